"""Names with nothing after them: forgotten values, lines that should be indented, texts cut at a comma or a #."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from game.diagnostics import Span
from game.model.conditions import Condition
from game.model.names import ties_of
from game.scenario.declared import Context
from game.scenario.examination import Examination
from game.scenario.faults import Said, written
from game.scenario.guesses import range_guess
from game.scenario.shapes import HOLDERS, parts_of, shape_at
from game.scenario.slips import quoted
from game.scenario.source import plain_value
from game.scenario.tree import Node, Path, locate, walk

MOST_EMPTY = 100
"""Names without a value that are looked at; a file with more of them is something else."""

WHOLLY_WRONG = frozenset(
    ("tuple_type", "dict_type", "model_type", "act_form", "string_type", "int_type", "bool_type", "extra_forbidden",
     "range", "percent")
)  # fmt: skip
"""Faults of a whole value: what is empty inside of it is not told as well."""


def tell_empties(
    root: Node, errors: Sequence[Mapping[str, Any]], context: Context, known: set[Path], file: Examination
) -> set[Path]:
    """Report every name and list entry that has nothing written after it; all paths that are explained by one.

    Those in `known` are explained already.
    """
    wrong = {tuple(error["loc"]) for error in errors if error["type"] in WHOLLY_WRONG}
    told: set[Path] = set()
    for path, node in walk(root):
        if len(told) >= MOST_EMPTY:
            break
        if not node.is_empty or not path or path in known:
            continue
        if any(path[:depth] in wrong for depth in range(1, len(path))):
            continue
        told.add(path)
        if _is_before_gap(path, root, file):
            continue
        parent = locate(root, path[:-1]).node
        after = _after(parent, path[-1]) if parent.flow else None
        is_cut = _is_cut_text(parent, path, context)
        if not is_cut and after is not None and _is_cut_text(parent, (*path[:-1], after), context):
            continue  # `because: , called so`: told of the comma
        if is_cut:
            if not _is_cut_text(parent, (*path[:-1], _before(parent, path[-1]) or ""), context):
                file.add(_cut_text(parent, path))
                owner = _owner(parent, str(path[-1]))
                told |= {(*path[:-1], owner)} if owner is not None else set()
        else:
            followers = _not_indented(parent, path)
            told |= followers
            file.add(_empty(parent, path, bool(followers), file.lines))
    return told


def _is_before_gap(path: Path, root: Node, file: Examination) -> bool:
    """Whether what belongs to a name was left out, since it cannot be read."""
    span = locate(root, path).name()
    following = span.line + 1
    while following <= len(file.lines) and not file.lines[following - 1].strip():
        following += 1
    return any(following in gap for gap in file.reading.gaps)


def mend_run_together(root: Node, context: Context, file: Examination) -> set[Path]:
    """Report names in { } that lack their colon or the space after it (`{points 30}`), and read them as meant.

    Between lines that is a fault of syntax; inside { } it makes one long name without a value.
    """
    mended: set[Path] = set()
    for path, node in [*walk(root)]:
        if len(mended) >= MOST_EMPTY:
            break
        name = path[-1] if path else None
        parent = locate(root, path[:-1]).node
        if not node.is_empty or not parent.flow or not isinstance(name, str):
            continue
        match = re.match(
            r"^([a-z][a-z0-9-]*(?: <?-> [a-z][a-z0-9-]*)?)(:?)(?:\s*(?<=[: ])| ?[-+]?= ?)(\S.*)$", name, re.DOTALL
        )
        if match is None or match[1] in parent.kids or not _may_stand(match[1], path[:-1], context):
            continue
        span = parent.keys[name]
        place = Span(span.line, span.column, span.line, span.column + len(match[1]))
        what = "a space is missing after the colon of" if match[2] else "a colon is missing after"
        shown = _as_meant(match[3]) if len(match[3]) <= 60 else "..."
        file.add(Said("S023", place, f'{what} "{match[1]}"', f"write   {match[1]}: {shown}"))
        parent.rename(name, match[1])
        node.data = parent.data[match[1]] = plain_value(match[3])
        mended.add((*path[:-1], match[1]))
        mended |= _rest_of_quoted(parent, path[:-1], match[1], match[3])
    return mended


def _as_meant(value: str) -> str:
    """What to write after a name and its colon, where another notation stands: `> 5`, `= 5`, `+= 5`."""
    if match := re.fullmatch(r"([-+])= ?([0-9]+)", value):
        return match[1] + match[2]
    if re.match(r"[<>=≥≤]", value) and (better := range_guess(value)):
        return better.removeprefix("exactly ") if value.startswith("=") and "==" not in value else better
    return value


def _rest_of_quoted(parent: Node, path: Path, name: str, text: str) -> set[Path]:
    """The names that are really the rest of a text in quotes with commas in it."""
    sign = text[0]
    if sign not in ("'", '"') or text.endswith(sign):
        return set()
    rest: set[Path] = set()
    names = [key for key in parent.kids if isinstance(key, str)]
    for key in names[names.index(name) + 1 :]:
        if not parent.kids[key].is_empty:
            break
        rest.add((*path, key))
        if key.endswith(sign):
            return rest
    return set()


def _may_stand(name: str, path: Path, context: Context) -> bool:
    """Whether a name is one that an entry at this place can have."""
    shape = shape_at(path)
    if shape is not None and name in parts_of(shape):
        return True
    return (shape is None or shape is Condition) and bool(ties_of(name) or name in (context.get("indicators") or ()))


def _is_cut_text(parent: Node, path: Path, context: Context) -> bool:
    """Whether a name is really the rest of a text in { } that holds a comma."""
    name = path[-1]
    if not parent.flow or not isinstance(name, str) or name not in parent.kids or not parent.kids[name].is_empty:
        return False
    before = _before(parent, name)
    if before is None:
        return False
    shape = shape_at(path[:-1])
    if shape is not None and name in parts_of(shape):
        return False
    return not (shape is Condition and (ties_of(name) or name in (context.get("indicators") or ())))


def _after(parent: Node, name: str | int) -> str | None:
    """The entry that stands after another."""
    names = [key for key in parent.kids if isinstance(key, str)]
    place = names.index(name) + 1 if isinstance(name, str) and name in names else len(names)
    return names[place] if place < len(names) else None


def _before(parent: Node, name: str | int) -> str | None:
    """The entry that stands before another."""
    names = [key for key in parent.kids if isinstance(key, str)]
    place = names.index(name) if isinstance(name, str) and name in names else 0
    return names[place - 1] if place else None


def _owner(parent: Node, name: str) -> str | None:
    """The entry whose text was cut at a comma, of which a name is the rest."""
    while (before := _before(parent, name)) is not None and parent.kids[before].is_empty:
        name = before
    return before


def _cut_text(parent: Node, path: Path) -> Said:
    name = str(path[-1])
    span = parent.keys[name]
    rest = [str(key) for key, kid in parent.kids.items()]
    owner = _owner(parent, name)
    first = rest[rest.index(owner) + 1] if owner is not None else name
    help_ = "put the whole text in quotes"
    value = parent.kids[owner].data if owner is not None else None
    if isinstance(value, int | float) and name.isdigit():
        message = f"inside {{ }} the comma before {written(name)} ends the number"
        better = f"{value}.{name}" if path[0] == "weights" else f"{value}"
        return Said("S033", span, message, f"write   {owner}: {better}")
    if isinstance(value, str) and (better := range_guess(f"{value}, {name}")):
        message = f"inside {{ }} the comma before {written(name)} ends the condition"
        return Said("S033", span, message, f"write   {owner}: {better}")
    if owner is not None and isinstance(parent.kids[owner].data, str):
        pieces = [parent.kids[owner].data]
        for key in rest[rest.index(first) :]:
            if not parent.kids[key].is_empty:
                break
            pieces.append(key)
        whole = quoted(", ".join(pieces))
        help_ = f"put the whole text in quotes   {owner}: {whole}" if len(whole) < 90 else help_
    return Said("S033", span, f"inside {{ }} the comma before {written(name)} ends the text", help_)


def _not_indented(parent: Node, path: Path) -> set[Path]:
    """Unknown names that follow an empty part directly: they were meant to be indented below it."""
    shape = shape_at(path[:-1])
    if shape is None or parent.flow:
        return set()
    names = list(parent.kids)
    followers = set()
    for name in names[names.index(path[-1]) + 1 :]:
        if name in parts_of(shape) or (shape is Condition):
            break
        followers.add((*path[:-1], name))
    return followers


def _empty(parent: Node, path: Path, has_followers: bool, lines: Sequence[str]) -> Said:
    name = path[-1]
    span = parent.kids[name].span
    if span[:2] != span[2:]:
        word = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        return Said("S034", span, f'"{word}" stands for nothing', "write what belongs there, or remove the line")
    if isinstance(name, int):
        dash = max(lines[span.line - 1].rfind("-", 0, span.column), 0) + 1
        place = Span(span.line, dash, span.line, dash + 1)
        return Said("S034", place, "this list entry is empty", "write it after the dash, or remove the dash")
    span = parent.keys[name]
    after = lines[span.end_line - 1][span.end_column - 1 :]
    if has_followers:
        message = f'nothing is indented below "{name}"'
        return Said("S034", span, message, "indent the lines that belong to it by two spaces")
    if name not in HOLDERS and re.match(r"[\"']?\s*: ?#", after):
        message = f'nothing is written after "{name}": what follows a # is a comment'
        return Said("S034", span, message, "put the text in quotes if the # belongs to it")
    compared = re.fullmatch(r"(.+?)\s*((?:[<>=≤≥]+|at least|at most|above|below|exactly)\s*[-+]?[0-9]+)", str(name))
    if compared and (better := range_guess(compared[2])):
        message = f'a colon is missing after "{compared[1]}"'
        return Said("S023", span, message, f"write   {compared[1]}: {better}")
    return Said("S034", span, f'nothing is written after "{name}"', "write what belongs there, or remove the line")
