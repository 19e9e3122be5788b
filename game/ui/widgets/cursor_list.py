"""CursorList: an OptionList whose cursor can be seen without colours.

Textual shows the line under the cursor by a background and drops `reverse` from it, so that under NO_COLOR nothing
but bold is left. Here the line is reversed while the list has the focus, and underlined while it has not.
"""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList

from game.ui.looks import look

REVERSED, UNDERLINED = Style(reverse=True, bold=True), Style(underline=True)


class CursorList(OptionList):
    """An OptionList for every list of ours; hand it Content, or `markup=False`."""

    def render_line(self, y: int) -> Strip:
        """A line, made to stand out if it is the cursor's and colour cannot do it."""
        return self.with_cursor(super().render_line(y), y)

    def with_cursor(self, strip: Strip, y: int) -> Strip:
        """The strip of line `y`, reversed or underlined where it has to be."""
        line = self.scroll_offset.y + y
        if look(self.app).fills or line >= len(self._lines) or self._lines[line][0] != self.highlighted:
            return strip
        style = REVERSED if self.has_focus else UNDERLINED
        return Strip([Segment(text, (own or Style()) + style, control) for text, own, control in strip])
