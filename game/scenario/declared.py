"""Which names a file declares: what conditions, effects and cites may refer to.

Taken from the tree before anything is validated, so that an unknown name is told together with every other fault. Where
the part that declares names is itself broken, its kind is None: then nothing is checked against it, since one slip
there would otherwise be told a hundred times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from game.model.names import ID_PATTERN
from game.scenario.shapes import parts_of, shape_at
from game.scenario.tree import Node, Path, walk

_ID = re.compile(ID_PATTERN)

Context = dict[str, Any]
"""What the model's validators look names up in: actors, indicators, flags, choices and sources."""


class Authored(NamedTuple):
    """A choice as it stands in the tree, whatever may be wrong with it."""

    path: Path
    round: int
    """Counted from 0."""
    seat: str
    node: Node


def authored_choices(root: Node) -> Iterator[Authored]:
    """Every choice of a file, in file order."""
    for number, round_ in items(root, "rounds"):
        for seat, list_ in entries(round_, "choices"):
            for place, choice in list_.kids.items():
                if isinstance(place, int) and choice.kind == "map":
                    yield Authored(("rounds", number, "choices", seat, place), number, seat, choice)


def items(node: Node, part: str) -> Iterator[tuple[int, Node]]:
    """The named entries of the list that stands under a part, with their numbers from 0."""
    list_ = node.kids.get(part)
    for place, kid in list_.kids.items() if list_ is not None and list_.kind == "list" else ():
        if isinstance(place, int) and kid.kind == "map":
            yield place, kid


def entries(node: Node, part: str) -> Iterator[tuple[str, Node]]:
    """What stands under a part with named entries, with its names."""
    map_ = node.kids.get(part)
    for name, kid in map_.kids.items() if map_ is not None and map_.kind == "map" else ():
        if isinstance(name, str):
            yield name, kid


def text_of(node: Node, part: str) -> str:
    """The text of a part, or "" where there is none or something else stands there."""
    kid = node.kids.get(part)
    return kid.data if kid is not None and isinstance(kid.data, str) else ""


def words_of(node: Node | None) -> list[str]:
    """The texts of a list (or the one text, or the names of the entries, that stand where a list should)."""
    if node is None:
        return []
    data: list[object] = [*node.data] if isinstance(node.data, list | dict) else [node.data]
    return [word for word in data if isinstance(word, str)]


def declared(root: Node, gaps: Iterable[str]) -> Context:
    """The names that a file declares; `gaps` are its parts from which lines are missing since they cannot be read."""
    broken = set(gaps)
    flags = {word for _, node in walk(root) if node.kind == "map" for word in _flags_of(node)}
    are_told = all(_is_told(node.kids.get(part)) for _, node in walk(root) for part in ("sets", "clears"))
    has_seats = all(
        list_.kind == "list" for _, round_ in items(root, "rounds") for _, list_ in entries(round_, "choices")
    ) and all(round_.kids["choices"].kind == "map" for _, round_ in items(root, "rounds") if "choices" in round_.kids)
    choices = [text_of(choice.node, "id") for choice in authored_choices(root)]
    return {
        "actors": _ids(root, "actors", broken, at_least=1),
        "indicators": _ids(root, "indicators", broken, at_least=0),
        "sources": _sources(root, broken),
        "flags": None
        if broken & {"rounds", "events"} or not are_told or not all(map(_ID.match, flags))
        else sorted(flags),
        "choices": None if "rounds" in broken or not has_seats or not all(map(_ID.match, choices)) else choices,
    }


def _is_told(node: Node | None) -> bool:
    """Whether the flags that are set somewhere can be made out."""
    return node is None or node.kind == "list" or isinstance(node.data, str)


def _flags_of(node: Node) -> list[str]:
    return [*words_of(node.kids.get("sets")), *words_of(node.kids.get("clears"))]


def _ids(root: Node, part: str, broken: set[str], *, at_least: int) -> list[str] | None:
    node = root.kids.get(part)
    if part in broken:
        return None
    if node is None:
        return None if at_least else []
    if node.kind != "map" or not all(isinstance(name, str) and _ID.match(name) for name in node.kids):
        return None
    shape = shape_at((part, ""))
    if shape is not None and any(name in parts_of(shape) and kid.kind != "map" for name, kid in node.kids.items()):
        return None  # the line with the id is missing above
    return [str(name) for name in node.kids]


def _sources(root: Node, broken: set[str]) -> dict[str, int | None] | None:
    names = _ids(root, "sources", broken, at_least=0)
    if names is None:
        return None
    last: dict[str, int | None] = {}
    for name, node in entries(root, "sources"):
        count = node.kids.get("paragraphs")
        last[name] = count.data if count is not None and type(count.data) is int and count.data > 0 else None
    return last
