"""A fault of syntax in an author's words, and the lines around the place where a parser stumbled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from game.diagnostics import Span
from game.scenario.lines import NAME
from game.scenario.shapes import ENTRY_HOLDERS
from game.scenario.source import Reader


class Slip(NamedTuple):
    """A fault of syntax in an author's words."""

    code: str
    span: Span
    message: str
    help: str
    mended: str | None = None
    """The line as it was probably meant."""
    cause: int = 0
    """Another line (from 1) that may be the one to blame; what it brings about is told once."""
    mended_line: int = 0
    """Which line (from 1) `mended` replaces; 0 for the one to blame."""
    is_layout: bool = False
    """True where the indentation of some line is wrong, of this one or of one above."""

    ends: bool = False
    """True where reading on would only tell the same in other words: a line is missing."""
    gap: range | None = None
    """Lines (from 1) that hang in the air because of it, and are left out."""

    @property
    def line(self) -> int:
        """The line that is to blame, from 1."""
        return self.span.line


class Place:
    """A fault with the lines around it, counted from 0."""

    def __init__(self, error: Any, lines: Sequence[str], reader: Reader) -> None:
        self.words = f"{error.context or ''} | {error.problem or ''}"
        self.lines = lines
        self.reader = reader
        mark = error.problem_mark or error.context_mark
        self.at_end = mark is not None and mark.line >= len(lines)
        self.row = min(mark.line, len(lines) - 1) if mark else 0
        self.column = min(mark.column, len(self.line)) if mark and not self.at_end else len(self.line)
        opened = error.context_mark
        self.open_row = min(opened.line, len(lines) - 1) if opened else self.row
        self.open_column = opened.column if opened else self.column

    @property
    def line(self) -> str:
        """The line at which the parser stopped."""
        return self.lines[self.row]

    @property
    def sign(self) -> str:
        """The character at which the parser stopped."""
        return self.line[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """What stands on the line before that."""
        return self.line[: self.column]

    def span(self, row: int, column: int, length: int = 1) -> Span:
        """A place on one line, given from 0."""
        return Span(row + 1, column + 1, row + 1, column + 1 + length)

    def content(self, row: int) -> Span:
        """What is written on a line, without its indentation."""
        text = self.lines[row].rstrip()
        start = len(text) - len(text.lstrip())
        return self.span(row, start, max(len(text) - start, 1))

    def above(self, row: int) -> int | None:
        """The nearest line above that says something, or None."""
        for number in range(row - 1, -1, -1):
            if self.lines[number].strip() and not self.lines[number].lstrip().startswith("#"):
                return number
        return None


def quoted(text: str) -> str:
    """A text in quotes that hold it: double ones where that is enough, else single ones.

    >>> print(quoted("He said: go"), quoted("'It's'"), quoted('"He said "go""'), quoted("'x' and 'y'"))
    "He said: go" "It's" 'He said "go"' "'x' and 'y'"
    """
    text = _without_quotes(text.strip())
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("''", "'").replace("'", "''") + "'"


def _without_quotes(text: str) -> str:
    """A text without the quotes around it, unless they belong to words in it: `'x' and 'y'`."""
    sign, inside = text[:1], text[1:]
    if sign not in ("'", '"'):
        return text
    if sign not in inside:
        return inside
    if not inside.endswith(sign) or re.search(rf"^[^{sign}]*[^{sign}\s]{sign}(?=[\s.,;:!?])", inside):
        return text
    return inside[:-1]


def with_value_quoted(line: str) -> str | None:
    """The line with everything after its name (or dash) in quotes; None where that cannot be told."""
    match = NAME.match(line) or re.match(r"^\s*-(?P<gap> +)", line)
    if match is None:
        return None
    value = line[match.end() :].rstrip()
    if not value or value[0] in "[{":
        return None
    return line[: match.end()] + quoted(value)


def with_value_bracketed(line: str) -> str | None:
    """The line with the entries after its name in { }: `when: talks: above 5`; None for a name that holds none."""
    match = NAME.match(line)
    if match is None or match["name"] not in ENTRY_HOLDERS:
        return None
    value = line[match.end() :].rstrip()
    if not value or value[0] in "[{\"'" or " #" in value:
        return None
    return f"{line[: match.end()]}{{{value.removeprefix('(').removesuffix(')')}}}"


def write_or(mended: str | None, otherwise: str) -> str:
    """Help that shows the mended line where there is one that is short enough to read."""
    if mended is None or len(mended.strip()) > 90:
        return otherwise
    return f"write   {mended.strip()}"
