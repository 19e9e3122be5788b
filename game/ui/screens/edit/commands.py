"""What can be asked for in the editor. Its keys are such that every letter can be typed."""

from __future__ import annotations

from game.ui.commands import Back, Command, GoToStart, Leave


class EditHelp(Command):
    """Open this page."""

    KEY, SHOWN, LABEL, RANK, IN_PALETTE, ACTION = "f1", "F1", "Help", 1, False, "help"


class Save(Command):
    """Write the text into its file, exactly as it stands here."""

    KEY, SHOWN, LABEL, RANK = "ctrl+s", "Ctrl+S", "Save", 1


class PlayHere(Command):
    """Play from the round that the cursor stands in, with the text as it is now, saved or not.

    The computer plays the rounds before; leaving the game leads back here.
    """

    KEY, SHOWN, LABEL, RANK = "f5", "F5", "Play", 1


class PlayMany(Command):
    """Play the text 2,000 times while you write on, and list what that shows with the faults.

    It tells what never happens, what always wins and what makes no difference, each on its line.
    """

    KEY, SHOWN, LABEL, RANK = "f7", "F7", "Playtest", 4


class NextFault(Command):
    """Go to the next fault in the text."""

    KEY, SHOWN, LABEL, RANK = "f8", "F8", "Next fault", 2


class PreviousFault(Command):
    """Go to the fault before."""

    KEY, SHOWN, LABEL, RANK = "shift+f8", "Shift+F8", "Fault before", 0


class Find(Command):
    """Find a word in the text, or go to a line by its number."""

    KEY, SHOWN, LABEL, RANK = "ctrl+f", "Ctrl+F", "Find", 3


class FindAgain(Command):
    """Find the same word again."""

    KEY, SHOWN, LABEL, RANK = "f3", "F3", "Find again", 0


class Undo(Command):
    """Undo what was typed last; as often as there is something to undo."""

    KEY, SHOWN, LABEL, RANK = "ctrl+z", "Ctrl+Z", "Undo", 5


class Redo(Command):
    """Do again what was undone."""

    KEY, SHOWN, LABEL, RANK = "ctrl+y", "Ctrl+Y", "Redo", 0


class NextPart(Command):
    """Go from the text to the faults, to the preview, and back to the text."""

    KEY, SHOWN, LABEL, RANK, IN_PALETTE = "f6", "F6", "Panes", 5, False


class HidePreview(Command):
    """Give the text the room of the preview, or show the preview again."""

    KEY, SHOWN, LABEL, RANK = "f9", "F9", "Preview", 4


class OwnEditor(Command):
    """Go on in the editor that you have set for this terminal (VISUAL or EDITOR); the text is saved first."""

    KEY, SHOWN, LABEL, RANK = "f4", "F4", "Own editor", 6


class LeaveText(Back):
    """Leave the editor. What is not saved is never lost: you are asked first."""

    KEY, LABEL, RANK, IN_PALETTE, ACTION = "escape", "Back", 3, False, "back"


class LeaveProgram(Leave):
    """Leave the program. What is not saved is never lost: you are asked first."""

    KEY, SHOWN, LABEL, RANK, ACTION = "ctrl+q", "Ctrl+Q", "Leave", 0, "leave"


HERE: tuple[type[Command], ...] = (
    Save, PlayHere, PlayMany, NextFault, PreviousFault, Find, FindAgain, Undo, Redo, NextPart, HidePreview, OwnEditor,
    EditHelp, LeaveText, LeaveProgram, GoToStart,
)  # fmt: skip
"""All of them, in the order of the help page."""
