"""Replay: a game round by round, forward and back, with the story of every score up to there."""

from game.ui.screens.replay.screen import ReplayScreen

__all__ = ["ReplayScreen"]
