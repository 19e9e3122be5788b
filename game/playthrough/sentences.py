"""The ledger in plain sentences: what happened, and by which rule a score followed."""

from __future__ import annotations

from game.engine.ledger import Cause, Entry
from game.engine.plan import USUAL
from game.model.catalogue import CATALOGUE
from game.model.names import ties_of
from game.model.scale import regard
from game.model.scenario import Scenario

RULE_NAMES = {
    "direct": "direct",
    "self": "own view",
    "ripple": "ripple",
    "mediation": "mediation",
    "reciprocity": "reciprocity",
    "drift": "drift",
    "lasting-mark": "lasting mark",
    "limit": "limit",
    "authored": "scenario",
    "flag": "flag",
}
"""How each rule is called on screen and in exports."""


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def act_sentence(scenario: Scenario, seat: str, act: str) -> str:
    """An act in the past tense, without a full stop: "The US consulted Qatar"."""
    verb, target, partner = (*act.split(" "), "")[:3]
    words = CATALOGUE[verb].past.format(
        target=scenario.mention(target), partner=scenario.mention(partner) if partner else ""
    )
    return f"{capital(scenario.mention(seat))} {words}"


def cause_sentence(scenario: Scenario, cause: Cause) -> str:
    """What set a change going, as a sentence without a full stop; entries with one cause stand under it."""
    if cause.act:
        return act_sentence(scenario, cause.seat, cause.act)
    if cause.kind == "event":
        event = next((event for event in scenario.events if event.id == cause.id), None)
        return capital(event.title or event.text) if event else capital(cause.id)
    if cause.kind in ("choice", "later"):
        found = scenario.choices_by_id.get(cause.id)
        label = found[2].label if found else cause.id
        late = "Following up an earlier choice: " if cause.kind == "later" else ""
        return f"{late}{capital(scenario.mention(cause.seat))}: {label}"
    return {
        "reciprocity": "Each side moves part of the way towards how the other has changed",
        "drift": "Feelings return towards their usual level",
        "limit": "What went beyond the end of the scale is taken back",
    }.get(cause.id, capital(cause.id))


def entry_sentence(scenario: Scenario, entry: Entry) -> str:
    """Why one entry came about: the rule in words, filled in for these actors. A sentence without a full stop."""
    quantity = entry.quantity.removeprefix(USUAL)
    pairs = ties_of(quantity)
    who = scenario.mention(pairs[0][0]) if pairs else ""
    whom = scenario.mention(pairs[0][1]) if pairs else ""
    rule = entry.rule
    if rule == "direct":
        return "that is the act itself"
    if rule == "self":
        return f"acting so moves {who}'s own view of {whom}"
    if rule == "ripple":
        liked = ties_of(entry.via)[0][1]
        word = regard(entry.via_score)
        feeling = f"{word} {'to' if word == 'close' else 'towards'} {scenario.mention(liked)} ({entry.via_score:+d})"
        return f"{who} is {feeling}, so this counts {'for' if entry.change > 0 else 'against'} {whom}"
    if rule == "mediation":
        return "a mediator brings as much as the less trusting side trusts them"
    if rule == "reciprocity":
        return f"{who} moves part of the way towards how {whom} has come to regard it"
    if rule == "drift":
        return f"what {who} felt towards {whom} returns towards the usual level"
    if rule == "lasting-mark":
        return "an act of weight 7 or more leaves a mark that does not fade"
    if rule == "limit":
        end = f"{entry.after:+d}" if pairs else str(entry.after)
        what, way = "score" if pairs else "indicator", "above" if entry.change < 0 else "below"
        return f"no {what} goes {way} {end}, so what went further is taken back"
    if rule == "flag":
        return "this is now so" if entry.after else "this is no longer so"
    return entry.because or cause_sentence(scenario, entry.cause)
