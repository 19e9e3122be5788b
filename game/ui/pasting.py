"""What is pasted into the terminal stays a text: an order to a terminal that stands in it is no key that was pressed.

Textual takes an escape sign inside of a paste for the beginning of a key: what follows it would be typed before the
rest of the paste, and could even give a command.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.message import Message

BEGIN = "\x1b[200~"
"""What a terminal sends before a paste."""
END = "\x1b[201~"
"""What it sends after one."""
SHORTEST = 3
"""Characters of that sign which cannot be a key by themselves: a shorter piece is not waited with."""
_ORDER = re.compile(r"\x1b(?:\[(?!201~)[0-?]*[ -/]*[@-~]|(?!\[201~))")
"""An order to a terminal that stands in a paste; at least its escape sign."""


class PasteFilter:
    """Takes the orders out of what is pasted; all else, keys among it, passes as it is."""

    def __init__(self) -> None:
        self._is_pasting = False
        self._held = ""
        """The end of what came last, which may be the beginning of a sign."""

    def passed(self, data: str) -> str:
        """What of the data that came from a terminal goes on to the program; pieces may come cut anywhere."""
        data, self._held = self._held + data, ""
        parts = []
        while data:
            if not self._is_pasting:
                front, begin, data = data.partition(BEGIN)
                if not begin:
                    front, self._held = _cut(front, BEGIN, SHORTEST)
                parts += [front, begin]
                self._is_pasting = bool(begin)
                continue
            front, end, data = data.partition(END)
            if not end:
                front, self._held = _cut(front, END, 1)
            parts += [_ORDER.sub("", front), end]
            self._is_pasting = not end
        return "".join(parts)


def _cut(text: str, sign: str, shortest: int) -> tuple[str, str]:
    """A text and its end, cut off where that is the beginning of a sign."""
    size = next((size for size in range(len(sign) - 1, shortest - 1, -1) if text.endswith(sign[:size])), 0)
    return text[: len(text) - size], text[len(text) - size :]


def install() -> None:
    """Have Textual read the terminal through a filter, one for each terminal that it reads; once is enough."""
    from textual._xterm_parser import XTermParser

    read = XTermParser.feed
    if hasattr(read, "is_filtered"):
        return

    def feed(self: Any, data: str) -> Iterable[Message]:
        if not data:  # the end of all input
            return read(self, data)
        filter_ = self.__dict__.setdefault("_paste_filter", PasteFilter())
        passed = filter_.passed(data)
        return read(self, passed) if passed else ()

    feed.is_filtered = True  # type: ignore[attr-defined]
    XTermParser.feed = feed  # type: ignore[method-assign]


__all__ = ["PasteFilter", "install"]
