"""Every command, declared once: key bar, palette, help page and key bindings all derive from here.

A command is a class: its docstring says what it does (the help page and the tooltip show the first line), its name is
its action. `class OpenMap(Command)` is carried out by `action_open_map` on the screen, and switched on and off by that
screen's `check_action`. A screen lists its commands once::

    COMMANDS_HERE = (Why, OpenMap, *EVERYWHERE)
    BINDINGS = bindings(*COMMANDS_HERE)
"""

from __future__ import annotations

import re
from typing import ClassVar

from textual.binding import Binding


class Command:
    """What a person can ask for."""

    KEY: ClassVar[str] = ""
    """The key, as Textual names it; several with commas (the first is the one shown)."""
    SHOWN: ClassVar[str] = ""
    """How the key is written in the key bar and on the help page; left out, it follows from KEY."""
    LABEL: ClassVar[str] = ""
    """One to three words for the key bar and the palette."""
    RANK: ClassVar[int] = 5
    """Place in the key bar: 1 stays longest when room is short, 0 is not in the bar."""
    IN_PALETTE: ClassVar[bool] = True
    ACTION: ClassVar[str] = ""
    """The action; left out, it follows from the name of the class."""

    @classmethod
    def action(cls) -> str:
        """The action's name, as in `action_open_map`."""
        return cls.ACTION or re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()

    @classmethod
    def about(cls) -> str:
        """What it does: the first paragraph of the docstring, on one line."""
        return " ".join((cls.__doc__ or "").split("\n\n")[0].split())

    @classmethod
    def key_shown(cls) -> str:
        """The key as a person reads it."""
        first = cls.KEY.split(",")[0]
        return cls.SHOWN or KEY_NAMES.get(first, first)


KEY_NAMES = {"question_mark": "?", "escape": "Esc", "enter": "Enter", "space": "Space", "tab": "Tab"}
"""Keys that are not written as Textual names them."""


def bindings(*commands: type[Command]) -> list[Binding]:
    """The key bindings of some commands, for a screen's `BINDINGS`."""
    return [
        Binding(
            command.KEY,
            command.action(),
            command.LABEL,
            show=command.RANK > 0,
            key_display=command.key_shown(),
            tooltip=command.about(),
            id=command.action(),
        )
        for command in commands
        if command.KEY
    ]


# ── Everywhere ───────────────────────────────────────────────────────────────────────────────────────────────────────


class Help(Command):
    """Open this page: every command, and how a round works."""

    KEY, LABEL, RANK, IN_PALETTE = "question_mark,f1", "Help", 1, False


class Back(Command):
    """Go back to what was here before."""

    KEY, LABEL, RANK, IN_PALETTE = "escape", "Back", 2, False


class Leave(Command):
    """Leave the program. A game is saved after every decision, so nothing is lost."""

    KEY, LABEL, RANK = "q", "Leave", 6


class GoToStart(Command):
    """Go to the start screen; a game is kept and listed there to go on with."""

    LABEL, RANK = "Start screen", 0


EVERYWHERE: tuple[type[Command], ...] = (Help, Leave, GoToStart)
"""What every screen offers (windows that open over a screen offer `Back` alone)."""


# ── Start, seat and briefing ─────────────────────────────────────────────────────────────────────────────────────────


class Move(Command):
    """Move through a list."""

    SHOWN, LABEL, RANK, IN_PALETTE = "↑↓", "Move", 5, False


class Open(Command):
    """Open what the cursor is on: a scenario, a game to go on with, or a game to replay."""

    KEY, LABEL, RANK, IN_PALETTE = "enter", "Open", 1, False


class ReplaySaved(Command):
    """Replay the saved game that the cursor is on, also one that is not over yet."""

    KEY, LABEL, RANK, IN_PALETTE = "r", "Replay", 4, False


class EditScenario(Command):
    """Edit the scenario that the cursor is on: its text, with its faults and a preview. Of a shipped one, a copy."""

    KEY, LABEL, RANK, IN_PALETTE = "e", "Edit", 4, False


class TakeSeat(Command):
    """Take the seat that the cursor is on, or all those that are ticked."""

    KEY, LABEL, RANK, IN_PALETTE = "enter", "Take seat", 1, False


class TickSeat(Command):
    """Tick or untick a seat. With two or more, people take turns at this keyboard."""

    KEY, LABEL, RANK, IN_PALETTE = "space", "Several people", 3, False


class Begin(Command):
    """Begin the game, or go on with it."""

    KEY, LABEL, RANK, IN_PALETTE = "enter", "Begin", 1, False


class NextPage(Command):
    """Turn to the next page."""

    KEY, SHOWN, LABEL, RANK, IN_PALETTE = "right", "←→", "Pages", 3, False


class PreviousPage(Command):
    """Turn to the page before."""

    KEY, SHOWN, LABEL, RANK, IN_PALETTE = "left", "←", "Page before", 0, False


# ── Situation room ───────────────────────────────────────────────────────────────────────────────────────────────────


class Choose(Command):
    """Move through the choices; the ties and the indicators show what each would do by itself."""

    SHOWN, LABEL, RANK, IN_PALETTE = "↑↓", "Choose", 4, False


class Decide(Command):
    """Decide for the choice that the cursor is on. Before it is final, you are asked once more."""

    KEY, LABEL, RANK, IN_PALETTE = "enter", "Decide", 1, False


class OtherMoves(Command):
    """Make another move than those that are offered: a verb, then whom it is aimed at."""

    KEY, LABEL, RANK = "m", "More moves", 8


class Why(Command):
    """Tell the whole story of a score or an indicator: every change, its rule and its source."""

    KEY, LABEL, RANK = "w", "Why?", 2


class ShowMap(Command):
    """Show the ties as a drawn map instead of a table of scores, and back."""

    KEY, LABEL, RANK = "v", "Map", 4


class ShowBriefing(Command):
    """Read the briefing again."""

    KEY, LABEL, RANK = "b", "Briefing", 4


class ShowGoals(Command):
    """See your goals and how they stand."""

    KEY, LABEL, RANK = "g", "Goals", 5


class ShowHistory(Command):
    """Look back at the rounds before: who chose what, and what moved."""

    KEY, LABEL, RANK = "h", "History", 7


class NextPane(Command):
    """Go to the next part of the screen."""

    KEY, LABEL, RANK, IN_PALETTE = "tab", "Panes", 3, False


# ── Before a choice is final, and after ──────────────────────────────────────────────────────────────────────────────


class Confirm(Command):
    """Make the choice final."""

    KEY, LABEL, RANK, IN_PALETTE = "enter", "Make it final", 1, False


class NextCause(Command):
    """Show the next cause and what it changed."""

    KEY, LABEL, RANK, IN_PALETTE = "space", "Next", 1, False


class ShowAll(Command):
    """Show everything at once; then go on."""

    KEY, LABEL, RANK, IN_PALETTE = "enter", "Show all", 1, False
