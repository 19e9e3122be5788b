"""The saves that a command means: files, folders with all that lies in them, and names with a star.

What a class hands in is a folder of folders, with notes, archives and copies in between. A file counts by what it
holds, not by what it is called; nothing is passed over, and nothing counted once instead of twice, without a sentence.
"""

from __future__ import annotations

import glob
import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from game.record.branches import parse_address
from game.record.files import read_file
from game.record.problem import SaveProblem, shown
from game.record.wrapped import is_save_inside
from game.words import join_words, plural

ENDING = ".jsonl"
MOST_FILES = 20_000
"""Files in one folder and its subfolders before it is taken for the wrong folder."""
NAMED = 5
"""Files that a sentence names; of more it gives the number."""
LOOKED_AT = 64 * 1024
"""Bytes of a file that are looked at to tell whether it is a save."""
ARCHIVES = (".7z", ".rar", ".tar", ".tgz", ".zip")


@dataclass(frozen=True, slots=True)
class Found:
    """A save that is meant."""

    path: Path
    name: str
    """What it is called among the others: its path below the folder that was named."""
    variation: int | None = None
    """None where none was named."""

    @property
    def label(self) -> str:
        """The name without the usual ending, and the variation if one was named: `ada/monday#2`."""
        return self.name.removesuffix(ENDING) + (f"#{self.variation}" if self.variation else "")


@dataclass(slots=True)
class Gathered:
    """What was found, and what a person should know about the rest."""

    saves: list[Found] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    """Why files were passed over or counted once: a sentence for each reason."""
    unread: list[str] = field(default_factory=list)
    """Folders that were named and hold none, or that could not be read: a sentence for each."""


def gather(named: Sequence[str]) -> Gathered:
    """The saves that are meant, each once, in the order named and by name within a folder.

    Raises SaveProblem where a folder has more files than any class, or where nothing is called like a name with a star.
    Whether a save can be read is not looked at; a folder without any gives none.
    """
    found = Gathered()
    others: dict[str, list[str]] = {}
    for name in named:
        path, variation = parse_address(name)
        if path.is_dir() and variation is None:
            _look_into(path, found, others)
        elif "*" in name and not os.path.lexists(name):  # a shell that leaves the star to the program, as on Windows
            inside = [Path(one) for one in sorted(glob.glob(name))]
            if not inside:
                raise SaveProblem(f"No file is called like {shown(Path(name))}.")
            found.saves += [Found(one, one.name) for one in inside]
        else:
            found.saves.append(Found(path, path.name, variation))
    found.passed = [_passed(why, names) for why, names in others.items() if names]
    found.saves, copies = _without_copies(_told_apart(found.saves))
    if copies:
        found.passed.append(f"Counted once, since they are copies to the byte: {_listed(copies)}.")
    return found


def _look_into(folder: Path, found: Gathered, others: dict[str, list[str]]) -> None:
    before = len(found.saves)
    for count, (place, unfit) in enumerate(_files(folder, found.unread)):
        if count == MOST_FILES:
            raise SaveProblem(
                f"{shown(folder)} holds more than {MOST_FILES} files. Name the folder in which the saves lie."
            )
        below = place.relative_to(folder).as_posix()
        if why := unfit or _no_save(place):
            others.setdefault(why, []).append(below)
        else:
            found.saves.append(Found(place, below))
    if len(found.saves) == before:
        found.unread.append(f"There are no saved games in {shown(folder)}.")
        return
    full = {Path(one.name).parts[0] for one in found.saves[before:]}
    empty = [one.name for one in _folders(folder) if one.name not in full]
    others.setdefault("empty", []).extend(empty)


def _folders(folder: Path) -> list[Path]:
    """The folders in a folder, by name: often one for each pupil."""
    return sorted(one for one in folder.iterdir() if one.is_dir() and not (one.is_symlink() or _is_hidden(one.name)))


def _is_hidden(name: str) -> bool:
    """Whether a system put it there: what begins with a full stop, and what a Mac packs beside the files."""
    return name.startswith(".") or name == "__MACOSX"


def _files(folder: Path, unread: list[str]) -> Iterator[tuple[Path, str]]:
    """Every file below a folder, by name, with why it is not even looked at; links to folders are not followed."""

    def told(problem: OSError) -> None:
        unread.append(f"The folder {shown(Path(problem.filename))} could not be read ({problem.strerror}).")

    for place, folders, files in os.walk(folder, onerror=told):
        folders.sort()
        for name in [one for one in folders if _is_hidden(one)]:
            folders.remove(name)
            yield Path(place, name), "hidden"
        for name in folders:
            if os.path.islink(os.path.join(place, name)):
                yield Path(place, name), "links"
        for name in sorted(files, key=lambda one: (Path(one).stem, one)):  # a file before its copy "name (1)"
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


_WHY = {
    "others": ("it is no saved game", "they are no saved games"),
    "archives": ("it is an archive (unpack it first)", "they are archives (unpack them first)"),
    "hidden": ("it is hidden", "they are hidden"),
    "links": ("it is a link to a folder", "they are links to folders"),
    "closed": ("it cannot be read", "they cannot be read"),
    "empty": ("no saved game lies in it", "no saved game lies in them"),
}


def _passed(why: str, names: Sequence[str]) -> str:
    one, many = _WHY[why]
    return f"Passed over, since {one if len(names) == 1 else many}: {_listed(names)}."


def _listed(names: Sequence[str]) -> str:
    """Some names and the number of the others, safe to show."""
    rest = len(names) - NAMED
    told = [shown(Path(name)) for name in names[:NAMED]]
    return join_words([*told, *([f"{plural(rest, 'more file')}"] if rest > 0 else [])])


def _told_apart(saves: Sequence[Found]) -> list[Found]:
    """The saves, those of one name in several folders with their folder before it: each pupil's is `monday.jsonl`."""
    files: dict[str, set[Path]] = {}
    for one in saves:
        files.setdefault(one.name, set()).add(one.path.absolute())
    told = [replace(one, name=_in_folder(one)) if len(files[one.name]) > 1 else one for one in saves]
    numbers: dict[str, list[Path]] = {}
    for place, one in enumerate(told):
        same = numbers.setdefault(one.name, [])
        path = one.path.absolute()
        if path not in same:
            same.append(path)
        if number := same.index(path):
            told[place] = replace(one, name=f"{one.name.removesuffix(ENDING)} ({number + 1}){ENDING}")
    return told


def _in_folder(one: Found) -> str:
    """A save's name with the folder in which what was named lies."""
    below = Path(one.name)
    folder = one.path.absolute().parents[len(below.parts) - 1].name
    return f"{folder}/{one.name}" if folder else one.name


def _without_copies(saves: Sequence[Found]) -> tuple[list[Found], list[str]]:
    """The saves, each file and variation once; and which of them are copies of another file, with its name."""
    places: set[tuple[str, int | None]] = set()
    contents: dict[tuple[bytes, int | None], Found] = {}
    kept: list[Found] = []
    copies: list[str] = []
    for one in saves:
        place = (os.path.realpath(one.path), one.variation)
        if place in places:
            continue
        places.add(place)
        content = _fingerprint(one.path)
        first = contents.setdefault((content, one.variation), one) if content else one
        if first is one:
            kept.append(one)
        else:
            copies.append(f"{one.name} (of {first.name})")
    return kept, copies


def _fingerprint(path: Path) -> bytes:
    """What tells two files apart; nothing for one that holds nothing or cannot be read: its reader says why."""
    try:
        content = read_file(path)
    except SaveProblem:
        return b""
    return hashlib.sha256(content).digest() if content else b""
