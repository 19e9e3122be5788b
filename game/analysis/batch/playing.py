"""Whole games in columns: the batch engine as a playtest uses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from game.analysis.batch.block import Block
from game.analysis.batch.choosing import choose, choose_uniform
from game.analysis.batch.compiled import Compiled
from game.analysis.batch.conditions import Now
from game.analysis.batch.step import Resolved, resolve_block
from game.analysis.batch.tables import Numbers, Truths
from game.analysis.batch.turn import Turn
from game.analysis.games import OVER, Layout, Players, game_seed
from game.analysis.playing import UNIFORM, Chunk, Engine, Play, Task, plays_of

MOST_BITS = 50
"""Bits of a mask that fit a machine's word with room to spare; longer masks are Python's own numbers."""

Chooser = Callable[[Turn], Numbers]
"""What every seat chooses in the coming round: [seat][game]."""


@dataclass(slots=True)
class Recorded:
    """What is written down of the games of a block, a column of one entry for each game; see :class:`Games`."""

    players: Players
    first: int
    seeds: list[int]
    endings: Numbers
    fits: Numbers
    lengths: Numbers
    chosen: list[Numbers]
    opened: list[Numbers]
    outcomes: list[Numbers]
    events: list[Numbers]
    flags: list[Numbers]
    values: list[Numbers]
    goals: list[Numbers]


def play_block(
    compiled: Compiled,
    block: Block,
    chooser: Chooser,
    players: Players = "random",
    first: int = 0,
    keep: Callable[[Turn], None] | None = None,
    close: Callable[[Block], None] | None = None,
) -> Recorded:
    """Play the games of a block to their ends. `keep` is shown each round before it is played, `close` the games that
    are over, as they come to it.

    Columns of rounds before the block's own are left out: the first is that of its next round. The rows of the block
    are numbered anew.
    """
    layout, count = compiled.layout, block.games
    block = replace(block, rows=np.arange(count))
    seats, rounds = len(layout.seats), layout.rounds - block.round
    over = np.full((seats, count), OVER, dtype=np.int16)
    found = Recorded(
        players, first, [int(seed) for seed in block.seeds], np.full(count, OVER, dtype=np.int16), np.zeros(0),
        np.full(count, layout.rounds, dtype=np.int16), [over.copy() for _ in range(rounds)],
        [over.copy() for _ in range(rounds)], [over.copy() for _ in range(rounds)], [], [_masks(block.flags)],
        [block.values[: layout.plan.size]], [],
    )  # fmt: skip
    parts: list[tuple[NDArray[np.intp], Numbers, list[Numbers]]] = []
    for number in range(rounds):
        events = np.zeros((len(layout.events), count), dtype=np.bool_)
        if block.games:
            turn = Turn(compiled, block)
            if keep is not None:
                keep(turn)
            chosen = chooser(turn)
            after = resolve_block(turn, chosen)
            rows = block.rows
            found.chosen[number][:, rows] = chosen
            found.outcomes[number][:, rows] = after.block.drawn[-1]
            for place in range(seats):
                found.opened[number][place, rows] = turn.mask(place)
            events[:, rows] = after.events
        found.events.append(_masks(events))
        if not block.games:
            found.flags.append(found.flags[-1])
            found.values.append(found.values[-1])
            continue
        _write(found, after, rows, count)
        block = _go_on(compiled, after, found, parts, close)
    found.fits = np.zeros(count, dtype=parts[0][1].dtype)
    found.goals = [np.zeros(count, dtype=parts[0][2][place].dtype) for place in range(seats)]
    for rows, fits, goals in parts:
        found.fits[rows] = fits
        for column, mask in zip(found.goals, goals, strict=True):
            column[rows] = mask
    return found


def _write(found: Recorded, after: Resolved, rows: NDArray[np.intp], count: int) -> None:
    """The values and flags after a round; games that are over keep their last."""
    size = found.values[0].shape[0]
    flags = _masks(after.block.flags)
    if len(rows) == count:
        found.flags.append(flags)
        found.values.append(after.block.values[:size])
        return
    found.flags.append(found.flags[-1].copy())
    found.flags[-1][rows] = flags
    found.values.append(found.values[-1].copy())
    found.values[-1][:, rows] = after.block.values[:size]


def _go_on(
    compiled: Compiled,
    after: Resolved,
    found: Recorded,
    parts: list[tuple[NDArray[np.intp], Numbers, list[Numbers]]],
    close: Callable[[Block], None] | None,
) -> Block:
    """The games that go on; the others are summed up."""
    is_over = after.endings != OVER
    if not is_over.any():
        return after.block
    ended = np.flatnonzero(is_over)
    block = after.block if len(ended) == len(is_over) else after.block.take(ended)
    found.endings[block.rows] = after.endings[ended]
    found.lengths[block.rows] = block.round
    parts.append((block.rows, *_ends(compiled, block)))
    if close is not None:
        close(block)
    return after.block.take(np.flatnonzero(~is_over))


def _ends(compiled: Compiled, block: Block) -> tuple[Numbers, list[Numbers]]:
    """Which endings fitted and which goals were met, as bit masks, in games that are over."""
    now = Now(block.values, block.flags, block.made, block.round)
    fits = np.zeros((len(compiled.endings), block.games), dtype=np.bool_)
    for row, ending in zip(fits, compiled.endings, strict=True):
        if ending.when is not None:
            row[:] = ending.when.holds(now)
    met = []
    for goals in compiled.goals:
        rows = np.zeros((len(goals), block.games), dtype=np.bool_)
        for row, goal in zip(rows, goals, strict=True):
            row[:] = goal.when.holds(now)
        met.append(_masks(rows))
    return _masks(fits), met


def _masks(rows: Truths) -> Numbers:
    """[thing][game] as one bit mask for each game."""
    if len(rows) > MOST_BITS:
        wide = np.zeros(rows.shape[1], dtype=object)
        for bit, row in enumerate(rows):
            wide += row.astype(object) * (1 << bit)
        return wide
    found = np.zeros(rows.shape[1], dtype=np.int64)
    for bit, row in enumerate(rows):
        found |= row.astype(np.int64) << bit
    return found


def chooser_of(compiled: Compiled, plays: dict[int, dict[str, Play]], task: Task) -> Chooser:
    """Who chooses: by game where each has its own ways (`plays`), else alike in all."""
    layout = compiled.layout
    alike = plays_of(layout, task, 0) if task.players != "mixed" else None

    def choose_all(turn: Turn) -> Numbers:
        found = np.zeros((len(layout.seats), turn.block.games), dtype=np.int16)
        for place, seat in enumerate(layout.seats):
            if alike is not None:
                found[place] = _by(turn, place, alike[seat])
                continue
            ways: dict[Play, list[int]] = {}
            for at, row in enumerate(turn.block.rows.tolist()):
                ways.setdefault(plays[row][seat], []).append(at)
            for way, at_ in sorted(ways.items()):
                some = np.array(at_)
                found[place, some] = _by(Turn(compiled, turn.block.take(some)), place, way)
        return found

    return choose_all


def _by(turn: Turn, place: int, play: Play) -> Numbers:
    return choose_uniform(turn, place) if play == UNIFORM else choose(turn, place, play)


@lru_cache(maxsize=8)
def compiled_of(layout: Layout) -> Compiled:
    """A scenario compiled; once for each layout."""
    return Compiled(layout)


def start_of(layout: Layout, task: Task) -> tuple[Block, Chooser]:
    """The games of a task before their first round, and who chooses in them."""
    compiled = compiled_of(layout)
    seeds = [game_seed(task.seed, number) for number in range(task.first, task.first + task.games)]
    plays = {row: plays_of(layout, task, seed) for row, seed in enumerate(seeds)} if task.players == "mixed" else {}
    return Block.start(compiled, seeds), chooser_of(compiled, plays, task)


def play_many(layout: Layout, task: Task) -> Chunk:
    """Play the games of a task. Equal tasks give equal chunks, and the same as the reference engine's."""
    return Chunk(play_block(compiled_of(layout), *start_of(layout, task), task.players, task.first))


BATCH = Engine(play_many, 32_768, ("random", "goal", "mixed"))
"""Plays thousands of games at once; it does not seek."""

__all__ = ["BATCH", "Chooser", "Recorded", "chooser_of", "compiled_of", "play_block", "play_many", "start_of"]
