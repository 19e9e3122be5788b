"""What one seat may know. The only way that anything secret leaves the engine: briefs and goals are cut here."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.balance import Triangle, triangles
from game.engine.goals import Standing, standings
from game.engine.plan import plan_of
from game.engine.state import State
from game.model.parts import Round
from game.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class View:
    """A game as one seat sees it (or as the audience does, who sees no brief)."""

    seat: str
    """The seat that looks; empty for the audience."""
    round: int
    """The round now played, counted from 1; after the end, the number of the last round."""
    rounds: int
    situation: Round | None
    """The round's title, date and text; None once the game is over."""
    scores: dict[str, int]
    """Every tie (`qatar -> us`) to its score."""
    usual: dict[str, int]
    """Every tie to its usual level."""
    indicators: dict[str, int]
    flags: tuple[str, ...]
    strained: tuple[Triangle, ...]
    """Triangles under strain, most strained first."""
    brief: str
    """The seat's own confidential brief; empty for the audience."""
    goals: tuple[Standing, ...]
    """The seat's own goals as they stand; empty for the audience."""
    ending: str
    """The id of the ending; empty while the game goes on."""


def view(scenario: Scenario, state: State, seat: str = "") -> View:
    """What `seat` may know of a state; without a seat, what everybody may."""
    plan = plan_of(scenario)
    actors = scenario.actors
    ties = [f"{a} -> {b}" for a in actors for b in actors if a != b]
    own = seat in scenario.seats
    going = not state.is_over and state.round < len(scenario.rounds)
    return View(
        seat=seat if own else "",
        round=min(state.round + 1, len(scenario.rounds)) if going else state.round,
        rounds=len(scenario.rounds),
        situation=scenario.rounds[state.round] if going else None,
        scores={name: state.values[plan.slots[name]] for name in ties},
        usual={name: state.values[plan.size + plan.slots[name]] for name in ties},
        indicators={name: state.values[plan.slots[name]] for name in scenario.indicators},
        flags=state.flags,
        strained=triangles(scenario, state),
        brief=actors[seat].brief if own else "",
        goals=standings(scenario, state, seat) if own else (),
        ending=state.ending,
    )
