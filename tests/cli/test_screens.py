"""Which front end a command opens: the screen where there is a terminal that can draw, else line by line."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from game import record
from game.cli import output
from tests.cli.commands import Here

Calls = list[tuple[str, tuple[Any, ...], dict[str, Any]]]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    """A terminal, and a screen that only notes how it was called."""
    made: Calls = []
    app = ModuleType("game.ui.app")
    for name in ("run_start", "run_game", "run_replay"):

        def call(*args: Any, _name: str = name, **given: Any) -> int:
            made.append((_name, args, given))
            return 0

        setattr(app, name, call)
    monkeypatch.setitem(sys.modules, "game.ui.app", app)
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    return made


def test_no_command_opens_the_start_screen(run: Here, calls: Calls) -> None:
    assert run("--ascii").code == 0
    assert calls == [("run_start", (), {"ascii": True})]


def test_play_without_a_seat_asks_on_the_screen(run: Here, calls: Calls) -> None:
    assert run("play", "two-rivers", "--seed", "7", "--fog", "none", "--save", "x", "--open-seat", "brook").code == 0
    ((name, _, given),) = calls
    assert name == "run_start"
    assert given["scenario"].name == "two-rivers.yaml"
    assert given | {"scenario": None} == {
        "ascii": False, "scenario": None, "seed": 7, "save": Path("x"), "fog": "none", "reflect": None,
        "open_seats": ("brook",),
    }  # fmt: skip
    assert record.saves() == []


def test_how_the_computer_plays_needs_a_seat_on_the_screen(run: Here, calls: Calls) -> None:
    done = run("play", "--computer", "goal")
    assert done.code == 2
    assert "--computer needs --seat" in done.err
    assert calls == []


def test_play_with_a_seat_opens_the_game(run: Here, calls: Calls) -> None:
    assert run("play", "two-rivers", "--seat", "brook", "--computer", "random").code == 0
    ((name, (game,), given),) = calls
    assert (name, given) == ("run_game", {"ascii": False})
    assert game.playthrough.settings.seats == ("brook",)
    assert dict(game.playthrough.settings.computers) == {"alder": "random", "ferry": "random"}


def test_resume_and_replay_open_the_screen(run: Here, calls: Calls) -> None:
    run("play", "two-rivers", "--seat", "brook", "--plain", typed=["1"])
    path = record.saves()[0].path
    assert run("resume", "--ascii").code == 0
    assert run("replay", str(path)).code == 0
    assert [name for name, _, _ in calls] == ["run_game", "run_replay"]
    assert calls[0][1][0].path == path
    assert calls[0][2] == {"ascii": True}
    assert run("replay", str(path), "--format", "text").out.startswith("Two Rivers\n")
    assert run("replay", str(path), "--plain").out.startswith("Two Rivers\n")
    assert len(calls) == 2


@pytest.mark.parametrize("words", [["play", "two-rivers", "--seat", "brook", "--plain"], ["--plain"]])
def test_plain_is_plain(run: Here, calls: Calls, words: list[str]) -> None:
    assert run(*words).code == 0
    assert calls == []


class Terminal:
    closed = False

    def __init__(self, is_one: bool = True) -> None:
        self.is_one = is_one

    def isatty(self) -> bool:
        return self.is_one


@pytest.mark.parametrize(
    ("stdin", "stdout", "term", "drawn"),
    [
        (True, True, "xterm", True),
        (True, True, "", True),
        (True, True, "dumb", False),
        (False, True, "xterm", False),
        (True, False, "xterm", False),
    ],
)
def test_what_counts_as_a_terminal(
    monkeypatch: pytest.MonkeyPatch, stdin: bool, stdout: bool, term: str, drawn: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(stdin))
    monkeypatch.setattr(sys, "stdout", Terminal(stdout))
    monkeypatch.setenv("TERM", term)
    assert output.is_terminal() == drawn
    assert output.is_interactive() == (stdin and stdout)
