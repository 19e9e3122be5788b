"""A class's figures, from its playthroughs alone: pure, whole numbers, the same for any order of computing.

All games are of one scenario (its text is the same); the caller sees to that.
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from statistics import median

from game.debrief.class_shapes import (
    Bundle,
    Chooser,
    ClassFigures,
    Division,
    EndingCount,
    Entrant,
    Entrants,
    Foreseen,
    GoalCount,
    Moment,
    Option,
    SeatCount,
)
from game.debrief.openness import are_thoughts_told
from game.debrief.phrases import quantity_words
from game.debrief.record import choice_label, has_record, record_run
from game.debrief.summary import goal_results, predictions
from game.model.names import ties_of
from game.playthrough import Playthrough


def class_figures(entrants: Entrants) -> ClassFigures:
    """What the games come to, together. Raises ValueError without any game, or for games of different scenarios."""
    if not entrants:
        raise ValueError("a class has at least one game")
    scenario = entrants[0].playthrough.scenario
    if any(one.playthrough.scenario.text != scenario.text for one in entrants):
        raise ValueError("the games are of different scenarios")
    return ClassFigures(
        games=tuple(one.name for one in entrants),
        over=sum(one.playthrough.is_over for one in entrants),
        seats=tuple(
            (scenario.actors[seat].name, sum(seat in one.playthrough.settings.seats for one in entrants))
            for seat in scenario.seats
        ),
        endings=_endings(entrants),
        bundles=_bundles(entrants),
        divisions=_divisions(entrants),
        foreseen=_foreseen(entrants),
        goals=_goals(entrants),
    )


def _endings(entrants: Entrants) -> tuple[EndingCount, ...]:
    came: dict[str, list[str]] = {}
    for one in entrants:
        came.setdefault(one.playthrough.state.ending, []).append(one.name)
    known = [(ending.id, ending.title) for ending in entrants[0].playthrough.scenario.endings]
    counts = [EndingCount(id_, title, tuple(came.get(id_, ()))) for id_, title in known if came.keys() - {""}]
    if "" in came:
        counts.append(EndingCount("", "Not over yet", tuple(came[""])))
    return tuple(counts)


def _bundles(entrants: Entrants) -> tuple[Bundle, ...]:
    first = entrants[0].playthrough
    scenario = first.scenario
    runs = [_values(one.playthrough) for one in entrants]
    record = _values(record_run(scenario, first.settings.seed)) if has_record(scenario) else []
    longest = max(map(len, runs))
    if not any(one.playthrough.is_over for one in entrants):
        record = record[:longest]  # what comes is still to be played
    found = []
    for quantity in runs[0][0]:
        games = tuple(tuple(row[quantity] for row in run) for run in runs)
        moments = tuple(_moment([game[n] for game in games if n < len(game)]) for n in range(longest))
        found.append(
            Bundle(
                quantity=quantity,
                words=quantity_words(scenario, quantity),
                is_tie=bool(ties_of(quantity)),
                games=games,
                moments=moments,
                record=tuple(row[quantity] for row in record),
                apart=sum(moment.highest - moment.lowest for moment in moments),
            )
        )
    return tuple(sorted(found, key=lambda bundle: -bundle.apart))


def _values(playthrough: Playthrough) -> list[dict[str, int]]:
    views = (playthrough.view(rounds=number) for number in range(len(playthrough.played) + 1))
    return [{**view.scores, **view.indicators} for view in views]


def _moment(values: list[int]) -> Moment:
    return Moment(len(values), min(values), median(values), max(values))


def _divisions(entrants: Entrants) -> tuple[Division, ...]:
    """Every decision at which games differ. Where people decided, only their decisions count."""
    scenario = entrants[0].playthrough.scenario
    places = [(number, seat) for number in range(len(scenario.rounds)) for seat in scenario.seats]
    have_people = any(one.playthrough.settings.seats for one in entrants)
    found = [_division(entrants, number, seat, have_people) for number, seat in places]
    divided = [one for one in found if one.pairs]
    return tuple(sorted(divided, key=lambda one: (-one.pairs, one.round)))


def _division(entrants: Entrants, number: int, seat: str, by_people: bool) -> Division:
    scenario = entrants[0].playthrough.scenario
    titles = {ending.id: ending.title for ending in scenario.endings}
    chose: dict[str, list[Chooser]] = {}
    labels: dict[str, str] = {}
    for one in entrants:
        playthrough = one.playthrough
        if number >= len(playthrough.played) or (by_people and seat not in playthrough.settings.seats):
            continue
        played = playthrough.played[number]
        made = next(made.choice for made in played.step.chosen if made.seat == seat)
        decision = played.decisions.get(seat)
        reason = decision.reason if decision and are_thoughts_told(playthrough) else ""
        labels.setdefault(made, choice_label(playthrough, seat, made))
        chose.setdefault(made, []).append(Chooser(one.name, reason, titles.get(playthrough.state.ending, "")))
    options = [
        Option(choice, labels[choice], choice in scenario.choices_by_id and _is_reported(entrants[0], choice), tuple(g))
        for choice, g in chose.items()
    ]
    options.sort(key=lambda option: -len(option.games))
    counts = [len(option.games) for option in options]
    games = sum(counts)
    return Division(
        round=number + 1,
        title=scenario.rounds[number].title,
        seat=seat,
        seat_name=scenario.actors[seat].name,
        by_people=by_people,
        options=tuple(options),
        games=games,
        pairs=sum(a * b for a, b in combinations(counts, 2)),
        of_pairs=games * (games - 1) // 2,
    )


def _is_reported(entrant: Entrant, choice: str) -> bool:
    return entrant.playthrough.scenario.choices_by_id[choice][2].reported


def _foreseen(entrants: Entrants) -> tuple[Foreseen, ...]:
    made: Counter[str] = Counter()
    right: Counter[str] = Counter()
    high: Counter[str] = Counter()
    scenario = entrants[0].playthrough.scenario
    step = {"down": -1, "same": 0, "up": 1}
    for one in entrants:
        if not are_thoughts_told(one.playthrough):
            continue
        for found in predictions(one.playthrough):
            made[found.tie] += 1
            right[found.tie] += found.is_right
            high[found.tie] += step[found.expected] > (found.change > 0) - (found.change < 0)
    counts = [
        Foreseen(
            tie, quantity_words(scenario, tie), made[tie], right[tie], high[tie], made[tie] - right[tie] - high[tie]
        )
        for tie in made
    ]
    return tuple(sorted(counts, key=lambda one: (-one.missed, one.words)))


def _goals(entrants: Entrants) -> tuple[SeatCount, ...]:
    scenario = entrants[0].playthrough.scenario
    over = [one.playthrough for one in entrants if one.playthrough.is_over]
    if not over:
        return ()
    counts = []
    for seat in scenario.seats:
        results = [(goal_results(game, seat), seat in game.settings.seats) for game in over]
        goals = tuple(
            GoalCount(
                goal.name,
                goal.points,
                sum(result[place].is_met for result, _ in results),
                sum(result[place].is_met for result, by_person in results if by_person),
            )
            for place, goal in enumerate(scenario.actors[seat].goals)
        )
        if goals:
            people = sum(by_person for _, by_person in results)
            counts.append(SeatCount(seat, scenario.actors[seat].name, len(over), people, goals))
    return tuple(counts)


__all__ = ["class_figures"]
