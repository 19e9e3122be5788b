"""Parts that can be read and stand where they cannot: a dash too many, a heading that was lost, a wrong indentation."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from game.diagnostics import Span
from game.model.base import Shape
from game.model.conditions import Condition
from game.model.names import ID_PATTERN, ties_of
from game.model.scenario import Scenario
from game.scenario.faults import Said
from game.scenario.layout import Move
from game.scenario.shapes import ENTRIES, HOLDERS, KNOWN_WORDS, kind_at, misfits, needed_by, parts_of, shape_at
from game.scenario.strangers import meant
from game.scenario.tree import Node, Path, first_of, locate, walk

MOST_MISPLACED = 3
"""Names or dashes that are looked into."""


def misplaced(root: Node | None, lines: Sequence[str], touched: Collection[int]) -> Iterator[Span]:
    """Known names that stand at the beginning of a line and cannot stand where they do, at most a few."""
    found = 0
    for path, node in walk(root) if root else ():
        name = path[-1] if path else None
        if not isinstance(name, str) or root is None:
            continue
        shape = shape_at(path[:-1])
        if name not in KNOWN_WORDS and not _may_be_lost(path, name, node, shape):
            continue
        if shape is not None and name in parts_of(shape):
            continue
        spot = locate(root, path)
        span = spot.name()
        if span.line not in touched and not lines[span.line - 1][: span.column - 1].strip():
            found += 1
            yield span
        if found == MOST_MISPLACED:
            return


def split_entries(root: Node | None, lines: Sequence[str], touched: Collection[int]) -> Iterator[Move]:
    """Dashes that part an entry of a list in two, each of which lacks what the other has."""
    found = 0
    for path, node in walk(root) if root else ():
        shape = shape_at((*path, 0)) if node.kind == "list" and not node.flow else None
        if shape is None or found == MOST_MISPLACED:
            continue
        kids = [*node.kids.values()]
        for kid, other in itertools.pairwise(kids):
            if kid.kind != "map" or other.kind != "map" or other.flow or kid.keys.keys() & other.keys.keys():
                continue
            if not {*other.keys} <= {*parts_of(shape)}:
                continue
            lacks, rest = ({*needed_by(shape)} - {*one.keys} for one in (kid, other))
            row = first_of(other).line - 1
            dash = re.match(r"^ *- (?=\S)", lines[row])
            is_rest = len(rest) == len(needed_by(shape)) or (rest and lacks & {*other.keys})
            if dash and row + 1 not in touched and is_rest:
                found += 1
                yield Move(row, f"{' ' * dash.end()}{lines[row][dash.end() :]}")


def lost_heading(root: Node | None) -> Said | None:
    """Entries at the end of one section that belong in another, of which the heading is missing."""
    best: tuple[int, str, Span] | None = None
    for part in parts_of(Scenario) if root else ():
        if root is None or part not in HOLDERS or part in root.kids:
            continue
        for section, node in root.kids.items():
            kids = [*node.kids.items()] if node.kind == _kind_of(part) and not node.flow else []
            gains = [_gain(part, str(section), name, kid) for name, kid in kids]
            while gains and max(gains) > 0 and min(gains) < 0:
                last = max(number for number, gain in enumerate(gains) if gain < 0)
                gains, kids = gains[last + 1 :], kids[last + 1 :]
            if len(kids) < len(node.kids) and sum(gains) >= 2 and (best is None or sum(gains) > best[0]):
                best = sum(gains), part, node.keys.get(kids[0][0]) or first_of(kids[0][1])
    if best is None:
        return None
    _, part, span = best
    return Said("S024", span, f'the line "{part}:" seems to be missing above this one', f"write   {part}:   above it")


def _kind_of(part: str) -> str:
    return "list" if part in ENTRIES else "map"


def _gain(part: str, section: str, name: str | int, node: Node) -> int:
    """How much better an entry fits in another section."""
    here, there = (misfits(node, kind_at(one, name)) for one in (section, part))
    if isinstance(name, str):
        is_tie = bool(ties_of(name))
        here += is_tie != (section == "relationships")
        there += is_tie != (part == "relationships")
    return here - there


def _may_be_lost(path: Path, name: str, node: Node, shape: type[Shape] | None) -> bool:
    """Whether a name of the author's own may have got into the wrong place: a tie, or an actor with all it holds."""
    if len(path) == 2 and path[0] in ("actors", "indicators", "sources"):
        return bool(ties_of(name))
    if shape is None or shape is Condition or name in parts_of(shape):
        return False
    holds = node.kind in ("map", "list") or node.is_empty
    return holds and re.match(ID_PATTERN, name) is not None and meant(name, shape, ()) is None
