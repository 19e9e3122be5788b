"""How a seat plays when nobody sits there. Each policy can say in one sentence why it chose what it chose."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from game.engine.acts import quiet_changes
from game.engine.chance import draw
from game.engine.conditions import Situation, situation_of
from game.engine.goals import worth
from game.engine.ledger import Change
from game.engine.offers import PASS, authored, open_choices
from game.engine.plan import Plan, plan_of
from game.engine.resolve import consequence_changes
from game.engine.state import State
from game.model.base import Policy
from game.model.moves import Choice
from game.model.scenario import Scenario, round_id


class Pick(NamedTuple):
    """What a computer seat chose."""

    choice: str
    """The id of the choice."""
    why: str
    """One sentence for the debrief."""


def pick(scenario: Scenario, state: State, seat: str, policy: Policy, seed: int) -> Pick:
    """What a policy chooses for a seat in the coming round; equal inputs give equal picks.

    reported: the choice that the record marks, where it is open, else as `goal`. goal: most expected gain towards the
    seat's goals one round ahead, then most consistent with its ties. cautious: the least that any tie of its own could
    lose, then the least change of all. random: any open choice. Ties are broken by the seed.
    """
    plan = plan_of(scenario)
    choices = open_choices(plan, state, seat)
    if choices == [PASS]:
        return Pick(PASS.id, f"{_name(scenario, seat)} had no open choice.")
    here = round_id(scenario, state.round)

    def lot(choice: Choice) -> int:
        return draw(seed, here, seat, choice.id, "pick")

    if policy == "reported":
        marked = [choice for choice in choices if choice.reported]
        if marked:
            return Pick(marked[0].id, "This is what the source reports was done.")
        chosen = _by_goal(plan, state, seat, choices, lot)
        shut = any(choice.reported for choice in authored(scenario, state, seat))
        gap = "What the source reports was not open" if shut else "The source reports no move of its own here"
        return chosen._replace(why=f"{gap}; {_lower(chosen.why)}")
    if policy == "goal":
        return _by_goal(plan, state, seat, choices, lot)
    if policy == "cautious":
        best = min(choices, key=lambda choice: (*_exposure(plan, state, seat, choice), lot(choice)))
        worst, _ = _exposure(plan, state, seat, best)
        said = "could cost it no tie" if worst == 0 else f"could cost any one tie no more than {worst} points"
        return Pick(best.id, f"{_name(scenario, seat)} plays safe: this {said}.")
    best = min(choices, key=lot)
    if len(choices) == 1:
        return Pick(best.id, "It was the only open choice.")
    return Pick(best.id, f"Drawn by lot from {len(choices)} open choices.")


def _name(scenario: Scenario, seat: str) -> str:
    """A seat at the start of a sentence: "The US"."""
    mention = scenario.mention(seat)
    return mention[0].upper() + mention[1:]


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:] if sentence[:4] in ("The ", "This") else sentence


def _sums(plan: Plan, changes: list[Change]) -> dict[int, int]:
    total: dict[int, int] = {}
    for change in changes:
        total[change.slot] = total.get(change.slot, 0) + change.amount
    return total


def _lands(plan: Plan, values: list[int], changes: dict[int, int]) -> tuple[int, ...]:
    """The values after some changes, brought back into their ranges."""
    after = list(values)
    for slot, amount in changes.items():
        low, high = plan.bounds(slot)
        after[slot] = max(low, min(high, after[slot] + amount))
    return tuple(after)


def _branches(plan: Plan, state: State, seat: str, choice: Choice) -> list[tuple[int, dict[int, int], set[str]]]:
    """What a choice may bring by itself: (chance in percent, change by slot, flags then set), one for each outcome."""
    marked = frozenset(state.marked)
    certain = consequence_changes(plan, state.values, seat, choice, choice, "", marked)
    flags = (set(state.flags) - set(choice.clears)) | set(choice.sets)
    if not choice.outcomes:
        return [(100, _sums(plan, certain), flags)]
    return [
        (
            outcome.chance,
            _sums(plan, certain + consequence_changes(plan, state.values, seat, outcome, choice, "", marked)),
            (flags - set(outcome.clears)) | set(outcome.sets),
        )
        for outcome in choice.outcomes
    ]


def gains(plan: Plan, state: State, seat: str, choices: Iterable[Choice]) -> dict[str, int]:
    """What each choice promises a seat's goals one round ahead, beside doing nothing: progress in points times 100,
    a mean over its outcomes. By the id of the choice.
    """
    goals = plan.scenario.actors[seat].goals
    now = situation_of(state)
    base = list(state.values)
    for slot, amount in _sums(plan, quiet_changes(plan, state.values)).items():
        base[slot] += amount
    made = frozenset(item.choice for item in state.chosen)
    idle = 100 * worth(plan, goals, Situation(tuple(base), now.flags, made, now.round))

    def gain(choice: Choice) -> int:
        chosen = made | {choice.id}
        return (
            sum(
                chance * worth(plan, goals, Situation(_lands(plan, base, sums), frozenset(flags), chosen, now.round))
                for chance, sums, flags in _branches(plan, state, seat, choice)
            )
            - idle
        )

    return {choice.id: gain(choice) for choice in choices}


def _by_goal(plan: Plan, state: State, seat: str, choices: list[Choice], lot: Callable[[Choice], int]) -> Pick:
    scenario = plan.scenario
    promised = gains(plan, state, seat, choices)
    best = min(
        choices, key=lambda choice: (-promised[choice.id], -_consistency(plan, state, seat, choice), lot(choice))
    )
    name = _name(scenario, seat)
    if promised[best.id] > 0:
        return Pick(best.id, f"{name} expected this to bring its goals nearest in the next round.")
    if not scenario.actors[seat].goals:
        return Pick(best.id, f"{name} chose what fits its ties best.")
    return Pick(best.id, f"{name} saw no choice that brings its goals nearer; this one costs least or fits its ties.")


def _consistency(plan: Plan, state: State, seat: str, choice: Choice) -> int:
    """How well a choice fits a seat's ties: kindness to friends and firmness to foes count for it."""
    n = len(plan.actors)
    row = plan.index[seat] * n
    total = 0
    for use in choice.acts:
        weight = plan.act(use.verb).weight10
        for target in (use.target, use.partner):
            if target:
                total += weight * state.values[row + plan.index[target]]
    return total


def _exposure(plan: Plan, state: State, seat: str, choice: Choice) -> tuple[int, int]:
    """The most points that any tie from or to the seat could lose, and the most that could move in all."""
    n = len(plan.actors)
    own = plan.index[seat]
    worst = 0
    most = 0
    for _, sums, _ in _branches(plan, state, seat, choice):
        moved = 0
        for slot, amount in sums.items():
            if slot >= plan.size:
                continue
            moved += abs(amount)
            if slot < n * n and own in divmod(slot, n):
                worst = max(worst, -amount)
        most = max(most, moved)
    return worst, most
