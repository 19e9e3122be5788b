"""kill -9 while a game is played at the command line: no round that the player was told of is lost.

`HYPOTHESIS_PROFILE=thorough` kills two hundred; a usual run kills fewer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.record import open_game, read_game, saves, verify
from tests.record.lighthouse import play_on

TRIALS = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_no_round_that_the_player_was_told_of_is_lost(isolated_home: Path) -> None:
    folder = isolated_home / "saves"
    folder.mkdir(parents=True)
    done = subprocess.run(
        [sys.executable, "-m", "tests.record.kill_player", str(folder), str(TRIALS)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        timeout=600,
        check=True,
    )
    kept_by_moment = set()
    trials = json.loads(done.stdout)
    assert len(trials) == TRIALS
    whole = read_game(folder / "warm.jsonl").playthrough
    assert whole.is_over
    for number, (was_killed, told) in enumerate(trials):
        assert was_killed
        last = max(told)
        for name, rounds in told.items():
            if not (folder / name).exists():
                assert (name, rounds) == (last, 0), "only the game just begun may have no file yet"
                continue
            with open_game(folder / name) as game:
                kept = len(game.playthrough.played)
                assert rounds <= kept <= rounds + 1, (number, name)
                assert name == last or game.playthrough.is_over
                kept_by_moment.add(kept)
                play_on(game.playthrough)
            assert game.playthrough.is_over
            assert verify(folder / name).ok
    assert len(kept_by_moment) > 1, "some were caught in the middle"
    assert not [info.problem for info in saves() if info.problem]
    hidden = [path.name for path in folder.iterdir() if path.suffix != ".jsonl" and ".torn-" not in path.name]
    assert all(name.startswith(".") for name in hidden), "what is not yet a save has a hidden name"
