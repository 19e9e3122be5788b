"""The saves that a command means: files, folders with all that lies in them, and names with a star.

What a class hands in is a folder of folders, with notes, archives and copies in between. A file counts by what it
holds, not by what it is called; nothing is passed over, and nothing counted once instead of twice, without a sentence.
"""

from __future__ import annotations

import glob
import hashlib
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from game.record.branches import parse_address
from game.record.files import read_file
from game.record.folder import ENDING, file_order, look_into
from game.record.problem import SaveProblem, shown
from game.words import join_words, plural

NAMED = 5
"""Files that a sentence names; of more it gives the number."""


@dataclass(frozen=True, slots=True)
class Found:
    """A save that is meant."""

    path: Path
    name: str
    """What it is called among the others: its path below the folder that was named."""
    variation: int | None = None
    """None where none was named."""
    is_below: bool = False
    """Whether it was found in a folder below the one that was named: that of a pupil, for one."""
    label: str = ""
    """What a page calls it: `ada/monday`, `ada` where that pupil's folder holds no other, `monday#2`."""


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
            within = look_into(path)
            for why, names in within.passed.items():
                others.setdefault(why, []).extend(names)
            found.unread += within.unread
            found.saves += [
                Found(one, one.relative_to(path).as_posix(), is_below=one.parent != path) for one in within.saves
            ]
        elif "*" in name and not os.path.lexists(name):  # a shell that leaves the star to the program, as on Windows
            matching = [Path(one) for one in sorted(glob.glob(name), key=file_order)]
            if not matching:
                raise SaveProblem(f"No file is called like {shown(Path(name))}.")
            found.saves += [Found(one, one.name) for one in matching]
        else:
            found.saves.append(Found(path, path.name, variation))
    found.passed = [_passed(why, names) for why, names in others.items() if names]
    saves, copies = _without_copies(_told_apart(found.saves))
    found.saves = _labelled(saves)
    if copies:
        found.passed.append(f"Counted once, since they are copies to the byte: {_listed(copies)}.")
    return found


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


def _labelled(saves: Sequence[Found]) -> list[Found]:
    """The saves with what pages call them, each otherwise than all others."""
    alone = Counter(one.path.parent for one in saves)
    folders = Counter(str(PurePosixPath(one.name).parent) for one in saves if one.is_below)
    whole = {one.name.removesuffix(ENDING) for one in saves}
    found = []
    for one in saves:
        name, pupil = one.name.removesuffix(ENDING), str(PurePosixPath(one.name).parent)
        if one.is_below and alone[one.path.parent] == folders[pupil] == 1 and pupil not in whole:
            name = pupil
        found.append(replace(one, label=name + (f"#{one.variation}" if one.variation else "")))
    return found


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
        place = (os.path.abspath(one.path), one.variation)
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
