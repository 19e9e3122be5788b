"""Warnings of conditions that ask for what is always so."""

from __future__ import annotations

from collections.abc import Iterator

from game.model.conditions import Range
from game.model.names import ties_of
from game.scenario.advice_boxes import tests_of
from game.scenario.advice_names import conditions_of
from game.scenario.advice_reach import SCALE, SCORES
from game.scenario.check import File, Found
from game.scenario.declared import authored_choices, items
from game.scenario.tree import Node


def conditions_ask_for_something(file: File) -> Iterator[Found]:
    """A number that the scale cannot miss asks for nothing; of whole goals and endings, S109 and S111 tell."""
    for when in _conditions(file):
        told: set[str] = set()
        for test in tests_of(when):
            scale = SCORES if ties_of(test.what) else SCALE
            is_number = bool(test.written) and test.what != "round"
            if is_number and _passes_all(scale, test.passes) and test.name not in told:
                told.add(test.name)  # of a tie both ways there are two tests
                message = f'this always holds: "{test.name}" goes from {scale.low} to {scale.high}'
                help_ = "ask for another number, or leave it out"
                if len(when.kids) == 1:
                    help_ += "; what may happen in any round has   when: {round: at least 1}"
                yield Found("S134", test.span, message, help_)


def _passes_all(scale: Range, passes: Range) -> bool:
    """Whether a test lets all of a scale pass."""
    return passes.low <= scale.low and scale.high <= passes.high


def _conditions(file: File) -> Iterator[Node]:
    """The conditions of choices, of what they bring later, and of events, with their alternatives."""
    for choice in authored_choices(file.root):
        yield from conditions_of(choice.node)
        for part in (choice.node, *(outcome for _, outcome in items(choice.node, "outcomes"))):
            for _, later in items(part, "later"):
                yield from conditions_of(later)
    for _, event in items(file.root, "events"):
        yield from conditions_of(event)
