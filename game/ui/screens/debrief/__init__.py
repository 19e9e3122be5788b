"""After the game: how it ended and why, goals, curves, decisive moments, predictions, the record, the other seats."""

from game.ui.screens.debrief.screen import DebriefScreen

__all__ = ["DebriefScreen"]
