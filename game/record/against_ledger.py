"""Two ledgers of one round side by side: which quantity stands elsewhere, through which lines, and why.

For every quantity it adds up to the point: what stands elsewhere after a round is what already stood elsewhere before
it, and the differences of the lines that are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.engine.ledger import Cause, Entry, Rule
from game.engine.plan import Plan, plan_of
from game.engine.resolve import Step
from game.engine.state import State
from game.model.names import ties_of
from game.model.scenario import Scenario
from game.record.against_why import Side, why

Key = tuple[str, Rule, Cause, str]
"""What makes two lines of two ledgers the same line: quantity, rule, cause, and the tie that carried it."""


@dataclass(frozen=True, slots=True)
class LineAgainst:
    """A line of the ledger that gives another number now."""

    rule: Rule
    cause: Cause
    via: str
    """For a ripple: the tie that carried it."""
    was: int
    """Points as recorded; 0 where the recorded ledger has no such line."""
    now: int
    why: str
    """A clause: what it comes from."""
    is_edit: bool
    """Whether it comes from the file (or from chance, or an event); False: only from scores that stood elsewhere."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A quantity that stands elsewhere, or got where it stands in another way."""

    quantity: str
    """As the file and the ledger write it: `qatar -> us`, `usual qatar -> us`, `talks`."""
    was: int
    now: int
    carried: int
    """Points by which it already stood elsewhere before this round."""
    lines: tuple[LineAgainst, ...] = ()


def compared(old: Scenario, new: Scenario, renamed: Mapping[str, str]) -> list[tuple[str, str]]:
    """The quantities that both scenarios have, as the older and the newer one write them, in the order of the newer.

    Usual levels of ties are among them. `renamed` has the indicators that probably have another id only, old to new.
    """
    was, now = plan_of(old), plan_of(new)
    back = {name: before for before, name in renamed.items()}
    pairs = ((back.get(name, name), name) for name in now.names)
    return [(before, name) for before, name in pairs if before in was.slots and _is_told(name)]


def only_in_one(one: Scenario, other: Scenario, renamed: Iterable[str]) -> tuple[str, ...]:
    """The ties and indicators that only `one` has; those in `renamed` the other has under another id."""
    names, others = plan_of(one), {*plan_of(other).slots, *renamed}
    return tuple(name for name in names.names[: names.size] if name not in others and _is_told(name))


def _is_told(name: str) -> bool:
    """Not an actor's tie to itself, which is always 0, nor the usual level of an indicator, which is never used."""
    pairs = ties_of(name.removeprefix("usual "))
    return pairs[0][0] != pairs[0][1] if pairs else not name.startswith("usual ")


def moved_at_start(old: Scenario, new: Scenario, renamed: Mapping[str, str]) -> tuple[Moved, ...]:
    """The quantities that start elsewhere, by the ids that they have now."""
    was, now = plan_of(old), plan_of(new)
    pairs = (
        (name, was.start[was.slots[before]], now.start[now.slots[name]]) for before, name in compared(old, new, renamed)
    )
    return tuple(Moved(name, then, here, 0) for name, then, here in pairs if then != here)


def moved_by_round(
    old: Scenario, was: Step, new: Scenario, now: Step, renamed: Mapping[str, str]
) -> tuple[tuple[Moved, ...], tuple[str, ...]]:
    """What one round, as recorded and now, brought otherwise: quantities by their ids now; sentences about flags."""
    then, here = Side(old, plan_of(old), was), Side(new, plan_of(new), now)
    lines = _lines(then, here, renamed)
    moved = []
    for old_name, name in compared(old, new, renamed):
        before = _value(here.plan, now.before, name) - _value(then.plan, was.before, old_name)
        after_was, after_now = _value(then.plan, was.state, old_name), _value(here.plan, now.state, name)
        if after_was != after_now or name in lines:
            moved.append(Moved(name, after_was, after_now, before, tuple(lines.get(name, ()))))
    return tuple(moved), _flags(was.state.flags, now.state.flags)


def _value(plan: Plan, state: State, name: str) -> int:
    return state.values[plan.slots[name]]


def _lines(then: Side, here: Side, renamed: Mapping[str, str]) -> Mapping[str, list[LineAgainst]]:
    """The lines that differ, by quantity, in the order of the ledger now."""
    was, now = _sums(then.step.entries, renamed), _sums(here.step.entries, {})
    found: dict[str, list[LineAgainst]] = {}
    for key in dict.fromkeys([*now, *was]):
        quantity, rule, cause, via = key
        a, b = was.get(key, 0), now.get(key, 0)
        if a != b:
            words, is_edit = why(then, here, quantity, rule, cause, via)
            found.setdefault(quantity, []).append(LineAgainst(rule, cause, via, a, b, words, is_edit))
    return found


def _sums(entries: tuple[Entry, ...], renamed: Mapping[str, str]) -> dict[Key, int]:
    """What the lines of a ledger add up to, with every quantity under the id that it has now."""
    found: dict[Key, int] = {}
    for entry in entries:
        if entry.rule != "flag":
            key = (renamed.get(entry.quantity, entry.quantity), entry.rule, entry.cause, entry.via)
            found[key] = found.get(key, 0) + entry.change
    return found


def _flags(was: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    return (
        *(f"Flag {flag} is set now; as recorded it was not." for flag in now if flag not in was),
        *(f"Flag {flag} was set as recorded; now it is not." for flag in was if flag not in now),
    )
