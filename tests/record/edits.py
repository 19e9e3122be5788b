"""One game of the lighthouse, played as written here, and the edits that break the saves of other story formats."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.model.scenario import Scenario
from game.playthrough import Decision, Playthrough, Refused
from game.record import read_game
from game.record.against import Against, play_against
from game.record.against_words import Tried, against_text
from tests.record.lighthouse import SEATS, begin, lighthouse, scenario_of

MOVES = (
    ("send-oil", "shrug", "climb"),
    ("share-cost", "pay", "mend"),
    ("row-out", "sleep", "wave"),
    ("consult west", "criticise east", "consult east"),
)
"""What east, west and the keeper choose in each round; it ends in "Bright nights"."""

SOUTH = "  south: {name: South Harbour, short: South, public: In the south., seat: none}\nindicators:\n"
"""Stands in for the line before the indicators: an actor without a seat."""


def play(path: Path, rounds: int = 4, *, seed: int = 7, moves: tuple[tuple[str, ...], ...] = MOVES) -> Path:
    """Play so many rounds of the game and save it."""
    with begin(path, seed=seed, seats=SEATS) as game:
        for choices in moves[:rounds]:
            for seat, choice in zip(SEATS, choices, strict=False):
                assert not isinstance(game.playthrough.decide(Decision(seat, choice)), Refused), choice
    return path


def edited(*changes: tuple[str, str]) -> str:
    """The lighthouse's text with every such text replaced by another."""
    text = lighthouse().text
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


def without(start: str, end: str) -> str:
    """The lighthouse's text without what stands from one text up to another."""
    text = lighthouse().text
    return text[: text.index(start)] + text[text.index(end) :]


@cache
def scenario(text: str) -> Scenario:
    return scenario_of(text)


def against(path: Path, text: str) -> Against:
    """A save under an edited text."""
    return play_against(read_game(path).playthrough, scenario(text))


def told(path: Path, text: str) -> str:
    """The same as a person reads it, in one line, so that a sentence can be looked for."""
    found = against_text(Tried("a.jsonl", "The Lighthouse", against=against(path, text)), "new.yaml")
    return " ".join(found.split())


def replayed(path: Path) -> Playthrough:
    """The save as it was recorded."""
    return read_game(path).playthrough
