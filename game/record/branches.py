"""The tree of variations in a saved game, without playing any of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from game.record.reading import Save, read_save
from game.record.variation import Variation
from game.words import clean_line


class Parting(NamedTuple):
    """A decision that is another one than in the parent."""

    round: int
    """Counted from 1."""
    seat: str
    choice: str
    """What is chosen in the variation: an id."""
    instead_of: str
    """What was chosen in the parent: an id."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of play of a file: 0 is the game itself, every other a variation."""

    id: int
    parent: int
    round: int
    """The first round of its own, counted from 1."""
    rounds: int
    """How many rounds were played in it, from the first one on."""
    is_over: bool
    ending_title: str
    created: str
    """When it was begun, in the clock's local time; of the game itself, when the file was."""
    depth: int
    """How many lines of play lie between it and the game itself, itself included."""
    parting: Parting | None
    """The first decision of a person that differs from the parent's; None where none does (yet)."""


def branches(path: Path) -> tuple[Branch, ...]:
    """The lines of play of a file as a tree is read: each one after its parent, with all that leave it in between.

    The game itself comes first. Raises SaveProblem.
    """
    return branches_of(read_save(Path(path).absolute()))


def branches_of(save: Save) -> tuple[Branch, ...]:
    """The same of a save that was read."""
    children: dict[int, list[Variation]] = {line.id: [] for line in save.variations}
    for line in save.variations[1:]:
        children[line.parent].append(line)
    found: list[Branch] = []
    waiting = [(save.variations[0], 0)]
    while waiting:
        line, depth = waiting.pop()
        found.append(_branch(save, line, depth))
        waiting += [(child, depth + 1) for child in reversed(children[line.id])]
    return tuple(found)


def _branch(save: Save, line: Variation, depth: int) -> Branch:
    ending = line.rounds[-1].ending if line.rounds else None
    return Branch(
        id=line.id,
        parent=line.parent,
        round=line.round,
        rounds=len(line.rounds),
        is_over=line.is_over,
        ending_title=clean_line(ending.title) if ending else "",
        created=clean_line(line.created or save.header.created, 40),
        depth=depth,
        parting=_parting(line, save.variations[line.parent]) if line.id else None,
    )


def _parting(line: Variation, parent: Variation) -> Parting | None:
    ours, theirs = ([*one.decisions, one.open] for one in (line, parent))
    for number, (mine, other) in enumerate(zip(ours, theirs, strict=False), 1):
        for seat, made in mine.items():
            was = other[seat].choice if seat in other else ""
            if not was and number <= len(parent.rounds):
                was = parent.rounds[number - 1].choices.get(seat, "")
            if was and was != made.choice:
                return Parting(number, seat, made.choice, was)
    return None


def parse_address(text: str) -> tuple[Path, int | None]:
    """A save as it is named in a command: a path, or a path and a variation of it (`a.jsonl#2`; None for none named).

    >>> parse_address("a.jsonl#2")[1], parse_address("a.jsonl")[1], parse_address("a#b")[1]
    (2, None, None)
    """
    path = Path(text)
    found = re.fullmatch(r"(.+)#([0-9]{1,4})", text, flags=re.DOTALL)
    if found is None or _exists(path):  # a file may be called so
        return path, None
    return Path(found[1]), int(found[2])


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
