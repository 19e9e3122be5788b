"""Diagnostics: order, counting, and the picture of a line with carets."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import diagnostics
from game.diagnostics import (
    MOST_COLLECTED,
    WHOLE_FILE,
    Diagnostic,
    Problems,
    Related,
    Span,
    as_json,
    cells,
    render_text,
)
from game.words import FORBIDDEN


def fault(line: int = 1, column: int = 1, length: int = 1, message: str = "something", **more: object) -> Diagnostic:
    values = {"code": "S020", "severity": "error", "help": "", "file": "x.yaml", **more}
    return Diagnostic(message=message, line=line, column=column, end_line=line, end_column=column + length, **values)  # type: ignore[arg-type]


def rendered(problem: Diagnostic, text: str) -> list[str]:
    return render_text([problem], text).splitlines()


def test_the_examples_in_the_docstrings_run() -> None:
    assert doctest.testmod(diagnostics).failed == 0


def test_a_fault_is_shown_under_its_line() -> None:
    text = "relationships:\n  us -> qater: 5\n"
    problem = fault(2, 9, 5, 'no actor is called "qater"', code="S060", help='did you mean "qatar"?', file="gulf.yaml")
    assert render_text([problem], text) == (
        'error[S060]: no actor is called "qater"\n'
        " --> gulf.yaml:2:9\n"
        "  |\n"
        "2 |   us -> qater: 5\n"
        "  |         ^^^^^\n"
        '  = help: did you mean "qatar"?\n'
        "\n"
        "gulf.yaml: 1 error.\n"
    )


def test_two_places_are_shown_in_the_order_of_the_file() -> None:
    text = "".join(f"line {number}\n" for number in range(1, 13))
    problem = fault(12, 1, 4, related=(Related(Span(3, 1, 3, 5), "first here"),), label="again here")
    assert rendered(problem, text)[1:9] == [
        "  --> x.yaml:12:1",
        "   |",
        " 3 | line 3",
        "   | ---- first here",
        "...",
        "12 | line 12",
        "   | ^^^^ again here",
        "",
    ]


def test_carets_are_as_wide_as_what_they_mark() -> None:
    lines = rendered(fault(1, 5, 2), "ab: 多哈 cd")
    assert lines[3:5] == ["1 | ab: 多哈 cd", "  |     ^^^^"]


def test_a_mark_that_takes_no_room_still_gets_a_caret() -> None:
    assert rendered(fault(1, 3, 0), "ab")[4] == "  |   ^"


def test_control_characters_are_spelled_out() -> None:
    lines = rendered(fault(1, 2, 1, "bad \x1b[31m", help="remove \u202e", file="a\x07.yaml"), "a\x1b[31mb")
    assert lines[0] == "error[S020]: bad <U+001B>[31m"
    assert lines[1] == " --> a<U+0007>.yaml:1:2"
    assert lines[3:5] == ["1 | a<U+001B>[31mb", "  |  ^^^^^^^^"]
    assert lines[5] == "  = help: remove <U+202E>"


def test_a_tab_and_an_odd_space_are_seen_where_they_are_the_fault() -> None:
    assert rendered(fault(1, 1, 1), "\ta")[3] == "1 | <tab>a"
    assert rendered(fault(1, 1, 1), "\u00a0a\u00a0b")[3] == "1 | <U+00A0>a\u00a0b"


@pytest.mark.parametrize("column", [1, 60, 150, 299, 900, 1990])
def test_a_long_line_is_cut_around_the_place(column: int) -> None:
    line = "".join(chr(97 + number % 26) for number in range(2000))
    excerpt, carets = (text[4:] for text in rendered(fault(1, column, 5), line)[3:5])
    assert cells(excerpt) <= 100
    assert excerpt[carets.index("^") : carets.index("^") + 5] == line[column - 1 : column + 4]


def test_a_fault_of_the_whole_file_names_no_line() -> None:
    problem = fault(length=0, file="no.yaml")
    assert problem.span == WHOLE_FILE
    assert str(problem) == "no.yaml: error[S020]: something"
    assert rendered(problem, "")[:2] == ["error[S020]: something", " --> no.yaml"]


def test_errors_come_before_warnings_and_each_in_the_order_of_the_file() -> None:
    problems = Problems("x.yaml")
    problems.add("S101", Span(1, 1, 1, 2), "late", severity="warning")
    problems.add("S040", Span(9, 1, 9, 2), "last")
    problems.add("S040", Span(2, 5, 2, 6), "second")
    problems.add("S040", Span(2, 1, 2, 2), "first")
    assert [problem.message for problem in problems.sorted()] == ["first", "second", "last", "late"]
    assert problems.has_errors


def test_one_fault_is_noted_once_and_not_without_end() -> None:
    problems = Problems("x.yaml")
    for number in [*range(MOST_COLLECTED + 20)] * 2:
        problems.add("S040", Span(number + 1, 1, number + 1, 2), "again")
    assert len(problems.found) == MOST_COLLECTED
    assert f"at least {MOST_COLLECTED} errors" in render_text(problems.sorted(), "a\n" * 400)
    assert "150 more faults not shown" in render_text(problems.sorted(), "a\n" * 400)


def test_json_has_nine_names_and_no_other() -> None:
    names = ["code", "severity", "message", "help", "file", "line", "column", "end_line", "end_column"]
    assert [*as_json(fault())] == names


def test_counts_are_put_into_words() -> None:
    two = [fault(), fault(2), fault(3, severity="warning")]
    assert render_text(two, "a\nb\nc").endswith("x.yaml: 2 errors and 1 warning.\n")


anything = st.text(st.characters() | st.sampled_from("\x00\x1b\t\r\u2028\u202e\u0301多"), max_size=300)


@given(anything, st.integers(1, 5), st.integers(1, 400), st.integers(0, 400))
def test_whatever_a_line_holds_nothing_unsafe_comes_out(text: str, line: int, column: int, length: int) -> None:
    told = render_text([fault(line, column, length, message=text[:40], help=text[:40])], text)
    assert not FORBIDDEN.search(told)
    assert all(cells(part) <= 120 for part in told.split("\n")[2:4])
