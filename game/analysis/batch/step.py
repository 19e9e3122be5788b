"""One round of many games, as :mod:`game.engine.resolve` plays it for one."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from game.analysis.batch.block import Block, percents
from game.analysis.batch.compiled import Compiled, Part
from game.analysis.batch.conditions import Now
from game.analysis.batch.tables import Numbers, Truths
from game.analysis.batch.turn import Turn
from game.analysis.games import OVER


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a round brought."""

    block: Block
    events: Truths
    """[event][game]: whether it came after this round."""
    endings: Numbers
    """The number of the ending that each game reached; :data:`game.analysis.games.OVER` while it goes on."""


class _Work:
    """Values and flags of a round as they change."""

    def __init__(self, compiled: Compiled, block: Block) -> None:
        self.compiled = compiled
        self.before = block.values
        self.values = block.values.copy()
        self.flags = block.flags
        self.marked = block.marked.copy() if len(block.marked) else block.marked
        self._sets: dict[int, Truths] = {}
        self._clears: dict[int, Truths] = {}

    def apply(self, part: Part, at: Numbers) -> None:
        """Make a part happen in the games at these places."""
        values = self.values
        for look in part.looks:
            values[look.slot, at] += look.amounts(self.before, at)
        for mark in part.marks:
            number = self.compiled.marks[mark.key]
            amounts = mark.table.take(self.before[mark.score].take(at) + 100)
            fresh = (amounts != 0) & ~self.marked[number].take(at)
            values[mark.slot, at] += np.where(fresh, amounts, 0)
            self.marked[number, at] |= fresh
        for slot, points in part.effects:
            values[slot, at] += points
        for wanted, switches in ((part.sets, self._sets), (part.clears, self._clears)):
            for flag in wanted:
                if flag not in switches:
                    switches[flag] = np.zeros(values.shape[1], dtype=np.bool_)
                switches[flag][at] = True

    def clamp(self) -> None:
        """Rule 7."""
        np.clip(self.values, *self.compiled.bounds, out=self.values)

    def switch(self) -> None:
        """Clear flags, then set them."""
        if self._sets or self._clears:
            self.flags = self.flags.copy()
            for flag, where in self._clears.items():
                self.flags[flag] &= ~where
            for flag, where in self._sets.items():
                self.flags[flag] |= where
            self._sets, self._clears = {}, {}


def resolve_block(turn: Turn, chosen: Numbers) -> Resolved:
    """Play a round: `chosen` holds the number of every seat's move, [seat][game]."""
    compiled, block = turn.compiled, turn.block
    work = _Work(compiled, block)
    drawn = np.full(chosen.shape, OVER, dtype=np.int16)
    for place, row in enumerate(chosen):
        moves = turn.moves(place)
        for number in np.flatnonzero(np.bincount(row, minlength=len(moves))).tolist():
            move = moves[number]
            at = np.flatnonzero(row == number)
            work.apply(move.part, at)
            if move.outcomes:
                fell = np.searchsorted(move.chances, percents(block, at, move.draw), side="right")
                drawn[place, at] = fell
                for outcome, part in enumerate(move.outcomes):
                    work.apply(part, at[fell == outcome])
    for due in compiled.due[turn.number]:
        is_due = block.made[due.round][due.place] == due.move
        if due.outcome >= 0:
            is_due = is_due & (block.drawn[due.round][due.place] == due.outcome)
        if due.when is not None:
            is_due = is_due & due.when.holds(turn.now)
        work.apply(due.part, np.flatnonzero(is_due))
    work.values[compiled.slots[0]] += turn.quiet
    work.clamp()
    work.switch()
    made = (*block.made, chosen)
    after = replace(block, values=work.values, flags=work.flags, marked=work.marked, made=made)
    events = _events(work, after, turn.number)
    fired = block.fired | events if len(events) else block.fired
    last = replace(after, flags=work.flags, fired=fired, drawn=(*block.drawn, drawn))
    return Resolved(last, events, _endings(compiled, last))


def _events(work: _Work, block: Block, number: int) -> Truths:
    """The events of this round, all looked at on the same state, then made and clamped."""
    now = Now(work.values, work.flags, block.made, number + 1)
    events = work.compiled.events
    came = np.zeros((len(events), block.games), dtype=np.bool_)
    for row, event, fired in zip(came, events, block.fired, strict=True):
        row[:] = event.when.holds(now)
        if event.once:
            row &= ~fired
        if event.chance < 100:
            at = np.flatnonzero(row)
            row[at] = percents(block, at, event.draws[number]) < event.chance
    if came.any():
        for row, event in zip(came, events, strict=True):
            work.apply(event.part, np.flatnonzero(row))
        work.clamp()
        work.switch()
    return came


def _endings(compiled: Compiled, block: Block) -> Numbers:
    """The ending that each game has reached: early ones after every round, all of them after the last."""
    is_last = block.round >= compiled.layout.rounds
    found = np.full(block.games, OVER, dtype=np.int16)
    for number, ending in enumerate(compiled.endings):
        if is_last or ending.early:
            left = found == OVER
            if ending.when is not None:
                left &= ending.when.holds(Now(block.values, block.flags, block.made, block.round))
            found[left] = number
    return found


__all__ = ["Resolved", "resolve_block"]
