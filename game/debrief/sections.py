"""The debrief as lines of text, one function for each section; a front end puts headings over them.

Each returns no lines where there is nothing to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from game.debrief.phrases import level, moved_words
from game.debrief.shapes import Curve, Debrief, GoalResult, Record, SeatResult
from game.debrief.text import paragraphs, wrap
from game.model.scenario import Scenario
from game.playthrough.sentences import capital
from game.words import join_words, plural

CURVES = 6
"""How many curves are told; the others moved less."""


def _item(text: str, width: int, mark: str = "- ") -> list[str]:
    return wrap(text, width, mark)


def ending_lines(debrief: Debrief, width: int) -> list[str]:
    """The ending, why it came, and what the other endings lacked."""
    if debrief.ending is None:
        return []
    lines = [*wrap(f"Ending: {debrief.ending.title}", width), "", *paragraphs(debrief.ending.text, width), ""]
    lines += wrap(f"Why this ending: {debrief.ending_because}", width)
    if debrief.near:
        lines += ["", "What the other endings lacked, nearest first:"]
        for other in debrief.near:
            told = "; ".join(other.missing) or "nothing; another ending came before it"
            lines += _item(f"{other.title}: {told}.", width)
    return lines


def goal_lines(goals: Iterable[GoalResult], width: int, missed: str = "Missed") -> list[str]:
    """Goals, met or missed, each with its points and its condition; `missed` is the word for one that is not met."""
    lines = []
    for goal in goals:
        told = f"{'Met' if goal.is_met else missed}: {goal.name} ({plural(goal.points, 'point')})."
        lines += _item(f"{told} Wanted: {join_words(goal.words)}.", width)
    return lines


def points_words(points: int, of_points: int) -> str:
    """A seat's points in words: "40 of 100 points"."""
    return f"{points} of {plural(of_points, 'point')}"


def curve_lines(curves: Sequence[Curve], width: int, most: int = CURVES) -> list[str]:
    """The scores and indicators that moved most: at the start and after each round, with the record beside."""
    moving = [curve for curve in curves if curve.moved]
    lines = []
    for curve in moving[:most]:

        def row(values: Iterable[int], quantity: str = curve.quantity) -> str:
            return ", ".join(level(quantity, value) for value in values)

        whole = curve.values[-1] - curve.values[0]
        lines += _item(f"{capital(curve.words)}: {moved_words(whole)} from start to end.", width)
        lines += wrap(f"start {row(curve.values[:1])}, then {row(curve.values[1:])}", width, "  ")
        if curve.record:
            lines += wrap(f"in the record: start {row(curve.record[:1])}, then {row(curve.record[1:])}", width, "  ")
    if len(moving) > most:
        lines += wrap(f"{len(moving) - most} more moved less.", width)
    return lines


def decisive_lines(scenario: Scenario, debrief: Debrief, width: int) -> list[str]:
    """The decisions that moved most, and what they moved most."""
    lines = []
    for moment in debrief.decisive:
        who = capital(scenario.mention(moment.seat))
        most = join_words(f"{moved.words} {moved_words(moved.change)}" for moved in moment.most)
        told = f"Round {moment.round}, {who}: {moment.label}. It moved {plural(moment.moved, 'point')} in all"
        lines += _item(f"{told}; most: {most}." if most else f"{told}.", width)
    return lines


def prediction_lines(scenario: Scenario, debrief: Debrief, width: int) -> list[str]:
    """Each prediction against what happened, and how many were right."""
    lines = []
    for found in debrief.predictions:
        who = "" if debrief.seat else f" {capital(scenario.mention(found.seat))}:"
        expected = "the same" if found.expected == "same" else found.expected
        verdict = "right" if found.is_right else "not so"
        told = f"Round {found.round}.{who} {capital(found.words)}: expected {expected}; {moved_words(found.change)}"
        lines += _item(f"{told}: {verdict}.", width)
    if lines:
        right = sum(found.is_right for found in debrief.predictions)
        lines.append(f"{right} of {plural(len(debrief.predictions), 'prediction')} right.")
    return lines


def reason_lines(scenario: Scenario, debrief: Debrief, width: int) -> list[str]:
    """What people chose and the reasons that they gave."""
    lines = []
    unsaid = " (no reason given)" if any(found.reason for found in debrief.reasons) else ""
    for found in debrief.reasons:
        who = "" if debrief.seat else f" {capital(scenario.mention(found.seat))}:"
        reason = f' "{found.reason}"' if found.reason else unsaid
        lines += _item(f"Round {found.round}.{who} {found.label}.{reason}", width)
    return lines


def record_lines(scenario: Scenario, record: Record, width: int, most: int = 6) -> list[str]:
    """What the source reports beside what was chosen here, and where the scores ended up in both."""
    lines = []
    for row in record.rows:
        who = capital(scenario.mention(row.seat))
        here = "the same here" if row.is_same else f"here: {row.chosen}" if row.chosen else "not reached here"
        lines += _item(f"Round {row.round}, {who}: {row.reported} ({row.cite or 'no cite'}); {here}.", width)
    apart = [score for score in record.scores if score.here != score.record]
    if record.round and lines:
        rounds = f"After round {record.round}"
        if not apart:
            lines += ["", *wrap(f"{rounds} every score is where the play of the record has it.", width)]
        else:
            lines += ["", *wrap(f"{rounds}, the record played by these rules, and this game:", width)]
            for score in apart[:most]:
                record_, here = (level(score.quantity, value) for value in (score.record, score.here))
                lines += _item(f"{capital(score.words)}: record {record_}, here {here}.", width)
            if len(apart) > most:
                lines += wrap(f"{len(apart) - most} more are less far apart.", width)
    return lines


def seat_lines(scenario: Scenario, seats: Iterable[SeatResult], width: int) -> list[str]:
    """The other seats: who played them, their goals, and why the computer chose what it chose."""
    lines: list[str] = []
    for seat in seats:
        who = "a person" if seat.by_person else "the computer"
        points = f", {points_words(seat.points, seat.of_points)}" if seat.of_points else ""
        lines += [""] * bool(lines) + wrap(f"{seat.name} (played by {who}{points})", width)
        lines += goal_lines(seat.goals, width)
        by_why: dict[str, list[str]] = {}
        for picked in seat.picks:
            by_why.setdefault(picked.why, []).append(f"round {picked.round}, {picked.label}")
        for why, picks in by_why.items():
            lines += _item(f"{why.rstrip('.')}: {'; '.join(picks)}.", width)
    return lines


def question_lines(debrief: Debrief, width: int) -> list[str]:
    """What to talk about."""
    lines = []
    for number, question in enumerate(debrief.questions, 1):
        lines += _item(question, width, f"{number}. ")
    return lines
