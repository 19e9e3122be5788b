"""Saves made by every version that ever wrote them. They are never made again: what once was saved stays readable.

Another version of the format adds a folder; another rule book must keep the old one for these.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from game.record import open_game, read_game, replay_json, verify
from tests.record.lighthouse import SAVES, play_on

CORPUS = sorted(SAVES.glob("v*/*.jsonl"))
EXPECTED = json.loads((SAVES / "v1" / "expected.json").read_text(encoding="utf-8"))


def test_there_is_a_corpus() -> None:
    assert {path.name for path in CORPUS} == EXPECTED.keys()


@pytest.mark.parametrize("path", CORPUS, ids=[path.stem for path in CORPUS])
def test_a_save_of_an_older_version_opens_verifies_and_goes_on(path: Path, tmp_path: Path) -> None:
    expected = EXPECTED[path.name]
    game = read_game(path).playthrough
    assert [played.step.state.digest() for played in game.played] == expected["digests"]
    assert game.state.ending == expected["ending"]
    assert sorted(game.sealed) == expected["sealed"]
    assert verify(path).ok
    assert len(replay_json(path)["rounds"]) == len(expected["digests"])
    shutil.copy(path, tmp_path / "copy.jsonl")
    with open_game(tmp_path / "copy.jsonl") as again:
        assert again.notes == ()
        play_on(again.playthrough)
    assert verify(tmp_path / "copy.jsonl").ok
