"""Sound scenarios with a slip: never an exception, always a valid place, and one slip is one diagnostic."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.diagnostics import render_text
from game.scenario import CODES, read_scenario, shipped
from game.scenario.load import Loaded
from game.words import FORBIDDEN

DATA = Path(__file__).parent.parent / "data" / "good"
TEXTS = [path.read_text(encoding="utf-8") for path in [*sorted(DATA.glob("*.yaml")), *shipped()]]
SMALL = [text for text in TEXTS if len(text) < 20_000]
SIGNS = ":#-{}[]'\",&*!|>%@` \t\u00a0\u200b\x1b?<~\\é多"
VALUES = ("5", "text", "true", "[a, b]", "{a: b}", "", "null", "-5", "1.5", "'q'", "no", "[]", "{}", "9999999999", "~")

Mutation = Callable[[list[str], int, random.Random], bool]


def misspell(lines: list[str], row: int, chance: random.Random) -> bool:
    """Swap two letters of the name with which a line starts."""
    match = re.match(r"^(\s*(?:- )?)([a-z][a-z-]{2,})(?=:( |$))", lines[row])
    if match is None:
        return False
    name, place = match[2], chance.randrange(len(match[2]) - 1)
    slip = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    lines[row] = match[1] + slip + lines[row][match.end() :]
    return slip != name


def retype(lines: list[str], row: int, chance: random.Random) -> bool:
    match = re.match(r"^(\s*(?:- )?[^:]+: )", lines[row])
    if match:
        lines[row] = match[1] + chance.choice(VALUES)
    return match is not None


def remove_colon(lines: list[str], row: int, chance: random.Random) -> bool:
    match = re.match(r"^(\s*(?:- )?[a-z][a-z-]*):( .*)$", lines[row])
    if match:
        lines[row] = match[1] + match[2]
    return match is not None


def misindent(lines: list[str], row: int, chance: random.Random) -> bool:
    lines[row] = " " * chance.choice([1, 2, 3]) + lines[row]
    return True


def delete(lines: list[str], row: int, chance: random.Random) -> bool:
    del lines[row]
    return True


def duplicate(lines: list[str], row: int, chance: random.Random) -> bool:
    lines.insert(row, lines[row])
    return True


def swap(lines: list[str], row: int, chance: random.Random) -> bool:
    other = chance.randrange(len(lines))
    lines[row], lines[other] = lines[other], lines[row]
    return True


def drop_letter(lines: list[str], row: int, chance: random.Random) -> bool:
    place = chance.randrange(len(lines[row]))
    lines[row] = lines[row][:place] + lines[row][place + 1 :]
    return True


def add_sign(lines: list[str], row: int, chance: random.Random) -> bool:
    place = chance.randrange(len(lines[row]) + 1)
    lines[row] = lines[row][:place] + chance.choice(SIGNS) + lines[row][place:]
    return True


MUTATIONS: tuple[Mutation, ...] = (
    misspell, retype, remove_colon, misindent, delete, duplicate, swap, drop_letter, add_sign,
)  # fmt: skip


def mutate(text: str, chance: random.Random, mutation: Mutation) -> tuple[str, int] | None:
    """The text with one line changed, and that line's number from 1; None where it cannot be changed so."""
    lines = text.split("\n")
    row = chance.choice([row for row, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")])
    return ("\n".join(lines), row + 1) if mutation(lines, row, chance) else None


def hold_to_the_rules(loaded: Loaded) -> None:
    """What must be true of any result, whatever was read."""
    lines = loaded.text.split("\n")
    assert (loaded.scenario is None) == any(problem.severity == "error" for problem in loaded.problems)
    for problem in loaded.problems:
        assert problem.code in CODES
        assert problem.code != "S099", f"a fault without a sentence: {problem}"
        assert problem.help, f"a message without a next step: {problem}"
        assert 1 <= problem.line <= problem.end_line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        assert 1 <= problem.end_column <= len(lines[problem.end_line - 1]) + 1, problem
        assert (problem.line, problem.column) <= (problem.end_line, problem.end_column), problem
    assert not FORBIDDEN.search(render_text(loaded.problems, loaded.text))


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
def test_a_slip_never_raises_and_always_has_a_place(mutation: Mutation) -> None:
    chance = random.Random(mutation.__name__)
    for _ in range(25):
        changed = mutate(chance.choice(SMALL), chance, mutation)
        if changed:
            hold_to_the_rules(read_scenario(changed[0], "x.yaml"))


def test_many_slips_at_once() -> None:
    chance = random.Random(7)
    for _ in range(25):
        text = chance.choice(SMALL)
        for _ in range(chance.randrange(2, 12)):
            changed = mutate(text, chance, chance.choice(MUTATIONS))
            text = changed[0] if changed else text
        hold_to_the_rules(read_scenario(text, "x.yaml"))


@pytest.mark.parametrize("mutation", [misspell, remove_colon], ids=lambda mutation: mutation.__name__)
def test_one_slip_is_one_diagnostic_on_its_line(mutation: Mutation) -> None:
    chance = random.Random(11)
    for _ in range(80):
        changed = mutate(chance.choice(SMALL), chance, mutation)
        if changed is None:
            continue
        text, line = changed
        errors = [problem for problem in read_scenario(text, "x.yaml").problems if problem.severity == "error"]
        assert len(errors) <= 1, "\n".join(map(str, errors))
        assert [problem.line for problem in errors] in ([], [line]), text.split("\n")[line - 1]


def test_a_wrong_indentation_is_mostly_found_on_its_line() -> None:
    """Some shifted lines still make a scenario, and a few could be meant in more than one way."""
    chance = random.Random(13)
    right = wrong = 0
    for _ in range(80):
        text, line = mutate(chance.choice(SMALL), chance, misindent) or ("", 0)
        errors = [problem for problem in read_scenario(text, "x.yaml").problems if problem.severity == "error"]
        right += [problem.line for problem in errors] == [line]
        wrong += bool(errors) and [problem.line for problem in errors] != [line]
    assert wrong <= right // 10


@given(st.text(st.characters() | st.sampled_from(SIGNS), max_size=400))
def test_any_text_at_all(text: str) -> None:
    hold_to_the_rules(read_scenario(text, "x.yaml"))


parts = st.sampled_from(
    [
        "actors", "rounds", "choices", "when", "effects", "us -> qatar", "talks", "id", "label", ":", ": ", "- ", "\n",
        "\n  ", "\n    ", "{", "}", "[", "]", ", ", "'", '"', "#", " #", "*a", "&a", "!a", "<<", "|\n", ">\n", "---\n",
        "5", "true", "at least 5", "mediate us qatar", "? ", "kamel ¶4", "\\x1b", "\t", "\u202e",
    ]
)  # fmt: skip


@given(st.lists(parts, max_size=60).map("".join))
def test_any_heap_of_the_notation_s_words(text: str) -> None:
    hold_to_the_rules(read_scenario("format: 1\n" + text, "x.yaml"))


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12) | parts, inner, max_size=5),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["actors", "rounds", "endings", "relationships", "rules", "title"]), json_like))
@settings(max_examples=40)
def test_the_right_parts_with_anything_in_them(data: dict[str, object]) -> None:
    import json

    hold_to_the_rules(read_scenario(json.dumps(data, ensure_ascii=False), "x.yaml"))
