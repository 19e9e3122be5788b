"""Saved games: kept as they are played, gone on with after any crash, replayed and checked.

A save is the truth of a game: scenario, settings, choices and drawn outcomes. States and ledgers are worked out from it
again, so a file stays small, readable and provable.

    problem, lines, format     sentences; how one line is written; what the lines hold (docs/save-format.md)
    files, store, writer       files that outlive a crash; that of the running game; lines added to it
    header, taking, variation  the first line; the lines after it, one by one; one line of play in a file
    reading, fold, journal     a file read strictly; a playthrough made from it; what a playthrough writes to
    begin, opening, branching  the file of a new game; one opened for writing; where a variation leaves its parent
    games, folders             begin, go on, look, play otherwise; where files are and what they are called
    notes, branches, telling   marks and comments; the tree of variations; both in words
    folder, gather             what lies in a folder of a class; the saves that a command means
    listing, checking, replay  the games that there are; one played again from its seed; one as a JSON document
    against, against_*         one played under an edited scenario: what differs, why, in words, as JSON
    torn                       the end of a save that was not written out, or is damaged, in words
    wrapped, rescue            a save that was changed on its way, or damaged: what is whole of it, in a new file
"""

from game.record.branches import Branch, branches, parse_address
from game.record.checking import Verdict, verify
from game.record.folders import saves_folder
from game.record.games import Game, branch_game, new_game, open_game, read_game
from game.record.journal import is_begun
from game.record.listing import SaveInfo, latest_unfinished, saves
from game.record.notes import MARKS, Note, add_note, read_notes
from game.record.problem import SaveProblem
from game.record.replay import replay_json

__all__ = [
    "MARKS",
    "Branch",
    "Game",
    "Note",
    "SaveInfo",
    "SaveProblem",
    "Verdict",
    "add_note",
    "branch_game",
    "branches",
    "is_begun",
    "latest_unfinished",
    "new_game",
    "open_game",
    "parse_address",
    "read_game",
    "read_notes",
    "replay_json",
    "saves",
    "saves_folder",
    "verify",
]
