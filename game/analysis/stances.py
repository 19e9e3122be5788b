"""The stances that seats may take, counted: how many different ones in each round, and how often each in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from game.analysis.neutrality import StanceRow


@dataclass(frozen=True, slots=True)
class SeatStances:
    """The stances of one seat."""

    seat: str
    by_round: tuple[int | None, ...]
    """How many different ones each round offers; None where the seat has no choice, or the file names none there."""
    counts: tuple[tuple[str, int], ...]
    """Each stance with the number of choices that take it, most first."""

    @property
    def words(self) -> str:
        """The stances with their numbers: "firm 7, bridging 6"."""
        return ", ".join(f"{stance} {count}" for stance, count in self.counts)


def stances_by_seat(rows: Sequence[StanceRow]) -> tuple[SeatStances, ...]:
    """Count the stances seat by seat, for the seats whose choices name any."""
    rounds = max((row.round for row in rows), default=0)
    found = []
    for seat in dict.fromkeys(row.seat for row in rows):
        mine = {row.round: [stance for stance in row.stances if stance] for row in rows if row.seat == seat}
        counts = Counter(stance for stances in mine.values() for stance in stances)
        if counts:
            by_round = tuple(len(set(mine.get(number, []))) or None for number in range(1, rounds + 1))
            found.append(SeatStances(seat, by_round, tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))))
    return tuple(found)


__all__ = ["SeatStances", "stances_by_seat"]
