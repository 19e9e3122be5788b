"""Who chooses what, in many games at once: at random, and as :mod:`game.players.policies` does it for one game."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from game.analysis.batch.block import draws
from game.analysis.batch.compiled import Goal, Move, Part
from game.analysis.batch.conditions import Now, Where
from game.analysis.batch.tables import Numbers, Truths
from game.analysis.batch.turn import Turn
from game.analysis.lots import lots
from game.engine.goals import FULL
from game.model.base import Policy

NEVER = np.int64(-(2**62))
"""Stands for the worth of a choice that is not open."""
MOST_CHOICES = 12

Sums = dict[int, tuple[Numbers, Truths]]
"""Slot to how far it moves in each game, and whether anything moved it at all."""
Scorer = Callable[[Turn, int, Sequence[Move], Truths], Sequence[Numbers]]
"""Gives what is wanted of each move, first the most important: rows of [move][game], the larger the better."""


def choose_uniform(turn: Turn, place: int) -> Numbers:
    """Any open choice, each as likely; where none is open, any standing move; failing those, the pass."""
    masks = turn.mask(place).astype(np.intp)
    counts, nth = _mask_tables()
    found = nth.take(masks * MOST_CHOICES + lots(turn.block.seeds, turn.number, place, counts.take(masks)))
    shut = np.flatnonzero(masks == 0)
    if len(shut):
        written = turn.written(place)
        standing = len(turn.moves(place)) - written - 1
        found[shut] = written + (lots(turn.block.seeds[shut], turn.number, place, standing) if standing else 0)
    return found


@lru_cache(maxsize=1)
def _mask_tables() -> tuple[Numbers, Numbers]:
    """For every mask of choices: how many are open, and which is the n-th of them."""
    masks = range(2**MOST_CHOICES)
    nth = np.zeros((2**MOST_CHOICES, MOST_CHOICES), dtype=np.int16)
    for mask in masks:
        numbers = [k for k in range(MOST_CHOICES) if mask >> k & 1]
        nth[mask, : len(numbers)] = numbers
    return np.array([mask.bit_count() for mask in masks], dtype=np.int64), nth.ravel()


def choose(turn: Turn, place: int, policy: Policy) -> Numbers:
    """What the computer chooses by one of its policies."""
    is_open = turn.open(place)
    shut = ~is_open.any(axis=0)
    found = np.zeros(turn.block.games, dtype=np.int16)
    open_at = np.flatnonzero(~shut)
    if len(open_at):
        here = turn if len(open_at) == turn.block.games else Turn(turn.compiled, turn.block.take(open_at))
        moves = here.moves(place)[: here.written(place)]
        found[open_at] = _pick(here, place, policy, moves, here.open(place))
    shut_at = np.flatnonzero(shut)
    if len(shut_at):
        written = turn.written(place)
        standing = turn.moves(place)[written:-1]
        found[shut_at] = written
        if standing:
            rest = Turn(turn.compiled, turn.block.take(shut_at))
            every = np.ones((len(standing), len(shut_at)), dtype=np.bool_)
            found[shut_at] += _pick(rest, place, policy, standing, every).astype(np.int16)
    return found


def _pick(turn: Turn, place: int, policy: Policy, moves: Sequence[Move], is_open: Truths) -> Numbers:
    if policy == "reported":
        reported = np.array([move.reported for move in moves], dtype=np.bool_)[:, None] & is_open
        others = np.flatnonzero(~reported.any(axis=0))
        found: Numbers = reported.argmax(axis=0)
        if len(others):
            rest = Turn(turn.compiled, turn.block.take(others))
            found[others] = _best(rest, place, moves, is_open[:, others], _goal_scores)
        return found
    scorers: Mapping[Policy, Scorer] = {"goal": _goal_scores, "cautious": _cautious_scores, "random": _no_scores}
    return _best(turn, place, moves, is_open, scorers[policy])


def _best(turn: Turn, place: int, moves: Sequence[Move], is_open: Truths, scorer: Scorer) -> Numbers:
    """The best open move in each game; among equals the one with the lowest lot."""
    left = is_open.copy()
    for scores in scorer(turn, place, moves, is_open):
        rows = np.where(left, scores, NEVER)
        left &= rows == rows.max(axis=0)
    found: Numbers = left.argmax(axis=0)
    several = np.flatnonzero(left.sum(axis=0) > 1)
    if len(several):
        lows = np.full((len(moves), turn.block.games), np.uint64(2**64 - 1))
        for row, move, equal in zip(lows, moves, left, strict=True):
            at = several[equal[several]]
            row[at] = draws(turn.block, at, move.lot)
        found[several] = lows[:, several].argmin(axis=0)
    return found


def _no_scores(turn: Turn, place: int, moves: Sequence[Move], is_open: Truths) -> Sequence[Numbers]:
    return ()


def _goal_scores(turn: Turn, place: int, moves: Sequence[Move], is_open: Truths) -> Sequence[Numbers]:
    """The expected worth of the seat's goals one round ahead, then how well a move fits the seat's ties."""
    goals = turn.compiled.goals[place]
    worths = np.zeros(is_open.shape, dtype=np.int64)
    fits = np.zeros(is_open.shape, dtype=np.int64)
    ahead = Ahead(turn, goals)
    for row, fit, move, here in zip(worths, fits, moves, is_open, strict=True):
        if goals and here.any():
            row[:] = ahead.expected(place, move)
        for weight, slot in move.weights:
            fit += weight * turn.block.values[slot].astype(np.int64)
    return worths, fits


def _cautious_scores(turn: Turn, place: int, moves: Sequence[Move], is_open: Truths) -> Sequence[Numbers]:
    """The least that any tie of the seat's own could lose, then the least change of all."""
    plan = turn.compiled.plan
    n, size = len(plan.actors), plan.size
    own = plan.index[turn.compiled.layout.seats[place]]
    worsts = np.zeros(is_open.shape, dtype=np.int64)
    mosts = np.zeros(is_open.shape, dtype=np.int64)
    for worst, most, move in zip(worsts, mosts, moves, strict=True):
        certain = _sums(turn, (move.part,))
        for branch in [_sums(turn, (part,), certain) for part in move.outcomes] or [certain]:
            moved = np.zeros(turn.block.games, dtype=np.int64)
            for slot, (amounts, _) in branch.items():
                if slot < size:
                    moved += np.abs(amounts)
                    if slot < n * n and own in divmod(slot, n):
                        np.maximum(worst, -amounts, out=worst)
            np.maximum(most, moved, out=most)
    return -worsts, -mosts


def _sums(turn: Turn, parts: Sequence[Part], before: Sums | None = None, only: frozenset[int] | None = None) -> Sums:
    """What some parts change by themselves, by slot; `before` is changed already, `only` are wanted."""
    values = turn.block.values
    found = dict(before or {})

    def add(slot: int, amounts: Numbers | int) -> None:
        more = np.broadcast_to(np.asarray(amounts, dtype=np.int64), (turn.block.games,))
        if slot in found:
            old, touched = found[slot]
            found[slot] = (old + more, touched | (more != 0))
        else:
            found[slot] = (more, more != 0)

    for part in parts:
        for look in part.looks:
            if only is None or look.slot in only:
                add(look.slot, look.amounts(values))
        for slot, points in part.effects:
            if only is None or slot in only:
                add(slot, points)
    return found


class Ahead:
    """What a seat expects of the coming round if it alone made a move: the worth of its goals, times 100."""

    def __init__(self, turn: Turn, goals: Sequence[Goal]) -> None:
        self._turn = turn
        self._goals = goals
        self._tested = frozenset[int]().union(*(goal.when.slots() for goal in goals))
        self._base: dict[int, tuple[Numbers, bool]] = {}
        """Slot to its value after reciprocity and drift, and whether that leaves its range in some game."""
        for slot in self._tested:
            row = turn.block.values[slot].astype(np.int64)
            if slot in turn.quiet_row:
                row = row + turn.quiet[turn.quiet_row[slot]]
            low, high = turn.compiled.plan.bounds(slot)
            self._base[slot] = (row, bool(((row < low) | (row > high)).any()))

    def idle(self) -> Numbers:
        """After no move at all."""
        return 100 * self._worth({}, (), None)

    def expected(self, place: int, move: Move) -> Numbers:
        """After a move, each outcome by its chance."""
        certain = _sums(self._turn, (move.part,), only=self._tested)
        where: Where = ((self._turn.number, place, self._turn.moves(place).index(move)),)
        if not move.outcomes:
            return 100 * self._worth(certain, (move.part,), where)
        total = np.zeros(self._turn.block.games, dtype=np.int64)
        chances = np.diff(move.chances, prepend=0).tolist()
        for chance, part in zip(chances, move.outcomes, strict=True):
            sums = _sums(self._turn, (part,), certain, self._tested)
            total += chance * self._worth(sums, (move.part, part), where)
        return total

    def _worth(self, sums: Sums, parts: Sequence[Part], where: Where | None) -> Numbers:
        now = _Expected(self._turn.now, {slot: self._after(slot, sums) for slot in self._tested}, parts, where)
        total = np.zeros(self._turn.block.games, dtype=np.int64)
        for goal in self._goals:
            near = goal.when.progress(now)
            total += goal.points * (near + np.where(near == FULL, FULL // 2, 0))
        return total

    def _after(self, slot: int, sums: Sums) -> Numbers:
        """A value after the move: brought back into its range where the move touched it, as the computer reckons."""
        row, leaves = self._base[slot]
        if slot not in sums:
            return row
        amounts, touched = sums[slot]
        after = np.clip(row + amounts, *self._turn.compiled.plan.bounds(slot))
        return np.where(touched, after, row) if leaves else after


class _Expected(Now):
    """A situation one move ahead."""

    def __init__(self, now: Now, values: Mapping[int, Numbers], parts: Sequence[Part], where: Where | None) -> None:
        super().__init__(now.values, now.flags, now.made, now.round)
        self._after = values
        self._parts = parts
        self._where = where

    def value(self, slot: int) -> Numbers:
        return self._after[slot]

    def flag(self, flag: int) -> Truths | bool:
        found = super().flag(flag)
        for part in self._parts:
            found = flag in part.sets or (flag not in part.clears and found)
        return found

    def chosen(self, where: Where) -> Truths | bool:
        return True if self._where == where else super().chosen(where)


__all__ = ["NEVER", "Ahead", "choose", "choose_uniform"]
