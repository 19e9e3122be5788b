"""What happens to a score or an indicator at one time: groups of options of which one each happens, and their extremes.

All is worked out from above: the least is the most with every sign turned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from game.analysis.reach.pushes import UNIT, landings
from game.model.conditions import NO_LIMIT, Range
from game.model.scale import rdiv

UNIT2 = 2 * UNIT
FULL = Range(-NO_LIMIT, NO_LIMIT)
Choices = list[tuple[Range, int, list[int], list[int]]]
"""Options of a group: the values of the slot at which each can happen, its points, its pushes at the least and most."""


class Option(NamedTuple):
    """One thing that can happen to a slot."""

    low: int
    """The lowest value at which it can happen."""
    high: int
    points: int
    """What is added whatever the value."""
    pushes: tuple[int, ...] = ()
    """What is added as far as it lands."""


Group = tuple[Option, ...]
NOTHING = Option(*FULL, 0)


class Quiet(NamedTuple):
    """Reciprocity and drift of a tie, at the most."""

    share: int
    fade: int
    usual: int
    """The highest usual level."""
    other: int
    """The highest departure of the other side from its usual level."""

    def amount(self, value: int) -> int:
        """What both rules add to a score, as :func:`game.engine.acts.quiet_changes` works it out."""
        away = value - self.usual
        found = rdiv(self.share * (self.other - away), 100)
        if self.fade and away:
            found += rdiv(-self.fade * away, 100) or (-1 if away > 0 else 1)
        return found


class Spread:
    """What can be added to each slot: its groups from above and from below."""

    def __init__(self) -> None:
        self.up: dict[int, list[Group]] = {}
        self.down: dict[int, list[Group]] = {}

    def add(self, slot: int, options: Choices, is_sure: bool) -> None:
        """A group; unless it is sure that one of its options happens, nothing may happen as well."""
        every = options if is_sure else [*options, (FULL, 0, [], [])]
        up, down = _strongest(every, 1), _strongest(every, -1)
        if up != (NOTHING,):
            self.up.setdefault(slot, []).append(up)
        if down != (NOTHING,):
            self.down.setdefault(slot, []).append(down)

    def push(self, slot: int, least: int, most: int, is_sure: bool) -> None:
        """A group of single pushes at any value, of which only the largest matter; unless sure, of nothing as well."""
        up, down = (most, -least) if is_sure else (max(most, 0), max(-least, 0))
        if up:
            self.up.setdefault(slot, []).append((Option(*FULL, 0, (up,)),))
        if down:
            self.down.setdefault(slot, []).append((Option(*FULL, 0, (down,)),))

    def between(self, slot: int, least: int, most: int) -> None:
        """Something adds points between two numbers."""
        if most:
            self.up.setdefault(slot, []).append((Option(*FULL, most),))
        if least:
            self.down.setdefault(slot, []).append((Option(*FULL, -least),))

    def slots(self) -> set[int]:
        """The slots that something can move."""
        return {*self.up, *self.down}


def _strongest(options: Choices, sign: int) -> Group:
    """The options that matter, from above (1) or below (-1): of those with one push at the most, only the largest."""
    single: dict[tuple[int, int, int], int] = {}
    several: dict[Option, None] = {}
    for (low, high), points, lows, highs in options:
        key, pushes = ((low, high, points), highs) if sign > 0 else ((-high, -low, -points), lows)
        if len(pushes) > 1:
            several[Option(*key, tuple([sign * push for push in pushes]))] = None
            continue
        push = sign * pushes[0] if pushes else 0
        if push > single.get(key, -UNIT):
            single[key] = push
    return (*(Option(*key, (push,) if push else ()) for key, push in single.items()), *several)


class _Stretch:
    """What a slot comes to where the same options can happen at all values, on one side of 0."""

    def __init__(self, groups: Iterable[Group], quiet: Quiet | None, disbelief: int, own: int) -> None:
        self._quiet, self._disbelief, self._own = quiet, disbelief, own
        self._points, self._ups, self._downs = 0, list[int](), list[int]()
        self._open: list[Group] = []
        for group in groups:
            if len(group) > 1:
                self._open.append(group)
                continue
            self._points += group[0].points
            for push in group[0].pushes:
                (self._ups if push > 0 else self._downs).append(abs(push))

    def most(self, first: int, last: int) -> int:
        """No value from first to last comes to more; of a single value it is the sum to the point.

        Towards 0 more lands, of pushes up and down; reciprocity and drift lift what is low.
        """
        near, far = (first, last) if first >= 0 else (last, first)
        up, down = landings(near, self._disbelief)[0], landings(far, self._disbelief)[1]
        found = self._own * last + self._points + (self._quiet.amount(first) if self._quiet else 0)
        up2, down2 = 2 * up, 2 * down  # rdiv written out, since nothing is done as often
        found += sum([(push * up2 + UNIT) // UNIT2 for push in self._ups])
        found -= sum([(push * down2 + UNIT) // UNIT2 for push in self._downs])
        for group in self._open:
            found += max(
                [one.points + sum([rdiv(p * (up if p > 0 else down), UNIT) for p in one.pushes]) for one in group]
            )
        return found


def most(
    low: int,
    high: int,
    groups: Sequence[Group],
    quiet: Quiet | None = None,
    disbelief: int = 0,
    *,
    own: int = 1,
    top: int = NO_LIMIT,
) -> int:
    """The highest that a slot between `low` and `high` can come to, not yet clamped; from `top` on, `top`.

    With `own=0`: how much is added at the most.
    """
    cuts = {low, 0, *(cut for group in groups for one in group for cut in (one.low, one.high + 1))}
    edges = [*sorted(cut for cut in cuts if low <= cut <= high), high + 1]
    best = -NO_LIMIT
    for first, after in reversed([*pairwise(edges)]):
        last = after - 1
        here = [tuple(o for o in group if o.low <= first and last <= o.high) or (NOTHING,) for group in groups]
        stretch = _Stretch(here, quiet, disbelief, own)
        if best > -NO_LIMIT and stretch.most(first, last) <= best:
            continue
        best = max(best, stretch.most(last, last), -NO_LIMIT if own else stretch.most(first, first))
        width = 1
        while last > first and best < top:
            start = max(first, last - width)
            found = stretch.most(start, last - 1)
            if found <= best:
                last, width = start, 4 * width
            elif start == last - 1:
                best, last = found, start
            else:
                width = max(1, width // 4)
    return min(best, top)


__all__ = ["FULL", "Choices", "Group", "Option", "Quiet", "Spread", "most"]
