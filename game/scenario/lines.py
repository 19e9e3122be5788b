"""What a line of a file looks like by itself: its indentation, its dashes, its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from game.diagnostics import Span

NAME = re.compile(
    r"^(?P<front>\s*(?:- +)*)"
    r"(?P<name>\"[^\"]*\"|'[^']*'|[^\s:#\"'\[{-][^:#]*?|-[^\s:#][^:#]*?)"
    r"\s*:(?P<gap>\s+|$)"
)
"""A line that starts with a name and its colon; `front` is its indentation and its dashes."""


def indent_of(line: str) -> int:
    """How many spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))


def content_indent(line: str) -> int:
    """Where what a line says begins: after the dashes of a list entry, if it has any."""
    match = re.match(r"^\s*(?:- +)*", line)
    return match.end() if match else 0


def open_indents(lines: Sequence[str], row: int) -> list[int]:
    """The indentations that a line could have, judged by those above it, innermost first."""
    levels: list[int] = []
    lowest = 10**6
    for number in range(row - 1, -1, -1):
        line = lines[number]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        own, content = indent_of(line), content_indent(line)
        if content < lowest and (NAME.match(line) or content > own):
            levels.append(content)
        if own < min(lowest, content):
            levels.append(own)
        lowest = min(lowest, own)
        if lowest == 0:
            break
    return levels


def spaces(count: int) -> str:
    """A number of spaces in words."""
    return "1 space" if count == 1 else f"{count or 'no'} spaces"


def rows_of_text(lines: Sequence[str], span: Span) -> list[int]:
    """The lines (from 0) of a text that stands below its name, given where a parser saw it begin and end."""
    rows = range(span.line, min(span.end_line, len(lines)))
    level = next((indent_of(lines[row]) for row in rows if lines[row].strip()), 0)
    return [row for row in rows if indent_of(lines[row]) >= level]


def says_nothing(line: str) -> bool:
    """Whether a line is blank or a comment."""
    text = line.lstrip()
    return not text or text.startswith("#")
