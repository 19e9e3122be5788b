"""The debrief says what happened: the ending and why, goals, curves, decisive moments, predictions, the record."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.debrief import record_run, summary
from game.debrief.summary import LEAST, MOST
from game.playthrough import Playthrough, Settings
from tests.debrief.crossing import CANARIES, crossing, played

PEACE = ("n-regret", "n-pay", "n-sign")


def test_the_ending_says_which_condition_made_it() -> None:
    found = summary(played(*PEACE), "north")
    assert found.ending is not None
    assert found.ending.id == "bridge"
    stood = played(*PEACE).view().scores["south -> north"]
    told = f"At the end, the south's regard for the north stood at {stood:+d} (at least 0) and 'truce' has happened."
    assert found.ending_because == told


def test_an_early_ending_says_when_it_came() -> None:
    made = crossing(endings=[
        {"id": "early", "title": "E", "when": {"flags": ["strike"]}, "early": True, "text": "x"},
        {"id": "open", "title": "Open", "default": True, "text": "Who knows."},
    ])  # fmt: skip
    found = summary(played("n-blame", scenario=made), "north")
    assert found.ending_because == "After round 1, 'strike' has happened."


def test_of_alternatives_only_the_one_that_held_is_named() -> None:
    found = summary(played("n-regret", "n-pay", "n-refuse"), "north")
    assert found.ending is not None
    assert (found.ending.id, found.ending_because) == ("quiet", 'At the end, "Express regret" was chosen.')


def test_the_default_ending_says_that_no_other_came_and_what_each_lacked() -> None:
    found = summary(played("n-blame", "n-pay", "n-refuse"), "north")
    assert found.ending is not None
    assert found.ending.id == "open"
    assert "no other ending" in found.ending_because
    lacked = {other.id: other.missing for other in found.near}
    assert "'truce' has happened" in lacked["bridge"]
    assert lacked["quiet"][0].startswith("Calm at least 90 (now ")
    assert lacked["quiet"][0].endswith('or "Express regret" was chosen')
    assert lacked["never"] == ("round at least 9 (now 3)", '"Pay the ferry" was not chosen')
    assert "open" not in lacked


def test_an_ending_that_fitted_as_well_lacks_nothing() -> None:
    found = summary(played(*PEACE), "north")
    assert {other.id: other.missing for other in found.near}["quiet"] == ()


def test_goals_carry_their_points_and_present_values() -> None:
    game = played("n-blame", "n-pay", "n-refuse")
    found = summary(game, "north")
    liked, strike = found.goals
    assert (liked.points, strike.points, found.of_points) == (60, 40, 100)
    assert found.points == sum(goal.points for goal in found.goals if goal.is_met)
    assert liked.words == (
        f"the south's regard for the north at least +10 (now {game.view().scores['south -> north']:+d})",
    )
    assert not strike.is_met
    assert strike.words[-1] == "'strike' has not happened"
    assert liked.because == "trade"


def test_curves_hold_every_quantity_with_the_record_as_far_as_it_goes() -> None:
    game = played(*PEACE)
    found = summary(game).curves
    assert {curve.quantity for curve in found} == {*game.view().scores, "calm"}
    for curve in found:
        assert len(curve.values) == 4
        assert len(curve.record) == 3, "the third round is hypothetical"
        assert curve.values[0] == curve.record[0]
        assert curve.values[-1] == {**game.view().scores, **game.view().indicators}[curve.quantity]
        assert curve.is_tie == (curve.quantity != "calm")
    assert [curve.moved for curve in found] == sorted((curve.moved for curve in found), reverse=True)
    assert next(curve.name for curve in found if curve.quantity == "north -> south") == "North → South"


def test_a_decision_counts_with_all_that_it_brings_later() -> None:
    game = played("n-blame", "n-pay", "n-refuse")
    blame = next(moment for moment in summary(game).decisive if moment.choice == "n-blame")
    own = [e for p in game.played for e in p.step.entries if e.cause.id == "n-blame" and e.rule != "flag"]
    assert {entry.cause.kind for entry in own} == {"choice", "later"}
    assert blame.moved == sum(abs(entry.change) for entry in own)
    assert blame.most[0].words == "Calm"
    assert blame.most[0].change == -20
    assert (blame.round, blame.seat, blame.by_person) == (1, "north", True)


def test_a_move_made_twice_is_two_decisions() -> None:
    game = played("praise south", "praise south", "praise south")
    moments = [moment for moment in summary(game).decisive if moment.choice == "praise south"]
    assert moments
    for moment in moments:
        entries = [e for e in game.played[moment.round - 1].step.entries if e.cause.id == "praise south"]
        assert moment.moved == sum(abs(entry.change) for entry in entries)
        assert moment.label == "Praise the south"


def test_predictions_are_held_against_the_whole_round() -> None:
    game = played("n-regret", "n-pay", "n-sign", predictions={"south -> north": "up", "ferry -> north": "down"})
    found = summary(game, "north").predictions
    assert len(found) == 6
    for one in found:
        before = game.view(rounds=one.round - 1).scores[one.tie]
        assert one.change == game.view(rounds=one.round).scores[one.tie] - before
        assert one.is_right == ((one.change > 0) if one.expected == "up" else (one.change < 0))
    assert found[0].choice == "Express regret"
    assert [one.reason for one in summary(game, "north").reasons] == ["reason 1", "reason 2", "reason 3"]


def test_another_seat_does_not_see_whose_predictions() -> None:
    assert summary(played(*PEACE), "south").predictions == ()
    assert len(summary(played(*PEACE)).reasons) == 3


def test_the_record_stands_beside_the_game() -> None:
    record = summary(played("n-blame", "n-pay", "n-refuse")).record
    assert record.exists
    assert [(row.round, row.seat, row.reported, row.is_same) for row in record.rows] == [
        (1, "north", "Express regret", False),
        (1, "south", "Protest", record.rows[1].is_same),
        (2, "ferry", "Cross at night", True),
    ]
    assert (record.rows[0].chosen, record.rows[0].cite) == ("Blame the south", "paper ¶4")
    assert record.round == 2
    apart = [abs(one.here - one.record) for one in record.scores]
    assert apart == sorted(apart, reverse=True)
    assert len(apart) == 7


def test_rounds_that_were_not_reached_have_no_choice() -> None:
    game = played("n-blame")
    rows = summary(game).record.rows
    assert [row.chosen for row in rows if row.round == 2] == [""]
    assert summary(game).record.round == 1


def test_without_reported_choices_there_is_no_record() -> None:
    made = crossing(rounds=[{"title": "One", "situation": "x"}])
    game = Playthrough(made, Settings(seed=1))
    game.play_round()
    found = summary(game)
    assert not found.record.exists
    assert all(curve.record == () for curve in found.curves)


def test_the_record_is_played_to_the_last_reported_round() -> None:
    made = crossing()
    run = record_run(made, 7)
    assert len(run.played) == 2
    assert {made_.seat: made_.choice for made_ in run.played[0].step.chosen} | {"ferry": ""} == {
        "north": "n-regret", "south": "s-protest", "ferry": "",
    }  # fmt: skip
    assert record_run(made, 7) is run


def test_secrets_of_others_come_out_only_at_the_end() -> None:
    going = summary(played("n-regret"), "north")
    assert going.ending is None
    assert going.ending_because == ""
    assert going.near == ()
    assert going.others == ()
    assert CANARIES["south"] not in repr(going)
    over = summary(played(*PEACE), "north")
    assert [other.seat for other in over.others] == ["south", "ferry"]
    south = over.others[0]
    assert not south.by_person
    assert len(south.picks) == 3
    assert all(pick.why for pick in south.picks)
    assert south.of_points == 100


@given(st.integers(0, 10**6), st.lists(st.sampled_from(["goal", "random", "cautious"]), min_size=3, max_size=3))
def test_every_game_has_a_debrief(seed: int, policies: list[str]) -> None:
    made = crossing()
    computers = dict(zip(made.seats, policies, strict=True))
    game = Playthrough(made, Settings(seed=seed, computers=computers))  # type: ignore[arg-type]
    while not game.is_over:
        game.play_round()
    found = summary(game)
    assert found.ending is not None
    assert found.ending_because.endswith(".")
    assert found.questions == ("Who moved first?", "Why?")
    assert len(found.decisive) <= MOST
    moving = {c.round for p in game.played for c in p.step.chosen if c.choice not in ("f-wait", "s-wait", "pass")}
    assert len(found.decisive) >= min(LEAST, len(moving))
    assert list(found.decisive) == sorted(found.decisive, key=lambda moment: -moment.moved)
