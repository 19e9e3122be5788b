"""kill -9 at any moment: everything that was acknowledged is there, and the game goes on to the same end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.record import open_game, saves, verify
from tests.record.lighthouse import play_on, uninterrupted

TRIALS = 30
WHOLE_GAME = 8
"""Decisions of a game: four rounds, two seats."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_nothing_acknowledged_is_ever_lost(isolated_home: Path) -> None:
    folder = isolated_home / "saves"
    folder.mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.record.crasher", str(folder), str(TRIALS)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        timeout=120,
        check=True,
    )
    games = broken_off = 0
    for trial, point, was_killed, acknowledged in json.loads(done.stdout):
        assert was_killed, (trial, point)
        files = {path.name for path in folder.glob(f"{trial:02}-*.jsonl")}
        assert files >= set(acknowledged), "a game that was begun has its file"
        assert len(files - set(acknowledged)) <= 1, "the last one may not have been told of"
        for name in sorted(files):
            made = acknowledged.get(name, 0)
            with open_game(folder / name) as game:
                kept = len(game.playthrough.played) * 2 + len(game.playthrough.sealed)
                assert made <= kept <= made + 1, (trial, point, name)
                play_on(game.playthrough)
            assert game.playthrough.state.digest() == uninterrupted(seed=trial).state.digest()
            assert verify(folder / name).ok
            games += 1
            broken_off += kept < WHOLE_GAME
    assert games >= TRIALS - 2, "but for the two that were killed before their first file had its name"
    assert broken_off >= 5, "some were caught in the middle"
    assert all(info.is_over and not info.problem for info in saves())
