"""The table of decisions, as a spreadsheet opens it."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.debrief.class_shapes import Entrant
from game.export.table import BYTE_ORDER_MARK, HEADS, decisions_csv, neutral
from tests.debrief.crossing import CANARIES
from tests.export.games import a_class, play


def rows(text: str) -> list[dict[str, str]]:
    assert text.startswith(BYTE_ORDER_MARK)
    return [*csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""))]


def test_there_is_one_row_for_each_decision() -> None:
    entrants = a_class(3)
    found = rows(decisions_csv(entrants))
    made = [
        (entrant.name, chosen.seat, str(chosen.round), chosen.choice)
        for entrant in entrants
        for played in entrant.playthrough.played
        for chosen in played.step.chosen
    ]
    assert [(row["save"], row["seat"], row["round"], row["choice id"]) for row in found] == made


def test_a_row_tells_reason_predictions_and_outcome() -> None:
    found = rows(decisions_csv([Entrant("g", play("n-regret", "n-pay", predictions={"south -> north": "up"}))]))
    first = next(row for row in found if row["seat"] == "north")
    assert first["reason"] == "because"
    assert first["decided by"] == "a person"
    assert first["basis"] == "reported"
    assert first["source"] == "paper ¶4"
    assert first["predictions"].startswith("the south's regard for the north: expected to rise, it ")
    assert first["predictions made"] == "1"
    assert first["predictions as expected"] in ("0", "1")
    south = next(row for row in found if row["seat"] == "south")
    assert south["outcome"] or south["choice id"] != "s-talk"
    assert first["seconds"] == ""


def test_lines_end_as_spreadsheets_expect_and_texts_are_quoted() -> None:
    text = decisions_csv([Entrant("g", play("n-regret", reason='he said "no", twice\nand left; then'))])
    lines = text.removeprefix(BYTE_ORDER_MARK).split("\r\n")
    assert lines[0] == ",".join(f'"{head}"' for head in HEADS)
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    first = next(row for row in rows(text) if row["seat"] == "north")
    assert first["reason"] == 'he said "no", twice and left; then'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        ("  =1+1", "'=1+1"),
        ("\u200b=1+1", "'=1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\"=1+1", "'\"=1+1"),
        ("'=1+1", "''=1+1"),
        ("- we wait", "'- we wait"),
        ("-5", "-5"),
        ("+12", "+12"),
        ("-2.5", "-2.5"),
        ("-2,5", "-2,5"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)  # fmt: skip
def test_nothing_that_was_typed_is_computed(text: str, shown: str) -> None:
    assert neutral(text) == shown


@given(st.text(max_size=40))
def test_every_cell_comes_back_as_it_was_written_and_never_as_a_formula(reason: str) -> None:
    text = decisions_csv([Entrant(reason, play("n-regret", reason=reason))])
    found = rows(text)
    assert {row["save"] for row in found} == {neutral(reason)}
    first = next(row for row in found if row["seat"] == "north")
    cell = first["reason"].lstrip()
    assert cell == neutral(reason)
    assert not cell.startswith(("=", "@", "\uff1d", "\uff20"))
    assert not cell.startswith(("+", "-")) or cell[1:].replace(".", "").replace(",", "").isdigit()


def test_what_may_not_be_told_yet_is_not_in_the_table() -> None:
    both = decisions_csv([Entrant("g", play("n-regret", "s-talk", seats=("north", "south"), reason="my thought"))])
    assert "my thought" not in both
    assert "Express regret" in both
    one = decisions_csv([Entrant("g", play("n-regret", reason="my thought"))])
    assert "my thought" in one
    assert not any(canary in one for canary in CANARIES.values())
    assert "expected this" not in one
