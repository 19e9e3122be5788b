"""Conditions over many games at once, as :mod:`game.engine.conditions` and :mod:`game.engine.goals` read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from game.analysis.batch.tables import Numbers, Truths
from game.engine.conditions import slot_tests
from game.engine.goals import FULL
from game.engine.plan import Plan
from game.model.conditions import NO_LIMIT, Condition

Where = tuple[tuple[int, int, int], ...]
"""Where a choice can have been made: (round, seat, number of the move)."""


@dataclass(slots=True)
class Now:
    """What conditions are looked at against: a state of every game, and which round it is for them."""

    values: Numbers
    """[slot][game]"""
    flags: Truths
    """[flag][game]"""
    made: Sequence[Numbers]
    """[round][seat][game]: the moves made so far."""
    round: int
    """Counted from 1."""

    @property
    def games(self) -> int:
        """How many there are."""
        return int(self.values.shape[1])

    def value(self, slot: int) -> Numbers:
        """A score or an indicator, by game."""
        row: Numbers = self.values[slot]
        return row

    def flag(self, flag: int) -> Truths | bool:
        """Whether a flag is set; never, where nothing sets it (-1)."""
        row: Truths | bool = self.flags[flag] if flag >= 0 else False
        return row

    def chosen(self, where: Where) -> Truths | bool:
        """Whether a choice was made."""
        found: Truths | bool = False
        for number, place, move in where:
            if number < len(self.made):
                found = found | (self.made[number][place] == move)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Test:
    """A condition with its names looked up."""

    ranges: tuple[tuple[int, int, int], ...]
    """(slot, lowest, highest)"""
    round: tuple[int, int] | None
    flags: tuple[int, ...]
    no_flags: tuple[int, ...]
    chosen: tuple[Where, ...]
    not_chosen: tuple[Where, ...]
    any: tuple[Test, ...]

    def holds(self, now: Now) -> Truths:
        """In which games everything is so that it asks for."""
        found = np.ones(now.games, dtype=np.bool_)
        if self.round is not None and not self.round[0] <= now.round <= self.round[1]:
            found[:] = False
            return found
        for slot, low, high in self.ranges:
            row = now.value(slot)
            if low > -NO_LIMIT:
                found &= row >= low
            if high < NO_LIMIT:
                found &= row <= high
        for flag in self.flags:
            found &= now.flag(flag)
        for flag in self.no_flags:
            found &= np.logical_not(now.flag(flag))
        for where in self.chosen:
            found &= now.chosen(where)
        for where in self.not_chosen:
            found &= np.logical_not(now.chosen(where))
        if self.any:
            some = self.any[0].holds(now)
            for part in self.any[1:]:
                some |= part.holds(now)
            found &= some
        return found

    def progress(self, now: Now) -> Numbers:
        """How nearly it holds in each game, 0 to 1000."""
        missing = np.zeros(now.games, dtype=np.int64)
        for slot, low, high in self.ranges:
            row = now.value(slot).astype(np.int64)
            missing += 10 * np.maximum(np.maximum(low - row, row - high), 0)
        for flag in self.flags:
            missing += 500 * np.logical_not(now.flag(flag))
        for flag in self.no_flags:
            missing += 500 * np.asarray(now.flag(flag))
        for where in self.chosen:
            missing += 500 * np.logical_not(now.chosen(where))
        for where in self.not_chosen:
            missing += 500 * np.asarray(now.chosen(where))
        if self.any:
            nearest = self.any[0].progress(now)
            for part in self.any[1:]:
                nearest = np.maximum(nearest, part.progress(now))
            missing += FULL - nearest
        return np.maximum(FULL - missing, 0)

    def slots(self) -> frozenset[int]:
        """Every quantity that it asks about."""
        return frozenset(slot for slot, _, _ in self.ranges).union(*(part.slots() for part in self.any))


class Reader:
    """Looks the names of conditions up, in one scenario."""

    def __init__(self, plan: Plan, flags: Sequence[str], moves: Mapping[str, Where]) -> None:
        """`flags` are those that something sets; `moves` says where each choice can be made."""
        self._plan = plan
        self._flags = {flag: number for number, flag in enumerate(flags)}
        self._moves = moves

    def read(self, condition: Condition) -> Test:
        """A condition over many games."""
        span = condition.round
        return Test(
            slot_tests(self._plan, condition),
            None if span is None else (span.low, span.high),
            tuple(self._flags.get(flag, -1) for flag in condition.flags),
            tuple(self._flags.get(flag, -1) for flag in condition.no_flags),
            tuple(self._moves.get(choice, ()) for choice in condition.chosen),
            tuple(self._moves.get(choice, ()) for choice in condition.not_chosen),
            tuple(self.read(part) for part in condition.any),
        )


__all__ = ["Now", "Reader", "Test", "Where"]
