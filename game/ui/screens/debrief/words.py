"""The debrief in words: sentences beside every graphic, so that nothing is told by a picture alone."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from game.debrief import Compared, Curve, Debrief, PredictionResult, Reasoned, RecordRow
from game.debrief.phrases import level, moved_words
from game.model.conditions import Condition
from game.model.names import spread
from game.model.scenario import Scenario
from game.words import plural

QUESTIONS = (
    "Which decision would you make differently now, and what did you not know when you made it?",
    "Choose a seat that is not yours. Which of its decisions were reasonable from where it stands?",
    "Which rule of the model convinced you least, and what would you put in its place?",
)
"""Asked where a scenario asks nothing itself."""

EXPECTED = {"up": "rise", "same": "stay", "down": "fall"}
"""A prediction as a verb."""


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def points_line(debrief: Debrief) -> str:
    """How many points and goals a seat reached."""
    met = sum(goal.is_met for goal in debrief.goals)
    return (
        f"{debrief.points} of {plural(debrief.of_points, 'point')}: {met} of {plural(len(debrief.goals), 'goal')} met."
    )


def quantities(condition: Condition) -> tuple[str, ...]:
    """Every score and indicator that a condition asks about, alternatives included."""
    found = [name for written in condition.ranges for name in spread(written)]
    for part in condition.any:
        found += quantities(part)
    return tuple(dict.fromkeys(found))


def goal_quantities(scenario: Scenario, seat: str) -> list[str]:
    """For each goal of a seat the first score or indicator that it asks about, or "" where it asks about none."""
    return [next(iter(quantities(goal.when)), "") for goal in scenario.actors[seat].goals]


def curve_sentence(curve: Curve, position: int | None = None) -> str:
    """A curve in one or two sentences; at a round, what it was there."""
    start, now = curve.values[0], curve.values[-1]
    said = f"{capital(curve.words)}: {level(curve.quantity, start)} at the start"
    if position is not None and 0 < position < len(curve.values):
        said += f", {level(curve.quantity, curve.values[position])} after round {position}"
    if len(curve.values) > 1:
        said += f", {level(curve.quantity, now)} in the end ({moved_words(now - start)})"
    said += "."
    at = min(len(curve.record), len(curve.values)) - 1 if position is None else min(position, len(curve.record) - 1)
    if at > 0:
        here, record = curve.values[min(at, len(curve.values) - 1)], curve.record[at]
        gap = here - record
        beside = f"{abs(gap)} {'higher' if gap > 0 else 'lower'}" if gap else "the same"
        said += f" The record: {level(curve.quantity, record)} after round {at}, here {beside}."
    return said


def prediction_sentence(found: PredictionResult) -> str:
    """What was expected and what came of it, as two short clauses."""
    came = {True: f"rose by {found.change}", False: f"fell by {-found.change}"}[found.change > 0]
    return f"expected to {EXPECTED[found.expected]}; it {came if found.change else 'stayed'}"


class Decided(NamedTuple):
    """One decision of a person with what was said before it."""

    round: int
    seat: str
    label: str
    reason: str
    predictions: tuple[PredictionResult, ...]


def decided(debrief: Debrief) -> tuple[Decided, ...]:
    """The seat's decisions that carry a reason or a prediction, round by round."""

    def of(made: Reasoned) -> Decided:
        mine = tuple(p for p in debrief.predictions if (p.round, p.seat) == (made.round, made.seat))
        return Decided(made.round, made.seat, made.label, made.reason, mine)

    return tuple(found for found in map(of, debrief.reasons) if found.reason or found.predictions)


def predictions_line(debrief: Debrief) -> str:
    """How many predictions came true, and whether the misses lean one way."""
    all_, right = debrief.predictions, sum(found.is_right for found in debrief.predictions)
    said = f"{right} of {plural(len(all_), 'prediction')} came true."
    missed = [found for found in all_ if not found.is_right]
    order = ("down", "same", "up")
    higher = sum(order.index(p.expected) - 1 > (p.change > 0) - (p.change < 0) for p in missed)
    if len(missed) > 2 and higher == len(missed):
        said += " Each miss expected more than came."
    elif len(missed) > 2 and higher == 0:
        said += " Each miss expected less than came."
    return said


class RecordRound(NamedTuple):
    """The record of one round beside this game's choices."""

    round: int
    title: str
    rows: tuple[RecordRow, ...]


def record_rounds(rows: tuple[RecordRow, ...]) -> tuple[RecordRound, ...]:
    """The rows of the record, gathered by round."""
    return tuple(
        RecordRound(number, title, tuple(found))
        for (number, title), found in groupby(rows, key=lambda row: (row.round, row.title))
    )


def record_line(rows: tuple[RecordRow, ...]) -> str:
    """How often this game chose what the source reports."""
    played = [row for row in rows if row.chosen]
    same = sum(row.is_same for row in played)
    return f"In {same} of {plural(len(played), 'reported choice')} this game did what the source reports was done."


def compared_words(found: Compared) -> str:
    """One quantity here and in the record: "here +52, in the record +38: 14 higher"."""
    gap = found.here - found.record
    more = "the same" if not gap else f"{abs(gap)} {'higher' if gap > 0 else 'lower'}"
    return f"here {level(found.quantity, found.here)}, in the record {level(found.quantity, found.record)}: {more}"
