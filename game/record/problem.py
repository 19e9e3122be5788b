"""What goes wrong with a saved game, in sentences: what happened, where, why, and what to do next."""

from __future__ import annotations

import errno
from pathlib import Path

from game.program import program
from game.words import show_controls


class SaveProblem(Exception):
    """A saved game that cannot be made, read or gone on with. Its text is a sentence for the person at the screen."""


class ChangedOutsideError(OSError):
    """Another program has changed the file while the game had it open."""


FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO, getattr(errno, "ESTALE", errno.EIO)}


def shown(path: Path) -> str:
    """A path as a sentence may show it, whatever characters the file system let it have."""
    return show_controls(str(path))


def why_unwritten(problem: OSError, path: Path) -> tuple[str, str]:
    """Why a file could not be written, and what a person can do about it: two parts of a sentence."""
    if isinstance(problem, ChangedOutsideError):
        return f"another program has changed {shown(path)}", "Leave the game, and see to that file first"
    if isinstance(problem, BlockingIOError):
        return f"{shown(path)} is open in another window", "Close the game there"
    if problem.errno in FULL:
        return f"the disk that holds {shown(path.parent)} is full", "Make some room on it"
    if problem.errno in REFUSED:
        return f"writing to {shown(path)} is not allowed", "Allow writing there (is the folder or the disk read-only?)"
    if problem.errno in GONE:
        where = path if path.parent.is_dir() else path.parent
        return f"{shown(where)} cannot be reached", "Bring it back (was a drive unplugged, or a folder moved?)"
    return f"writing to {shown(path)} failed ({problem.strerror or problem})", "See to that"


def unreadable(problem: OSError, path: Path) -> SaveProblem:
    """The problem that a file cannot be opened or read."""
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        from game.scenario.library import names  # here, since a save that is there needs no scenario

        if path.name in names():
            return SaveProblem(
                f"There is no saved game {shown(path)}. {path.name} is a scenario: `{program()} play {path.name}` "
                f"plays it, and `{program()} list` shows the saved games."
            )
        return SaveProblem(f"There is no saved game {shown(path)}. `{program()} list` shows those that there are.")
    if problem.errno in REFUSED:
        return SaveProblem(f"You are not allowed to read {shown(path)}. Ask whoever owns the file.")
    return SaveProblem(
        f"{shown(path)} cannot be read ({problem.strerror or problem}). Try a copy of it on another disk."
    )
