"""What lies ahead of a round: games in which the computer has played all rounds before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from game.playthrough import Decision, Playthrough, Settings
from game.record import Game, new_game

if TYPE_CHECKING:
    from game.model.base import Policy
    from game.model.scenario import Scenario

MORE_SEEDS = 6
"""Random games that are tried where no other reaches a round."""


def ways(scenario: Scenario) -> Iterator[tuple[int, dict[str, Policy]]]:
    """Seeds and policies to try: what the source reports first, last chance alone."""
    policies: tuple[Policy, ...] = ("reported", "goal", "cautious")
    for policy in policies:
        yield 1, dict.fromkeys(scenario.seats, policy)
    for seed in range(1, MORE_SEEDS + 1):
        yield seed, dict.fromkeys(scenario.seats, "random")


def reach(scenario: Scenario, round_: int) -> Playthrough | None:
    """A game that stands before a round (counted from 0), played by the computer; None where every one ends earlier.

    The first way that reaches the round is taken: as the source reports, by the seats' goals, cautiously, by chance.
    """
    for seed, computers in ways(scenario):
        playthrough = Playthrough(scenario, Settings(seed=seed, fog="exact", computers=computers))
        while playthrough.state.round < round_ and not playthrough.is_over:
            playthrough.play_round()
        if not playthrough.is_over:
            return playthrough
    return None


def trial(reached: Playthrough, seat: str, name: str, path: Path) -> Game:
    """The same game with a person at one seat, standing before the same round, saved in a file of its own.

    Raises SaveProblem.
    """
    scenario, settings = reached.scenario, reached.settings
    own = Settings(settings.seed, (seat,), scenario.fog, scenario.reflect, settings.computers)
    game = new_game(scenario, own, scenario_name=name, path=path)
    for played in reached.played:
        pick = played.picks[seat]
        game.playthrough.decide(Decision(seat, pick.choice, "(played by the computer, to reach this round)"))
    return game
