"""Conditions in words: what one asks for, what made it hold, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

from game.engine.conditions import Situation, holds
from game.engine.plan import plan_of
from game.model.conditions import Condition
from game.model.names import ties_of
from game.model.scenario import Scenario

Namer = Callable[[Scenario, str], str]
"""How a quantity is called: with an arrow in a label, in words in a sentence."""


class Part(NamedTuple):
    """One thing that a condition asks for."""

    is_so: bool
    held: str
    """How to say that it was so: "Calm stood at 61 (at least 60)"."""
    wanted: str
    """How to ask for it: "Calm at least 60 (now 50)"."""


def level(quantity: str, value: int) -> str:
    """A value as it is written: scores have a sign, indicators (0 to 100) have none."""
    return f"{value:+d}" if ties_of(quantity) and value else str(value)


def label(scenario: Scenario, quantity: str) -> str:
    """A quantity as a label has it: `Qatar → US`."""
    return scenario.quantity_name(quantity)


def choice_label(scenario: Scenario, choice: str) -> str:
    """The label of a choice of the file, by id."""
    found = scenario.choices_by_id.get(choice)
    return found[2].label if found else choice


def parts(scenario: Scenario, condition: Condition, now: Situation, name: Namer = label) -> list[Part]:
    """Each thing that a condition asks for, save its alternatives (`any`)."""
    plan = plan_of(scenario)
    found = []
    for written, span in condition.ranges.items():
        for slot in plan.slots_of(written):
            quantity, value = plan.names[slot], now.values[slot]
            called, wanted, has = name(scenario, quantity), span.words(partial(level, quantity)), level(quantity, value)
            is_so = span.low <= value <= span.high
            found.append(Part(is_so, f"{called} stood at {has} ({wanted})", f"{called} {wanted} (now {has})"))
    if condition.round is not None:
        span = condition.round
        is_so = span.low <= now.round <= span.high
        found.append(Part(is_so, f"it was round {now.round}", f"round {span.words()} (now {now.round})"))
    for flag in condition.flags:
        words = scenario.flag_words(flag)
        found.append(Part(flag in now.flags, words, words))
    for flag in condition.no_flags:
        words = scenario.flag_words(flag, is_set=False)
        found.append(Part(flag not in now.flags, words, words))
    for choice in condition.chosen:
        words = f'"{choice_label(scenario, choice)}" was chosen'
        found.append(Part(choice in now.chosen, words, words))
    for choice in condition.not_chosen:
        words = f'"{choice_label(scenario, choice)}" was not chosen'
        found.append(Part(choice not in now.chosen, words, words))
    return found


def met(scenario: Scenario, condition: Condition, now: Situation, name: Namer = label) -> list[str]:
    """What made a condition hold, one phrase for each part; of alternatives only the first that held."""
    found = [part.held for part in parts(scenario, condition, now, name) if part.is_so]
    first = next((other for other in condition.any if holds(plan_of(scenario), other, now)), None)
    return found + (met(scenario, first, now, name) if first else [])


def missing(scenario: Scenario, condition: Condition | None, now: Situation, name: Namer = label) -> list[str]:
    """What a condition still asks for, one phrase for each part that does not hold; empty where it holds."""
    if condition is None:
        return []
    found = [part.wanted for part in parts(scenario, condition, now, name) if not part.is_so]
    plan = plan_of(scenario)
    if condition.any and not any(holds(plan, other, now) for other in condition.any):
        found.append(_either(missing(scenario, other, now, name) for other in condition.any))
    return found


def wanted(scenario: Scenario, condition: Condition, now: Situation, name: Namer = label) -> list[str]:
    """Everything that a condition asks for, met or not, each quantity with its present value."""
    found = [part.wanted for part in parts(scenario, condition, now, name)]
    if condition.any:
        found.append(_either(wanted(scenario, other, now, name) for other in condition.any))
    return found


def _either(alternatives: Iterable[list[str]]) -> str:
    """Alternatives joined with "or", the parts of each with "and"."""
    return " or ".join(" and ".join(phrases) for phrases in alternatives)
