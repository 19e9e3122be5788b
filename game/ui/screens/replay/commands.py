"""What can be asked for in a replay."""

from __future__ import annotations

from game.ui.commands import EVERYWHERE, Back, Command, NextPane, ShowMap, Why


class NextRound(Command):
    """Step to the next round, or back with the other arrow; . and , do the same while an arrow key moves in a table."""

    KEY, SHOWN, LABEL, RANK, IN_PALETTE = "right,full_stop", "←→", "Step", 1, False


class PreviousRound(Command):
    """Step back a round."""

    KEY, SHOWN, LABEL, RANK, IN_PALETTE = "left,comma", "←", "Step back", 0, False


class IntoTable(Command):
    """Move the cursor into the table, the map or the indicators of the pane that is open; Esc comes back out."""

    KEY, SHOWN, LABEL, RANK, IN_PALETTE = "down", "↓", "Into the table", 0, False


class FirstRound(Command):
    """Go to the start, before the first round."""

    KEY, SHOWN, LABEL, RANK = "home", "Home", "To the start", 0


class LastRound(Command):
    """Go to the last round that was played."""

    KEY, SHOWN, LABEL, RANK = "end", "End", "To the last round", 0


class JumpToRound(Command):
    """Jump to a round by its number or title; a digit alone goes there at once."""

    KEY, LABEL, RANK = "j", "Jump", 4


class PlayByItself(Command):
    """Let the replay run by itself, or stop it; off where the terminal asked for no animations."""

    KEY, LABEL, RANK = "space", "Play", 2


class Slower(Command):
    """Give each round more time while the replay runs by itself."""

    KEY, SHOWN, LABEL, RANK = "minus", "-", "Slower", 0


class Faster(Command):
    """Give each round less time while the replay runs by itself."""

    KEY, SHOWN, LABEL, RANK = "plus,equals_sign", "+", "Faster", 0


class AskFirst(Command):
    """What would you do? Stop before each round's choices, show what could be done, and hide what was chosen."""

    KEY, LABEL, RANK = "a", "Ask first", 5


class CompareWithRecord(Command):
    """Set every score beside what the reported record would have given by this round, and back."""

    KEY, LABEL, RANK = "t", "Record", 6


class WhatIf(Command):
    """Choose differently in this round and play on: a variation in the file of this game, which stays as it is."""

    KEY, LABEL, RANK = "i", "What if", 3


class ShowVariations(Command):
    """See the tree of variations: look at another one, go on with it, or set it beside this one."""

    KEY, LABEL, RANK = "b", "Variations", 4


class AddNote(Command):
    """Mark or comment this round, or the decision in it; the record itself is not touched."""

    KEY, LABEL, RANK = "c", "Comment", 4


class CompareGames(Command):
    """Set this game beside another saved game of the scenario, or beside a variation."""

    KEY, LABEL, RANK = "k", "Compare", 5


class ShowDebrief(Command):
    """Open the debrief."""

    KEY, LABEL, RANK = "d", "Debrief", 3


class NextSeat(Command):
    """Look through the eyes of the next seat: its choice and its ties come first."""

    KEY, LABEL, RANK = "n", "Next seat", 6


HERE: tuple[type[Command], ...] = (
    NextRound, PreviousRound, IntoTable, FirstRound, LastRound, PlayByItself, Slower, Faster, Why, ShowMap, NextPane,
    JumpToRound, WhatIf, ShowVariations, AddNote, CompareGames, CompareWithRecord, AskFirst, ShowDebrief, NextSeat,
    Back, *EVERYWHERE,
)  # fmt: skip
"""All of them, in the order of the help page."""
