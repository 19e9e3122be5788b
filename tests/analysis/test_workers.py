"""Processes that are lost cost time and nothing else."""

from __future__ import annotations

import multiprocessing

from game.analysis.report import report_of
from game.analysis.running import Run, Wish, run_games
from game.analysis.text import report_text
from game.model.scenario import Scenario
from tests.analysis.harbour import CLEAN, ground_of, scenario_of

WISH = Wish((("random", 400), ("seek", 100)), jobs=2, chunk=40)


def told(scenario: Scenario, run: Run) -> str:
    return report_text(report_of(ground_of(scenario, run)))


def test_a_process_that_is_ended_from_outside_changes_nothing() -> None:
    scenario = scenario_of(CLEAN)
    ended: list[int] = []

    def end_one(done: int, total: int) -> None:
        for process in multiprocessing.active_children()[:1] if not ended else ():
            process.kill()
            ended.append(done)

    run = run_games(scenario, WISH, end_one)
    assert ended
    assert run.is_whole
    assert told(scenario, run) == told(scenario, run_games(scenario, WISH._replace(jobs=1)))


def test_ctrl_c_keeps_what_was_counted() -> None:
    scenario = scenario_of(CLEAN)

    def interrupt(done: int, total: int) -> None:
        if done >= 100:
            raise KeyboardInterrupt

    run = run_games(scenario, WISH._replace(jobs=1, chunk=50), interrupt)
    assert not run.is_whole
    assert run.tallies["random"].games == 100
    text = told(scenario, run)
    assert "Ended early: 100 of 500 games" in text
    assert "100 games by lot" in text


def test_ctrl_c_before_the_first_game_is_counted_says_so() -> None:
    scenario = scenario_of(CLEAN)
    run = Run(WISH)
    assert "Ended early: 0 of 500 games" in told(scenario, run)
