"""What `backchannel explain` prints, and what it makes of what someone types."""

from __future__ import annotations

import re

import pytest

from game.scenario import CODES
from game.scenario.explain import explain, find_code, guesses, list_codes, page, written


def test_a_page_as_it_is_printed() -> None:
    assert explain("S060") == (
        """\
S060: unknown actor (error)

An actor is known by its id, the word under `actors` before the colon, and no
actor has this one. It may be a slip of the pen here, or in the id itself.
Names (`Delta`) and short names do not count: write the id (`delta`).

Wrong:

    relationships:
      delta -> hill: 20
      hill -> dleta: 10                           # <- here

What `backchannel check` says:

    error[S060]: no actor is called "dleta"
     --> example.yaml:3:11
      |
    3 |   hill -> dleta: 10
      |           ^^^^^
      = help: did you mean "delta"? The actors are delta and hill

Right:

    relationships:
      delta -> hill: 20
      hill -> delta: 10

See also: S061 (unknown indicator)
"""
    )


def test_a_second_place_is_shown_in_the_lines_of_the_example() -> None:
    said = explain("S101")
    assert " 8 |           reported: true\n" in said
    assert "12 |           reported: true\n" in said


def test_characters_that_cannot_be_seen_are_written_out() -> None:
    assert "\t" in written(page("S008").examples("wrong")[0])
    assert "\u00a0" in written(page("S009").examples("wrong")[0])
    for code in CODES:
        assert re.fullmatch(r"[^\x00-\x09\x0b-\x1f\x7f-\xa0\u200b-\u200f]+", explain(code))


def test_the_list_has_every_code_once_with_its_title() -> None:
    told = list_codes()
    assert re.findall(r"^  (S\d{3})  (.+)$", told, re.MULTILINE) == [(code, one.title) for code, one in CODES.items()]


@pytest.mark.parametrize("typed", ["S021", "s021", " s021 ", "[S021]", "error[S021]:", "(S021)"])
def test_a_code_is_found_as_it_is_typed_or_pasted(typed: str) -> None:
    assert find_code(typed) == "S021"


@pytest.mark.parametrize("typed", ["", "S999", "S0211", "XS021", "21", "quote", "\x1b[31m"])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert find_code(typed) is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("S0211", ["S021"]),
        ("SO21", ["S021"]),
        ("bracket", ["S027"]),
        ("indent", ["S024"]),
        ("zebra", []),
        ("", []),
    ],
)
def test_what_was_probably_meant(typed: str, meant: list[str]) -> None:
    assert guesses(typed) == meant
