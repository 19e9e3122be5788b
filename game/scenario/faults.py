"""One thing that the model refused, where it stands, and the phrases in which such things are told."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from game.diagnostics import Span
from game.model import names as forms
from game.model.base import Shape
from game.model.conditions import Condition
from game.scenario.shapes import NOUNS, shape_at
from game.scenario.tree import Node, Path, Spot, first_of, locate, narrow
from game.words import join_words, nearest


class Said(NamedTuple):
    """A fault in an author's words."""

    code: str
    span: Span
    message: str
    help: str


def own_words(example: str, root: Node) -> str:
    """An example of ours (us, qatar, talks, kamel) with the names that a file declares itself.

    Where it has too few, others stand there that say what they are. What an author wrote must not be in it.
    """
    actors, indicators, sources = (_names(root, part) for part in ("actors", "indicators", "sources"))
    mine = dict(zip(("us", "qatar", "israel"), actors, strict=False)) if len(actors) > 1 else {}
    if "israel" in mine or len(actors) == 2:
        mine |= {"israel": actors[-1], "hamas": actors[1]}
    mine = {"us": "one-actor", "qatar": "another", "israel": "one-actor", "hamas": "another"} | mine
    mine["talks"] = indicators[0] if indicators else f"{mine['us']} -> {mine['qatar']}"
    mine["kamel"] = sources[0] if sources else "a-source"
    return re.sub(r"\b(?:us|qatar|israel|hamas|talks|kamel)\b", lambda match: mine.get(match[0], match[0]), example)


def _names(root: Node, part: str) -> list[str]:
    node = root.kids.get(part)
    return [name for name in node.keys if isinstance(name, str)] if node is not None else []


class Fault:
    """One thing that the model refused, and where it stands."""

    def __init__(self, error: Mapping[str, Any], spot: Spot, lines: Sequence[str], root: Node) -> None:
        self.type: str = error["type"]
        self.context: Mapping[str, Any] = error.get("ctx") or {}
        path: Path = tuple(error["loc"])
        self.is_name = path[-1:] == ("[key]",)
        """True where the name of an entry is at fault, not its value."""
        self.path = path[:-1] if self.is_name else path
        self.spot = spot
        self.lines = lines
        self.root = root
        self.inside: type[Shape] | None = shape_at(self.path[:-1])
        """The shape that holds the entry, where one does."""
        if self.inside is Condition and self.type in NAME_FAULTS and self.part not in CONDITION_WORDS:
            self.is_name = True

    @property
    def part(self) -> str:
        """The name of the entry, or of the list in which it is an item."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "the file")

    @property
    def subject(self) -> str:
        """What the sentence is about, in quotes: "label", or an item of it."""
        if not self.spot.is_found and self.path[-1] in ("start", "by"):
            return f'"{self.path[-2]}"'  # the short form: a number alone
        if self.path and isinstance(self.path[-1], int):
            return f'entry {self.path[-1] + 1} of "{self.part}"'
        return f'"{self.part}"' if self.path else "the file"

    def names(self, part: str) -> list[str]:
        """The names that the file declares under one of its parts: its actors, its indicators."""
        return _names(self.root, part)

    def own(self, text: str) -> str:
        """An example in the author's own names."""
        return own_words(text, self.root)

    def beside(self, step: int) -> Node | None:
        """The list entry so many places further on."""
        number = self.path[-1]
        return locate(self.root, self.path[:-1]).node.kids.get(number + step) if isinstance(number, int) else None

    @property
    def noun(self) -> str:
        """What holds the entry: "choice"."""
        return NOUNS.get(self.inside, "list of entries") if self.inside else "list of entries"

    @property
    def node(self) -> Node:
        """The value, or the deepest one that exists on the way to it."""
        return self.spot.node

    @property
    def given(self) -> Any:
        """What was written: the name where that is at fault, else the value."""
        return self.path[-1] if self.is_name else self.node.data

    @property
    def span(self) -> Span:
        """The place to point at."""
        if self.type == "chances":
            return self.spot.key or first_of(self.node)
        return self.spot.name() if self.is_name else self.spot.value()

    def said(self, code: str, message: str, help_: str = "", word: str = "") -> Said:
        """Put it into words; `word` narrows the place to one word of it."""
        return Said(code, narrow(self.span, word, self.lines), message, help_)


TOLD_BY_CHECKS = frozenset({"ending_form", "outcome_ids", "positions", "oscillation", "default_ending"})
"""Faults of how parts go together: the model stops at them, `check.py` tells them, whatever else is wrong there."""


CONDITION_WORDS = frozenset(forms.RESERVED)


NAME_FAULTS = frozenset({"unknown_name", "self_tie", "string_pattern_mismatch"})
"""Faults that, among the free names of a condition, are about the name and not about the value."""


def written(value: Any) -> str:
    """A value as the author wrote it, short enough for a sentence."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "entries with names"
    if isinstance(value, list):
        return "a list"
    text = " ".join(str(value).split())
    return f'"{text[:38]}…"' if len(text) > 40 else f'"{text}"' if isinstance(value, str) else text


def guess(name: str, known: Collection[str]) -> str:
    """ "did you mean ...?", or ""."""
    near = nearest(name, known)
    return f'did you mean "{near}"?' if near else ""


def listed(known: Collection[str], what: str, most: int = 14) -> str:
    """A sentence that lists what there is, as far as that can be read."""
    if not known:
        return f"this scenario has no {what}"
    if len(known) > most:
        return ""
    return f"the {what} are {join_words(known)}" if len(known) > 1 else f"the only {what[:-1]} is {next(iter(known))}"


def sentences(*parts: str) -> str:
    """Several helps as one: `did you mean "us"? The actors are ...`."""
    whole = ""
    for part in parts:
        if part and whole:
            whole += f" {part[0].upper()}{part[1:]}" if whole.endswith("?") else f"; {part}"
        else:
            whole += part
    return whole


def stands(value: Any) -> str:
    """What was found: `here stands "x"`."""
    return "here stand entries with names" if isinstance(value, dict) else f"here stands {written(value)}"
