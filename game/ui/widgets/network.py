"""Network: the actors as a drawn map, with the ties of one of them listed in words beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.reactive import reactive

from game.ui.glyphs import is_ascii
from game.ui.text import signed
from game.ui.themes import STEP_WORDS, step_of
from game.ui.widgets.canvas import Canvas
from game.ui.widgets.cells import change_marks, ghost_marks
from game.ui.widgets.drawing import Piece
from game.ui.widgets.network_map import Node, draw, edges, legend, nodes
from game.ui.widgets.ties import TieView, tie_of

LIST_WIDTH = 30
"""Cells of the list at the side."""
SIDE_BY_SIDE = 66
"""From this width on, the list stands at the side; below, under the map."""
TWO_COLUMNS = 48
"""From this width on, the list under the map has both ways of a tie in one line."""
NAME = 8
TIE = 19
"""Cells of one way of a tie in a list of two columns: cursor, score, mark, word."""


class Network(TieView):
    """The ties as a map. Left and right choose an actor, up and down one of its ties; Enter, w or a click asks."""

    DEFAULT_CSS = """
    Network {
        height: 1fr;
        width: 1fr;
        min-height: 9;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Actor before", show=False),
        Binding("right", "turn(1)", "Next actor", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
    ]

    chosen: reactive[int] = reactive(0, init=False)
    """The actor whose ties are listed, counted from 0."""
    row: reactive[int] = reactive(0, init=False)
    """Which of its ties the cursor is on: first those that it feels, then those that are felt for it."""

    class Pointed(TieView.Pointed):
        """The cursor or the mouse came to a tie (`quantity`), or left (None)."""

    class Asked(TieView.Asked):
        """Somebody wants the story of `quantity`."""

    # ── What is listed ───────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def listed(self) -> tuple[str, ...]:
        """The ties of the chosen actor, in the order of the list."""
        if not self.actors:
            return ()
        actor = self.actors[min(self.chosen, len(self.actors) - 1)][0]
        others = [other for other, _ in self.actors if other != actor]
        return (*(tie_of(actor, other) for other in others), *(tie_of(other, actor) for other in others))

    @property
    def quantity(self) -> str | None:
        """The tie under the cursor."""
        return self.listed[self.row] if self.row < len(self.listed) else None

    def _list_line(self, number: int, width: int) -> Iterable[Piece]:
        """Line `number` of the list: two headings, and a tie on each other line."""
        if self._has_two_columns(width):
            yield from self._two_column_line(number)
            return
        look, count = self.look, len(self.actors) - 1
        name = self.label(self.actors[self.chosen][1], NAME).rstrip()
        if number in (0, count + 1):
            yield f"{name} {'regards' if number == 0 else 'is regarded by'}", look.strong
            return
        row = number - 1 if number <= count else number - 2
        if not 0 <= row < len(self.listed):
            return
        here, _ = self._style_of(row)
        yield f"{self.signs.cursor if here else ' '} ", look.accent
        yield self.label(self._other(row), NAME), look.cursor if here else look.text
        yield from self._score(row)

    def _two_column_line(self, number: int) -> Iterable[Piece]:
        """The same with one heading, and on each line what the actor feels, then what is felt for it."""
        look, count = self.look, len(self.actors) - 1
        if number == 0:
            name = self.label(self.actors[self.chosen][1], NAME).rstrip()
            yield f"{f'{name} regards':<{2 + NAME + TIE}}  is regarded by", look.strong
        elif 0 < number <= count:
            on_line = self.has_focus and self.row % count == number - 1
            yield f"  {self.label(self._other(number - 1), NAME)}", look.strong if on_line else look.text
            for row in (number - 1, number - 1 + count):
                here, _ = self._style_of(row)
                yield f" {self.signs.cursor if here else ' '}", look.accent
                yield from self._score(row)

    def _other(self, row: int) -> str:
        """Whom a line of the list is about, beside the chosen actor."""
        count = len(self.actors) - 1
        source, _, target = self.listed[row].partition(" -> ")
        return dict(self.actors)[target if row < count else source]

    def _style_of(self, row: int) -> tuple[bool, Style]:
        """Whether the cursor is on a tie of the list, and the style of its score."""
        here = self.has_focus and row == self.row
        return here, self.look.cursor if here else self.look.ties[step_of(self.scores.get(self.listed[row], 0))]

    def _score(self, row: int) -> Iterable[Piece]:
        """Score, forecast or change, and the word for it."""
        look, quantity = self.look, self.listed[row]
        here, style = self._style_of(row)
        score = self.scores.get(quantity, 0)
        ghost, signs = self.ghosts.get(quantity), self.signs
        marks = (
            ghost_marks(ghost, signs)
            if ghost
            else ()
            if self.ghosts
            else change_marks(self.changes.get(quantity, 0), signs)
        )
        mark = next((mark for mark in marks if len(mark) <= 4), "")
        yield f" {signed(score):>4}", style
        yield f" {mark:<4} ", look.cursor if here else look.ghost if ghost else look.changed
        yield f"{STEP_WORDS[step_of(score)]:<7}", style

    # ── Drawing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _shape(self, width: int, height: int) -> tuple[int, int, int]:
        """Width and height of the map in cells, and lines of the list under it (0: it stands at the side)."""
        if width >= SIDE_BY_SIDE:
            return width - LIST_WIDTH - 2, height, 0
        under = min(self._list_height(width), max(height // 3, 3))
        return width, height - under - 1, under

    def _has_two_columns(self, width: int) -> bool:
        return TWO_COLUMNS <= width < SIDE_BY_SIDE

    def _list_height(self, width: int) -> int:
        """Lines of the whole list."""
        return len(self.actors) * (1 if self._has_two_columns(width) else 2)

    def _map(self, width: int, height: int) -> tuple[Canvas, tuple[Node, ...]]:
        """The map; drawn anew only when something that it shows has changed."""
        focus = self.has_focus
        key = (
            width, height, self.actors, tuple(self.scores.items()), self.you, self.marked,
            (self.chosen, self.row) if focus else None, self.app.theme, is_ascii(self.app),
        )  # fmt: skip
        if self._kept is None or self._kept[0] != key:
            look, signs = self.look, self.signs
            labels = [
                (actor, (f"{signs.you} " if actor == self.you else "") + self.label(short, NAME).rstrip())
                for actor, short in self.actors
            ]
            placed = nodes(labels, width, height)
            canvas = Canvas(width, height, is_ascii(self.app))
            actor = self.actors[self.chosen][0] if focus and self.actors else ""
            current = (self.quantity or "") if focus else ""
            draw(canvas, placed, edges(placed, self.scores, actor, current, self.marked), look)
            for node in placed:
                style = look.you if node.actor == self.you else look.strong
                style += look.cursor if node.actor == actor else Style()
                canvas.text(node.region.x, node.region.y, node.text, style)
            self._kept = (key, canvas, placed)
        return self._kept[1], self._kept[2]

    _kept: tuple[object, Canvas, tuple[Node, ...]] | None = None

    def line(self, y: int, width: int) -> Iterable[Piece]:
        """A line of the map, and of the list where that stands at the side."""
        if not self.actors:
            return
        map_width, map_height, under = self._shape(width, self.content_size.height)
        if y < map_height:
            canvas, _ = self._map(map_width, map_height)
            yield from canvas.pieces(y)
            if not under:
                yield "  ", Style()
                if self._list_top(map_height) + 2 * len(self.actors) < map_height - 4:
                    yield from legend(y - map_height + 4, is_ascii(self.app), self.look)
                yield from self._list_line(y - self._list_top(map_height), LIST_WIDTH)
        elif under and y > map_height:
            yield from self._list_line(y - map_height - 1 + self._scroll(under), width)

    def _list_top(self, height: int) -> int:
        """The line of the map beside which the list begins."""
        return min(2, max(0, height - 2 * len(self.actors)))

    def _scroll(self, under: int) -> int:
        """How many lines of a short list are above what is shown, so that the cursor's line is in it."""
        count, width = len(self.actors) - 1, self.content_size.width
        if self._has_two_columns(width):
            line = self.row % max(count, 1) + 1
        else:
            line = self.row + (1 if self.row < count else 2)
        return max(0, min(line - under // 2, self._list_height(width) - under))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All there is."""
        return container.width

    # ── Moving and pointing ──────────────────────────────────────────────────────────────────────────────────────────

    def on_mount(self) -> None:
        """Begin with the own seat."""
        self.watch_you()

    def watch_you(self) -> None:
        """Choose the own seat's ties."""
        self.chosen = next((n for n, (actor, _) in enumerate(self.actors) if actor == self.you), 0)

    def watch_actors(self) -> None:
        """Another scenario."""
        self.row = 0
        self.watch_you()

    def action_turn(self, by: int) -> None:
        """Choose the next actor on the ellipse, or the one before."""
        if self.actors:
            self.chosen = (self.chosen + by) % len(self.actors)

    def action_move(self, down: int) -> None:
        """Choose the next tie of the list, or the one before."""
        self.row = max(0, min(self.row + down, len(self.listed) - 1))

    def watch_chosen(self) -> None:
        """Say what the cursor is on now."""
        self.point_at_cursor()

    def watch_row(self) -> None:
        """Say what the cursor is on now."""
        self.point_at_cursor()

    def on_focus(self) -> None:
        """One actor's ties stand out."""
        self.refresh()
        self.point(self.quantity)

    def on_blur(self) -> None:
        """All ties are alike again."""
        self.refresh()
        self.point(None)

    def _at(self, offset: Offset) -> tuple[int | None, int | None]:
        """The actor, or else the row of the list, at a place within the content."""
        map_width, map_height, under = self._shape(*self.content_size)
        if offset.y < map_height and offset.x < map_width:
            _, placed = self._map(map_width, map_height)
            return next((n for n, node in enumerate(placed) if node.region.contains_point(offset)), None), None
        number = offset.y - map_height - 1 + self._scroll(under) if under else offset.y - self._list_top(map_height)
        count = len(self.actors) - 1
        if under and self._has_two_columns(self.content_size.width):
            row = number - 1 + (count if offset.x >= 2 + NAME + TIE else 0)
            return None, row if 0 < number <= count else None
        row = number - 1 if number <= count else number - 2
        return None, row if 0 <= row < 2 * count and number not in (0, count + 1) else None

    def on_click(self, event: events.Click) -> None:
        """A click on an actor chooses it; one on a line of the list asks for that tie's story."""
        offset = event.get_content_offset(self)
        if offset is None or not self.actors:
            return
        actor, row = self._at(offset)
        if actor is not None:
            self.chosen = actor
        elif row is not None:
            self.row = row
            self.action_ask()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Point at the tie under the mouse."""
        offset = event.get_content_offset(self)
        row = self._at(offset)[1] if offset is not None and self.actors else None
        if row is not None:
            self.point(self.listed[row])
