"""How far an indicator can come, going by what each seat's move brings altogether, now and later.

A choice that gives at once and one that gives later are one move of one seat: going from round to round, the best of
both would be counted. Here all that a move has brought so far is added up before the best move is taken.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from game.analysis.reach.turns import Points
from game.engine.plan import Plan
from game.model.conditions import Range

Option = tuple[Points, Points]
"""What one thing brings, at the least and at the most."""


class Sums:
    """The sums of all effects so far; they tell the highest as long as the limit has lifted nothing, and so for the
    lowest.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._slots = range(len(plan.actors) ** 2, plan.size)
        self._low = {slot: plan.start[slot] for slot in self._slots}
        self._high = dict(self._low)
        self._groups: dict[Hashable, Sequence[Option]] = {}
        self._lifted: set[int] = set()
        self._cut: set[int] = set()

    def add(self, group: Hashable, options: Sequence[Option]) -> None:
        """Of a group of options one happens, and each brings more than before."""
        before = self._groups.get(group) or [({}, {})] * len(options)
        after = [
            (_plus(lows, more_low), _plus(highs, more_high))
            for (lows, highs), (more_low, more_high) in zip(before, options, strict=True)
        ]
        for slot in {slot for lows, _ in options for slot in lows if slot in self._slots}:
            self._low[slot] += _least(after, slot) - _least(before, slot)
            self._high[slot] += _most(after, slot) - _most(before, slot)
        self._groups[group] = after

    def has(self, group: Hashable) -> bool:
        """Whether a group was added before."""
        return group in self._groups

    def limited(self, slot: int, low: int, high: int) -> Range:
        """Bounds of a slot before the limit works on it, together with these: as they are afterwards."""
        if slot in self._slots:
            low = low if slot in self._cut else max(low, self._low[slot])
            high = high if slot in self._lifted else min(high, self._high[slot])
        least, greatest = self._plan.bounds(slot)
        if low < least:
            self._lifted.add(slot)
        if high > greatest:
            self._cut.add(slot)
        return Range(max(least, min(greatest, low)), max(least, min(greatest, high)))


def _plus(one: Points, more: Points) -> Points:
    return {slot: one.get(slot, 0) + more.get(slot, 0) for slot in {*one, *more}}


def _least(options: Sequence[Option], slot: int) -> int:
    return min(lows.get(slot, 0) for lows, _ in options)


def _most(options: Sequence[Option], slot: int) -> int:
    return max(highs.get(slot, 0) for _, highs in options)


__all__ = ["Sums"]
