"""Text in rows with hanging indents: what stands before a row (a number, a name, an arrow) keeps its own column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

EMPTY = Content("")


class Row(NamedTuple):
    """A paragraph; its lines start at `indent`, and `head` stands before the first."""

    body: Content = EMPTY
    head: Content = EMPTY
    indent: int = 0
    """Cells."""


class Hung(Widget):
    """Shows rows, wrapped to its width."""

    DEFAULT_CSS = """
    Hung { height: auto; width: 1fr; padding-right: 1; }
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
            gap = max(row.indent - row.head.cell_length, 0)
            wrapped = row.body.wrap(max(width - row.indent, 8)) if row.body else [EMPTY]
            found.append(row.head + " " * gap + wrapped[0])
            found += [Content(" " * row.indent) + line for line in wrapped[1:]]
        return found

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes."""
        return len(self.lines(width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self.lines(self.content_size.width))
