"""The ledger: every change of every quantity, in order, each with its rule and its cause.

Start plus the changes *is* the value, to the point, for every quantity and after every round.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Rule = Literal[
    "direct", "self", "ripple", "mediation", "reciprocity", "drift", "lasting-mark", "limit", "authored", "flag"
]
"""Which rule of the rule book made a change; `flag` is a flag set (0 to 1) or cleared (1 to 0)."""


class Cause(NamedTuple):
    """What set a rule going. Entries with the same cause belong together on screen."""

    kind: Literal["choice", "later", "event", "rule"]
    """A choice now, the delayed part of an earlier choice, an event, or a rule that works by itself."""
    seat: str = ""
    """Who chose; empty for events and rules."""
    id: str = ""
    """The id of the choice, the event, or the rule."""
    act: str = ""
    """The act as written (`criticise israel`), where an act of the catalogue did it."""

    def __str__(self) -> str:
        """A cause in one word group, as exports and JSON give it: `choice us measured-regret: consult qatar`."""
        head = " ".join(part for part in (self.kind, self.seat, self.id) if part)
        return f"{head}: {self.act}" if self.act else head


class Change(NamedTuple):
    """A change worked out but not yet made: `amount` points on a slot of the plan."""

    slot: int
    amount: int
    rule: Rule
    cause: Cause
    because: str = ""
    cite: str = ""
    via: int = -1
    """For a ripple: the slot of the tie that carried it."""


class Entry(NamedTuple):
    """One line of the ledger."""

    round: int
    """The round, counted from 1."""
    quantity: str
    """`qatar -> us`, `usual qatar -> us`, an indicator's id, or a flag."""
    before: int
    after: int
    rule: Rule
    cause: Cause
    because: str = ""
    """The author's reason, where there is one."""
    cite: str = ""
    via: str = ""
    """For a ripple: the tie that carried it (`summit -> qatar`)."""
    via_score: int = 0
    """That tie's score at the start of the round."""

    @property
    def change(self) -> int:
        """How many points it moved; before + change = after."""
        return self.after - self.before
