"""What may stand where: the shapes of the model, followed along a path."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Annotated, Any, Union, get_args, get_origin

from game.model.base import Shape
from game.model.conditions import Condition
from game.model.moves import ActUse, Choice, Effect, Later, Outcome
from game.model.parts import (
    Actor,
    Claim,
    Debrief,
    Ending,
    Event,
    Goal,
    Indicator,
    Relationship,
    Round,
    Source,
)  # fmt: skip
from game.model.rules import Rules
from game.model.scenario import Scenario
from game.scenario.tree import Node

NOUNS: dict[type[Shape], str] = {
    Scenario: "scenario",
    Source: "source",
    Actor: "actor",
    Goal: "goal",
    Indicator: "indicator",
    Relationship: "relationship",
    Round: "round",
    Claim: "claim",
    Choice: "choice",
    Outcome: "outcome",
    Later: "later effect",
    Effect: "effect",
    Event: "event",
    Ending: "ending",
    Debrief: "debrief",
    Rules: "set of rules",
    Condition: "condition",
}
"""What an author calls each shape."""


@cache
def parts_of(shape: type[Shape]) -> tuple[str, ...]:
    """The names that a shape may have in a file, in the order of the reference."""
    if shape is ActUse:
        return ()
    return tuple(field.alias or name for name, field in shape.model_fields.items())


@cache
def needed_by(shape: type[Shape]) -> tuple[str, ...]:
    """The names that a shape must have in a file."""
    return tuple(field.alias or name for name, field in shape.model_fields.items() if field.is_required())


@cache
def about(shape: type[Shape], part: str) -> str:
    """The first sentence of what the model says about one part, or ""."""
    for name, field in shape.model_fields.items():
        if (field.alias or name) == part:
            return (field.description or "").split("\n")[0]
    return ""


def shape_at(path: Sequence[str | int]) -> type[Shape] | None:
    """The shape of the entries that stand at a path; None where there is none (a list, a number, free names).

    >>> shape_at(("rounds", 0, "choices", "us", 2)).__name__
    'Choice'
    """
    return _shape_at(tuple(0 if isinstance(step, int) else step for step in path))


@lru_cache(maxsize=4096)
def _shape_at(path: tuple[str | int, ...]) -> type[Shape] | None:
    inside: Any = Scenario
    for step in path:
        inside = _step(_bare(inside), step)
        if inside is None:
            return None
    inside = _bare(inside)
    return inside if isinstance(inside, type) and issubclass(inside, Shape) else None


def _step(kind: Any, step: str | int) -> Any:
    """What stands one step further in, or None."""
    if isinstance(kind, type) and issubclass(kind, Shape):
        for name, field in kind.model_fields.items():
            if (field.alias or name) == step:
                return field.annotation
        return None
    arguments = get_args(kind)
    if get_origin(kind) is tuple:
        return arguments[0]
    if get_origin(kind) is dict:
        return arguments[1]
    return None


def kind_at(part: str, name: str | int) -> Any:
    """What an entry of a part at the top has to be."""
    return _step(_bare(_step(Scenario, part)), name)


def _bare(kind: Any) -> Any:
    """A type without its annotations and without the possibility of None."""
    while True:
        origin = get_origin(kind)
        if origin is Annotated:
            kind = get_args(kind)[0]
        elif origin in (Union, types.UnionType):
            kind = next(one for one in get_args(kind) if one is not type(None))
        elif isinstance(kind, str):
            kind = Condition  # the one shape that holds itself, so its own name is all that stands there
        else:
            return kind


KNOWN_WORDS = frozenset(part for shape in NOUNS for part in parts_of(shape))
"""Every name that the notation knows."""


def _holds(kind: Any) -> bool:
    kind = _bare(kind)
    return get_origin(kind) in (tuple, dict) or (isinstance(kind, type) and issubclass(kind, Shape))


HOLDERS = frozenset(
    field.alias or name for shape in NOUNS for name, field in shape.model_fields.items() if _holds(field.annotation)
)
"""The names of parts that hold lists or entries of their own."""


def _fields() -> Iterator[tuple[str, Any]]:
    for shape in NOUNS:
        for name, field in shape.model_fields.items():
            yield field.alias or name, _bare(field.annotation)


ENTRY_HOLDERS = frozenset(
    name for name, kind in _fields() if get_origin(kind) is dict or (isinstance(kind, type) and issubclass(kind, Shape))
)
"""The names of parts that hold entries with names: `when`, `effects`, `actors`."""

TEXTS = frozenset(name for name, kind in _fields() if kind is str) - HOLDERS
"""The names of parts that are text."""

ENTRIES: dict[str, tuple[str, ...]] = {
    name: parts_of(item)
    for name, kind in _fields()
    for item in (_bare(get_args(kind)[0]) if get_origin(kind) is tuple else None,)
    if isinstance(item, type) and issubclass(item, Shape) and item is not ActUse
}
"""What each entry of a list may hold, by the list's name."""


def misfits(node: Node, kind: Any = Scenario) -> int:
    """How much of a tree is not where it could be: parts that cannot stand there, are missing, or of the wrong kind.

    A rough count, for telling which of several readings of a file is the likely one.
    """
    kind = _bare(kind)
    if isinstance(kind, type) and issubclass(kind, Shape):
        return _misfits_of_shape(node, kind)
    origin = get_origin(kind)
    if origin is tuple:
        item = get_args(kind)[0]
        return 1 if node.kind != "list" else sum(misfits(kid, item) for kid in node.kids.values())
    if origin is dict:
        value = get_args(kind)[1]
        if node.kind != "map":
            return 1
        return sum((name in KNOWN_WORDS) + misfits(kid, value) for name, kid in node.kids.items())
    return int(node.kind in ("list", "map"))


def _misfits_of_shape(node: Node, shape: type[Shape]) -> int:
    if shape is ActUse or (node.kind != "map" and shape in (Effect, Relationship)):
        return int(node.kind in ("list", "map") or node.is_empty)
    if node.kind != "map":
        return 1
    fields = {field.alias or name: field for name, field in shape.model_fields.items()}
    count = sum(field.is_required() and name not in node.kids for name, field in fields.items())
    for name, kid in node.kids.items():
        if name in fields:
            count += misfits(kid, fields[str(name)].annotation)
        elif shape is not Condition or name in KNOWN_WORDS:
            count += 1
    return count
