"""The state of a game between two rounds: frozen, made of whole numbers and names, safe to write as JSON."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from game.engine.plan import Plan, plan_of
from game.model.scenario import Scenario


class Chosen(NamedTuple):
    """A choice that was made: `round` counts from 1, `outcome` is the drawn outcome's id or ""."""

    round: int
    seat: str
    choice: str
    outcome: str


class Pending(NamedTuple):
    """Something that falls due: entry `part` of the `later` list of a choice (or of one of its outcomes)."""

    due: int
    """The round in which it falls due, counted from 1."""
    seat: str
    choice: str
    outcome: str
    """The outcome whose list it is in; empty for the choice's own list."""
    part: int


@dataclass(frozen=True, slots=True)
class State:
    """Everything that the next round depends on."""

    round: int
    """Rounds resolved so far: 0 at the start."""
    values: tuple[int, ...]
    """Scores and indicators, then the usual levels, by slot of the plan."""
    flags: tuple[str, ...] = ()
    """Flags that are set, in order of their names."""
    pending: tuple[Pending, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    fired: tuple[str, ...] = ()
    """Events that have happened."""
    marked: tuple[str, ...] = ()
    """Lasting marks made: act code and tie, so that each is made once."""
    ending: str = ""
    """The id of the ending that was reached; empty while the game goes on."""

    @property
    def is_over(self) -> bool:
        """Whether an ending has been reached."""
        return self.ending != ""

    def as_json(self) -> dict[str, Any]:
        """The state as plain data for JSON."""
        return asdict(self)

    def digest(self) -> str:
        """16 hexadecimal digits that name this state: equal states have equal digests on every machine."""
        data = (
            self.round,
            self.values,
            self.flags,
            self.pending,
            self.chosen,
            self.fired,
            self.marked,
            self.ending,
        )
        text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


def start(scenario: Scenario) -> State:
    """The state before the first round."""
    return State(round=0, values=plan_of(scenario).start)


def value(plan: Plan, state: State, quantity: str) -> int:
    """The value of one quantity, by name (points)."""
    return state.values[plan.slots[quantity]]
