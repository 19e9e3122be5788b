"""The round that the rule book works by hand (science notes, 6.3): the US signs the defence agreement with Qatar."""

from __future__ import annotations

from tests.builders import SCIENCE_ACTORS, SCIENCE_TIES, acting, lines, number, play


def test_the_us_signs_the_defence_agreement_with_qatar() -> None:
    made = acting({"us": ["sign-agreement qatar"]}, actors=SCIENCE_ACTORS, ties=SCIENCE_TIES)
    step = play(made, {"us": "go-us"})
    assert lines(step, "direct") == {"qatar -> us": 18, "us -> qatar": 16}
    assert lines(step, "ripple") == {
        "summit -> us": 9,
        "hamas -> us": 4,
        "israel -> us": -2,
        "israel -> qatar": 7,
        "hamas -> qatar": -4,
    }
    quiet = [entry for entry in step.entries if entry.quantity == "qatar -> us" and entry.rule != "direct"]
    assert [(entry.rule, entry.change) for entry in quiet] == [("reciprocity", 1), ("drift", 1)]
    assert number(made, step.state, "qatar -> us") == 65
    assert number(made, step.state, "usual qatar -> us") == 60
    assert number(made, step.state, "usual us -> qatar") == 54


def test_a_second_strike_and_a_mediation_come_out_as_in_the_trial_runs() -> None:
    struck = acting({"israel": ["strike qatar"]}, actors=SCIENCE_ACTORS, ties=SCIENCE_TIES)
    after = play(struck, {"israel": "go-israel"}).state
    assert [number(struck, after, name) for name in ("qatar -> israel", "israel -> qatar", "us -> israel")] == [
        -78,
        -50,
        70,
    ]
    mediated = acting({"us": ["mediate israel qatar"]}, actors=SCIENCE_ACTORS, ties=SCIENCE_TIES)
    after = play(mediated, {"us": "go-us"}).state
    found = {name: number(mediated, after, name) for name in ("qatar -> israel", "israel -> qatar", "qatar -> us")}
    assert found == {"qatar -> israel": -54, "israel -> qatar": -29, "qatar -> us": 52}


def test_mediation_is_dead_where_one_side_does_not_trust_the_mediator() -> None:
    made = acting({"qatar": ["mediate israel hamas"]}, actors=SCIENCE_ACTORS, ties=SCIENCE_TIES)
    step = play(made, {"qatar": "go-qatar"})
    assert all(abs(amount) <= 1 for amount in lines(step, "mediation").values())


def test_scores_fade_back_to_usual_as_in_the_trial_run_without_moves() -> None:
    made = acting({}, actors=SCIENCE_ACTORS, ties=SCIENCE_TIES, rounds=8)
    state = None
    seen = []
    for _ in range(8):
        state = play(made, state=state).state
        seen.append(number(made, state, "qatar -> us"))
    assert seen == [47, 49, 51, 52, 53, 54, 55, 55]
