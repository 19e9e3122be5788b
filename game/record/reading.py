"""A save read strictly: every line whole, numbered, linked to the one before, and in the order of a game.

What no whole line follows (an end that was not written out, or was changed) is left out, and set aside by others;
anything else that is not as it was written is a :class:`SaveProblem` that says which line, and what is still whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from game.program import program
from game.record.files import read_file
from game.record.format import LARGEST, Header, SavedDecision, SavedNote, SavedRound
from game.record.header import read_header
from game.record.lines import BadLineError, decode, fingerprint, follows, is_sealed
from game.record.problem import SaveProblem, shown
from game.record.taking import Book, take
from game.record.variation import Variation
from game.record.wrapped import refuse_wrapped, rescue_advice
from game.words import join_words

LOOKED_AT = 64 * 1024
_SCENARIO = re.compile(rb"^format: *[0-9]", re.MULTILINE)
"""What every scenario says, at the beginning of a line."""


@dataclass(slots=True)
class Save:
    """What a file holds, seen along one of its variations (0, the game itself, at first); :func:`read_save` makes it.

    `decisions`, `rounds`, `open`, `seats` and `is_over` are those of that variation, from the first round on; `at`
    gives the same file along another one.
    """

    book: Book
    lines: int = 1
    """How many whole lines there are."""
    length: int = 0
    """How many bytes they take."""
    torn: bytes = b""
    """What stands behind them: a last line that was not written out, damaged lines, or nothing."""
    variation: int = 0
    """The id of the variation along which this is seen."""

    @property
    def path(self) -> Path:
        """What sentences call the file."""
        return self.book.path

    @property
    def header(self) -> Header:
        """The first line."""
        return self.book.header

    @property
    def variations(self) -> list[Variation]:
        """The game itself, then every variation: each at the place of its id."""
        return self.book.variations

    @property
    def notes(self) -> Mapping[tuple[int, int, str], SavedNote]:
        """The note that counts at each place: variation, round, seat."""
        return self.book.notes

    @property
    def line(self) -> Variation:
        """The variation along which this is seen."""
        return self.variations[self.variation]

    @property
    def decisions(self) -> list[Mapping[str, SavedDecision]]:
        """The people's decisions of each round that is over, by seat."""
        return self.line.decisions

    @property
    def rounds(self) -> list[SavedRound]:
        """The rounds that are over."""
        return self.line.rounds

    @property
    def open(self) -> dict[str, SavedDecision]:
        """The decisions of the round after those, in the order in which they were made."""
        return self.line.open

    @property
    def seats(self) -> tuple[str, ...]:
        """The seats that people take, in order."""
        return self.line.seats

    @property
    def is_over(self) -> bool:
        """Whether an ending was reached."""
        return self.line.is_over

    def at(self, variation: int) -> Save:
        """The same file along another variation. Raises SaveProblem if it has none of that number."""
        if 0 <= variation < len(self.variations):
            return replace(self, variation=variation)
        count = len(self.variations) - 1
        has = "It has none." if not count else "Its only one is 1." if count == 1 else f"Its own are 1 to {count}."
        raise SaveProblem(f"{shown(self.path)} has no variation {variation}. {has} The game itself is 0.")


def read_save(path: Path) -> Save:
    """Read a save from its file. Raises SaveProblem."""
    return parse_save(read_file(path), path)


def parse_save(data: bytes, path: Path) -> Save:
    """Read a save from its bytes; `path` is what sentences call it. Raises SaveProblem."""
    if len(data) > LARGEST:
        raise SaveProblem(f"{shown(path)} is no saved game: no game has more than 64 MB.")
    if not data.strip(b"\0 \t\r\n"):
        raise SaveProblem(f"{shown(path)} is empty: no game was ever saved in it. Start a new game.")
    refuse_wrapped(data, path)
    _refuse_scenario(data, path)
    *lines, rest = data.split(b"\n")
    header = read_header(lines[0] if lines else rest, bool(lines), path)
    book = Book(path, header, header.version, [Variation(0, 0, 1, header.seats)])
    save = Save(book, length=len(lines[0]) + 1)
    previous = fingerprint(lines[0])
    for line in lines[1:]:
        try:
            body = decode(line)
        except BadLineError as problem:
            # Where nothing whole follows, nothing is lost by leaving it out, whether it was torn or changed.
            if any(is_sealed(later) for later in (*lines[save.lines + 1 :], rest)):
                raise _damaged(save, f"{problem}, and whole lines follow it") from None
            break
        if not follows(line, save.lines, previous):
            raise _damaged(save, "it does not follow from the line before (one is missing, doubled or edited)")
        try:
            take(book, body, save.lines)
        except BadLineError as problem:
            raise _damaged(save, str(problem)) from None
        previous = fingerprint(line)
        save.lines += 1
        save.length += len(line) + 1
    save.torn = data[save.length :]
    return save


def _refuse_scenario(data: bytes, path: Path) -> None:
    """Raise SaveProblem where a scenario was named instead of a save of it."""
    if not data.startswith(b"{") and (path.suffix in (".yaml", ".yml") or _SCENARIO.search(data[:LOOKED_AT])):
        raise SaveProblem(
            f"{shown(path)} is a scenario, and a saved game is wanted here. `{program()} play {quote(shown(path))}` "
            f"plays it, and `{program()} list` shows the saved games."
        )


def _damaged(save: Save, why: str) -> SaveProblem:
    """The problem that a line after the first is damaged, with what is still whole and how to get at it."""
    done = len(save.rounds)
    numbers = f"1 to {done}" if done > 2 else join_words(str(number) for number in range(1, done + 1))
    rest = "No whole round stands before it."
    if done:
        rest = (
            f"{f'Round {numbers} before it is' if done == 1 else f'Rounds {numbers} before it are'} whole: the first "
            f"{save.lines} lines, copied to a file of their own, are a save that can be opened. "
            f"{rescue_advice(save.path, 'does that')}"
        )
    return SaveProblem(f"Line {save.lines + 1} of {shown(save.path)} is damaged: {why}. Nothing was changed. {rest}")
