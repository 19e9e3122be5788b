"""Lots for play at random: which of so many, for a game, a round and a seat.

They are drawn in their millions and only a playtest knows of them, so they come from a quick mixing of whole numbers
(the finaliser of SplitMix64: Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators") and not from
the hash by which a game draws its outcomes. Both forms give the same numbers.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

ROUND, PLACE, GAMMA = 0xD1B54A32D192ED03, 0x8CB92BA72F3D8DD7, 0x9E3779B97F4A7C15
FIRST, SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
WORD = 2**64 - 1


def lot(seed: int, number: int, place: int, count: int) -> int:
    """From 0 to `count` - 1, for a game's seed, a round and a seat (both from 0).

    >>> [lot(1_000_000, number, 0, 4) for number in range(8)]
    [0, 3, 2, 2, 1, 1, 2, 2]
    """
    mixed = seed * GAMMA + number * ROUND + place * PLACE & WORD
    mixed = (mixed ^ mixed >> 30) * FIRST & WORD
    mixed = (mixed ^ mixed >> 27) * SECOND & WORD
    return ((mixed ^ mixed >> 31) >> 32) * count >> 32


def lots(seeds: NDArray[np.uint64], number: int, place: int, counts: NDArray[Any] | int) -> NDArray[np.int64]:
    """:func:`lot` for many games."""
    mixed = seeds * np.uint64(GAMMA) + np.uint64(number * ROUND + place * PLACE & WORD)
    mixed = (mixed ^ mixed >> np.uint64(30)) * np.uint64(FIRST)
    mixed = (mixed ^ mixed >> np.uint64(27)) * np.uint64(SECOND)
    high = (mixed ^ mixed >> np.uint64(31)) >> np.uint64(32)
    return (high.astype(np.int64) * counts) >> 32


__all__ = ["lot", "lots"]
