"""A class's figures agree with its games, counted by hand."""

from __future__ import annotations

from itertools import combinations

import pytest

from game.debrief.class_figures import class_figures
from game.debrief.class_shapes import Entrant
from game.debrief.summary import goal_results, predictions
from game.playthrough import Playthrough, Settings
from tests.export.games import a_class, crossing, play


def test_endings_are_counted_and_those_that_nobody_reached_are_named() -> None:
    entrants = a_class(9)
    found = class_figures(entrants)
    assert [one.id for one in found.endings] == ["riot", "bridge", "quiet", "never", "open"]
    for ending in found.endings:
        assert ending.games == tuple(e.name for e in entrants if e.playthrough.state.ending == ending.id)
    assert sum(len(one.games) for one in found.endings) == found.over == 9
    assert min(len(one.games) for one in found.endings) == 0


def test_games_that_go_on_are_counted_apart() -> None:
    scenario = crossing()
    entrants = [
        Entrant("done", play("n-regret", "n-pay", "n-sign", scenario=scenario)),
        Entrant("going", play("n-regret", scenario=scenario)),
    ]
    found = class_figures(entrants)
    assert found.over == 1
    assert found.endings[-1].title == "Not over yet"
    assert found.endings[-1].games == ("going",)
    calm = next(bundle for bundle in found.bundles if bundle.quantity == "calm")
    assert [moment.games for moment in calm.moments] == [2, 2, 1, 1]


def test_the_median_is_the_middle_of_the_games() -> None:
    entrants = a_class(9)
    for bundle in class_figures(entrants).bundles:
        for number, moment in enumerate(bundle.moments):
            values = sorted(
                (view := e.playthrough.view(rounds=number)).scores.get(bundle.quantity, 0)
                or view.indicators.get(bundle.quantity, 0)
                for e in entrants
            )
            assert (moment.lowest, moment.median, moment.highest) == (values[0], values[4], values[-1])


def test_the_dividing_decision_has_the_most_pairs_that_differ() -> None:
    entrants = a_class(9)
    found = class_figures(entrants).divisions
    assert [(one.round, one.seat) for one in found] == [(1, "north"), (3, "north")]
    for one in found:
        chose = [
            next(m.choice for m in e.playthrough.played[one.round - 1].step.chosen if m.seat == one.seat)
            for e in entrants
        ]
        assert one.pairs == sum(a != b for a, b in combinations(chose, 2)) == 18
        assert one.of_pairs == 36
        assert {option.choice: len(option.games) for option in one.options} == {c: chose.count(c) for c in chose}


def test_reasons_stand_with_the_choice_they_were_given_for() -> None:
    first = class_figures(a_class(6)).divisions[0]
    blamed = next(option for option in first.options if option.choice == "n-blame")
    assert [(game.name, game.reason) for game in blamed.games] == [
        ("group-2", "reason of 2"),
        ("group-5", "reason of 5"),
    ]
    assert [option.is_reported for option in first.options] == [True, False]


def test_a_computers_class_counts_the_computers_choices() -> None:
    scenario = crossing()
    entrants = []
    for seed in range(12):
        playthrough = Playthrough(scenario, Settings(seed=seed, computers=dict.fromkeys(scenario.seats, "random")))
        while not playthrough.is_over:
            playthrough.play_round()
        entrants.append(Entrant(str(seed), playthrough))
    found = class_figures(entrants)
    assert found.divisions
    assert not found.divisions[0].by_people


def test_only_people_count_where_people_played() -> None:
    assert {one.seat for one in class_figures(a_class(9)).divisions} == {"north"}


def test_predictions_are_counted_over_all_games() -> None:
    entrants = a_class(9)
    made = [one for e in entrants for one in predictions(e.playthrough)]
    found = class_figures(entrants)
    assert found.predictions == (sum(one.is_right for one in made), len(made))
    [only] = found.foreseen
    assert only.tie == "south -> north"
    assert only.missed == only.too_high + only.too_low == sum(not one.is_right for one in made)
    assert only.too_low == 0  # a rise was expected each time, so nothing can have come above it


def test_goals_met_are_those_of_the_games() -> None:
    entrants = a_class(9)
    north = next(seat for seat in class_figures(entrants).goals if seat.seat == "north")
    for place, goal in enumerate(north.goals):
        met = [goal_results(e.playthrough, "north")[place].is_met for e in entrants]
        assert (goal.met, goal.met_by_people) == (sum(met), sum(met))
    ferry = next(seat for seat in class_figures(entrants).goals if seat.seat == "ferry")
    assert ferry.by_people == 0


def test_goals_endings_and_the_record_to_come_stay_secret_while_no_game_is_over() -> None:
    found = class_figures(a_class(3, rounds=1))
    assert found.goals == ()
    assert [ending.title for ending in found.endings] == ["Not over yet"]
    assert {len(bundle.record) for bundle in found.bundles} == {2}


def test_thoughts_of_a_game_of_several_stay_out_until_it_is_over() -> None:
    scenario = crossing()
    both = ("north", "south")
    entrants = [
        Entrant("a", play("n-regret", "s-talk", scenario=scenario, seats=both, predictions={"ferry -> north": "up"})),
        Entrant("b", play("n-blame", "s-talk", scenario=scenario, seats=both, predictions={"ferry -> north": "up"})),
    ]
    found = class_figures(entrants)
    assert found.foreseen == ()
    assert {game.reason for one in found.divisions for option in one.options for game in option.games} == {""}


def test_one_game_is_a_class_too() -> None:
    found = class_figures(a_class(1))
    assert found.divisions == ()
    assert found.games == ("group-0",)


def test_games_of_different_scenarios_have_no_figures_together() -> None:
    other = Entrant("other", play("n-regret", scenario=crossing(title="Another")))
    with pytest.raises(ValueError, match="different scenarios"):
        class_figures([*a_class(1), other])
    with pytest.raises(ValueError, match="at least one"):
        class_figures([])
