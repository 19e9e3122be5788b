"""The drawing of the map: actors on an ellipse, a line between each two, its look by how they regard each other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from math import cos, pi, sin
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.geometry import Region

from game.ui.looks import Look, step_of
from game.ui.widgets.canvas import DASHED, DOTTED, SOLID, Canvas, Pattern
from game.ui.widgets.drawing import Piece
from game.ui.widgets.ties import tie_of

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
"""Where along its line a number may stand, best first."""

MANY = 7
"""With more actors than this, not every line is drawn."""


class Node(NamedTuple):
    """An actor on the map."""

    actor: str
    text: str
    """What stands there, clean, one space on either side."""
    region: Region
    """Where, in cells."""

    @property
    def middle(self) -> tuple[int, int]:
        """The dot that its lines lead to."""
        return self.region.x * 2 + self.region.width, self.region.y * 4 + 2


def mean(scores: Mapping[str, int], one: str, other: str) -> int:
    """The mean of both directions, rounded half away from zero, as the rule book rounds."""
    total = scores.get(tie_of(one, other), 0) + scores.get(tie_of(other, one), 0)
    return (abs(total) + 1) // 2 * (1 if total > 0 else -1)


def pattern_of(score: int) -> Pattern:
    """Solid from warm up, dashed from cold down, dotted between."""
    return (DASHED, DASHED, DOTTED, SOLID, SOLID)[step_of(score)]


def nodes(labels: Iterable[tuple[str, str]], width: int, height: int) -> tuple[Node, ...]:
    """Place actors (id and what stands there) clockwise on an ellipse in `width` by `height` cells."""
    known = [*labels]
    count = max(len(known), 1)
    first = -pi / 2 - (pi / count if count % 2 == 0 else 0)
    angles = [first + 2 * pi * index / count for index in range(count)]
    across, down = _spread([cos(angle) for angle in angles]), _spread([sin(angle) for angle in angles])
    placed = []
    for (actor, label), x, y in zip(known, across, down, strict=False):
        text = f" {label} "
        size = cell_len(text)
        region = Region(round((width - size) * x), round((height - 1) * y), size, 1)
        placed.append(Node(actor, text, region))
    return tuple(placed)


def _spread(numbers: list[float]) -> list[float]:
    """The numbers stretched to run from 0 to 1; all in the middle if they are one and the same."""
    low, high = min(numbers), max(numbers)
    return [(number - low) / (high - low) if high - low > 1e-6 else 0.5 for number in numbers]


class Edge(NamedTuple):
    """A line of the map."""

    one: Node
    other: Node
    score: int
    """The mean of both directions."""
    is_strong: bool
    """Whether it is one of those that are pointed out."""
    is_current: bool
    """Whether the cursor is on it."""


def edges(
    placed: tuple[Node, ...], scores: Mapping[str, int], chosen: str, current: str, marked: frozenset[str]
) -> list[Edge]:
    """Every line, the quiet ones first, so that the others are drawn over them.

    `chosen` is the actor whose ties stand out ("" for all alike), `current` the tie that the cursor is on. With many
    actors, quiet lines are left out, and neutral ones too while none is chosen.
    """
    found = []
    for one, other in combinations(placed, 2):
        names = {tie_of(one.actor, other.actor), tie_of(other.actor, one.actor)}
        strong = not chosen or chosen in (one.actor, other.actor) or not names.isdisjoint(marked)
        edge = Edge(one, other, mean(scores, one.actor, other.actor), strong, current in names)
        if len(placed) <= MANY or (strong and (chosen or step_of(edge.score) != 2)):
            found.append(edge)
    return sorted(found, key=lambda edge: (edge.is_current, edge.is_strong, abs(edge.score)))


def draw(canvas: Canvas, placed: tuple[Node, ...], lines: list[Edge], look: Look) -> None:
    """Draw the lines, then the numbers where there is room. The names are left to the caller, who knows the cursor."""
    for edge in lines:
        style = look.ties[step_of(edge.score)] if edge.is_strong else look.quiet
        thick = edge.is_current or (edge.is_strong and step_of(edge.score) in (0, 4))
        canvas.line(edge.one.middle, edge.other.middle, style, pattern_of(edge.score), thick)
    for node in placed:
        canvas.text(node.region.x, node.region.y, node.text, look.text)
    for edge in reversed(lines):
        if edge.is_strong:
            _number(canvas, edge, look)


def _number(canvas: Canvas, edge: Edge, look: Look) -> None:
    text = f" {edge.score:+d} " if edge.score else " 0 "
    (x, y), (far_x, far_y) = edge.one.middle, edge.other.middle
    for place in PLACES:
        column = round((x + (far_x - x) * place) / 2 - len(text) / 2)
        row = int((y + (far_y - y) * place) // 4)
        if canvas.is_free(column - 1, row, len(text) + 2):
            style = look.ties[step_of(edge.score)]
            canvas.text(column, row, text, look.cursor if edge.is_current else style)
            return


def legend(number: int, ascii: bool, look: Look) -> Iterable[Piece]:  # noqa: A002 - the word of `--ascii`
    """Line `number` of the key to the lines: 0 to 3."""
    solid, dashed, dotted = ("-----", "x x x", ". . .") if ascii else ("⠤⠤⠤⠤⠤", "⠤⠤ ⠤⠤", "⠄⠄⠄⠄⠄")
    rows = ((solid, 3, "warm, close"), (dashed, 1, "cold, hostile"), (dotted, 2, "neutral"))
    if 0 <= number < len(rows):
        sample, step, words = rows[number]
        yield f"  {sample:<6} ", look.ties[step]
        yield words, look.muted
    elif number == len(rows):
        yield "  number: mean of both ways", look.muted
