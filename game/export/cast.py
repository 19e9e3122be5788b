"""A recording in the asciicast format, version 2: a header, then one event a line, for asciinema and its players.

Made from pictures of a screen and not from a clock, so the same game gives the same bytes. An event writes only the
lines that changed; how long it stands follows from how much there is to read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from game.words import clean_line

WORDS_A_SECOND = 4
"""How fast a viewer reads; a player can be paused, and go faster."""
LEAST, MOST = 20, 120
"""The shortest and longest time that a picture stands, in tenths of a second."""

_CODES = re.compile(r"\x1b\[[0-9;]*m")
_WORD = re.compile(r"\w+")


def asciicast(
    pictures: Iterable[tuple[str, Sequence[str]]], size: tuple[int, int], title: str, *, is_ascii: bool = False
) -> str:
    """The recording of pictures on a screen of `size` (columns, lines).

    A picture is the name of the chapter that begins with it (or "") and its lines, from the top, as ANSI text. The
    chapter becomes a marker (`m`), to which a player can jump. With `is_ascii` everything is written in ASCII.
    """
    width, height = size
    header = {
        "version": 2,
        "width": width,
        "height": height,
        "title": clean_line(title),
        "env": {"TERM": "xterm-256color"},
    }
    events: list[tuple[int, str, str]] = []
    shown: Sequence[str] = ()
    now = 0
    for chapter, lines in pictures:
        changed = [n for n, line in enumerate(lines) if n >= len(shown) or line != shown[n]]
        if chapter:
            events.append((now, "m", clean_line(chapter)))
        begin = "" if shown else "\x1b[?25l\x1b[2J"
        events.append((now, "o", begin + "".join(f"\x1b[{n + 1};1H{lines[n]}" for n in changed)))
        now += reading_time(lines, shown)
        shown = lines
    # The last picture stands as long as any other, and a terminal gets its cursor back below it.
    events.append((now, "o", f"\x1b[{height};1H\x1b[?25h"))
    written = [header, *([tenths / 10, kind, data] for tenths, kind, data in events)]
    return "".join(f"{json.dumps(one, ensure_ascii=is_ascii)}\n" for one in written)


def reading_time(lines: Iterable[str], before: Iterable[str] = ()) -> int:
    """How long a picture takes to read after the one before, in tenths of a second; what only moved was read already.

    >>> reading_time(["Qatar", "US"]), reading_time(["one two three", "four"] * 10, ["four"])
    (20, 75)
    """
    known = {_plain(line) for line in before}
    words = sum(len(_WORD.findall(text)) for line in lines if (text := _plain(line)) not in known)
    return min(max(words * 10 // WORDS_A_SECOND, LEAST), MOST)


def _plain(line: str) -> str:
    """A line without its colours, frames and scroll bars."""
    return " ".join(_WORD.findall(_CODES.sub("", line)))


__all__ = ["asciicast", "reading_time"]
