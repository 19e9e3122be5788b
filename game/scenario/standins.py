"""A file's text in a form that an editor can show and hand back to the byte.

A screen must not be given characters that could drive a terminal, and an editor knows one kind of line end. So each
character that a scenario may not hold has a stand-in of its own while it is edited, and so has each line end that
differs from most of the file's: Unicode's private characters, which no text of a person has. One stands for one, so
that lines and columns stay what they are.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from game.words import FORBIDDEN

_NEAR, _FAR = 0xF0000, 0x100000
"""Where stand-ins begin: those of characters below U+10000, and those of the tags from U+E0000."""
_TAGS = 0xE0000
_END_MARKS = {"\n": "\U0010fff0", "\r\n": "\U0010fff1", "\r": "\U0010fff2"}
_ENDS = {mark: end for end, mark in _END_MARKS.items()}
_ANY_END = re.compile("\r\n|\r|\n")
STAND_IN = re.compile("[\U000f0000-\U0010ffff]")
"""One stand-in."""
_ODD = re.compile(
    f"{STAND_IN.pattern}|[{''.join(chr(plane << 16 | low) for plane in range(1, 15) for low in (0xFFFE, 0xFFFF))}]"
)
"""What has no stand-in: the private characters themselves, and codes beyond U+10000 that no character has."""
_END_MARK = re.compile(f"[{''.join(_ENDS)}]")
MARK = "\ufeff"
"""What some programs write before a text in UTF-8."""


class Form(NamedTuple):
    """How a file is written, apart from its text."""

    line_end: str
    """What most of its lines end with."""
    has_mark: bool
    """Whether it starts with the mark that some programs write before UTF-8."""


def to_edit(text: str) -> tuple[str, Form]:
    """A file's text for the editor, with plain line ends, and the form in which it goes back.

    Raises ValueError for a text that has private characters of its own: they could not be told from ours.

    >>> to_edit("a\\r\\nb\\x1b\\r\\n")
    ('a\\nb\\U000f001b\\n', Form(line_end='\\r\\n', has_mark=False))
    """
    if _ODD.search(text):
        raise ValueError("the text has private characters")
    has_mark = text.startswith(MARK)
    text = text.removeprefix(MARK)
    ends = _ANY_END.findall(text)
    usual = max(_END_MARKS, key=ends.count)  # with as many of two kinds: the first of the table
    if ends.count(usual) < len(ends):
        text = _ANY_END.sub(lambda end: "\n" if end[0] == usual else _END_MARKS[end[0]] + "\n", text)
    elif usual != "\n":
        text = text.replace(usual, "\n")
    return FORBIDDEN.sub(_stand_in, text), Form(usual, has_mark)


def from_edit(text: str, form: Form) -> str:
    """The text as it goes into the file; what :func:`to_edit` was given, if nothing was edited."""
    text = STAND_IN.sub(_original, text)
    lines = text.split("\n")
    if _END_MARK.search(text):
        ends = [_ENDS.get(line[-1:], form.line_end) for line in lines]
        lines = [_END_MARK.sub("", line) for line in lines]
        text = "".join(line + end for line, end in zip(lines[:-1], ends, strict=False)) + lines[-1]
    elif form.line_end != "\n":
        text = form.line_end.join(lines)
    return (MARK if form.has_mark else "") + text


def _stand_in(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(_FAR + code - _TAGS if code >= _TAGS else _NEAR + code)


def _original(found: re.Match[str]) -> str:
    if found[0] in _ENDS:
        return found[0]
    code = ord(found[0])
    return chr(code - _FAR + _TAGS if code >= _FAR else code - _NEAR)
