"""Quantities, changes and conditions in words: how a sentence says what a table shows.

A label has `Qatar → US`; a sentence has "Qatar's regard for the US", which a voice can read aloud.
"""

from __future__ import annotations

import re

from game.engine.conditions import Situation
from game.engine.plan import USUAL
from game.engine.wording import level, met, missing, wanted
from game.model.conditions import Condition
from game.model.names import ties_of
from game.model.parts import Round
from game.model.scenario import Scenario

__all__ = [
    "dated",
    "level",
    "met_words",
    "missing_words",
    "moved_words",
    "plain_text",
    "quantity_words",
    "wanted_words",
]

_EMPHASIS = re.compile(r"\*(\S(?:[^*\n]*\S)?)\*")


def quantity_words(scenario: Scenario, quantity: str) -> str:
    """A quantity as a sentence has it: "Qatar's regard for the US", or an indicator's name: "the lamp", "Calm"."""
    if quantity.startswith(USUAL):
        return f"the usual level of {quantity_words(scenario, quantity.removeprefix(USUAL))}"
    pairs = ties_of(quantity)
    if pairs:
        return f"{scenario.mention(pairs[0][0])}'s regard for {scenario.mention(pairs[0][1])}"
    name = scenario.quantity_name(quantity)
    return f"the {name[4:]}" if quantity in scenario.indicators and name.startswith("The ") else name


def moved_words(change: int) -> str:
    """A change as a voice reads it: "up 3", "down 3", "unchanged"."""
    return f"{'up' if change > 0 else 'down'} {abs(change)}" if change else "unchanged"


def plain_text(text: str) -> str:
    """A text without its marks of emphasis."""
    return _EMPHASIS.sub(r"\1", text)


def dated(round_: Round) -> str:
    """When a round is and what it rests on: "10 September 2025. Basis: reported, kamel ¶4."."""
    basis = f"Basis: {round_.basis}" + (f", {round_.cite}" if round_.cite else "")
    is_said = round_.date.casefold() in ("", round_.basis)
    return f"{basis}." if is_said else f"{round_.date}. {basis}."


def met_words(scenario: Scenario, condition: Condition, now: Situation) -> list[str]:
    """What made a condition hold, one phrase for each part; of alternatives only the first that held."""
    return met(scenario, condition, now, quantity_words)


def missing_words(scenario: Scenario, condition: Condition | None, now: Situation) -> list[str]:
    """What a condition still asks for, one phrase for each part that does not hold; empty where it holds."""
    return missing(scenario, condition, now, quantity_words)


def wanted_words(scenario: Scenario, condition: Condition, now: Situation) -> list[str]:
    """Everything that a condition asks for, met or not, each quantity with its present value."""
    return wanted(scenario, condition, now, quantity_words)
