"""What a game came to: why it ended so, what moved most, what the record says; and a whole game as readable text."""

from game.debrief.changes import (
    Group,
    change_words,
    concerns,
    groups,
    net_changes,
    reason_words,
    sentences,
    short_sentence,
)
from game.debrief.matrix import indicator_lines, matrix_lines
from game.debrief.record import choice_label, has_record, record_run
from game.debrief.shapes import (
    Compared,
    Curve,
    Debrief,
    Decisive,
    EndingReached,
    GoalResult,
    Moved,
    OtherEnding,
    Picked,
    PredictionResult,
    Reasoned,
    Record,
    RecordRow,
    SeatResult,
)
from game.debrief.summary import goal_results, summary, why_closed
from game.debrief.transcript import transcript

__all__ = [
    "Compared",
    "Curve",
    "Debrief",
    "Decisive",
    "EndingReached",
    "GoalResult",
    "Group",
    "Moved",
    "OtherEnding",
    "Picked",
    "PredictionResult",
    "Reasoned",
    "Record",
    "RecordRow",
    "SeatResult",
    "change_words",
    "choice_label",
    "concerns",
    "goal_results",
    "groups",
    "has_record",
    "indicator_lines",
    "matrix_lines",
    "net_changes",
    "reason_words",
    "record_run",
    "sentences",
    "short_sentence",
    "summary",
    "transcript",
    "why_closed",
]
