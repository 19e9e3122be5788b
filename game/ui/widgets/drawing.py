"""The base of the widgets that draw themselves line by line, cell by cell.

Why not built from many small widgets: a matrix of 144 cells repaints in about 5 ms this way, and in about 50 ms as 144
widgets. Every piece of text gets the widget's own style first, since a piece without any ends the program under
NO_COLOR.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from game.ui.glyphs import Glyphs, glyphs, is_ascii, map_text
from game.ui.text import one_line
from game.ui.themes import Look, look

Piece = tuple[str, Style]
"""A piece of a line: text, which must be clean, and what it looks like on top of the widget's own style."""


@lru_cache(maxsize=4096)
def fit(text: str, width: int, align: str = "left", ellipsis: str = "…") -> str:
    """Any text as exactly `width` cells: cleaned, cut with an ellipsis, padded on the side that `align` says."""
    line = one_line(text, max(width, 0), ellipsis)
    spare = width - cell_len(line)
    if spare <= 0:
        return set_cell_size(line, max(width, 0))
    if align == "right":
        return " " * spare + line
    if align == "center":
        return " " * (spare // 2) + line + " " * (spare - spare // 2)
    return line + " " * spare


class Drawing(Widget):
    """A widget that gives each of its lines as pieces of text with styles."""

    ALLOW_SELECT = False
    """A drag selects nothing: a click already asks something, and marking every piece doubles the time of a repaint."""

    def line(self, y: int, width: int) -> Iterable[Piece]:
        """The pieces of line `y` of the content, together at most `width` cells."""
        raise NotImplementedError

    @property
    def look(self) -> Look:
        """The styles of the theme that the app wears now."""
        return look(self.app)

    @property
    def signs(self) -> Glyphs:
        """The signs to draw with."""
        return glyphs(self.app)

    def label(self, text: str, width: int, align: str = "left") -> str:
        """A text that comes from a file, as exactly `width` cells that are safe to draw."""
        if is_ascii(self.app):
            return fit(map_text(text), width, align, "~")
        return fit(text, width, align)

    def short(self, text: str, width: int) -> str:
        """A text that comes from a file, in at most `width` cells, cut without an ellipsis: `Qat` for Qatar."""
        return set_cell_size(one_line(map_text(text, is_ascii(self.app))), max(width, 0)).rstrip()

    def render_line(self, y: int) -> Strip:
        """Line `y` of the content."""
        width, base = self.content_size.width, self.rich_style
        strip = Strip([Segment(text, base + style) for text, style in self.line(y, width) if text])
        return strip.adjust_cell_length(width, base)

    def plain_lines(self) -> list[str]:
        """The content as plain text, line by line: for the clipboard and for tests."""
        width, height = self.content_size
        return ["".join(text for text, _ in self.line(y, width)).rstrip() for y in range(height)]
