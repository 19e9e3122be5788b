"""The files of saved games: read with care, and locked while they are written.

Functions here raise OSError, except where they say otherwise; the callers know what to tell people.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from game.program import program
from game.record.format import LARGEST
from game.record.problem import SaveProblem, shown, unreadable

_BINARY = getattr(os, "O_BINARY", 0)


def read_file(path: Path) -> bytes:
    """The content of a save. Raises SaveProblem for what cannot be one: a folder, a device, a giant, nothing at all."""
    try:
        _check_kind(path, os.stat(path))
        # without O_NONBLOCK, a pipe that took the file's place a moment ago would hold us for ever
        descriptor = os.open(path, os.O_RDONLY | _BINARY | getattr(os, "O_NONBLOCK", 0))
        try:
            _check_kind(path, os.fstat(descriptor))
            return read_all(descriptor)
        finally:
            os.close(descriptor)
    except OSError as problem:
        raise unreadable(problem, path) from problem
    except ValueError:  # a name with a NUL in it
        raise SaveProblem(f"{shown(path)} is no name of a file.") from None


def read_all(descriptor: int) -> bytes:
    """Everything that an open file holds, up to a little more than the largest save."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    parts = []
    left = LARGEST + 1
    while left > 0 and (part := os.read(descriptor, min(left, 1024 * 1024))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def open_to_append(path: Path) -> int:
    """Open a save for reading and for writing at its end, unbuffered. Raises SaveProblem for what cannot be one."""
    _check_kind(path, os.stat(path))
    return os.open(path, os.O_RDWR | os.O_APPEND | _BINARY)


def _check_kind(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise SaveProblem(f"{shown(path)} is a folder, not a saved game. Give the path of a file in it.")
    if not stat.S_ISREG(status.st_mode):
        raise SaveProblem(f"{shown(path)} is not a file that can hold a saved game. `{program()} list` shows those.")
    if status.st_size > LARGEST:
        size = f"{status.st_size // (1024 * 1024)} MB"
        raise SaveProblem(f"{shown(path)} is no saved game: it has {size}, and no game has more than 64 MB.")
