"""Rules 1, 2, 3 and 6 and mediation as tables: scores are few, so that every amount is worked out once, beforehand.

A scale of scores has 201 points, so an amount that one score decides is a row of 201 numbers and one that two decide a
square. The formulas are those of :mod:`game.engine.acts`, which says where they come from.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from game.engine.acts import GRAVE10, mark_key
from game.engine.plan import Plan
from game.model.moves import ActUse
from game.model.rules import Rules

Numbers = NDArray[Any]
"""Whole numbers, one for each game."""
Truths = NDArray[np.bool_]

SCORES = np.arange(-100, 101, dtype=np.int64)
POINTS = len(SCORES)
LEVERS = np.arange(101, dtype=np.int64)


def rdivs(numerators: NDArray[np.int64], denominator: int) -> NDArray[np.int64]:
    """:func:`game.model.scale.rdiv` of many numbers."""
    found: NDArray[np.int64] = np.sign(numerators) * ((2 * np.abs(numerators) + denominator) // (2 * denominator))
    return found


def landings(scores: NDArray[np.int64], is_up: NDArray[np.bool_] | bool, disbelief: int) -> NDArray[np.int64]:
    """:func:`game.engine.acts.landing` of many pushes, up or down."""
    sizes = np.abs(scores)
    found: NDArray[np.int64] = np.where(
        ((scores > 0) == is_up) | (scores == 0), 10_000 - 100 * sizes, 10_000 - disbelief * sizes
    )
    return found


class Look(Protocol):
    """How to find what one act does to one quantity."""

    @property
    def slot(self) -> int:
        """The quantity that it moves."""

    def amounts(self, values: Numbers, at: Numbers | None = None) -> Numbers:
        """By how many points in each game, or in those `at` these places; `values` are those at the round's start."""


@dataclass(frozen=True, slots=True, eq=False)
class Single:
    """Decided by the score that it moves: rules 1 and 2."""

    slot: int
    table: Numbers

    def amounts(self, values: Numbers, at: Numbers | None = None) -> Numbers:
        """See :class:`Look`."""
        return self.table.take(_row(values, self.slot, at) + 100)


@dataclass(frozen=True, slots=True, eq=False)
class Ripple:
    """Decided by two scores: rule 3."""

    slot: int
    via: int
    table: Numbers

    def amounts(self, values: Numbers, at: Numbers | None = None) -> Numbers:
        """See :class:`Look`."""
        places = np.multiply(_row(values, self.via, at), POINTS, dtype=np.intp)
        places += _row(values, self.slot, at)
        places += 100 * POINTS + 100
        return self.table.take(places)


@dataclass(frozen=True, slots=True, eq=False)
class Mediated:
    """What a mediation does to its parties: as much as the less trusting side trusts the mediator."""

    slot: int
    trusts: tuple[int, int]
    table: Numbers

    def amounts(self, values: Numbers, at: Numbers | None = None) -> Numbers:
        """See :class:`Look`."""
        places = _levers(values, self.trusts, at) * POINTS
        places += _row(values, self.slot, at)
        return self.table.take(places + 100)


@dataclass(frozen=True, slots=True, eq=False)
class MediatedRipple:
    """What a mediation does for those who care for its parties."""

    slot: int
    trusts: tuple[int, int]
    cares: tuple[int, int]
    push: int
    """The push for a lever and a care of 1."""
    disbelief: int

    def amounts(self, values: Numbers, at: Numbers | None = None) -> Numbers:
        """See :class:`Look`."""
        care = _row(values, self.cares[0], at).astype(np.int64) + _row(values, self.cares[1], at)
        pushes = self.push * _levers(values, self.trusts, at) * np.maximum(care, 0)
        land = landings(_row(values, self.slot, at).astype(np.int64), self.push > 0, self.disbelief)
        return rdivs(pushes * land, 200_000_000_000)


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """Rule 6: how far a grave act moves the usual level, the first time in a game."""

    slot: int
    """The slot of the usual level."""
    score: int
    """The slot of the score that decides it."""
    key: str
    """The name under which it is remembered."""
    table: Numbers


def _row(values: Numbers, slot: int, at: Numbers | None) -> Numbers:
    row: Numbers = values[slot]
    return row if at is None else row.take(at)


def _levers(values: Numbers, trusts: tuple[int, int], at: Numbers | None) -> NDArray[np.intp]:
    trust = np.minimum(_row(values, trusts[0], at), _row(values, trusts[1], at)).astype(np.intp)
    return np.clip(trust + 50, 0, 100, out=trust)


@lru_cache(maxsize=512)
def _single(push10: int, share: int, divisor: int, disbelief: int) -> Numbers:
    """What a push does to each score; `push10` decides its direction, `share` of it lands."""
    return _small(rdivs(share * push10 * landings(SCORES, push10 > 0, disbelief), divisor))


@lru_cache(maxsize=512)
def _square(push10: int, friend: int, enemy: int, disbelief: int) -> Numbers:
    """What a ripple does, by the feeling that carries it (slow) and the score that it moves (fast)."""
    feelings = SCORES[:, None]
    pushes = np.where(feelings > 0, friend, enemy) * feelings * push10
    return _small(rdivs(pushes * landings(SCORES[None, :], pushes > 0, disbelief), 1_000_000_000).ravel())


@lru_cache(maxsize=64)
def _levered(push10: int, share: int, disbelief: int) -> Numbers:
    """What a mediation does, by the lever (slow) and the score that it moves (fast)."""
    pushes = push10 * LEVERS[:, None] * landings(SCORES[None, :], push10 > 0, disbelief)
    return _small(rdivs(pushes, share * 10_000_000).ravel())


def _small(table: NDArray[np.int64]) -> Numbers:
    """In as few bytes as it fits, so that the tables in use stay in the processor's cache."""
    return table.astype(np.int8 if np.abs(table).max() < 128 else np.int16)


def act_looks(plan: Plan, actor: int, use: ActUse) -> tuple[list[Look], list[Mark]]:
    """What an act by actor number `actor` moves, as :func:`game.engine.acts.act_changes` does."""
    act = plan.act(use.verb)
    rules = plan.scenario.rules
    x10 = rules.act_size * act.weight10
    if not x10:
        return [], []
    n = len(plan.actors)
    target = plan.index[use.target]
    if act.kind == "mediation":
        return _mediation_looks(rules, n, actor, target, plan.index[use.partner], x10), []
    disbelief = rules.disbelief
    toward, back = target * n + actor, actor * n + target
    looks: list[Look] = []
    marks: list[Mark] = []
    direct = _single(x10, 1, 100_000, disbelief)
    for slot in (toward, back) if act.mutual else (toward,):
        looks.append(Single(slot, direct))
        if abs(act.weight10) >= GRAVE10:
            lasting = _small(rdivs(rules.lasting_mark * direct.astype(np.int64), 100))
            marks.append(Mark(plan.size + slot, slot, mark_key(act, plan, slot), lasting))
    if not act.mutual:
        looks.append(Single(back, _single(x10, rules.own_view, 10_000_000, disbelief)))
    square = _square(x10, rules.ripple_friend, rules.ripple_enemy, disbelief)
    for third in range(n):
        if third not in (actor, target):
            looks.append(Ripple(third * n + actor, third * n + target, square))
            if act.mutual:
                looks.append(Ripple(third * n + target, third * n + actor, square))
    return [look for look in looks if not isinstance(look, Single | Ripple) or look.table.any()], marks


def _mediation_looks(rules: Rules, n: int, mediator: int, first: int, second: int, x10: int) -> list[Look]:
    trusts = (first * n + mediator, second * n + mediator)
    looks: list[Look] = []
    for a, b in ((first, second), (second, first)):
        looks.append(Mediated(a * n + b, trusts, _levered(x10, 1, rules.disbelief)))
        looks.append(Mediated(a * n + mediator, trusts, _levered(x10, 2, rules.disbelief)))
    push = rules.ripple_friend * x10
    for third in range(n):
        if third not in (mediator, first, second) and push:
            cares = (third * n + first, third * n + second)
            looks.append(MediatedRipple(third * n + mediator, trusts, cares, push, rules.disbelief))
    return looks


__all__ = ["POINTS", "Look", "Mark", "Numbers", "Truths", "act_looks", "rdivs"]
