"""The text of a scenario, to be written in: highlighted, its faults marked, and nothing in it that drives a screen.

Highlighting is tree-sitter's, where that is installed (`pip install "backchannel[editor]"`); without it the text is
plain, and all else works the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.geometry import Offset, Region
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Selection, TextAreaTheme

from game.scenario.standins import STAND_IN
from game.ui.looks import look
from game.words import FORBIDDEN

if TYPE_CHECKING:
    from textual.document._document import EditResult
    from textual.document._edit import Edit

    from game.diagnostics import Diagnostic

MOST_COLOURED = 500_000
"""Characters up to which a text is highlighted: beyond, every key would have to wait for its syntax."""
MOST_UNDONE = 1000
"""Steps that can be undone."""
AROUND = 40
"""Rows above and below the view of which the colours are known, too, so that scrolling seldom waits."""
INDENT = 2
"""Spaces of one step of indentation, as in all shipped scenarios."""


class Fault(NamedTuple):
    """The part of a line that a fault is marked on: columns from 0, the end not included."""

    start: int
    end: int
    is_error: bool


def can_highlight() -> bool:
    """Whether what highlighting needs is installed."""
    return find_spec("tree_sitter") is not None and find_spec("tree_sitter_yaml") is not None


class ScenarioText(TextArea):
    """The text. A line with a fault is underlined at the very words; `show_faults` says where."""

    DEFAULT_CSS = """
    ScenarioText {
        border: none;
        padding: 0;
        background: $background;
        &:focus { border: none; }
        & .text-area--gutter { color: $text-muted; }
        & .text-area--cursor-gutter { color: $accent; background: $panel; text-style: bold; }
        & .text-area--cursor-line { background: $panel; }
        &:nocolor .text-area--cursor-line, &:ansi .text-area--cursor-line { background: transparent; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        # keys of Textual's own that the editor uses otherwise, or that other editors use otherwise
        Binding("ctrl+f", "screen.find", show=False),
        Binding("f6", "screen.next_part", show=False),
        Binding("f7", "screen.play_many", show=False),
        Binding("ctrl+home", "to_start", show=False),
        Binding("ctrl+end", "to_end", show=False),
        Binding("ctrl+a", "select_all", show=False),
        Binding("shift+tab", "outdent", show=False),
    ]

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        language = "yaml" if len(text) <= MOST_COLOURED and can_highlight() else None
        super().__init__(
            text,
            language=language,
            soft_wrap=True,
            show_line_numbers=True,
            max_checkpoints=MOST_UNDONE,
            tab_behavior="focus",
            id=id,
        )
        self.indent_width = INDENT
        self._faults: dict[int, list[Fault]] = {}
        self._coloured = range(0)

    def on_mount(self) -> None:
        """Take the theme's colours, and follow it; where nothing may move by itself, the cursor stands still."""
        self.cursor_blink = self.app.animation_level != "none"
        self.take_colours()
        self.app.theme_changed_signal.subscribe(self, lambda _: self.take_colours())

    def take_colours(self) -> None:
        """Highlight in the colours of the present theme; without colours, in bold and dim."""
        found = look(self.app)
        styles = {
            "yaml.field": found.accent,
            "string": Style(),
            "string.escape": found.muted,
            "number": found.ties[4],
            "boolean": found.ties[4],
            "constant.builtin": found.ties[4],
            "comment": found.muted + Style(italic=True),
            "punctuation.delimiter": found.muted,
            "punctuation.bracket": found.muted,
            "punctuation.special": found.muted,
            "type": found.ties[3],
        }
        name = f"ours-{self.app.theme}"
        self.register_theme(TextAreaTheme(name, syntax_styles=styles))
        self.theme = name

    # ── What is shown ────────────────────────────────────────────────────────────────────────────────────────────────

    def show_faults(self, problems: Iterable[Diagnostic]) -> None:
        """Mark these in the text, instead of those before."""
        self._faults = {}
        lines = self.document.lines
        for problem in problems:
            for row in range(problem.line - 1, min(problem.end_line, len(lines))):
                start = problem.column - 1 if row == problem.line - 1 else _indent(lines[row])
                end = problem.end_column - 1 if row == problem.end_line - 1 else len(lines[row])
                if problem.span.is_nowhere:
                    start, end = 0, 0
                self._faults.setdefault(row, []).append(Fault(start, max(end, start + 1), problem.severity == "error"))
        self._line_cache.clear()
        self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn: its faults underlined, and stand-ins as a sign that does no harm."""
        line = super().get_line(line_index)
        if not line.plain.isascii():
            line.plain = STAND_IN.sub("?" if getattr(self.app, "ascii", False) else "¿", line.plain)
            line.plain = FORBIDDEN.sub("?", line.plain)
        for start, end, is_error in sorted(self._faults.get(line_index, ()), key=lambda fault: fault.is_error):
            line.stylize(self._fault_style(is_error), start, end)
        return line

    def _build_highlight_map(self) -> None:
        """Forget the colours: finding them in a whole text takes longer than a key may, so rows wait to be seen."""
        self._line_cache.clear()
        self._highlights.clear()
        self._coloured = range(0)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look for the colours of the rows in view, then draw them."""
        if self._highlight_query is not None:
            top = self.wrapped_document.offset_to_location(Offset(0, self.scroll_offset.y))[0]
            if top not in self._coloured or top + self.size.height - 1 not in self._coloured:
                self._colour(range(max(top - AROUND, 0), top + self.size.height + AROUND))
        return super().render_lines(crop)

    def _colour(self, rows: range) -> None:
        """Note what is what in these rows: for each, from which byte to which, and its name in the query."""
        self._coloured = rows
        self._highlights.clear()
        found = self.document.query_syntax_tree(self._highlight_query, (rows.start, 0), (rows.stop, 0))  # type: ignore[arg-type]
        for name, nodes in found.items():
            for node in nodes:
                (first, start), (last, end) = node.start_point, node.end_point
                for row in range(max(first, rows.start), min(last + 1, rows.stop)):
                    place = (start if row == first else 0, end if row == last else None, name)
                    self._highlights[row].append(place)

    def _fault_style(self, is_error: bool) -> Style:
        """Underlined, on a tint where there are colours: what is highlighted keeps its own colour on top of it."""
        theme = self.app.current_theme
        if self.app.no_color or theme.ansi:
            return Style(underline=True, reverse=is_error)
        tint = Color.parse((theme.error if is_error else theme.warning) or "red")
        ground = Color.parse(theme.background or "black")
        return Style(underline=True, bgcolor=ground.blend(tint, 0.5 if is_error else 0.3).rich_color)

    # ── What is typed ────────────────────────────────────────────────────────────────────────────────────────────────

    def edit(self, edit: Edit) -> EditResult:
        """Take a change; what is pasted loses what no scenario may hold."""
        edit.text = FORBIDDEN.sub("", edit.text.replace("\r\n", "\n").replace("\r", "\n"))
        return super().edit(edit)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "tab" and not self.read_only:
            event.stop()
            event.prevent_default()
            self.indent()
        elif event.key == "enter" and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard("\n" + self._next_indent(), *self.selection)
        else:
            await super()._on_key(event)

    def _next_indent(self) -> str:
        """The spaces with which a new line begins: those of the line so far; a step more below a name or a bar."""
        row, column = min(self.selection)
        before = self.document[row][:column]
        indent = " " * _indent(before)
        if re.match(r" *- ", before):
            indent += "  "
        bare = re.sub(r"(^| )#.*", "", before).rstrip()
        return indent + " " * INDENT * bool(re.search(r"(:|: *[|>][+-]?)$", bare))

    def indent(self) -> None:
        """Move the selected lines a step to the right; with nothing selected, write spaces up to the next step."""
        top, bottom = sorted(self.selection)
        if top == bottom:
            self._replace_via_keyboard(" " * (INDENT - top[1] % INDENT), top, bottom)
            return
        self._each_line(lambda line: " " * INDENT + line if line.strip() else line)

    def action_outdent(self) -> None:
        """Move the line, or the selected lines, a step to the left."""
        self._each_line(lambda line: line[min(INDENT, _indent(line)) :])

    def _each_line(self, change: Any) -> None:
        (first, _), (last, column) = sorted(self.selection)
        if last > first and column == 0:
            last -= 1
        lines = [self.document[row] for row in range(first, last + 1)]
        changed = [change(line) for line in lines]
        if changed == lines:
            return
        cursor = self.selection.end
        self.replace("\n".join(changed), (first, 0), (last, len(lines[-1])))
        if first == last:
            moved = len(changed[0]) - len(lines[0])
            self.move_cursor((first, max(cursor[1] + moved, 0)))
        else:
            self.selection = Selection((first, 0), (last, len(changed[-1])))

    def action_none(self) -> None:
        """Nothing; for keys that would do something here that no one expects."""

    def action_to_start(self) -> None:
        """Go to the first line."""
        self.move_cursor((0, 0))

    def action_to_end(self) -> None:
        """Go to the last line."""
        self.move_cursor(self.document.end)

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor on a place (both from 1), in the middle of the view."""
        row = min(max(line, 1), self.document.line_count) - 1
        self.move_cursor((row, min(max(column, 1) - 1, len(self.document[row]))), center=True)

    def find(self, words: str) -> bool:
        """Select the next place where these words stand, whatever their case; from the end on, from the start again."""
        wanted = words.casefold()
        lines = self.document.lines
        row, column = max(self.selection)
        for step in range(len(lines) + 1):
            at = (row + step) % len(lines)
            start = column if step == 0 else 0
            place = lines[at].casefold().find(wanted, start)
            if place >= 0:
                self.selection = Selection((at, place), (at, place + len(words)))
                self.scroll_cursor_visible(center=True)
                return True
        return False

    def put(self, text: str) -> None:
        """Have another text stand here, as one step that can be undone; the cursor stays where it was, if it can."""
        row, column = self.cursor_location
        self.history.checkpoint()
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        self.history.checkpoint()
        self.go_to(row + 1, column + 1)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


__all__ = ["Fault", "ScenarioText", "can_highlight"]
