"""Findings of flags: set when nothing that asks for them is looked at any more; asked for, and set by luck alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from game.analysis.findings.finding import FEWEST_GAMES, Finding, Ground, Severity, Surety
from game.analysis.findings.same import asks_for_the_round_alone, inside
from game.analysis.shares import percent_words
from game.analysis.tally import Tally
from game.model.conditions import NO_LIMIT, Condition
from game.model.moves import Later
from game.model.parts import Event
from game.words import plural

NEARLY_ALL = 0.9
"""An event that comes in more of the games than this is hardly luck."""
NEARLY_ALWAYS = 0.95
"""An event whose condition held in less of the games than this depends on what was chosen."""


def flags_set_too_late(ground: Ground) -> Iterator[Finding]:
    """Flags that a choice sets after everything that asks for them has had its turn."""
    looked = _last_looks(ground)
    for path, aim, part in ground.parts():
        if aim.round < 0:  # an event sets it whenever it comes
            continue
        when = aim.round + 1 + (part.rounds if isinstance(part, Later) else 0)
        for flag in part.sets:
            if flag not in looked or looked[flag].last >= when or when > ground.layout.rounds:
                continue  # the others are told elsewhere
            message = (
                f"The flag '{flag}' that '{aim.id.split(' ')[0]}' sets leads nowhere: it is set in round {when}, and "
                f"what asks for it is looked at {looked[flag].words} at the latest"
            )
            details = [f"The game has {plural(ground.layout.rounds, 'round')}; ask for it later, or set it earlier"]
            number, seat, _ = ground.scenario.choices_by_id[aim.id.split(" ")[0]]
            place = ground.layout.seats.index(seat)
            move = ground.layout.numbers[number][place][aim.id.split(" ")[0]]
            witness = ground.witness("made", number, place, move)
            # a flag whose meaning the file tells is read by the class, whatever asks for it
            severity: Severity = "note" if flag in ground.scenario.flags else "warning"
            yield ground.finding("loose-end", severity, "fact", message, (*path, "sets"), details, witness)


def luck_alone_sets(ground: Ground) -> Iterator[Finding]:
    """Endings that ask for a flag which only an event with a chance sets (for outcomes, games are counted instead).

    Of an event whose condition depends on what was chosen nothing is said: then a choice opens the ending as well.
    """
    shares = _event_shares(ground, ground.tallies)
    for k, ending in enumerate(ground.scenario.endings):
        for flag in ending.when.flags if ending.when else ():
            setters = [part for _, _, part in ground.parts() if flag in part.sets]
            events = [part for part in setters if isinstance(part, Event) and part.chance < 100]
            if not setters or len(events) < len(setters):
                continue
            most = max(shares[event.id] for event in events)
            held = [_least_held(ground, event) for event in events]
            if not 0 < most < NEARLY_ALL or min(held) < NEARLY_ALWAYS:
                continue
            named = " or ".join(f"'{event.id}' (a chance of {event.chance}%)" for event in events)
            message = (
                f"The ending '{ending.title}' ({ending.id}) asks for the flag '{flag}', and luck alone sets it: "
                f"the event {named}"
            )
            details = [f"It happened in {percent_words(most)} of the games"]
            surety: Surety = "fact"
            if all(asks_for_the_round_alone(event.when) for event in events):
                details.append("It asks for nothing but the round, so that no choice matters to it")
            else:
                surety = "estimate"
                details.append(
                    f"What it asks for held in at least {percent_words(min(held))} of the games by lot that came so "
                    "far, so that what was chosen hardly mattered to it"
                )
            witness = ground.witness("ending", k) or ground.any_game()
            yield ground.finding("behind-luck", "warning", surety, message, ("endings", k, "when"), details, witness)


def _least_held(ground: Ground, event: Event) -> float:
    """In what share of the games by lot the condition of an event held at least, going by how often it happened.

    An event comes at most as often as its chance lets it where the condition always holds; the rest is the condition's.
    """
    if asks_for_the_round_alone(event.when):
        return 1.0
    rounds, span = ground.layout.rounds, event.when.round
    low, high = (1, rounds) if span is None else (max(span.low, 1), min(span.high, rounds))
    tallies = [tally for tally in ground.tallies if tally.players == "random"]
    came = sum(count for tally in tallies for length, count in tally.lengths.items() if length >= low)
    if came < FEWEST_GAMES or high < low:
        return 0.0
    chance, times = event.chance / 100, high - low + 1
    most = 1 - (1 - chance) ** times if event.once else chance * times
    happened = _event_shares(ground, tallies)[event.id] * sum(tally.games for tally in tallies)
    return min(1.0, happened / came / most)


def _event_shares(ground: Ground, tallies: Sequence[Tally]) -> dict[str, float]:
    """By event: in what share of the games it happened (at least once, or so many times over all rounds)."""
    counts = [sum(column) for column in zip(*(tally.event_counts() for tally in tallies), strict=True)]
    games = sum(tally.games for tally in tallies)
    return {id_: count / games if games else 0.0 for id_, count in zip(ground.layout.events, counts, strict=True)}


class _Look(NamedTuple):
    """When something that asks for a flag is looked at for the last time."""

    last: int
    """The last round (from 1) such that what is set by its end can still be seen."""
    words: str


def _last_looks(ground: Ground) -> dict[str, _Look]:
    """By flag: when it is asked for last."""
    found: dict[str, _Look] = {}
    scenario, rounds = ground.scenario, ground.layout.rounds

    def note(condition: Condition | None, last: int, words: str = "") -> None:
        look = _Look(last, words or f"in round {last}")
        for one in inside(condition):
            for flag in (*one.flags, *one.no_flags):
                if flag not in found or found[flag].last < last:
                    found[flag] = look

    for number, _, choice in scenario.choices_by_id.values():
        note(choice.when, number, f"as round {number + 1} begins")  # set by the end of the round before
        for part in (choice, *choice.outcomes):
            for later in part.later:
                note(later.when, number + 1 + later.rounds)
    for event in scenario.events:
        span = event.when.round
        note(event.when, rounds if span is None or span.high == NO_LIMIT else min(span.high, rounds))
    for actor in scenario.actors.values():
        for goal in actor.goals:
            note(goal.when, rounds)
    for ending in scenario.endings:
        note(ending.when, rounds)
    return found


__all__ = ["flags_set_too_late", "luck_alone_sets"]
