"""Saved games: kept as they are played, gone on with after any crash, replayed and checked.

A save is the truth of a game: scenario, settings, choices and drawn outcomes. States and ledgers are worked out from it
again, so a file stays small, readable and provable.

    problem, lines, format     sentences; how one line is written; what the lines hold
    files, store, journal      files that outlive a crash; that of the running game; what a playthrough writes to
    header, reading, fold      a file read strictly; a playthrough made from it
    begin, games, folders      begin, go on, look; where files are and what they are called
    listing, checking, replay  the games that there are; one played again from its seed; one as a JSON document
"""

from game.record.checking import Verdict, verify
from game.record.folders import saves_folder
from game.record.games import Game, new_game, open_game, read_game
from game.record.listing import SaveInfo, latest_unfinished, saves
from game.record.problem import SaveProblem
from game.record.replay import replay_json

__all__ = [
    "Game",
    "SaveInfo",
    "SaveProblem",
    "Verdict",
    "latest_unfinished",
    "new_game",
    "open_game",
    "read_game",
    "replay_json",
    "saves",
    "saves_folder",
    "verify",
]
