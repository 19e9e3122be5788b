"""What is counted over many games. Bunches of games are added in the order of their numbers, whoever played them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

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
    rounds = games.lengths[place] if upto is None else min(upto, games.lengths[place])
    line = tuple(
        tuple(layout.moves[number][seat][games.chosen[number][seat][place]] for seat in range(len(layout.seats)))
        for number in range(rounds)
    )
    return Witness(games.players, games.first + place, int(games.seeds[place]), line)


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
        endings = games.endings
        self.games += len(endings)
        self.endings.update(endings)
        self.fits.update(zip(games.fits, endings, strict=True))
        self.lengths.update(games.lengths)
        self._show(games, "ending", (), endings)
        for number in range(self.layout.rounds):
            for seat in range(len(self.layout.seats)):
                self._decision(games, number, seat)
            self.events[number].update(games.events[number])
            for mask in sorted(set(games.events[number])):
                for event in bits(mask):
                    self._keep(games, ("event", event), games.events[number], mask)
        for number in range(self.layout.rounds + 1):
            self.flags[number].update(games.flags[number])
            for slot in self.layout.quantities:
                column = games.values[number][slot]
                counts = self.values[number][slot]
                for what, extreme in (("low", min(column)), ("high", max(column))):
                    known = (min(counts) if what == "low" else max(counts)) if counts else None
                    if known is None or (extreme < known if what == "low" else extreme > known):
                        place = list(column).index(extreme)
                        self.witnesses[what, number, slot] = witness_of(self.layout, games, place)
                counts.update(column)
        for seat in range(len(self.layout.seats)):
            self.goals[seat].update(games.goals[seat])
            self._show(games, "goals", (seat,), games.goals[seat])

    def _decision(self, games: Games, number: int, seat: int) -> None:
        chosen, opened = games.chosen[number][seat], games.opened[number][seat]
        outcomes, endings = games.outcomes[number][seat], games.endings
        self.chosen[number][seat].update(zip(chosen, endings, strict=True))
        self.opened[number][seat].update(opened)
        for mask in sorted(set(opened) - {OVER}):
            self._keep(games, ("mask", number, seat, mask), opened, mask)
            for choice in bits(mask):
                self._keep(games, ("open", number, seat, choice), opened, mask)
        self._show(games, "made", (number, seat), chosen)
        if any(choice.outcomes for choice in self.layout.written[number][seat]):
            drawn = [three for three in zip(chosen, outcomes, endings, strict=True) if three[1] != OVER]
            self.outcomes[number][seat].update(drawn)
            pairs = list(zip(chosen, outcomes, strict=True))
            for pair in sorted({(move, outcome) for move, outcome, _ in drawn}):
                self._keep(games, ("drawn", number, seat, *pair), pairs, pair)

    def _show(self, games: Games, what: str, where: tuple[int, ...], column: Sequence[int]) -> None:
        for value in sorted(set(column) - {OVER}):
            self._keep(games, (what, *where, value), column, value)

    def _keep(self, games: Games, key: Key, column: Sequence[object], value: object) -> None:
        if key not in self.witnesses:
            self.witnesses[key] = witness_of(self.layout, games, list(column).index(value))

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


def bits(mask: int) -> list[int]:
    """The numbers of the bits that are set, lowest first; none for :data:`OVER`.

    >>> bits(5)
    [0, 2]
    """
    return [k for k in range(mask.bit_length()) if mask >> k & 1] if mask > 0 else []


__all__ = ["Key", "Tally", "Witness", "bits", "witness_of"]
