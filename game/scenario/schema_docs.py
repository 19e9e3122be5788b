"""What the model says about each of its parts: the texts below classes and attributes, read from the source.

Pydantic would do this at import (`use_attribute_docstrings`), which every start of the game would wait for.
"""

from __future__ import annotations

import ast
import inspect
import sys
from functools import cache
from typing import NamedTuple

from game.model.base import Shape


class Documentation(NamedTuple):
    """What the source says about one shape."""

    about: str
    """The first paragraph of the class's text, as one line."""
    fields: dict[str, str]
    """The text below each attribute, by the attribute's name in Python; inherited ones are among them."""


@cache
def documentation(shape: type[Shape]) -> Documentation:
    """Everything that is written about a shape.

    >>> from game.model.moves import Outcome
    >>> documentation(Outcome).fields["text"]
    'What happened, in a sentence.'
    """
    fields: dict[str, str] = {}
    for ancestor in reversed(shape.__mro__):
        if issubclass(ancestor, Shape) and ancestor is not Shape:
            fields |= _classes(ancestor.__module__)[ancestor.__name__].fields
    return Documentation(_classes(shape.__module__)[shape.__name__].about, fields)


@cache
def _classes(module: str) -> dict[str, Documentation]:
    """Every class of a module with its texts."""
    tree = ast.parse(inspect.getsource(sys.modules[module]))
    return {node.name: _read(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def _read(node: ast.ClassDef) -> Documentation:
    about = (ast.get_docstring(node) or "").split("\n\n")[0]
    fields = {}
    for part, below in zip(node.body, node.body[1:], strict=False):
        match part, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                fields[name] = _one_line(text)
    return Documentation(_one_line(about), fields)


def _one_line(text: str) -> str:
    return " ".join(text.split())
