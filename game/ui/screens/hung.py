"""Text in rows with hanging indents: what stands before a row (a number, a name, an arrow) keeps its own column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

EMPTY = Content("")
LEAST = 12
"""Cells that the first line must have left after a head; where it has fewer, the text begins below the head."""


class Row(NamedTuple):
    """A paragraph; its lines start at `indent`, and `head` stands before the first."""

    body: Content = EMPTY
    head: Content = EMPTY
    indent: int = 0
    """Cells."""

    def lines(self, width: int) -> list[Content]:
        """The paragraph in lines of at most `width` cells; a head wider than the indent takes room from the first."""
        indent = min(self.indent, width // 2)
        room, margin = max(width - indent, 1), " " * indent
        first = width - max(self.head.cell_length, indent)
        if first < min(LEAST, room):
            found, rest = self.head.wrap(max(width, 1)), self.body
        elif first == room:
            head = self.head + " " * (indent - self.head.cell_length)
            begun, *more = self.body.wrap(room) if self.body else [EMPTY]
            return [head + begun, *(Content(margin) + line for line in more)]
        else:
            begun = self.body.wrap(first)[0] if self.body else EMPTY
            found, rest = [self.head + begun], self.body[len(begun.plain) :]
            gap = re.match(r" *\n?", rest.plain)
            rest = rest[gap.end() if gap else 0 :]
        return found + [Content(margin) + line for line in (rest.wrap(room) if rest else [])]


class Hung(Widget):
    """Shows rows, wrapped to its width."""

    DEFAULT_CSS = """
    Hung { height: auto; width: 1fr; padding-right: 1; text-wrap: nowrap; }
    """

    rows: reactive[tuple[Row, ...]] = reactive(())

    def __init__(
        self,
        rows: Iterable[Row] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own names
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Hung.rows, tuple(rows))

    def watch_rows(self) -> None:
        """Lay the screen out anew only where the rows take another number of lines."""
        if len(self.lines(self.content_size.width)) != self.content_size.height:
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """All lines at a width (cells)."""
        found: list[Content] = []
        for row in self.rows:
            found += row.lines(width)
        return found

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes."""
        return len(self.lines(width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self.lines(self.content_size.width))
