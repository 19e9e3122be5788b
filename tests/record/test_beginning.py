from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from game import __version__
from game.playthrough import Settings
from game.record import SaveProblem, new_game, read_game, saves_folder
from game.record.folders import save_name
from game.scenario import Loaded
from tests.builders import scenario
from tests.record.lighthouse import SAVES, begin, lighthouse, play_on, saved


def test_nothing_needs_to_be_there(isolated_home: Path) -> None:
    assert not isolated_home.exists()
    with begin() as game:
        assert game.path.parent == saves_folder() == isolated_home / "saves"
        assert re.fullmatch(r"lighthouse-east-west-\d{8}-\d{6}\.jsonl", game.path.name)
        assert game.notes == ()
    assert [path.name for path in game.path.parent.iterdir()] == [game.path.name], "no lock file, nothing temporary"


def test_the_first_line_says_everything_that_was_settled(tmp_path: Path) -> None:
    settings = Settings(seed=-5, seats=("west",), fog="none", reflect="predict", computers={"east": "reported"})
    with new_game(lighthouse(), settings, scenario_name="my/lighthouse.yaml", path=tmp_path / "a.jsonl") as game:
        header = json.loads(game.path.read_bytes())
    created, crc = header.pop("created"), header.pop("crc")
    text = (SAVES / "lighthouse.yaml").read_text(encoding="utf-8")
    assert header == {
        "n": 0,
        "prev": "",
        "kind": "header",
        "format": "backchannel-save",
        "version": 2,
        "oldest_reader": 2,
        "program": __version__,
        "rules": "1",
        "seed": -5,
        "seats": ["west"],
        "fog": "none",
        "reflect": "predict",
        "computers": {"east": "reported", "keeper": "cautious"},
        "names": {"west": "West Harbour"},
        "scenario": {
            "name": "lighthouse",
            "title": "The Lighthouse",
            "rounds": 4,
            "hash": lighthouse().hash,
            "text": text,
        },
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", created)
    assert re.fullmatch(r"[0-9a-f]{8}", crc)


def test_the_lines_of_a_game(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in saved(tmp_path / "a.jsonl", 3)]
    assert [line["kind"] for line in lines] == ["header", "decision", "decision", "round", "decision"]
    assert [line["n"] for line in lines] == [0, 1, 2, 3, 4]
    assert [*lines[1]] == ["n", "prev", "kind", "round", "seat", "choice", "reason", "predictions", "crc"]
    assert [*lines[3]] == [
        *("n", "prev", "kind", "round", "choices", "outcomes", "picks", "events", "ending", "digest", "crc")
    ]
    assert lines[3]["choices"].keys() == {"east", "west", "keeper"}
    assert lines[3]["picks"].keys() == {"keeper"}


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    for name in ("file", "folder"):
        with pytest.raises(SaveProblem, match="cannot be saved in"):
            begin(tmp_path / name)
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    with pytest.raises(SaveProblem, match="nothing is overwritten"):
        begin(tmp_path / "nowhere")
    assert (tmp_path / "file").read_bytes() == b""
    assert len([*tmp_path.iterdir()]) == 3


def test_games_of_one_second_get_names_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.record.begin.save_name", lambda *parts: save_name("x", [], "20250917-101500", parts[3]))
    games = [begin() for _ in range(3)]
    names = [game.path.name for game in games]
    assert names == [f"x-auto-20250917-101500{end}.jsonl" for end in ("", "-2", "-3")]
    for game in games:
        game.close()


@pytest.mark.parametrize(
    ("scenario_name", "seats", "start"),
    [
        ("after-doha", ["qatar"], "after-doha-qatar-"),
        ("../../etc/Passwd.YAML", ["us"], "passwd-us-"),
        ("C:\\class\\Mein Spiel.yml", [], "mein-spiel-auto-"),
        ("多哈", ["us", "qatar"], "game-us-qatar-"),
        ("\x1b[2J\0\n", ["a" * 300], "2j-" + "a" * 60 + "-"),
        ("", [], "game-auto-"),
    ],
)
def test_file_names_are_tame(scenario_name: str, seats: list[str], start: str) -> None:
    name = save_name(scenario_name, seats, "20250917-101500")
    assert name == f"{start}20250917-101500.jsonl"


def test_where_games_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCHANNEL_HOME", "~/games")
    assert saves_folder() == Path.home() / "games" / "saves"
    monkeypatch.delenv("BACKCHANNEL_HOME")
    assert saves_folder().parts[-2:] == ("backchannel", "saves")
    assert saves_folder().is_absolute()


@pytest.mark.parametrize("place", ["missing/a.jsonl", "file/a.jsonl", "a\0b.jsonl", "x" * 300])
def test_an_impossible_place_is_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SaveProblem, match=r"^The game cannot be saved"):
        begin(tmp_path / place)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_home_that_cannot_be_made_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("BACKCHANNEL_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(SaveProblem, match=r"^The folder for saved games cannot be made"):
        begin()


def test_what_no_game_can_be_made_of(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="read from a text"):
        new_game(scenario(), Settings(seed=1), scenario_name="x", path=tmp_path / "a")
    with pytest.raises(ValueError, match="no seat 'north'"):
        begin(tmp_path / "a", seats=("north",))
    with pytest.raises(ValueError, match="twice"):
        begin(tmp_path / "a", seats=("east", "east"))
    with pytest.raises(SaveProblem, match="seed is too large"):
        begin(tmp_path / "a", seed=2**63)
    assert not [*tmp_path.iterdir()]


def test_a_memory_stick_without_second_names_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    with begin(tmp_path / "a.jsonl") as game:
        play_on(game.playthrough)
    with pytest.raises(SaveProblem, match="nothing is overwritten"):
        begin(tmp_path / "a.jsonl")
    assert read_game(game.path).playthrough.is_over
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_disk_that_cannot_lock_is_told_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(fcntl, "flock", refuse)
    with begin(tmp_path / "a.jsonl") as game:
        assert "one window only" in game.notes[0]


def test_a_scenario_that_this_version_cannot_read_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(tmp_path / "a.jsonl", 4)
    monkeypatch.setattr("game.record.fold._load", lambda *_: Loaded(None, ()))
    with pytest.raises(SaveProblem, match=r"^The scenario inside .* is not one that Backchannel"):
        read_game(tmp_path / "a.jsonl")
