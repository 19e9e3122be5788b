"""One whole game of each shipped scenario, kept as text: whatever changes a game or its telling shows here."""

from __future__ import annotations

from pathlib import Path

import pytest

from game import scenario
from game.debrief import transcript
from game.playthrough import Playthrough, Settings
from tests.conftest import Golden


@pytest.mark.parametrize("path", scenario.shipped(), ids=lambda path: path.stem)
def test_a_game_comes_out_as_it_always_has(path: Path, golden: Golden) -> None:
    made = scenario.load_file(path).scenario
    assert made is not None
    playthrough = Playthrough(made, Settings(seed=7, fog=made.fog, reflect=made.reflect))
    while not playthrough.is_over:
        playthrough.play_round()
    golden(f"{path.stem}-auto-seed-7.txt", transcript(playthrough))
