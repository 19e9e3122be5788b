"""The README tells the truth: its commands, options, make targets, files and examples exist."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from game.cli.main import build_parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = "\n".join("".join(found) for found in re.findall(r"`([^`\n]+)`|^ {4}(.+)$", README, re.MULTILINE))
"""Everything that is set as code, a line each."""


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return {
        name: child
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for name, child in action.choices.items()
    }


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings}


def test_every_command_in_the_readme_exists() -> None:
    named = set(re.findall(r"\bbackchannel ([a-z]+)\b", CODE))
    assert named
    assert named <= set(subcommands(build_parser()))


def test_every_command_is_in_the_readme() -> None:
    named = set(re.findall(r"\bbackchannel ([a-z]+)\b", CODE))
    assert set(subcommands(build_parser())) <= named


def test_every_option_in_the_readme_exists() -> None:
    parser = build_parser()
    known = options(parser).union(*(options(child) for child in subcommands(parser).values()))
    lines = [line for line in CODE.splitlines() if not re.search(r"mypy|pytest|ruff|pip ", line)]
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", "\n".join(lines)))
    assert named
    assert named <= known


def test_every_option_of_play_is_in_the_readme() -> None:
    assert options(subcommands(build_parser())["play"]) - {"-h", "--help"} <= set(re.findall(r"--[a-z][a-z-]*", CODE))


def test_every_make_target_in_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b", CODE)) <= targets


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_every_file_it_links_to_exists(link: str) -> None:
    assert link.startswith("https://") or (ROOT / link).exists()


def test_every_folder_in_its_map_of_the_code_exists_and_none_is_missing() -> None:
    table = README.split("| Folder in `game/`")[1].split("\n\n")[0]
    named = {name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    packages = {path.parent.name for path in (ROOT / "game").glob("*/__init__.py")}
    modules = {path.stem for path in (ROOT / "game").glob("*.py") if not path.stem.startswith("__")}
    assert named == packages | modules


def test_it_can_be_read_in_one_sitting() -> None:
    assert len(README.splitlines()) <= 250
