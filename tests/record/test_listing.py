from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from game.record import SaveInfo, latest_unfinished, open_game, saves
from tests.record.lighthouse import begin, lighthouse, play_on, saved, written_again


@pytest.fixture
def folder(isolated_home: Path) -> Path:
    place = isolated_home / "saves"
    place.mkdir(parents=True)
    return place


def dated(path: Path, seconds: int) -> None:
    os.utime(path, (1_750_000_000 + seconds, 1_750_000_000 + seconds))


def test_no_games_yet(isolated_home: Path) -> None:
    assert saves() == []
    assert latest_unfinished() is None
    assert not isolated_home.exists(), "looking makes nothing"


def test_a_folder_that_cannot_be_listed(isolated_home: Path) -> None:
    isolated_home.mkdir(parents=True)
    (isolated_home / "saves").write_text("not a folder")
    assert saves() == []


def test_games_are_listed_with_what_is_known_of_them(folder: Path) -> None:
    saved(folder / "over.jsonl")
    saved(folder / "begun.jsonl", 0, seats=())
    saved(folder / "open.jsonl", 3)
    for seconds, name in enumerate(["begun.jsonl", "over.jsonl", "open.jsonl"]):
        dated(folder / name, 60 * seconds)
    seats = (("east", "East Harbour"), ("west", "West Harbour"))
    same = lighthouse().hash
    assert saves() == [
        SaveInfo(
            folder / "open.jsonl",
            "The Lighthouse",
            "lighthouse",
            seats,
            2,
            4,
            when="2025-06-15 15:08",
            scenario_hash=same,
            goes_on=0,
        ),
        SaveInfo(
            folder / "over.jsonl",
            "The Lighthouse",
            "lighthouse",
            seats,
            4,
            4,
            is_over=True,
            ending_title=saves()[1].ending_title,
            when="2025-06-15 15:07",
            scenario_hash=same,
        ),
        SaveInfo(
            folder / "begun.jsonl",
            "The Lighthouse",
            "lighthouse",
            (),
            1,
            4,
            when="2025-06-15 15:06",
            scenario_hash=same,
            goes_on=0,
        ),
    ]
    assert saves()[1].ending_title in ("Dark", "Bright nights", "Dim nights")
    assert latest_unfinished() == folder / "open.jsonl"


def test_faulty_files_are_listed_with_what_is_wrong(folder: Path) -> None:
    lines = saved(folder / "good.jsonl", 4)
    (folder / "empty.jsonl").touch()
    (folder / "notes.jsonl").write_text("hello\n")
    (folder / "newer.jsonl").write_bytes(written_again(lines, 0, {"version": 3, "oldest_reader": 3}))
    (folder / "damaged.jsonl").write_bytes(b"".join([*lines[:2], b"x" + lines[2], *lines[3:]]))
    (folder / "folder.jsonl").mkdir()
    (folder / "nowhere.jsonl").symlink_to(folder / "missing")
    (folder / "\x1b[31m.jsonl").touch()
    (folder / "good.jsonl.torn-1").write_bytes(b"torn")
    (folder / ".hidden.jsonl").touch()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.jsonl")
    found = {info.path.name: info for info in saves()}
    problems = {name: info.problem for name, info in found.items() if info.problem}
    assert found.keys() - problems.keys() == {"good.jsonl"}
    assert problems.keys() >= {"empty.jsonl", "notes.jsonl", "newer.jsonl", "damaged.jsonl", "folder.jsonl"}
    assert problems.keys() >= {"nowhere.jsonl", "\x1b[31m.jsonl"}
    assert not problems.keys() & {"good.jsonl.torn-1", ".hidden.jsonl"}
    assert "Line 3 of" in problems["damaged.jsonl"]
    assert "Update Backchannel" in problems["newer.jsonl"]
    for info in found.values():
        assert not re.search(r"[\x00-\x1f\x7f]", info.title + info.problem)
    assert latest_unfinished() == folder / "good.jsonl"


def test_a_forged_header_can_show_nothing_evil(folder: Path) -> None:
    lines = saved(folder / "a.jsonl", 0)
    evil = "\x1b]52;c;AAAA\x07[/]\u202e\n"
    (folder / "a.jsonl").write_bytes(written_again(lines, 0, {"names": {"east": evil, "west": evil}, "created": evil}))
    (info,) = saves()
    assert [name for _, name in info.seats] == ["]52;c;AAAA[/]"] * 2


def test_a_game_that_is_being_played_or_was_torn_is_listed(folder: Path) -> None:
    with begin(folder / "a.jsonl") as game:
        play_on(game.playthrough, 2)
        assert [(info.round, info.problem) for info in saves()] == [(2, "")]
    with (folder / "a.jsonl").open("ab") as file:
        file.write(b'{"n":4,"prev"')
    assert [(info.round, info.problem) for info in saves()] == [(2, "")]
    path = latest_unfinished()
    assert path is not None
    with open_game(path) as game:
        assert game.notes
        play_on(game.playthrough)
    assert latest_unfinished() is None
    assert len(saves()) == 1


def test_a_clock_out_of_range(folder: Path) -> None:
    saved(folder / "a.jsonl", 0)
    for when in (0, -(10**9), 2**33):
        os.utime(folder / "a.jsonl", (when, when))
        assert len(saves()) == 1
