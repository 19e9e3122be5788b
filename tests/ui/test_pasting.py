"""Pasting: what is pasted stays in its order, and gives no commands."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from game.ui import pasting
from game.ui.pasting import BEGIN, END, SHORTEST, PasteFilter

PIECE = st.sampled_from(["a", "b: c\n", "\x1b", "\x1b[31m", "\x1b[2", "\x1b]0;", "q", "é"])


@given(st.lists(PIECE), st.lists(PIECE.filter(lambda piece: "\x1b" not in piece)), st.lists(st.integers(0, 80)))
def test_a_paste_is_one_paste_however_its_pieces_come(pasted: list[str], keys: list[str], cuts: list[int]) -> None:
    pasting.install()
    data = BEGIN + "".join(pasted) + END + "".join(keys)
    places = sorted({0, *(cut for cut in cuts if SHORTEST <= cut < len(data)), len(data)})
    parser = XTermParser()
    found = [event for a, b in pairwise(places) for event in parser.feed(data[a:b])]
    found += parser.feed("x")
    pastes = [event.text for event in found if isinstance(event, events.Paste)]
    letters = [sign for sign in "".join(pasted) if sign in "é:\n"]
    assert [sign for text in pastes for sign in text if sign in "é:\n"] == letters
    assert "\x1b" not in "".join(pastes)
    typed = "".join(event.character or "" for event in found if isinstance(event, events.Key))
    assert typed.replace("\r", "\n") == "".join(keys) + "x"


def test_an_order_to_a_terminal_goes_whole_and_keys_are_left_alone() -> None:
    assert PasteFilter().passed(f"{BEGIN}a\x1b[31mred\x1b[0m \x1bz{END}\x1b[A") == f"{BEGIN}ared z{END}\x1b[A"
