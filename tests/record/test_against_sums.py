"""Of every difference under an edited scenario every point is explained, and the numbers are those of the engine."""

from __future__ import annotations

import random

import pytest

from game.engine.plan import plan_of
from game.playthrough import Playthrough, Settings
from game.record.against import Against, play_against
from tests.record.edits import SOUTH, edited, scenario
from tests.record.lighthouse import lighthouse, play_on

RANDOM_EDITS = [
    ("east <-> west: -20", "east <-> west: 35"),
    ("keeper -> east: 10", "keeper -> east: {start: 10, usual: -60}"),
    ("effects: {lamp: +8}", "effects: {lamp: -9, keeper -> west: +30}"),
    ("acts: [provide-economic-aid keeper], effects: {lamp: +9}", "acts: [accuse keeper, threaten east]"),
    ("start: 40", "start: 95"),
    ("chance: 40%, text: It taps", "chance: 99%, text: It taps"),
    ("rounds: 1, effects: {lamp: +6}", "rounds: 2, effects: {lamp: +7}"),
    ("{flags: [quarrel]}", "{no-flags: [quarrel]}"),
    ("sets: [quarrel]", "sets: [feud]"),
    (
        "moves: [consult, criticise, mediate]",
        "moves: [consult, criticise, mediate]\nweights: {criticise: -9, consult: 4}",
    ),
    ("moves: [consult", "rules: {drift: 30%, reciprocity: 0, own-view: 50%, lasting-mark: 60%}\nmoves: [consult"),
    ("moves: [consult", "rules: {act-size: 9, ripple-friend: 90%, ripple-enemy: 0, disbelief: 0}\nmoves: [consult"),
    ("indicators:\n", SOUTH.replace(", seat: none", "")),
    ("id: dry", "id: wet"),
]


def adds_up(found: Against, recorded: Playthrough, edited_text: str) -> None:
    """What is told of each quantity makes up all of its difference, to the point."""
    was_plan, now_plan = plan_of(recorded.scenario), plan_of(scenario(edited_text))
    gap = {moved.quantity: moved.now - moved.was for moved in found.start}
    for round_, played in zip(found.rounds, recorded.played, strict=False):
        later: dict[str, int] = {}
        for moved in round_.moved:
            assert moved.carried == gap.get(moved.quantity, 0)
            assert moved.now - moved.was == moved.carried + sum(line.now - line.was for line in moved.lines)
            assert all(line.was != line.now and line.why for line in moved.lines)
            assert moved.was == played.step.state.values[was_plan.slots[moved.quantity]]
            later[moved.quantity] = moved.now - moved.was
        assert all(gap[name] == 0 or name in later for name in gap), "a difference never ends without a word"
        gap = later
    if not found.missing:
        told_of = {moved.quantity for moved in found.rounds[-1].moved} if found.rounds else set()
        assert all(name in now_plan.slots for name in told_of)


@pytest.mark.parametrize("seed", range(60))
def test_of_every_difference_every_point_is_explained(seed: int) -> None:
    lot = random.Random(seed)
    text = lighthouse().text
    for old, new in lot.sample(RANDOM_EDITS, lot.randint(1, 3)):
        text = text.replace(old, new)
    recorded = Playthrough(lighthouse(), Settings(seed=seed, seats=()))
    play_on(recorded)
    found = play_against(recorded, scenario(text))
    adds_up(found, recorded, text)
    assert found.diff.lines
    for round_ in found.rounds:
        for moved in round_.moved:
            for line in moved.lines:
                assert "another actor takes part" not in line.why, line


def test_the_play_itself_is_what_the_engine_says() -> None:
    """Played by hand under the edited text, the same choices and outcomes give the numbers that are told."""
    text = edited(("effects: {lamp: +8}", "effects: {lamp: -2}"), ("east -> keeper: 30", "east -> keeper: 50"))
    recorded = Playthrough(lighthouse(), Settings(seed=5))
    play_on(recorded)
    by_hand = Playthrough(scenario(text), Settings(seed=5))
    found = play_against(recorded, scenario(text))
    for played, round_ in zip(recorded.played, found.rounds, strict=False):
        chosen = played.step.chosen
        outcomes = {made.seat: made.outcome for made in chosen if made.outcome}
        step = by_hand.restore_round({made.seat: made.choice for made in chosen}, outcomes, {}, {})
        plan = plan_of(scenario(text))
        for moved in round_.moved:
            assert step.state.values[plan.slots[moved.quantity]] == moved.now
    assert found.rounds
