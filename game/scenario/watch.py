"""Watching scenario files: each is checked anew when it was saved, and what is said is always the present state.

A file counts as saved when its time or size is another than before and stays so for a moment, since some editors write
in several goes. Others put a new file in the place of the old one, so a file that is gone or empty gets a second to
come back. Nothing here waits or prints: whoever watches calls :meth:`Watch.look` again and again.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

from game.scenario.load import Loaded, load_file
from game.scenario.report import more_about, told_of

POLL_SECONDS = 0.2
"""Between two looks at files that rest."""
SETTLE_SECONDS = 0.05
"""Between two looks while a file is being written."""
COME_BACK_SECONDS = 1.0
"""How long a file may be gone or empty before it counts as that."""
WIDTH = 72

Print = tuple[int, int, int] | None
"""What tells one state of a file from the next: time, size and number; None where there is no file."""


def footprint(name: str) -> Print:
    """The state of a file as the system has it."""
    try:
        known = os.stat(name)
    except (OSError, ValueError):
        return None
    return known.st_mtime_ns, known.st_size, known.st_ino


@dataclass
class File:
    """One file that is watched."""

    name: str
    """As the reader gave it."""
    checked: Print
    """The state that was checked last."""
    seen: Print
    """The state at the last look."""
    changed_at: float | None
    """When it was first seen to differ from what was checked; None while it does not."""
    loaded: Loaded
    was_mended: bool = False
    """Whether the last check found nothing any more where the one before had found something."""

    @property
    def is_clean(self) -> bool:
        """Whether there is nothing to say about it."""
        return not self.loaded.problems

    def look(self, now: float) -> bool:
        """Look whether it was saved, and check it if so; returns whether it was checked."""
        found, before = footprint(self.name), self.seen
        self.seen = found
        if found == self.checked:
            self.changed_at = None
            return False
        self.changed_at = now if self.changed_at is None else self.changed_at
        is_gone = found is None or found[1] == 0
        if found != before or (is_gone and now - self.changed_at < COME_BACK_SECONDS):
            return False
        was_clean = self.is_clean
        self.checked, self.changed_at = found, None
        self.loaded = load_file(self.name)
        self.was_mended = self.is_clean and not was_clean
        return True


class Watch:
    """Several files that are watched together."""

    def __init__(self, names: Iterable[str]) -> None:
        self.files: list[File] = []
        self._pointed_to: set[str] = set()
        for name in dict.fromkeys(names):
            found = footprint(name)  # before it is read: what is saved meanwhile is noticed at the next look
            self.files.append(File(name, found, found, None, load_file(name)))

    @property
    def pause(self) -> float:
        """How long to wait before the next look."""
        return SETTLE_SECONDS if any(file.changed_at is not None for file in self.files) else POLL_SECONDS

    def look(self, now: float) -> bool:
        """Look at every file once; returns whether there is a new state to tell. `now` is a clock that only goes on."""
        return sum(file.look(now) for file in self.files) > 0

    def told(self, heading: str) -> str:
        """The present state of all files, below a line with a heading."""
        told = [f"{f'---- {heading} '.ljust(WIDTH, '-')}\n"]
        for file in self.files:
            text = told_of(file.loaded)
            if file.was_mended:
                text = text.replace(": no faults.", ": mended, no faults.", 1)
                file.was_mended = False
            told.append(text)
        if more := more_about([problem for file in self.files for problem in file.loaded.problems], self._pointed_to):
            told.append(more)
        return "\n".join(told)
