"""What a round is for many games before anybody has chosen: what is open, and what comes by itself."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from game.analysis.batch.block import Block
from game.analysis.batch.compiled import Compiled, Move
from game.analysis.batch.conditions import Now
from game.analysis.batch.tables import Numbers, Truths


class Turn:
    """A round that is to be played, for the games of a block."""

    def __init__(self, compiled: Compiled, block: Block) -> None:
        self.compiled = compiled
        self.block = block
        self.number = block.round
        """The round, from 0."""
        self.now = Now(block.values, block.flags, block.made, block.round + 1)
        self._open: dict[int, Truths] = {}

    def moves(self, place: int) -> tuple[Move, ...]:
        """Every move of a seat, by number."""
        return self.compiled.moves[self.number][place]

    def written(self, place: int) -> int:
        """How many of them the author wrote for this round; they come first, the pass comes last."""
        return len(self.compiled.layout.written[self.number][place])

    def open(self, place: int) -> Truths:
        """[written choice][game]: whether it is open."""
        if place not in self._open:
            found = np.ones((self.written(place), self.block.games), dtype=np.bool_)
            for row, move in zip(found, self.moves(place), strict=False):
                if move.when is not None:
                    row[:] = move.when.holds(self.now)
            self._open[place] = found
        return self._open[place]

    def mask(self, place: int) -> Numbers:
        """The same as a bit mask for each game."""
        found = np.zeros(self.block.games, dtype=np.int16)
        for bit, row in enumerate(self.open(place)):
            found |= row.astype(np.int16) << np.int16(bit)
        return found

    @cached_property
    def quiet(self) -> Numbers:
        """[pair][game]: what reciprocity and drift change, on the values at the start of the round."""
        values, size = self.block.values, self.compiled.plan.size
        slots, reverse = self.compiled.slots
        closes, fades = self.compiled.quiet
        away = values[slots] - values[slots + size]
        back = values[reverse] - values[reverse + size]
        found: Numbers = closes.take(back - away + 400) + fades.take(away + 200)
        return found

    @cached_property
    def quiet_row(self) -> dict[int, int]:
        """Slot to its row in :attr:`quiet`."""
        return {int(slot): row for row, slot in enumerate(self.compiled.slots[0])}


__all__ = ["Turn"]
