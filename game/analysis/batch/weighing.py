"""What standing moves promise beside the choices that the author wrote, in many games at once."""

from __future__ import annotations

import numpy as np

from game.analysis.batch.choosing import NEVER, Ahead
from game.analysis.batch.tables import Numbers, Truths
from game.analysis.batch.turn import Turn


def weigh_standing(turn: Turn, place: int) -> tuple[Truths, Truths, Numbers] | None:
    """Which games leave the seat a written choice; in which of them a standing move promises it more than all of those
    (and than no move at all), by its goals one round ahead; and the number of the most promising one.

    None where there is nothing to weigh.
    """
    written = turn.written(place)
    standing = turn.moves(place)[written:-1]
    goals = turn.compiled.goals[place]
    if not goals or not written or not standing:
        return None
    ahead = Ahead(turn, goals)
    is_open = turn.open(place)
    worths = np.array([ahead.expected(place, move) for move in turn.moves(place)[:written]])
    most = np.maximum(np.where(is_open, worths, NEVER).max(axis=0), ahead.idle())
    promised = np.array([ahead.expected(place, move) for move in standing])
    there = np.asarray(is_open.any(axis=0))
    return there, there & (promised.max(axis=0) > most), written + promised.argmax(axis=0)


__all__ = ["weigh_standing"]
