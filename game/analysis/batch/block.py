"""Games of one scenario side by side: everything that their next round depends on, a column for each game."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.analysis.batch.compiled import Compiled
from game.analysis.batch.tables import Numbers, Truths


@dataclass(slots=True)
class Block:
    """The state of many games after the same number of rounds. A round makes a new one; none is changed."""

    seeds: NDArray[np.uint64]
    texts: list[bytes]
    """Each seed as digits, for hashing."""
    rows: NDArray[np.intp]
    """Which game of the whole bunch each is."""
    values: Numbers
    """[slot of the plan][game]"""
    flags: Truths
    """[flag][game]"""
    fired: Truths
    """[event][game]: whether it has come."""
    marked: Truths
    """[lasting mark][game]: whether it was made."""
    made: tuple[Numbers, ...]
    """[round][seat][game]: the number of the move."""
    drawn: tuple[Numbers, ...]
    """[round][seat][game]: the number of the outcome, or -1."""

    @classmethod
    def start(cls, compiled: Compiled, seeds: list[int]) -> Block:
        """Before the first round."""
        count, layout = len(seeds), compiled.layout
        values = np.empty((2 * layout.plan.size, count), dtype=compiled.dtype)
        values[:] = np.array(layout.plan.start, dtype=compiled.dtype)[:, None]
        return cls(
            np.array(seeds, dtype=np.uint64),
            [b"%d" % seed for seed in seeds],
            np.arange(count),
            values,
            np.zeros((len(layout.flags), count), dtype=np.bool_),
            np.zeros((len(compiled.events), count), dtype=np.bool_),
            np.zeros((len(compiled.marks), count), dtype=np.bool_),
            (),
            (),
        )

    @property
    def games(self) -> int:
        """How many there are."""
        return len(self.texts)

    @property
    def round(self) -> int:
        """Rounds played so far."""
        return len(self.made)

    def take(self, at: Numbers) -> Block:
        """The games at these places, in this order; a place may come twice."""
        texts = self.texts
        return Block(
            self.seeds[at],
            [texts[place] for place in at.tolist()],
            self.rows[at],
            self.values[:, at],
            self.flags[:, at],
            self.fired[:, at],
            self.marked[:, at],
            tuple(made[:, at] for made in self.made),
            tuple(drawn[:, at] for drawn in self.drawn),
        )


def draws(block: Block, at: Numbers, behind: bytes) -> NDArray[np.uint64]:
    """:func:`game.engine.chance.draw` for some games of a block, for one purpose."""
    texts, sha256 = block.texts, hashlib.sha256
    found = b"".join([sha256(texts[place] + behind).digest()[:8] for place in at.tolist()])
    return np.frombuffer(found, dtype=">u8").astype(np.uint64)


def percents(block: Block, at: Numbers, behind: bytes) -> Numbers:
    """:func:`game.engine.chance.percent` for some games of a block: 0 to 99."""
    numbers = draws(block, at, behind)
    half = np.uint64(32)
    low = (numbers & np.uint64(0xFFFFFFFF)) * np.uint64(100) >> half
    return (((numbers >> half) * np.uint64(100) + low) >> half).astype(np.int64)


__all__ = ["Block", "draws", "percents"]
