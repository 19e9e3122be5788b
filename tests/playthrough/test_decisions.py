"""What a decision keeps besides the choice, and what could be chosen at an earlier moment."""

from __future__ import annotations

import doctest

import pytest

from game.playthrough import Decision, Playthrough, Refused, Settings, decisions, whole_seconds
from tests.record.lighthouse import lighthouse, play_on


def test_examples() -> None:
    assert doctest.testmod(decisions).failed == 0


@pytest.mark.parametrize(
    ("elapsed", "kept"), [(0.0, 0), (0.99, 0), (59.99, 59), (-3.0, 0), (86_400.5, 86_400), (10.0**12, 86_400)]
)
def test_a_time_is_kept_in_whole_seconds_within_a_day(elapsed: float, kept: int) -> None:
    assert whole_seconds(elapsed) == kept


def test_how_long_it_took_changes_nothing_of_the_round() -> None:
    rounds = []
    for seconds in (None, 0, 3600):
        playthrough = Playthrough(lighthouse(), Settings(seed=7, seats=("east",)))
        choice = next(offer.id for offer in playthrough.offers("east") if offer.available)
        playthrough.decide(Decision("east", choice, seconds=seconds))
        rounds.append((playthrough.state, playthrough.played[0].step.entries))
        assert playthrough.played[0].decisions["east"].seconds == seconds
    assert rounds[0] == rounds[1] == rounds[2]


def test_a_reason_that_cannot_be_kept_whole_decides_nothing() -> None:
    playthrough = Playthrough(lighthouse(), Settings(seed=7, seats=("east",)))
    choice = next(offer.id for offer in playthrough.offers("east") if offer.available)
    answer = playthrough.decide(Decision("east", choice, "x" * 1001))
    assert isinstance(answer, Refused)
    assert answer.reason == (
        "The reason cannot be kept whole. It has 1001 characters, and 1000 can be kept. Shorten it by 1."
    )
    assert not playthrough.played
    assert not isinstance(playthrough.decide(Decision("east", choice, "x" * 1000)), Refused)


def test_the_moves_of_an_earlier_round_are_those_that_were_offered() -> None:
    playthrough = Playthrough(lighthouse(), Settings(seed=7, seats=("east",)))
    offered = []
    while not playthrough.is_over:
        offered.append(playthrough.offers("east"))
        play_on(playthrough, 1)
    for rounds, then in enumerate(offered):
        assert playthrough.offers("east", rounds=rounds) == then
    assert any(not offer.available and offer.reason for then in offered for offer in then)
