"""Examples of every part, cut out of one small scenario that the loader accepts, so that no example can be wrong."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from game.model.base import Shape
from game.model.scenario import Scenario
from game.scenario.shapes import parts_of, shape_at

FILE = Path(__file__).with_name("schema_example.yaml")
"""The scenario that the examples are cut from; it holds every part at least once."""

Path_ = tuple[str | int, ...]


class Part(NamedTuple):
    """One part of the example file with its place in the text."""

    shape: type[Shape]
    path: Path_
    key: yaml.ScalarNode
    value: yaml.Node

    @property
    def text(self) -> str:
        """What the file says here, from the margin."""
        start, end = self.key.start_mark, self.value.end_mark
        return textwrap.dedent(" " * start.column + _text()[start.index : end.index]).strip()


def part_example(shape: type[Shape], name: str, most_lines: int = 3) -> str:
    """A part as it may be written, or "" where that takes more than a few lines."""
    found = (part.text for part in _parts() if part.shape is shape and part.path[-1] == name)
    return next((text for text in found if text.count("\n") < most_lines), "")


def shape_example(shape: type[Shape]) -> str:
    """The passage that shows the most parts of a shape, under the name that it stands under."""
    if shape is Scenario:
        return "\n".join(_cut(part, 1) for part in _parts() if part.shape is Scenario)
    shown: dict[Path_, set[str | int]] = {}
    for part in _parts():
        if part.shape is shape:
            shown.setdefault(_holder(part.path[:-1]), set()).add(part.path[-1])
    most = max(shown, key=lambda path: len(shown[path]))
    return _cut(next(part for part in _parts() if part.path == most), 12)


def _holder(path: Path_) -> Path_:
    """The part that a shape at this path stands under: `choices` for a choice."""
    while path:
        inside = shape_at(path[:-1])
        if inside is not None and path[-1] in parts_of(inside):
            return path
        path = path[:-1]
    return path


def _cut(part: Part, longest: int) -> str:
    """A part's text; parts further in that are long, and have an example of their own, are left out."""
    start, end = part.key.start_mark, part.value.end_mark
    text = " " * start.column + _text()[start.index : end.index].rstrip()
    lines = text.split("\n")
    inner = [one for one in _parts() if one.path[: len(part.path)] == part.path and shape_at(one.path[:-1])]
    for one in inner if longest > 1 else [part]:
        first = one.key.start_mark.line - start.line
        count = one.text.count("\n")
        is_itself = one.path == part.path
        if count >= longest and (longest == 1 or not is_itself):
            lines[first + 1 : first + 1 + count] = [""] * count
            lines[first] = lines[first].split(": ")[0].rstrip(":") + ":  # see below"
    return textwrap.dedent("\n".join(line for line in lines if line))


@cache
def _text() -> str:
    return FILE.read_text(encoding="utf-8")


@cache
def _parts() -> tuple[Part, ...]:
    root = yaml.compose(_text(), Loader=yaml.SafeLoader)
    assert root is not None
    return tuple(_walk(root, ()))


def _walk(node: yaml.Node, path: Path_) -> Iterator[Part]:
    if isinstance(node, yaml.MappingNode):
        shape = shape_at(path)
        for key, value in node.value:
            below = (*path, key.value)
            if shape is not None and key.value in parts_of(shape):
                yield Part(shape, below, key, value)
            yield from _walk(value, below)
    elif isinstance(node, yaml.SequenceNode):
        items: Sequence[yaml.Node] = node.value
        for number, item in enumerate(items):
            yield from _walk(item, (*path, number))


__all__ = ["FILE", "part_example", "shape_example"]
