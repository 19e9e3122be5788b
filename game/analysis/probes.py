"""The same game with one choice made otherwise: what a decision is worth, and what it changes.

One seat's choice in one round is replaced by each other open one. All else stays: the luck, the others' choices, and
what everybody chooses afterwards, as long as it is open (else one is drawn by lot). So whatever differs in the end
follows from that one choice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from game.analysis.games import Layout, game_seed
from game.analysis.playing import Task, play_game, policies_of
from game.analysis.tally import Witness
from game.engine import State, resolve
from game.engine.conditions import holds, situation_of
from game.engine.goals import FULL, progress
from game.engine.ledger import Cause
from game.engine.resolve import Step
from game.players import pick

FEWEST, MOST = 60, 1_000
"""How many games are played otherwise; never more than half as many as are played at all."""
MOST_FOR_FEWEST = 40_000
"""Rounds that may be played for the fewest games: a scenario of 12 seats and 30 rounds has to do with less."""


def probe_count(layout: Layout, games: int) -> int:
    """How many games are played otherwise so that it costs about as much as so many games."""
    rounds = max(1, probe_rounds(layout))
    fewest = max(1, min(FEWEST, MOST_FOR_FEWEST // rounds))
    return min(-(-games // 2), MOST, max(fewest, games * layout.rounds // rounds))


def probe_rounds(layout: Layout) -> int:
    """About how many rounds are played to play one game otherwise, choice by choice."""
    return sum(
        max(0, len(choices) - 1) * (layout.rounds - number)
        for number, row in enumerate(layout.written)
        for choices in row
    )


class Result(NamedTuple):
    """How a game ended for a seat after one choice."""

    progress: tuple[int, ...]
    """Of each of its goals, 0 to 1000."""
    worth: int
    """Points times progress, a goal that is met counted half again."""


@dataclass
class Pair:
    """Two choices that were open at the same moment."""

    compared: int = 0
    better: int = 0
    """How often the first brought some goal of the seat nearer than the second."""
    worse: int = 0
    """How often it brought some goal less near."""
    cost: int = 0
    """How often it left a goal unmet that the second would have met."""
    witness: Witness | None = None
    """The first game in which the first choice was made and would have been worse for no goal and better for one."""


@dataclass
class Decision:
    """What is known of a decision: a round and a seat."""

    games: int = 0
    """Games in which there were at least two open choices."""
    moved_ending: int = 0
    """In how many of them another choice would have led to another ending."""
    moved_goals: int = 0
    """In how many it would have moved a goal of any seat nearer or further."""
    moved_play: int = 0
    """In how many it would have changed an ending, a goal, an event, or what was open afterwards."""
    moved_values: int = 0
    """In how many it would have changed any score or indicator at the end."""
    best: dict[int, int] = field(default_factory=dict)
    """For each choice, in how many games it alone was best for the seat."""
    pairs: dict[tuple[int, int], Pair] = field(default_factory=dict)
    """For each two choices, what the first did better or worse than the second."""


class Ripple(NamedTuple):
    """An act whose ripple through a third actor was larger than what it did directly."""

    choice: str
    act: str
    direct: int
    """The largest direct change, in points, without its sign."""
    ripple: int
    """The largest ripple."""
    quantity: str
    """The tie that it moved."""
    round: int
    witness: Witness


@dataclass
class Probes:
    """What came of playing games otherwise."""

    games: int = 0
    decisions: dict[tuple[int, int], Decision] = field(default_factory=lambda: defaultdict(Decision))
    """By round and seat, both from 0."""
    ripples: dict[tuple[str, str], Ripple] = field(default_factory=dict)
    """The largest of each choice and act."""

    def merge(self, other: Probes) -> None:
        """Add what came of later games."""
        self.games += other.games
        for place, found in other.decisions.items():
            here = self.decisions[place]
            here.games += found.games
            here.moved_ending += found.moved_ending
            here.moved_goals += found.moved_goals
            here.moved_play += found.moved_play
            here.moved_values += found.moved_values
            for choice, count in found.best.items():
                here.best[choice] = here.best.get(choice, 0) + count
            for key, pair in found.pairs.items():
                mine = here.pairs.setdefault(key, Pair())
                mine.compared += pair.compared
                mine.better += pair.better
                mine.worse += pair.worse
                mine.cost += pair.cost
                mine.witness = mine.witness or pair.witness
        for key_, ripple in other.ripples.items():
            if key_ not in self.ripples or ripple.ripple > self.ripples[key_].ripple:
                self.ripples[key_] = ripple


def probe_chunk(layout: Layout, task: Task) -> Probes:
    """Play the games of a task, and each of their decisions otherwise."""
    found = Probes()
    for number in range(task.first, task.first + task.games):
        seed = game_seed(task.seed, number)
        steps = play_game(layout, seed, policies_of(layout, task, seed))
        line = tuple(tuple(made.choice for made in step.chosen) for step in steps)
        witness = Witness(task.players, number, seed, line)
        found.games += 1
        for ripple in _ripples(layout, steps, witness):
            key = (ripple.choice, ripple.act)
            if key not in found.ripples or ripple.ripple > found.ripples[key].ripple:
                found.ripples[key] = ripple
        for round_ in range(len(steps)):
            for place in range(len(layout.seats)):
                _probe(layout, steps, round_, place, found, witness)
    return found


def _probe(layout: Layout, steps: list[Step], round_: int, place: int, found: Probes, witness: Witness) -> None:
    seat, step = layout.seats[place], steps[round_]
    now = situation_of(step.before)
    written = layout.written[round_][place]
    numbers = [k for k, choice in enumerate(written) if holds(layout.plan, choice.when, now)]
    made = layout.numbers[round_][place][witness.line[round_][place]]
    if len(numbers) < 2 or made not in numbers:
        return
    decision = found.decisions[round_, place]
    decision.games += 1
    results: dict[int, Result] = {}
    base = _footprint(layout, steps, round_)
    moved = [False, False, False, False]
    for number in numbers:
        other = steps
        if number != made:
            other = [*steps[:round_], *_replay(layout, steps, round_, {seat: written[number].id}, witness.seed)]
            here = _footprint(layout, other, round_)
            moved = [was or mine != theirs for was, mine, theirs in zip(moved, here, base, strict=True)]
        results[number] = _result(layout, other[-1].state, seat)
    decision.moved_ending += moved[0]
    decision.moved_goals += moved[1]
    decision.moved_play += any(moved[:3])
    decision.moved_values += moved[3]
    top = max(result.worth for result in results.values())
    best = [number for number, result in results.items() if result.worth == top]
    if len(best) == 1:
        decision.best[best[0]] = decision.best.get(best[0], 0) + 1
    for one in numbers:
        for two in numbers:
            if one != two:
                pair = decision.pairs.setdefault((one, two), Pair())
                sides = [*zip(results[one].progress, results[two].progress, strict=True)]
                better, worse = any(a > b for a, b in sides), any(a < b for a, b in sides)
                pair.compared += 1
                pair.better += better
                pair.worse += worse
                pair.cost += any(a < b == FULL for a, b in sides)
                if worse and not better and one == made and pair.witness is None:
                    pair.witness = witness


def _replay(layout: Layout, steps: list[Step], round_: int, instead: Mapping[str, str], seed: int) -> Iterator[Step]:
    """The rest of a game when one seat chooses otherwise in a round."""
    state = steps[round_].before
    for number in range(round_, layout.rounds):
        if state.is_over:
            return
        before = {made.seat: made.choice for made in steps[number].chosen} if number < len(steps) else {}
        if number == round_:
            before |= instead
        choices = {seat: _still(layout, state, seat, before.get(seat, ""), seed) for seat in layout.seats}
        step = resolve(layout.scenario, state, choices, seed=seed)
        yield step
        state = step.state


def _still(layout: Layout, state: State, seat: str, choice: str, seed: int) -> str:
    """The choice that was made, where it is open; else one drawn by lot."""
    written = layout.written[state.round][layout.seats.index(seat)]
    found = next((one for one in written if one.id == choice), None)
    if found is not None and holds(layout.plan, found.when, situation_of(state)):
        return choice
    return pick(layout.scenario, state, seat, "random", seed).choice


def _footprint(layout: Layout, steps: list[Step], round_: int) -> tuple[object, object, object, object]:
    """What a class would notice of a game: its ending, all goals, events and open choices after a round, all scores."""
    last = steps[-1].state
    goals = [_result(layout, last, seat).progress for seat in layout.seats]
    play = []
    for step in steps[round_ + 1 :]:
        now = situation_of(step.before)
        row = layout.written[step.before.round]
        is_open = [holds(layout.plan, choice.when, now) for choices in row for choice in choices if choice.when]
        play.append((is_open, step.events))
    return last.ending, goals, (steps[round_].events, play), last.values[: layout.plan.size]


def _result(layout: Layout, state: State, seat: str) -> Result:
    now = situation_of(state, after_round=True)
    goals = layout.scenario.actors[seat].goals
    near = tuple(progress(layout.plan, goal.when, now) for goal in goals)
    worth = sum(goal.points * (one + (FULL // 2 if one == FULL else 0)) for goal, one in zip(goals, near, strict=True))
    return Result(near, worth)


def _ripples(layout: Layout, steps: list[Step], witness: Witness) -> Iterator[Ripple]:
    """Acts whose largest ripple is larger than their largest direct change."""
    for step in steps:
        direct: dict[Cause, int] = {}
        ripples: dict[Cause, tuple[int, str]] = {}
        for entry in step.entries:
            if not entry.cause.act:
                continue
            if entry.rule in ("direct", "mediation"):
                direct[entry.cause] = max(direct.get(entry.cause, 0), abs(entry.change))
            elif entry.rule == "ripple" and abs(entry.change) > ripples.get(entry.cause, (0, ""))[0]:
                ripples[entry.cause] = (abs(entry.change), entry.quantity)
        for cause, (size, quantity) in ripples.items():
            if size > direct.get(cause, 0):
                yield Ripple(cause.id, cause.act, direct.get(cause, 0), size, quantity, step.round, witness)


__all__ = ["Decision", "Pair", "Probes", "Ripple", "probe_chunk", "probe_count", "probe_rounds"]
