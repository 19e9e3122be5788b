"""The application: themes, the way between screens, and what can be asked for everywhere."""

from __future__ import annotations

import locale
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.app import App
from textual.screen import Screen
from textual.scrollbar import ScrollBar, ScrollBarRender

from game.program import program
from game.ui import pasting
from game.ui.themes import no_colour, register
from game.words import clean_text

if TYPE_CHECKING:
    from game.model.base import Fog, Reflect
    from game.playthrough import Playthrough
    from game.record import Game
    from game.scenario.draft import Draft


class Options(NamedTuple):
    """What the command line settled for new games."""

    seed: int | None = None
    """From which chance is drawn; None draws one for each game."""
    save: Path | None = None
    """Where to save; None for the usual folder."""
    fog: Fog | None = None
    """Other than the scenario's own."""
    reflect: Reflect | None = None
    open_seats: tuple[str, ...] = ()
    """Closed seats that the teacher has opened."""


class PlainBar(ScrollBarRender):
    """A scroll bar without signs of part of a cell."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


class BackchannelApp(App[int]):
    """Backchannel in a terminal."""

    TITLE = "Backchannel"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[Any]] = {lambda: palette()}

    def __init__(
        self,
        first: Callable[[], Screen[Any]],
        *,
        plain_signs: bool = False,
        options: Options = Options(),  # noqa: B008
    ) -> None:
        """Open with the screen that `first` makes; `plain_signs` draws in ASCII, as some terminals need anyway."""
        super().__init__(ansi_color=True if no_colour() else None)
        self.ascii = plain_signs or needs_ascii()
        self.options = options
        self.game: Game | None = None
        self.farewell = ""
        """What is printed after the last screen."""
        self._first = first
        self._places = 0
        self._editor = ""
        """The place of the editor from which a game is being tried out; empty while none is."""
        register(self)
        wanted = os.environ.get("TEXTUAL_THEME", "")
        if wanted in self.available_themes and not no_colour():
            self.theme = wanted
        ScrollBar.renderer = PlainBar if self.ascii else ScrollBarRender

    def get_default_screen(self) -> Screen[Any]:
        """The first screen."""
        return self._first()

    # ── The way between screens ──────────────────────────────────────────────────────────────────────────────────────

    async def go(self, make: Callable[[], Screen[Any]]) -> None:
        """Leave where we are, with all that is open there, for the screen that `make` makes."""
        self._places += 1
        left, here = self.current_mode, f"place-{self._places}"
        self.add_mode(here, make)
        await self.switch_mode(here)
        if left in self._modes and left != self._editor:
            await self.remove_mode(left)

    def open_start(self) -> None:
        """Show the start screen; the game that was open is closed and listed there. From a trial: back to the text."""
        from game.ui.screens.start import StartScreen

        self.hold(None)
        self.call_next(*((self._back_to_editor,) if self.is_trial else (self.go, StartScreen)))

    def open_game(self, game: Game) -> None:
        """Play a game in the situation room, or show its debrief if it is over."""
        self.hold(game)
        if game.playthrough.is_over:
            self.open_debrief(game)
            return
        from game.ui.screens.situation import SituationScreen

        self.call_next(self.go, lambda: SituationScreen(game))

    def open_trial(self, game: Game, note: str) -> None:
        """Try a game out from the editor, which stays as it is; every way out of the game leads back to it."""
        self._editor = self.current_mode
        self._modes.setdefault(self._editor, self.get_default_screen)  # Textual's own first mode cannot be gone back to
        self.open_game(replace(game, notes=(note, *game.notes)))

    @property
    def is_trial(self) -> bool:
        """Whether the game that is open is tried out from the editor."""
        return bool(self._editor) and self.current_mode != self._editor

    async def _back_to_editor(self) -> None:
        left, editor, self._editor = self.current_mode, self._editor, ""
        await self.switch_mode(editor)
        await self.remove_mode(left)

    def open_debrief(self, game: Game) -> None:
        """Show the debrief of a game that is over."""
        from game.ui.screens.debrief import DebriefScreen

        self.hold(game)
        self.call_next(self.go, lambda: DebriefScreen(game))

    def open_replay(self, game: Game) -> None:
        """Show a game step by step, over the present screen."""
        from game.ui.screens.replay import ReplayScreen

        self.push_screen(ReplayScreen(game))

    def open_why(self, playthrough: Playthrough, quantity: str, rounds: int | None = None) -> None:
        """Open the whole story of a score or an indicator, up to after so many rounds."""
        from game.ui.screens.why import WhyScreen

        self.push_screen(WhyScreen(playthrough, quantity, rounds))

    def open_help(self) -> None:
        """Open the help page, with what the present screen offers first."""
        from game.ui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen))

    def hold(self, game: Game | None) -> None:
        """Make a game the open one, and close the one that was."""
        if self.game is not None and self.game is not game:
            self.game.close()
        self.game = game

    # ── Leaving ──────────────────────────────────────────────────────────────────────────────────────────────────────

    async def action_quit(self) -> None:
        """Leave, also from a window (Ctrl+Q); while a text is being written, ask first."""
        asked = getattr(self.screen, "action_leave", None)
        if asked is not None:
            asked()
        else:
            self.leave()

    def leave(self) -> None:
        """Leave the program; a game is saved after every decision, and the last line says so. A trial leads back."""
        if self.is_trial:
            self.open_start()
            return
        if self.game is not None and not self.game.playthrough.is_over:
            from game.record import is_begun

            which = f" {quote(self.game.address)}" if self.game.variation else ""
            self.farewell = f"Your game is saved. To go on with it:\n  {program()} resume{which}"
            if not is_begun(self.game.playthrough):
                self.farewell = "Nothing was decided in this variation, so it was not kept. The game is as it was."
        self.exit(0)

    def say_farewell(self) -> None:
        """Print the last line, once the screen is the shell's again: somebody copies it, so it is not wrapped."""
        if self.farewell:
            self.error_console.print(clean_text(self.farewell), soft_wrap=True, markup=False, highlight=False)


def palette() -> type[Any]:
    """The commands of the palette; loaded when it is first opened."""
    from game.ui.palette import Palette

    return Palette


def needs_ascii() -> bool:
    """Whether this terminal may lack our signs: the Linux console's font, or a locale that is not UTF-8."""
    return os.environ.get("TERM") == "linux" or "utf" not in locale.getpreferredencoding(False).lower()


# ── What the command line calls ──────────────────────────────────────────────────────────────────────────────────────


def run_start(
    ascii: bool = False,  # noqa: A002 - the word that `--ascii` uses
    scenario: Path | None = None,
    seed: int | None = None,
    save: Path | None = None,
    fog: Fog | None = None,
    reflect: Reflect | None = None,
    open_seats: tuple[str, ...] = (),
) -> int:
    """Open the start screen, or with a scenario the choice of a seat in it; returns the exit code."""
    from game.ui.screens.start import StartScreen

    options = Options(seed, save, fog, reflect, tuple(open_seats))
    return run(BackchannelApp(lambda: StartScreen(scenario), plain_signs=ascii, options=options))


def run_game(game: Game, ascii: bool = False) -> int:  # noqa: A002
    """Go on with a game, or show its debrief if it is over; returns the exit code."""
    app: BackchannelApp

    def first() -> Screen[Any]:
        app.hold(game)
        if game.playthrough.is_over:
            from game.ui.screens.debrief import DebriefScreen

            return DebriefScreen(game)
        from game.ui.screens.situation import SituationScreen

        return SituationScreen(game, read_first=not game.playthrough.played)

    app = BackchannelApp(first, plain_signs=ascii)
    return run(app)


def run_replay(game: Game, ascii: bool = False) -> int:  # noqa: A002
    """Replay a saved game; returns the exit code."""

    def first() -> Screen[Any]:
        from game.ui.screens.replay import ReplayScreen

        return ReplayScreen(game)

    return run(BackchannelApp(first, plain_signs=ascii))


def run_editor(draft: Draft, note: str = "", ascii: bool = False) -> int:  # noqa: A002
    """Edit a scenario; returns the exit code."""

    def first() -> Screen[Any]:
        from game.ui.screens.edit import EditScreen

        return EditScreen(draft, note)

    return run(BackchannelApp(first, plain_signs=ascii))


def run(app: BackchannelApp) -> int:
    """Run to the end and close the game that is open then."""
    pasting.install()
    try:
        app.run()
    finally:
        app.hold(None)
    app.say_farewell()
    return app.return_code or 0


__all__ = ["BackchannelApp", "Options", "run_editor", "run_game", "run_replay", "run_start"]
