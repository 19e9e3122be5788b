"""Games side by side, from playthroughs alone."""

from __future__ import annotations

import copy
from collections.abc import Mapping

import pytest

from game.debrief.compare import compare_games, why_not
from game.playthrough import Playthrough, Settings
from tests.ui.screens.after_game import play
from tests.ui.stage import TINY, made


def played(
    *seats: str, choices: Mapping[str, str] | None = None, rounds: int = 99, seed: int = 7, **changes: object
) -> Playthrough:
    scenario = made({**copy.deepcopy(TINY), **changes})
    return play(Playthrough(scenario, Settings(seed=seed, seats=seats)), choices, rounds)


def test_games_part_at_the_first_decision_that_differs() -> None:
    one = played("north", choices={"north": "north-help"})
    other = played("north", choices={"north": "north-shut"})
    found = compare_games([one, other, one])
    assert found.parting is not None
    assert (found.parting.round, found.parting.title) == (2, "The flood")
    first = found.parting.seats[0]
    assert (first.seat, first.is_choice) == ("north", True)
    assert [way.choice for way in first.ways] == ["Send boats", "Shut the gate", "Send boats"]
    assert first.ways[0].reason == "Because of round 2"
    for score in found.scores:
        assert score.apart[:2] == (0, 0), "before they part they are the same"
        assert score.values[0] == score.values[2]
        assert score.apart[2] == abs(score.values[0][2] - score.values[1][2])


def test_the_same_choice_may_meet_other_luck() -> None:
    games = [played("south", choices={"south": "south-test"}, seed=seed) for seed in range(12)]
    outcomes = {game.played[0].step.chosen[1].outcome: game for game in games}
    assert outcomes.keys() == {"dry", "wet"}
    found = compare_games([outcomes["dry"], outcomes["wet"]])
    assert found.parting is not None
    south = next(seat for seat in found.parting.seats if seat.seat == "south")
    assert not south.is_choice
    assert [way.outcome for way in south.ways] == ["The ford is dry.", "The carts get stuck."]


def test_a_game_that_stops_before_the_other() -> None:
    found = compare_games([played("north", rounds=1), played("north")])
    assert found.parting is not None
    assert (found.parting.round, found.parting.seats) == (2, ())
    assert [ended.title for ended in found.endings] == ["", "A quiet winter"]
    assert all(len(score.apart) == 2 for score in found.scores), "only as far as two of them go"


def test_nothing_parts_the_same_games() -> None:
    found = compare_games([played("north"), played("north")])
    assert found.parting is None
    assert not any(score.most for score in found.scores)


def test_what_others_want_stays_secret_until_all_is_over() -> None:
    over = played("north", choices={"north": "north-keep"})
    assert {goal.seat for goal in compare_games([over, played("north")]).goals} == {"north", "south"}
    assert {goal.seat for goal in compare_games([over, played("north", rounds=1)]).goals} == {"north"}
    assert compare_games([over, played("south", rounds=1)]).goals == ()


def test_another_text_of_the_same_scenario_is_said_or_refused() -> None:
    one = played("north")
    found = compare_games([one, played("north", subtitle="Another line")])
    assert not found.is_same_text
    assert compare_games([one, played("north")]).is_same_text
    other = played("north", title="Other towns")
    assert why_not([one, other]) == "These are games of different scenarios: Three Towns, and Other towns."
    trade = TINY["indicators"]["trade"]
    more = played("north", indicators={"trade": trade, "more": {**trade, "name": "More"}})
    assert "two versions of Three Towns" in why_not([one, more])
    with pytest.raises(ValueError, match="two versions"):
        compare_games([one, more])


@pytest.mark.parametrize(("count", "words"), [(1, "two games or more"), (7, "At most 6")])
def test_how_many(count: int, words: str) -> None:
    assert words in why_not([played("north", rounds=0)] * count)
