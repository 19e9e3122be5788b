"""Games played by the reference engine, one after another, written down as columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple

from game.analysis.games import OVER, Columns, Games, Layout, Players, game_seed
from game.analysis.lots import lot
from game.analysis.seek import Aim, Memory, Near, condition_of, distance, seek_choice
from game.engine import State, resolve, start
from game.engine.chance import draw
from game.engine.conditions import Situation, holds, situation_of
from game.engine.offers import open_choices
from game.engine.resolve import Step
from game.model.base import Policy
from game.players import pick

MIXED: tuple[Policy, ...] = ("reported", "goal", "cautious", "random")
"""What each seat draws from in a mixed game."""

UNIFORM: Literal["uniform"] = "uniform"
Play = Policy | Literal["uniform"]
"""How a seat is played: by one of the computer's policies, or at random by the quick lots of a playtest."""

Chooser = Callable[[State], Mapping[str, str]]
"""What all seats choose in the coming round."""


class Task(NamedTuple):
    """A stretch of games that one worker plays."""

    players: Players
    seed: int
    """The seed of the playtest."""
    first: int
    """The number of the first game."""
    games: int
    seats: tuple[str, ...]
    """The seats that play so; the others play as the scenario says."""
    memory: Memory | None = None
    """What a seeking player knows."""


class Chunk(NamedTuple):
    """What came of a task."""

    games: Games
    near: tuple[Near, ...] = ()
    """For each aim of a seeking player the game that came nearest to it."""


class Engine(NamedTuple):
    """What plays games: the reference engine here, or another one that gives exactly the same columns."""

    play: Callable[[Layout, Task], Chunk]
    """Plays a task. A function of a module, so that it can be named in another process."""
    chunk: int
    """How many games it is given at a time; a report does not depend on that."""
    players: tuple[Players, ...]
    """The kinds of players that it knows; the reference engine plays the others."""


def plays_of(layout: Layout, task: Task, seed: int) -> dict[str, Play]:
    """How each seat is played in a game that does not seek."""
    own: dict[str, Play] = {seat: layout.scenario.actors[seat].computer for seat in layout.seats}
    for seat in task.seats:
        if task.players == "mixed":
            own[seat] = MIXED[draw(seed, "mixed", seat) % len(MIXED)]
        elif task.players in ("random", "goal"):
            own[seat] = UNIFORM if task.players == "random" else "goal"
    return own


def play_chunk(layout: Layout, task: Task) -> Chunk:
    """Play the games of a task. Equal tasks give equal chunks, in whatever process."""
    columns = Columns.empty(layout, task.players, task.first)
    nearest: dict[Aim, Near] = {}
    for number in range(task.first, task.first + task.games):
        seed = game_seed(task.seed, number)
        if task.players == "seek" and task.memory is not None:
            seed = _seek(layout, task, number, seed, columns, nearest)
        else:
            _write(layout, columns, seed, play_game(layout, seed, plays_of(layout, task, seed)))
    return Chunk(columns, tuple(nearest.values()))


REFERENCE = Engine(play_chunk, 50, ("random", "goal", "mixed", "seek"))
"""The engine that plays for people too."""


def play_game(layout: Layout, seed: int, plays: Mapping[str, Play]) -> list[Step]:
    """A whole game, with each seat played in its way."""
    scenario = layout.scenario

    def choose(state: State) -> Mapping[str, str]:
        now = situation_of(state)
        return {
            seat: uniform_choice(layout, state, seat, seed, now)
            if play == UNIFORM
            else pick(scenario, state, seat, play, seed).choice
            for seat, play in plays.items()
        }

    return _game(layout, seed, choose)


def uniform_choice(layout: Layout, state: State, seat: str, seed: int, now: Situation | None = None) -> str:
    """Any open choice, each as likely; where none is open, any standing move; failing those, the pass."""
    choices = open_choices(layout.plan, state, seat, now)
    return choices[lot(seed, state.round, layout.seats.index(seat), len(choices))].id


def _game(layout: Layout, seed: int, choose: Chooser) -> list[Step]:
    state = start(layout.scenario)
    steps: list[Step] = []
    while not state.is_over:
        step = resolve(layout.scenario, state, choose(state), seed=seed)
        steps.append(step)
        state = step.state
    return steps


def _seek(layout: Layout, task: Task, number: int, seed: int, columns: Columns, nearest: dict[Aim, Near]) -> int:
    """A seeking game; returns the seed that it was played with."""
    memory = task.memory
    assert memory is not None
    plan = memory.plan_for(number, seed)
    others = {seat: layout.scenario.actors[seat].computer for seat in layout.seats if seat not in task.seats}
    best: dict[Aim, int] = {}
    looked_at = [(aim, found) for aim in memory.aims if (found := condition_of(layout, aim)) is not None]

    def choose(state: State) -> Mapping[str, str]:
        for aim, condition in looked_at:
            if aim.round == state.round:
                best[aim] = distance(layout.plan, condition, situation_of(state))
            elif aim.round < 0 and state.round:
                here = distance(layout.plan, condition, situation_of(state, after_round=True))
                best[aim] = min(best.get(aim, here), here)
        found = {seat: seek_choice(layout, state, seat, memory, plan) for seat in task.seats}
        for seat, policy in others.items():
            found[seat] = pick(layout.scenario, state, seat, policy, plan.seed).choice
        return found

    steps = _game(layout, plan.seed, choose)
    _write(layout, columns, plan.seed, steps)
    last = situation_of(steps[-1].state, after_round=True)
    for aim, condition in looked_at:
        if aim.round < 0:
            here = distance(layout.plan, condition, last)
            best[aim] = min(best.get(aim, here), here)
        if aim in best and (aim not in nearest or best[aim] < nearest[aim].distance):
            line = tuple(tuple(made.choice for made in step.chosen) for step in steps)
            nearest[aim] = Near(aim, best[aim], plan.seed, line)
    return plan.seed


def _write(layout: Layout, columns: Columns, seed: int, steps: Sequence[Step]) -> None:
    """Put a game that is over into the columns."""
    plan, scenario = layout.plan, layout.scenario
    bits = {flag: 1 << k for k, flag in enumerate(layout.flags)}
    event_bits = {event: 1 << k for k, event in enumerate(layout.events)}
    last = steps[-1].state
    columns.seeds.append(seed)
    columns.endings.append(layout.endings.index(last.ending))
    columns.lengths.append(len(steps))
    for number in range(layout.rounds + 1):
        state = steps[number - 1].state if 0 < number <= len(steps) else last if number else steps[0].before
        columns.flags[number].append(sum(bits[flag] for flag in state.flags))
        for slot, column in enumerate(columns.values[number]):
            column.append(state.values[slot])
    for number in range(layout.rounds):
        step = steps[number] if number < len(steps) else None
        columns.events[number].append(sum(event_bits[event] for event in step.events) if step else 0)
        made = {one.seat: one for one in step.chosen} if step else {}
        now = situation_of(step.before) if step else None
        for place, seat in enumerate(layout.seats):
            one = made.get(seat)
            if one is None or now is None:
                for column_ in (columns.chosen, columns.opened, columns.outcomes):
                    column_[number][place].append(OVER)
                continue
            written = layout.written[number][place]
            chosen = layout.numbers[number][place][one.choice]
            mask = sum(1 << k for k, choice in enumerate(written) if holds(plan, choice.when, now))
            columns.chosen[number][place].append(chosen)
            columns.opened[number][place].append(mask)
            drawn = [outcome.id for outcome in written[chosen].outcomes] if chosen < len(written) else []
            columns.outcomes[number][place].append(drawn.index(one.outcome) if one.outcome else OVER)
    after = situation_of(last, after_round=True)
    fits = (k for k, ending in enumerate(scenario.endings) if ending.when and holds(plan, ending.when, after))
    columns.fits.append(sum(1 << k for k in fits))
    for place, seat in enumerate(layout.seats):
        goals = scenario.actors[seat].goals
        columns.goals[place].append(sum(1 << k for k, goal in enumerate(goals) if holds(plan, goal.when, after)))


__all__ = [
    "MIXED",
    "REFERENCE",
    "UNIFORM",
    "Chunk",
    "Engine",
    "Play",
    "Task",
    "play_chunk",
    "play_game",
    "plays_of",
    "uniform_choice",
]
