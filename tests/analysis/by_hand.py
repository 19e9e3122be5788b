"""Games played otherwise by the reference engine, one by one: what the batch engine must agree with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from game.analysis.games import Layout, game_seed
from game.analysis.playing import Task, play_game, plays_of, uniform_choice
from game.analysis.probes import Pair, Probes, ripples_of
from game.analysis.tally import Witness
from game.engine import State, resolve
from game.engine.conditions import holds, situation_of
from game.engine.goals import FULL, progress
from game.engine.offers import PASS, open_choices
from game.engine.resolve import Step
from game.players import gains


class Result(NamedTuple):
    """How a game ended for a seat after one choice."""

    progress: tuple[int, ...]
    worth: int


def probe_chunk(layout: Layout, task: Task) -> Probes:
    """Play the games of a task, and each of their decisions otherwise."""
    found = Probes()
    for number in range(task.first, task.first + task.games):
        seed = game_seed(task.seed, number)
        steps = play_game(layout, seed, plays_of(layout, task, seed))
        line = tuple(tuple(made.choice for made in step.chosen) for step in steps)
        witness = Witness(task.players, number, seed, line)
        found.games += 1
        for ripple in ripples_of(steps, witness):
            found.show(ripple)
        _weigh(layout, steps, witness, found)
        for round_ in range(len(steps)):
            for place in range(len(layout.seats)):
                _probe(layout, steps, round_, place, found, witness)
    return found


def _weigh(layout: Layout, steps: list[Step], witness: Witness, found: Probes) -> None:
    """Note whether standing moves promise more than what is written."""
    plan = layout.plan
    for number, step in enumerate(steps):
        for place, seat in enumerate(layout.seats):
            standing = plan.standing.get(seat, {})
            choices = [choice for choice in open_choices(plan, step.before, seat) if choice.id not in standing]
            if not layout.scenario.actors[seat].goals or not standing or choices == [PASS] or not choices:
                continue
            written = gains(plan, step.before, seat, choices)
            promised = gains(plan, step.before, seat, standing.values())
            best = max(promised, key=lambda move: promised[move])
            note = found.standing[number, place]
            note.situations += 1
            if promised[best] > max(*written.values(), 0):
                note.better += 1
                if note.witness is None:
                    note.move, note.witness = best, witness


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
    return uniform_choice(layout, state, seat, seed)


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
