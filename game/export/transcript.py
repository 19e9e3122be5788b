"""A game as a text to read, mail and hand in: the transcript, and at its end everything that people reasoned.

The transcript has each reason at its round, between the changes. Who reads thirty of them wants them side by side.
"""

from __future__ import annotations

from game.debrief import summary, transcript
from game.debrief.comments import NO_COMMENTS, Comments
from game.debrief.sections import question_lines, reason_lines
from game.debrief.text import finish
from game.playthrough import Playthrough

WIDTH = 100
"""Cells, as in the transcript."""


def written(playthrough: Playthrough, comments: Comments = NO_COMMENTS) -> str:
    """The whole game so far; then, where people played, what each chose and why, and the questions once it is over."""
    debrief = summary(playthrough)
    scenario = playthrough.scenario
    lines = [transcript(playthrough, comments).rstrip("\n")]
    for title, told in (
        ("What people chose, and why", reason_lines(scenario, debrief, WIDTH)),
        ("To talk about", question_lines(debrief, WIDTH) if playthrough.is_over else []),
    ):
        if told:
            lines += ["", title, *told]
    return finish(lines)


__all__ = ["written"]
