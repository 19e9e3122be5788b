"""The command palette: what the present screen offers, the stories of all scores, and the themes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from game.ui.commands import Command
from game.ui.screens.base import BaseModal, BaseScreen
from game.ui.text import plain

if TYPE_CHECKING:
    from game.ui.app import BackchannelApp

THEME_WORDS = {
    "backchannel": "Theme: standard",
    "backchannel-contrast": "Theme: high contrast",
    "backchannel-safe": "Theme: colour-blind-safe",
}


class Line(NamedTuple):
    """One line of the palette."""

    text: str
    about: str
    """Our own words, never from a file."""
    run: Callable[[], object]
    found_only: bool = False
    """True: shown only once something is typed, since there are many."""


class Palette(Provider):
    """All lines, found by their words."""

    def lines(self) -> Iterator[Line]:
        """What can be asked for now."""
        app = cast("BackchannelApp", self.app)
        screen = self.screen
        if isinstance(screen, BaseScreen | BaseModal):
            for command in screen.COMMANDS_HERE:
                if command.IN_PALETTE and screen.check_action(command.action(), ()) is True:
                    yield Line(command.LABEL, command.about(), partial(self.carry_out, command))
        for theme in app.available_themes:
            if theme != app.theme and theme in THEME_WORDS:
                yield Line(THEME_WORDS[theme], "Change the colours", partial(setattr, app, "theme", theme))
        playthrough = getattr(screen, "playthrough", None)
        if playthrough is not None:
            view = playthrough.view()
            for quantity in (*view.scores, *view.indicators):
                name = playthrough.scenario.quantity_name(quantity)
                yield Line(
                    f"Why? {name}",
                    "The whole story of this score",
                    partial(app.open_why, playthrough, quantity),
                    found_only=True,
                )

    async def carry_out(self, command: type[Command]) -> None:
        """Run a command on the screen from which the palette was opened."""
        await self.screen.run_action(command.action())

    async def discover(self) -> Hits:
        """What is listed before anything is typed."""
        for line in self.lines():
            if not line.found_only:
                yield DiscoveryHit(plain(line.text), line.run, text=line.text, help=line.about)

    async def search(self, query: str) -> Hits:
        """The lines that fit what was typed."""
        matcher = self.matcher(query)
        for line in self.lines():
            text = plain(line.text).plain
            if (score := matcher.match(text)) > 0:
                yield Hit(score, matcher.highlight(text), line.run, text=text, help=line.about)
