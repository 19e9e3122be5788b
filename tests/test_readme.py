"""The README tells the truth: its commands, options, make targets, files and examples exist."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from game.cli.main import build_parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def code_of(page: str) -> str:
    """Everything that is set as code, a line each."""
    return "\n".join("".join(found) for found in re.findall(r"`([^`\n]+)`|^ {4}(.+)$", page, re.MULTILINE))


CODE = code_of(README)


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return {
        name: child
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for name, child in action.choices.items()
    }


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings}


@pytest.mark.parametrize("page", [README, COMMANDS], ids=["README", "commands"])
def test_the_commands_of_a_page_are_those_that_exist(page: str) -> None:
    named = set(re.findall(r"\bbackchannel ([a-z]+)\b", code_of(page)))
    assert named == set(subcommands(build_parser()))


@pytest.mark.parametrize("page", [README, COMMANDS], ids=["README", "commands"])
def test_every_option_of_a_page_exists(page: str) -> None:
    parser = build_parser()
    known = options(parser).union(*(options(child) for child in subcommands(parser).values()))
    lines = [line for line in code_of(page).splitlines() if not re.search(r"mypy|pytest|ruff|pip ", line)]
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", "\n".join(lines)))
    assert named
    assert named <= known


@pytest.mark.parametrize("command", sorted(subcommands(build_parser())))
def test_every_option_is_on_the_page_of_all_commands(command: str) -> None:
    named = set(re.findall(r"--[a-z][a-z-]*", code_of(COMMANDS)))
    assert {name for name in options(subcommands(build_parser())[command]) if name.startswith("--")} <= named


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
