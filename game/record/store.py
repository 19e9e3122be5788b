"""The file of a game that is being played: it only grows, and each line is on the disk before it counts."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from game.durable import create_file, lock, sync
from game.record.files import open_to_append, read_all
from game.record.problem import ChangedOutsideError


class Store:
    """A locked file open for appending, and a copy in memory of what it must hold.

    The copy (a save is well below a megabyte) is what a failed write is measured against; and should somebody delete
    the file during the game, it is made anew from it.
    """

    def __init__(self, path: Path) -> None:
        """Open and lock a file. Raises OSError (BlockingIOError: open elsewhere), or SaveProblem if it is no file."""
        self.path = path
        self._descriptor = open_to_append(path)
        try:
            self.is_locked = lock(self._descriptor)
            """False where the file system knows no locks."""
            self.content = read_all(self._descriptor)
        except OSError:
            self._release()
            raise
        self._is_sound = True
        """False while the file may hold something other than `content`."""
        self.is_closed = False
        self._attempted = 0
        """How many bytes of a failed write may stand behind the content."""

    def append(self, data: bytes) -> None:
        """Write at the end, durably and whole, or raise OSError with the file as it was before.

        Where not even that can be restored at once (the disk is away), it is restored before the next write.
        """
        if self.is_closed:
            raise OSError(errno.EBADF, "the game was closed")
        if not (self._is_sound and self._is_as_left()):
            self._mend()
        try:
            if os.write(self._descriptor, data) != len(data):  # a full disk may take a part without any complaint
                raise OSError(errno.ENOSPC, "the disk is full")
            sync(self._descriptor)
        except OSError:
            self._is_sound = False
            self._attempted = len(data)
            with contextlib.suppress(OSError):
                self._mend()
            raise
        self.content += data

    def cut(self, length: int) -> None:
        """Cut off everything behind `length`, durably. Raises OSError."""
        os.ftruncate(self._descriptor, length)
        sync(self._descriptor)
        self.content = self.content[:length]

    def close(self) -> None:
        """Close the file for good, and so free the lock."""
        self.is_closed = True
        self._release()

    def _release(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _is_as_left(self) -> bool:
        """Whether the path still leads to our file, and nobody else has written there."""
        try:
            here, there = os.fstat(self._descriptor), os.stat(self.path)
        except OSError:
            return False
        return os.path.samestat(here, there) and here.st_size == len(self.content)

    def _mend(self) -> None:
        """Open the file again and bring it back to what it must hold. Raises OSError while that cannot be done.

        A handle on which a sync failed is no use: the system has forgotten what did not get to the disk.
        """
        self._is_sound = False
        self._release()
        try:
            descriptor = open_to_append(self.path)
        except FileNotFoundError:
            create_file(self.path, self.content)
            descriptor = open_to_append(self.path)
        try:
            self.is_locked = lock(descriptor)
            found = read_all(descriptor)
            if not found.startswith(self.content) or len(found) - len(self.content) > self._attempted:
                raise ChangedOutsideError(errno.EIO, "changed by another program")
            if len(found) > len(self.content):
                os.ftruncate(descriptor, len(self.content))
            sync(descriptor)
        except OSError:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        self._is_sound = True
        self._attempted = 0
