"""Scenarios made in code, for tests that need no file."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from game.engine import State, Step, resolve, start
from game.engine.plan import plan_of
from game.model.scenario import Scenario

Ties = Mapping[str, Any]
SCIENCE_TIES: Ties = {
    "us -> qatar": 50,
    "qatar -> us": {"start": 45, "usual": 55},
    "us <-> israel": 75,
    "qatar -> israel": {"start": -70, "usual": -45},
    "israel -> qatar": {"start": -45, "usual": -30},
    "qatar -> hamas": 20,
    "hamas -> qatar": 45,
    "israel <-> hamas": -95,
    "summit -> israel": {"start": -65, "usual": -50},
    "israel -> summit": -40,
    "summit -> qatar": 75,
    "qatar -> summit": 70,
    "us -> hamas": -85,
    "hamas -> us": -75,
    "us -> summit": 20,
    "summit -> us": {"start": 10, "usual": 20},
    "summit -> hamas": 5,
    "hamas -> summit": 20,
}
"""The trial seed of the rule book's hand-worked round."""
SCIENCE_ACTORS = ("us", "qatar", "israel", "hamas", "summit")


def scenario(
    actors: Sequence[str] = ("a", "b", "c"),
    ties: Ties | None = None,
    choices: Mapping[str, Sequence[Mapping[str, Any]]] | None = None,
    rounds: int = 3,
    shapes: Mapping[str, Mapping[str, Any]] | None = None,
    **more: Any,
) -> Scenario:
    """A scenario with these actors and ties; `choices` (by seat) are offered in its first round.

    `shapes` adds to what an actor says of itself (brief, goals, computer), by actor.
    """
    first = {"title": "Round 1", "situation": "Something happened.", "choices": choices or {}}
    data = {
        "format": 1,
        "title": "Test",
        "actors": {
            name: {"name": name, "short": name, "public": "Known.", **(shapes or {}).get(name, {})} for name in actors
        },
        "relationships": ties or {},
        "rounds": [first] + [{"title": f"Round {n}", "situation": "More."} for n in range(2, rounds + 1)],
        "endings": [{"id": "over", "title": "Over", "text": "It is over.", "default": True}],
        **more,
    }
    return Scenario.model_validate_json(json.dumps(data))


def acting(choices: Mapping[str, Sequence[str]], **more: Any) -> Scenario:
    """A scenario where each seat has one choice, `go-<seat>`, made of these acts."""
    return scenario(
        choices={seat: [{"id": f"go-{seat}", "label": "Go", "acts": list(acts)}] for seat, acts in choices.items()},
        **more,
    )


def play(made: Scenario, choices: Mapping[str, str] | None = None, state: State | None = None, seed: int = 0) -> Step:
    """One round from a state (or the start)."""
    return resolve(made, start(made) if state is None else state, choices or {}, seed=seed)


def number(made: Scenario, state: State, quantity: str) -> int:
    """One value of a state, by its quantity's name."""
    return state.values[plan_of(made).slots[quantity]]


def lines(step: Step, *rules: str) -> dict[str, int]:
    """The changes that these rules made, by quantity."""
    found: dict[str, int] = {}
    for entry in step.entries:
        if entry.rule in rules:
            found[entry.quantity] = found.get(entry.quantity, 0) + entry.change
    return found
