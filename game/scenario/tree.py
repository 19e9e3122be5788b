"""The position tree: what a file says, as plain data, with the place of every name and value in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from game.diagnostics import Span

Kind = Literal["plain", "quoted", "text", "list", "map"]
"""How a value is written: bare, in quotes, as a text block after `|` or `>`, as a list, as named entries."""

Path = tuple[str | int, ...]
"""The way from the top of a file to a value: names of entries and numbers of list items (from 0)."""


@dataclass(slots=True, eq=False)
class Node:
    """One value of a file."""

    data: Any
    """The value as plain data; lists and dicts hold the data of their children."""
    kind: Kind
    span: Span
    """Where it stands. The end of a list or of named entries is only good to tell which lines it may cover."""
    flow: bool = False
    """True for `[ ]` and `{ }`."""
    keys: dict[str | int, Span] = field(default_factory=dict)
    """Where the name of each entry stands (named entries only)."""
    kids: dict[str | int, Node] = field(default_factory=dict)
    """The entries by name, or the items by number from 0."""

    @property
    def is_empty(self) -> bool:
        """True where nothing is written."""
        return self.data is None

    def rename(self, old: str, new: str) -> None:
        """Let an entry be known under another name, in its place and with its position."""
        renamed = {new if key == old else key: value for key, value in self.data.items()}
        self.data.clear()  # in place: what holds this node holds the same dict
        self.data.update(renamed)
        self.keys = {new if key == old else key: value for key, value in self.keys.items()}
        self.kids = {new if key == old else key: value for key, value in self.kids.items()}


class Spot(NamedTuple):
    """What a path leads to, or how far it leads."""

    node: Node
    """The value at the end of the path, or the deepest one that exists on the way."""
    key: Span | None
    """Where its name stands, if it is a named entry."""
    is_found: bool
    """False where the path goes on to what is not in the file."""

    def value(self) -> Span:
        """The place to point at for a fault of the value."""
        node = self.node
        if node.kind in ("plain", "quoted") and node.span[:2] != node.span[2:]:
            return node.span
        if node.flow and node.span.line == node.span.end_line:
            return node.span
        if node.kind == "list" and self.key is None:
            return Span(node.span.line, node.span.column, node.span.line, node.span.column + 1)
        return self.key or first_of(node)

    def name(self) -> Span:
        """The place to point at for a fault of the name."""
        return self.key or self.value()


def first_of(node: Node) -> Span:
    """The first thing written in a value: the first name of its entries, its first item, or the value itself."""
    while True:
        if node.kind == "map" and node.keys:
            return next(iter(node.keys.values()))
        if node.kind == "list" and node.kids:
            node = next(iter(node.kids.values()))
            continue
        line, column, end_line, end_column = node.span
        if node.kind in ("plain", "quoted") and (line, column) != (end_line, end_column):
            return node.span
        return Span(line, column, line, column + 1)


def locate(root: Node, path: Sequence[str | int]) -> Spot:
    """Follow a path through the tree as far as it goes."""
    node, key = root, None
    for step in path:
        kid = node.kids.get(step)
        if kid is None:
            return Spot(node, key, is_found=False)
        node, key = kid, node.keys.get(step)
    return Spot(node, key, is_found=True)


def walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    """Every value of a tree with its path, in file order, the top first."""
    yield path, node
    for step, kid in node.kids.items():
        yield from walk(kid, (*path, step))


def narrow(span: Span, word: str, lines: Sequence[str]) -> Span:
    """The place of one word within a place on one line; the whole place where the word cannot be told apart."""
    if not word or span.line != span.end_line or span.line > len(lines):
        return span
    text = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    match = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text) or re.search(re.escape(word), text)
    if match is None:
        return span
    return Span(span.line, span.column + match.start(), span.line, span.column + match.end())
