"""A saved game where a scenario belongs, and a scenario where a saved game belongs."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.cli.commands import ROOT, Here
from tests.record.lighthouse import saved

RIVERS = ROOT / "scenarios" / "two-rivers.yaml"


@pytest.fixture
def save(tmp_path: Path) -> Path:
    path = tmp_path / "my game.jsonl"
    saved(path, 2)
    return path


@pytest.mark.parametrize(
    "words",
    [
        ["play", "SAVE", "--plain"],
        ["play", "SAVE", "--auto"],
        ["playtest", "SAVE", "--games", "1"],
        ["handout", "SAVE"],
        ["edit", "SAVE"],
        ["replay", "SAVE", "--against", "SAVE"],
    ],
)
def test_a_save_where_a_scenario_belongs(run: Here, save: Path, words: list[str]) -> None:
    before = save.read_bytes()
    for content in (before, gzip.compress(before), before.replace(b"\n", b"\r\n")):
        save.write_bytes(content)
        done = run(*[str(save) if word == "SAVE" else word for word in words])
        assert (done.code, done.out) == (2, "")
        assert done.err == (
            f"backchannel: {save} is a saved game, and a scenario is wanted here. `backchannel resume '{save}'` goes "
            f"on with it, and `backchannel replay '{save}'` looks at it.\n"
        )


def test_a_save_among_the_files_to_check(run: Here, save: Path) -> None:
    done = run("check", str(RIVERS), str(save))
    assert done.code == 1
    assert f"{RIVERS}: no faults." in done.out
    assert "error[S059]: this is a saved game, and not a scenario" in done.out
    assert "`backchannel resume` goes on with one, and `backchannel replay` looks at it" in done.out
    assert done.out.count("error[") == 1
    (fault,) = json.loads(run("check", str(save), "--format", "json").out)
    assert (fault["code"], fault["line"]) == ("S059", 1)


COMMANDS = (["resume"], ["replay"], ["replay", "--verify"], ["debrief"], ["export", "--transcript", "-"])


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_scenario_where_a_save_belongs(run: Here, tmp_path: Path, words: list[str]) -> None:
    other = tmp_path / "rivers.txt"
    other.write_bytes(RIVERS.read_bytes())
    for file in (RIVERS, other):
        done = run(words[0], str(file), *words[1:])
        assert (done.code, done.out) == (1, "")
        assert done.err.splitlines()[0] == (
            f"{file} is a scenario, and a saved game is wanted here. `backchannel play {file}` plays it, "
            "and `backchannel list` shows the saved games."
        )
    done = run(words[0], "two-rivers", *words[1:])
    assert (done.code, done.out) == (1, "")
    assert "two-rivers is a scenario: `backchannel play two-rivers` plays it" in done.err


def test_what_is_neither_is_called_neither(run: Here, tmp_path: Path) -> None:
    path = tmp_path / "shopping.jsonl"
    path.write_text("milk\nformat of the bread: round\n", encoding="utf-8")
    assert "is not a saved game of Backchannel" in run("replay", str(path)).err
    assert "error[S023]" in run("play", str(path), "--plain").err
