"""Ten thousand whole games of the shipped scenarios, played at random: none raises, every ledger sums exactly."""

from __future__ import annotations

from functools import cache

import pytest

from game.engine.plan import plan_of
from game.engine.resolve import Step
from game.model.base import Policy
from game.model.scenario import Scenario
from game.playthrough import Playthrough, Settings
from game.scenario import load_file, shipped

SCENARIOS = {path.stem: path for path in shipped()}
CHUNKS = 20
GAMES = 10_000
MIXED: tuple[Policy, ...] = ("random", "goal", "cautious", "reported")


@cache
def loaded(name: str) -> Scenario:
    found = load_file(SCENARIOS[name]).scenario
    assert found is not None
    return found


def play_out(scenario: Scenario, seed: int, policies: dict[str, Policy]) -> Playthrough:
    """A whole game of computers, with every ledger line checked against the values it claims to change."""
    run = Playthrough(scenario, Settings(seed=seed, computers=policies))
    plan = plan_of(scenario)
    running = dict(zip(plan.names, plan.start, strict=True))
    while not run.is_over:
        step = run.play_round()
        assert isinstance(step, Step)
        for entry in step.entries:
            assert running.get(entry.quantity, 0) == entry.before, entry
            running[entry.quantity] = entry.after
        assert tuple(running[name] for name in plan.names) == step.state.values
        assert all(-100 <= value <= 100 for value in step.state.values)
        assert all(0 <= step.state.values[plan.slots[name]] <= 100 for name in scenario.indicators)
        assert {name for name, on in running.items() if on and name not in plan.slots} == set(step.state.flags)
    return run


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_random_games_never_fail_and_their_ledgers_sum_exactly(chunk: int) -> None:
    names = sorted(SCENARIOS)
    each = GAMES // CHUNKS
    for seed in range(chunk * each, (chunk + 1) * each):
        scenario = loaded(names[seed % len(names)])
        run = play_out(scenario, seed, dict.fromkeys(scenario.seats, "random"))
        assert run.state.ending in {ending.id for ending in scenario.endings}


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_every_ending_is_reached_by_some_game(name: str) -> None:
    scenario = loaded(name)
    wanted = {ending.id for ending in scenario.endings}
    for seed in range(4000):
        mixed = {seat: MIXED[(seed + 3 * place + seed // 7) % 4] for place, seat in enumerate(scenario.seats)}
        policies: dict[str, Policy] = mixed if seed % 2 else dict.fromkeys(scenario.seats, "random")
        wanted.discard(play_out(scenario, seed, policies).state.ending)
        if not wanted:
            break
    assert not wanted, f"no game of 4000 reached {wanted}"
