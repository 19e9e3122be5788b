"""Indicators: bars from 0 to 100, each with its name, value, change and the word for where it stands.

One line each; where the widget is given more lines, the bar has its own, and another says what its two ends mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive

from game.ui.text import one_line
from game.ui.widgets.bars import bar
from game.ui.widgets.cells import change_marks, ghost_marks
from game.ui.widgets.drawing import Drawing, Piece
from game.ui.widgets.ties import ghost_words, moved_words
from game.ui.widgets.values import IndicatorItem

MARK = 4
"""Cells for a change: `▴+12`."""
NUMBERS = 5 + MARK
"""Cells for a value and its change, with a space before each."""
SHORTEST_BAR = 4
"""Cells of a bar in one line with the rest; before it gets shorter, the word goes, and then names are cut."""


class Indicators(Drawing, can_focus=True):
    """The indicators. Arrow keys or the mouse point at one; Enter, w or a click asks for its story."""

    DEFAULT_CSS = """
    Indicators {
        height: auto;
        width: 1fr;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("enter,w", "ask", "Why?", show=False),
    ]

    items: reactive[tuple[IndicatorItem, ...]] = reactive((), layout=True)
    cursor: reactive[int] = reactive(0, init=False)
    """Which of them the cursor is on, counted from 0."""
    hovered: reactive[int | None] = reactive(None, init=False)

    class Report(Message):
        """What both messages carry."""

        def __init__(self, view: Indicators, quantity: str | None) -> None:
            super().__init__()
            self.view = view
            self.quantity = quantity
            """The indicator's id."""

        @property
        def control(self) -> Indicators:
            """The widget that reports."""
            return self.view

    class Pointed(Report):
        """The cursor or the mouse came to an indicator, or left (None)."""

    class Asked(Report):
        """Somebody wants the story of an indicator."""

        quantity: str

    def __init__(
        self,
        items: tuple[IndicatorItem, ...] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Indicators.items, tuple(items))

    @property
    def quantity(self) -> str | None:
        """The indicator under the cursor."""
        return self.items[self.cursor].id if self.cursor < len(self.items) else None

    def describe(self, quantity: str) -> str:
        """An indicator in a sentence: "Ceasefire talks: 28 of 100, fragile, down 2 since last round."."""
        item = next((item for item in self.items if item.id == quantity), None)
        if item is None:
            return ""
        parts = [f"{one_line(item.name)}: {item.value} of 100"]
        parts += [one_line(item.band)] if item.band else []
        parts += [f"{moved_words(item.change)} since last round"] if item.change else []
        text = ", ".join(parts)
        if item.ghost is not None:
            text += f"; {ghost_words(item.ghost)}"
        if item.low and item.high:
            text += f" (0: {one_line(item.low)}; 100: {one_line(item.high)})"
        return f"{text}."

    # ── Drawing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line for each."""
        return len(self.items)

    @property
    def pitch(self) -> int:
        """Lines for each indicator, as the height allows: 2 for text and bar, 3 with space, 4 with both ends too."""
        each = (self.content_size.height + 1) // max(len(self.items), 1)
        return max(1, min(4, each))

    def line(self, y: int, width: int) -> Iterable[Piece]:
        """All in one line, or spread over several."""
        index, part = divmod(y, self.pitch)
        if index >= len(self.items):
            return ()
        if self.pitch == 1:
            return self._short(index, width)
        parts = (self._text, self._bar, self._nothing if self.pitch == 3 else self._ends, self._nothing)
        return parts[part](index, width)

    def _short(self, index: int, width: int) -> Iterable[Piece]:
        """Name, bar, value, change and word in one line; the bar gets shorter first, then the word goes."""
        item, word = self.items[index], self._word_width()
        longest = max(cell_len(one_line(item.name)) for item in self.items)
        spare = width - 2 - NUMBERS
        name, bar_width = longest, spare - longest - word - 3
        if bar_width < SHORTEST_BAR:
            word, name = 0, min(longest, max(spare - 1 - SHORTEST_BAR, 8))
            bar_width = spare - name - 1
        yield from self._name_pieces(index, name)
        yield " ", Style()
        yield from self._bar_pieces(item, min(max(bar_width, 0), 40))
        yield from self._numbers(item, word)

    def _text(self, index: int, width: int) -> Iterable[Piece]:
        word = self._word_width() if self._word_beside(width) else 0
        yield from self._name_pieces(index, max(width - 2 - NUMBERS - (word + 2 if word else 0), 8))
        yield from self._numbers(self.items[index], word)

    def _bar(self, index: int, width: int) -> Iterable[Piece]:
        word = 0 if self._word_beside(width) else self._word_width()
        yield "  ", Style()
        yield from self._bar_pieces(self.items[index], max(width - 2 - (word + 2 if word else 0), 0))
        if word:
            yield "  ", Style()
            yield self.label(self.items[index].band, word), self.look.muted

    def _word_beside(self, width: int) -> bool:
        """Whether the word has room beside the name, where the bar has a line of its own; else it ends that line."""
        longest = max(cell_len(one_line(item.name)) for item in self.items)
        return 2 + longest + NUMBERS + 2 + self._word_width() <= width

    def _ends(self, index: int, width: int) -> Iterable[Piece]:
        item, half = self.items[index], (width - 2) // 2
        yield "  ", Style()
        yield self.label(item.low, half - 1), self.look.muted
        yield self.label(item.high, width - 1 - half, "right"), self.look.muted

    def _nothing(self, index: int, width: int) -> Iterable[Piece]:
        return ()

    def _word_width(self) -> int:
        return max((cell_len(one_line(item.band)) for item in self.items), default=0)

    def _name_pieces(self, index: int, width: int) -> Iterable[Piece]:
        look, on_cursor = self.look, self.has_focus and index == self.cursor
        yield f"{self.signs.cursor if on_cursor else ' '} ", look.accent
        name = self.label(self.items[index].name, width)
        style = (look.cursor if on_cursor else look.text) + (look.hover if index == self.hovered else Style())
        yield name.rstrip(), style
        yield " " * (width - cell_len(name.rstrip())), Style()

    def _bar_pieces(self, item: IndicatorItem, width: int) -> Iterable[Piece]:
        return bar(item.value, width, self.signs, self.look, change=item.change, ghost=item.ghost)

    def _numbers(self, item: IndicatorItem, word: int) -> Iterable[Piece]:
        look, signs = self.look, self.signs
        marks = ghost_marks(item.ghost, signs) if item.ghost is not None else change_marks(item.change, signs)
        mark = next((mark for mark in marks if len(mark) <= MARK), "")
        yield f"{item.value:>4} ", look.strong
        yield mark, look.ghost if item.ghost is not None else look.changed
        yield " " * (MARK - len(mark)), Style()
        if word:
            yield "  ", Style()
            yield self.label(item.band, word), look.muted

    # ── Moving and pointing ──────────────────────────────────────────────────────────────────────────────────────────

    def action_move(self, down: int) -> None:
        """Move the cursor."""
        self.cursor = max(0, min(self.cursor + down, len(self.items) - 1))

    def action_ask(self) -> None:
        """Ask for the story of the indicator under the cursor."""
        if self.quantity is not None:
            self.post_message(self.Asked(self, self.quantity))

    def watch_items(self) -> None:
        """The cursor stays where there is something."""
        self.cursor = max(0, min(self.cursor, len(self.items) - 1))

    def watch_cursor(self) -> None:
        """Say where the cursor came to."""
        if self.has_focus:
            self.post_message(self.Pointed(self, self.quantity))

    def watch_hovered(self, hovered: int | None) -> None:
        """Say what the mouse came to."""
        here = self.items[hovered].id if hovered is not None else self.quantity if self.has_focus else None
        self.post_message(self.Pointed(self, here))

    def on_focus(self) -> None:
        """The cursor appears."""
        self.refresh()
        self.post_message(self.Pointed(self, self.quantity))

    def on_blur(self) -> None:
        """The cursor goes."""
        self.refresh()
        self.post_message(self.Pointed(self, None))

    def _at(self, offset: Offset | None) -> int | None:
        index = offset.y // self.pitch if offset is not None else -1
        return index if 0 <= index < len(self.items) else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Point at what is under the mouse."""
        self.hovered = self._at(event.get_content_offset(self))

    def on_leave(self) -> None:
        """The mouse is gone."""
        self.hovered = None

    def on_click(self, event: events.Click) -> None:
        """A click asks for the story."""
        index = self._at(event.get_content_offset(self))
        if index is not None:
            self.cursor = index
            self.action_ask()
