"""What a facilitator may look out for, round by round: read off the scenario, so that it is there for every one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.debrief.phrases import dated, wanted_words
from game.engine.conditions import Situation, situation_of
from game.export.handout_shapes import Watch
from game.model.conditions import Condition
from game.model.moves import Choice
from game.model.parts import Round
from game.model.scenario import Scenario
from game.playthrough import Playthrough, Settings
from game.playthrough.sentences import capital
from game.words import join_words

_NOW = re.compile(r" \(now [-+]?[0-9]+\)")

FIRST = "Whose view moved although nobody dealt with them? Which rule did that?"
LAST = "Before they choose: which ending does each seat expect, and what would still change it?"
BEYOND = "From here on nothing is reported. What would have to be true for each choice to be possible?"
DISPUTED = "Which position in the disputed claim is nearest to your seat's, and what would it take to test it?"
RECORD = "What might the actor have known that a reader of the report does not?"
CHANCE = "Was it a good choice or good luck? How could one tell?"
USUAL = "Which choice of another seat surprised you, and was it reasonable from where it stands?"


def watch(scenario: Scenario, begin: int, end: int) -> tuple[Watch, ...]:
    """Each round with its minute in a play that lasts from `begin` to `end`, its turning points, and a question."""
    count = len(scenario.rounds)
    now = situation_of(Playthrough(scenario, Settings(seed=0)).state)
    tested = set(_tested_flags(scenario))
    return tuple(
        Watch(
            number=n + 1,
            round=round_,
            when=f"Minute {begin + (end - begin) * n // count}. {dated(round_)}",
            notes=tuple(
                (title, points)
                for title, points in _notes(scenario, round_, now, tested, is_last=n + 1 == count)
                if points
            ),
            ask=_question(scenario, n),
        )
        for n, round_ in enumerate(scenario.rounds)
    )


def events(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """What may happen by itself after a round, and when."""
    now = situation_of(Playthrough(scenario, Settings(seed=0)).state)
    found = []
    for event in scenario.events:
        chance = "" if event.chance == 100 else f"; then with a chance of {event.chance}%"
        once = "" if event.once else "; each time that it holds"
        found.append(
            (
                f"{event.title or event.id} ({event.basis})",
                f"{condition_words(scenario, event.when, now)}{chance}{once}",
            )
        )
    return tuple(found)


def endings(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """How it can end, in the order in which it is looked at."""
    now = situation_of(Playthrough(scenario, Settings(seed=0)).state)
    return tuple(
        (
            ending.title,
            (condition_words(scenario, ending.when, now) if ending.when else "where no other ending fits")
            + ("; looked at after every round" if ending.early else ""),
        )
        for ending in scenario.endings
    )


def condition_words(scenario: Scenario, condition: Condition, now: Situation) -> str:
    """What a condition asks for, in words."""
    return join_words(_NOW.sub("", words) for words in wanted_words(scenario, condition, now))


def _notes(
    scenario: Scenario, round_: Round, now: Situation, tested: set[str], *, is_last: bool
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What may matter in a round, by kind; each choice with its seat."""
    reported, closed, drawn, later = [], [], [], []
    for seat, offered in round_.choices.items():
        for choice in offered:
            told = f"{capital(scenario.mention(seat))}: {choice.label}"
            if choice.reported:
                reported.append(f"{told} ({choice.cite})" if choice.cite else told)
            if choice.when:
                closed.append(f"{told} (needs {condition_words(scenario, choice.when, now)})")
            if choice.outcomes:
                drawn.append(f"{told} ({join_words((f'{one.chance}%' for one in choice.outcomes), 'or')})")
            if not is_last and (what := _later_words(scenario, choice, tested)):
                later.append(f"{told} ({what})")
    yield "Reported as done", tuple(reported)
    yield "Open only under a condition", tuple(closed)
    yield "Up to chance", tuple(drawn)
    yield "Counts in later rounds", tuple(later)


def _later_words(scenario: Scenario, choice: Choice, tested: set[str]) -> str:
    """What of a choice comes back later: what is remembered of it, and what falls due; empty where nothing does."""
    kept = [scenario.flag_words(flag) for flag in dict.fromkeys(_flags_of(choice)) if flag in tested]
    due = {part.rounds for part in (*choice.later, *(part for one in choice.outcomes for part in one.later))}
    if due:
        rounds = join_words((str(number) for number in sorted(due)), "and")
        kept.append(f"an effect after {rounds} {'round' if due == {1} else 'rounds'}")
    return "; ".join(kept)


def _flags_of(choice: Choice) -> Iterator[str]:
    """Every flag that a choice may set."""
    yield from choice.sets
    for outcome in choice.outcomes:
        yield from outcome.sets
    for part in choice.later:
        yield from part.sets


def _tested_flags(scenario: Scenario) -> Iterator[str]:
    """Every flag that a choice, an event or an ending asks for. (What a goal asks for only its own seat reads.)"""
    conditions = [choice.when for _, _, choice in scenario.choices_by_id.values()]
    conditions += [event.when for event in scenario.events]
    conditions += [ending.when for ending in scenario.endings]
    for condition in conditions:
        yield from _flags_in(condition)


def _flags_in(condition: Condition | None) -> Iterator[str]:
    if condition is None:
        return
    yield from condition.flags
    yield from condition.no_flags
    for part in condition.any:
        yield from _flags_in(part)


def _question(scenario: Scenario, n: int) -> str:
    """One question for the talk after a round, by what is special about the round."""
    rounds = scenario.rounds
    round_ = rounds[n]
    choices = [choice for offered in round_.choices.values() for choice in offered]
    if n == len(rounds) - 1:
        return LAST
    if n == 0:
        return FIRST
    if round_.basis == "hypothetical" and rounds[n - 1].basis != "hypothetical":
        return BEYOND
    if any(claim.basis == "disputed" for claim in round_.claims):
        return DISPUTED
    if any(choice.reported for choice in choices):
        return RECORD
    if any(choice.outcomes for choice in choices):
        return CHANCE
    return USUAL
