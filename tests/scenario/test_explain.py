"""The pages of `backchannel explain`: one for each code, with examples that do what they say."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game.diagnostics import cells
from game.scenario import CODES, load_file, read_scenario
from game.scenario.explain import PAGES, Part, complete, marked_line, page, problems

WITHOUT_EXAMPLE = {"S001", "S002", "S003", "S004", "S005", "S099", "S124"}
"""Codes of the bytes of a file, which no example shows, and the one of what has no sentence yet."""
LONGEST_EXAMPLE = 30
WIDEST = 76
"""Cells of a line on a page, so that an indented example fits a terminal of 80."""


def wrong_one(code: str) -> Part:
    (example,) = page(code).examples("wrong")
    return example


def shown(example: Part) -> list[str]:
    return [str(problem) for problem in problems(example)]


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == {*CODES}


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_whose_it_is(code: str) -> None:
    told = page(code)
    assert (told.code, told.title) == (code, CODES[code].title)
    assert told.severity == ("error" if code < "S100" else "warning")
    assert code not in told.see
    assert {*told.see} <= {*CODES}


@pytest.mark.parametrize("code", CODES)
def test_a_page_begins_with_what_the_code_means(code: str) -> None:
    first = page(code).parts[0].text.split("\n\n## ")[0].split("\n\n")[0]
    assert 2 <= len(re.findall(r"[.?](?=\s|$)", first)) <= 6, first
    assert first.endswith(".")


@pytest.mark.parametrize("code", sorted({*CODES} - WITHOUT_EXAMPLE))
def test_the_wrong_example_has_this_fault_at_the_marked_line_and_no_other(code: str) -> None:
    example = wrong_one(code)
    found = problems(example)
    assert [problem.code for problem in found] == [code], shown(example)
    assert found[0].severity == page(code).severity
    if marked_line(example):
        assert found[0].line == marked_line(example), shown(example)
        assert not found[0].span.is_nowhere or marked_line(example) == 1
    else:
        assert found[0].span.is_nowhere


@pytest.mark.parametrize("code", sorted({*CODES} - WITHOUT_EXAMPLE))
def test_the_right_examples_have_no_fault(code: str) -> None:
    examples = page(code).examples("right")
    assert examples
    for example in examples:
        assert read_scenario(complete(example)[0], "right.yaml").scenario is not None
        assert shown(example) == []


@pytest.mark.parametrize("code", CODES)
def test_a_page_fits_a_terminal(code: str) -> None:
    for part in page(code).parts:
        lines = part.text.split("\n")
        assert all(cells(line) <= WIDEST + 2 * (part.kind == "text") for line in lines), max(lines, key=cells)
        assert part.kind == "text" or len(lines) <= LONGEST_EXAMPLE


def test_the_scenario_in_which_examples_stand_is_sound() -> None:
    loaded = read_scenario((PAGES / "base.yaml").read_text(encoding="utf-8"), "base.yaml")
    assert loaded.scenario is not None
    assert loaded.problems == ()


# ── Codes that only a file shows ─────────────────────────────────────────────────────────────────────────────────────


def missing(folder: Path) -> Path:
    return folder / "gone.yaml"


def a_folder(folder: Path) -> Path:
    return folder


def a_link_to_itself(folder: Path) -> Path:
    path = folder / "loop.yaml"
    path.symlink_to(path)
    return path


def too_large(folder: Path) -> Path:
    path = folder / "large.yaml"
    path.write_bytes(b"#" * (1024 * 1024 + 1))
    return path


def in_an_older_table(folder: Path) -> Path:
    path = folder / "old.yaml"
    path.write_bytes("title: Café".encode("cp1252"))
    return path


def with_two_kinds_of_line_ends(folder: Path) -> Path:
    path = folder / "mixed.yaml"
    text = (PAGES / "base.yaml").read_text(encoding="utf-8")
    path.write_bytes(text.replace("\n", "\r\n", 3).encode())
    return path


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("S001", missing),
        ("S002", a_folder),
        pytest.param("S003", a_link_to_itself, marks=pytest.mark.skipif(os.name == "nt", reason="no such links")),
        ("S004", too_large),
        ("S005", in_an_older_table),
        ("S124", with_two_kinds_of_line_ends),
    ],
)
def test_what_no_example_can_show_is_told_of_a_file(code: str, make: Callable[[Path], Path], tmp_path: Path) -> None:
    assert [problem.code for problem in load_file(make(tmp_path)).problems] == [code]
    assert page(code).examples("wrong") == []
