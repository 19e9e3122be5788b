"""The replay screen: a timeline above, the round's texts at the left, the numbers at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from game.ui.commands import Command, ShowMap, bindings
from game.ui.screens import shown
from game.ui.screens.pen import entitle
from game.ui.screens.replay import texts
from game.ui.screens.replay.arranging import Arranging
from game.ui.screens.replay.commands import HERE, AskFirst, CompareWithRecord, PlayByItself
from game.ui.screens.replay.keeping import Keeping
from game.ui.screens.replay.layout import BESIDE, PANES
from game.ui.screens.replay.panes import NumberPane, TextPane
from game.ui.screens.tabstrip import TabStrip
from game.ui.screens.titleline import TitleLine
from game.ui.widgets.indicators import Indicators
from game.ui.widgets.matrix import Matrix
from game.ui.widgets.network import Network
from game.ui.widgets.ties import TieView
from game.ui.widgets.timeline import Timeline

if TYPE_CHECKING:
    from game.record import Game

TITLES = {pane.id: pane.name for pane in PANES} | {"ties": "Ties: how each regards the others", "gauges": "Indicators"}


class ReplayScreen(Keeping, Arranging):
    """A game that was played, over or not, at one position after another."""

    PLACE = "Replay"
    DEFAULT_CSS = """
    ReplayScreen {
        & Timeline { padding: 0 1; }
        & #frame { height: 1fr; }
        & #texts, & #numbers { width: 1fr; height: 1fr; }
        & .pane { height: 1fr; }
        & #pointed { height: auto; max-height: 3; padding: 0 2; }
        &.-tall Timeline { margin: 1 0; }
        &.-beside #frame { layout: horizontal; }
        &.-beside #situation { height: auto; max-height: 30%; }
        &.-beside #numbers { width: 64; }
        &.-beside #ties, &.-beside #gauges { height: auto; }
        &.-beside #ties.-map { height: 1fr; min-height: 14; }
        &.-tall.-beside #choices { height: auto; max-height: 60%; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = HERE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*HERE)]
    AUTO_FOCUS = ""
    said: Content | None = None
    """The sentence about what is pointed at."""

    def compose(self) -> ComposeResult:
        """Title, timeline, where we are, panes, keys."""
        yield TitleLine()
        yield Timeline(self.titles, position=self.frame.position)
        yield TabStrip(PANES, digits=False, id="tabs")
        yield TextPane(self.pen(TITLES["situation"]), id="situation")
        with Container(id="frame"):
            with Vertical(id="texts"):
                yield TabStrip(BESIDE, digits=False, id="tabs-beside")
                yield TextPane(self.pen(TITLES["choices"]), id="choices")
                yield TextPane(self.pen(TITLES["changes"]), id="changes")
            with VerticalScroll(id="numbers", can_focus=False):
                with NumberPane(self.pen(TITLES["ties"]), id="ties"):
                    yield Matrix(shown.actors_of(self.scenario), names=shown.names_of(self.scenario))
                if self.scenario.indicators:
                    with NumberPane(self.pen(TITLES["gauges"]), id="gauges"):
                        yield Indicators()
                yield Static(id="pointed")
        yield from self.foot()

    def on_mount(self) -> None:
        """Say what opening the save had to tell, and show the first position."""
        for note in self.game.notes:
            self.say(note, seconds=12)
        self.lay_out()
        self.show_frame()

    # ── What is shown ────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def titles(self) -> tuple[str, ...]:
        """Of the rounds that were played."""
        return tuple(round_.title for round_ in self.scenario.rounds[: self.last])

    def show_game(self, game: Game, position: int) -> None:
        """Look at another variation of the game."""
        self.take(game, position)
        self.query_one(Timeline).rounds = self.titles
        self.go(position, covered=self.is_asking)

    def show_frame(self) -> None:
        """Bring every pane to the present position."""
        here, pen, scenario = self.frame, self.pen, self.scenario
        timeline = self.query_one(Timeline)
        timeline.position, timeline.total = here.position - here.is_covered, here.rounds
        timeline.marked = self.kept.noted
        entitle(self.query_one("#situation"), *texts.heading(pen, here))
        self.query_one("#situation", TextPane).show(texts.situation(pen, scenario, here))
        self.show_choices()
        self.query_one("#changes", TextPane).show(texts.changes(pen, scenario, here))
        self.show_title()
        self.show_numbers()
        self.refresh_bindings()

    def show_choices(self) -> None:
        """Who chose what; in brief where the pane shares its room."""
        brief, comparing = self.has_class("-beside"), self.is_comparing
        rows = texts.choices(self.pen, self.scenario, self.frame, self.seat, brief=brief, comparing=comparing)
        pane = self.query_one("#choices", TextPane)
        entitle(pane, self.pen("What now?" if self.frame.is_covered else TITLES["choices"]))
        pane.show([*texts.notes(self.pen, self.scenario, self.frame, self.kept), *rows])

    def show_title(self) -> None:
        """The line at the top."""
        title = self.query_one(TitleLine)
        title.left, title.right = self.scenario.title, self.whose
        what = f"Replay of variation {self.game.variation}" if self.game.variation else "Replay"
        title.middle = (what,)
        if not self.playthrough.is_over:
            title.middle = (f"{what} so far: round {self.last + 1} is still to be played", f"{what} so far", what)

    def show_numbers(self) -> None:
        """Scores and indicators, with what the round changed, or with how far they are from the record."""
        here = self.frame
        changes, title, key = here.changes, TITLES["ties"], ""
        if self.is_comparing:
            values = {**here.view.scores, **here.view.indicators}
            record = here.record or values
            changes = {name: value - record[name] for name, value in values.items() if value != record[name]}
            title = "Beside the record" if here.record is not None else f"The record ends after round {self.reach}"
            key = f"{self.pen.glyphs.up}{self.pen.glyphs.down} higher or lower here" if here.record is not None else ""
        for ties in self.query(TieView):
            ties.scores, ties.changes, ties.you = here.view.scores, changes, self.seat
        for gauges in self.query(Indicators):
            gauges.items = shown.indicator_items(self.scenario, here.view.indicators, changes)
        entitle(self.query_one("#ties"), self.pen(title), self.pen(key))
        self.show_pointed(self.pointed)

    def show_pointed(self, quantity: str | None) -> None:
        """Say in a sentence what is pointed at."""
        self.pointed = quantity
        words = self.pen("")
        if quantity and self.is_comparing:
            words = texts.beside(self.pen, self.scenario, self.frame, quantity)
        elif quantity:
            found = (view.describe(quantity) for view in (*self.query(TieView), *self.query(Indicators)))
            words = self.pen(next((text for text in found if text), ""))
        if words != self.said:
            self.said = words
            self.query_one("#pointed", Static).update(words)

    def label_of(self, command: type[Command]) -> str:
        """Some keys say what they would do now."""
        if command is ShowMap and self.query(Network):
            return "Ties"
        if command is PlayByItself and self.is_playing:
            return "Stop"
        if command is CompareWithRecord and self.is_comparing:
            return "No record"
        if command is AskFirst and self.is_asking:
            return "Show all"
        return command.LABEL
