"""What a scenario's choices, delayed parts and standing moves can do, worked out once before any round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.analysis.reach.groups import FULL
from game.analysis.reach.possible import Boxes, boxes_of
from game.engine.plan import Plan
from game.model.conditions import Range
from game.model.moves import ActUse, Choice, Consequences, Effects, Later

Points = dict[int, int]
"""Slot to points."""


def points_of(plan: Plan, effects: Effects) -> Points:
    """What an author wrote under `effects`, by slot."""
    found: Points = {}
    for name, effect in effects.items():
        for slot in plan.slots_of(name):
            found[slot] = found.get(slot, 0) + effect.by
    return found


class Delayed(NamedTuple):
    """Something that falls due some rounds after the move that brings it."""

    rounds: int
    boxes: Boxes
    points: Points
    sets: frozenset[str]
    clears: frozenset[str]


class Move(NamedTuple):
    """One way in which a seat's turn can go: a choice, with one of its outcomes."""

    id: str
    boxes: Boxes
    guards: dict[int, Range] = {}  # noqa: RUF012  (never written to)
    """For each slot that its condition speaks of: the values at which it can hold."""
    uses: tuple[ActUse, ...] = ()
    points: Points = {}  # noqa: RUF012  (never written to)
    sets: frozenset[str] = frozenset()
    clears: frozenset[str] = frozenset()
    later: tuple[Delayed, ...] = ()


def guards_of(plan: Plan, boxes: Boxes) -> dict[int, Range]:
    """The values of each slot at which a condition can hold, as far as it speaks of slots."""
    slots = {plan.slots[what]: what for box in boxes or () for what in box if what in plan.slots}
    spans = {slot: [box.get(what, FULL) for box in boxes or ()] for slot, what in slots.items()}
    return {slot: Range(min(s.low for s in each), max(s.high for s in each)) for slot, each in spans.items()}


def moves_of(plan: Plan, choice: Choice) -> Iterator[Move]:
    """The ways in which a choice can turn out; an outcome without a chance is none."""
    boxes = boxes_of(choice.when)
    ways: list[tuple[Consequences, ...]] = [(choice, outcome) for outcome in choice.outcomes if outcome.chance]
    for parts in ways or [(choice,)]:
        points: Points = {}
        for part in parts:
            for slot, by in points_of(plan, part.effects).items():
                points[slot] = points.get(slot, 0) + by
        yield Move(
            choice.id,
            boxes,
            guards_of(plan, boxes),
            tuple(use for part in parts for use in part.acts),
            points,
            frozenset(flag for part in parts for flag in part.sets),
            frozenset(flag for part in parts for flag in part.clears),
            tuple(_delayed(plan, later) for part in parts for later in part.later),
        )


def _delayed(plan: Plan, later: Later) -> Delayed:
    points = points_of(plan, later.effects)
    return Delayed(later.rounds, boxes_of(later.when), points, frozenset(later.sets), frozenset(later.clears))


def standing_of(plan: Plan, seat: str) -> list[tuple[ActUse, bool]]:
    """The acts of a seat's standing moves, and whether each is the strongest or weakest of its kind.

    What the others push lies between.
    """
    kinds: dict[tuple[str, bool], list[tuple[int, str]]] = {}
    for verb in plan.scenario.moves:
        act = plan.act(verb)
        kinds.setdefault((act.kind, act.mutual), []).append((act.weight10, verb))
    extreme = {verb for weights in kinds.values() for _, verb in (min(weights), max(weights))}
    return [(use, use.verb in extreme) for choice in plan.standing[seat].values() for use in choice.acts]


__all__ = ["Delayed", "Move", "Points", "guards_of", "moves_of", "points_of", "standing_of"]
