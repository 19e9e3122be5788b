"""Files that are right: the smallest, one with everything, the shipped ones; and what is legal though it looks odd."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.engine import resolve, start
from game.scenario import load_file, read_scenario, shipped
from game.scenario.load import Loaded
from game.scenario.shapes import NOUNS, parts_of

GOOD = sorted((Path(__file__).parent.parent / "data" / "good").glob("*.yaml"))
SMALLEST = next(path for path in GOOD if path.stem == "smallest")
TEXT = SMALLEST.read_text(encoding="utf-8")


def faults(loaded: Loaded) -> list[str]:
    return [str(problem) for problem in loaded.problems]


@pytest.mark.parametrize("path", [*GOOD, *shipped()], ids=lambda path: path.stem)
def test_it_loads_without_a_word(path: Path) -> None:
    loaded = load_file(path)
    assert faults(loaded) == []
    assert loaded.scenario is not None


def test_one_of_them_has_every_part_of_the_notation() -> None:
    """A part that is added to the model is added there as well."""
    text = (SMALLEST.parent / "everything-once.yaml").read_text(encoding="utf-8")
    missing = {part for shape in NOUNS for part in parts_of(shape) if not re.search(rf"(?<![\w-]){part}:", text)}
    assert missing == set()


def test_the_smallest_fits_in_thirty_lines_and_can_be_played() -> None:
    assert len(TEXT.splitlines()) <= 30
    scenario = load_file(SMALLEST).scenario
    assert scenario is not None
    step = resolve(scenario, start(scenario), {"east": "help-out", "west": "ask-money"})
    assert step.state.ending == "open"


def test_a_scenario_keeps_its_text_and_hash() -> None:
    scenario = read_scenario(TEXT, "x.yaml").scenario
    assert scenario is not None
    assert scenario.text == TEXT
    again = read_scenario(scenario.text, "save").scenario
    assert again is not None
    assert again.hash == scenario.hash


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + TEXT,
        TEXT.replace("\n", "\r\n"),
        TEXT.replace("\n", "\r"),
        "---\n" + TEXT,
        TEXT + "...\n",
        TEXT.replace("    default: true", "    default: true   # the only one"),
        TEXT.replace("title: Two Neighbours", "title: 'Two'' Neighbours'"),
        TEXT.replace("title: Two Neighbours", "title: ישראל – فلسطين – 多哈 – Ὀδυσσεύς – 👩\u200d🚀"),
        TEXT.replace("title: Two Neighbours", "title: >-\n  Two\n  Neighbours"),
    ],
    ids=["bom", "crlf", "cr", "dashes", "dots", "comment", "quote", "scripts", "folded"],
)
def test_it_may_be_written_like_this_too(text: str) -> None:
    loaded = read_scenario(text, "x.yaml")
    assert faults(loaded) == []
    assert loaded.scenario is not None
    assert "\r" not in loaded.scenario.text


def test_the_hash_does_not_depend_on_line_ends() -> None:
    one, two = (read_scenario(text, "x").scenario for text in (TEXT, "\ufeff" + TEXT.replace("\n", "\r\n")))
    assert one is not None
    assert two is not None
    assert one.hash == two.hash


@pytest.mark.parametrize(
    "word", ["no", "on", "yes", "off", "12:30", "1:30:00", "2025-02-30", "010", "0x1F", "1e3", "~", "="]
)
def test_what_other_yaml_would_turn_into_something_else_is_text(word: str) -> None:
    scenario = read_scenario(TEXT.replace("title: Two Neighbours", f"title: {word}"), "x").scenario
    assert scenario is not None
    assert scenario.title == word
