"""The work of a playtest on other machines: the workers of a Dask scheduler that somebody has started."""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from types import TracebackType
from typing import Any, TypeVar

from game import __version__
from game.analysis.games import Layout
from game.analysis.playing import Task
from game.analysis.workers import AHEAD, Gone
from game.model.scenario import Scenario
from game.scenario import read_scenario
from game.words import join_words

ADDRESS = re.compile(r"(?:(?:tcp|tls|ucx|ws|wss)://)?(?:[\w.-]+|\[[0-9a-fA-F:]+\]):[0-9]{1,5}")
"""A host and a port, with or without the way to talk to it."""
PATIENCE = 10
"""Seconds to wait for a scheduler to answer, and for a first worker."""

T = TypeVar("T")


class Cluster(AbstractContextManager["Cluster"]):
    """Workers anywhere. A worker that is lost costs time: what it had is done again by another, or here."""

    def __init__(self, scenario: Scenario, address: str) -> None:
        """Connect to the scheduler at an address such as `tcp://10.0.0.5:8786`.

        Raises :class:`game.analysis.workers.Gone` where that cannot be.
        """
        try:
            import distributed
        except ImportError as problem:
            raise Gone(
                "--cluster needs the package 'distributed', which is not installed here. "
                "Install it from the program's folder: pip install '.[cluster]'"
            ) from problem
        if not ADDRESS.fullmatch(address):
            raise Gone(f"{address!r} is no address of a Dask scheduler; it looks like tcp://10.0.0.5:8786")
        for name in ("distributed", "distributed.client", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # they tell of what is lost at length, and it is not
        self._scenario = scenario
        self._layout = Layout(scenario)
        try:
            self._client: Any = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError, RuntimeError) as problem:
            raise Gone(
                f"No Dask scheduler answers at {address!r}. Start one with: dask scheduler"
                " (it prints its address, such as tcp://10.0.0.5:8786)"
            ) from problem
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
            self._same_program()
            self.width = max(1, sum(self._client.nthreads().values()))
        except TimeoutError as problem:
            self._client.close()
            raise Gone(
                f"The scheduler at {address} has no workers. Start some, on any machine, with: dask worker {address}"
            ) from problem
        except Gone:
            self._client.close()
            raise

    def _same_program(self) -> None:
        """Every worker has to play by the same rules. Raises Gone where one has another version, or none."""
        try:
            versions: dict[str, str] = self._client.run(_version)
        except (ImportError, AttributeError) as problem:
            raise Gone(
                "A worker of the cluster cannot load Backchannel. Install it where the workers run, "
                f"in version {__version__}, and start them again"
            ) from problem
        others = sorted(worker for worker, version in versions.items() if version != __version__)
        if others:
            raise Gone(
                f"Here is Backchannel {__version__}, and another version runs on {join_words(others)}. "
                "Install the same on every machine, and start those workers again"
            )

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def work(self, what: Callable[[Layout, Task], T], tasks: Sequence[Task]) -> Iterator[T]:
        """See :class:`game.analysis.workers.Crew`."""
        waiting: deque[tuple[Task, Any]] = deque()
        left = deque(tasks)
        while left or waiting:
            while left and len(waiting) < AHEAD * self.width:
                task = left.popleft()
                waiting.append((task, self._submit(what, task)))
            task, future = waiting.popleft()
            yield self._result(what, task, future)

    def _submit(self, what: Callable[[Layout, Task], T], task: Task) -> Any:
        if self._client.status != "running":
            return None
        return self._client.submit(_there, self._scenario.text, what, task, pure=False)

    def _result(self, what: Callable[[Layout, Task], T], task: Task, future: Any) -> T:
        """What came of a task; played here where no worker could, or where the scheduler is gone."""
        if future is not None:
            from distributed import CancelledError, KilledWorker

            try:
                found: T = future.result()
                return found
            except (CancelledError, KilledWorker, OSError, TimeoutError):
                pass
        return what(self._layout, task)


def _version() -> str:
    """On a worker: which version of the program it has."""
    return __version__


@lru_cache(maxsize=4)
def _layout_of(text: str) -> Layout:
    scenario = read_scenario(text, "").scenario
    assert scenario is not None  # it was read in the process that sent it
    return Layout(scenario)


def _there(text: str, what: Callable[[Layout, Task], T], task: Task) -> T:
    """On a worker: do a task for the scenario of a text."""
    return what(_layout_of(text), task)


__all__ = ["Cluster"]
