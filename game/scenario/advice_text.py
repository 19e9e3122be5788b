"""Warnings of how texts are written: too wide for the screen, misread by other programs, with mixed line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from game.diagnostics import Problems, Span, cells
from game.scenario.check import File, Found
from game.scenario.declared import authored_choices, entries, items
from game.scenario.shapes import TEXTS, shape_at
from game.scenario.tree import Node, Path, locate, walk
from game.words import plural

LABEL_CELLS = 60
SHORT_CELLS = 8
NAME_CELLS = 40
TITLE_CELLS = 76
"""A heading on a screen of 80 columns, with its margins."""

_BOOLEAN = re.compile(r"(?:yes|Yes|YES|on|On|ON|True|TRUE)|(no|No|NO|off|Off|OFF|False|FALSE)")
_NOTHING = re.compile(r"~|Null|NULL")
_TIME = re.compile(r"[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?")
_NUMBER = re.compile(
    r"[-+]?(?:0[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+|[0-9][0-9]*_[0-9_]*|[0-9]+\.?[0-9]*[eE][-+]?[0-9]+"
    r"|\.[0-9]+|[0-9]+\.|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9:.+\- TZz]+)?")
_STARTS = frozenset("yYnNoOtTfF~+-.0123456789")
_WORDS_OF_OURS = frozenset(("reflect", "rules"))
"""Parts at the top where `off` is a word of this notation, and documented as such."""


_NAMING = frozenset(("actors", "indicators", "sources", "flags", "glossary"))
"""Parts at the top under which an author gives names."""
_ID_PARTS = frozenset(("id", "sets", "clears", "flags", "no-flags", "chosen", "not-chosen"))


def texts_are_text_everywhere(file: File) -> Iterator[Found]:
    """Here unquoted `no` and `12:30` are text; to many an editor or converter they are something else."""
    told: set[str] = set()
    for path, node in walk(file.root):
        if path and path[0] not in _WORDS_OF_OURS:
            yield from _misread(path, node, file, told)


def _misread(path: Path, node: Node, file: File, told: set[str]) -> Iterator[Found]:
    """What is wrong with a value, or with a name of the author's own; an id is told once, wherever it is used."""
    part = next(step for step in reversed(path) if isinstance(step, str))
    if len(path) == 2 and path[0] in _NAMING and isinstance(path[1], str):
        span = locate(file.root, path).name()
        if file.lines[span.line - 1][span.column - 1] not in "\"'" and (other := _read_as(path[1], is_date=False)):
            told.add(path[1])
            message = f'many other programs read this name "{path[1]}" as {other}, not as text'
            help_ = "choose another, or put it in quotes wherever it stands by itself"
            yield Found("S123", span, message, help_)
    text = node.data
    if node.kind != "plain" or not isinstance(text, str) or text[0] not in _STARTS or len(text) > 40:
        return
    other = _read_as(text, is_date=part == "date")
    if other and not (part in _ID_PARTS and text in told):
        told |= {text} if part in _ID_PARTS else set()
        message = f'many other programs read this "{text}" as {other}, not as text'
        yield Found("S123", node.span, message, f'put it in quotes   "{text}"')


def _read_as(text: str, *, is_date: bool) -> str:
    """What other readers of the notation make of an unquoted text; "" for text."""
    if match := _BOOLEAN.fullmatch(text):
        return "false" if match[1] else "true"
    if _NOTHING.fullmatch(text):
        return "nothing at all"
    if _TIME.fullmatch(text):
        return "a number of seconds or minutes"
    if _NUMBER.fullmatch(text):
        return "a number"
    return "a date" if not is_date and _DATE.fullmatch(text) else ""


def texts_are_whole(file: File) -> Iterator[Found]:
    """A # in a text makes a comment of what follows: nobody reads it, and nothing says so."""
    for path, node in walk(file.root):
        if node.kind != "plain" or not isinstance(node.data, str) or not path:
            continue
        part = next((step for step in reversed(path) if isinstance(step, str)), "")
        is_free = shape_at(path[:-1]) is None and not isinstance(path[-1], int)
        if part not in TEXTS and part != "questions" and not is_free:
            continue
        line, column = node.span.end_line, node.span.end_column
        match = re.match(r"\s+(#[^\s#!].*)", file.lines[line - 1][column - 1 :])
        if match:
            place = Span(line, column + match.start(1), line, column + match.end(1))
            message = "this # ends the text before it: what follows is a comment that nobody sees"
            yield Found("S125", place, message, "put the text in quotes; if it is a comment, put a space after the #")


SOFT_HYPHEN = "\u00ad"


def hyphens_are_seen(file: File) -> Iterator[Found]:
    """A soft hyphen shows only where a line breaks, and tears a word apart for whoever searches for it; told once."""
    rows = [row for row, line in enumerate(file.lines) if SOFT_HYPHEN in line and not line.lstrip().startswith("#")]
    if rows:
        column = file.lines[rows[0]].index(SOFT_HYPHEN) + 1
        rest = f" (and on {plural(len(rows) - 1, 'more line')})" if len(rows) > 1 else ""
        message = f"a soft hyphen stands here, U+00AD, which nobody sees{rest}"
        help_ = "delete it; such hyphens come with text pasted from a web page or a PDF"
        yield Found("S129", Span(rows[0] + 1, column, rows[0] + 1, column + 1), message, help_)


PLACEHOLDER = "Write here"
"""How every text begins that a new scenario leaves for its author to write."""


def placeholders_are_filled(file: File) -> Iterator[Found]:
    """A class should not read what waits for the author's own words; told once, at the first."""
    waiting = [
        locate(file.root, path).value()
        for path, node in walk(file.root)
        if isinstance(node.data, str) and node.data.lstrip().startswith(PLACEHOLDER)
    ]
    if waiting:
        others = f", and so {'does' if len(waiting) == 2 else 'do'} {plural(len(waiting) - 1, 'other')}"
        message = f'this text still says "{PLACEHOLDER}"{others if len(waiting) > 1 else ""}'
        yield Found("S126", waiting[0], message, "write your own words there, or leave the part out")


def labels_fit(file: File) -> Iterator[Found]:
    """Letters of some scripts take two cells each, so a label of few of them may still be too wide."""
    root = file.root
    for _, actor in entries(root, "actors"):
        yield from _too_wide(actor, "short", SHORT_CELLS)
        for _, goal in items(actor, "goals"):
            yield from _too_wide(goal, "name", TITLE_CELLS)
    for _, indicator in entries(root, "indicators"):
        yield from _too_wide(indicator, "name", NAME_CELLS)
    for choice in authored_choices(root):
        yield from _too_wide(choice.node, "label", LABEL_CELLS)
    for section in ("rounds", "events", "endings"):
        for _, node in items(root, section):
            yield from _too_wide(node, "title", TITLE_CELLS)


def _too_wide(node: Node, part: str, most: int) -> Iterator[Found]:
    text = node.kids.get(part)
    if text is None or not isinstance(text.data, str):
        return
    width = cells(text.data)
    if width > most:
        what = "short name" if part == "short" else part
        message = f"this {what} takes {width} columns of the screen, and there is room for {most}"
        span = text.span if text.kind in ("plain", "quoted") else node.keys[part]
        yield Found("S122", span, message, "shorten it")


def tell_line_ends(text: str, problems: Problems) -> None:
    """Warn of a file whose lines end in different ways; `text` is the file as it was read."""
    if "\r" not in text:
        return
    ends = list(re.finditer(r"\r\n|\r|\n", text))
    kinds = Counter(match.group() for match in ends)
    if len(kinds) < 2:
        return
    usual = max(kinds, key=lambda kind: kinds[kind])
    line, odd = next((number, match) for number, match in enumerate(ends, 1) if match.group() != usual)
    column = odd.start() - (ends[line - 2].end() if line > 1 else text.startswith("\ufeff")) + 1
    message = f"this line ends like {_SYSTEMS[odd.group()]}, and most others end like {_SYSTEMS[usual]}"
    help_ = "save it with one kind of line ends (most editors show the kind in their bottom line)"
    problems.add("S124", Span(line, column, line, column + 1), message, help_, severity="warning")


_SYSTEMS = {"\n": "those of Linux and macOS", "\r\n": "those of Windows", "\r": "those of very old Macs"}
