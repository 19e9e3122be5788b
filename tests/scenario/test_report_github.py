"""What `backchannel check --format github` prints: workflow commands that GitHub shows beside the lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.diagnostics import WHOLE_FILE, Diagnostic, Span
from game.scenario import check_files
from game.scenario.report import annotation

BAD = Path(__file__).parent.parent / "data" / "bad"
HERE = Span(7, 3, 7, 8)


def made(message: str = "wrong", help_: str = "", file: str = "x.yaml", span: Span = HERE) -> Diagnostic:
    return Diagnostic("S040", "error", message, help_, file, *span)


def unescaped(text: str) -> str:
    for sign in ",:\n\r%":
        text = text.replace(f"%{ord(sign):02X}", sign)
    return text


def test_a_fault_is_one_line_with_its_place() -> None:
    path = BAD / "S040-a-misspelt-part.yaml"
    name = str(path).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
    assert check_files([path], "github") == (
        f"::error file={name},line=29,col=11,endLine=29,endColumn=16,title=S040"
        '::"lable" is no part of a choice%0Adid you mean "label"?\n'
        f"Checked {path}: 1 error.\n",
        1,
    )


def test_a_warning_is_one_and_a_sound_file_has_none() -> None:
    path = BAD / "S103-a-seat-with-a-single-choice.yaml"
    told, code = check_files([path, "two-rivers"], "github", strict=True)
    assert code == 1
    assert told.startswith("::warning file=")
    sound = BAD.parent / "good" / "smallest.yaml"
    assert check_files([sound], "github") == (f"Checked {sound}: no faults.\n", 0)


def test_signs_that_end_a_command_or_a_part_of_it_are_written_as_codes() -> None:
    told = annotation(made("100%: one, two\r\n::error::three", "do: it, now", "a,b:c%.yaml"))
    assert told == (
        "::error file=a%2Cb%3Ac%25.yaml,line=7,col=3,endLine=7,endColumn=8,title=S040"
        "::100%25: one, two%0D%0A::error::three%0Ado: it, now"
    )
    assert "\n" not in told


@pytest.mark.parametrize("text", ["%0A", "%25", "a%,:\r\n%", "50%2C", "::"])
def test_what_was_escaped_comes_out_again(text: str) -> None:
    told = annotation(made(text, file=text))
    _, head, body = told.split("::", 2)
    assert unescaped(body) == text
    assert unescaped(head.removeprefix("error file=").split(",line=")[0]) == text


def test_a_fault_of_the_whole_file_has_no_line() -> None:
    assert annotation(made(span=WHOLE_FILE)) == "::error file=x.yaml,title=S040::wrong"


def test_a_fault_of_several_lines_has_no_columns() -> None:
    assert annotation(made(span=Span(2, 5, 4, 1))) == "::error file=x.yaml,line=2,endLine=4,title=S040::wrong"


def test_nothing_in_a_name_begins_a_command_of_its_own(tmp_path: Path) -> None:
    told, _ = check_files([tmp_path / "a\n::error::b\x1b[31m.yaml"], "github")
    first, second, rest = told.split("\n")
    assert first.startswith("::error file=")
    assert second.startswith("Checked ")
    assert rest == ""
    assert "\x1b" not in told
