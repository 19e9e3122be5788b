"""What can be so at one moment of all games at once, and conditions held against it.

A condition is a list of boxes, of which one suffices (see :mod:`game.scenario.advice_boxes`); a moment is one large box
that holds every game. Whatever is said here errs on the side of "it can be".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from game.engine.plan import Plan
from game.model.conditions import Condition, Range
from game.model.names import spread
from game.scenario.advice_boxes import MOST_BOXES, Box, meet, without

Boxes = tuple[Box, ...] | None
"""What a condition asks for, one of these; None where that is too much to reason about."""
ANY: tuple[Box, ...] = ({},)
"""The boxes of what asks for nothing."""
UNSET, OPEN, SET = Range(0, 0), Range(0, 1), Range(1, 1)
"""How a flag (or a choice that may have been made) can stand: never, perhaps, always."""


def boxes_of(condition: Condition | None) -> Boxes:
    """The boxes of a condition; none at all where it contradicts itself."""
    if condition is None:
        return ANY
    base: Box | None = {}
    for what, passes in _tests(condition):
        base = meet(base, {what: passes}) if base is not None else None
    if base is None:
        return ()
    if not condition.any:
        return (base,)
    found: list[Box] = []
    for part in condition.any:
        inside = boxes_of(part)
        if inside is None or len(found) + len(inside) > MOST_BOXES:
            return None
        found += [both for box in inside if (both := meet(base, box)) is not None]
    return tuple(found)


def _tests(condition: Condition) -> Iterator[tuple[str, Range]]:
    for name, passes in condition.ranges.items():
        yield from ((one, passes) for one in spread(name))
    if condition.round is not None:
        yield "round", condition.round
    for kind, wanted, names in (
        ("flag", SET, condition.flags),
        ("flag", UNSET, condition.no_flags),
        ("chosen", SET, condition.chosen),
        ("chosen", UNSET, condition.not_chosen),
    ):
        yield from ((f"{kind} {name}", wanted) for name in names)


def left_of(boxes: Iterable[Box], holes: Iterable[Box]) -> list[Box] | None:
    """What is left of some boxes when others are cut out of them; None where that takes too long to tell."""
    left = list(boxes)
    for hole in holes:
        left = [piece for box in left for piece in without(box, hole)]
        if len(left) > MOST_BOXES:
            return None
    return left


@dataclass
class Possible:
    """Within what everything lies at a moment, in all games that are still going on then."""

    plan: Plan
    round: int
    """The round that `round` speaks of, counted from 1."""
    low: list[int]
    """The lowest that each slot of the plan can be, usual levels included."""
    high: list[int]
    flags: dict[str, Range] = field(default_factory=dict)
    """How each flag can stand; one that is not named was never set."""
    chosen: dict[str, Range] = field(default_factory=dict)
    """The same for each choice made so far."""
    cuts: set[str] = field(default_factory=set)
    """What is narrower because the games that went further are over."""

    def range_of(self, what: str) -> Range:
        """Within what one thing of a box lies."""
        slot = self.plan.slots.get(what)
        if slot is not None:
            return Range(self.low[slot], self.high[slot])
        if what == "round":
            return Range(self.round, self.round)
        kind, _, name = what.partition(" ")
        return (self.flags if kind == "flag" else self.chosen).get(name, UNSET)

    def fit(self, boxes: Boxes) -> list[Box]:
        """What can be so of some boxes."""
        found = []
        for box in ANY if boxes is None else boxes:
            inside = meet(box, {what: self.range_of(what) for what in box})
            if inside is not None and not self.rivals(inside):
                found.append(inside)
        return found

    def may(self, boxes: Boxes) -> bool:
        """Whether one of some boxes can be so."""
        return bool(self.fit(boxes))

    def must(self, boxes: Boxes) -> bool:
        """Whether, in every game, one of some boxes is so."""
        return bool(boxes) and self.left(boxes) == []

    def left(self, holes: Boxes, of: list[Box] | None = None) -> list[Box] | None:
        """What can be so beside some boxes (of all that can be, or of some other boxes); None where unknown."""
        if holes is None:
            return None
        frame = {what: self.range_of(what) for hole in holes for what in hole}
        inside = [frame] if of is None else [both for box in of if (both := meet(frame, box)) is not None]
        return left_of(inside, holes)

    def rivals(self, box: Box) -> tuple[str, str] | None:
        """Two choices that a box asks for although one seat has both in one round, and makes one of them."""
        places: dict[tuple[int, str], str] = {}
        for what, span in box.items():
            if not what.startswith("chosen ") or span.low < 1:
                continue
            name = what.removeprefix("chosen ")
            found = self.plan.scenario.choices_by_id.get(name)
            if found is None:
                continue
            if found[:2] in places:
                return places[found[:2]], name
            places[found[:2]] = name
        return None

    def copy(self, **other: Any) -> Possible:
        """The same, free to be changed; `other` replaces parts of it."""
        same = {
            "low": [*self.low],
            "high": [*self.high],
            "flags": {**self.flags},
            "chosen": {**self.chosen},
            "cuts": {*self.cuts},
        }
        return replace(self, **(same | other))

    def narrowed(self, pieces: list[Box]) -> Possible:
        """The same within the hull of some boxes: what goes on once endings have taken the rest."""
        new = self.copy()
        for what in set.intersection(*(set(piece) for piece in pieces)):
            before = self.range_of(what)
            low, high = min(piece[what].low for piece in pieces), max(piece[what].high for piece in pieces)
            if what == "round" or (low <= before.low and high >= before.high):
                continue
            new.cuts.add(what)
            if (slot := self.plan.slots.get(what)) is not None:
                new.low[slot], new.high[slot] = max(low, before.low), min(high, before.high)
            else:
                kind, _, name = what.partition(" ")
                (new.flags if kind == "flag" else new.chosen)[name] = Range(low, high)
        return new


__all__ = ["ANY", "OPEN", "SET", "UNSET", "Boxes", "Possible", "boxes_of", "left_of"]
