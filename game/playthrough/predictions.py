"""Which two ties a student is asked about before a choice is final."""

from __future__ import annotations

from game.engine.offers import find_choice
from game.engine.plan import plan_of
from game.engine.state import State
from game.model.names import tie
from game.model.scenario import Scenario


def prediction_ties(scenario: Scenario, state: State, seat: str, choice: str) -> tuple[str, ...]:
    """Up to two ties: the target's regard for the seat, and that of the third actor with the strongest feeling for the
    target (the one through whom the act ripples most). Without an act, the two strongest regards for the seat.
    """
    plan = plan_of(scenario)
    n = len(plan.actors)
    own = plan.index[seat]
    others = [k for k in range(n) if k != own]
    found = find_choice(plan, state, seat, choice)
    targets = [plan.index[use.target] for use in found.acts] if found else []
    if targets:
        first = targets[0]
        rest = sorted((k for k in others if k != first), key=lambda k: -abs(state.values[k * n + first]))
        order = [first, *rest]
    else:
        order = sorted(others, key=lambda k: -abs(state.values[k * n + own]))
    return tuple(tie(plan.actors[k], seat) for k in order[:2])
