"""Whether a condition holds."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from game.engine.plan import Plan
from game.engine.state import State
from game.model.conditions import Condition
from game.model.scenario import Scenario


class Situation(NamedTuple):
    """What conditions are looked at against: a state, and which round it is for them."""

    values: tuple[int, ...]
    flags: frozenset[str]
    chosen: frozenset[str]
    """Ids of the choices made so far."""
    round: int
    """Counted from 1: the round now played, or, for events and endings, the round just resolved."""


def situation_of(state: State, *, after_round: bool = False) -> Situation:
    """The situation that a state presents to the choices of its next round, or after the round just resolved."""
    return Situation(
        state.values,
        frozenset(state.flags),
        frozenset(made.choice for made in state.chosen),
        state.round if after_round else state.round + 1,
    )


@lru_cache(maxsize=64)
def _tests(scenario: Scenario) -> dict[int, tuple[tuple[int, int, int], ...]]:
    """A place to keep each condition's tests by slot (slot, low, high), worked out once for a scenario."""
    return {}


def slot_tests(plan: Plan, condition: Condition) -> tuple[tuple[int, int, int], ...]:
    """The condition's entries about quantities, as (slot, lowest, highest)."""
    kept = _tests(plan.scenario)
    found = kept.get(id(condition))
    if found is None:
        found = tuple(
            (slot, span.low, span.high) for name, span in condition.ranges.items() for slot in plan.slots_of(name)
        )
        kept[id(condition)] = found
    return found


def holds(plan: Plan, condition: Condition | None, now: Situation) -> bool:
    """Whether everything that a condition asks for is so; None asks for nothing."""
    if condition is None:
        return True
    values = now.values
    for slot, low, high in slot_tests(plan, condition):
        if not low <= values[slot] <= high:
            return False
    if condition.round is not None and not condition.round.low <= now.round <= condition.round.high:
        return False
    for flag in condition.flags:
        if flag not in now.flags:
            return False
    for flag in condition.no_flags:
        if flag in now.flags:
            return False
    for choice in condition.chosen:
        if choice not in now.chosen:
            return False
    for choice in condition.not_chosen:
        if choice in now.chosen:
            return False
    return not condition.any or any(holds(plan, part, now) for part in condition.any)
