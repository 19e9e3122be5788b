"""A player who looks for what no game has shown yet: choices, outcomes, events, endings.

A seeking game has one aim, the condition of something unseen. Every seat takes a choice that nobody has taken yet if
one is open; else, mostly, the one that brings the aim nearest (one round ahead), and sometimes any. Half of the games
begin like the game that came nearest to their aim so far. What is known is the same for all games of a wave, so that
the number of processes changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from game.analysis.games import Layout
from game.engine import State
from game.engine.chance import draw
from game.engine.conditions import Situation, situation_of, slot_tests
from game.engine.offers import open_choices
from game.engine.plan import Plan
from game.engine.resolve import consequence_changes
from game.model.conditions import Condition
from game.model.moves import Choice

WANDER = 25
"""Percent of choices that are made by lot, so that seeking does not run in a rut."""
STANDING = 6
"""Standing moves that are looked at beside the open choices."""


class Aim(NamedTuple):
    """Something that no game has shown. What must hold for it is asked of the layout: an aim travels light."""

    kind: str
    """choice, outcome, event or ending."""
    id: str
    """Its id; of an outcome, that of its choice and its own, with a space between."""
    round: int
    """The round (from 0) in which its condition must hold as it begins; -1: as any round is over."""


class Near(NamedTuple):
    """The game that came nearest to an aim."""

    aim: Aim
    distance: int
    """How far its condition was from holding; see :func:`distance`."""
    seed: int
    line: tuple[tuple[str, ...], ...]
    """The choices, round by round, in the order of the seats."""


class Way(NamedTuple):
    """What one seeking game does."""

    aim: Aim | None
    seed: int
    line: tuple[tuple[str, ...], ...]
    """Choices that it begins with; empty for none."""


@dataclass(frozen=True)
class Memory:
    """What is known at the beginning of a wave."""

    aims: tuple[Aim, ...]
    near: tuple[Near, ...] = ()

    def plan_for(self, number: int, seed: int) -> Way:
        """What the game of this number does."""
        if not self.aims:
            return Way(None, seed, ())
        aim = self.aims[number % len(self.aims)]
        known = next((one for one in self.near if one.aim == aim), None)
        luck = draw(seed, "seek")
        if known is None or luck & 1:
            return Way(aim, seed, ())
        keep = (luck >> 1) % (len(known.line) + 1)
        return Way(aim, known.seed if luck & (1 << 40) else seed, known.line[:keep])

    def with_near(self, found: Iterable[Near]) -> Memory:
        """The same, knowing these games as well; the nearest of each aim is kept, the first of equals."""
        best = {near.aim: near for near in self.near}
        for near in found:
            if near.aim not in best or near.distance < best[near.aim].distance:
                best[near.aim] = near
        return Memory(self.aims, tuple(best[aim] for aim in self.aims if aim in best))

    def without(self, seen: Iterable[Aim]) -> Memory:
        """The same, without what has been seen."""
        gone = set(seen)
        aims = tuple(aim for aim in self.aims if aim not in gone)
        return Memory(aims, tuple(near for near in self.near if near.aim in aims))


def all_aims(layout: Layout) -> tuple[Aim, ...]:
    """Everything that a playtest hopes to see, in file order."""
    found: list[Aim] = []
    for id_, (number, _, choice) in layout.scenario.choices_by_id.items():
        found.append(Aim("choice", id_, number))
        found += [Aim("outcome", f"{id_} {outcome.id}", number) for outcome in choice.outcomes]
    found += [Aim("event", event.id, -1) for event in layout.scenario.events]
    found += [Aim("ending", ending.id, -1) for ending in layout.scenario.endings]
    return tuple(found)


def condition_of(layout: Layout, aim: Aim) -> Condition | None:
    """What must hold for an aim; None where nothing stands in its way but luck, or the other endings."""
    if aim.kind in ("choice", "outcome"):
        return layout.scenario.choices_by_id[aim.id.split(" ")[0]][2].when
    parts = layout.scenario.events if aim.kind == "event" else layout.scenario.endings
    return next(part.when for part in parts if part.id == aim.id)


def seek_choice(layout: Layout, state: State, seat: str, memory: Memory, way: Way) -> str:
    """What a seat chooses in a seeking game."""
    plan, number = layout.plan, state.round
    now = situation_of(state)
    choices = open_choices(plan, state, seat, now)
    place = layout.seats.index(seat)
    if number < len(way.line):
        before = way.line[number][place]
        if any(choice.id == before for choice in choices) or before in plan.standing.get(seat, {}):
            return before
    here = str(number)

    def lot(choice: Choice) -> int:
        return draw(way.seed, here, seat, choice.id, "seek")

    wanted = {aim.id.split(" ")[0] for aim in memory.aims if aim.kind in ("choice", "outcome")}
    fresh = [choice for choice in choices if choice.id in wanted]
    if fresh:
        return min(fresh, key=lot).id
    aim = way.aim
    is_past = aim is not None and 0 <= aim.round <= number
    condition = condition_of(layout, aim) if aim is not None else None
    if condition is None or is_past or draw(way.seed, here, seat, "wander") % 100 < WANDER:
        return min(choices, key=lot).id
    standing = sorted(plan.standing.get(seat, {}).values(), key=lot)[:STANDING]
    candidates = {choice.id: choice for choice in (*choices, *standing)}
    return min(
        candidates.values(), key=lambda choice: (_after(layout, state, now, seat, choice, condition), lot(choice))
    ).id


def _after(layout: Layout, state: State, now: Situation, seat: str, choice: Choice, aim: Condition) -> int:
    """How far the aim is after a choice by itself, at the best of its outcomes; the round that is asked for is left
    aside by taking it as it is.
    """
    plan = layout.plan
    best: int | None = None
    for outcome in choice.outcomes or (None,):
        parts = [choice] if outcome is None else [choice, outcome]
        values = list(state.values)
        flags = set(now.flags)
        for part in parts:
            for change in consequence_changes(plan, state.values, seat, part, choice, ""):
                values[change.slot] += change.amount
            flags = (flags - set(part.clears)) | set(part.sets)
        after = Situation(tuple(values), frozenset(flags), now.chosen | {choice.id}, now.round)
        here = distance(plan, aim, after)
        best = here if best is None else min(best, here)
    return best or 0


def distance(plan: Plan, condition: Condition, now: Situation) -> int:
    """How far a condition is from holding; 0 where it holds. Each missing point costs 10, each flag or choice 500, as
    for goals (:func:`game.engine.goals.progress`), but without an end: the way from afar has to show as well.
    """
    missing = 0
    for slot, low, high in slot_tests(plan, condition):
        missing += 10 * max(low - now.values[slot], now.values[slot] - high, 0)
    missing += 500 * sum(flag not in now.flags for flag in condition.flags)
    missing += 500 * sum(flag in now.flags for flag in condition.no_flags)
    missing += 500 * sum(choice not in now.chosen for choice in condition.chosen)
    missing += 500 * sum(choice in now.chosen for choice in condition.not_chosen)
    if condition.any:
        missing += min(distance(plan, part, now) for part in condition.any)
    return missing


__all__ = ["Aim", "Memory", "Near", "Way", "all_aims", "condition_of", "distance", "seek_choice"]
