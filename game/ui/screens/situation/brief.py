"""A forecast in two lines, for where there is no room: nothing is lost where it fits, and what is left out is counted.

`Hamas, Summit → Qatar` stands for two ties. Where even that is too long, the longer clause ends with "and 3 more".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from game.model.names import ties_of
from game.ui.screens.situation.panels import directions, expected_points, ranked

if TYPE_CHECKING:
    from game.engine.forecast import Direction, Forecast
    from game.model.scenario import Scenario
    from game.ui.screens.pen import Pen

LINES = 2
GAP = "   "
"""Between two clauses on one line."""


class Group(NamedTuple):
    """Quantities that share an end: what stands before their names, the names, and what stands after."""

    before: str
    names: tuple[str, ...]
    after: str

    @property
    def words(self) -> str:
        """The group as it is read: `Hamas, Summit → Qatar`."""
        return f"{self.before}{', '.join(self.names)}{self.after}"


class Clause(NamedTuple):
    """All that goes one way."""

    head: Content
    """`▴ up`."""
    groups: tuple[Group, ...]
    left_out: int = 0
    """How many names are only counted."""

    @property
    def size(self) -> int:
        """How many names it has."""
        return sum(len(group.names) for group in self.groups)

    @property
    def content(self) -> Content:
        """The clause as it is read."""
        words = "; ".join(group.words for group in self.groups)
        more = f", and {self.left_out} more" if self.left_out else ""
        return self.head + Content(f" {words}{more}")

    def shorter(self) -> Clause:
        """The clause without its last name."""
        *others, last = self.groups
        kept = (*others, last._replace(names=last.names[:-1])) if len(last.names) > 1 else tuple(others)
        return self._replace(groups=kept, left_out=self.left_out + 1)


def groups_of(scenario: Scenario, seat: str, forecast: Forecast, direction: Direction) -> Iterator[Group]:
    """What goes one way: first who would regard the seat otherwise, then indicators, then the rest by who feels it."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    alone: list[Group] = []
    for expected in ranked(seat, forecast):
        pairs, points = ties_of(expected.quantity), expected_points(expected)
        if expected.direction != direction:
            continue
        if not pairs:
            alone.append(Group("", (scenario.quantity_name(expected.quantity) + points,), ""))
            continue
        source, target = (scenario.actors[actor].short for actor in pairs[0])
        is_own = pairs[0][1] == seat
        ends = ("", f" → {target}") if is_own else (f"{source} → ", "")
        found.setdefault(ends, []).append((source if is_own else target, points))
    made = [_group(before, names, after) for (before, after), names in found.items()]
    yield from (group for group in made if not group.before)
    yield from alone
    yield from (group for group in made if group.before)


def _group(before: str, names: list[tuple[str, str]], after: str) -> Group:
    """Names with their points; a single one has them at the end: `Hamas → Qatar +4`."""
    if len(names) == 1:
        return Group(before, (names[0][0],), after + names[0][1])
    return Group(before, tuple(name + points for name, points in names), after)


def clauses_of(pen: Pen, scenario: Scenario, seat: str, forecast: Forecast) -> tuple[Clause, ...]:
    """A forecast as clauses, in the signs of this terminal; none where nothing is foretold."""
    found = []
    for direction, sign, word in directions(pen):
        groups = tuple(
            Group(pen(before).plain, tuple(pen(name).plain for name in names), pen(after).plain)
            for before, names, after in groups_of(scenario, seat, forecast, direction)
        )
        if groups:
            found.append(Clause(pen(f"{sign} {word}", "bold"), groups))
    return tuple(found)


def brief_lines(clauses: Sequence[Clause], note: Content, width: int) -> list[Content]:
    """The clauses in at most two lines of `width` cells; `note` is added where it fits."""
    left = list(clauses)
    while True:
        is_whole, parts = left == [*clauses], [clause.content for clause in left]
        fitting = _laid([*parts, note], width, may_flow=True) if is_whole and note else None
        fitting = fitting or _laid(parts, width, may_flow=is_whole or len(left) == 1)
        if fitting is not None:
            return fitting
        widest = max(left, key=lambda clause: (clause.size > 1, clause.content.cell_length))
        if widest.size == 1:
            return Content(GAP).join([clause.content for clause in left]).wrap(max(width, 1))[:LINES]
        left[left.index(widest)] = widest.shorter()


def _laid(parts: list[Content], width: int, *, may_flow: bool) -> list[Content] | None:
    """A line for each of the first two parts, the others where there is room; else all in a row, if it may; else None.

    What is cut short does not flow: each way then keeps its own line, and so its share of the room.
    """
    lines: list[Content] = []
    for part in parts:
        if len(lines) < LINES and part.cell_length <= width:
            lines.append(part)
            continue
        place = next((n for n, line in enumerate(lines) if (line + GAP + part).cell_length <= width), None)
        if place is None:
            break
        lines[place] = lines[place] + GAP + part
    else:
        return lines
    wrapped = Content(GAP).join(parts).wrap(max(width, 1))
    return wrapped if may_flow and len(wrapped) <= LINES else None


class Brief(Widget):
    """Two lines below the choices: a forecast, or a sentence about what is pointed at."""

    DEFAULT_CSS = """
    Brief { dock: bottom; height: 2; width: 1fr; color: $text-muted; }
    """

    clauses: reactive[tuple[Clause, ...]] = reactive(())
    text: reactive[Content] = reactive(Content(""))
    """What is said besides the clauses, or without any."""

    def show(self, text: Content, clauses: tuple[Clause, ...] = ()) -> None:
        """Say something else."""
        self.clauses, self.text = clauses, text

    def render(self) -> Content:
        """The lines, for the width there is."""
        width = self.content_size.width
        if self.clauses:
            return Content("\n").join(brief_lines(self.clauses, self.text, width))
        return Content("\n").join(self.text.wrap(max(width, 1))[:LINES])
