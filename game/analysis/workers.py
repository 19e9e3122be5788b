"""Who does the work of a playtest: this process, or several beside it. Results come in the order of the tasks."""

from __future__ import annotations

import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, suppress
from multiprocessing import get_context
from types import TracebackType
from typing import Protocol, TypeVar

from game.analysis.games import Layout
from game.analysis.playing import Task
from game.model.scenario import Scenario

AHEAD, SENT = 3, 2
"""Tasks for each process that are done, waiting or at work, and those of them that another process is sent: enough to
keep all busy, few enough for memory and Ctrl+C.
"""

T = TypeVar("T")


class Gone(Exception):
    """The workers that were asked for are not there. Its text says why, and what to do next."""


class Crew(Protocol):
    """Does tasks somewhere."""

    @property
    def width(self) -> int:
        """How many tasks it does at a time."""

    def work(self, what: Callable[[Layout, Task], T], tasks: Sequence[Task]) -> Iterator[T]:
        """What comes of each task, in their order. `what` is a function of a module, to be named elsewhere."""


class Processes(AbstractContextManager["Processes"]):
    """Processes of this machine, of which this is one; with one job, or once the others fail, it does all the work."""

    def __init__(self, scenario: Scenario, jobs: int) -> None:
        self._layout = Layout(scenario)
        self.width = jobs
        self._pool: ProcessPoolExecutor | None = None
        if jobs > 1:
            # `spawn` everywhere: the same on every system, and nothing of this process is inherited by chance
            self._pool = ProcessPoolExecutor(jobs - 1, get_context("spawn"), _begin, (scenario,))
        self._made = self._pool

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._made is not None:
            self._made.shutdown(wait=True, cancel_futures=True)

    def work(self, what: Callable[[Layout, Task], T], tasks: Sequence[Task]) -> Iterator[T]:
        """See :class:`Crew`. While the others are at work, or still starting, this process takes tasks as well."""
        waiting: deque[tuple[Task, Future[T]]] = deque()
        left = deque(tasks)
        while left or waiting:
            while left and self._pool is not None and self._sent(waiting) < SENT * (self.width - 1):
                waiting.append((left[0], self._submit(what, left[0])))
                left.popleft()
            is_ready = bool(waiting) and waiting[0][1].done()
            if left and not is_ready and len(waiting) < AHEAD * self.width:
                task = left.popleft()
                waiting.append((task, _done(what(self._layout, task))))
                continue
            task, future = waiting.popleft()
            yield self._result(what, task, future)

    def _sent(self, waiting: Iterable[tuple[Task, Future[T]]]) -> int:
        """How many tasks the other processes have."""
        return sum(not future.done() for _, future in waiting)

    def _submit(self, what: Callable[[Layout, Task], T], task: Task) -> Future[T]:
        """A task on its way to another process; done here at once where those have failed."""
        if self._pool is not None:
            with suppress(BrokenProcessPool, OSError), _no_interrupt():
                return self._pool.submit(_there, what, task)
            self._pool = None
        return _done(what(self._layout, task))

    def _result(self, what: Callable[[Layout, Task], T], task: Task, future: Future[T]) -> T:
        """What came of a task; if the process that had it was ended from outside, it is played here instead."""
        try:
            return future.result()
        except (BrokenProcessPool, OSError):
            return what(self._layout, task)


def _done(result: T) -> Future[T]:
    future: Future[T] = Future()
    future.set_result(result)
    return future


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """Processes that are started here leave Ctrl+C to this one, from their first moment on.

    Here it is put off until then, not lost; where signals cannot be put off (Windows), it is left out for that moment.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
    elif sys.platform == "win32":
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)
    else:
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)


_layout: Layout | None = None
"""In a process that plays: the scenario that it was started for."""


def _begin(scenario: Scenario) -> None:
    """Make a process ready to play a scenario."""
    global _layout
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _layout = Layout(scenario)


def _there(what: Callable[[Layout, Task], T], task: Task) -> T:
    """Do a task in a process that was made ready."""
    assert _layout is not None
    return what(_layout, task)


__all__ = ["AHEAD", "Crew", "Gone", "Processes"]
