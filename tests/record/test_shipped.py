"""The scenarios that come with the game: any seat, broken off and resumed in every round, ends as without a break."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game.model.scenario import Scenario
from game.playthrough import Playthrough, Settings
from game.record import new_game, open_game, read_game, verify
from game.scenario import load_file
from game.scenario.library import shipped
from tests.record.lighthouse import play_on

SCENARIOS = {path.stem: path for path in shipped()}


@cache
def loaded(name: str) -> Scenario:
    found = load_file(SCENARIOS[name]).scenario
    assert found is not None
    return found


@pytest.mark.parametrize("name", SCENARIOS)
def test_any_seat_resumed_in_every_round(name: str, tmp_path: Path) -> None:
    scenario = loaded(name)
    for seed, seat in enumerate(scenario.seats):
        settings = Settings(seed=seed, seats=(seat,))
        whole = Playthrough(scenario, settings)
        rounds = play_on(whole)
        path = tmp_path / f"{seat}.jsonl"
        new_game(scenario, settings, scenario_name=name, path=path).close()
        for _ in range(rounds):
            with open_game(path) as game:
                assert play_on(game.playthrough, 1) == 1
        again = read_game(path).playthrough
        assert again.state == whole.state
        assert [played.step.entries for played in again.played] == [played.step.entries for played in whole.played]
        assert verify(path).ok
