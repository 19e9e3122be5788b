"""Conditions as sets of boxes, so that it can be reasoned about what can hold.

A box says from where to where each thing goes. What it speaks of: `round`, a tie, an indicator, `flag x` and `chosen x`
(0 or 1). What it does not name is free.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.diagnostics import Span
from game.model.conditions import NO_LIMIT, Range, parse_range
from game.model.names import spread
from game.scenario.tree import Node

Box = dict[str, Range]

ANYTHING = Range(-NO_LIMIT, NO_LIMIT)
MOST_BOXES = 200
"""Alternatives beyond which a condition is not reasoned about."""

_WORDS = {"flags": ("flag ", 1), "no-flags": ("flag ", 0), "chosen": ("chosen ", 1), "not-chosen": ("chosen ", 0)}


class Test(NamedTuple):
    """One entry of a condition."""

    what: str
    """What it speaks of, as in a box."""
    passes: Range
    span: Span
    """Where what it asks for stands."""
    name: str
    """The name as it is written."""
    written: str = ""
    """What is asked of a number, as it is written."""


def tests_of(condition: Node) -> Iterator[Test]:
    """The entries of a condition that must all hold; not the alternatives under `any`."""
    for name, node in condition.kids.items():
        if name == "any":
            continue
        if name in _WORDS:
            front, wanted = _WORDS[str(name)]
            for word in node.kids.values():
                yield Test(f"{front}{word.data}", Range(wanted, wanted), word.span, str(word.data))
            continue
        passes: Range = parse_range(node.data)
        written = passes.words() if isinstance(node.data, int) else str(node.data)
        for one in spread(str(name)):
            yield Test(one, passes, node.span, str(name), written)


def alternatives(condition: Node) -> list[Node]:
    """The conditions under `any`."""
    node = condition.kids.get("any")
    return [] if node is None else [*node.kids.values()]


def boxes_of(condition: Node) -> list[Box] | None:
    """The boxes of which a condition asks for one; None where there are too many to reason about."""
    base: Box | None = {}
    for test in tests_of(condition):
        base = meet(base, {test.what: test.passes}) if base is not None else None
    if base is None:
        return []
    parts = alternatives(condition)
    if not parts:
        return [base]
    found: list[Box] = []
    for part in parts:
        inside = boxes_of(part)
        if inside is None or len(found) + len(inside) > MOST_BOXES:
            return None
        found += [both for box in inside if (both := meet(base, box)) is not None]
    return found


def meet(one: Box, other: Box) -> Box | None:
    """What lies in both boxes; None if nothing does."""
    both = dict(one)
    for what, span in other.items():
        before = both.get(what, ANYTHING)
        low, high = max(before.low, span.low), min(before.high, span.high)
        if low > high:
            return None
        both[what] = Range(low, high)
    return both


def without(box: Box, hole: Box) -> list[Box]:
    """What is left of a box when another is cut out of it, in boxes that do not overlap."""
    if meet(box, hole) is None:
        return [box]
    left: list[Box] = []
    rest = dict(box)
    for what, span in hole.items():
        here = rest.get(what, ANYTHING)
        if here.low < span.low:
            left.append({**rest, what: Range(here.low, span.low - 1)})
        if here.high > span.high:
            left.append({**rest, what: Range(span.high + 1, here.high)})
        rest[what] = Range(max(here.low, span.low), min(here.high, span.high))
    return left


def is_covered(boxes: list[Box], by: list[Box]) -> bool:
    """Whether nothing is left of some boxes when others are cut out; False also where that takes too long to tell."""
    left = boxes
    for hole in by:
        left = [piece for box in left for piece in without(box, hole)]
        if len(left) > MOST_BOXES:
            return False
    return not left
