"""Names that the notation does not know, and parts that are missing: often the two ends of one slip.

A misspelt name is told once, with what was meant; then the entry is read under the right name, so that nothing is
missing because of it and what it holds is checked like the rest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from game.diagnostics import Problems, Span
from game.model.base import Shape
from game.model.conditions import Condition
from game.scenario.examples import EXAMPLES
from game.scenario.faults import own_words
from game.scenario.shapes import HOLDERS, KNOWN_WORDS, NOUNS, needed_by, parts_of, shape_at
from game.scenario.tree import Node, Path, first_of, locate
from game.words import join_words, nearest, plural

MANY = 3
"""Unknown names in one entry that have one cause: the line above them was lost, or they belong elsewhere."""

MEANT: dict[str, tuple[str, ...]] = {
    "act": ("acts",),
    "after": ("rounds",),
    "actions": ("acts",),
    "amount": ("by", "points"),
    "background": ("public", "situation", "about"),
    "change": ("by", "effects"),
    "changes": ("effects",),
    "choice": ("chosen", "choices"),
    "citation": ("cite",),
    "condition": ("when",),
    "conditions": ("when",),
    "consequences": ("effects",),
    "countries": ("actors",),
    "delay": ("rounds",),
    "delayed": ("later",),
    "description": ("public", "situation", "about", "detail", "summary", "text"),
    "duration": ("minutes",),
    "flag": ("flags", "sets"),
    "flags": ("sets",),
    "heading": ("title",),
    "if": ("when",),
    "initial": ("start",),
    "key": ("id",),
    "name": ("title", "label", "id"),
    "nations": ("actors",),
    "need": ("when",),
    "not": ("no-flags",),
    "options": ("choices",),
    "or": ("any",),
    "players": ("actors",),
    "probability": ("chance",),
    "reason": ("because",),
    "ref": ("cite",),
    "relations": ("relationships",),
    "requires": ("when",),
    "results": ("outcomes",),
    "scene": ("situation",),
    "score": ("start", "points"),
    "secret": ("brief",),
    "set": ("sets",),
    "source": ("cite", "sources"),
    "text": ("situation", "detail", "label", "about", "public", "because"),
    "time": ("date", "minutes"),
    "title": ("name", "label"),
    "unless": ("when",),
    "turn": ("round",),
    "turns": ("rounds",),
    "value": ("start", "by"),
    "version": ("format",),
    "why": ("because",),
}
"""Words that authors write for parts that are called otherwise, likeliest first."""


def meant(name: str, shape: type[Shape], there: Collection[str]) -> str | None:
    """The part of a shape that an unknown name stands for, of those that are not there yet; None if none is near."""
    absent = [part for part in parts_of(shape) if part not in there]
    near = nearest(name, absent)
    if near not in needed_by(shape) and len(name) <= 3:  # of two letters, one is half of the name
        near = next(
            (part for part in needed_by(shape) if len(part) == 2 and part in absent and {*part} & {*name}), near
        )
    if near and name in KNOWN_WORDS and near.removesuffix("s") != name.removesuffix("s"):
        near = None  # a part of something else is no slip of the pen: "chance" in a choice is no "stance"
    if near and (shape is not Condition or near != "any"):
        return near
    likely = [part for part in MEANT.get(name.strip().lower(), ()) if part in absent]
    return next((part for part in likely if part in needed_by(shape)), likely[0] if likely else None)


def _last_resort(name: str, shape: type[Shape], node: Node) -> str | None:
    """The one part that an entry lacks, if the one name that it has instead may well stand for that."""
    lacks = [part for part in needed_by(shape) if part not in node.keys]
    strangers = [key for key in node.keys if key not in parts_of(shape)]
    if len(lacks) != 1 or strangers != [name] or len(node.keys) < 2:
        return None
    is_text = node.kids[name].kind in ("plain", "quoted", "text")
    return lacks[0] if is_text == (lacks[0] not in HOLDERS) else None


def tell_strangers(root: Node, paths: Iterable[Path], problems: Problems, quiet: Collection[int]) -> list[Path]:
    """Report names that the notation does not know, and mend those that are misspelt; the paths of the mended ones."""
    mended: list[Path] = []
    paths = [*paths]
    many = _many_in_one(root, paths)
    for path in paths:
        if path in many and many[path] is None:
            continue
        if problems.is_full:
            break
        parent = locate(root, path[:-1]).node
        shape = shape_at(path[:-1])
        name = path[-1]
        if shape is None or not isinstance(name, str) or name not in parent.keys:
            continue
        better = meant(name, shape, parent.data) or _last_resort(name, shape, parent)
        span = parent.keys[name]
        if re.match(r"-[a-z]", name):
            if span.line not in quiet:
                dash = Span(span.line, span.column, span.line, span.column + 1)
                problems.add("S023", dash, "a space is missing after this dash", f"write   - {name[1:]}: ...")
            continue
        if span.line not in quiet:
            shown = f'"{name}"' if name.strip() else "an empty name"
            noun = NOUNS[shape]
            message = f"{shown} is no part of {'an' if noun[0] in 'aeiou' else 'a'} {noun}"
            help_ = _help(name, better, shape, parent)
            if rest := many.get(path):
                message = f"{message}, and no more are {plural(rest, 'other name')} here"
                help_ = f"the name of the part that they belong to may be missing above; {help_}"
            problems.add("S040", span, message, help_)
        if better:
            parent.rename(name, better)
            mended.append((*path[:-1], better))
    return mended


def _many_in_one(root: Node, paths: Sequence[Path]) -> dict[Path, int | None]:
    """Unknown names of one entry that are told at once: the first with the number of others, the others with None."""
    found: dict[Path, int | None] = {}
    groups: dict[Path, list[Path]] = {}
    for path in paths:
        shape = shape_at(path[:-1])
        if (
            shape is not None
            and shape is not Condition
            and meant(str(path[-1]), shape, locate(root, path[:-1]).node.data) is None
        ):
            groups.setdefault(path[:-1], []).append(path)
    for group in groups.values():
        if len(group) >= MANY:
            found |= dict.fromkeys(group) | {group[0]: len(group) - 1}
    return found


def _help(name: str, better: str | None, shape: type[Shape], parent: Node) -> str:
    odd = next((sign for sign in name if sign.isalpha() and not sign.isascii()), None)
    if better:
        lookalike = f' The letter "{odd}" only looks like a Latin one' if odd else ""
        quotes = " Names need no quotes" if name[:1] in "“”„‘’«»'\"" else ""
        return f'did you mean "{better}"?{lookalike or quotes}'
    there = nearest(name, [part for part in parts_of(shape) if part in parent.kids])
    if there:
        return f'did you mean "{there}"? It is there already'
    elsewhere = [noun for other, noun in NOUNS.items() if other is not shape and name in parts_of(other)]
    if elsewhere:
        where = join_words([f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}" for noun in elsewhere[:4]], "or")
        return f'"{name}" is a part of {where}; look at the indentation'
    return f"its parts are {join_words(parts_of(shape))}"


def tell_missing(
    root: Node, paths: Iterable[Path], problems: Problems, gaps: Sequence[range], quiet: Collection[int]
) -> None:
    """Report what is missing, together for each place.

    Not where lines are left out or mended that may hold it, nor where something unknown stands in its place.
    """
    missing: dict[Path, list[str]] = {}
    for path in paths:
        missing.setdefault(path[:-1], []).append(str(path[-1]))
    for path, parts in missing.items():
        spot = locate(root, path)
        node = spot.node
        lines = range(node.span.line, node.span.end_line + 1)
        if any(gap.start in lines or gap.stop - 1 in lines or lines.start in gap for gap in gaps):
            continue
        if node.flow and any(line in quiet for line in lines):
            continue
        if path and any(key.line in quiet for key in node.keys.values()):
            continue
        if path and any(_is_riddle(name, shape_at(path), node) for name in node.keys):
            continue
        shape = shape_at(path)
        noun = NOUNS.get(shape, "entry") if shape else "entry"
        named = f"this {noun} has no {join_words([_quoted(part) for part in parts], 'or')}"
        examples = [own_words(EXAMPLES.get((noun, part), f"{part}: ..."), root) for part in parts]
        if node.flow:
            help_ = f"add   {', '.join(examples)}"
        elif path:
            help_ = f"add {'lines' if len(examples) > 1 else 'a line'} such as   {'   '.join(examples)}"
        elif len(parts) >= MANY:
            help_ = "add them, each at the very left; `new` writes a whole scenario to fill in"
        else:
            help_ = f"add {join_words(examples)}"
        span = first_of(node) if node.kids or not spot.key else spot.value()
        problems.add("S041", span, named, help_)


def _is_riddle(name: str | int, shape: type[Shape] | None, node: Node) -> bool:
    """Whether a name is told as unknown, and nothing is known of what it stands for."""
    if shape is None or shape is Condition or not isinstance(name, str) or name in parts_of(shape):
        return False
    return nearest(name, [part for part in parts_of(shape) if part in node.kids]) is None


def _quoted(part: str) -> str:
    return f'"{part}"'
