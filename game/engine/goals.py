"""How far a seat has come towards its goals."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.conditions import Situation, holds, situation_of, slot_tests
from game.engine.plan import Plan, plan_of
from game.engine.state import State
from game.engine.wording import wanted
from game.model.conditions import Condition
from game.model.parts import Goal
from game.model.scenario import Scenario

FULL = 1000
"""Progress of a goal that is met; 0 is as far away as can be."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal as it stands now."""

    goal: Goal
    is_met: bool
    progress: int
    """0 to 1000."""
    words: tuple[str, ...]
    """Its condition in words, each quantity with its present value."""


def progress(plan: Plan, condition: Condition, now: Situation) -> int:
    """How nearly a condition holds, 0 to 1000: each missing point costs 10, each missing flag or choice 500."""
    missing = 0
    values = now.values
    for slot, low, high in slot_tests(plan, condition):
        number = values[slot]
        if number < low:
            missing += 10 * (low - number)
        elif number > high:
            missing += 10 * (number - high)
    missing += 500 * sum(flag not in now.flags for flag in condition.flags)
    missing += 500 * sum(flag in now.flags for flag in condition.no_flags)
    missing += 500 * sum(choice not in now.chosen for choice in condition.chosen)
    missing += 500 * sum(choice in now.chosen for choice in condition.not_chosen)
    if condition.any:
        missing += FULL - max(progress(plan, part, now) for part in condition.any)
    return max(0, FULL - missing)


def worth(plan: Plan, goals: tuple[Goal, ...], now: Situation) -> int:
    """The sum over goals of points times progress, with a goal that is met counted half again (points x 1500)."""
    total = 0
    for goal in goals:
        near = progress(plan, goal.when, now)
        total += goal.points * (near + (FULL // 2 if near == FULL else 0))
    return total


def standings(scenario: Scenario, state: State, seat: str) -> tuple[Standing, ...]:
    """A seat's goals as they stand after the rounds played so far."""
    plan = plan_of(scenario)
    now = situation_of(state, after_round=True)
    return tuple(
        Standing(
            goal, holds(plan, goal.when, now), progress(plan, goal.when, now), tuple(wanted(scenario, goal.when, now))
        )
        for goal in scenario.actors[seat].goals
    )
