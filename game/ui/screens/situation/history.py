"""The rounds before: who chose what, and what moved because of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll

from game.ui.commands import Back, Command, NextPage, PreviousPage, bindings
from game.ui.screens.base import BaseModal
from game.ui.screens.hung import Hung, Row
from game.ui.screens.pen import entitle
from game.ui.screens.reveal_text import chosen_rows, group_rows, groups_of

if TYPE_CHECKING:
    from game.playthrough import Playthrough


class NextRound(NextPage):
    """Go to the round after."""

    LABEL = "Rounds"


class PreviousRound(PreviousPage):
    """Go to the round before."""


class HistoryScreen(BaseModal[None]):
    """One round at a time, the last one first."""

    PLACE = "History"
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (NextRound, PreviousRound, Back)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS_HERE), ("h", "back")]

    def __init__(self, playthrough: Playthrough, seat: str) -> None:
        super().__init__()
        self.playthrough = playthrough
        self.seat = seat
        self.place = len(playthrough.played) - 1

    def compose(self) -> ComposeResult:
        """A text that scrolls."""
        with Vertical(classes="window -large"):
            with VerticalScroll():
                yield Hung(id="text")
            yield from self.foot()

    def on_mount(self) -> None:
        """The last round, and the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()
        self.show()

    def show(self) -> None:
        """Write the present round."""
        pen, window, scenario = self.pen, self.query_one(".window"), self.playthrough.scenario
        text = self.query_one("#text", Hung)
        if self.place < 0:
            entitle(window, pen("No round has been played yet"))
            text.rows = (Row(pen("When the first round is over, you can look back at it here.")),)
            return
        played = self.playthrough.played[self.place]
        title = scenario.rounds[self.place].title
        entitle(window, pen(f"Round {self.place + 1} of {len(self.playthrough.played)} played: {title}"))
        rows = [*chosen_rows(pen, scenario, played.step, self.seat)]
        for group in groups_of(scenario, played.step, self.seat):
            rows += [Row(), *group_rows(pen, scenario, group)]
        text.rows = tuple(rows)
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_next_round(self) -> None:
        """The round after."""
        self.turn(1)

    def action_previous_round(self) -> None:
        """The round before."""
        self.turn(-1)

    def turn(self, by: int) -> None:
        """So many rounds on."""
        self.place = max(min(self.place + by, len(self.playthrough.played) - 1), min(0, self.place))
        self.show()
