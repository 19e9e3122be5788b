"""One line of play in a file: the game itself, or a variation that leaves another one before a round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from game.record.format import SavedDecision, SavedRound


@dataclass(slots=True)
class Variation:
    """What one line of play holds, from the first round on: what it shares with its parent is in it as well."""

    id: int
    """0 is the game itself."""
    parent: int
    """The variation that it leaves; of the game itself, 0."""
    round: int
    """The first round that is its own, counted from 1."""
    seats: tuple[str, ...]
    """The seats that people take, in order."""
    created: str = ""
    """When it was begun, in the clock's local time; of the game itself, see the header."""
    decisions: list[Mapping[str, SavedDecision]] = field(default_factory=list)
    """The people's decisions of each round that is over, by seat."""
    rounds: list[SavedRound] = field(default_factory=list)
    open: dict[str, SavedDecision] = field(default_factory=dict)
    """The decisions of the round after those, in the order in which they were made."""
    last_line: int = 0
    """The number of the last line that belongs to it."""

    @property
    def is_over(self) -> bool:
        """Whether an ending was reached."""
        return bool(self.rounds) and self.rounds[-1].ending is not None

    def branch(self, id_: int, round_: int, seats: tuple[str, ...], created: str) -> Variation:
        """A variation that leaves this one before a round (from 1 to one more than were played)."""
        return Variation(id_, self.id, round_, seats, created, self.decisions[: round_ - 1], self.rounds[: round_ - 1])


def owner(variations: list[Variation], variation: int, round_: int) -> int:
    """Which variation played a round that another one shares with it: where its notes are kept. 0 is the start."""
    while variation and round_ < variations[variation].round:
        variation = variations[variation].parent
    return variation
