"""What can happen only once in a game: events that are not repeated, and lasting marks."""

from __future__ import annotations

from collections.abc import Iterable

from game.analysis.reach.possible import Possible
from game.analysis.reach.pushes import Mark
from game.engine.plan import Plan
from game.model.conditions import Range


class Once:
    """A second pair of bounds for a slot that such events move: without them, and with all of them added once.

    An event whose round is unknown may come in any, and the bounds that go from round to round would count it each
    time. The limit takes nothing from a sum that is added afterwards: of two values it brings neither farther apart.
    """

    def __init__(self, start: int, bounds: tuple[int, int]) -> None:
        self._low = self._high = start
        self._bounds = bounds
        self._rise: dict[str, int] = {}
        self._fall: dict[str, int] = {}

    def moved(self, fall: int, rise: int, other: Range) -> Range:
        """The bounds after all else has moved by `fall` to `rise`, within other bounds known to hold."""
        self._low, self._high = self._clamped(self._low + fall), self._clamped(self._high + rise)
        return self.within(*other)

    def add(self, event: str, points: int, is_sure: bool) -> None:
        """An event may have happened: by its id where it does so once, "" where it did now or may do so again."""
        if event:
            self._rise[event], self._fall[event] = max(points, 0), min(points, 0)
            return
        self._low += points if is_sure else min(points, 0)
        self._high += points if is_sure else max(points, 0)

    def limit(self) -> None:
        """All events of a round are added, and the limit works."""
        self._low, self._high = self._clamped(self._low), self._clamped(self._high)

    def within(self, low: int, high: int) -> Range:
        """What is left of other bounds."""
        return Range(max(low, self._low + sum(self._fall.values())), min(high, self._high + sum(self._rise.values())))

    def _clamped(self, value: int) -> int:
        return max(self._bounds[0], min(self._bounds[1], value))


class Marks:
    """The lasting marks that may have been made: each is made once, as large as it can be at the most."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._known: dict[str, int] = {}
        self._sums: dict[int, list[int]] = {}

    def note(self, marks: Iterable[Mark]) -> None:
        """Some marks may be made now."""
        for key, slot, size in marks:
            before = self._known.get(key, 0)
            if abs(size) > abs(before):
                self._known[key] = size
                self._sums.setdefault(slot, [0, 0])[size > 0] += size - before

    def write(self, now: Possible) -> None:
        """Set the bounds of the usual levels."""
        for slot, (down, up) in self._sums.items():
            least, greatest = self._plan.bounds(slot)
            usual = self._plan.size + slot
            start = self._plan.start[usual]
            now.low[usual], now.high[usual] = max(least, start + down), min(greatest, start + up)


__all__ = ["Marks", "Once"]
