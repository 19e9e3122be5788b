"""What a seat may do now: every move of the round, open or not, and why not."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.conditions import Situation, holds, situation_of
from game.engine.plan import Plan, plan_of
from game.engine.state import State
from game.engine.wording import missing
from game.model.base import Basis
from game.model.moves import Choice
from game.model.scenario import Scenario

PASS = Choice.model_construct(id="pass", label="Make no move this round")
"""What a seat does that has no other open choice in a round."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A move as it is offered to a seat now."""

    choice: Choice
    available: bool
    reason: str
    """Why it is not open, in words; empty if it is."""
    basis: Basis
    standing: bool = False
    """True for a standing move (`consult qatar`), which the scenario opens in every round."""

    @property
    def id(self) -> str:
        """The id under which it is chosen and saved."""
        return self.choice.id

    @property
    def label(self) -> str:
        """What a student reads."""
        return self.choice.label


def authored(scenario: Scenario, state: State, seat: str) -> tuple[Choice, ...]:
    """The choices that the author wrote for a seat in the coming round."""
    if state.is_over or state.round >= len(scenario.rounds):
        return ()
    return scenario.rounds[state.round].choices.get(seat, ())


def open_choices(plan: Plan, state: State, seat: str, now: Situation | None = None) -> list[Choice]:
    """The authored choices that are open; failing those the standing moves; failing those the pass."""
    now = now or situation_of(state)
    found = [choice for choice in authored(plan.scenario, state, seat) if holds(plan, choice.when, now)]
    return found or list(plan.standing.get(seat, {}).values()) or [PASS]


def why_closed(scenario: Scenario, choice: Choice, now: Situation) -> str:
    """Why a choice is not open: the author's own words, else what its condition lacks; empty where it is open."""
    lacks = missing(scenario, choice.when, now)
    if not lacks:
        return ""
    return choice.why_not or f"needs {'; '.join(lacks)}"


def offers(scenario: Scenario, state: State, seat: str) -> tuple[Offer, ...]:
    """Every move of a seat in the coming round: authored ones first, then standing moves; closed ones with a reason.

    Empty once the game is over, or for an actor without a seat. Where nothing else is open, the last one is `pass`.
    """
    if state.is_over or state.round >= len(scenario.rounds) or seat not in scenario.seats:
        return ()
    plan = plan_of(scenario)
    now = situation_of(state)
    round_ = scenario.rounds[state.round]
    found: list[Offer] = []
    for choice in round_.choices.get(seat, ()):
        reason = why_closed(scenario, choice, now)
        found.append(Offer(choice, not reason, reason, scenario.basis_of(choice, round_)))
    for choice in plan.standing.get(seat, {}).values():
        found.append(Offer(choice, True, "", "modelled", standing=True))
    if not any(offer.available for offer in found):
        found.append(Offer(PASS, True, "", "modelled"))
    return tuple(found)


def find_choice(plan: Plan, state: State, seat: str, choice: str) -> Choice | None:
    """The move of that id which the coming round has for a seat, open or not; None if there is none."""
    for candidate in authored(plan.scenario, state, seat):
        if candidate.id == choice:
            return candidate
    found = plan.standing.get(seat, {}).get(choice)
    if found is None and choice == PASS.id and open_choices(plan, state, seat) == [PASS]:
        return PASS
    return found


def refusal(scenario: Scenario, state: State, seat: str, choice: str) -> str:
    """Why a seat may not choose this now, in a sentence; empty if it may."""
    if state.is_over:
        return "The game is over; no more choices can be made."
    if seat not in scenario.seats:
        return f"There is no seat '{seat}' in this scenario."
    plan = plan_of(scenario)
    found = find_choice(plan, state, seat, choice)
    if found is None:
        return f"'{choice}' is not a choice of {scenario.mention(seat)} in this round."
    reason = why_closed(scenario, found, situation_of(state))
    return f"Not now: {reason.rstrip('.')}." if reason else ""
