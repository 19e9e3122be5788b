"""Whether a save comes out the same when it is played again from its seed and choices."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.record.fold import begin, compare, replay_round
from game.record.reading import read_save
from game.words import clean_line, plural


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of playing a save again."""

    ok: bool
    round: int | None
    """The first round that differs, counted from 1; None where none does."""
    message: str
    """A sentence."""


def verify(path: Path) -> Verdict:
    """Play a save again: the choices as recorded, everything drawn anew from the seed, every digest compared.

    Raises SaveProblem for a file that is damaged or cannot be read.
    """
    save = read_save(Path(path).absolute())
    playthrough = begin(save)
    for number, recorded in enumerate(save.rounds):
        try:
            difference = compare(recorded, replay_round(save, playthrough, number, drawn=True))
        except ValueError as problem:
            difference = clean_line(str(problem), 300).rstrip(".")
        if difference:
            return Verdict(False, number + 1, f"Round {number + 1} differs from the record: {difference}.")
    if not save.rounds:
        return Verdict(True, None, "No round has been played yet, so there is nothing to compare.")
    rounds = "The one round comes" if len(save.rounds) == 1 else f"All {plural(len(save.rounds), 'round')} come"
    return Verdict(True, None, f"{rounds} out exactly as recorded.")
