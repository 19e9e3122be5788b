"""Adds lines to the file of a save, each numbered and linked to the one before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game import __version__
from game.record.format import OLDEST_READER, VERSION, Line, SavedVersion, body_of
from game.record.lines import encode, fingerprint
from game.record.store import Store


class Writer:
    """Writes at the end of a file that ends in a whole line; the lines before are never touched."""

    def __init__(self, store: Store, lines: int, version: int) -> None:
        """Go on after so many lines, the last of which is of this version of the format."""
        self._store = store
        self._lines = lines
        self._version = version
        self._last = fingerprint(store.content[:-1].rpartition(b"\n")[2])

    @property
    def path(self) -> Path:
        """The file."""
        return self._store.path

    @property
    def is_closed(self) -> bool:
        """Whether nothing more can be written."""
        return self._store.is_closed

    def append(self, lines: Sequence[tuple[str, Line]]) -> None:
        """Write some lines, each a kind and what it holds, at once: all of them are on the disk, or none.

        A file of an older version is raised to ours first, by a line that says so. Raises OSError, or SaveProblem.
        """
        if self._version < VERSION:
            raised = SavedVersion(version=VERSION, oldest_reader=OLDEST_READER, program=__version__)
            lines = [("version", raised), *lines]
        data, last, number = b"", self._last, self._lines
        for kind, held in lines:
            line = encode(number, last, kind, body_of(held))
            data += line
            last, number = fingerprint(line[:-1]), number + 1
        self._store.append(data)
        self._last, self._lines, self._version = last, number, VERSION

    def close(self) -> None:
        """Let go of the file, so that another program may open it."""
        self._store.close()
