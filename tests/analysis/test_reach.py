"""Whatever is proved to be in no game is in none, and every state lies within the spans that are worked out."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.analysis.exact import enumerate_games
from game.analysis.games import Layout
from game.analysis.reach import Reach
from game.analysis.seek import Aim
from game.engine import State, Step, resolve, start
from game.engine.goals import standings
from game.engine.offers import offers
from game.engine.plan import plan_of
from game.model.conditions import Range
from game.model.scenario import Scenario
from game.scenario import load_file, shipped
from tests.analysis.harbour import CLEAN, changed, scenario_of
from tests.analysis.test_defects import DEFECTS
from tests.analysis.worlds import games, world


def aims_of(scenario: Scenario, before: State, step: Step) -> Iterator[Aim]:
    """Everything that one round shows."""
    for seat in scenario.seats:
        for offer in offers(scenario, before, seat):
            if offer.available and not offer.standing:
                yield Aim("choice", offer.id, before.round)
    for made in step.chosen:
        if made.outcome:
            yield Aim("outcome", f"{made.choice} {made.outcome}", before.round)
    yield from (Aim("event", event, -1) for event in step.events)
    if step.state.is_over:
        yield Aim("ending", step.state.ending, -1)


def hold_against(scenario: Scenario, luck: random.Random, many: int) -> Reach:
    """Play games and look that all is as it is said to be."""
    reach = Reach(scenario)
    never, spans = set(reach.unreachable), reach.spans
    goals = [
        (seat, k, reach.goal(seat, k)[0]) for seat in scenario.seats for k in range(len(scenario.actors[seat].goals))
    ]
    for game in games(scenario, luck, many):
        for before, step in game:
            assert not never.intersection(aims_of(scenario, before, step))
            assert step.round <= reach.rounds
            for span, value in zip(spans[step.round], step.state.values, strict=True):
                assert span.low <= value <= span.high
            for seat in scenario.seats:
                for offer in offers(scenario, before, seat):
                    if offer.id in scenario.choices_by_id:
                        assert reach.open(offer.id) != ("never" if offer.available else "always")
            if step.state.is_over:
                for seat, k, stands in goals:
                    is_met = standings(scenario, step.state, seat)[k].is_met
                    assert stands != ("never" if is_met else "always")
    return reach


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_no_game_comes_to_what_is_proved_out_of_reach(seed: int) -> None:
    hold_against(world(seed), random.Random(seed), 6)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9))
def test_what_effects_add_up_to_is_known_to_the_point(seed: int) -> None:
    """Where nothing is conditional and no limit works, some game comes to each end of each indicator's span."""
    for least, span, greatest in ends(plain_world(random.Random(seed), 4)):
        assert (least, greatest) == tuple(span)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_no_way_to_play_leaves_the_spans_where_the_limit_works(seed: int) -> None:
    for least, span, greatest in ends(plain_world(random.Random(seed), 40, is_eventful=True)):
        assert span.low <= least <= greatest <= span.high


def ends(scenario: Scenario) -> Iterator[tuple[int, Range, int]]:
    """The lowest and highest of each indicator after each round, of all ways to play, with its span between them."""
    reach = Reach(scenario)
    states, number = {start(scenario)}, 0
    while states:
        for name in scenario.indicators:
            slot = plan_of(scenario).slots[name]
            values = [state.values[slot] for state in states]
            yield min(values), reach.spans[number][slot], max(values)
        states = {after for state in states for after in every_round(scenario, state)}
        number += 1


def plain_world(luck: random.Random, size: int, is_eventful: bool = False) -> Scenario:
    """Two seats with two choices each in two of three rounds: effects now, by chance, and later; events if asked."""

    def effects() -> dict[str, int]:
        return {name: luck.randint(-size, size) for name in ("calm", "trade")}

    def choice(id_: str) -> dict[str, object]:
        found: dict[str, object] = {"id": id_, "label": id_, "effects": effects()}
        if luck.random() < 0.5:
            found["later"] = [{"rounds": luck.randint(1, 2), "effects": effects()}]
        if luck.random() < 0.3:
            found["outcomes"] = [{"chance": 50, "text": "So.", "effects": effects()} for _ in range(2)]
        return found

    gale = {"id": "gale", "when": {"round": "exactly 2"}, "text": "So.", "effects": effects()}
    events = [
        {
            "id": f"on-{level.replace(' ', '-')}",
            "when": {"calm": level},
            "once": once,
            "text": "So.",
            "effects": effects(),
        }
        for level, once in ((f"at least {luck.randint(20, 60)}", True), (f"at most {luck.randint(20, 60)}", False))
    ]
    seats = ("a", "b")
    rounds: list[dict[str, object]] = [
        {
            "title": "Now",
            "situation": "So.",
            "choices": {seat: [choice(f"{seat}{number}{letter}") for letter in "xy"] for seat in seats},
        }
        for number in (1, 2)
    ]
    return Scenario.model_validate(
        {
            "format": 1,
            "title": "Plain",
            "actors": {seat: {"name": seat, "short": seat, "public": "Known."} for seat in seats},
            "indicators": {name: {"name": name, "start": 50, "low": "no", "high": "yes"} for name in ("calm", "trade")},
            "relationships": {},
            "rounds": [*rounds, {"title": "Then", "situation": "So."}],
            "events": [gale, *(events if is_eventful else ())],
            "endings": [{"id": "rest", "title": "Over", "text": "Over.", "default": True}],
        }
    )


def every_round(scenario: Scenario, state: State) -> Iterator[State]:
    """Every way in which the next round can go; none after the last."""
    if state.is_over:
        return
    ways = []
    for seat in scenario.seats:
        moves = [offer.choice for offer in offers(scenario, state, seat) if offer.available]
        drawn = [(move.id, outcome.id) for move in moves for outcome in move.outcomes]
        ways.append(drawn + [(move.id, "") for move in moves if not move.outcomes])
    for way in product(*ways):
        chosen = {seat: choice for seat, (choice, _) in zip(scenario.seats, way, strict=True)}
        outcomes = {seat: outcome for seat, (_, outcome) in zip(scenario.seats, way, strict=True) if outcome}
        yield resolve(scenario, state, chosen, outcomes=outcomes).state


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_nothing_of_a_shipped_scenario_is_out_of_reach(path: Path) -> None:
    scenario = load_file(path).scenario
    assert scenario is not None
    reach = hold_against(scenario, random.Random(1), 12)
    assert reach.unreachable == {}
    assert reach.never_played == ""


@pytest.mark.parametrize("name", DEFECTS)
def test_nothing_is_proved_out_of_reach_that_some_game_of_all_shows(name: str) -> None:
    scenario = scenario_of(DEFECTS[name][0])
    reach = hold_against(scenario, random.Random(1), 6)
    exact = enumerate_games(Layout(scenario))
    assert exact is not None or scenario.moves
    assert exact is None or not exact.seen & set(reach.unreachable)


LIGHT = "id: n-light,"
THANKS = "when: {round: exactly 2, flags: [paid]}"
BUSY = "when: {trade: at least 51}"
BOTH = "when: {trade: at least 52, calm: at least 50}"
SOON = "{id: soon, title: Soon, early: true, when: {round: at least 2}, text: It is over.}"
LOST = "{id: lost, title: Lost, early: true, when: {calm: at most 40}, text: It is over.}"

PROOFS = {
    "an indicator cannot rise so far": (
        changed(LIGHT, LIGHT + " when: {trade: at least 85},"), Aim("choice", "n-light", 2),
        "'Trade' can be at most 84 before round 3: it starts at 50 and can rise by 34 at most "
        "(17 in round 1 and 17 in round 2)"),
    "an indicator cannot fall so far": (
        changed(LIGHT, LIGHT + " when: {calm: below 15},"), Aim("choice", "n-light", 2),
        "'Calm' can be at least 15 before round 3: it starts at 50 and can fall by 35 at most "
        "(17 in round 1 and 18 in round 2)"),
    "the scale ends before": (
        changed(LIGHT, LIGHT + " when: {trade: at least 101},"), Aim("choice", "n-light", 2),
        "'Trade' goes from 0 to 100"),
    "nothing moves a tie": (
        changed(THANKS, "when: {north -> south: at least 70}"), Aim("event", "thanks", -1),
        "'North → South' can be at most +10 at the end of any round: it starts at +10 and nothing that can happen "
        "raises it"),
    "an act moves a tie so far and no farther": (
        changed("label: Wait for the day,", "label: Wait for the day, acts: [praise north],")
        .replace(THANKS, "when: {north -> south: at least 30}"), Aim("event", "thanks", -1),
        "'North → South' can be at most +22 at the end of any round: it starts at +10 and can rise by 12 at most "
        "(12 in round 1)"),
    "a flag is set too late": (
        changed(LIGHT, LIGHT + " when: {flags: [late]},").replace(
            "id: s-stay,", "id: s-stay, sets: [late],"), Aim("choice", "n-light", 2),
        "nothing that can happen sets the flag 'late' before round 3"),
    "a flag is set in every game": (
        changed(LIGHT, LIGHT + " when: {no-flags: [paid]},").replace("Sail past,", "Sail past, sets: [paid],"),
        Aim("choice", "n-light", 2), "the flag 'paid' is set in every game before round 3"),
    "one seat makes one choice": (
        changed(LIGHT, LIGHT + " when: {chosen: [s-pay, s-cheat]},"), Aim("choice", "n-light", 2),
        "'s-pay' and 's-cheat' are both choices of South in round 2, and a seat makes one"),
    "a choice of a later round": (
        changed(THANKS, "when: {round: at most 2, chosen: [s-stay]}"), Aim("event", "thanks", -1),
        "'Stay in port' (s-stay) cannot have been chosen by the end of round 2: it belongs to round 3"),
    "a round that does not come": (
        changed(THANKS, "when: {round: exactly 9}"), Aim("event", "thanks", -1),
        "it asks for round exactly 9, and is looked at in rounds 1 to 3 only"),
    "every alternative fails": (
        changed(LIGHT, LIGHT + " when: {any: [{trade: at least 99}, {flags: [late]}]},").replace(
            "id: s-stay,", "id: s-stay, sets: [late],"), Aim("choice", "n-light", 2),
        "'Trade' can be at most 84 before round 3: it starts at 50 and can rise by 34 at most "
        "(17 in round 1 and 17 in round 2); nothing that can happen sets the flag 'late' before round 3"),
    "an outcome without a chance": (
        CLEAN.replace("luck, chance: 50%", "luck, chance: 100%").replace("leak, chance: 50%", "leak, chance: 0%"),
        Aim("outcome", "s-sail leak", 2), "its chance is 0%"),
    "every game is over before": (
        changed("endings:\n", f"endings:\n  - {SOON}\n"), Aim("choice", "n-light", 2),
        "every game is over by the end of round 2, with 'soon'"),
    "games that went further are over": (
        changed("endings:\n", f"endings:\n  - {LOST}\n").replace(LIGHT, LIGHT + " when: {calm: at most 40},"),
        Aim("choice", "n-light", 2),
        "'Calm' can be at least 41 before round 3: it starts at 50 and can fall by 9 at most; "
        "games that went further are over"),
    "an ending is hidden by the one above": (
        changed(BOTH, BUSY).replace(BUSY + ", text: It is loud", BOTH + ", text: It is loud"),
        Aim("ending", "busy", -1), "whenever it fits, 'both' fits as well and stands above it"),
    "an ending is hidden by two together": (
        changed("  - {id: quiet", "  - {id: odd, title: Odd, when: {calm: at least 1, trade: between 40 and 60}, "
        "text: It is odd.}\n  - {id: quiet").replace(BOTH, "when: {trade: at most 50}"),
        Aim("ending", "odd", -1), "whenever it fits, one of those above it fits as well"),
    "another ending always fits": (
        changed(BUSY, "when: {round: 3}"), Aim("ending", "quiet", -1), "'busy' fits at the end of every game"),
}  # fmt: skip


@pytest.mark.parametrize("name", PROOFS)
def test_a_proof_is_told_in_a_sentence(name: str) -> None:
    text, aim, why = PROOFS[name]
    scenario = scenario_of(text)
    assert Reach(scenario).unreachable.get(aim) == why
    exact = enumerate_games(Layout(scenario))
    assert exact is not None
    assert not exact.seen & set(Reach(scenario).unreachable)


@pytest.mark.parametrize(
    ("when", "stands", "why"),
    [
        ("trade: at least 99", "maybe", ""),
        ("trade: at least 101", "never", "'Trade' goes from 0 to 100"),
        ("south -> north: at least 10", "always", "at the end of every game 'South → North' is at +10"),
        (
            "any: [{trade: at most 50}, {trade: above 50}]",
            "always",
            "at the end of every game one of its alternatives holds",
        ),
        ("flags: [late]", "never", "nothing that can happen sets the flag 'late' by the end of round 3"),
    ],
)
def test_goals_that_are_met_always_or_never(when: str, stands: str, why: str) -> None:
    late = changed("id: s-stay,", "id: s-stay, later: [{rounds: 2, sets: [late]}],")
    scenario = scenario_of(late.replace("when: {trade: at least 55}", f"when: {{{when}}}"))
    assert Reach(scenario).goal("north", 0) == (stands, why)


def test_a_goal_is_held_against_the_ending_that_comes() -> None:
    """A game that is over early has what its ending asks for, and no other."""
    lost = LOST.replace("at most 40", "at most 100")
    scenario = scenario_of(
        changed("endings:\n", f"endings:\n  - {lost}\n").replace(
            "when: {trade: at least 55}", "when: {trade: at least 68}"
        )
    )
    assert Reach(scenario).rounds == 1
    assert Reach(scenario).goal("north", 0)[0] == "never"


def test_what_may_have_happened_once_does_not_surely_happen_again() -> None:
    """By round 3 the event comes in every game, but in some of them before, so that it can be over by then."""
    event = "when: {any: [{flags: [paid]}, {round: at least 3}]}"
    scenario = scenario_of(changed(THANKS, event).replace("effects: {calm: +2}", "effects: {calm: +40}, sets: [sung]"))
    plain = scenario_of(CLEAN)
    slot = plan_of(scenario).slots["calm"]
    low, high = Reach(scenario).spans[3][slot]
    assert high == 100
    assert low == Reach(plain).spans[3][slot].low
    assert [span[slot].high for span in Reach(scenario).spans][:3] == [50, 66, 100]


@pytest.mark.parametrize(("once", "highest"), [("true", 92), ("false", 94)])
def test_what_happens_once_counts_once(once: str, highest: int) -> None:
    text = changed(THANKS, f"once: {once}, when: {{flags: [paid]}}").replace(
        "start: 50, low: uproar", "start: 40, low: uproar"
    )
    scenario = scenario_of(text)
    assert Reach(scenario).spans[3][plan_of(scenario).slots["calm"]].high == highest
