"""A whole debrief, from a playthrough alone."""

from __future__ import annotations

from itertools import pairwise

from game.debrief.endings import because, others, reached
from game.debrief.phrases import missing_words, quantity_words, wanted_words
from game.debrief.record import choice_label, compare, has_record, record_run
from game.debrief.shapes import (
    Curve,
    Debrief,
    Decisive,
    GoalResult,
    Moved,
    Picked,
    PredictionResult,
    Reasoned,
    SeatResult,
)
from game.engine.conditions import situation_of
from game.engine.goals import standings
from game.model.moves import Choice
from game.model.names import ties_of
from game.playthrough import Playthrough

MOST, LEAST = 5, 3
"""How many decisive moments are told: the fourth and fifth only where they moved half as much as the first."""


def summary(playthrough: Playthrough, seat: str = "") -> Debrief:
    """What is told after a game, to one seat, or to the audience (`seat` empty).

    While the game goes on there is no ending yet, and other seats' goals stay secret.
    """
    is_over = playthrough.is_over
    own = goal_results(playthrough, seat) if seat else ()
    return Debrief(
        seat=seat,
        ending=reached(playthrough),
        ending_because=because(playthrough),
        near=others(playthrough),
        goals=own,
        points=sum(goal.points for goal in own if goal.is_met),
        of_points=sum(goal.points for goal in own),
        curves=curves(playthrough),
        decisive=decisive(playthrough),
        predictions=predictions(playthrough, seat),
        reasons=reasons(playthrough, seat),
        record=compare(playthrough),
        others=tuple(_seat(playthrough, s) for s in playthrough.scenario.seats if s != seat) if is_over else (),
        questions=playthrough.scenario.debrief.questions,
    )


def goal_results(playthrough: Playthrough, seat: str) -> tuple[GoalResult, ...]:
    """A seat's goals as they stand now, with their conditions in words."""
    scenario, state = playthrough.scenario, playthrough.state
    now = situation_of(state, after_round=True)
    return tuple(
        GoalResult(
            standing.goal.name,
            standing.goal.points,
            standing.is_met,
            tuple(wanted_words(scenario, standing.goal.when, now)),
            standing.goal.because,
        )
        for standing in standings(scenario, state, seat)
    )


def why_closed(playthrough: Playthrough, choice: Choice) -> str:
    """Why a choice of the present round is not open, in words without a full stop; empty where it is."""
    missing = missing_words(playthrough.scenario, choice.when, situation_of(playthrough.state))
    return (choice.why_not or f"needs {'; '.join(missing)}").rstrip(".") if missing else ""


def _seat(playthrough: Playthrough, seat: str) -> SeatResult:
    goals = goal_results(playthrough, seat)
    return SeatResult(
        seat=seat,
        name=playthrough.scenario.actors[seat].name,
        by_person=seat in playthrough.settings.seats,
        goals=goals,
        points=sum(goal.points for goal in goals if goal.is_met),
        of_points=sum(goal.points for goal in goals),
        picks=tuple(
            Picked(played.step.round, choice_label(playthrough, seat, pick.choice), pick.why)
            for played in playthrough.played
            if (pick := played.picks.get(seat))
        ),
    )


def curves(playthrough: Playthrough) -> tuple[Curve, ...]:
    """Every tie and indicator over the rounds, what moved most first, the record beside where there is one."""
    scenario = playthrough.scenario

    def rows(run: Playthrough) -> list[dict[str, int]]:
        views = [run.view(rounds=number) for number in range(len(run.played) + 1)]
        return [{**view.scores, **view.indicators} for view in views]

    here = rows(playthrough)
    record = rows(record_run(scenario, playthrough.settings.seed)) if has_record(scenario) else []
    found = []
    for quantity in here[0]:
        values = tuple(row[quantity] for row in here)
        found.append(
            Curve(
                quantity=quantity,
                name=scenario.quantity_name(quantity),
                words=quantity_words(scenario, quantity),
                values=values,
                record=tuple(row[quantity] for row in record),
                moved=sum(abs(after - before) for before, after in pairwise(values)),
                is_tie=bool(ties_of(quantity)),
            )
        )
    return tuple(sorted(found, key=lambda curve: -curve.moved))


def decisive(playthrough: Playthrough) -> tuple[Decisive, ...]:
    """The decisions that moved most: the sum of all their changes without their signs, later ones included."""
    scenario = playthrough.scenario
    sums: dict[tuple[int, str, str], dict[str, int]] = {}
    sizes: dict[tuple[int, str, str], int] = {}
    made_in: dict[tuple[str, str], int] = {}
    for played in playthrough.played:
        for made in played.step.chosen:
            made_in[made.seat, made.choice] = made.round
        for entry in played.step.entries:
            cause = entry.cause
            if cause.kind not in ("choice", "later") or entry.rule == "flag":
                continue
            key = (made_in[cause.seat, cause.id], cause.seat, cause.id)
            moved = sums.setdefault(key, {})
            moved[entry.quantity] = moved.get(entry.quantity, 0) + entry.change
            sizes[key] = sizes.get(key, 0) + abs(entry.change)
    order = sorted(sizes, key=lambda key: (-sizes[key], key))[:MOST]
    kept = [key for place, key in enumerate(order) if place < LEAST or 2 * sizes[key] >= sizes[order[0]]]
    return tuple(
        Decisive(
            round=round_,
            seat=seat,
            choice=choice,
            label=choice_label(playthrough, seat, choice),
            moved=sizes[round_, seat, choice],
            most=tuple(
                Moved(quantity, quantity_words(scenario, quantity), change)
                for quantity, change in sorted(sums[round_, seat, choice].items(), key=lambda item: -abs(item[1]))[:3]
                if change
            ),
            by_person=seat in playthrough.settings.seats,
        )
        for round_, seat, choice in kept
    )


def predictions(playthrough: Playthrough, seat: str = "") -> tuple[PredictionResult, ...]:
    """Every prediction of a seat (of all people without one) against what the tie did in that round."""
    found = []
    for played in playthrough.played:
        before = playthrough.view(rounds=played.step.round - 1).scores
        after = playthrough.view(rounds=played.step.round).scores
        for who, decision in played.decisions.items():
            if seat not in ("", who):
                continue
            for tie, expected in decision.predictions.items():
                if tie not in after:
                    continue
                change = after[tie] - before[tie]
                found.append(
                    PredictionResult(
                        round=played.step.round,
                        seat=who,
                        choice=choice_label(playthrough, who, decision.choice),
                        tie=tie,
                        words=quantity_words(playthrough.scenario, tie),
                        expected=expected,
                        change=change,
                        is_right=expected == ("up" if change > 0 else "down" if change < 0 else "same"),
                    )
                )
    return tuple(found)


def reasons(playthrough: Playthrough, seat: str = "") -> tuple[Reasoned, ...]:
    """The decisions of a seat (of all people without one), each with the line of reasoning given for it."""
    return tuple(
        Reasoned(played.step.round, who, choice_label(playthrough, who, decision.choice), decision.reason)
        for played in playthrough.played
        for who, decision in played.decisions.items()
        if seat in ("", who)
    )
