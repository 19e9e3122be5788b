"""What a saved game holds besides what was played, as text: its notes, and its variations."""

from __future__ import annotations

from collections.abc import Sequence

from game.debrief.text import wrap
from game.record import Branch, Game, Note
from game.record.telling import branch_came, branch_left, branch_name, branch_what, note_place, note_words

WIDTH = 100


def notes_text(game: Game, notes: Sequence[Note]) -> list[str]:
    """The notes of a game in lines, with what each is about; nothing where there are none."""
    if not notes:
        return []
    lines = ["", "Notes", "-----"]
    for note in notes:
        lines += wrap(f"{note_place(game.playthrough, note)}: {note_words(note)}", WIDTH, "", "  ")
    return lines


def variations_text(game: Game, tree: Sequence[Branch]) -> list[str]:
    """The tree of variations in lines; nothing where there is only the game itself."""
    if len(tree) < 2:
        return []
    lines = ["", "The game and its variations", "---------------------------"]
    for branch in tree:
        margin = "  " * branch.depth
        lines += wrap(_line(game, branch), WIDTH, margin, margin + "    ")
    return lines


def _line(game: Game, branch: Branch) -> str:
    """One line of the tree: where it leaves, how far it came, what was decided otherwise."""
    name = branch_name(branch.id) + (" (the one above)" if branch.id == game.variation else "")
    if not branch.id:
        return f"{name}: {branch_came(branch)}."
    what = branch_what(game.playthrough, branch)
    return f"{name} {branch_left(branch)}; {branch_came(branch)}{'; ' if what else ''}{what}."
