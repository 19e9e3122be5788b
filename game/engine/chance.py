"""Chance without a generator: every draw is a hash of what it is for.

So adding a choice, or asking in another order, shifts no other draw, and two branches of a game meet the same luck.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from game.model.moves import Outcome


def draw(seed: int, *purpose: str) -> int:
    """A number from 0 to 2**64 - 1 for a seed and a purpose (round id, seat, choice id, what for)."""
    text = "\x1f".join((str(seed), *purpose))
    return int.from_bytes(hashlib.sha256(text.encode("utf-8")).digest()[:8], "big")


def percent(seed: int, *purpose: str) -> int:
    """A number from 0 to 99."""
    return draw(seed, *purpose) * 100 >> 64


def pick_outcome(outcomes: Sequence[Outcome], seed: int, *purpose: str) -> Outcome | None:
    """The outcome that is drawn; None where there are none."""
    if not outcomes:
        return None
    number = percent(seed, *purpose, "outcome")
    for outcome in outcomes:
        if number < outcome.chance:
            return outcome
        number -= outcome.chance
    return outcomes[-1]
