"""Playing the games of a playtest, by as many workers as there are, always with the same result.

Games are numbered and cut into chunks; each chunk is counted where it is played, and the counts are added in the order
of the numbers, so it does not matter who played which. Seeking games go in waves: what one wave found is known to the
next, and they end when there is nothing left to look for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from game.analysis.batch import BATCH
from game.analysis.batch.otherwise import probe_many
from game.analysis.games import Layout, Players
from game.analysis.playing import REFERENCE, Engine, Task
from game.analysis.probes import Probes, probe_count, probe_rounds
from game.analysis.reach import unreachable
from game.analysis.seek import Aim, Memory, Near, all_aims
from game.analysis.tally import Tally
from game.analysis.workers import Crew, Processes
from game.model.scenario import Scenario

CHUNK = 50
"""Seeking games of a chunk; part of what makes a report what it is, so it depends on nothing."""
PROBED = 250
"""Games to be played otherwise that are worth sending elsewhere: fewer cost about as much."""
WAVE = 4
"""Chunks of a wave of seeking games."""
FEWEST, PORTIONS = 2_000, 3
"""Games that are worth sending elsewhere; and of what is left, the part that each of several workers is given next."""

Progress = Callable[[int, int], None]
"""Told how much is done of how much, in what a game at random costs."""
COSTS: dict[Players, int] = {"random": 1, "goal": 4, "mixed": 5, "seek": 400}
"""About what a game of each kind costs, beside one at random."""
PROBE_COST = 0.12
"""About what a round costs that is played otherwise: it is played in a small company."""


class Wish(NamedTuple):
    """What is asked of a playtest."""

    games: tuple[tuple[Players, int], ...]
    """How many games of each kind."""
    seed: int = 1
    seats: tuple[str, ...] = ()
    """The seats that play so; empty: all."""
    jobs: int = 1
    engine: Engine = BATCH
    """What plays the games that do not seek."""
    chunk: int | None = None
    """How many games a worker is given at a time (left out: as many as suit the engine)."""


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


class Counted(NamedTuple):
    """What came of a task, counted."""

    tally: Tally
    near: tuple[Near, ...]
    """For each aim of a seeking player the game that came nearest to it."""


def count_games(engine: Engine, layout: Layout, task: Task) -> Counted:
    """Play the games of a task and count them."""
    chunk = engine.play(layout, task)
    tally = Tally(layout, task.players)
    tally.add(chunk.games)
    return Counted(tally, chunk.near)


def run_games(scenario: Scenario, wish: Wish, progress: Progress | None = None, crew: Crew | None = None) -> Run:
    """Play everything that is asked for. Ctrl+C ends it early: what is known then comes back, not whole.

    `crew` does the work; left out, as many processes of this machine as `wish.jobs` says.
    """
    run = Run(wish, aims=all_aims(Layout(scenario)))
    try:
        if crew is not None:
            _run(scenario, run, crew, progress)
        else:
            with Processes(scenario, wish.jobs) as processes:
                _run(scenario, run, processes, progress)
        run.is_whole = True
    except KeyboardInterrupt:
        pass
    return run


def _run(scenario: Scenario, run: Run, crew: Crew, progress: Progress | None) -> None:
    layout, wish = Layout(scenario), run.wish
    seats = wish.seats or layout.seats
    first: Players = next((players for players, _ in wish.games if players != "seek"), "random")
    probed = probe_count(layout, sum(count for _, count in wish.games))
    per_probe = max(1, round(probe_rounds(layout) * PROBE_COST))
    told = _Told(progress, sum(count * COSTS[players] for players, count in wish.games) + probed * per_probe)
    for players, count in wish.games:
        tally = run.tallies.setdefault(players, Tally(layout, players))
        if players == "seek":
            _seek(run, crew, tally, count, seats, told)
            continue
        engine = wish.engine if players in wish.engine.players else REFERENCE
        sizes = _alike(count, wish.chunk) if wish.chunk else _portions(engine, count, crew.width)
        tasks = _cut(players, wish.seed, seats, sizes)
        for counted in crew.work(partial(count_games, engine), tasks):
            _count(tally, counted, told)
    size = wish.chunk or max(PROBED, -(-probed // crew.width))
    for probes in crew.work(probe_many, _cut(first, wish.seed, seats, _alike(probed, size))):
        run.probes.merge(probes)
        told.more(probes.games * per_probe)
    told.end()


def _portions(engine: Engine, count: int, width: int) -> Iterator[int]:
    """How many games to give a worker at a time: as many as suit one alone; of several, fewer and fewer, so that all
    are done at about the same moment. The first are few, so that something is known soon.
    """
    if count > 0:
        yield min(FEWEST, count)
        count -= FEWEST
    while count > 0:
        share = engine.chunk if width == 1 else max(FEWEST, min(engine.chunk, count // (PORTIONS * width)))
        yield min(share, count)
        count -= share


def _cut(players: Players, seed: int, seats: tuple[str, ...], sizes: Iterable[int], first: int = 0) -> list[Task]:
    tasks = []
    for size in sizes:
        tasks.append(Task(players, seed, first, size, seats))
        first += size
    return tasks


def _alike(count: int, size: int) -> Iterator[int]:
    """A number of games in portions of one size; the last may be smaller."""
    yield from (min(size, count - start) for start in range(0, count, size))


def _count(tally: Tally, counted: Counted, told: _Told) -> None:
    tally.merge(counted.tally)
    told.more(counted.tally.games * COSTS[tally.players])


def _seek(run: Run, crew: Crew, tally: Tally, count: int, seats: tuple[str, ...], told: _Told) -> None:
    """Seek in waves. What the other players have shown already is not looked for, nor what is proved to be nowhere."""
    unseen = _unseen(run)
    proved = unreachable(tally.layout.scenario).unreachable if unseen else {}
    memory = Memory(tuple(aim for aim in unseen if aim not in proved))
    first = 0
    while first < count and memory.aims:
        wave = min(CHUNK * (WAVE if first else 1), count - first)  # a short one to begin with: all is new then
        tasks = _cut("seek", run.wish.seed, seats, _alike(wave, CHUNK), first)
        for counted in crew.work(partial(count_games, REFERENCE), [task._replace(memory=memory) for task in tasks]):
            _count(tally, counted, told)
            memory = memory.with_near(counted.near)
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

    def end(self) -> None:
        """All is done, though seeking may have needed fewer games than it was given."""
        self.more(self._total - self._done)

    def more(self, cost: int) -> None:
        self._done += cost
        if self._progress is not None:
            self._progress(self._done, self._total)


__all__ = ["CHUNK", "Progress", "Run", "Wish", "run_games"]
