"""Matrix: how each actor (row) regards each other (column), as signed numbers on the scale from hostile to close.

One widget that draws its own lines. Moving its cursor repaints two cells and two labels; a forecast repaints it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive

from game.ui.looks import Look
from game.ui.widgets.cells import NARROWEST, WIDEST, cell_text, distinct
from game.ui.widgets.drawing import Piece, fit
from game.ui.widgets.ties import TieView, tie_of

if TYPE_CHECKING:
    from game.ui.glyphs import Glyphs
    from game.ui.widgets.values import Ghost

LABEL = 8
"""Cells for a name at most."""


class Matrix(TieView):
    """The ties as a table. Arrow keys or the mouse point at a tie; Enter, w or a click asks for its story."""

    DEFAULT_CSS = """
    Matrix {
        height: auto;
        width: 1fr;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1, 0)", "Up", show=False),
        Binding("down", "move(1, 0)", "Down", show=False),
        Binding("left", "move(0, -1)", "Left", show=False),
        Binding("right", "move(0, 1)", "Right", show=False),
    ]

    cursor: reactive[tuple[int, int]] = reactive((0, 1), repaint=False, init=False)
    """Row and column of the cell cursor, counted from 0."""
    hovered: reactive[tuple[int, int] | None] = reactive(None, repaint=False, init=False)
    """The cell under the mouse."""

    class Pointed(TieView.Pointed):
        """The cursor or the mouse came to a cell (`quantity`), or left (None)."""

    class Asked(TieView.Asked):
        """Somebody wants the story of `quantity`."""

    def set_ghosts(self, ghosts: Mapping[str, Ghost]) -> None:
        """Show what the choice under the cursor would do ({} for nothing); one repaint."""
        self.ghosts = ghosts

    # ── Where things are ─────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def label_width(self) -> int:
        """Cells before the first column: a mark, the longest name, and a space."""
        longest = max((cell_len(fit(short, LABEL).rstrip()) for _, short in self.actors), default=0)
        return 2 + longest + 1

    @property
    def column_width(self) -> int:
        """Cells of one column in the present width: 4 to 9."""
        return self.column_width_in(self.content_size.width)

    def column_width_in(self, width: int) -> int:
        """Cells of one column in any width."""
        room = (width - self.label_width) // max(len(self.actors), 1)
        return max(NARROWEST, min(WIDEST, room))

    def cell_region(self, row: int, column: int) -> Region:
        """Where a cell is, within the content."""
        width = self.column_width
        return Region(self.label_width + column * width, 1 + row, width, 1)

    def cell_at(self, offset: Offset) -> tuple[int, int] | None:
        """The cell at a place within the content; None on labels, the diagonal, and outside."""
        row, column = offset.y - 1, (offset.x - self.label_width) // self.column_width
        count = len(self.actors)
        if offset.x < self.label_width or not (0 <= row < count and 0 <= column < count) or row == column:
            return None
        return row, column

    def tie_at(self, cell: tuple[int, int] | None) -> str | None:
        """The name of the tie in a cell."""
        if cell is None or max(cell) >= len(self.actors) or cell[0] == cell[1]:
            return None
        return tie_of(self.actors[cell[0]][0], self.actors[cell[1]][0])

    @property
    def quantity(self) -> str | None:
        """The tie under the cell cursor."""
        return self.tie_at(self.cursor)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as the widest columns need."""
        return self.label_width + WIDEST * len(self.actors)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line of names and one for each actor."""
        return 1 + len(self.actors)

    # ── Drawing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def line(self, y: int, width: int) -> Iterable[Piece]:
        """Line 0 holds the names of the columns; line n is how actor n regards each."""
        if y == 0:
            return self._head()
        if y <= len(self.actors):
            return self._row(y - 1)
        return ()

    def _head(self) -> Iterable[Piece]:
        look, at = self.look, 0
        for column, (begin, name) in enumerate(self.headings()):
            yield " " * (begin - at), look.muted
            yield name, self._label_style(self.actors[column][0], self.has_focus and self.cursor[1] == column, look)
            at = begin + cell_len(name)

    def headings(self) -> list[tuple[int, str]]:
        """For each column where its name begins (cells) and the name: whole where the neighbours leave room for it."""
        width, count, end = self.column_width, len(self.actors), self.label_width - 1
        whole = [self.short(name, LABEL) for _, name in self.actors]
        places: list[tuple[int, int]] = []
        for column, name in enumerate(whole):
            begin, size = self.label_width + column * width, cell_len(name)
            limit = begin + width - 1
            if column == count - 1:
                limit = max(limit, min(self.content_size.width, begin + WIDEST))
            if width > NARROWEST and size < width - 1:
                begin += 1
            if column + 1 < count and cell_len(whole[column + 1]) >= width > size:
                begin -= 1  # the next name is long, and needs the gap
            begin = max(end + 1, min(begin, max(limit - size, begin - 2)))
            end = min(begin + size, limit)
            places.append((begin, end - begin))
        names = distinct(whole, [room for _, room in places])
        return [(begin, name) for (begin, _), name in zip(places, names, strict=True)]

    def _row(self, row: int) -> Iterable[Piece]:
        look, signs, width, label_width = self.look, self.signs, self.column_width, self.label_width
        actor, short = self.actors[row]
        yield signs.you if actor == self.you else " ", look.accent
        yield " ", look.muted
        name = self.label(short, label_width - 3).rstrip()
        yield name, self._label_style(actor, self.has_focus and self.cursor[0] == row, look)
        yield " " * (label_width - 2 - cell_len(name)), look.muted
        on_cursor = self.cursor if self.has_focus else None
        for column in range(len(self.actors)):
            yield from self._cell((row, column), on_cursor, width, look, signs)

    def _label_style(self, actor: str, on_cursor: bool, look: Look) -> Style:
        if actor == self.you:
            return look.you
        return look.strong if on_cursor else look.muted

    def _cell(
        self, cell: tuple[int, int], on_cursor: tuple[int, int] | None, width: int, look: Look, signs: Glyphs
    ) -> Iterable[Piece]:
        quantity = self.tie_at(cell)
        if quantity is None:
            yield f"{signs.dot:>{min(width - 1, 3)}}".ljust(width), look.quiet
            return
        score = self.scores.get(quantity, 0)
        ghost = self.ghosts.get(quantity)
        # while a forecast is shown, past changes step back, so that no arrow can be taken for the other kind
        change = 0 if self.ghosts else self.changes.get(quantity, 0)
        text = cell_text(score, change, ghost, width, signs)
        style, mark = look.tie(score, filled=True), look.changed
        if quantity in self.marked:
            style += look.marked
        if text.kind == "ghost":
            style, mark = style + look.ghost_cell, look.ghost
        if self.hovered == cell:
            style += look.hover
        if on_cursor == cell:
            style = mark = look.cursor
        if text.kind == "none":
            yield text.number + text.after, style
            return
        yield text.before, style + mark
        yield text.number, style
        yield text.mark, style + mark
        yield text.after, style

    # ── Moving and pointing ──────────────────────────────────────────────────────────────────────────────────────────

    def on_mount(self) -> None:
        """Begin at the own seat's first tie."""
        self._home()

    def _home(self) -> None:
        own = next((row for row, (actor, _) in enumerate(self.actors) if actor == self.you), 0)
        self.set_reactive(Matrix.cursor, (own, 1 if own == 0 else 0))

    def watch_you(self) -> None:
        """Another seat looks at the matrix."""
        self._home()

    def watch_actors(self) -> None:
        """Another scenario: the cursor goes home."""
        self._home()

    def action_move(self, down: int, right: int) -> None:
        """Move the cell cursor, over the diagonal where it is in the way."""
        row, column = self.cursor[0] + down, self.cursor[1] + right
        if row == column:
            row, column = row + down, column + right
        if min(row, column) >= 0 and max(row, column) < len(self.actors):
            self.cursor = (row, column)

    def watch_cursor(self, old: tuple[int, int], new: tuple[int, int]) -> None:
        """Repaint what the cursor left and where it came, and the names of row and column."""
        width = self.content_size.width
        self.refresh(
            self.cell_region(*old),
            self.cell_region(*new),
            Region(0, 0, width, 1),
            Region(0, 1 + old[0], self.label_width, 1),
            Region(0, 1 + new[0], self.label_width, 1),
        )
        self.point_at_cursor()

    def watch_hovered(self, old: tuple[int, int] | None, new: tuple[int, int] | None) -> None:
        """Repaint the cells that the mouse left and came to."""
        self.refresh(*(self.cell_region(*cell) for cell in (old, new) if cell is not None))
        self.point(self.tie_at(new) or (self.quantity if self.has_focus else None))

    def on_focus(self) -> None:
        """The cursor appears: say what is under it."""
        self.refresh()
        self.point(self.quantity)

    def on_blur(self) -> None:
        """The cursor goes."""
        self.refresh()
        self.point(None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Point at the cell under the mouse."""
        offset = event.get_content_offset(self)
        self.hovered = self.cell_at(offset) if offset is not None else None

    def on_leave(self) -> None:
        """The mouse is gone."""
        self.hovered = None

    def on_click(self, event: events.Click) -> None:
        """A click on a cell asks for its story."""
        offset = event.get_content_offset(self)
        cell = self.cell_at(offset) if offset is not None else None
        if cell is not None:
            self.cursor = cell
            self.action_ask()
