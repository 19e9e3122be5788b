"""Before a choice is final: one line of reasoning, and perhaps where two ties will go."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from game.playthrough import Prediction
from game.playthrough.decisions import LONGEST_REASON
from game.playthrough.sentences import capital
from game.ui.commands import Back, Command, Confirm, bindings
from game.ui.glyphs import glyphs, is_ascii, map_text
from game.ui.screens.base import BaseModal
from game.ui.screens.hung import Hung, Row
from game.ui.screens.pen import entitle
from game.ui.text import one_line, signed
from game.ui.widgets.line_input import LineInput


class Answer(NamedTuple):
    """What a person said before making a choice final."""

    reason: str
    predictions: dict[str, Prediction]
    is_final: bool = True
    """False where they went back; what they had written is kept for when they come again."""


class TieQuestion(NamedTuple):
    """A tie that a person is asked about."""

    quantity: str
    name: str
    """`Qatar → US`."""
    score: int
    """Now (points)."""


WAYS: tuple[tuple[str, Prediction], ...] = (("u", "up"), ("s", "same"), ("d", "down"))
WHY = "Why this? One line, for the debrief; it may stay empty."
ASKED = "Where will these stand after the round?"
WAYS_WIDTH = sum(len(f"{key} ( ) {way}  ") for key, way in WAYS)


class PredictionRow(Widget, can_focus=True):
    """One tie and three ways it may go: keys u, s, d, the arrows, or the mouse."""

    DEFAULT_CSS = """
    PredictionRow {
        height: 1;
        & > .row--key { color: $accent; text-style: bold; }
        & > .row--set { text-style: bold; }
        &:focus { background: $block-cursor-blurred-background; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"row--key", "row--set"}
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"expect('{way}')", way, show=False) for key, way in WAYS),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    way: reactive[Prediction | None] = reactive(None)

    class Answered(Message):
        """A way was given, or another one than before."""

        def __init__(self, *, goes_on: bool) -> None:
            super().__init__()
            self.goes_on = goes_on
            """False while the arrows still turn from one way to the next."""

    def __init__(self, question: TieQuestion) -> None:
        super().__init__()
        self.question = question

    def render_line(self, y: int) -> Strip:
        """Cursor, tie and the three ways, the chosen one ticked: in one line, or in two where it is narrow."""
        base, width, signs = self.rich_style, self.size.width, glyphs(self.app)
        is_narrow = self.size.height > 1
        room = width - (0 if is_narrow else WAYS_WIDTH) - len("  , now +100")
        name = one_line(map_text(self.question.name, is_ascii(self.app)), room, signs.ellipsis)
        cursor = signs.cursor if self.has_focus else " "
        head = f"{cursor} {name}, now {signed(self.question.score)}"
        if is_narrow:
            segments = [Segment(head, base)] if y == 0 else [Segment("    ", base), *self.ways()]
        else:
            segments = [Segment(head + " " * (width - WAYS_WIDTH - cell_len(head)), base), *self.ways()]
        return Strip(segments).adjust_cell_length(width, base)

    def ways(self) -> list[Segment]:
        """The three ways, each carrying itself for a click."""
        base, key, set_ = self.rich_style, *map(self.get_component_rich_style, ("row--key", "row--set"))
        segments = []
        for letter, way in WAYS:
            meta = Style(meta={"way": way})
            mark = "(x)" if self.way == way else "( )"
            style = set_ if self.way == way else base
            segments += [Segment(f"{letter} ", key + meta), Segment(f"{mark} {way}", style + meta), Segment("  ", base)]
        return segments

    def action_expect(self, way: Prediction) -> None:
        """Expect a way, and go on."""
        self.way = way
        self.post_message(self.Answered(goes_on=True))

    def action_turn(self, by: int) -> None:
        """Go to the next way, or the one before."""
        ways = [way for _, way in WAYS]
        place = ways.index(self.way) if self.way else -1 if by > 0 else len(ways)
        self.way = ways[max(0, min(len(ways) - 1, place + by))]
        self.post_message(self.Answered(goes_on=False))

    def on_click(self, event: events.Click) -> None:
        """A click on a way expects it."""
        way = event.style.meta.get("way")
        if way:
            self.action_expect(way)


class ReflectScreen(BaseModal[Answer]):
    """Shows the choice once more and asks; Enter makes it final, Esc goes back to the choices."""

    PLACE = "Before a choice is final"
    DEFAULT_CSS = """
    ReflectScreen {
        & Input { margin: 0 0 1 0; border: round $border-blurred; background: $surface; }
        & Input:focus { border: round $accent; }
        & #forecast { margin-bottom: 1; }
        & #rows { height: auto; margin-bottom: 1; }
        &.-narrow PredictionRow { height: 2; }
        &.-short #forecast { display: none; }
        &.-short Input, &.-short Input:focus { border: none; height: 1; background: $panel; margin: 0; }
        &.-short #rows { margin-bottom: 0; }
        &.-ascii Input { border: ascii $accent; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (Confirm, Back)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS_HERE)]

    def __init__(
        self,
        who: str,
        label: str,
        detail: str = "",
        *,
        forecast: tuple[Row, ...] = (),
        questions: tuple[TieQuestion, ...] = (),
        reason: str = "",
    ) -> None:
        """`forecast` in rows; `questions` are empty where only a reason is asked; `reason`: what stands there."""
        super().__init__()
        self.who, self.label, self.detail = who, label, detail
        self.forecast = forecast
        self.questions = questions
        self.reason = reason

    def compose(self) -> ComposeResult:
        """The choice, what it would do, the line to write, the ties to predict."""
        pen = self.pen
        with Vertical(classes="window") as window:
            entitle(window, pen(capital(f"{self.who} decides")))
            detail = [Row(pen(self.detail))] if self.detail else []
            yield Hung([Row(pen(self.label, "bold")), *detail], id="choice")
            yield Hung(self.forecast, id="forecast")
            yield Static(pen(WHY), id="why-asked")
            yield LineInput(self.reason, LONGEST_REASON)
            if self.questions:
                yield Static(pen(ASKED), id="asked")
                with Vertical(id="rows"):
                    for question in self.questions:
                        yield PredictionRow(question)
            yield from self.foot()

    def on_mount(self) -> None:
        """Writing can begin at once."""
        self.written.focus()

    @property
    def written(self) -> LineInput:
        """The line to write in."""
        return self.query_one(LineInput)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once when the line is longer than can be kept."""
        fault = self.written.fault
        self.query_one("#why-asked", Static).update(self.pen(fault or WHY, "bold $warning" if fault else ""))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the line."""
        self.action_confirm()

    @property
    def missing(self) -> list[PredictionRow]:
        """The ties that nothing is expected of yet."""
        return [row for row in self.query(PredictionRow) if row.way is None]

    def on_prediction_row_answered(self, event: PredictionRow.Answered) -> None:
        """On to the next tie that is still open. An answer never makes the choice final, nor does a correction."""
        missing = self.missing
        done = "Enter makes the choice final, with these answers."
        self.query_one("#asked", Static).update(self.pen(ASKED if missing else done))
        if missing and event.goes_on:
            missing[0].focus()

    def action_confirm(self) -> None:
        """Make it final; while a question is open, go there and say so."""
        missing = self.missing
        if self.written.fault:
            self.written.focus()
            return
        if missing:
            sentence = f"Say first where {missing[0].question.name} will stand."
            self.query_one("#asked", Static).update(self.pen(sentence, "bold $warning"))
            missing[0].focus()
            return
        self.dismiss(
            Answer(self.written.line, {row.question.quantity: row.way for row in self.query(PredictionRow) if row.way})
        )

    def action_back(self) -> None:
        """Go back to the choices."""
        self.dismiss(Answer(self.written.line, {}, is_final=False))

    def action_leave(self) -> None:
        """Leave the program; ask first if something has been written that would be lost."""
        if not self.written.line:
            self.shell.leave()
            return
        from game.ui.screens.small import AskScreen

        def answered(yes: bool | None) -> None:
            if yes:
                self.shell.leave()

        sentence = "What you have written here is not kept yet. All rounds before are saved."
        self.app.push_screen(AskScreen("Leave now?", sentence, answer="Leave"), answered)
