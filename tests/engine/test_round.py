"""What a round does beyond the rules: authored effects, chance, delays, flags, events, endings, refusals."""

from __future__ import annotations

from typing import Any

import pytest

from game.engine import forecast, offers, start, view
from game.engine.offers import refusal
from game.model.scenario import Scenario
from tests.builders import lines, number, play, scenario

CALM = {"calm": {"name": "Calm", "start": 50, "low": "none", "high": "full"}}


def one(choice: dict[str, object], **more: object) -> Scenario:
    """A scenario where `a` has this one choice, called `go`."""
    indicators = more.pop("indicators", CALM)
    return scenario(choices={"a": [{"id": "go", "label": "Go", **choice}]}, indicators=indicators, **more)  # type: ignore[arg-type]


def test_an_authored_effect_carries_its_reason_and_cite_into_the_ledger() -> None:
    sources = {"paper": {"title": "A paper", "paragraphs": 3}}
    made = one(
        {"effects": {"calm": {"by": 4, "because": "a hotline", "cite": "paper ¶2"}, "a <-> b": -3}, "cite": "paper ¶1"},
        sources=sources,
    )
    found = [(e.quantity, e.change, e.rule, e.because, e.cite) for e in play(made, {"a": "go"}).entries]
    assert ("calm", 4, "authored", "a hotline", "paper ¶2") in found
    assert ("a -> b", -3, "authored", "Go", "paper ¶1") in found
    assert ("b -> a", -3, "authored", "Go", "paper ¶1") in found


def test_the_limit_is_a_line_where_an_indicator_leaves_its_range() -> None:
    made = one({"effects": {"calm": 60}})
    step = play(made, {"a": "go"})
    assert lines(step, "authored", "limit") == {"calm": 50}
    assert [entry.change for entry in step.entries if entry.rule == "limit"] == [-10]
    low = one({"effects": {"calm": -60}})
    assert number(low, play(low, {"a": "go"}).state, "calm") == 0


def test_chance_depends_on_the_seed_alone_and_a_replay_may_fix_the_outcome() -> None:
    outcomes = [{"chance": "50%", "text": "Yes.", "effects": {"calm": 1}}, {"chance": 50, "text": "No."}]
    made = one({"outcomes": outcomes})
    drawn = [play(made, {"a": "go"}, seed=seed).chosen[0].outcome for seed in range(40)]
    assert set(drawn) == {"outcome-1", "outcome-2"}
    assert drawn == [play(made, {"a": "go"}, seed=seed).chosen[0].outcome for seed in range(40)]
    more = one({"outcomes": outcomes}, events=[{"id": "x", "when": {"calm": "at least 0"}, "text": "t", "chance": 50}])
    assert drawn == [play(more, {"a": "go"}, seed=seed).chosen[0].outcome for seed in range(40)]


def test_drawn_outcomes_come_about_as_often_as_their_chances_say() -> None:
    made = one({"outcomes": [{"chance": 20, "text": "Rare."}, {"chance": 80, "text": "Common."}]})
    rare = sum(play(made, {"a": "go"}, seed=seed).chosen[0].outcome == "outcome-1" for seed in range(1000))
    assert 150 < rare < 250


def test_a_delayed_effect_falls_due_in_its_round_and_only_if_its_condition_holds() -> None:
    later = [
        {"rounds": 2, "effects": {"calm": 5}, "because": "slow work"},
        {"rounds": 1, "when": {"calm": "above 90"}, "effects": {"calm": 9}},
    ]
    made = one({"later": later}, rounds=4)
    first = play(made, {"a": "go"})
    second = play(made, state=first.state)
    third = play(made, state=second.state)
    assert [number(made, step.state, "calm") for step in (first, second, third)] == [50, 50, 55]
    entry = third.entries[0]
    assert (entry.cause.kind, entry.cause.id, entry.because) == ("later", "go", "slow work")
    assert third.state.pending == ()


def test_flags_are_set_at_the_end_of_the_round_and_setting_wins_over_clearing() -> None:
    made = scenario(
        choices={
            "a": [{"id": "set", "label": "Set", "sets": ["open"]}],
            "b": [{"id": "clear", "label": "Clear", "clears": ["open"]}],
        }
    )
    assert play(made, {"a": "set", "b": "clear"}).state.flags == ("open",)
    assert play(made, {"b": "clear"}).state.flags == ()
    step = play(made, {"a": "set"})
    assert [(e.quantity, e.before, e.after, e.rule) for e in step.entries] == [("open", 0, 1, "flag")]


def test_an_event_happens_once_on_the_state_after_the_round() -> None:
    events = [
        {"id": "alarm", "when": {"calm": "below 50"}, "text": "Alarm.", "effects": {"calm": -5}, "sets": ["alarmed"]},
        {"id": "again", "when": {"calm": "below 50"}, "once": False, "text": "Again.", "effects": {"calm": -1}},
        {"id": "never", "when": {"flags": ["alarmed"], "round": "exactly 1"}, "text": "Not in the same breath."},
    ]
    made = one({"effects": {"calm": -1}}, events=events, rounds=3)
    first = play(made, {"a": "go"})
    assert first.events == ("alarm", "again")
    assert number(made, first.state, "calm") == 43
    second = play(made, state=first.state)
    assert second.events == ("again",)


def test_an_event_with_a_chance_is_drawn_from_the_seed() -> None:
    made = one({}, events=[{"id": "rain", "when": {"calm": "at least 0"}, "chance": 50, "text": "Rain."}])
    happened = [play(made, seed=seed).events for seed in range(40)]
    assert {(), ("rain",)} == set(happened)


def test_the_first_ending_that_matches_is_the_one_and_early_ones_are_looked_at_every_round() -> None:
    endings = [
        {"id": "broke", "title": "Broken", "when": {"calm": "below 20"}, "early": True, "text": "Early."},
        {"id": "calm", "title": "Calm", "when": {"calm": "at least 50"}, "text": "Calm."},
        {"id": "over", "title": "Over", "default": True, "text": "Over."},
    ]
    quiet = one({}, endings=endings, rounds=2)
    step = play(quiet)
    assert step.state.ending == ""
    assert play(quiet, state=step.state).state.ending == "calm"
    loud = one({"effects": {"calm": -40}}, endings=endings, rounds=2)
    assert play(loud, {"a": "go"}).state.ending == "broke"
    with pytest.raises(ValueError, match="over"):
        play(loud, state=play(loud, {"a": "go"}).state)


def test_a_choice_that_is_not_open_says_why() -> None:
    made = one({"when": {"calm": "at least 60", "flags": ["hotline"], "any": [{"round": "above 2"}, {"a -> b": 5}]}})
    offer = offers(made, start(made), "a")[0]
    assert not offer.available
    assert offer.reason == (
        "needs Calm at least 60 (now 50); 'hotline' has happened; round at least 3 (now 1) or a → b exactly +5 (now 0)"
    )
    assert offers(made, start(made), "a")[-1].id == "pass"
    assert refusal(made, start(made), "a", "go").startswith("Not now: needs Calm")
    assert "not a choice" in refusal(made, start(made), "a", "nonsense")
    assert "no seat" in refusal(made, start(made), "nobody", "go")


def test_past_choices_open_and_close_choices() -> None:
    choices: list[dict[str, Any]] = [
        {"id": "first", "label": "First"},
        {"id": "after", "label": "After", "when": {"chosen": ["first"]}},
        {"id": "unless", "label": "Unless", "when": {"not-chosen": ["first"]}},
    ]
    made = scenario(choices={"a": choices})
    assert [offer.available for offer in offers(made, start(made), "a")] == [True, False, True]


def test_standing_moves_are_offered_to_every_seat_against_every_other() -> None:
    made = scenario(choices={"a": [{"id": "go", "label": "Go"}]}, moves=["consult", "mediate"])
    ids = [offer.id for offer in offers(made, start(made), "b")]
    assert ids == ["consult a", "consult c", "mediate a c"]
    assert lines(play(made, {"b": "consult a"}), "direct") == {"a -> b": 4, "b -> a": 4}


def test_a_scenario_may_weigh_an_act_differently() -> None:
    made = scenario(choices={"a": [{"id": "go", "label": "Go", "acts": ["apologise b"]}]}, weights={"apologise": 7})
    assert lines(play(made, {"a": "go"}), "direct") == {"b -> a": 28}


def test_a_forecast_is_what_the_choice_does_by_itself_and_never_tells_the_draw() -> None:
    made = one(
        {
            "acts": ["criticise b"],
            "outcomes": [
                {"chance": 50, "text": "Up.", "effects": {"calm": 8}},
                {"chance": 50, "text": "Down.", "effects": {"calm": -2, "c -> a": 1}},
            ],
        }
    )
    exact = {e.quantity: (e.direction, e.low, e.high) for e in forecast(made, start(made), "a", "go", "exact").expected}
    assert exact == {
        "a -> b": ("down", -2, -2),
        "b -> a": ("down", -8, -8),
        "c -> a": ("uncertain", 0, 1),
        "calm": ("uncertain", -2, 8),
    }
    foggy = forecast(made, start(made), "a", "go", "direction")
    assert all(e.low is None and e.high is None for e in foggy.expected)
    assert [e.direction for e in foggy.expected] == ["down", "down", "uncertain", "uncertain"]
    assert forecast(made, start(made), "a", "go", "none").expected == ()


def test_a_view_shows_a_seat_its_own_brief_and_nobody_elses() -> None:
    shapes = {
        name: {
            "brief": f"canary-{name}",
            "goals": [{"name": f"goal-{name}", "when": {"calm": "at least 60"}, "points": 10}],
        }
        for name in ("a", "b", "c")
    }
    made = scenario(indicators=CALM, shapes=shapes)
    seen = repr(view(made, start(made), "a"))
    assert "canary-a" in seen
    assert "goal-a" in seen
    assert "canary-b" not in seen
    assert "goal-c" not in seen
    assert "canary" not in repr(view(made, start(made)))
