"""Playing the games of a playtest, on as many processors as there are, always with the same result.

Games are numbered and cut into chunks of a fixed size; chunks are counted in the order of their numbers, so it does not
matter who plays which. Seeking games go in waves: what one wave found is known to the next.
"""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from types import TracebackType
from typing import NamedTuple, TypeVar

from game.analysis.games import Layout, Players
from game.analysis.playing import REFERENCE, Chunk, Engine, Task
from game.analysis.probes import Probes, probe_chunk, probe_count, probe_rounds
from game.analysis.seek import Aim, Memory, all_aims
from game.analysis.tally import Tally
from game.model.scenario import Scenario
from game.scenario import read_scenario

CHUNK = 50
"""Seeking games of a chunk; part of what makes a report what it is, so it depends on nothing."""
PROBED = 5
"""Games of a chunk of those that are played otherwise."""
WAVE = 4
"""Chunks of a wave of seeking games."""
AHEAD = 3
"""Chunks for each process that are waiting or at work: enough to keep all busy, few enough for memory and Ctrl+C."""

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Told how much is done of how much, in what a game by lot costs."""
COSTS: dict[Players, int] = {"random": 1, "goal": 3, "mixed": 2, "seek": 2}
"""About what a game of each kind costs, beside one by lot."""


class Wish(NamedTuple):
    """What is asked of a playtest."""

    games: tuple[tuple[Players, int], ...]
    """How many games of each kind."""
    seed: int = 1
    seats: tuple[str, ...] = ()
    """The seats that play so; empty: all."""
    jobs: int = 1
    engine: Engine = REFERENCE
    """What plays the games that do not seek."""


@dataclass
class Run:
    """What came of the games, as far as they were played."""

    wish: Wish
    tallies: dict[Players, Tally] = field(default_factory=dict)
    probes: Probes = field(default_factory=Probes)
    aims: tuple[Aim, ...] = ()
    """What no game has shown."""
    is_whole: bool = False
    """Whether everything was played that was asked for."""


def run_games(scenario: Scenario, wish: Wish, progress: Progress | None = None) -> Run:
    """Play everything that is asked for. Ctrl+C ends it early: what is known then comes back, not whole."""
    layout = Layout(scenario)
    run = Run(wish, aims=all_aims(layout))
    seats = wish.seats or layout.seats
    first: Players = next((players for players, _ in wish.games if players != "seek"), "random")
    probed = probe_count(layout, sum(count for _, count in wish.games))
    per_probe = 1 + probe_rounds(layout) // layout.rounds
    told = _Told(progress, sum(count * COSTS[players] for players, count in wish.games) + probed * per_probe)
    try:
        with _Workers(scenario, wish.jobs) as workers:
            for players, count in wish.games:
                tally = run.tallies.setdefault(players, Tally(layout, players))
                if players == "seek":
                    _seek(layout, run, workers, tally, count, seats, told)
                    continue
                engine = wish.engine if players in wish.engine.players else REFERENCE
                tasks = _cut(players, wish.seed, seats, count, engine.chunk)
                for chunk in workers.play(tasks, engine):
                    _count(run, tally, chunk, told)
            for probes in workers.probe(_cut(first, wish.seed, seats, probed, PROBED)):
                run.probes.merge(probes)
                told.more(probes.games * per_probe)
        run.is_whole = True
    except KeyboardInterrupt:
        pass
    return run


def _cut(players: Players, seed: int, seats: tuple[str, ...], count: int, size: int, first: int = 0) -> list[Task]:
    ends = range(first, first + count, size)
    return [Task(players, seed, start, min(size, first + count - start), seats) for start in ends]


def _count(run: Run, tally: Tally, chunk: Chunk, told: _Told) -> None:
    tally.add(chunk.games)
    told.more(len(chunk.games.endings) * COSTS[tally.players])


def _seek(
    layout: Layout, run: Run, workers: _Workers, tally: Tally, count: int, seats: tuple[str, ...], told: _Told
) -> None:
    """Seek in waves. What the other players have shown already is not looked for."""
    memory = Memory(_unseen(run))
    first = 0
    while first < count:
        wave = min(CHUNK * (WAVE if first else 1), count - first)  # a short one to begin with: all is new then
        tasks = _cut("seek", run.wish.seed, seats, wave, CHUNK, first)
        for chunk in workers.play([task._replace(memory=memory) for task in tasks]):
            _count(run, tally, chunk, told)
            memory = memory.with_near(chunk.near)
        run.aims = _unseen(run)
        memory = memory.without(set(memory.aims) - set(run.aims))
        first += wave


def _unseen(run: Run) -> tuple[Aim, ...]:
    seen = {aim for tally in run.tallies.values() for aim in tally.seen()}
    return tuple(aim for aim in run.aims if aim not in seen)


class _Told:
    """How far it is, told on."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress, self._total, self._done = progress, total, 0

    def more(self, cost: int) -> None:
        self._done += cost
        if self._progress is not None:
            self._progress(self._done, self._total)


class _Workers(AbstractContextManager["_Workers"]):
    """Processes that play; with one job, or once they fail, this process plays itself."""

    def __init__(self, scenario: Scenario, jobs: int) -> None:
        self._layout = Layout(scenario)
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        if jobs > 1 and scenario.text:
            # `spawn` everywhere: the same on every system, and nothing of this process is inherited by chance
            self._pool = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (scenario.text,))

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def play(self, tasks: Sequence[Task], engine: Engine = REFERENCE) -> Iterator[Chunk]:
        """The chunks of some tasks, in their order."""
        yield from self._work(engine.play, tasks)

    def probe(self, tasks: Sequence[Task]) -> Iterator[Probes]:
        """The same for games that are played otherwise."""
        yield from self._work(probe_chunk, tasks)

    def _work(self, what: Callable[[Layout, Task], T], tasks: Sequence[Task]) -> Iterator[T]:
        waiting: deque[tuple[Task, Future[T] | None]] = deque()
        left = deque(tasks)
        while left or waiting:
            while left and len(waiting) < AHEAD * self._jobs:
                waiting.append((left[0], self._submit(what, left[0])))
                left.popleft()
            task, future = waiting.popleft()
            yield what(self._layout, task) if future is None else self._result(what, task, future)

    def _submit(self, what: Callable[[Layout, Task], T], task: Task) -> Future[T] | None:
        if self._pool is None:
            return None
        try:
            with _no_interrupt():
                return self._pool.submit(_there, what, task)
        except (BrokenProcessPool, OSError):
            return None

    def _result(self, what: Callable[[Layout, Task], T], task: Task, future: Future[T]) -> T:
        """What came of a task; if the process that had it was ended from outside, it is played here instead."""
        try:
            return future.result()
        except (BrokenProcessPool, OSError):
            return what(self._layout, task)


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Processes that are started here leave Ctrl+C to this one, from their first moment on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


_layout: Layout | None = None
"""In a process that plays: the scenario that it was started for."""


def _begin(text: str) -> None:
    """Make a process ready to play the scenario of a text."""
    global _layout
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    scenario = read_scenario(text, "").scenario
    assert scenario is not None  # it was read in the process that started this one
    _layout = Layout(scenario)


def _there(what: Callable[[Layout, Task], T], task: Task) -> T:
    """Do a task in a process that was made ready."""
    assert _layout is not None
    return what(_layout, task)


__all__ = ["CHUNK", "Progress", "Run", "Wish", "run_games"]
