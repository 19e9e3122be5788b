"""What a choice would do by itself, as far as the fog lets a seat see; it never reveals a draw.

Reciprocity, drift, events and what the others choose are not in it: they come whatever this seat does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.engine.offers import find_choice
from game.engine.plan import plan_of
from game.engine.resolve import consequence_changes
from game.engine.state import State
from game.model.base import Fog
from game.model.scenario import Scenario

Direction = Literal["up", "down", "uncertain"]


@dataclass(frozen=True, slots=True)
class Expected:
    """What is expected of one quantity."""

    quantity: str
    direction: Direction
    """`uncertain` where chance decides between up, down and nothing."""
    low: int | None
    """The smallest change in points over all outcomes; None where the fog hides numbers."""
    high: int | None
    """The largest change."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What one choice would do, in the order of the plan (ties, then indicators)."""

    expected: tuple[Expected, ...]
    has_chance: bool
    """Whether an outcome will be drawn."""
    fog: Fog


def forecast(scenario: Scenario, state: State, seat: str, choice: str, fog: Fog) -> Forecast:
    """What `choice` would change by itself; nothing at fog `none` or for an unknown choice."""
    plan = plan_of(scenario)
    found = find_choice(plan, state, seat, choice) if not state.is_over else None
    if found is None or fog == "none":
        return Forecast((), bool(found and found.outcomes), fog)
    marked = frozenset(state.marked)
    parts = [consequence_changes(plan, state.values, seat, found, found, "", marked)]
    parts += [consequence_changes(plan, state.values, seat, outcome, found, "", marked) for outcome in found.outcomes]
    sums: list[dict[int, int]] = []
    for changes in parts:
        total: dict[int, int] = {}
        for change in changes:
            if change.slot < plan.size:
                total[change.slot] = total.get(change.slot, 0) + change.amount
        sums.append(total)
    certain, *drawn = sums
    expected = []
    for slot in sorted({slot for total in sums for slot in total}):
        low_bound, high_bound = plan.bounds(slot)
        now = state.values[slot]
        amounts = [certain.get(slot, 0) + total.get(slot, 0) for total in drawn] or [certain[slot]]
        amounts = [max(low_bound, min(high_bound, now + amount)) - now for amount in amounts]
        low, high = min(amounts), max(amounts)
        if low == high == 0:
            continue
        direction: Direction = "up" if low > 0 else "down" if high < 0 else "uncertain"
        numbers = (low, high) if fog == "exact" else (None, None)
        expected.append(Expected(plan.names[slot], direction, *numbers))
    return Forecast(tuple(expected), bool(found.outcomes), fog)


__all__ = ["Direction", "Expected", "Forecast", "forecast"]
