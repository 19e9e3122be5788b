"""Where lines come from and where they go: wrapped, safe to show, and ready to be read aloud.

No escape code is ever written and nothing is drawn twice. Arrows and paragraph marks become words, since voices stumble
over them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from game.debrief.text import paragraphs, wrap
from game.words import clean_line, clean_text

WIDTH = 78
"""Cells of a line: fits the narrowest common terminal."""

_ASCII = str.maketrans(
    {
        "→": "->", "←": "<-", "↔": "<->", "–": "-", "—": "-", "−": "-", "‐": "-", "\u2011": "-", "·": "-", "•": "-",
        "×": "x", "…": "...", "¶": "par. ", "§": "sec. ", "‘": "'", "’": "'", "\u201a": "'", "“": '"', "”": '"',
        "„": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " ",
    }
)  # fmt: skip


def to_ascii(text: str) -> str:
    """A text whose signs all stand on every keyboard; letters of other scripts stay as they are.

    >>> to_ascii("US → Qatar ¶5 “so”")
    'US -> Qatar par. 5 "so"'
    """
    return text.translate(_ASCII)


class EndOfInput(Exception):
    """Nothing more will be typed."""


class Console:
    """One person's lines in, and lines out."""

    def __init__(self, stdin: TextIO, stdout: TextIO, *, is_ascii: bool = False, is_terminal: bool = False) -> None:
        """`is_terminal`: a person sits there, so wait for Enter where there is much to read.

        Otherwise what is read is written as well, as a terminal would show it.
        """
        self._stdin = stdin
        self._stdout = stdout
        self.is_ascii = is_ascii
        self.is_terminal = is_terminal

    def write(self, text: str) -> None:
        """Write text as it stands, except what could drive a terminal."""
        text = clean_text(text, limit=10_000_000)
        self._stdout.write(to_ascii(text) if self.is_ascii else text)

    def say(self, text: str = "", first: str = "", rest: str | None = None) -> None:
        """One paragraph, wrapped; `first` begins its first line, `rest` the others."""
        self.lines(wrap(text, WIDTH, first, rest) or [""])

    def tell(self, text: str, indent: str = "") -> None:
        """An author's text with its paragraphs."""
        self.lines(paragraphs(text, WIDTH, indent))

    def lines(self, lines: Iterable[str]) -> None:
        """Lines that are wrapped already."""
        self.write("".join(f"{line.rstrip()}\n" for line in lines))

    def gap(self, count: int = 1) -> None:
        """Empty lines."""
        self._stdout.write("\n" * count)

    def ask(self, prompt: str, *, is_prose: bool = False) -> str:
        """What is typed next, as one tidy line. Raises EndOfInput where nothing more comes.

        `is_prose`: somebody's own words, which are never cut; any other answer is short.
        """
        self.say(prompt)
        self._stdout.write("> ")
        self._stdout.flush()
        line = self._stdin.readline()
        if not line:
            self.gap()
            raise EndOfInput
        line = clean_line(line, None if is_prose else 400)
        if not self.is_terminal:
            self.write(f"{line}\n")
        return line

    def flush(self) -> None:
        """Make sure that everything can be read."""
        self._stdout.flush()
