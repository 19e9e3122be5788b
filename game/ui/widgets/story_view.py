"""StoryView: the whole story of one score, line by line: start, every entry by round, and what they add up to."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from game.ui.glyphs import is_ascii, map_text
from game.ui.looks import look, step_of
from game.ui.text import one_line
from game.ui.widgets.story_layout import StoryPiece, rows
from game.ui.widgets.values import StoryLine


class StoryView(ScrollView, can_focus=True):
    """A story as a table that scrolls. It is given lines: `view.lines = present.story_table(scenario, story)`."""

    DEFAULT_CSS = """
    StoryView {
        height: 1fr;
        width: 1fr;
        background: transparent;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
    }
    """

    lines: reactive[tuple[StoryLine, ...]] = reactive(())

    def __init__(
        self,
        lines: tuple[StoryLine, ...] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: tuple[tuple[StoryPiece, ...], ...] = ()
        self._laid: object = None
        self.set_reactive(StoryView.lines, tuple(lines))

    def watch_lines(self) -> None:
        """Another story: begin at its top."""
        self._lay()
        self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Another width: break the lines anew."""
        self._lay()

    def _lay(self) -> None:
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        self._rows = tuple(rows([self._clean(line) for line in self.lines], width))
        self.virtual_size = Size(width, len(self._rows))
        self.refresh()

    def _clean(self, line: StoryLine) -> StoryLine:
        """The line with texts that are safe to draw."""

        def safe(text: str) -> str:
            return one_line(map_text(text, is_ascii(self.app)))

        return line._replace(label=safe(line.label), because=safe(line.because), cite=safe(line.cite))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """All rows, for a view that may be as tall as it likes."""
        return sum(1 for _ in rows([self._clean(line) for line in self.lines], max(width, 20)))

    def render_line(self, y: int) -> Strip:
        """A row of the story."""
        base, width = self.rich_style, self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        pieces = self._rows[row] if row < len(self._rows) else ()
        strip = Strip([Segment(piece.text, base + self._style(piece)) for piece in pieces if piece.text])
        return strip.adjust_cell_length(width, base)

    def _style(self, piece: StoryPiece) -> Style:
        styles, line = look(self.app), piece.line
        if piece.role == "number" and line.kind in ("start", "now") and line.is_score:
            return styles.ties[step_of(line.amount)] + Style(bold=True)
        if piece.role == "number" and line.kind == "entry":
            return styles.ties[3 if line.amount > 0 else 1] + Style(bold=True)
        roles = {
            "heading": styles.strong,
            "label": styles.strong if line.kind in ("start", "now") else styles.muted,
            "number": styles.strong,
            "after": styles.muted,
            "because": styles.text,
            "cite": styles.muted,
            "note": styles.text,
        }
        return roles.get(piece.role, styles.text)

    def plain_lines(self) -> list[str]:
        """The story as plain text, in the present width."""
        return ["".join(piece.text for piece in row).rstrip() for row in self._rows]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text, for the clipboard."""
        return selection.extract("\n".join(self.plain_lines())), "\n"
