"""Whether a condition holds, and what to tell a person when it does not."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from game.engine.plan import Plan, plan_of
from game.engine.state import State
from game.model.conditions import NO_LIMIT, Condition, Range
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


def range_words(span: Range) -> str:
    """A range as a person says it; `above 4` is easier to read than `at least 5` only where the author wrote so."""
    if span.low == -NO_LIMIT and span.high == NO_LIMIT:
        return "any value"
    return span.words()


def reasons(scenario: Scenario, condition: Condition | None, now: Situation) -> list[str]:
    """What is missing for a condition to hold, one line each; empty if it holds.

    >>> # e.g. ["needs Qatar → Israel at most -71 (now -66)"]
    """
    if condition is None:
        return []
    plan = plan_of(scenario)
    missing = []
    for name, span in condition.ranges.items():
        for slot in plan.slots_of(name):
            number = now.values[slot]
            if not span.low <= number <= span.high:
                words = scenario.quantity_name(plan.names[slot])
                missing.append(f"needs {words} {range_words(span)} (now {number})")
    if condition.round is not None and not condition.round.low <= now.round <= condition.round.high:
        missing.append(f"needs round {range_words(condition.round)} (now {now.round})")
    for flag in condition.flags:
        if flag not in now.flags:
            missing.append(f"needs: {scenario.flag_words(flag)}")
    for flag in condition.no_flags:
        if flag in now.flags:
            missing.append(f"no longer possible: {scenario.flag_words(flag)}")
    for choice in condition.chosen:
        if choice not in now.chosen:
            missing.append(f"needs an earlier choice: {label_of(scenario, choice)}")
    for choice in condition.not_chosen:
        if choice in now.chosen:
            missing.append(f"not after the choice: {label_of(scenario, choice)}")
    if condition.any and not any(holds(plan, part, now) for part in condition.any):
        parts = [" and ".join(reasons(scenario, part, now)) for part in condition.any]
        missing.append(" or ".join(part for part in parts if part))
    return missing


def describe(scenario: Scenario, condition: Condition | None, now: Situation | None = None) -> list[str]:
    """A condition in words, one line for each part; with a situation, each quantity's present value is added."""
    if condition is None:
        return []
    plan = plan_of(scenario)
    lines = []
    for name, span in condition.ranges.items():
        for slot in plan.slots_of(name):
            words = f"{scenario.quantity_name(plan.names[slot])} {range_words(span)}"
            lines.append(f"{words} ({now.values[slot]})" if now else words)
    if condition.round is not None:
        lines.append(f"round {range_words(condition.round)}")
    known = now.flags if now else None
    lines += [f"{scenario.flag_words(flag)}{_yes_or_no(flag, known)}" for flag in condition.flags]
    lines += [f"not: {scenario.flag_words(flag)}{_yes_or_no(flag, known)}" for flag in condition.no_flags]
    lines += [f"chosen: {label_of(scenario, choice)}" for choice in condition.chosen]
    lines += [f"not chosen: {label_of(scenario, choice)}" for choice in condition.not_chosen]
    if condition.any:
        lines.append(" or ".join(" and ".join(describe(scenario, part, now)) for part in condition.any))
    return lines


def _yes_or_no(flag: str, known: frozenset[str] | None) -> str:
    """Whether a flag is set, in brackets; nothing where no state is looked at."""
    return "" if known is None else " (yes)" if flag in known else " (no)"


def label_of(scenario: Scenario, choice: str) -> str:
    """The label of a choice of the file, by id."""
    found = scenario.choices_by_id.get(choice)
    return found[2].label if found else choice
