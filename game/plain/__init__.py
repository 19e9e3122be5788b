"""Backchannel line by line: for screen readers, plain terminals and scripts."""

from game.plain.console import Console, to_ascii
from game.plain.game import play_plain, replay_plain
from game.plain.seats import ask_seat

__all__ = ["Console", "ask_seat", "play_plain", "replay_plain", "to_ascii"]
