"""What can be typed, and what is said to what cannot."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from game import __version__
from game.cli import parser
from game.cli.parser import build_parser
from game.model.base import Fog, Policy, Reflect
from game.record.format import SEED_LIMIT
from tests.cli.commands import Here


def test_the_words_of_options_are_those_of_the_model() -> None:
    assert (get_args(Fog), get_args(Reflect), get_args(Policy)) == (parser.FOGS, parser.REFLECTS, parser.POLICIES)
    assert parser.SEED_LIMIT == SEED_LIMIT


def test_the_forms_that_are_fixed() -> None:
    parse = build_parser().parse_args
    given = parse(
        ["play", "x", "--seat", "us", "--seat", "qatar", "--seed", "7", "--save", "f", "--fog", "exact", "--reflect",
         "off", "--open-seat", "hamas", "--plain", "--auto", "--computer", "goal", "--ascii"]
    )  # fmt: skip
    assert (given.scenario, given.seat, given.seed, given.save) == ("x", ["us", "qatar"], 7, "f")
    assert (given.fog, given.reflect, given.open_seat) == ("exact", "off", ["hamas"])
    assert (given.plain, given.auto, given.computer, given.ascii) == (True, True, "goal", True)
    given = parse(["play"])
    assert (given.scenario, given.seat, given.seed, given.fog, given.reflect) == ("after-doha", [], None, None, None)
    assert not given.plain
    assert parse(["resume"]).save is None
    assert parse(["resume", "s", "--plain"]).save == "s"
    given = parse(["replay", "s", "--verify", "--format", "json"])
    assert (given.save, given.verify, given.format) == (["s"], True, "json")
    assert parse(["check", "a", "b"]).files == ["a", "b"]
    assert parse(["check", "a", "--format", "json"]).format == "json"
    given = parse(["check", "a", "--format", "github", "--strict", "--watch"])
    assert (given.format, given.strict, given.watch) == ("github", True, True)
    assert (parse(["check", "a"]).strict, parse(["check", "a"]).watch) == (False, False)
    assert (parse(["explain"]).code, parse(["explain", "S021"]).code) == (None, "S021")
    assert parse(["list"]).format == "text"
    assert not parse(["schema"]).reference
    assert parse(["schema", "--reference"]).reference
    assert parse([]).command is None


@pytest.mark.parametrize("words", [["--plain", "play"], ["play", "--plain"], ["--ascii", "--plain", "resume"]])
def test_the_look_may_be_said_before_or_after_the_command(words: list[str]) -> None:
    given = build_parser().parse_args(words)
    assert given.plain
    assert given.ascii == ("--ascii" in words)


def test_the_version(run: Here) -> None:
    done = run("--version")
    assert (done.code, done.out) == (0, f"backchannel {__version__}\n")


@pytest.mark.parametrize("words", [["--help"], ["play", "--help"], ["replay", "-h"]])
def test_help_is_no_fault(run: Here, words: list[str]) -> None:
    done = run(*words)
    assert done.code == 0
    assert "backchannel" in done.out


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_help_breaks_no_name_and_no_option(width: int, run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    commands = re.findall(r"^    (\w+) ", run("--help").out, flags=re.MULTILINE)
    assert {"play", "replay", "new", "list"} <= set(commands)
    for command in commands:
        told = run(command, "--help").out
        assert not re.search(r"\w-\n", told), told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["plya"],
            "There is no command 'plya'. Did you mean 'play'? Possible: play, resume, replay, ",
        ),
        (["play", "--fog", "thick"], "There is no --fog 'thick'. Possible: exact, direction, none."),
        (["play", "--reflect", "reasn"], "Did you mean 'reason'?"),
        (["play", "--seed", "x"], "a seed is a whole number of at most 18 digits, such as 7, not 'x'"),
        (["play", "--seed", "9" * 30], "a seed is a whole number"),
        (["play", "a", "b"], "nrecognized arguments: b."),
        (["play", "--sea", "us"], "nrecognized arguments: --sea"),
        (["replay"], "he following arguments are required: SAVE."),
        (["check"], "he following arguments are required: FILE."),
    ],
)
def test_what_is_not_understood_is_said_in_a_sentence(run: Here, words: list[str], said: str) -> None:
    done = run(*words)
    assert done.code == 2
    assert done.out == ""
    assert said in done.err
    assert re.search(r"Try `backchannel.* --help`\.\n$", done.err)
