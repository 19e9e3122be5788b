"""Several people at one keyboard: nobody reads what only another may know."""

from __future__ import annotations

import re

import pytest

from game.plain.game import AWAY
from tests.debrief.crossing import CANARIES
from tests.plain.sitting import new, sit

PRIVATE = ["b", "g", "?", "t", "i", "h", "w north south", "f 1"]
PAGES = re.compile(r"(Hand the keyboard to (?:\w+ ?)+|All seats have decided)")
WHO = {"North Bank": "north", "South Bank": "south", "Ferry": "ferry"}


def pages(text: str) -> list[tuple[str, str]]:
    """What stands between the hand-over pages, each with the seat that reads it ("" for everybody)."""
    head, *rest = PAGES.split(text)
    found = [("", head)]
    for title, body in zip(rest[::2], rest[1::2], strict=True):
        found.append((WHO[title.removeprefix("Hand the keyboard to ")] if title.startswith("Hand") else "", body))
    return found


@pytest.mark.parametrize("is_terminal", [False, True])
def test_a_page_shows_only_what_its_reader_may_know(is_terminal: bool) -> None:
    game = new("south", "north", reflect="reason")
    go = ["", ""] if is_terminal else []
    seats_first = ["", *go, *PRIVATE, "1", "my secret reason"]
    together = ["", *(["b", "g", "", ""] if is_terminal else [])]
    seats_next = ["", *PRIVATE, "1", "another reason"]
    text = sit(game, *seats_first, *seats_first, *together, *seats_next, is_terminal=is_terminal)
    assert len(game.played) == 1
    shown = pages(text)
    assert [seat for seat, _ in shown] == ["", "south", "north", "", "south", "north"]
    for seat, page in shown:
        assert all(canary not in page for owner, canary in CANARIES.items() if owner != seat)
        assert "secret reason" not in page or seat in ("south", "north")
    assert CANARIES["south"] in shown[1][1]
    assert CANARIES["north"] in shown[2][1]


def test_a_hand_over_scrolls_away_what_was_read() -> None:
    text = sit(new("south", "north"), "", "1", "", "1", "", "")
    assert text.count("\n" * AWAY) == 4
    for match in PAGES.finditer(text):
        assert text[: match.start()].endswith("\n" * AWAY)


def test_a_choice_that_is_sealed_is_not_told() -> None:
    game = new("south", "north")
    text = sit(game, "", "2", "", "t", "h", "b")
    assert dict(game.sealed)["south"].choice == "s-protest"
    assert "Protest" not in pages(text)[2][1]


def test_only_enter_or_quitting_goes_on() -> None:
    text = sit(new("south", "north"), "1", "b", "q")
    assert text.count("Only Enter goes on, or q to save and quit.") == 2
    assert "You stop here." in text
    assert not any(canary in text for canary in CANARIES.values())


def test_at_the_end_everybody_reads_everything() -> None:
    game = new("south", "north")
    text = sit(game, *["", "1", "", "1", ""] * 2, "", "m", "1", "1", "", "1", "")
    assert game.is_over
    last = pages(text)[-1][1]
    assert "The goals of South Bank" in last
    assert "The goals of North Bank" in last
    assert "Ferry (played by the computer" in last


def test_resumed_in_mid_round_it_asks_the_next_seat() -> None:
    game = new("south", "north")
    sit(game, "", "1")
    text = sit(game, "", "q")
    assert [seat for seat, _ in pages(text)] == ["", "north"]
    assert CANARIES["south"] not in text
