"""One round: all seats have chosen, and everything happens at once.

The order of the ledger is fixed (seats in file order, what falls due, reciprocity and drift, the limit, events), but no
amount depends on it: every amount is worked out on the values at the start of the round and then added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from game.engine.acts import LIMIT, act_changes, mark_key, quiet_changes
from game.engine.chance import percent, pick_outcome
from game.engine.conditions import Situation, holds
from game.engine.ledger import Cause, Change, Entry
from game.engine.offers import find_choice
from game.engine.plan import Plan, plan_of
from game.engine.state import Chosen, Pending, State
from game.model.moves import Choice, Consequences, Effects, Later
from game.model.scenario import Scenario, round_id


@dataclass(frozen=True, slots=True)
class Step:
    """What one round brought."""

    before: State
    state: State
    """The state after the round."""
    chosen: tuple[Chosen, ...]
    """Who chose what, in seat order, with the outcome that was drawn."""
    entries: tuple[Entry, ...]
    """Every change, in the order of the ledger."""
    events: tuple[str, ...]
    """Ids of the events that happened after the round."""

    @property
    def round(self) -> int:
        """The round that was resolved, counted from 1."""
        return self.state.round


class _Round:
    """The working copy of one round: values as they change, and the lines written so far."""

    def __init__(self, plan: Plan, state: State) -> None:
        self.plan = plan
        self.start = state.values
        self.values = list(state.values)
        self.flags = dict.fromkeys(state.flags, True)
        self.number = state.round + 1
        self.entries: list[Entry] = []
        self.marked = set(state.marked)

    def add(self, changes: Iterable[Change]) -> None:
        """Make changes, one ledger line each."""
        values, names, number = self.values, self.plan.names, self.number
        for slot, amount, rule, cause, because, cite, via in changes:
            before = values[slot]
            values[slot] = before + amount
            carried = (names[via], self.start[via]) if via >= 0 else ("", 0)
            self.entries.append(
                Entry(number, names[slot], before, before + amount, rule, cause, because, cite, *carried)
            )

    def clamp(self) -> None:
        """Rule 7: bring back what left its range, and say so."""
        for slot, number in enumerate(self.values):
            if -100 <= number <= 100 and (number >= 0 or self.start[slot] < 0):
                continue
            low, high = self.plan.bounds(slot)
            inside = max(low, min(high, number))
            if inside != number:
                self.add([Change(slot, inside - number, "limit", LIMIT)])

    def flag(self, name: str, on: bool, cause: Cause) -> None:
        """Set or clear a flag, with a line if that changes anything."""
        was = self.flags.get(name, False)
        if was != on:
            self.flags[name] = on
            self.entries.append(Entry(self.number, name, int(was), int(on), "flag", cause))


def effect_changes(plan: Plan, effects: Effects, cause: Cause, because: str, cite: str) -> list[Change]:
    """What an author wrote under `effects`, as changes; an effect's own reason and cite go before the general ones."""
    return [
        Change(slot, effect.by, "authored", cause, effect.because or because, effect.cite or cite)
        for name, effect in effects.items()
        for slot in plan.slots_of(name)
        if effect.by
    ]


def consequence_changes(
    plan: Plan,
    values: tuple[int, ...],
    seat: str,
    part: Consequences,
    choice: Choice,
    because: str,
    marked: set[str] | frozenset[str] = frozenset(),
) -> list[Change]:
    """What a choice, or one outcome of it, changes by itself in this round (not what follows later)."""
    found: list[Change] = []
    actor = plan.index[seat]
    for use in part.acts:
        cause = Cause("choice", seat, choice.id, str(use))
        for change in act_changes(plan, values, actor, use, cause, marked):
            found.append(change._replace(cite=choice.cite) if choice.cite else change)
    if part.effects:
        found += effect_changes(plan, part.effects, Cause("choice", seat, choice.id), because, choice.cite)
    return found


def _due(scenario: Scenario, item: Pending) -> tuple[Choice, Later]:
    choice = scenario.choices_by_id[item.choice][2]
    if not item.outcome:
        return choice, choice.later[item.part]
    outcome = next(outcome for outcome in choice.outcomes if outcome.id == item.outcome)
    return choice, outcome.later[item.part]


def resolve(
    scenario: Scenario,
    state: State,
    choices: Mapping[str, str],
    *,
    seed: int = 0,
    outcomes: Mapping[str, str] | None = None,
) -> Step:
    """Play one round: every seat's choice id (`{seat: id}`) to the state after it, with the ledger.

    `outcomes` fixes the drawn outcome of a seat's choice by id (a replay passes what the save recorded); otherwise the
    seed draws it. Seats without a choice make no move. Raises ValueError for a choice that the round does not have;
    whether a choice is *open* is for the caller to ask (:func:`game.engine.offers.refusal`).
    """
    plan = plan_of(scenario)
    if state.is_over or state.round >= len(scenario.rounds):
        raise ValueError("the game is over")
    work = _Round(plan, state)
    here = round_id(scenario, state.round)
    number = work.number
    chosen: list[Chosen] = []
    pending = [item for item in state.pending if item.due > number]
    switches: list[tuple[str, bool, Cause]] = []

    for seat in scenario.seats:
        if seat not in choices:
            continue
        choice = find_choice(plan, state, seat, choices[seat])
        if choice is None:
            raise ValueError(f"no choice '{choices[seat]}' for {seat} in round {number}")
        fixed = (outcomes or {}).get(seat)
        outcome = (
            next((o for o in choice.outcomes if o.id == fixed), None)
            if fixed
            else pick_outcome(choice.outcomes, seed, here, seat, choice.id)
        )
        chosen.append(Chosen(number, seat, choice.id, outcome.id if outcome else ""))
        cause = Cause("choice", seat, choice.id)
        parts: list[tuple[Consequences, str, str]] = [(choice, "", choice.because or choice.label)]
        if outcome is not None:
            parts.append((outcome, outcome.id, outcome.text or choice.because or choice.label))
        for part, drawn, because in parts:
            changes = consequence_changes(plan, state.values, seat, part, choice, because, work.marked)
            for change in changes:
                if change.rule == "lasting-mark":
                    key = mark_key(plan.act(change.cause.act.split(" ")[0]), plan, change.slot - plan.size)
                    if key in work.marked:
                        continue
                    work.marked.add(key)
                work.add((change,))
            switches += [(flag, False, cause) for flag in part.clears]
            switches += [(flag, True, cause) for flag in part.sets]
            pending += [
                Pending(number + later.rounds, seat, choice.id, drawn, position)
                for position, later in enumerate(part.later)
            ]

    now = Situation(state.values, frozenset(state.flags), frozenset(made.choice for made in state.chosen), number)
    for item in state.pending:
        if item.due > number:
            continue
        choice, later = _due(scenario, item)
        if holds(plan, later.when, now):
            cause = Cause("later", item.seat, item.choice)
            because = later.because or choice.because or choice.label
            work.add(effect_changes(plan, later.effects, cause, because, later.cite or choice.cite))
            switches += [(flag, False, cause) for flag in later.clears]
            switches += [(flag, True, cause) for flag in later.sets]

    work.add(quiet_changes(plan, state.values))
    work.clamp()
    _switch(work, switches)
    made = (*state.chosen, *chosen)
    after = Situation(
        tuple(work.values),
        frozenset(name for name, on in work.flags.items() if on),
        frozenset(item.choice for item in made),
        number,
    )
    happened = _events(work, after, state.fired, seed, here)
    new = State(
        round=number,
        values=tuple(work.values),
        flags=tuple(sorted(name for name, on in work.flags.items() if on)),
        pending=tuple(sorted(pending)),
        chosen=made,
        fired=(*state.fired, *happened),
        marked=tuple(sorted(work.marked)),
    )
    ending = _ending(plan, new)
    if ending:
        new = replace(new, ending=ending)
    return Step(state, new, tuple(chosen), tuple(work.entries), happened)


def _switch(work: _Round, switches: list[tuple[str, bool, Cause]]) -> None:
    """Clear flags, then set them: a flag both cleared and set in a round ends up set, whoever sits where."""
    kept = {name for name, on, _ in switches if on}
    for name, on, cause in switches:
        if on or name not in kept:
            work.flag(name, on, cause)


def _events(work: _Round, after: Situation, fired: tuple[str, ...], seed: int, here: str) -> tuple[str, ...]:
    """The events of this round, all looked at on the same state, then made and clamped."""
    plan = work.plan
    happened: list[str] = []
    switches: list[tuple[str, bool, Cause]] = []
    for event in plan.scenario.events:
        if event.once and event.id in fired:
            continue
        if not holds(plan, event.when, after):
            continue
        if event.chance < 100 and percent(seed, here, "", event.id, "event") >= event.chance:
            continue
        happened.append(event.id)
        cause = Cause("event", id=event.id)
        because = event.because or event.title or event.text
        work.add(effect_changes(plan, event.effects, cause, because, event.cite))
        switches += [(flag, False, cause) for flag in event.clears]
        switches += [(flag, True, cause) for flag in event.sets]
    if happened:
        work.clamp()
        _switch(work, switches)
    return tuple(happened)


def _ending(plan: Plan, state: State) -> str:
    """The ending that a state has reached, or "": early ones after every round, all of them after the last."""
    last = state.round >= len(plan.scenario.rounds)
    now = Situation(state.values, frozenset(state.flags), frozenset(made.choice for made in state.chosen), state.round)
    for ending in plan.scenario.endings:
        if (last or ending.early) and (ending.default or holds(plan, ending.when, now)):
            return ending.id
    return ""
