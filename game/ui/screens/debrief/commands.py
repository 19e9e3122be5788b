"""What can be asked for after a game."""

from __future__ import annotations

from game.ui.commands import EVERYWHERE, Command, Why


class ShowReplay(Command):
    """Replay the game; from a card that belongs to a round, at that round."""

    KEY, LABEL, RANK = "r", "Replay", 2


class NextTab(Command):
    """Go to the next tab, or back with the other arrow; the digits pick one."""

    KEY, SHOWN, LABEL, RANK, IN_PALETTE = "right", "←→", "Tabs", 3, False


class PreviousTab(Command):
    """Go to the tab before."""

    KEY, SHOWN, LABEL, RANK, IN_PALETTE = "left", "←", "Tab before", 0, False


class NextSeat(Command):
    """See the debrief of the next seat."""

    KEY, LABEL, RANK = "n", "Next seat", 3


class CopyCommand(Command):
    """Copy the command that replays this game, where the terminal lets programs copy."""

    KEY, LABEL, RANK = "c", "Copy command", 6


class ToStart(Command):
    """Go to the start screen; this game stays listed there."""

    KEY, LABEL, RANK, IN_PALETTE, ACTION = "s", "Start", 3, False, "go_to_start"


HERE: tuple[type[Command], ...] = (
    NextTab, PreviousTab, ShowReplay, Why, NextSeat, CopyCommand, ToStart, *EVERYWHERE,
)  # fmt: skip
"""All of them, in the order of the help page."""
