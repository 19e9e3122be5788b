"""The first line of a screen: where we are on the left, what it is in the middle, who we are on the right."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from game.ui.glyphs import glyphs, map_text
from game.ui.text import one_line


class TitleLine(Widget):
    """Three texts in one line; where room is short the left one goes first, then the middle one is cut."""

    DEFAULT_CSS = """
    TitleLine {
        dock: top;
        height: 1;
        width: 1fr;
        background: $panel;
        & > .titleline--left { color: $text-muted; }
        & > .titleline--middle { color: $foreground; text-style: bold; }
        & > .titleline--right { color: $accent; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"titleline--left", "titleline--middle", "titleline--right"}

    left: reactive[str] = reactive("")
    middle: reactive[tuple[str, ...]] = reactive(())
    """The same text in several lengths, longest first."""
    right: reactive[str] = reactive("")

    def texts(self) -> tuple[str, str, str]:
        """The three as they fit the width."""
        plain_signs = bool(getattr(self.app, "ascii", False))
        left, right = (one_line(map_text(text, plain_signs)) for text in (self.left, self.right))
        middles = [one_line(map_text(text, plain_signs)) for text in self.middle] or [""]
        room = self.size.width - 2
        gaps = 3
        for middle in middles:
            for head in (left, ""):
                if cell_len(head) + cell_len(middle) + cell_len(right) + 2 * gaps <= room:
                    return head, middle, right
        right = one_line(right, room // 2, glyphs(self.app).ellipsis)
        return "", one_line(middles[-1], room - cell_len(right) - gaps, glyphs(self.app).ellipsis), right

    def render_line(self, y: int) -> Strip:
        """The line: left and right at the edges; the middle in the middle, or leading where there is no left."""
        left, middle, right = self.texts()
        base = self.rich_style
        width = self.size.width
        begin = 1 + cell_len(left)
        at = max(begin + 3, (width - cell_len(middle)) // 2) if left else 1
        at = min(at, width - 1 - cell_len(right) - cell_len(middle) - (3 if right else 0))
        segments = [
            Segment(" ", base),
            Segment(left, self.get_component_rich_style("titleline--left")),
            Segment(" " * max(at - begin, 0), base),
            Segment(middle, self.get_component_rich_style("titleline--middle")),
        ]
        used = max(at, begin) + cell_len(middle)
        segments.append(Segment(" " * max(width - 1 - cell_len(right) - used, 0), base))
        segments.append(Segment(right, self.get_component_rich_style("titleline--right")))
        return Strip(segments).adjust_cell_length(width, base)
