"""The same games with one choice made otherwise, for every decision of many games (see :mod:`game.analysis.probes`)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.analysis.batch.block import Block
from game.analysis.batch.choosing import choose_uniform
from game.analysis.batch.compiled import Compiled
from game.analysis.batch.conditions import Now
from game.analysis.batch.playing import Recorded, compiled_of, play_block, start_of
from game.analysis.batch.tables import Numbers, Truths
from game.analysis.batch.turn import Turn
from game.analysis.batch.weighing import weigh_standing
from game.analysis.games import Layout
from game.analysis.playing import Task, play_game, plays_of
from game.analysis.probes import Decision, Pair, Probes, ripples_of
from game.analysis.tally import Witness, witness_of
from game.engine.goals import FULL

RIPPLED, WEIGHED = 60, 250
"""Games of a playtest whose ledgers are looked through for ripples, and in which standing moves are weighed: one act
does much the same in all.
"""


class _Ends:
    """How near each goal was in the end: [seat][goal][game]."""

    def __init__(self, compiled: Compiled, games: int) -> None:
        self._goals = compiled.goals
        self.progress = [np.zeros((len(goals), games), dtype=np.int64) for goals in compiled.goals]

    def close(self, block: Block) -> None:
        """Note games that are over."""
        now = Now(block.values, block.flags, block.made, block.round)
        for goals, rows in zip(self._goals, self.progress, strict=True):
            for goal, row in zip(goals, rows, strict=True):
                row[block.rows] = goal.when.progress(now)


@dataclass(frozen=True, slots=True)
class _Base:
    """The games as they were played."""

    layout: Layout
    compiled: Compiled
    turns: list[Turn]
    """[round]: what it was before it was played, for the games that came so far."""
    played: Recorded
    ends: _Ends

    def witness(self, row: int) -> Witness:
        return witness_of(self.layout, self.played, row)


def probe_many(layout: Layout, task: Task) -> Probes:
    """Play the games of a task, and each of their decisions otherwise."""
    found = Probes(games=task.games)
    compiled = compiled_of(layout)
    block, chooser = start_of(layout, task)
    ends = _Ends(compiled, task.games)
    turns: list[Turn] = []
    played = play_block(compiled, block, chooser, task.players, task.first, turns.append, ends.close)
    base = _Base(layout, compiled, turns, played, ends)
    for row, seed in enumerate(played.seeds[: max(0, RIPPLED - task.first)]):
        steps = play_game(layout, seed, plays_of(layout, task, seed))
        for ripple in ripples_of(steps, base.witness(row)):
            found.show(ripple)
    for turn in turns:
        for place in range(len(layout.seats)):
            _decide_otherwise(base, turn, place, found)
            _weigh(base, turn, place, found)
    return found


def _weigh(base: _Base, turn: Turn, place: int, found: Probes) -> None:
    """Note whether standing moves promise more than what is written."""
    some = np.flatnonzero(base.played.first + turn.block.rows < WEIGHED)
    if not len(some):
        return
    turn = Turn(base.compiled, turn.block.take(some))
    weighed = weigh_standing(turn, place)
    if weighed is None or not weighed[0].any():
        return
    there, is_better, best = weighed
    note = found.standing[turn.number, place]
    note.situations += int(there.sum())
    note.better += int(is_better.sum())
    shows = np.flatnonzero(is_better)
    if len(shows):
        note.move = turn.moves(place)[int(best[shows[0]])].id
        note.witness = base.witness(int(turn.block.rows[shows[0]]))


def _decide_otherwise(base: _Base, turn: Turn, place: int, found: Probes) -> None:
    """Replace the choices of a seat in a round, in all games where there was another."""
    is_open = turn.open(place)
    made = base.played.chosen[turn.number][place, turn.block.rows]
    written = len(is_open)
    at = np.flatnonzero((is_open.sum(axis=0) >= 2) & (made < written))
    if not len(at):
        return
    is_open, made = is_open[:, at], made[at]
    instead, games = np.nonzero(is_open & (made != np.arange(written)[:, None]))
    rows = turn.block.rows[at]
    """Which of the games as they were played each is."""
    ends = _Ends(base.compiled, len(games))
    other = _replay(base, turn, place, at[games], instead, ends)
    decision = found.decisions[turn.number, place]
    decision.games += len(at)
    _count_moved(base, turn.number, decision, other, ends, games, rows)
    goals = len(ends.progress[place])
    near = np.zeros((written, goals, len(at)), dtype=np.int64)
    near[made, :, np.arange(len(at))] = base.ends.progress[place][:, rows].T
    near[instead, :, games] = ends.progress[place].T
    _count_best(base, place, decision, near, is_open)
    for one in range(written):
        for two in range(written):
            both = is_open[one] & is_open[two]
            if one != two and both.any():
                pair = decision.pairs.setdefault((one, two), Pair())
                _compare(base, pair, near[one], near[two], both, made == one, rows)


def _replay(
    base: _Base, turn: Turn, place: int, at: NDArray[np.intp], instead: NDArray[np.intp], ends: _Ends
) -> Recorded:
    """The rest of the games at some places of a round, with a seat's choice replaced.

    Everybody else chooses what was chosen, where it is open; else any, by lot.
    """
    rows = turn.block.rows[at]

    def choose_still(now: Turn) -> Numbers:
        here = now.block.rows
        before = base.played.chosen[now.number][:, rows[here]]
        if now.number == turn.number:
            before[place] = instead[here]
        for seat, wanted in enumerate(before):
            shut = np.flatnonzero(~_is_open(now, seat, wanted))
            if len(shut):
                wanted[shut] = choose_uniform(now, seat)[shut]
        return before

    return play_block(base.compiled, turn.block.take(at), choose_still, close=ends.close)


def _is_open(turn: Turn, place: int, wanted: Numbers) -> Truths:
    """Whether the written choice of each game is open; never for other moves, nor after the end of a game."""
    is_open = turn.open(place)
    is_written = (wanted >= 0) & (wanted < len(is_open))
    if not len(is_open):
        return is_written
    there: Truths = is_open[np.where(is_written, wanted, 0), np.arange(len(wanted))]
    return there & is_written


def _count_moved(
    base: _Base, number: int, decision: Decision, other: Recorded, ends: _Ends, games: Numbers, rows: Numbers
) -> None:
    """In how many games another choice made a difference, and to what."""
    was = rows[games]
    ending = other.endings != base.played.endings[was]
    goals = np.zeros(len(games), dtype=np.bool_)
    for mine, theirs in zip(ends.progress, base.ends.progress, strict=True):
        goals |= (mine != theirs[:, was]).any(axis=0)
    play = other.events[0] != base.played.events[number][was]
    for later in range(1, len(other.events)):
        play |= other.events[later] != base.played.events[number + later][was]
        play |= (other.opened[later] != base.played.opened[number + later][:, was]).any(axis=0)
    values = (other.values[-1] != base.played.values[-1][:, was]).any(axis=0)

    def count(moved: Truths) -> int:
        return int(np.count_nonzero(np.bincount(games[moved], minlength=len(rows))))

    decision.moved_ending += count(ending)
    decision.moved_goals += count(goals)
    decision.moved_play += count(ending | goals | play)
    decision.moved_values += count(values)


def _count_best(base: _Base, place: int, decision: Decision, near: Numbers, is_open: Truths) -> None:
    """In how many games each choice alone was best for its seat."""
    points = np.array([goal.points for goal in base.compiled.goals[place]], dtype=np.int64)
    worths = (points[:, None] * (near + np.where(near == FULL, FULL // 2, 0))).sum(axis=1)
    worths = np.where(is_open, worths, -1)
    is_best = worths == worths.max(axis=0)
    alone = is_best.sum(axis=0) == 1
    for choice, count in enumerate(np.bincount(is_best[:, alone].argmax(axis=0), minlength=len(near)).tolist()):
        if count:
            decision.best[choice] = decision.best.get(choice, 0) + count


def _compare(
    base: _Base, pair: Pair, one: Numbers, two: Numbers, both: Truths, was_made: Truths, rows: Numbers
) -> None:
    """What the first of two choices did better or worse than the second, where both were open."""
    better, worse = (one > two).any(axis=0) & both, (one < two).any(axis=0) & both
    pair.compared += int(both.sum())
    pair.better += int(better.sum())
    pair.worse += int(worse.sum())
    pair.cost += int((((one < two) & (two == FULL)).any(axis=0) & both).sum())
    shows = np.flatnonzero(worse & ~better & was_made)
    if pair.witness is None and len(shows):
        pair.witness = base.witness(int(rows[shows[0]]))


__all__ = ["RIPPLED", "probe_many"]
