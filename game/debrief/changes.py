"""What a round changed, grouped by cause and put into sentences.

Every entry of the ledger stands in exactly one group, so the groups of a round add up to its changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from game.debrief.phrases import moved_words, quantity_words
from game.engine.ledger import Cause, Entry
from game.engine.plan import USUAL
from game.engine.resolve import Step
from game.model.names import ties_of
from game.model.scale import regard
from game.model.scenario import Scenario
from game.playthrough import cause_sentence, entry_sentence
from game.playthrough.sentences import capital
from game.words import signed


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of a round that have one cause."""

    cause: Cause
    title: str
    """What happened, in a sentence without a full stop."""
    entries: tuple[Entry, ...]
    """In the order in which to tell them."""

    @property
    def is_quiet(self) -> bool:
        """Whether a rule did this by itself, as in every round."""
        return self.cause.kind == "rule"


def concerns(seat: str, entry: Entry) -> bool:
    """Whether an entry is about a tie from or to a seat."""
    pairs = ties_of(entry.quantity.removeprefix(USUAL))
    return bool(seat and pairs) and seat in pairs[0]


def _weight(seat: str, entry: Entry) -> tuple[bool, bool, bool, int]:
    """The order of telling: scores before usual levels and flags, the seat's own ties first, then the largest."""
    aside = entry.rule in ("flag", "lasting-mark")
    return aside, not concerns(seat, entry), not ties_of(entry.quantity), -abs(entry.change)


def groups(scenario: Scenario, step: Step, seat: str = "") -> tuple[Group, ...]:
    """A round's entries by cause: choices by seat, what falls due, events, then the rules that work by themselves.

    With a `seat`, its own choice comes first, and in every group the ties from and to it.
    """
    found: dict[Cause, list[Entry]] = {}
    for entry in step.entries:
        found.setdefault(entry.cause, []).append(entry)
    kinds = ("choice", "later", "event", "rule")

    def place(cause: Cause) -> tuple[int, bool, int, bool]:
        is_other = bool(seat) and cause.seat != seat
        order = scenario.seats.index(cause.seat) if cause.seat in scenario.seats else 0
        return kinds.index(cause.kind), is_other, order, cause.act != ""

    order = partial(_weight, seat)
    return tuple(
        Group(cause, cause_sentence(scenario, cause).rstrip("."), tuple(sorted(entries, key=order)))
        for cause, entries in sorted(found.items(), key=lambda item: place(item[0]))
    )


def change_words(scenario: Scenario, entry: Entry) -> str:
    """What one entry changed: "Qatar's regard for the US: up 3", without the reason."""
    name = quantity_words(scenario, entry.quantity)
    if entry.rule == "flag":
        return f"{name} {'has' if entry.after else 'has no longer'} happened"
    return f"{name}: {moved_words(entry.change)}"


def reason_words(scenario: Scenario, entry: Entry) -> str:
    """Why, by which rule, in a sentence without a full stop; empty where the group's title has said it already."""
    if entry.rule in ("flag", "drift", "reciprocity", "limit"):
        return ""
    words = entry_sentence(scenario, entry).rstrip(".")
    choice = scenario.choices_by_id.get(entry.cause.id)
    known = {cause_sentence(scenario, entry.cause).casefold(), choice[2].label.casefold() if choice else ""}
    return "" if words.casefold() in known else words


def own_cite(scenario: Scenario, entry: Entry) -> str:
    """The cite of an entry where it is not just that of the choice, which stands with the choice already."""
    choice = scenario.choices_by_id.get(entry.cause.id)
    return "" if choice and entry.cite == choice[2].cite else entry.cite


def sentences(scenario: Scenario, entries: Iterable[Entry]) -> list[str]:
    """Entries of one group in sentences; those with the same reason share one.

    "Qatar's regard for the US: up 6. That is the act itself."
    """
    shared: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        key = reason_words(scenario, entry), own_cite(scenario, entry)
        shared.setdefault(key, []).append(change_words(scenario, entry))
    told = []
    for (why, cite), changes in shared.items():
        source = f" ({cite})" if cite else ""
        tail = f". {capital(why)}{source}." if why else f"{source}."
        told.append(f"{capital('; '.join(changes))}{tail}")
    return told


def short_reason(scenario: Scenario, entry: Entry) -> str:
    """Why, in a few words for a reader who knows the rules: "the act itself", "being close to Israel, +80"."""
    if entry.rule == "direct":
        return "the act itself"
    if entry.rule == "self":
        return "its own view"
    if entry.rule == "ripple":
        liked = ties_of(entry.via)[0][1]
        return f"being {regard(entry.via_score)} to {scenario.mention(liked)}, {signed(entry.via_score)}"
    if entry.rule == "mediation":
        return "as far as both trust the mediator"
    if entry.rule == "lasting-mark":
        return "for good"
    choice = scenario.choices_by_id.get(entry.cause.id)
    is_outcome = choice is not None and entry.because in [outcome.text for outcome in choice[2].outcomes]
    why = "" if is_outcome else reason_words(scenario, entry)  # the outcome is told where the choice is
    return "; ".join(part for part in (why, own_cite(scenario, entry)) if part)


def short_sentence(scenario: Scenario, group: Group, entries: Iterable[Entry]) -> str:
    """A whole group in one line of sentences: what happened, then what it changed, each with a few words of why."""
    shared: dict[str, list[str]] = {}
    for entry in entries:
        shared.setdefault(short_reason(scenario, entry), []).append(change_words(scenario, entry))
    told = [f"{'; '.join(changes)}{f' ({why})' if why else ''}" for why, changes in shared.items()]
    return f"{group.title}. {capital('; '.join(told))}."


def net_changes(step: Step) -> dict[str, int]:
    """What each score and indicator did in a round, all causes together (points); unchanged ones are left out."""
    total: dict[str, int] = {}
    for entry in step.entries:
        if entry.rule != "flag" and not entry.quantity.startswith(USUAL):
            total[entry.quantity] = total.get(entry.quantity, 0) + entry.change
    return {quantity: change for quantity, change in total.items() if change}
