"""The look at a file's characters before anything else: tabs, unusual spaces, and what cannot be seen.

Every character that is taken out is replaced by one other, so that places keep their lines and columns.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from game.diagnostics import Problems, Span
from game.words import FORBIDDEN, plural

MOST_LINES = 20
"""Lines with forbidden characters that are told apart."""

_ODD_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ODD_IN_LAYOUT = re.compile(rf"^[ \t]*(?:- *)?(?P<odd>[{_ODD_SPACE}])|^[^:#\"']*(?:->|:|<)(?P<after>[{_ODD_SPACE}])"
                            rf"|^[ ]*[a-z][a-z0-9-]*(?P<tie>[{_ODD_SPACE}])<?->")  # fmt: skip
_ODD = re.compile(f"[{_ODD_SPACE}]")

NAMES = {
    0x00: "NUL",
    0x07: "BEL",
    0x08: "backspace",
    0x0B: "vertical tab",
    0x0C: "form feed",
    0x1B: "escape, which gives orders to a terminal",
    0x7F: "delete",
    0x85: "next line",
    0xFEFF: "byte order mark",
}
"""Names of characters that Unicode itself leaves nameless, or names for the few."""


class Screened(NamedTuple):
    """A text that is fit to be read, and what is known of its lines."""

    text: str
    touched: frozenset[int]
    """Lines (from 1) in which a character was replaced: what else is wrong with them may come from that."""
    has_tab_indents: bool
    """True where tabs indent: then the layout is guesswork."""


def same_line_ends(text: str) -> str:
    """The text with plain line ends and without the mark that some editors put first."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def screen(text: str, problems: Problems) -> Screened:
    """Report characters that a scenario may not hold, and replace them. Line ends are plain already."""
    if not FORBIDDEN.search(text) and "\t" not in text and not _ODD.search(text):
        return Screened(text, frozenset(), has_tab_indents=False)
    lines = text.split("\n")
    touched: set[int] = set()
    tabs: list[tuple[int, int]] = []
    faulty = 0
    for number, line in enumerate(lines, 1):
        if not line.strip(" \t"):
            if "\t" in line:
                tabs.append((number, line.index("\t") + 1))
                touched.add(number)
            continue
        if match := FORBIDDEN.search(line):
            faulty += 1
            touched.add(number)
            if faulty <= MOST_LINES:
                _forbidden(number, match.start() + 1, line, problems)
            line = FORBIDDEN.sub("_", line)
        if "\t" in line:
            tabs.append((number, line.index("\t") + 1))
            touched.add(number)
        if (odd := _ODD_IN_LAYOUT.search(line)) and _odd_space(number, odd, problems):
            touched.add(number)
            line = _ODD.sub(" ", re.sub(rf"(?<=-)[{_ODD_SPACE}](?= )", "", line))
        lines[number - 1] = line
    is_indent = any(_is_tab_indent(lines[number - 1]) for number, _ in tabs)
    if tabs:
        _tabs(tabs, is_indent, problems)
        for number, _ in tabs:
            lines[number - 1] = _without_tabs(lines[number - 1])
    return Screened("\n".join(lines), frozenset(touched), is_indent)


def _is_tab_indent(line: str) -> bool:
    """Whether a tab is in front of what a line says."""
    text = line.lstrip(" \t")
    return bool(text) and "\t" in line[: len(line) - len(text)]


def _without_tabs(line: str) -> str:
    text = line.lstrip(" \t")
    return line[: len(line) - len(text)].replace("\t", "  ") + text.replace("\t", " ")


def _forbidden(number: int, column: int, line: str, problems: Problems) -> None:
    character = line[column - 1]
    name = NAMES.get(ord(character)) or unicodedata.name(character, "").lower()
    more = len(FORBIDDEN.findall(line)) - 1
    also = f" (and {more} more on this line)" if more else ""
    called = f" ({name})" if name else ""
    is_seen = unicodedata.category(character) == "Cc" or ord(character) in (0xFFFE, 0xFFFF)
    kind = "a control character" if is_seen else "a character that cannot be seen"
    message = f"{kind} stands here: U+{ord(character):04X}{called}{also}"
    problems.add("S007", Span(number, column, number, column + 1), message, "delete it; typing the line anew will do")


def _odd_space(number: int, odd: re.Match[str], problems: Problems) -> bool:
    column = odd.start(odd.lastgroup or 0) + 1
    message = "this is not an ordinary space, though it looks like one"
    help_ = "type the space anew; such spaces come with text pasted from a word processor or a web page"
    problems.add("S009", Span(number, column, number, column + 1), message, help_)
    return True


def _tabs(tabs: list[tuple[int, int]], is_indent: bool, problems: Problems) -> None:
    number, column = tabs[0]
    rest = f" (and {plural(len(tabs) - 1, 'more line')} with tabs)" if len(tabs) > 1 else ""
    message = f"a tab stands here{rest}; a scenario uses only spaces"
    help_ = "two spaces for each level" if is_indent else "put a space in its place"
    problems.add("S008", Span(number, column, number, column + 1), message, f"{help_}; most editors can do it for you")
