"""Files for people: written whole or not at all, and never over a saved game or a scenario."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from game.durable import replace_file
from game.record.problem import shown, why_unwritten

GUARDED = {".jsonl": "a saved game", ".yaml": "a scenario", ".yml": "a scenario"}
"""Endings of names that nothing is exported to, and what such a file is: one slip of the pen would destroy it."""
SAVE_MARK = b'"backchannel-save"'
"""Stands in the first line of every save, whatever the file is called."""


class ExportProblem(Exception):
    """Something cannot be exported. Its text is for the person: what, where, why, and what to do next."""


def write_new_or_replace(path: Path | str, text: str, *, encoding: str = "utf-8") -> None:
    """Write a text to a file, over an older one of that name: after a crash there is the old file or the new, whole.

    Line ends are written as they stand in `text`. Raises ExportProblem, with everything as it was, where that cannot
    be: no such folder, a folder of that name, no permission, a full disk, or a saved game or a scenario in its place.
    """
    place = check_place(path)
    try:
        if place.exists() and not os.access(place, os.W_OK):  # a folder would let another file take its place
            raise PermissionError(errno.EACCES, "not allowed", str(place))
        replace_file(place, text.encode(encoding, errors="replace"))
    except OSError as problem:
        why, cure = why_unwritten(problem, place)
        raise ExportProblem(f"{shown(place)} cannot be written: {why}. {cure}, or name another file.") from problem


def check_place(path: Path | str) -> Path:
    """The file that a name leads to, links followed. Raises ExportProblem where nothing may be written there."""
    try:
        if "\0" in str(path):
            raise ValueError("a NUL in a name")
        place = Path(path).absolute()
        place = place.resolve() if place.is_symlink() else place
        kind = place.stat() if os.path.lexists(place) else None
        is_folder_there = place.parent.is_dir()
        mark = _beginning(place) if kind and stat.S_ISREG(kind.st_mode) else b""
    except (OSError, ValueError, RuntimeError) as problem:  # a name that is too long, has a NUL, or is a loop of links
        why = getattr(problem, "strerror", None) or "that is no name of a file"
        raise ExportProblem(f"{shown(Path(path))} cannot be written: {why}. Name another file.") from problem
    if not place.name or (kind and stat.S_ISDIR(kind.st_mode)):
        raise ExportProblem(f"{shown(place)} is a folder. Name a file in it, such as {shown(place / 'debrief.html')}.")
    what = "a saved game" if SAVE_MARK in mark else GUARDED.get(place.suffix.casefold())
    if what:
        raise ExportProblem(f"{shown(place)} is the name of {what}, and that is never written over. Name another file.")
    if kind and not stat.S_ISREG(kind.st_mode):
        raise ExportProblem(f"{shown(place)} is not a file that can be written over. Name another file.")
    if not is_folder_there:
        raise ExportProblem(f"There is no folder {shown(place.parent)}. Make it first, or name a file elsewhere.")
    return place


def _beginning(place: Path) -> bytes:
    """The first bytes of a file; none where it may not be read, which forbids nothing."""
    try:
        with place.open("rb") as file:
            return file.read(4096)
    except PermissionError:
        return b""


__all__ = ["ExportProblem", "check_place", "write_new_or_replace"]
