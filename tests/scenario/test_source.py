"""The reading of the notation: types, positions, limits."""

from __future__ import annotations

import doctest

import pytest
import yaml

from game.diagnostics import Problems, Span
from game.scenario import guesses, layout, load, shapes, slips, source
from game.scenario.recover import read_tree
from game.scenario.source import MAX_DEPTH, MAX_NAME, MAX_SCALAR
from game.scenario.tree import Node, locate, narrow


def tree(text: str) -> Node:
    problems = Problems("x.yaml")
    root = read_tree(text, problems).root
    assert problems.found == []
    assert root is not None
    return root


def codes(text: str) -> list[str]:
    problems = Problems("x.yaml")
    read_tree(text, problems)
    return [problem.code for problem in problems.sorted()]


@pytest.mark.parametrize("module", [guesses, layout, load, shapes, slips, source])
def test_the_examples_in_the_docstrings_run(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = getattr(yaml, request.param, None)
    if loader is None:
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(source, "LOADER", loader)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True), ("false", False), ("5", 5), ("+4", 4), ("-3", -3), ("0", 0), ("1.5", 1.5), ("-0.5", -0.5),
        ("null", None), ("", None), ("no", "no"), ("Yes", "Yes"), ("True", "True"), ("NULL", "NULL"), ("~", "~"),
        ("010", "010"), ("0x1F", "0x1F"), ("1_000", "1_000"), ("1,000", "1,000"), ("1e3", "1e3"), (".inf", ".inf"),
        ("12:30", "12:30"), ("2025-09-10", "2025-09-10"), ("60%", "60%"), ('"5"', "5"), ("'true'", "true"), ('""', ""),
        ("99999999999999999999", "99999999999999999999"), ("=", "="), ("0o17", "0o17"), ("5 ", 5), ("a # b", "a"),
    ],
)  # fmt: skip
def test_only_what_looks_like_a_number_is_one(text: str, value: object) -> None:
    got = tree(f"a: {text}\n").data["a"]
    assert got == value
    assert type(got) is type(value)


def test_names_are_text_whatever_they_look_like() -> None:
    assert tree("no: 1\n1: 2\n12:30: 3\nnull: 4\n").data == {"no": 1, "1": 2, "12:30": 3, "null": 4}


def test_every_name_and_value_has_its_place() -> None:
    root = tree('actors:\n  us: {name: "United States", goals: [one, two]}\nrounds:\n- title: x\n  id: y\n')
    assert locate(root, ("actors", "us")).name() == Span(2, 3, 2, 5)
    assert locate(root, ("actors", "us", "name")).value() == Span(2, 14, 2, 29)
    assert locate(root, ("actors", "us", "goals", 1)).value() == Span(2, 44, 2, 47)
    assert locate(root, ("actors", "us", "goals")).value() == Span(2, 38, 2, 48)
    assert locate(root, ("actors",)).value() == Span(1, 1, 1, 7)
    assert locate(root, ("rounds", 0)).value() == Span(4, 3, 4, 8)
    assert locate(root, ("rounds", 0, "id")).value() == Span(5, 7, 5, 8)
    missing = locate(root, ("rounds", 0, "situation", "x"))
    assert not missing.is_found
    assert missing.node is root.kids["rounds"].kids[0]


def test_a_place_can_be_narrowed_to_a_word() -> None:
    line = ["  - mediate us us-south us"]
    span = Span(1, 5, 1, 26)
    assert narrow(span, "us", line) == Span(1, 13, 1, 15)
    assert narrow(span, "us-south", line) == Span(1, 16, 1, 24)
    assert narrow(span, "qatar", line) == span


def test_a_name_that_stands_twice_keeps_the_first_value() -> None:
    problems = Problems("x.yaml")
    root = read_tree("a: 1\nb: 2\na: 3\n", problems).root
    assert root is not None
    assert root.data == {"a": 1, "b": 2}
    (problem,) = problems.found
    assert (problem.code, problem.line, problem.related[0].span.line) == ("S030", 3, 1)


def test_names_that_look_alike_are_the_same() -> None:
    assert codes("cafe\u0301: 1\ncaf\u00e9: 2\n") == ["S030"]
    assert codes("1: x\n'1': y\n") == ["S030"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1", "S026"), ("a: *x", "S026"), ("a: !x 1", "S026"), ("a: !!int 1", "S026"), ("*x : 1", "S026"),
        ("<<: {a: 1}", "S032"), ("? {a: b}\n: c", "S032"), ("[a, b]: c", "S032"), ("%YAML 1.1\n---\na: 1", "S032"),
        ("a: 1\n---\nb: 2", "S031"), ("a: 1\n...\n---\nb: 2", "S031"),
        ("a: " + "[" * MAX_DEPTH + "]" * MAX_DEPTH, "S010"), ("x" * (MAX_NAME + 1) + ": 1", "S010"),
        ('a: "\\e[31m"', "S007"), ('a: "\\u202e"', "S007"), ('a: "x\\ry"', "S007"),
    ],
)  # fmt: skip
def test_what_a_scenario_has_no_use_for_is_refused(text: str, code: str) -> None:
    assert codes(text) == [code]


def test_what_is_far_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_NODES", 500)
    assert codes("- x\n" * 505) == ["S010"]
    assert codes("a: " + "[" * 5000) == ["S010"]
    assert codes("a: " + "x" * (MAX_SCALAR + 1)) == ["S010"]


def test_all_faults_of_notation_are_told_in_one_pass() -> None:
    text = (
        'title: "After Doha\n'
        "summary: They said: go\n"
        "minutes 45\n"
        "sources:\n"
        "  kamel: {title: x\n"
        "actors:\n"
        "  us:\n"
        "    name: @us\n"
        "     short: US\n"
        "rounds: - a\n"
        "ages: 'It's'\n"
    )
    problems = Problems("x.yaml")
    read_tree(text, problems)
    assert [(problem.code, problem.line) for problem in problems.sorted()] == [
        ("S021", 1), ("S022", 2), ("S023", 3), ("S027", 5), ("S026", 8), ("S024", 9), ("S028", 10), ("S025", 11),
    ]  # fmt: skip
