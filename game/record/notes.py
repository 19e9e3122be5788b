"""Marks and comments to the places of a saved game: lines of their own, which change nothing of what was played."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from game.record.format import LONGEST_COMMENT, Mark, SavedNote
from game.record.games import Game
from game.record.journal import SaveJournal
from game.record.opening import open_to_write
from game.record.problem import SaveProblem, why_unwritten
from game.record.reading import Save, read_save
from game.record.variation import owner
from game.words import clean_line, too_long

MARKS: Final[dict[Mark, str]] = {
    "look-again": "Look again",
    "question": "A question",
    "turning-point": "A turning point",
}
"""Every mark, and what people read."""


@dataclass(frozen=True, slots=True)
class Note:
    """A mark, a comment, or both, at one place of a game."""

    round: int
    """0 is the start, before the first round."""
    seat: str
    """Whose decision it is about; empty for the whole round."""
    mark: Mark
    text: str
    created: str
    """When it was written, in the clock's local time."""
    variation: int = 0
    """The variation in which that round was played."""


def read_notes(path: Path, variation: int = 0) -> tuple[Note, ...]:
    """The notes along a variation, those of the rounds that it shares with its parents among them, in their order.

    Raises SaveProblem.
    """
    return notes_of(read_save(Path(path).absolute()).at(variation))


def notes_of(save: Save) -> tuple[Note, ...]:
    """The notes along the variation of a save, by round; one about a round stands before those about its decisions."""
    here = (
        note for note in save.notes.values() if owner(save.variations, save.variation, note.round) == note.variation
    )
    return _sorted(here)


def all_notes(save: Save) -> tuple[Note, ...]:
    """The notes of a whole file, by variation and round."""
    return _sorted(save.notes.values())


def _sorted(notes: Iterable[SavedNote]) -> tuple[Note, ...]:
    found = sorted(notes, key=lambda note: (note.variation, note.round, note.seat))
    return tuple(
        Note(note.round, note.seat, note.mark, clean_line(note.text, LONGEST_COMMENT), clean_line(note.created, 40),
             note.variation)
        for note in found
    )  # fmt: skip


def add_note(game: Game, round_: int, seat: str = "", *, mark: Mark = "", text: str = "") -> tuple[str, ...]:
    """Mark or comment a round of a game, or the decision of a seat in it; an earlier note at that place gives way.

    Without a mark and a text, the note that was there is taken away. Returns what the person should be told about the
    file: that its end was set aside, for one. Raises SaveProblem if it cannot be kept (whole),
    and ValueError for a place that the game does not have.
    """
    played = game.playthrough.played
    if not 0 <= round_ <= len(played) or (seat and (not round_ or seat not in _deciders(game, round_))):
        raise ValueError(f"there is no such place: round {round_}, seat '{seat}'")
    if fault := too_long(text, LONGEST_COMMENT):
        raise SaveProblem(f"The comment was not saved. {fault}")
    told: tuple[str, ...] = ()
    journal = game.playthrough.journal
    if isinstance(journal, SaveJournal) and not journal.writer.is_closed:
        writer, save, is_ours = journal.writer, read_save(game.path), False
    else:
        opened = open_to_write(game.path, game.variation)
        writer, save, is_ours, told = opened.writer, opened.save, True, opened.told
    try:
        note = SavedNote(
            variation=owner(save.variations, save.at(game.variation).variation, round_),
            round=round_,
            seat=seat,
            mark=mark,
            text=clean_line(text, LONGEST_COMMENT),
            created=datetime.now().isoformat(timespec="seconds"),
        )
        writer.append([("note", note)])
    except OSError as problem:
        why, cure = why_unwritten(problem, game.path)
        raise SaveProblem(f"The comment was not saved: {why}. {cure}, then try again.") from problem
    finally:
        if is_ours:
            writer.close()
    return told


def _deciders(game: Game, round_: int) -> set[str]:
    return {made.seat for made in game.playthrough.played[round_ - 1].step.chosen}
