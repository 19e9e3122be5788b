"""A file for every mistake: named as a sentence with its code, it yields that code at that place, and nothing else.

The first line of each says what is expected: `# expect S040 at 29:11`. Dropping in another file makes another test.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from game.diagnostics import Diagnostic, render_text
from game.scenario import CODES, layout, load_file, read_scenario, source
from game.scenario.load import Loaded

DATA = Path(__file__).parent.parent / "data"
BAD = sorted((DATA / "bad").glob("*.yaml"))
ELSEWHERE = {"S001", "S002", "S003", "S004", "S005", "S006", "S099"}
"""Codes of what no file with a comment in its first line can show, and of what has no sentence of its own yet."""
JARGON = re.compile(
    r"\b(mapping|scalar|sequence|token|pars(e|er|ing)|schema|null|tuple|validat\w*|dict\w*|string|integer|boolean|key)\b"
)


def expected(path: Path) -> tuple[str, int, int]:
    first = path.read_text(encoding="utf-8").split("\n")[0]
    match = re.fullmatch(r"# expect (S[0-9]{3}) at ([0-9]+):([0-9]+)", first)
    assert match, f"{path.name} does not say what it expects"
    return match[1], int(match[2]), int(match[3])


def found(loaded: Loaded) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.line, problem.column) for problem in loaded.problems]


def name_of(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", BAD, ids=name_of)
def test_a_mistake_is_told_once_and_at_its_place(path: Path) -> None:
    loaded = load_file(path)
    code = path.name[:4]
    assert found(loaded) == [expected(path)], render_text(loaded.problems, loaded.text)
    assert expected(path)[0] == code
    assert (loaded.scenario is None) == (code < "S100")


@pytest.mark.parametrize("path", BAD, ids=name_of)
def test_the_parser_in_python_tells_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML may come without libyaml; its own parser words and places many faults otherwise."""
    monkeypatch.setattr(source, "LOADER", yaml.SafeLoader)
    monkeypatch.setattr(layout, "LOADER", yaml.SafeLoader)
    assert found(load_file(path)) == [expected(path)]


@pytest.mark.parametrize("path", BAD, ids=name_of)
def test_it_is_said_in_an_author_s_words(path: Path) -> None:
    for problem in load_file(path).problems:
        said = re.sub(r'"[^"]*"', "", f"{problem.message}. {problem.help}")
        assert not JARGON.search(said.lower()), said
        assert problem.help, "every message ends with the next step"
        assert len(problem.message) <= 120
        assert not problem.message.endswith(".")


@pytest.mark.parametrize("path", BAD, ids=name_of)
def test_the_same_mistake_beside_another_is_still_told(path: Path) -> None:
    """Two faults in one file are two diagnostics, as far as the file can be read at all."""
    text = path.read_text(encoding="utf-8")
    if "    text: The summer comes.\n" not in text:
        pytest.skip("this file is not made from the common one")
    other = text.replace("    text: The summer comes.\n", "    text: The summer comes.\n    txet: It goes.\n")
    codes = {problem.code for problem in read_scenario(other, path.name).problems}
    assert expected(path)[0] in codes or expected(path)[0] >= "S100"  # warnings wait until there is no error
    is_last_told = path.name[:4] in ("S008", "S010", "S031") or "-the-heading-of-" in path.name
    if not is_last_told:  # after these the rest of the file is not looked at
        assert "S040" in codes


def test_every_code_has_a_file() -> None:
    assert {path.name[:4] for path in BAD} | ELSEWHERE == {*CODES}


def test_codes_are_in_order_and_say_what_they_mean() -> None:
    assert [*CODES] == sorted(CODES)
    assert all(code.title and code.meaning.endswith(".") for code in CODES.values())


def test_one_slip_in_the_name_of_an_actor_is_one_diagnostic_however_often_it_is_used() -> None:
    path = DATA / "bad" / "S060-an-actor-declared-with-a-slip.yaml"
    problem: Diagnostic = load_file(path).problems[0]
    assert '"hlil" is never used' in problem.message
    assert "hill" in problem.help
