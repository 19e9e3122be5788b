"""Files that are still there after a crash: a new one takes the place of the old one whole, or not at all.

Functions here raise OSError; the callers know what to tell people.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_BINARY = getattr(os, "O_BINARY", 0)


def sync(descriptor: int) -> None:
    """Have the disk keep what was written, so that it outlives a power cut."""
    if sys.platform == "linux":
        os.fdatasync(descriptor)
    elif sys.platform == "darwin":
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)  # plain fsync leaves it in the disk's own memory
        except OSError as problem:
            if problem.errno not in (errno.ENOTSUP, errno.EINVAL, errno.ENOTTY):
                raise
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder. Some systems do not offer that; then nothing is done."""
    if sys.platform == "win32":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:  # a folder that may be written but not listed
        return
    try:
        os.fsync(descriptor)
    except OSError as problem:
        if problem.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, as far as they are missing, durably."""
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    for place in reversed(missing):
        place.mkdir(exist_ok=True)
        sync_folder(place.parent)


def create_file(path: Path, content: bytes) -> None:
    """Make a file with this content: after a crash it is there whole or not at all.

    Raises FileExistsError, and changes nothing, if the path is taken by anything.
    """
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, "the file exists", str(path))
    with _written(path, content) as temporary:
        _name(temporary, path)
    sync_folder(path.parent)


def replace_file(path: Path, content: bytes) -> None:
    """Give a file this content: after a crash it holds the old or the new, whole.

    What is a link stays one, and who may read the file stays as it was. Where no file can be made beside it, it is
    written in place. Raises OSError; then the file holds what it held, unless the disk failed in the middle of that
    last resort.
    """
    path = Path(os.path.realpath(path))
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    try:
        with _written(path, content) as temporary:
            if mode is not None:
                os.chmod(temporary, mode)
            os.replace(temporary, path)
        sync_folder(path.parent)
    except PermissionError:
        if mode is None or not os.access(path, os.W_OK):
            raise
        descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC | _BINARY)  # a folder that takes no new files
        try:
            _write(descriptor, content)
        finally:
            os.close(descriptor)


def lock(descriptor: int) -> bool:
    """Keep every other program, and every other opener in this one, from this file until it is closed.

    The lock belongs to the open file: it ends with the process, however that ends, and leaves nothing behind. Raises
    BlockingIOError if somebody else has it; False means that this file system knows no locks.
    """
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, 2**40, os.SEEK_SET)  # far behind the text: others may read that
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        if problem.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
            raise BlockingIOError(errno.EAGAIN, "open elsewhere") from problem
        return False
    return True


class Claim:
    """A file that says that somebody is at work, for as long as the process lives: nothing has to be tidied up."""

    def __init__(self, path: Path) -> None:
        """Make the file, or take over one whose owner is gone. Raises BlockingIOError where its owner lives."""
        self.path = path
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o666)
        self._close = weakref.finalize(self, os.close, descriptor)
        try:
            lock(descriptor)
        except BlockingIOError:
            self._close()
            raise

    def end(self) -> None:
        """Give the claim up, and remove its file."""
        if sys.platform == "win32":
            self._close()  # no open file can be removed there
        with contextlib.suppress(OSError):
            self.path.unlink()
        self._close()


@contextlib.contextmanager
def _written(path: Path, content: bytes) -> Iterator[Path]:
    """A file beside `path` that holds this content, gone afterwards if nobody gave it a name."""
    temporary = path.with_name(f".{path.name[:100]}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o666)
        try:
            _write(descriptor, content)
        finally:
            os.close(descriptor)
        yield temporary
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _write(descriptor: int, content: bytes) -> None:
    if os.write(descriptor, content) != len(content):
        raise OSError(errno.ENOSPC, "the disk is full")
    sync(descriptor)


def _name(temporary: Path, path: Path) -> None:
    """Give a file its name, unless that is taken."""
    if sys.platform == "win32":
        os.rename(temporary, path)  # which refuses there
        return
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # memory sticks know no second names: claim the name first, then put the file there
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        try:
            os.replace(temporary, path)
        except OSError:
            os.unlink(path)
            raise
