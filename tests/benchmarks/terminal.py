"""Times as a person meets them: a program started in a terminal of its own, looked at from outside."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from types import TracebackType

QUIET = 0.08
"""Seconds without a byte after which a repaint counts as finished."""


class Terminal:
    """A program in a pseudo-terminal of 120 columns by 34 rows; the clock starts with it."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self._fd, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 34, 120, 0, 0))
        self.seen = b""
        self._started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=inner, stdout=inner, stderr=inner, env=dict(env), start_new_session=True, close_fds=True
        )
        os.close(inner)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._fd)

    def _read(self, patience: float) -> bool:
        """Take in what the program writes within so many seconds; False if that is nothing."""
        if not select.select([self._fd], [], [], patience)[0]:
            return False
        try:
            block = os.read(self._fd, 1 << 16)
        except OSError:  # the program has ended
            return False
        self.seen += block
        return bool(block)

    def until(self, marker: bytes, patience: float = 10.0) -> float:
        """Milliseconds from the start until the program has written the marker."""
        while marker not in self.seen:
            if not self._read(patience):
                raise TimeoutError(f"{marker!r} did not appear; at the end stood {self.seen[-300:]!r}")
        return (time.perf_counter() - self._started) * 1000

    def settle(self, patience: float = 0.4) -> None:
        """Wait until nothing more is written for a while."""
        while self._read(patience):
            pass

    def press(self, keys: bytes) -> tuple[float, float] | None:
        """Milliseconds from a key to the first and to the last byte of what it painted; None if it painted nothing."""
        pressed = time.perf_counter()
        os.write(self._fd, keys)
        if not self._read(0.5):
            return None
        first = last = time.perf_counter()
        while self._read(QUIET):
            last = time.perf_counter()
        return (first - pressed) * 1000, (last - pressed) * 1000
