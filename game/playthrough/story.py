"""The whole story of one quantity, which Why? tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.engine.ledger import Entry
from game.engine.plan import USUAL, plan_of
from game.engine.resolve import Step
from game.model.names import ties_of
from game.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Story:
    """Start, every entry, and where that leads: `start + sum of changes == now`, to the point."""

    quantity: str
    name: str
    """As people read it: `Qatar → US`."""
    start: int
    start_because: str
    """The author's reason for the start value."""
    start_cite: str
    entries: tuple[Entry, ...]
    now: int
    usual: int | None
    """For a tie: the level to which it returns now; None for an indicator."""
    usual_entries: tuple[Entry, ...] = ()
    """For a tie: the lasting marks that moved its usual level."""


def story(scenario: Scenario, steps: Sequence[Step], quantity: str) -> Story:
    """Tell the story of a quantity over some steps. Raises KeyError for a name that the scenario does not have."""
    plan = plan_of(scenario)
    slot = plan.slots[quantity]
    entries = [entry for step in steps for entry in step.entries if entry.quantity == quantity]
    pairs = ties_of(quantity)
    if pairs:
        shape = scenario.starting_ties.get(pairs[0])
        because, cite = (shape.because, shape.cite) if shape else ("not written in the file: neutral", "")
        usual = (steps[-1].state.values if steps else plan.start)[plan.size + slot]
        marks = tuple(e for step in steps for e in step.entries if e.quantity == USUAL + quantity)
    else:
        indicator = scenario.indicators[quantity]
        because, cite, usual, marks = indicator.because, indicator.cite, None, ()
    return Story(
        quantity=quantity,
        name=scenario.quantity_name(quantity),
        start=plan.start[slot],
        start_because=because,
        start_cite=cite,
        entries=tuple(entries),
        now=entries[-1].after if entries else plan.start[slot],
        usual=usual,
        usual_entries=marks,
    )
