"""Notes and variations in words, for every front end."""

from __future__ import annotations

from collections.abc import Iterable

from game.debrief import choice_label
from game.playthrough import Playthrough
from game.record.branches import Branch
from game.record.notes import MARKS, Note
from game.words import plural


def note_place(playthrough: Playthrough, note: Note) -> str:
    """What a note is about: `Round 3, Qatar, "Ask the summit"`."""
    if not note.round:
        return "The start"
    if not note.seat:
        return f"Round {note.round}"
    return f"Round {note.round}, {decision_words(playthrough, note.round, note.seat)}"


def decision_words(playthrough: Playthrough, round_: int, seat: str) -> str:
    """A decision that was made: `Qatar, "Ask the summit"`."""
    made = next(made for made in playthrough.played[round_ - 1].step.chosen if made.seat == seat)
    return f'{playthrough.scenario.mention(seat)}, "{choice_label(playthrough, seat, made.choice)}"'


def note_words(note: Note) -> str:
    """The mark and the comment in a row: `[A question] Why now?`."""
    return " ".join([*([f"[{MARKS[note.mark]}]"] if note.mark else []), *([note.text] if note.text else [])])


def comments_of(notes: Iterable[Note]) -> dict[tuple[int, str], str]:
    """The notes of a game by their places, as a report on it wants them: round, seat, the words."""
    return {(note.round, note.seat): note_words(note) for note in notes}


def branch_name(id_: int) -> str:
    """What a line of play is called."""
    return f"Variation {id_}" if id_ else "The game itself"


def branch_came(branch: Branch) -> str:
    """How far a line of play came: `over: A quiet winter`."""
    return f"over: {branch.ending_title}" if branch.is_over else f"not over, {plural(branch.rounds, 'round')} played"


def branch_left(branch: Branch) -> str:
    """Where a variation leaves its parent: `leaves the game before round 3`."""
    return f"leaves {f'variation {branch.parent}' if branch.parent else 'the game'} before round {branch.round}"


def branch_what(playthrough: Playthrough, branch: Branch) -> str:
    """What was decided otherwise, without a full stop; empty where nothing was (yet).

    `in round 3, Qatar chose "Wait" instead of "Ask the summit"`. Any playthrough of the scenario will do.
    """
    parting = branch.parting
    if parting is None:
        return ""
    chose, was = (choice_label(playthrough, parting.seat, one) for one in (parting.choice, parting.instead_of))
    who = playthrough.scenario.mention(parting.seat)
    return f'in round {parting.round}, {who} chose "{chose}" instead of "{was}"'
