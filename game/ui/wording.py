"""Values and entries in words: how a sentence says what a number is, what it rests on, and why it moved.

Like `present`, which builds on it, it needs the scenario's model: nothing that `app` loads at once may import it.
"""

from __future__ import annotations

from game.debrief import phrases
from game.engine.ledger import Entry
from game.engine.plan import USUAL
from game.model.names import ties_of
from game.model.scenario import Scenario
from game.playthrough import cause_sentence, entry_sentence
from game.playthrough.sentences import capital
from game.words import signed


def basis_label(basis: str, cite: str = "") -> str:
    """What a statement rests on, in short: the paragraphs alone where there is one source.

    >>> basis_label("reported", "kamel ¶4 ¶12"), basis_label("modelled"), basis_label("disputed", "a ¶1; b ¶2")
    ('reported ¶4 ¶12', 'modelled', 'disputed a ¶1; b ¶2')
    """
    first, *more = cite.split("; ")
    source, _, paragraphs = first.partition(" ")
    return f"{basis} {cite if more else paragraphs or source}".strip()


def value_words(scenario: Scenario, quantity: str, value: int) -> str:
    """A value as its scale writes it: `+38` for a tie, `28` for an indicator."""
    return signed(value) if ties_of(quantity.removeprefix(USUAL)) else str(value)


def quantity_words(scenario: Scenario, quantity: str) -> str:
    """A quantity as a sentence has it: "the summit's regard for Israel", "Ceasefire talks", "assurances given"."""
    pairs = ties_of(quantity.removeprefix(USUAL))
    if not pairs:
        is_flag = quantity not in scenario.indicators
        return quantity.replace("-", " ") if is_flag else scenario.indicators[quantity].name
    return phrases.quantity_words(scenario, quantity)


def change_sentence(scenario: Scenario, entry: Entry) -> str:
    """What an entry changed, without a full stop: "The summit's regard for Israel fell by 5, to -75"."""
    if entry.rule == "flag":
        return f"{capital(quantity_words(scenario, entry.quantity))}: {entry_sentence(scenario, entry)}"
    moved = "rose" if entry.change > 0 else "fell"
    after = value_words(scenario, entry.quantity, entry.after)
    words = capital(quantity_words(scenario, entry.quantity))
    return f"{words} {moved} by {abs(entry.change)}, to {after}" if entry.change else f"{words} stayed at {after}"


def reason_words(scenario: Scenario, entry: Entry) -> str:
    """Why an entry followed from its cause, without repeating the cause."""
    text = entry_sentence(scenario, entry)
    found = scenario.choices_by_id.get(entry.cause.id) if entry.cause.kind in ("choice", "later") else None
    if entry.rule == "authored" and (
        text == cause_sentence(scenario, entry.cause) or (found and text == found[2].label)
    ):
        return "so the scenario has it"
    return text
