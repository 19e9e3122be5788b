"""One run of a scenario: the only thing that front ends hold, and their only door to the engine."""

from game.playthrough.decisions import (
    Decision,
    Journal,
    NotSaved,
    Played,
    Prediction,
    Refused,
    Settings,
    whole_seconds,
)
from game.playthrough.run import Playthrough
from game.playthrough.sentences import cause_sentence, entry_sentence
from game.playthrough.story import Story

__all__ = [
    "Decision",
    "Journal",
    "NotSaved",
    "Played",
    "Playthrough",
    "Prediction",
    "Refused",
    "Settings",
    "Story",
    "cause_sentence",
    "entry_sentence",
    "whole_seconds",
]
