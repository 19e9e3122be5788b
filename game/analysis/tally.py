"""What is counted over many games. Bunches of games are added in the order of their numbers, whoever played them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from game.analysis.games import OVER, Games, Layout, Players
from game.analysis.seek import Aim


class Witness(NamedTuple):
    """A game that shows something, as it can be played again."""

    players: Players
    number: int
    seed: int
    line: tuple[tuple[str, ...], ...]
    """The moves, round by round, in the order of the seats."""


def witness_of(layout: Layout, games: Games, place: int, upto: int | None = None) -> Witness:
    """The game at a place of the columns; with `upto`, only its first so many rounds."""
    length = int(games.lengths[place])
    rounds = length if upto is None else min(upto, length)
    line = tuple(
        tuple(layout.moves[number][seat][games.chosen[number][seat][place]] for seat in range(len(layout.seats)))
        for number in range(rounds)
    )
    return Witness(games.players, games.first + place, int(games.seeds[place]), line)


FEW = 1 << 16
"""Different values of a column up to which they are counted without sorting."""

Key = tuple[str | int, ...]
"""What a witness shows: `("ending", 2)`, `("open", round, seat, choice)`, `("high", rounds, slot)` and so on."""


class Tally:
    """Everything that is counted over the games of one kind of player."""

    def __init__(self, layout: Layout, players: Players) -> None:
        rounds, seats = range(layout.rounds), range(len(layout.seats))
        self.layout = layout
        self.players = players
        self.games = 0
        self.endings: Counter[int] = Counter()
        self.fits: Counter[tuple[int, int]] = Counter()
        """How often which endings fitted (a bit mask), and which one was told."""
        self.lengths: Counter[int] = Counter()
        self.chosen: list[list[Counter[tuple[int, int]]]] = [[Counter() for _ in seats] for _ in rounds]
        """[round][seat]: how often a move went with an ending: (move, ending)."""
        self.opened: list[list[Counter[int]]] = [[Counter() for _ in seats] for _ in rounds]
        """[round][seat]: how often which written choices were open (a bit mask)."""
        self.outcomes: list[list[Counter[tuple[int, int, int]]]] = [[Counter() for _ in seats] for _ in rounds]
        """[round][seat]: how often a move's outcome went with an ending: (move, outcome, ending)."""
        self.events: list[Counter[int]] = [Counter() for _ in rounds]
        """[round]: how often which events came after it (a bit mask)."""
        self.flags: list[Counter[int]] = [Counter() for _ in range(layout.rounds + 1)]
        self.values: list[list[Counter[int]]] = [
            [Counter() for _ in range(layout.plan.size)] for _ in range(layout.rounds + 1)
        ]
        """[rounds played][slot]: how often each value stood there."""
        self.goals: list[Counter[int]] = [Counter() for _ in seats]
        """[seat]: how often which goals were met in the end (a bit mask)."""
        self.witnesses: dict[Key, Witness] = {}

    def add(self, games: Games) -> None:
        """Count a bunch of games in."""
        endings = np.asarray(games.endings)
        if not len(endings):
            return
        self.games += len(endings)
        self.endings.update(_counts(endings))
        self.fits.update(_pairs(np.asarray(games.fits), endings))
        self.lengths.update(_counts(np.asarray(games.lengths)))
        self._show(games, "ending", (), endings)
        for number in range(self.layout.rounds):
            for seat in range(len(self.layout.seats)):
                self._decision(games, number, seat)
            events = np.asarray(games.events[number])
            masks = _counts(events)
            self.events[number].update(masks)
            for event in _bits_of(masks):
                self._keep(games, ("event", event), events, 1 << event)
        for number in range(self.layout.rounds + 1):
            self.flags[number].update(_counts(np.asarray(games.flags[number])))
            for slot in self.layout.quantities:
                column = np.asarray(games.values[number][slot])
                counts = _counts(column)
                for what, extreme in (("low", min(counts)), ("high", max(counts))):
                    if self._is_beyond(number, slot, what, extreme):
                        place = int(np.argmax(column == extreme))
                        self.witnesses[what, number, slot] = witness_of(self.layout, games, place)
                self.values[number][slot].update(counts)
        for seat in range(len(self.layout.seats)):
            goals = np.asarray(games.goals[seat])
            self.goals[seat].update(_counts(goals))
            self._show(games, "goals", (seat,), goals)

    def __getstate__(self) -> dict[str, object]:
        """Without the scenario: what was counted travels between processes, what it was counted in is there."""
        return {name: value for name, value in vars(self).items() if name != "layout"}

    def merge(self, other: Tally) -> None:
        """Add what was counted over later games."""
        for key, witness in other.witnesses.items():
            what, *where = key
            if what in ("low", "high"):
                number, slot = int(where[0]), int(where[1])
                counts = other.values[number][slot]
                if self._is_beyond(number, slot, str(what), min(counts) if what == "low" else max(counts)):
                    self.witnesses[key] = witness
            else:
                self.witnesses.setdefault(key, witness)
        self.games += other.games
        for mine, theirs in zip(self._counters(), other._counters(), strict=True):
            mine.update(theirs)

    def _counters(self) -> Iterator[Counter[Any]]:
        yield from (self.endings, self.fits, self.lengths)
        for table in (self.chosen, self.opened, self.outcomes, self.values):
            yield from chain.from_iterable(table)
        yield from chain(self.events, self.flags, self.goals)

    def _is_beyond(self, number: int, slot: int, what: str, extreme: int) -> bool:
        """Whether a value lies beyond all that were counted so far."""
        known = self.values[number][slot]
        return not known or (extreme < min(known) if what == "low" else extreme > max(known))

    def _decision(self, games: Games, number: int, seat: int) -> None:
        chosen, opened = np.asarray(games.chosen[number][seat]), np.asarray(games.opened[number][seat])
        endings = np.asarray(games.endings)
        self.chosen[number][seat].update(_pairs(chosen, endings))
        masks = _counts(opened)
        self.opened[number][seat].update(masks)
        self._show(games, "mask", (number, seat), opened)
        for choice in _bits_of(masks):
            self._keep(games, ("open", number, seat, choice), np.maximum(opened, 0), 1 << choice)
        self._show(games, "made", (number, seat), chosen)
        if any(choice.outcomes for choice in self.layout.written[number][seat]):
            outcomes = np.asarray(games.outcomes[number][seat])
            with_chance = np.flatnonzero(outcomes != OVER)
            kinds = len(self.layout.endings)
            drawn = chosen[with_chance], outcomes[with_chance].astype(np.int64) * kinds + endings[with_chance]
            for (move, both), count in _pairs(*drawn).items():
                outcome, ending = divmod(both, kinds)
                self.outcomes[number][seat][move, outcome, ending] += count
                key = ("drawn", number, seat, move, outcome)
                self._keep(games, key, (chosen == move) & (outcomes == outcome))

    def _show(self, games: Games, what: str, where: tuple[int, ...], column: NDArray[Any]) -> None:
        for value in sorted(set(_counts(column)) - {OVER}):
            self._keep(games, (what, *where, value), column == value)

    def _keep(self, games: Games, key: Key, column: NDArray[Any], bit: int = 1) -> None:
        """Remember the first game in which something is so, unless one is known: that has this bit in a column."""
        if key not in self.witnesses:
            self.witnesses[key] = witness_of(self.layout, games, int(np.argmax((column & bit) != 0)))

    def open_counts(self, number: int, seat: int) -> tuple[int, ...]:
        """In how many games each written choice of a round and seat was open."""
        found = [0] * len(self.layout.written[number][seat])
        for mask, count in self.opened[number][seat].items():
            for choice in bits(mask):
                found[choice] += count
        return tuple(found)

    def event_counts(self) -> tuple[int, ...]:
        """How often each event came, over all rounds."""
        found = [0] * len(self.layout.events)
        for counter in self.events:
            for mask, count in counter.items():
                for event in bits(mask):
                    found[event] += count
        return tuple(found)

    def seen(self) -> set[Aim]:
        """What these games have shown, as aims of a seeking player."""
        layout = self.layout
        found = {Aim("ending", layout.endings[ending], -1) for ending in self.endings}
        found |= {Aim("event", layout.events[k], -1) for k, count in enumerate(self.event_counts()) if count}
        for number, row in enumerate(layout.written):
            for seat, choices in enumerate(row):
                made = {move for move, _ in self.chosen[number][seat]}
                found |= {Aim("choice", choice.id, number) for k, choice in enumerate(choices) if k in made}
                for move, outcome, _ in self.outcomes[number][seat]:
                    choice = choices[move]
                    found.add(Aim("outcome", f"{choice.id} {choice.outcomes[outcome].id}", number))
        return found

    def quantile(self, number: int, slot: int, share: float) -> int:
        """The value of a quantity after so many rounds below or at which this share of the games lies."""
        counts = self.values[number][slot]
        wanted, passed = share * sum(counts.values()), 0
        for value in sorted(counts):
            passed += counts[value]
            if passed >= wanted:
                return value
        return max(counts)


def _counts(column: NDArray[Any]) -> dict[int, int]:
    """How often each value stands in a column."""
    if column.dtype != object:
        low = int(column.min(initial=0))
        if int(column.max(initial=0)) - low < FEW:
            counts = np.bincount(column - low if low else column)
            there = np.flatnonzero(counts)
            return dict(zip((there + low).tolist(), counts[there].tolist(), strict=True))
    values, counts = np.unique(column, return_counts=True)
    return dict(zip(values.tolist(), counts.tolist(), strict=True))


def _pairs(first: NDArray[Any], second: NDArray[Any]) -> dict[tuple[int, int], int]:
    """How often each two values stand side by side; the second is never below :data:`OVER`."""
    width = int(second.max(initial=0)) + 2
    both = (first if first.dtype == object else first.astype(np.int64)) * width + (second + 1)
    found = ((divmod(value, width), count) for value, count in _counts(both).items())
    return {(one, two - 1): count for (one, two), count in found}


def _bits_of(masks: Iterable[int]) -> list[int]:
    """Every bit that is set in some mask."""
    return sorted({bit for mask in masks for bit in bits(mask)})


def bits(mask: int) -> list[int]:
    """The numbers of the bits that are set, lowest first; none for :data:`OVER`.

    >>> bits(5)
    [0, 2]
    """
    return [k for k in range(mask.bit_length()) if mask >> k & 1] if mask > 0 else []


__all__ = ["Key", "Tally", "Witness", "bits", "witness_of"]
