"""Saves made by every version that ever wrote them. They are never made again: what once was saved stays readable.

Another version of the format adds a folder; another rule book must keep the old one for these.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from game.record import open_game, read_game, replay_json, verify
from game.record.notes import all_notes
from game.record.reading import read_save
from tests.record.lighthouse import SAVES, play_on

CORPUS = {
    f"{path.parent.name}/{path.stem}": path
    for path in sorted(SAVES.glob("v*/*.jsonl"))
    if path.parent.name[1].isdigit()
}


def expected(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((path.parent / "expected.json").read_text(encoding="utf-8"))[path.name]
    return found


def test_there_is_a_corpus() -> None:
    for folder in ("v1", "v2"):
        stated = json.loads((SAVES / folder / "expected.json").read_text(encoding="utf-8"))
        assert {path.name for path in CORPUS.values() if path.parent.name == folder} == stated.keys()


@pytest.mark.parametrize("path", CORPUS.values(), ids=CORPUS)
def test_a_save_of_an_older_version_opens_verifies_and_goes_on(path: Path, tmp_path: Path) -> None:
    stated = expected(path)
    for line in stated.get("variations", [{"id": 0, **stated}]):
        game = read_game(path, line["id"]).playthrough
        assert [played.step.state.digest() for played in game.played] == line["digests"]
        assert game.state.ending == line["ending"]
        assert sorted(game.sealed) == line["sealed"]
        assert len(replay_json(path, line["id"])["rounds"]) == len(line["digests"])
    assert verify(path).ok
    before = path.read_bytes()
    shutil.copy(path, tmp_path / "copy.jsonl")
    for number in range(len(stated.get("variations", [0]))):
        with open_game(tmp_path / "copy.jsonl", number) as again:
            play_on(again.playthrough)
    assert (tmp_path / "copy.jsonl").read_bytes().startswith(before)
    assert verify(tmp_path / "copy.jsonl").ok


@pytest.mark.parametrize("path", [path for path in CORPUS.values() if path.parent.name == "v2"], ids=lambda p: p.stem)
def test_what_version_2_added_is_read(path: Path) -> None:
    stated = expected(path)
    save = read_save(path)
    lines = [(line.id, line.parent, line.round) for line in save.variations]
    assert lines == [(line["id"], line["parent"], line["round"]) for line in stated["variations"]]
    assert [[n.variation, n.round, n.seat, n.mark, n.text] for n in all_notes(save)] == stated["notes"]
    assert [
        [played.step.round, seat, decision.seconds]
        for played in read_game(path).playthrough.played
        for seat, decision in played.decisions.items()
        if decision.seconds is not None
    ] == stated["seconds"]
