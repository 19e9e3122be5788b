"""Print how fast playtests are, and how their cost grows: `python -m tests.benchmarks playtests`."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable

from game.analysis.batch import BATCH
from game.analysis.games import Layout
from game.analysis.playing import Task, play_chunk
from game.analysis.running import Wish, run_games
from game.analysis.tally import Tally
from game.model.scenario import Scenario
from tests.benchmarks.crowd import crowd

TRIES = 3
"""Of so many, the quickest counts: what else the machine does only ever slows."""


def quickest(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Seconds of processor time."""
    taken = []
    for _ in range(TRIES):
        started = clock()
        work()
        taken.append(clock() - started)
    return min(taken)


def rate(scenario: Scenario, games: int, *, counted: bool = False) -> float:
    """Whole games at random that the batch engine plays in a second, on one core."""
    layout = Layout(scenario)
    task = Task("random", 1, 0, games, layout.seats)
    BATCH.play(layout, task._replace(games=10))

    def work() -> None:
        played = BATCH.play(layout, task).games
        if counted:
            Tally(layout, "random").add(played)

    return games / quickest(work)


def reference_rate(scenario: Scenario, games: int = 150) -> float:
    """The same for the reference engine, which writes a full ledger."""
    layout = Layout(scenario)
    play_chunk(layout, Task("random", 1, 0, 5, layout.seats))
    return games / quickest(lambda: play_chunk(layout, Task("random", 1, 0, games, layout.seats)))


def told(what: str, value: str, wanted: str = "") -> None:
    """One line of the table."""
    print(f"{what:<58}{value:>14}   {wanted}".rstrip(), flush=True)


def playtests(scenario: Scenario) -> None:
    """The whole table, for one scenario and for made-up ones of growing size."""
    slow, fast = reference_rate(scenario), rate(scenario, BATCH.chunk)
    told(f"{scenario.title}: reference engine, games a second", f"{slow:,.0f}", "at least 300")
    told(f"{scenario.title}: batch engine, games a second", f"{fast:,.0f}")
    told("the batch engine is so many times as fast", f"{fast / slow:.0f}", "at least 100")
    told("with counting", f"{rate(scenario, BATCH.chunk, counted=True) / slow:.0f}")
    words = [sys.executable, "-m", "game", "playtest", "after-doha", "--games", "100000", "--jobs", "1"]
    for more in (["--players", "random"], []):
        taken = quickest(lambda more=more: subprocess.run([*words, *more], check=True, capture_output=True), time.time)  # type: ignore[misc]
        told(f"playtest after-doha --games 100000 {' '.join(more)}", f"{taken:.1f} s", "under 10 on one core")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1 if sys.platform == "darwin" else 1024)
    told("most memory that it took", f"{most:,.0f} MB", "under 1,000")
    games = 400_000
    one, two = (
        quickest(lambda jobs=jobs: run_games(scenario, Wish((("random", games),), jobs=jobs)), time.time)  # type: ignore[misc]
        for jobs in (1, 2)
    )
    told(f"{games:,} games, two processes against one", f"{one / two:.2f}", "at least 1.8")
    print("microseconds for a game of a made-up scenario:")
    for actors in (3, 5, 8, 12):
        told(f"  {actors} actors, 8 rounds", f"{1e6 / rate(crowd(actors, 8), 8_192):.1f}")
    for rounds in (4, 8, 16, 30):
        told(f"  5 actors, {rounds} rounds", f"{1e6 / rate(crowd(5, rounds), 8_192):.1f}")
    for count in (2_000, 8_000, 32_000):
        told(f"  5 actors, 8 rounds, {count:,} games at once", f"{1e6 / rate(crowd(5, 8), count):.1f}")


__all__ = ["playtests"]
