"""The saves that a command means, with what was passed over said on stderr."""

from __future__ import annotations

from collections.abc import Sequence

from game.cli.errors import Exit, Stop, complain
from game.record import SaveProblem
from game.record.gather import Gathered, gather


def gathered(named: Sequence[str]) -> Gathered:
    """The saves that are meant. Raises Stop where there are none, after saying what there is instead."""
    try:
        found = gather(named)
    except SaveProblem as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    for sentence in found.passed:
        complain(sentence)
    if not found.saves:
        raise Stop("\n".join(found.unread), Exit.FAULTY)
    for sentence in found.unread:
        complain(sentence)
    return found
