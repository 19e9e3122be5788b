"""Diagnostics: what is wrong in a file, where exactly, and what would be right.

A :class:`Diagnostic` is a value; whoever reads files collects them in :class:`Problems`, and :func:`render_text` shows
them beside the author's own lines. Nothing here knows what a scenario is. Lines and columns count from 1 and columns
count characters, as editors do; only the carets under an excerpt are measured in cells of the screen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from game.words import ELLIPSIS, plural, show_controls

Severity = Literal["error", "warning"]

MOST_COLLECTED = 200
"""Diagnostics kept of one file; a file with more faults than that is something else."""
MOST_SHOWN = 50
"""Diagnostics shown of one file as text."""
EXCERPT_CELLS = 100
"""Widest excerpt of a line, in cells; a longer line is cut around the place meant."""
LONGEST_LINE = 1000
"""Characters of a line beyond which only the part around the place meant is looked at."""


_HIDDEN = re.compile(r"\u00ad|(?<=[a-zA-Z0-9])[\u200c\u200d]|[\u200c\u200d](?=[a-zA-Z0-9])")


class Span(NamedTuple):
    """A stretch of a file: from a place up to, not including, another. Lines and columns count from 1."""

    line: int
    column: int
    end_line: int
    end_column: int

    @property
    def is_nowhere(self) -> bool:
        """True for a fault of the file as a whole, which no line of it shows."""
        return self == WHOLE_FILE


WHOLE_FILE = Span(1, 1, 1, 1)
"""The place of what is wrong with a file as a whole: it is missing, too large, empty."""


class Related(NamedTuple):
    """A second place that a diagnostic speaks of, with its label: "first here"."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault of one file.

    >>> print(Diagnostic("S060", "error", 'no actor is called "qater"', "", "gulf.yaml", 11, 9, 11, 14))
    gulf.yaml:11:9: error[S060]: no actor is called "qater"
    """

    code: str
    """Stable: S and three digits."""
    severity: Severity
    """An error keeps the file from being used; a warning is for what works and will still disappoint."""
    message: str
    """What is wrong, as one line that stands alone."""
    help: str
    """What would be right; may be empty."""
    file: str
    """The file's name as the reader gave it."""
    line: int
    column: int
    end_line: int
    end_column: int
    """Where it ends: the column after its last character."""
    related: tuple[Related, ...] = ()
    """Other places that belong to it, in file order."""
    label: str = ""
    """A few words beside the carets, where `related` has labels of its own."""

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.line, self.column, self.end_line, self.end_column)

    def within(self, lines: Sequence[str]) -> Diagnostic:
        """The same, with its end where the file's lines have an end; for what was read otherwise than it stands."""
        line, column, end_line, end_column = self.span
        if self.span.is_nowhere or not lines:
            return self
        line, end_line = min(line, len(lines)), min(end_line, len(lines))
        column = min(column, len(lines[line - 1]) + 1)
        end_column = min(end_column, len(lines[end_line - 1]) + 1)
        if (end_line, end_column) < (line, column):
            end_line, end_column = line, column
        return replace(self, line=line, column=column, end_line=end_line, end_column=end_column)

    def __str__(self) -> str:
        place = self.file if self.span.is_nowhere else f"{self.file}:{self.line}:{self.column}"
        return show_controls(f"{place}: {self.severity}[{self.code}]: {self.message}")


def as_json(diagnostic: Diagnostic) -> dict[str, str | int]:
    """A diagnostic for tools: these nine names and no other, in this order."""
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "help": diagnostic.help,
        "file": diagnostic.file,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "end_line": diagnostic.end_line,
        "end_column": diagnostic.end_column,
    }


@dataclass
class Problems:
    """Collects the diagnostics of one file, so that one look at it tells everything."""

    file: str
    """The name that the diagnostics carry."""
    found: list[Diagnostic] = field(default_factory=list)

    def add(
        self,
        code: str,
        span: Span,
        message: str,
        help: str = "",  # noqa: A002 - the word that tools and people read
        *,
        severity: Severity = "error",
        related: tuple[Related, ...] = (),
        label: str = "",
    ) -> None:
        """Note one fault. The same fault of the same place is noted once; beyond the limit nothing is."""
        if not self.is_full:
            made = Diagnostic(code, severity, show_hidden(message), show_hidden(help), self.file, *span, related, label)
            if made not in self.found:
                self.found.append(made)

    @property
    def is_full(self) -> bool:
        """Whether more than can be of use was found already."""
        return len(self.found) >= MOST_COLLECTED

    def take(self, others: Problems, only: str = "") -> None:
        """Add what was noted elsewhere, under this file's name; of one code, if that is given."""
        for problem in others.found:
            if only in ("", problem.code) and not self.is_full:
                self.found.append(replace(problem, file=self.file))

    @property
    def has_errors(self) -> bool:
        """Whether anything keeps the file from being used."""
        return any(problem.severity == "error" for problem in self.found)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Errors in the order of the file, then warnings in the order of the file."""
        return in_order(self.found)


def in_order(problems: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Errors before warnings, each in the order of the file."""
    return tuple(sorted(problems, key=lambda p: (p.severity, p.line, p.column, p.code, p.message)))


def tally(problems: Sequence[Diagnostic]) -> str:
    """How many there are: "2 errors and 1 warning"."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    parts = [plural(errors, "error")] * bool(errors) + [plural(warnings, "warning")] * bool(warnings)
    return " and ".join(parts) or "no faults"


def render_text(problems: Sequence[Diagnostic], text: str) -> str:
    """All diagnostics of one file for people to read, each with its lines of the file, and a last line that counts.

    `text` is what the file holds ("" where it could not be read: then no excerpt is shown). The result ends in a line
    end, and holds nothing that could drive a terminal.
    """
    if not problems:
        return ""
    lines = text.split("\n")
    parts = ["\n".join(_render_one(problem, lines if text else [])) for problem in problems[:MOST_SHOWN]]
    hidden = len(problems) - len(parts)
    rest = f"{plural(hidden, 'more fault')} not shown.\n" if hidden else ""
    most = "at least " if len(problems) >= MOST_COLLECTED else ""
    parts.append(f"{rest}{show_controls(problems[0].file)}: {most}{tally(problems)}.")
    return "\n\n".join(parts) + "\n"


def _render_one(problem: Diagnostic, lines: list[str]) -> Iterator[str]:
    yield show_controls(f"{problem.severity}[{problem.code}]: {problem.message}").replace("\n", " ")
    shown = bool(lines) and problem.line <= len(lines)
    if problem.span.is_nowhere and not any(line.strip() for line in lines):
        shown = False
    place = f":{problem.line}:{problem.column}" if shown else ""
    marks = [Mark(related.span, "-", related.label) for related in problem.related]
    marks.append(Mark(problem.span, "^", problem.label))
    marks = sorted((mark for mark in marks if mark.span.line <= len(lines)), key=lambda mark: mark.span)
    margin = len(str(marks[-1].span.line)) if shown and marks else 1
    yield f"{'':{margin}}--> {show_controls(problem.file)}{place}"
    if shown:
        yield f"{'':{margin}} |"
        before = 0
        for mark in marks:
            if before and mark.span.line > before + 1:
                yield f"{'...':{margin}}"
            excerpt, carets = _excerpt(lines[mark.span.line - 1], mark)
            if mark.span.line != before:
                yield f"{mark.span.line:{margin}} | {excerpt}".rstrip()
            yield f"{'':{margin}} | {carets}"
            before = mark.span.line
    if problem.help:
        yield show_controls(f"{'':{margin}} = help: {problem.help}").replace("\n", " ")


class Mark(NamedTuple):
    """A place under an excerpt, the sign that underlines it and what stands beside."""

    span: Span
    sign: str
    label: str


def _excerpt(line: str, mark: Mark) -> tuple[str, str]:
    """A line of the file made safe and cut to width, and the line of carets that goes under it."""
    start = min(mark.span.column - 1, len(line))
    end = min(mark.span.end_column - 1, len(line)) if mark.span.end_line == mark.span.line else len(line)
    end = max(end, start)
    if len(line) > LONGEST_LINE:  # nobody sees more of it: do not measure all of it
        first = max(start - EXCERPT_CELLS, 0)
        line = line[first : start + 2 * EXCERPT_CELLS]
        start, end = start - first, min(end - first, len(line))
    before, inside, after = (show_controls(part) for part in (line[:start], line[start:end], line[end:]))
    before, inside, after = before.replace("\t", " "), _show_spaces(inside), after.replace("\t", " ")
    if cells(before) + cells(inside) + cells(after) > EXCERPT_CELLS:
        before = _cut_front(
            before,
            EXCERPT_CELLS // 2
            if cells(inside) + cells(after) > EXCERPT_CELLS // 2
            else EXCERPT_CELLS - cells(inside) - cells(after),
        )
        inside = _cut_back(inside, EXCERPT_CELLS - min(cells(before), EXCERPT_CELLS // 2))
        after = _cut_back(after, max(EXCERPT_CELLS - cells(before) - cells(inside), 1))
    carets = mark.sign * max(cells(inside), 1)
    return before + inside + after, f"{' ' * cells(before)}{carets} {mark.label}".rstrip()


def _show_spaces(text: str) -> str:
    """The text with spaces that are none spelled out; for the place that is pointed at, where they may be the fault."""
    spelt = re.sub(r"[^\S \t]", lambda match: f"<U+{ord(match.group()):04X}>", show_hidden(text))
    return spelt.replace("\t", "<tab>")


def show_hidden(text: str) -> str:
    """The text with what nobody sees spelled out: a soft hyphen, and a joiner beside a Latin letter, which joins none.

    >>> show_hidden("al\u00adder")
    'al<U+00AD>der'
    """
    return _HIDDEN.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def cells(text: str) -> int:
    """How many cells of the screen a text takes: two for a wide character, none for a mark above a letter.

    >>> cells("Doha"), cells("多哈"), cells("e\\u0301")
    (4, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1


def _cut_back(text: str, most: int) -> str:
    """The beginning of a text, at most `most` cells."""
    if cells(text) <= most:
        return text
    kept, used = "", 1
    for character in text:
        used += _width(character)
        if used > most:
            break
        kept += character
    return kept + ELLIPSIS


def _cut_front(text: str, most: int) -> str:
    """The end of a text, at most `most` cells."""
    if cells(text) <= most:
        return text
    kept, used = "", 1
    for character in reversed(text):
        used += _width(character)
        if used > most:
            break
        kept = character + kept
    return ELLIPSIS + kept
