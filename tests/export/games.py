"""Games and saves for the tests: of the small crossing, by people and by the computer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game import record
from game.debrief.class_shapes import Entrant
from game.model.scenario import Scenario
from game.playthrough import Decision, Playthrough, Prediction, Refused, Settings
from game.scenario import read_scenario
from tests.debrief.crossing import data

PATHS: tuple[tuple[str, ...], ...] = (
    ("n-regret", "n-pay", "n-sign"),
    ("n-regret", "n-pay", "n-refuse"),
    ("n-blame", "n-pay", "n-sign"),
)
"""What the north may choose in the three rounds."""


def crossing(**changes: Any) -> Scenario:
    """The crossing as read from a text, so that its games can be saved."""
    loaded = read_scenario(json.dumps({**data(), **changes}), "crossing")
    assert loaded.scenario is not None, loaded.problems
    return loaded.scenario


def play(
    *choices: str,
    scenario: Scenario | None = None,
    seats: tuple[str, ...] = ("north",),
    seed: int = 7,
    reason: str = "because",
    predictions: Mapping[str, Prediction] | None = None,
) -> Playthrough:
    """A game in which each of the seats makes these choices in turn, a round each; more seats, more choices a round."""
    playthrough = Playthrough(scenario or crossing(), Settings(seed=seed, seats=seats, reflect="predict"))
    for choice in choices:
        _decide(playthrough, choice, reason, predictions or {})
    return playthrough


def save(
    path: Path, *choices: str, scenario: Scenario | None = None, seats: tuple[str, ...] = ("north",), **more: Any
) -> Path:
    """The same as a saved game."""
    settings = Settings(seed=more.pop("seed", 7), seats=seats, reflect="predict")
    with record.new_game(scenario or crossing(), settings, scenario_name="crossing", path=path) as game:
        for choice in choices:
            _decide(game.playthrough, choice, more.get("reason", "because"), more.get("predictions") or {})
    return path


def _decide(playthrough: Playthrough, choice: str, reason: str, predictions: Mapping[str, Prediction]) -> None:
    seat = playthrough.next_seat
    assert seat is not None
    answer = playthrough.decide(Decision(seat, choice, reason, predictions))
    assert not isinstance(answer, Refused), answer


def a_class(count: int = 9, *, rounds: int = 3) -> list[Entrant]:
    """So many games of one scenario: a third each of the three paths, all of the same seed."""
    scenario = crossing()
    return [
        Entrant(
            f"group-{number}",
            play(
                *PATHS[number % 3][:rounds],
                scenario=scenario,
                reason=f"reason of {number}",
                predictions={"south -> north": "up"},
            ),
        )
        for number in range(count)
    ]
