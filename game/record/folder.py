"""What lies in a folder and the folders below it: saves, told by what they hold, and why other files are none."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from game.record.problem import SaveProblem, shown
from game.record.wrapped import is_save_inside

ENDING = ".jsonl"
"""How the name of a save ends; it counts as one whatever it holds, so that its reader can say what is wrong."""
MOST_FILES = 20_000
"""Files in one folder and its subfolders before it is taken for the wrong folder."""
LOOKED_AT = 64 * 1024
"""Bytes of a file that are looked at to tell whether it is a save."""
ARCHIVES = (".7z", ".rar", ".tar", ".tgz", ".zip")


@dataclass(slots=True)
class Inside:
    """What lies in a folder."""

    saves: list[Path] = field(default_factory=list)
    passed: dict[str, list[str]] = field(default_factory=dict)
    """The other files by the reason why they are no saves, each by its path below the folder."""
    unread: list[str] = field(default_factory=list)
    """Folders that could not be read, or this one where it holds no save: a sentence for each."""


def look_into(folder: Path) -> Inside:
    """Look through a folder to its bottom. Raises SaveProblem where it has more files than any class hands in."""
    found = Inside()
    for count, (place, unfit) in enumerate(_files(folder, found.unread)):
        if count == MOST_FILES:
            raise SaveProblem(
                f"{shown(folder)} holds more than {MOST_FILES} files. Name the folder in which the saves lie."
            )
        if why := unfit or _no_save(place):
            found.passed.setdefault(why, []).append(place.relative_to(folder).as_posix())
        else:
            found.saves.append(place)
    if not found.saves:
        found.unread.append(f"There are no saved games in {shown(folder)}.")
        return found
    full = {one.relative_to(folder).parts[0] for one in found.saves}
    found.passed["empty"] = [one.name for one in _folders(folder) if one.name not in full]
    return found


def _folders(folder: Path) -> list[Path]:
    """The folders in a folder, by name: often one for each pupil."""
    found = (one for one in folder.iterdir() if one.is_dir() and not (one.is_symlink() or _is_hidden(one.name)))
    return sorted(found, key=lambda one: in_order(one.name))


def in_order(name: str) -> tuple[list[str | int], str]:
    """What names are sorted by: as people count, `g2` before `g10`.

    >>> sorted(["g10", "g2", "ada", "g2 (1)"], key=in_order)
    ['ada', 'g2', 'g2 (1)', 'g10']
    """
    parts = re.split("([0-9]+)", name)  # every second one is a number
    return [int(part) if place % 2 else part for place, part in enumerate(parts)], name


def file_order(name: str) -> tuple[tuple[list[str | int], str], str]:
    """The same for files: their endings do not count, so that one comes before its copy "name (1)"."""
    return in_order(os.path.splitext(name)[0]), name


def _is_hidden(name: str) -> bool:
    """Whether a system put it there: what begins with a full stop, and what a Mac packs beside the files."""
    return name.startswith(".") or name == "__MACOSX"


def _files(folder: Path, unread: list[str]) -> Iterator[tuple[Path, str]]:
    """Every file below a folder, by name, with why it is not even looked at; links to folders are not followed."""

    def told(problem: OSError) -> None:
        unread.append(f"The folder {shown(Path(problem.filename))} could not be read ({problem.strerror}).")

    for place, folders, files in os.walk(folder, onerror=told):
        folders.sort(key=in_order)
        for name in [one for one in folders if _is_hidden(one)]:
            folders.remove(name)
            yield Path(place, name), "hidden"
        for name in folders:
            if os.path.islink(os.path.join(place, name)):
                yield Path(place, name), "links"
        for name in sorted(files, key=file_order):
            yield Path(place, name), "hidden" if _is_hidden(name) else ""


def _no_save(place: Path) -> str:
    """Why a file in a folder is not taken for a save; "" where it is one by its ending, or by how it begins."""
    if place.name.lower().endswith(ENDING):
        return ""
    if place.name.lower().endswith(ARCHIVES):
        return "archives"
    try:
        return "" if _begins_as_save(place) else "others"
    except OSError:
        return "closed"


def is_save(path: Path) -> bool:
    """Whether a file begins as a save does, whatever it is called; False for what cannot be read."""
    try:
        return _begins_as_save(path)
    except (OSError, ValueError):
        return False


def _begins_as_save(path: Path) -> bool:
    """The same. Raises OSError."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        return False
    with open(path, "rb") as file:
        return is_save_inside(file.read(LOOKED_AT))
