"""A row with one of several answers: the arrow keys or a click turn to the next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from game.ui.glyphs import glyphs, is_ascii, map_text
from game.ui.text import one_line


class Turn(Widget, can_focus=True):
    """`About  < the decision of Qatar >`."""

    DEFAULT_CSS = """
    Turn { height: 1; }
    Turn:focus { background: $block-cursor-blurred-background; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
    ]

    value: reactive[str] = reactive("")
    """The id of the answer."""

    class Turned(Message):
        """Another answer was turned to."""

        def __init__(self, turn: Turn) -> None:
            super().__init__()
            self.turn = turn

    def __init__(self, label: str, answers: Mapping[str, str], value: str, id: str) -> None:  # noqa: A002
        """`answers`: ids to words; `value`: the id to begin with."""
        super().__init__(id=id)
        self.label = label
        self.answers = dict(answers)
        self.set_reactive(Turn.value, value)

    def render_line(self, y: int) -> Strip:
        """Cursor, label and answer between arrows; the arrows only where there is another answer."""
        base, width, signs = self.rich_style, self.size.width, glyphs(self.app)
        left, right = (f"{signs.left} ", f" {signs.right}") if len(self.answers) > 1 else ("  ", "")
        head = f"{signs.cursor if self.has_focus else ' '} {self.label}  {left}"
        words = map_text(self.answers[self.value], is_ascii(self.app))
        words = one_line(words, max(width - len(head) - len(right), 1), signs.ellipsis)
        return Strip([Segment(head + words + right, base)]).adjust_cell_length(width, base)

    def action_turn(self, by: int) -> None:
        """Turn to the next answer, after the last one to the first."""
        ids = [*self.answers]
        self.value = ids[(ids.index(self.value) + by) % len(ids)]
        self.post_message(self.Turned(self))

    def on_click(self, event: events.Click) -> None:
        """A click turns on."""
        self.action_turn(1)
