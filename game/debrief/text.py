"""Text for a fixed width: wrapped by the cells that it takes on a terminal, and safe to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from game.debrief.phrases import plain_text
from game.diagnostics import cells
from game.program import program
from game.words import clean_text

_MARKS = re.compile(r"¶([0-9]+)((?: ¶[0-9]+)*)")


def spoken(text: str) -> str:
    """A text as a voice can read it: marks of paragraphs and arrows become words.

    >>> spoken("Qatar → US, kamel ¶8 ¶9")
    'Qatar towards US, kamel par. 8, 9'
    """
    text = _MARKS.sub(lambda match: f"par. {match[1]}{match[2].replace(' ¶', ', ')}", text)
    return text.replace(" → ", " towards ")


def pad(text: str, width: int, *, right: bool = False) -> str:
    """A text filled up to a width in cells; `right` puts it at the right edge."""
    gap = " " * max(0, width - cells(text))
    return gap + text if right else text + gap


def cut(text: str, width: int) -> str:
    """A text that takes at most so many cells."""
    while cells(text) > width:
        text = text[:-1]
    return text


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word in parts that each fit a line; most are one part."""
    while cells(word) > width:
        head = cut(word, width) or word[0]
        yield head
        word = word[len(head) :]
    if word:
        yield word


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """The words of a text, and whether each is a command of ours: that is one word, with what stands close to it."""
    mark = f"`{program()} "
    parts = re.split(rf"(\S*{re.escape(mark)}[^`\n]*`\S*)", text) if mark in text else [text]
    for place, part in enumerate(parts):
        if place % 2:
            yield part, True
        else:
            for word in part.split():
                yield word, False


def wrap(text: str, width: int = 78, first: str = "", rest: str | None = None) -> list[str]:
    """One paragraph as lines of at most `width` cells; `first` begins the first line, `rest` all others.

    A command of this program in backquotes is never broken, since somebody copies it: one that is longer stands out.
    """
    rest = " " * cells(first) if rest is None else rest
    lines: list[str] = []
    line, used = first, cells(first)
    is_empty = True
    room = max(1, width - max(cells(first), cells(rest)))
    for word, is_command in _words(spoken(clean_text(text, limit=100_000))):
        for piece in [word] if is_command else _pieces(word, room):
            size = cells(piece)
            if not is_empty and used + 1 + size > width:
                lines.append(line)
                line, used, is_empty = rest, cells(rest), True
            line, used = (line + piece, used + size) if is_empty else (f"{line} {piece}", used + 1 + size)
            is_empty = False
    return [*lines, line] if not is_empty or first.strip() else lines


def paragraphs(text: str, width: int = 78, indent: str = "") -> list[str]:
    """An author's text: line ends inside a paragraph are spaces, and an empty line stands between paragraphs."""
    lines: list[str] = []
    for paragraph in clean_text(plain_text(text), limit=100_000).split("\n\n"):
        wrapped = wrap(paragraph, width, indent, indent)
        if any(line.strip() for line in wrapped):
            lines += [""] * bool(lines) + wrapped
    return lines


def finish(lines: Iterable[str]) -> str:
    """Lines as one text without trailing spaces, with a line end after the last."""
    return clean_text("\n".join(line.rstrip() for line in lines), limit=10_000_000).rstrip("\n") + "\n"
