"""A line that was lost: what stood below it now belongs to the line above, or to nothing at all.

Each is told once, at the first line that lacks it; the lines that hang in the air are left out, so that what they would
be taken for is not told as well.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from game.diagnostics import Span
from game.model.names import QUANTITY_PATTERN
from game.scenario.faults import Said
from game.scenario.lines import NAME, content_indent, indent_of, rows_of_text, says_nothing, spaces
from game.scenario.shapes import KNOWN_WORDS, NOUNS, needed_by, parts_of, shape_at
from game.scenario.slips import Place, Slip
from game.scenario.tree import Path, locate, walk

if TYPE_CHECKING:
    from game.scenario.examination import Examination

PROSE = frozenset(
    ("about", "because", "brief", "detail", "disclaimer", "public", "questions", "situation", "summary", "text",
     "why-not")
)  # fmt: skip
"""Parts whose text may well run over several lines."""
HEADINGS = frozenset(("label", "name", "subtitle", "title"))
"""Parts whose text could, and seldom does."""
NAMED = {"actors": "actor", "indicators": "indicator", "sources": "source"}
"""Parts at the top that hold entries with ids of the author's own, and what one is called."""
_ENTRY = re.compile(r"^ *- (?:\{ *)?(?:id|label|text|title|name|chance|basis): ")
_BARE = re.compile(r"^ *[a-z][a-z0-9-]*: *$")


# ── Where it is a fault of syntax ────────────────────────────────────────────────────────────────────────────────────


def lost_id(at: Place) -> Slip | None:
    """The first id below `actors:` or `choices:` was lost: its parts stand further in than the next id, `at` fault."""
    own = indent_of(at.line)
    if not re.match(r"^ *[a-z][a-z0-9-]*: *(?:\{|#|$)", at.line):
        return None
    first = header = at.row
    while header is not None and indent_of(at.lines[header]) >= own:
        first, header = header, at.above(header)
        if header is None or (first != at.row and indent_of(at.lines[first]) == own and not _is_dash(at.lines[first])):
            return None
    match = NAME.match(at.lines[header])
    if match is None or re.match(r"[^\s#]", at.lines[header][match.end() :]):
        return None
    name, begin = match["name"].strip(), NAME.match(at.lines[first])
    gap = range(first + 1, at.row + 1)
    if name == "choices" and _is_dash(at.lines[first]):
        span = at.span(header, match.start("name"), len(name))
        return Slip("S047", span, *no_seat(), gap=gap)
    shape = shape_at((name, ""))
    if name in NAMED and begin and shape is not None and begin["name"] in parts_of(shape):
        return Slip("S024", at.content(first), *no_id(begin["name"], NAMED[name]), gap=gap)
    return None


def no_id(part: str, noun: str) -> tuple[str, str]:
    """What is wrong where the parts of an entry stand without its id, and what would be right."""
    noun = f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"
    message = f'"{part}" is a part of {noun}, and stands where {noun} should'
    return message, "start with the id and a colon, and indent its parts below"


def no_seat(example: str = "") -> tuple[str, str]:
    """What is wrong where choices stand and no seat is named, and what would be right."""
    message = '"choices" names no seat: here stands a list, and nobody knows whose choices these are'
    such = f", such as   {example}:" if example else ", and a colon after it"
    return message, f"write the id of the seat on a line of its own above the list{such}"


def _is_dash(line: str) -> bool:
    return line.lstrip().startswith("- ")


def first_line_indented(at: Place) -> Slip | None:
    """The very first line is indented, and all others that begin a section are not."""
    first = next((row for row, line in enumerate(at.lines) if not says_nothing(line)), 0)
    line = at.lines[first]
    if not indent_of(line) or not NAME.match(line) or at.row <= first or indent_of(at.line) or not NAME.match(at.line):
        return None
    message = f"this line is indented by {spaces(indent_of(line))}, and belongs at the very left"
    span = at.content(first)
    return Slip("S024", span, message, "remove the spaces before it", line.lstrip(), mended_line=first + 1)


def lost_text(at: Place) -> Slip | None:
    """The line that began a text was lost, such as `text: >`: it now goes on below a value that is complete."""
    level = indent_of(at.line)
    first, above = at.row, at.above(at.row)
    while above is not None and content_indent(at.lines[above]) >= level:
        first, above = above, at.above(above)
    if above is None or not _is_prose(at.lines[first]):
        return None
    match = NAME.match(at.lines[above])
    value = at.lines[above][match.end() :].strip() if match else ""
    if match is None or not value or value[0] in "|>":
        return None
    name = match["name"].strip()
    end = first
    while end < len(at.lines) and (says_nothing(at.lines[end]) or indent_of(at.lines[end]) >= level):
        end += 1
    lost = _lost_part(_siblings(at, above))
    count = sum(not says_nothing(line) for line in at.lines[first:end])
    if name in PROSE or name not in KNOWN_WORDS or (not lost and (name in HEADINGS or value[0] in "\"'") and count < 2):
        return None
    return Slip("S024", at.content(first), *_missing_above(lost), gap=range(first + 1, end + 1))


def _is_prose(line: str) -> bool:
    """Whether a line looks like a piece of a text, not like a part of the notation."""
    text = line.strip()
    match = NAME.match(line)
    if match and (re.match(QUANTITY_PATTERN, match["name"]) or len(match["name"].split()) == 1):
        return False
    return " " in text and text[0] not in "-[{#\"'&*!|>%@`" and not re.match(r"[a-z-]+ ?[=:]", text)


def _siblings(at: Place, row: int) -> set[str]:
    """The names in the entry to which a line belongs."""
    level = content_indent(at.lines[row])
    found: set[str] = set()
    for step in (-1, 1):
        number = row
        while 0 <= number < len(at.lines):
            line = at.lines[number]
            if not says_nothing(line):
                if content_indent(line) < level or (step > 0 and number != row and indent_of(line) < level):
                    break
                if content_indent(line) == level and (match := NAME.match(line)):
                    found.add(match["name"])
                if step < 0 and indent_of(line) < level:
                    break  # the dash with which the entry starts
            number += step
    return found


def _lost_part(names: Collection[str]) -> str:
    """The text that an entry with these names lacks; "" where that cannot be told."""
    found = set()
    for shape in NOUNS:
        if names and {*names} <= {*parts_of(shape)}:
            found |= {part for part in needed_by(shape) if part in PROSE and part not in names}
    return found.pop() if len(found) == 1 else ""


def _missing_above(lost: str) -> tuple[str, str]:
    if lost:
        return f'the line "{lost}: >" seems to be missing above this one', f"write   {lost}: >   above it"
    message = 'a line that begins this text, such as "text: >", seems to be missing above it'
    return message, "write the name of the part to which the text belongs, with a colon and a >"


# ── Where it can be read otherwise than it was meant ─────────────────────────────────────────────────────────────────


def tell_lost_texts(file: Examination) -> set[Path]:
    """Report texts that go on behind a short value since their own first line was lost; all paths explained by one."""
    told: set[Path] = set()
    for path, node in walk(file.root):
        name = path[-1] if path else None
        if node.kind != "plain" or node.span.line == node.span.end_line or not isinstance(name, str) or name in PROSE:
            continue
        parent = locate(file.root, path[:-1]).node
        if shape_at(path[:-1]) is None or parent.flow:
            continue
        lost = _lost_part([str(key) for key in parent.keys])
        row = node.span.line
        if (name in HEADINGS and not lost) or not _is_prose(file.lines[row]):
            continue
        line = file.lines[row].rstrip()
        file.add(Said("S024", Span(row + 1, indent_of(line) + 1, row + 1, len(line) + 1), *_missing_above(lost)))
        told |= {path, (*path[:-1], lost)}
    return told


def tell_swallowed(file: Examination) -> None:
    """Report entries that stand inside of a text, since the line above them, such as `choices:`, was lost."""
    for _, node in walk(file.root):
        if node.kind != "text":
            continue
        inside = rows_of_text(file.lines, node.span)
        row = next((row for row in inside if _ENTRY.match(file.lines[row])), None)
        if row is None:
            continue
        if row - 1 in inside and _BARE.match(file.lines[row - 1]):
            row -= 1
        line = file.lines[row].rstrip()
        message = "by its indentation this line belongs to the text above, and it looks like an entry"
        help_ = 'a line such as "choices:" or "claims:" seems to be missing above it; write it anew'
        file.add(Said("S024", Span(row + 1, indent_of(line) + 1, row + 1, len(line) + 1), message, help_))
        file.reading = replace(file.reading, gaps=(*file.reading.gaps, range(row + 1, inside[-1] + 2)))
