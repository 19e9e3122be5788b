"""Lines that belong to another notation: comments of programming languages, rulers, mails, marks of version control."""

from __future__ import annotations

import re

from game.scenario.slips import Place, Slip, write_or

ODD_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u25ba\u27a2"
"""What word processors make of the hyphen that starts a list entry."""

_LINES = (
    (r"```|~~~", "this line comes from a chat or a web page, where it marks a program", "remove this line"),
    (
        r"<{7}|={7}$|>{7}|\|{7}",
        "this line marks two versions of a file that were merged",
        "keep one, and remove this line",
    ),
    (r"//|/\*|\*/|--(?!-)|;|<!--|\(\*|rem\b|REM\b|'", "this line is no part of a scenario", ""),
    (r"([=_~*+.\-#])\1{3,}\s*$", "this line is no part of a scenario", ""),
)
"""How a line begins, what is said of it, and what to do."""


def no_line_of_ours(at: Place, row: int) -> Slip | None:
    """A line that would be a comment, a ruler or a mark elsewhere."""
    line = at.lines[row]
    text = line.lstrip()
    for begin, message, help_ in _LINES:
        if re.match(begin, text):
            better = f"{line[: len(line) - len(text)]}# {text}"
            return Slip("S020", at.content(row), message, help_ or write_or(better, "start it with # and a space"), "")
    return None


def other_dash(at: Place) -> Slip | None:
    """The line at fault starts with a dash or bullet of a word processor."""
    plain = odd_dash(at.line)
    if plain is None:
        return None
    column = len(at.line) - len(at.line.lstrip())
    return Slip("S020", at.span(at.row, column), *about_dash(at.line.lstrip()[0]), plain)


def about_dash(sign: str) -> tuple[str, str]:
    """What is said of a sign that stands for the dash of a list, and what would be right."""
    return f'"{sign}" starts no entry of a list: that is done by the plain -', "type the - of the keyboard in its place"


def odd_dash(line: str) -> str | None:
    """A line that starts with a dash or bullet that is none here, with the plain one in its place; None for others."""
    match = re.match(rf"^(\s*)[{ODD_DASHES}]\s+(?=\S)", line)
    return f"{match[1]}- {line[match.end() :]}" if match else None
