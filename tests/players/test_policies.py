"""How the computer plays a seat, and that it can say why."""

from __future__ import annotations

from collections.abc import Mapping

from game.engine import start
from game.model.scenario import Scenario
from game.players import pick
from tests.builders import scenario

CALM = {"calm": {"name": "Calm", "start": 50, "low": "none", "high": "full"}}
FAILS = {"chance": 90, "text": "Nothing comes of it."}
GOAL = {"goals": [{"name": "Calm", "when": {"calm": "at least 60"}, "points": 10}]}


def choosing(*choices: Mapping[str, object], **shape: object) -> Scenario:
    """A scenario where seat `a` wants calm and has these choices."""
    return scenario(
        choices={"a": [{"label": "x", **choice} for choice in choices]},
        indicators=CALM,
        shapes={"a": {**GOAL, **shape}},
        ties={"a -> b": 60, "b -> a": 60, "a -> c": -60},
    )


def test_reported_follows_the_record_and_falls_back_on_its_goals() -> None:
    made = choosing({"id": "calm", "effects": {"calm": 9}}, {"id": "record", "reported": True})
    found = pick(made, start(made), "a", "reported", 1)
    assert found.choice == "record"
    assert "source reports" in found.why
    closed = choosing(
        {"id": "calm", "effects": {"calm": 9}}, {"id": "record", "reported": True, "when": {"calm": "at least 99"}}
    )
    fallen = pick(closed, start(closed), "a", "reported", 1)
    assert fallen.choice == "calm"
    assert fallen.why.startswith("What the source reports was not open; A expected")
    silent = choosing({"id": "calm", "effects": {"calm": 9}})
    assert pick(silent, start(silent), "a", "reported", 1).why.startswith("The source reports no move of its own here;")


def test_goal_takes_what_brings_its_goals_nearest_weighing_chance() -> None:
    risky = {
        "id": "risky",
        "outcomes": [{"chance": 10, "text": "t", "effects": {"calm": 20}}, {"chance": 90, "text": "f"}],
    }
    made = choosing({"id": "less", "effects": {"calm": 2}}, {"id": "more", "effects": {"calm": 6}}, risky)
    found = pick(made, start(made), "a", "goal", 1)
    assert found.choice == "more"
    assert found.why.endswith(".")


def test_goal_counts_reaching_a_goal_for_more_than_coming_near_and_sees_flags() -> None:
    flagged = {"goals": [{"name": "Open", "when": {"flags": ["open"]}, "points": 10}]}
    made = choosing({"id": "none", "effects": {"calm": 6}}, {"id": "flag", "sets": ["open"]}, **flagged)
    assert pick(made, start(made), "a", "goal", 1).choice == "flag"


def test_goal_breaks_a_draw_by_consistency_with_its_ties_then_by_the_seed() -> None:
    made = choosing({"id": "blame-friend", "acts": ["criticise b"]}, {"id": "blame-foe", "acts": ["criticise c"]})
    assert pick(made, start(made), "a", "goal", 1).choice == "blame-foe"
    same = choosing({"id": "one"}, {"id": "two"})
    picks = [pick(same, start(same), "a", "goal", seed).choice for seed in range(30)]
    assert set(picks) == {"one", "two"}
    assert picks == [pick(same, start(same), "a", "goal", seed).choice for seed in range(30)]


def test_cautious_takes_what_could_cost_its_ties_least() -> None:
    gamble = {
        "id": "gamble",
        "outcomes": [FAILS, {"chance": 10, "text": "f", "acts": ["strike b"]}],
    }
    made = choosing({"id": "blame", "acts": ["criticise b"]}, gamble, {"id": "talk", "acts": ["consult b"]})
    assert pick(made, start(made), "a", "cautious", 1).choice == "talk"


def test_random_draws_among_open_choices_only() -> None:
    made = choosing({"id": "one"}, {"id": "two"}, {"id": "shut", "when": {"calm": "above 90"}})
    assert {pick(made, start(made), "a", "random", seed).choice for seed in range(40)} == {"one", "two"}


def test_a_seat_without_choices_takes_a_standing_move_or_passes() -> None:
    bare = scenario()
    assert pick(bare, start(bare), "a", "goal", 1).choice == "pass"
    moves = scenario(moves=["consult"])
    assert pick(moves, start(moves), "a", "random", 1).choice in {"consult b", "consult c"}
