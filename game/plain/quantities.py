"""Finding the score or indicator that a person means: `qatar us`, `talks`, `Qatar -> US`, `ceasefire`."""

from __future__ import annotations

import re

from game.model.names import tie
from game.model.scenario import Scenario
from game.words import join_words, nearest


def find_quantity(scenario: Scenario, text: str) -> str | None:
    """The quantity that some words name; None where they name none for certain."""
    words = re.sub(r"<->|->|→|>|,|['’]s regard for\b|\btowards?\b|\bto\b", " ", text.casefold()).split()
    for at in range(1, len(words)):
        source, target = _actor(scenario, words[:at]), _actor(scenario, words[at:])
        if source and target and source != target:
            return tie(source, target)
    return _indicator(scenario, words)


def _actor(scenario: Scenario, words: list[str]) -> str | None:
    text = " ".join(word for word in words if word != "the")
    for actor, shape in scenario.actors.items():
        if text in (actor, shape.name.casefold(), shape.short.casefold()):
            return actor
    begun = [a for a, shape in scenario.actors.items() if text and f"{a} {shape.name.casefold()}".startswith(text)]
    begun += [a for a, s in scenario.actors.items() if text and s.name.casefold().startswith(text) and a not in begun]
    return begun[0] if len(begun) == 1 else None


def _indicator(scenario: Scenario, words: list[str]) -> str | None:
    text = " ".join(words)
    if text in scenario.indicators:
        return text
    names = {shape.name.casefold(): quantity for quantity, shape in scenario.indicators.items()}
    if text in names:
        return names[text]
    found = {quantity for name, quantity in names.items() if len(text) >= 3 and text in name}
    return found.pop() if len(found) == 1 else None


def hint(scenario: Scenario, text: str) -> str:
    """What to type instead of words that name no quantity."""
    known = [*scenario.actors, *scenario.indicators]
    guesses = [found for word in text.split() if (found := nearest(word, known)) and found != word]
    meant = f" Did you mean {join_words(guesses, 'or')}?" if guesses else ""
    first, second = [*scenario.actors][:2]
    example = f"w {first} {second}"
    if scenario.indicators:
        example += f" or w {next(iter(scenario.indicators))}"
    names = join_words([*scenario.actors])
    return f"'{text}' names no score.{meant} Type two actors or an indicator: {example}. The actors are {names}."
