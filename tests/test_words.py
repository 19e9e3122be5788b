"""Words: prose helpers by example, safe text by property."""

from __future__ import annotations

import doctest
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import words
from game.words import FORBIDDEN, clean_line, clean_text, join_words, nearest, plural, show_controls, signed

# Any code point at all, with the troublesome ones drawn often.
TROUBLE = "\x00\x07\x08\t\n\x0b\x0c\r\x1b\x7f\x85\x9b\u061c\u200b\u200c\u200d\u200e\u202e\u2028\u2029\u2066\u2069\ufeff"
MARKS = "\u0301\u0323\u0489\u20dd"
anything = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(TROUBLE + MARKS + "\ufdd0\ufffe\U0001ffff\U000e0041"),
        st.integers(0xD800, 0xDFFF).map(chr),
    ),
    max_size=60,
)


def test_the_examples_in_the_docstrings_run() -> None:
    assert doctest.testmod(words).failed == 0


def test_a_list_in_prose() -> None:
    assert join_words([]) == ""
    assert join_words(["a"]) == "a"
    assert join_words(["a", "b"]) == "a and b"
    assert join_words(iter("abc"), "or") == "a, b or c"


@pytest.mark.parametrize(("count", "said"), [(0, "0 rounds"), (1, "1 round"), (2, "2 rounds"), (-1, "-1 rounds")])
def test_a_number_with_its_noun(count: int, said: str) -> None:
    assert plural(count, "round") == said


@given(st.integers(-1000, 1000))
def test_a_signed_number_reads_back_as_itself(number: int) -> None:
    assert int(signed(number)) == number
    assert (signed(number)[0] in "+-") == (number != 0)


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("quatar", ["us", "qatar", "egypt"], "qatar"),
        ("Qatar", ["us", "qatar"], "qatar"),
        ("host visit", ["visit", "host-visit"], "host-visit"),
        ("provide_military_aid", ["provide-military-aid", "pledge-military-aid"], "provide-military-aid"),
        ("after", ["two-rivers", "after-doha"], "after-doha"),
        ("doha", ["two-rivers", "after-doha"], "after-doha"),
        ("us", ["uk", "egypt"], None),
        ("xyz", ["us", "qatar"], None),
        ("", ["us"], None),
        ("q" * 5000, ["qatar"], None),
        ("qatar", [], None),
    ],
)
def test_the_name_that_was_probably_meant(name: str, known: list[str], meant: str | None) -> None:
    assert nearest(name, known) == meant


@given(anything, st.lists(anything, max_size=6))
def test_a_near_name_is_a_known_one_whatever_their_order(name: str, known: list[str]) -> None:
    found = nearest(name, known)
    assert found is None or found in known
    assert nearest(name, reversed(known)) == found


@given(anything, st.integers(0, 40), st.booleans())
def test_clean_text_is_safe_short_and_stays_as_it_is(text: str, limit: int, keep: bool) -> None:
    clean = clean_text(text, limit=limit, keep_newlines=keep)
    assert len(clean) <= limit
    assert not FORBIDDEN.search(clean)
    assert "\t" not in clean
    assert "\r" not in clean
    assert keep or "\n" not in clean
    assert clean_text(clean, limit=limit, keep_newlines=keep) == clean
    clean.encode()


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=50))
def test_clean_text_leaves_letters_of_every_script_alone(text: str) -> None:
    assert clean_text(text) == text


def test_the_joiners_that_scripts_need_are_kept() -> None:
    persian = "\u0645\u06cc\u200c\u062e\u0648"
    assert clean_text(persian) == clean_line(persian) == persian


@given(anything, st.integers(0, 40))
def test_clean_line_is_one_tidy_line_and_stays_as_it_is(text: str, limit: int) -> None:
    line = clean_line(text, limit)
    assert len(line) <= limit
    assert not FORBIDDEN.search(line)
    assert line == " ".join(line.split())
    assert clean_line(line, limit) == line
    marks = [unicodedata.category(character) in ("Mn", "Me") for character in line]
    assert not any(all(marks[i : i + 3]) for i in range(len(marks) - 2))


def test_a_pile_of_marks_is_cleared_to_two() -> None:
    assert clean_line("x" + "\u0300" * 50 + "y") == "x\u0300\u0300y"


@given(anything)
def test_every_forbidden_character_can_be_shown(text: str) -> None:
    shown = show_controls(text)
    assert not FORBIDDEN.search(shown)
    assert "\r" not in shown
    assert shown.count("<U+") == text.count("<U+") + len(FORBIDDEN.findall(text)) + text.count("\r")


@pytest.mark.parametrize(
    "character",
    [*"\x00\x1b\x7f\x9b\u200b\u200e\u202e\u2028\u2060\u2066\ufeff\ud800\ufdd0\uffff\U0010ffff\U000e0041"],
)
def test_characters_that_are_forbidden(character: str) -> None:
    assert FORBIDDEN.fullmatch(character)
    assert clean_text(f"a{character}b") in ("ab", "a\nb")


@pytest.mark.parametrize("character", [*"\t\n\ra¶→−…é", "\u200c", "\u200d", "ع", "א", "\U0001f600"])
def test_characters_that_are_not(character: str) -> None:
    assert not FORBIDDEN.search(character)
