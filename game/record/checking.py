"""Whether a save comes out the same when it is played again from its seed and choices."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from game.program import program
from game.record.fold import begin, compare, replay_round
from game.record.problem import shown
from game.record.reading import Save, read_save
from game.record.torn import damaged_lines, decided_sentence, torn_sentences
from game.words import clean_line, plural


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of playing a save again."""

    ok: bool
    round: int | None
    """The first round that differs, counted from 1; None where none does: then only the end may be damaged."""
    message: str
    """A sentence."""
    variation: int = 0
    """The variation in which it differs; 0 is the game itself."""


def verify(path: Path) -> Verdict:
    """Play a save again, with every variation: the choices as recorded, everything drawn anew from the seed.

    Every digest is compared. A last line that was not written out is no fault, one that was changed is. Raises
    SaveProblem for a file that is damaged before its end or cannot be read.
    """
    save = read_save(Path(path).absolute())
    for line in save.variations:
        found = _differs(save.at(line.id))
        if found is not None:
            number, difference = found
            where = f"Round {number}" if not line.id else f"Round {number} of variation {line.id}"
            return Verdict(False, number, f"{where} differs from the record: {difference}.", line.id)
    command = f"`{program()} resume {quote(shown(save.path))}`"
    end = torn_sentences(
        save, f"it was left out, and {command} sets it aside", f"they were left out, and {command} sets them aside"
    )
    if damaged_lines(save):
        return Verdict(False, None, f"{end} {_holds(save)}")
    return Verdict(True, None, " ".join(filter(None, [_holds(save), end or decided_sentence(save)])))


def _holds(save: Save) -> str:
    """That every round comes out as it was recorded."""
    count = len(save.variations) - 1
    rounds = len(save.rounds)
    if not count and not rounds:
        return "No round has been played yet, so there is nothing to compare."
    what = "The one round comes" if rounds == 1 else f"All {plural(rounds, 'round')} come"
    if count:
        what = f"{plural(rounds, 'round').capitalize()} and {plural(count, 'variation')} come"
    return f"{what} out exactly as recorded."


def _differs(save: Save) -> tuple[int, str] | None:
    """The first round that comes out otherwise along a variation, counted from 1, and what differs; None for none."""
    playthrough = begin(save)
    for number, recorded in enumerate(save.rounds):
        try:
            difference = compare(recorded, replay_round(save, playthrough, number, drawn=True))
        except ValueError as problem:
            difference = clean_line(str(problem), 300).rstrip(".")
        if difference:
            return number + 1, difference
    return None
