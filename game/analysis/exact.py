"""Every game that there is, where a scenario is small enough to play them all: exact shares, and proofs.

Seats choose as by lot, each open choice as likely, and every outcome and event comes with its chance. States that are
alike are played on once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product
from math import prod

from game.analysis.games import Layout
from game.analysis.seek import Aim
from game.engine import State, resolve, start
from game.engine.chance import percent
from game.engine.conditions import holds, situation_of
from game.engine.offers import open_choices
from game.model.scenario import round_id

MOST_ROUNDS_PLAYED = 6_000
"""Rounds that are played at the most; a scenario with more has too many games to play them all."""
MOST_SEEDS = 20_000
"""Seeds that are tried to meet every way in which the chances of a round's events can fall."""


@dataclass
class Exact:
    """What is so of all games together."""

    endings: dict[str, Fraction] = field(default_factory=dict)
    """The share of each ending that can come, when all seats choose by lot."""
    seen: set[Aim] = field(default_factory=set)
    """Everything that can happen."""
    flags: set[str] = field(default_factory=set)
    """Flags that some game sets."""
    met: set[tuple[int, int]] = field(default_factory=set)
    """Goals that some game meets: the seat (from 0), and the goal."""
    missed: set[tuple[int, int]] = field(default_factory=set)
    """Goals that some game misses."""
    rounds: int = 0
    """How many rounds were played for it."""


def enumerate_games(layout: Layout) -> Exact | None:
    """All games of a scenario; None where there are too many, or where seats have standing moves beside their choices
    (then a person can do more than is played here).
    """
    if layout.scenario.moves or _least(layout) > MOST_ROUNDS_PLAYED:
        return None
    found = Exact()
    here: dict[State, Fraction] = {start(layout.scenario): Fraction(1)}
    for number in range(layout.rounds):
        luck = _luck(layout, number)
        if luck is None:
            return None
        following: dict[State, Fraction] = {}
        for state, share in here.items():
            for next_state, part in _rounds(layout, state, number, luck, found):
                found.flags.update(next_state.flags)
                if next_state.is_over:
                    _judge(layout, next_state, found)
                    found.endings[next_state.ending] = found.endings.get(next_state.ending, Fraction(0)) + share * part
                    found.seen.add(Aim("ending", next_state.ending, -1))
                else:
                    following[next_state] = following.get(next_state, Fraction(0)) + share * part
            if found.rounds > MOST_ROUNDS_PLAYED:
                return None
        here = following
    return found


def _judge(layout: Layout, state: State, found: Exact) -> None:
    """Which goals the end of a game meets."""
    now = situation_of(state, after_round=True)
    for place, seat in enumerate(layout.seats):
        for k, goal in enumerate(layout.scenario.actors[seat].goals):
            (found.met if holds(layout.plan, goal.when, now) else found.missed).add((place, k))


def _least(layout: Layout) -> int:
    """About how many games there are at the least: ways in which the choices can fall that no condition can close."""
    ways = 1
    for row in layout.written:
        for choices in row:
            ways *= max(1, sum(max(1, len(choice.outcomes)) for choice in choices if choice.when is None))
    return ways


def _rounds(
    layout: Layout, state: State, number: int, luck: list[tuple[Fraction, int]], found: Exact
) -> Iterator[tuple[State, Fraction]]:
    """Every way in which a round can go, with its chance."""
    ways: list[list[tuple[str, str, Fraction]]] = []
    for seat in layout.seats:
        choices = open_choices(layout.plan, state, seat)
        options: list[tuple[str, str, Fraction]] = []
        for choice in choices:
            found.seen.add(Aim("choice", choice.id, number))
            if not choice.outcomes:
                options.append((choice.id, "", Fraction(1, len(choices))))
            for outcome in choice.outcomes:
                if outcome.chance:
                    found.seen.add(Aim("outcome", f"{choice.id} {outcome.id}", number))
                    options.append((choice.id, outcome.id, Fraction(outcome.chance, 100 * len(choices))))
        ways.append(options)
    for way in product(*ways):
        chosen = {seat: choice for seat, (choice, _, _) in zip(layout.seats, way, strict=True)}
        outcomes = {seat: outcome for seat, (_, outcome, _) in zip(layout.seats, way, strict=True) if outcome}
        chance = prod((part for _, _, part in way), start=Fraction(1))
        for likely, seed in luck:
            found.rounds += 1
            step = resolve(layout.scenario, state, chosen, seed=seed, outcomes=outcomes)
            found.seen.update(Aim("event", event, -1) for event in step.events)
            yield step.state, chance * likely
        if found.rounds > MOST_ROUNDS_PLAYED:
            return


def _luck(layout: Layout, number: int) -> list[tuple[Fraction, int]] | None:
    """A seed for every way in which the chances of this round's events can fall, with how likely it is."""
    events = [event for event in layout.scenario.events if event.chance < 100]
    if len(events) > 4:
        return None
    here = round_id(layout.scenario, number)
    wanted: dict[tuple[bool, ...], int] = {}
    ways = [way for way in product((True, False), repeat=len(events)) if _likely(way, [e.chance for e in events])]
    for seed in range(MOST_SEEDS):
        falls = tuple(percent(seed, here, "", event.id, "event") < event.chance for event in events)
        wanted.setdefault(falls, seed)
        if len(wanted) == len(ways):
            return [(_likely(way, [event.chance for event in events]), wanted[way]) for way in ways]
    return None


def _likely(way: tuple[bool, ...], chances: list[int]) -> Fraction:
    parts = (Fraction(chance if falls else 100 - chance, 100) for falls, chance in zip(way, chances, strict=True))
    return prod(parts, start=Fraction(1))


__all__ = ["Exact", "enumerate_games"]
