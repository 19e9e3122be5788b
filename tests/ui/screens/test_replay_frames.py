"""What a replay shows at a position, without a screen."""

from __future__ import annotations

import pytest

from game.ui.screens.replay.frames import frame
from game.ui.screens.replay.layout import layout
from tests.ui.screens.after_game import game


def test_a_frame_holds_what_the_playthrough_had() -> None:
    playthrough = game("north").playthrough
    for position in range(3):
        found = frame(playthrough, position, "north")
        assert found.view == playthrough.view("north", rounds=position)
        assert found.is_covered is False
        if position:
            before, now = playthrough.view(rounds=position - 1), found.view
            moved = {
                name: now.scores[name] - score for name, score in before.scores.items() if now.scores[name] != score
            }
            assert {name: change for name, change in found.changes.items() if "->" in name} == moved
            assert found.moves[0].seat == "north"
            entries = sum(len(group.lines) for group in found.groups)
            assert entries == len(playthrough.played[position - 1].step.entries)
    for position in (-1, 3):
        with pytest.raises(ValueError, match="no position"):
            frame(playthrough, position)


def test_a_covered_frame_gives_nothing_away() -> None:
    playthrough = game("north").playthrough
    found = frame(playthrough, 1, "north", covered=True)
    assert found.view.scores == playthrough.view(rounds=0).scores
    assert (found.moves, found.groups, found.changes) == ((), (), {})
    assert [(could.label, could.is_open) for could in found.could] == [
        ("Lower the toll", True),
        ("Keep the toll", True),
        ("Close the bridge", False),
    ]
    assert "trade is still worth too much" in found.could[2].reason
    assert found.standing == ("consult", "criticise", "mediate between two others")


def test_moves_say_who_chose_why_and_what_is_reported() -> None:
    playthrough = game("south").playthrough
    south, north, east = frame(playthrough, 1, "south").moves
    assert (south.seat, south.by_person, south.reason) == ("south", True, "Because of round 1")
    assert [one.expected for one in south.predictions] == ["up", "up"]
    assert not north.by_person
    assert north.reason, "the computer says why"
    assert north.is_reported or north.reported == "Lower the toll"
    assert east.label == "Wait and see"
    assert (east.is_reported, east.reported) == (False, "")


@pytest.mark.parametrize(
    ("size", "wanted", "seen"),
    [
        ((120, 34), "ties", {"situation", "choices", "changes", "ties", "gauges"}),
        ((120, 26), "changes", {"situation", "changes", "ties", "gauges"}),
        ((120, 26), "ties", {"situation", "choices", "ties", "gauges"}),
        ((120, 20), "ties", {"ties"}),
        ((80, 60), "situation", {"situation"}),
        ((60, 18), "gauges", {"gauges"}),
    ],
)
def test_what_is_seen_at_once(size: tuple[int, int], wanted: str, seen: set[str]) -> None:
    found = layout(*size, wanted)
    assert found.seen == seen
    assert found.active in {"", *seen}


def test_a_pane_that_is_not_there_is_not_offered() -> None:
    found = layout(80, 24, "gauges", has_gauges=False)
    assert "gauges" not in {tab.id for tab in found.tabs} | found.seen
