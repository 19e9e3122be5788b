"""The reveal: who chose what, then cause by cause what moved, while the matrix beside it follows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from game.ui.commands import Command, Help, Leave, NextCause, ShowAll, Why, bindings
from game.ui.screens import shown
from game.ui.screens.base import BaseScreen
from game.ui.screens.hung import Hung, Row
from game.ui.screens.pen import entitle
from game.ui.screens.reveal_text import chosen_rows, group_rows, groups_of
from game.ui.screens.titleline import TitleLine
from game.ui.widgets.indicators import Indicators
from game.ui.widgets.matrix import Matrix

if TYPE_CHECKING:
    from game.engine.resolve import Step
    from game.playthrough import Playthrough
    from game.ui.present import Group


PANEL = 3
"""Lines that the panel of the matrix has beside those of the actors."""
TALL = 32
"""Lines from which on an indicator has two of them."""


class CauseRows(Hung):
    """One cause with its changes; a click asks Why? of the first of them."""

    def __init__(self, group: Group, rows: Iterable[Row]) -> None:
        super().__init__(rows, classes="cause")
        self.group = group

    class Asked(Message):
        """Somebody clicked a cause."""

        def __init__(self, group: Group) -> None:
            super().__init__()
            self.group = group

    def on_click(self) -> None:
        """Ask for the story of what it changed."""
        self.post_message(self.Asked(self.group))


class RevealScreen(BaseScreen[None]):
    """Shows a round that was played, to one seat (or to all, for "")."""

    PLACE = "Reveal"
    DEFAULT_CSS = """
    RevealScreen {
        & #reveal { height: 1fr; }
        & #told { width: 1fr; }
        & #numbers { width: 46%; height: 1fr; }
        & #ties, & #gauges { height: auto; }
        & .cause { margin-top: 1; height: auto; }
        & #chosen { height: auto; }
        & #more { margin-top: 1; color: $text-muted; height: auto; }
        &.-std #reveal, &.-narrow #reveal, &.-cut #reveal { layout: vertical; }
        &.-std #told, &.-narrow #told { height: 1fr; }
        &.-std #numbers, &.-narrow #numbers, &.-cut #numbers { width: 1fr; height: auto; max-height: 50%; }
        &.-crowded.-std #numbers { max-height: 65%; }
        &.-crowded.-std #ties { border: none; padding: 0 2; }
        &.-std #gauges, &.-narrow #gauges { display: none; }
        &.-short #numbers { display: none; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (NextCause, ShowAll, Why, Help, Leave)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS_HERE), ("escape", "show_all")]

    def __init__(self, playthrough: Playthrough, step: Step, seat: str) -> None:
        super().__init__()
        self.playthrough = playthrough
        self.scenario = playthrough.scenario
        self.step = step
        self.seat = seat
        self.groups = groups_of(self.scenario, step, seat)
        self.told = 0
        """How many groups are shown."""
        self.round = step.state.round
        before = playthrough.view(rounds=self.round - 1)
        self.values = {**before.scores, **before.indicators}
        self.changes: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The text on the left (or above), the numbers on the right (or below)."""
        pen, scenario = self.pen, self.scenario
        title = TitleLine()
        title.left, title.right = scenario.title, "What happened"
        where = f"Round {self.round} of {len(scenario.rounds)}"
        title.middle = (f"{where} · {scenario.rounds[self.round - 1].title}", where)
        yield title
        with Horizontal(id="reveal"):
            with VerticalScroll(id="told", classes="panel") as told:
                entitle(told, pen("Who chose what"))
                yield Hung(chosen_rows(pen, scenario, self.step, self.seat), id="chosen")
                yield Static(id="more")
            with VerticalScroll(id="numbers", can_focus=False):
                with Vertical(id="ties", classes="panel") as pane:
                    entitle(pane, pen("Ties: how each regards the others"))
                    yield Matrix(shown.actors_of(scenario), self.values, you=self.seat, names=shown.names_of(scenario))
                with Vertical(id="gauges", classes="panel") as pane:
                    entitle(pane, pen("Indicators"))
                    yield Indicators(shown.indicator_items(scenario, self.values, {}))
        yield from self.foot()

    def on_mount(self) -> None:
        """The arrow keys scroll the text."""
        self.set_class(len(self.scenario.actors) + PANEL > self.app.size.height // 2 - 1, "-crowded")
        self.query_one("#told").focus()
        if self.app.size.height >= TALL:
            self.query_one(Indicators).styles.height = 2 * len(self.scenario.indicators)
        self.say_more()

    # ── Telling ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def is_done(self) -> bool:
        """Whether everything has been shown."""
        return self.told >= len(self.groups)

    async def show_groups(self, number: int) -> None:
        """Show so many groups more, and let the numbers follow."""
        fresh = self.groups[self.told : self.told + number]
        self.told += len(fresh)
        entries = [line.entry for group in fresh for line in group.lines]
        for entry in entries:
            if entry.quantity in self.values:
                self.values[entry.quantity] += entry.change
                self.changes[entry.quantity] = self.changes.get(entry.quantity, 0) + entry.change
        if self.is_done:
            self.settle()
        told = self.query_one("#told", VerticalScroll)
        causes = [CauseRows(group, group_rows(self.pen, self.scenario, group)) for group in fresh]
        await told.mount_all(causes, before="#more")
        matrix = self.query_one(Matrix)
        matrix.marked = frozenset(entry.quantity for entry in entries) if number == 1 else frozenset()
        matrix.scores, matrix.changes = dict(self.values), dict(self.changes)
        self.query_one(Indicators).items = shown.indicator_items(self.scenario, self.values, self.changes)
        self.say_more()
        if len(causes) == 1:
            self.call_after_refresh(told.scroll_to_widget, causes[0], top=True, animate=False)

    def settle(self) -> None:
        """At the end the numbers are those of the state, whatever the groups left unsaid."""
        after = self.playthrough.view(rounds=self.round)
        before = self.playthrough.view(rounds=self.round - 1)
        self.values = {**after.scores, **after.indicators}
        old = {**before.scores, **before.indicators}
        self.changes = {name: value - old[name] for name, value in self.values.items() if value != old[name]}

    def say_more(self) -> None:
        """What is still to come, or where it goes on."""
        left = len(self.groups) - self.told
        if left:
            text = f"Space: what came of it ({left} more)   Enter: all at once"
        elif self.playthrough.is_over:
            text = "The game is over. Enter: the debrief"
        else:
            text = "Enter: the next round"
        self.query_one("#more", Static).update(self.pen(text))
        self.refresh_bindings()

    # ── What a person asks for ───────────────────────────────────────────────────────────────────────────────────────

    def label_of(self, command: type[Command]) -> str:
        """Enter shows all, then goes on."""
        if command is ShowAll and self.is_done:
            return "Debrief" if self.playthrough.is_over else "Next round"
        return super().label_of(command)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is no next cause after the last."""
        return action != NextCause.action() or not self.is_done or None

    async def action_next_cause(self) -> None:
        """The next cause."""
        await self.show_groups(1)

    async def action_show_all(self) -> None:
        """Everything; once it is shown, on."""
        if self.is_done:
            self.dismiss()
        else:
            await self.show_groups(len(self.groups))

    def action_why(self) -> None:
        """The story of what was shown last."""
        if self.told:
            self.tell(self.groups[self.told - 1])
        else:
            self.shell.open_why(self.playthrough, next(iter(self.values)))

    def tell(self, group: Group) -> None:
        """The story of the first score that a group changed."""
        name = next((line.entry.quantity for line in group.lines if line.entry.quantity in self.values), None)
        self.shell.open_why(self.playthrough, name or next(iter(self.values)))

    def on_cause_rows_asked(self, message: CauseRows.Asked) -> None:
        """A click on a cause."""
        self.tell(message.group)

    @on(Matrix.Asked)
    @on(Indicators.Asked)
    def tell_pointed(self, message: Matrix.Asked | Indicators.Asked) -> None:
        """The story of what is pointed at."""
        self.shell.open_why(self.playthrough, message.quantity)
