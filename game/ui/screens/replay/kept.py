"""What the file of a game holds besides what was played: notes, and the tree of variations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from game.record import Branch, Note, SaveProblem, branches, read_notes

if TYPE_CHECKING:
    from game.record import Game


class Kept(NamedTuple):
    """Read from the file; empty where there is none to read."""

    notes: tuple[Note, ...] = ()
    """Those along the variation that is looked at."""
    tree: tuple[Branch, ...] = ()
    """Every line of play, the game itself first; empty where the file cannot be read."""

    @classmethod
    def of(cls, game: Game) -> Kept:
        """What is kept with a game."""
        try:
            return cls(read_notes(game.path, game.variation), branches(game.path))
        except SaveProblem:  # it was moved away since it was opened, or never was in a file
            return cls()

    @property
    def noted(self) -> frozenset[int]:
        """The rounds with a note."""
        return frozenset(note.round for note in self.notes)

    def at(self, round_: int) -> tuple[Note, ...]:
        """The notes to a round and to the decisions in it."""
        return tuple(note for note in self.notes if note.round == round_)

    def note(self, round_: int, seat: str) -> Note | None:
        """The note to one place."""
        return next((note for note in self.notes if (note.round, note.seat) == (round_, seat)), None)

    def line(self, variation: int) -> Branch | None:
        """A line of play by its id."""
        return next((branch for branch in self.tree if branch.id == variation), None)
