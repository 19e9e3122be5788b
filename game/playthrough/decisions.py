"""What goes into a playthrough: its settings, and one decision at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from game.engine.resolve import Step
from game.model.base import Fog, Policy, Reflect
from game.players import Pick

LONGEST_REASON = 1000
"""Characters of a person's reasoning that can be kept."""
LONGEST_SECONDS = 24 * 60 * 60
"""More than this was not thinking: a decision that took longer is kept with this number."""

Prediction = Literal["up", "same", "down"]
"""Where a student expects a tie to go in the round."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is settled before the first round."""

    seed: int
    """From which all chance of the game is drawn."""
    seats: tuple[str, ...] = ()
    """The seats that people take, in the order in which they are asked; the computer plays all others."""
    fog: Fog = "direction"
    reflect: Reflect = "reason"
    computers: Mapping[str, Policy] = field(default_factory=dict)
    """Policies other than the scenario's own, by seat."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided for a seat."""

    seat: str
    choice: str
    """The id of the choice."""
    reason: str = ""
    """Their line of reasoning; may be empty."""
    predictions: Mapping[str, Prediction] = field(default_factory=dict)
    """Tie (`qatar -> us`) to where they expect it to go."""
    seconds: int | None = None
    """How long it took, in whole seconds from the choices being shown; None where the front end did not measure."""


def whole_seconds(elapsed: float) -> int:
    """A time measured by a front end (in seconds, of a clock that only goes forward) as a decision keeps it.

    >>> whole_seconds(61.9), whole_seconds(-0.1), whole_seconds(10**9)
    (61, 0, 86400)
    """
    return min(max(int(elapsed), 0), LONGEST_SECONDS)


@dataclass(frozen=True, slots=True)
class Played:
    """A round that is over."""

    step: Step
    decisions: Mapping[str, Decision]
    """The people's decisions, by seat."""
    picks: Mapping[str, Pick]
    """The computer seats' choices and why, by seat."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a decision was not taken: an answer, not an exception."""

    reason: str
    """A sentence for the person who decided."""
    kind: Literal["illegal", "not-saved"] = "illegal"


class NotSaved(Exception):
    """A journal could not keep a decision. Its text is a sentence that says what, where and what to do next."""


class Journal(Protocol):
    """Where a playthrough writes what happens before it counts as having happened."""

    def write(self, round_: int, decision: Decision | None, played: Played | None) -> None:
        """Keep a decision, and the round if it was the one that completed it, both or neither, durably.

        Raises NotSaved if it cannot; then nothing has been kept and the playthrough stays as it was.
        """
