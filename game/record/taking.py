"""The lines of a save after the first, taken one by one: each must belong where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.record.format import (
    MOST_VARIATIONS,
    VERSION,
    Header,
    SavedBranch,
    SavedDecision,
    SavedNote,
    SavedRound,
    SavedVersion,
)
from game.record.header import check_readable, shape
from game.record.lines import BadLineError
from game.record.variation import Variation, owner

SINCE_2 = {"branch", "note"}
"""Kinds of line that version 1 did not have."""


@dataclass(slots=True)
class Book:
    """What the lines of a file came to so far."""

    path: Path
    """What sentences call the file."""
    header: Header
    version: int
    """The version of the format that the next line is of."""
    variations: list[Variation]
    """The game itself, then every variation in the order in which they were begun: each at the place of its id."""
    notes: dict[tuple[int, int, str], SavedNote] = field(default_factory=dict)
    """The note that counts at each place: variation, round, seat."""


def take(book: Book, body: dict[str, Any], number: int) -> None:
    """Add one line, of this number, to what was read.

    Raises BadLineError for one that does not belong there, and SaveProblem where it takes a newer reader to go on.
    """
    header, variations = book.header, book.variations
    kind = body["kind"]
    is_newer = book.version > VERSION
    if book.version < 2 and (kind in SINCE_2 or body.keys() & {"variation", "seconds"}):
        raise BadLineError("lines of that kind came with version 2 of the format, and the file is of version 1")
    if kind == "decision":
        made = shape(SavedDecision, body, is_newer=is_newer)
        _decision(made, _of(variations, made.variation, number))
    elif kind == "round":
        played = shape(SavedRound, body, is_newer=is_newer)
        _round(played, header, _of(variations, played.variation, number))
    elif kind == "branch":
        _branch(shape(SavedBranch, body, is_newer=is_newer), header, variations, number)
    elif kind == "note":
        _note(shape(SavedNote, body, is_newer=is_newer), variations, book.notes)
    elif kind == "version":
        raised = shape(SavedVersion, body, is_newer=is_newer)
        check_readable(raised.version, raised.oldest_reader, raised.program, book.path)
        if raised.version <= book.version or raised.oldest_reader > raised.version:
            raise BadLineError(f"it raises the file from version {book.version} to version {raised.version}")
        book.version = raised.version
    elif not is_newer:
        raise BadLineError("it is of no kind that this program knows")


def _of(variations: list[Variation], id_: int, number: int) -> Variation:
    if id_ >= len(variations):
        raise BadLineError(f"it belongs to variation {id_}, which was not begun before it")
    found = variations[id_]
    if found.is_over:
        raise BadLineError("the game had ended before it")
    found.last_line = number
    return found


def _decision(made: SavedDecision, line: Variation) -> None:
    _check_round(made.round, line)
    if made.seat not in line.seats or made.seat in line.open:
        raise BadLineError("the seat that decides there had no decision to make")
    line.open[made.seat] = made


def _round(played: SavedRound, header: Header, line: Variation) -> None:
    _check_round(played.round, line)
    choices = {seat: made.choice for seat, made in line.open.items()}
    choices |= {seat: pick.choice for seat, pick in played.picks.items()}
    wanted = {*header.seats, *header.computers}
    if played.choices != choices or set(choices) != wanted or set(line.open) & set(played.picks):
        raise BadLineError("the choices of the round are not those that were made")
    if not played.outcomes.keys() <= wanted:
        raise BadLineError("it has outcomes for seats that do not play")
    line.decisions.append(line.open)
    line.open = {}
    line.rounds.append(played)


def _check_round(round_: int, line: Variation) -> None:
    wanted = len(line.rounds) + 1
    if round_ != wanted:
        raise BadLineError(f"it belongs to round {round_}, not to round {wanted}")


def _branch(begun: SavedBranch, header: Header, variations: list[Variation], number: int) -> None:
    if begun.id != len(variations) or begun.id > MOST_VARIATIONS:
        raise BadLineError(f"it begins variation {begun.id}, but the next one is {len(variations)}")
    if begun.parent >= len(variations):
        raise BadLineError(f"it leaves variation {begun.parent}, which was not begun before it")
    parent = variations[begun.parent]
    if begun.round > len(parent.rounds) + (not parent.is_over):
        raise BadLineError(f"it leaves before round {begun.round}, which its parent had not reached")
    seats = set(begun.seats)
    if len(seats) != len(begun.seats) or not {*parent.seats} <= seats <= {*header.seats, *header.computers}:
        raise BadLineError("its seats are not those of its parent, or seats of the game besides")
    line = parent.branch(begun.id, begun.round, begun.seats, begun.created)
    line.last_line = number
    variations.append(line)


def _note(note: SavedNote, variations: list[Variation], notes: dict[tuple[int, int, str], SavedNote]) -> None:
    if note.variation >= len(variations):
        raise BadLineError(f"it is about variation {note.variation}, which was not begun before it")
    line = variations[note.variation]
    if note.round > len(line.rounds) or owner(variations, note.variation, note.round) != note.variation:
        raise BadLineError(f"it is about round {note.round}, which that variation had not played")
    if note.seat and (not note.round or note.seat not in line.rounds[note.round - 1].choices):
        raise BadLineError("it is about a decision that was not made")
    place = (note.variation, note.round, note.seat)
    if note.mark or note.text:
        notes[place] = note
    else:
        notes.pop(place, None)
