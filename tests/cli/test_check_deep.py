"""`check --deep`: what playing a file shows, as warnings beside what reading it tells."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from game.analysis import warnings
from tests.analysis.harbour import CLEAN, changed, line_of
from tests.cli.commands import Here

DULL = changed("{trade: -9, calm: +7}", "{calm: -9, trade: +8}")
"""Waiting does what loading does."""


@pytest.fixture(autouse=True)
def _few_games(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warnings, "GAMES", 160)


def written(folder: Path, text: str) -> str:
    path = folder / "harbour.yaml"
    path.write_text(text)
    return str(path)


def test_warnings_of_games_stand_beside_the_others_and_count_as_they_do(run: Here, tmp_path: Path) -> None:
    name = written(tmp_path, DULL.replace("label: Work at night,", "label: Work at night, sets: [tired],"))
    plain, deep = run("check", name), run("check", name, "--deep")
    assert (plain.code, deep.code) == (0, 0)
    assert "playtest-" not in plain.out
    assert "warning[S113]" in deep.out
    assert "warning[playtest-same-choice]: 'Wait for the day' (s-wait)" in deep.out
    assert f"--> {name}:{line_of(DULL, 's-wait')}:11" in deep.out
    assert "It can be played" in deep.out
    assert "explain playtest" not in deep.out, "only what `explain` knows is pointed to"
    assert run("check", name, "--deep", "--strict").code == 1


def test_a_sound_file_has_none(run: Here, tmp_path: Path) -> None:
    done = run("check", written(tmp_path, CLEAN), "--deep", "--strict")
    assert done.code == 0
    assert done.out.endswith("harbour.yaml: no faults. 2 actors, 3 rounds, 12 choices.\n")


def test_tools_get_the_same_with_the_line_and_a_command(run: Here, tmp_path: Path) -> None:
    name = written(tmp_path, DULL)
    found = json.loads(run("check", name, "--deep", "--format", "json").out)
    same = next(one for one in found if one["code"] == "playtest-same-choice")
    assert (same["severity"], same["line"]) == ("warning", line_of(DULL, "s-wait"))
    command = same["help"].split("See it: ")[1]
    assert run(*shlex.split(command)[1:]).code == 0
    lines = run("check", name, "--deep", "--format", "github").out
    assert f"line={line_of(DULL, 's-wait')},col=11" in lines
    assert "title=playtest-same-choice" in lines


def test_what_cannot_be_played_is_told_as_without(run: Here, tmp_path: Path) -> None:
    name = written(tmp_path, changed("title: Storm", "title: 1962"))
    plain, deep = run("check", name), run("check", name, "--deep")
    assert (deep.code, deep.out) == (1, plain.out)


def test_an_answer_in_the_file_is_respected(run: Here, tmp_path: Path) -> None:
    text = DULL.replace("        - {id: s-wait", "        # note: as in the old days\n        - {id: s-wait")
    assert "same-choice" not in run("check", written(tmp_path, text), "--deep").out


def test_it_does_not_go_with_watch(run: Here) -> None:
    done = run("check", "two-rivers", "--deep", "--watch")
    assert done.code == 2
    assert "leave out" in done.err
