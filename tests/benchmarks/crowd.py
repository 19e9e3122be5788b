"""A scenario of any size, made up: so many actors, each with three choices in each of so many rounds."""

from __future__ import annotations

import json

from game.model.scenario import Scenario
from game.scenario import read_scenario


def crowd(actors: int, rounds: int) -> Scenario:
    """Every kind of thing that costs time: acts, conditions, chance, delays, events and standing moves."""
    names = [f"a{n}" for n in range(actors)]

    def choices(seat: int, turn: int) -> list[dict[str, object]]:
        me, other, third = names[seat], names[(seat + 1) % actors], names[(seat + 2) % actors]
        return [
            {"id": f"{me}-{turn}-talk", "label": "Talk", "acts": [f"negotiate {other}", f"praise {third}"]},
            {"id": f"{me}-{turn}-blame", "label": "Blame", "acts": [f"criticise {other}"], "effects": {"calm": -2}},
            {
                "id": f"{me}-{turn}-wait",
                "label": "Wait and see",
                "when": {f"{other} -> {me}": "at most 90", "any": [{"calm": "above 5"}, {"flags": ["met"]}]},
                "sets": ["met"],
                "outcomes": [
                    {"chance": "60%", "text": "It helps.", "effects": {f"{third} -> {me}": 3}},
                    {"chance": "40%", "text": "It does not."},
                ],
                "later": [{"rounds": 2, "effects": {"calm": 2}}],
            },
        ]

    document = {
        "format": 1,
        "title": "A crowd",
        "actors": {
            name: {
                "name": name.upper(),
                "short": name.upper(),
                "public": "One of many.",
                "goals": [
                    {"name": "Be liked", "when": {f"{names[n - 1]} -> {name}": "at least 20"}, "points": 30},
                    {"name": "Keep the calm", "when": {"calm": "at least 40"}, "points": 20},
                ],
            }
            for n, name in enumerate(names)
        },
        "indicators": {"calm": {"name": "Calm", "start": 50, "low": "none", "high": "full"}},
        "relationships": {
            f"{one} -> {other}": (37 * i + 53 * j) % 181 - 90
            for i, one in enumerate(names)
            for j, other in enumerate(names)
            if one != other
        },
        "rounds": [
            {
                "title": f"Round {turn}",
                "situation": "Much goes on.",
                "choices": {name: choices(seat, turn) for seat, name in enumerate(names)},
            }
            for turn in range(1, rounds + 1)
        ],
        "moves": ["consult", "criticise"],
        "events": [
            {
                "id": "storm",
                "title": "A storm",
                "text": "It blows.",
                "when": {"calm": "below 9"},
                "effects": {"calm": 5},
            }
        ],
        "endings": [{"id": "end", "title": "The end", "text": "It is over.", "default": True}],
    }
    loaded = read_scenario(json.dumps(document, indent=1), "crowd.yaml")
    if loaded.scenario is None:
        raise ValueError(f"the made-up scenario is faulty: {loaded.problems[:3]}")
    return loaded.scenario
