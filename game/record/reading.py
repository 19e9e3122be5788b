"""A save read strictly: every line whole, numbered, linked to the one before, and in the order of a game.

What a crash may leave (an end that was not written out) is told apart from damage, and set aside by others; anything
else that is not as it was written is a :class:`SaveProblem` that says which line, and what is still whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.record.files import read_file
from game.record.format import LARGEST, Header, SavedDecision, SavedRound
from game.record.header import read_header, shape
from game.record.lines import BadLineError, decode, fingerprint, follows, is_sealed
from game.record.problem import SaveProblem, shown
from game.words import join_words


@dataclass(slots=True)
class Save:
    """What a file holds; :func:`read_save` makes it."""

    path: Path
    header: Header
    decisions: list[Mapping[str, SavedDecision]] = field(default_factory=list)
    """The people's decisions of each round that is over, by seat."""
    rounds: list[SavedRound] = field(default_factory=list)
    open: dict[str, SavedDecision] = field(default_factory=dict)
    """The decisions of the round after those, in the order in which they were made."""
    lines: int = 1
    """How many whole lines there are."""
    length: int = 0
    """How many bytes they take."""
    torn: bytes = b""
    """What stands behind them: a last line that was not written out, or nothing."""

    @property
    def is_over(self) -> bool:
        """Whether an ending was reached."""
        return bool(self.rounds) and self.rounds[-1].ending is not None


def read_save(path: Path) -> Save:
    """Read a save from its file. Raises SaveProblem."""
    return parse_save(read_file(path), path)


def parse_save(data: bytes, path: Path) -> Save:
    """Read a save from its bytes; `path` is what sentences call it. Raises SaveProblem."""
    if len(data) > LARGEST:
        raise SaveProblem(f"{shown(path)} is no saved game: no game has more than 64 MB.")
    if not data.strip(b"\0 \t\r\n"):
        raise SaveProblem(f"{shown(path)} is empty: no game was ever saved in it. Start a new game.")
    *lines, rest = data.split(b"\n")
    save = Save(path, read_header(lines[0] if lines else rest, bool(lines), path))
    save.length = len(lines[0]) + 1
    previous = fingerprint(lines[0])
    for line in lines[1:]:
        try:
            body = decode(line)
        except BadLineError as problem:
            # Behind a line that a crash tore there is nothing; behind damage, there is.
            if any(is_sealed(later) for later in (*lines[save.lines + 1 :], rest)):
                raise _damaged(save, f"{problem}, and whole lines follow it") from None
            break
        if not follows(line, save.lines, previous):
            raise _damaged(save, "it does not follow from the line before (one is missing, doubled or edited)")
        try:
            _take(save, body)
        except BadLineError as problem:
            raise _damaged(save, str(problem)) from None
        previous = fingerprint(line)
        save.lines += 1
        save.length += len(line) + 1
    save.torn = data[save.length :]
    return save


def _take(save: Save, body: dict[str, Any]) -> None:
    """Add one line to what was read. Raises BadLineError for one that does not belong there."""
    kind = body["kind"]
    number = len(save.rounds) + 1
    if save.is_over:
        raise BadLineError("the game had ended before it")
    if kind == "decision":
        made = shape(SavedDecision, body)
        if made.round != number:
            raise BadLineError(f"it belongs to round {made.round}, not to round {number}")
        if made.seat not in save.header.seats or made.seat in save.open:
            raise BadLineError("the seat that decides there had no decision to make")
        save.open[made.seat] = made
    elif kind == "round":
        played = shape(SavedRound, body)
        if played.round != number:
            raise BadLineError(f"it belongs to round {played.round}, not to round {number}")
        choices = {seat: made.choice for seat, made in save.open.items()}
        choices |= {seat: pick.choice for seat, pick in played.picks.items()}
        wanted = {*save.header.seats, *save.header.computers}
        if played.choices != choices or set(choices) != wanted or set(save.open) & set(played.picks):
            raise BadLineError("the choices of the round are not those that were made")
        if not played.outcomes.keys() <= wanted:
            raise BadLineError("it has outcomes for seats that do not play")
        save.decisions.append(save.open)
        save.open = {}
        save.rounds.append(played)
    else:
        raise BadLineError("it is of no kind that this program knows")


def _damaged(save: Save, why: str) -> SaveProblem:
    """The problem that a line after the first is damaged, with what is still whole and how to get at it."""
    done = len(save.rounds)
    numbers = f"1 to {done}" if done > 2 else join_words(str(number) for number in range(1, done + 1))
    rest = "No whole round stands before it."
    if done:
        rest = (
            f"{f'Round {numbers} before it is' if done == 1 else f'Rounds {numbers} before it are'} whole: the first "
            f"{save.lines} lines, copied to a file of their own, are a save that can be opened."
        )
    return SaveProblem(f"Line {save.lines + 1} of {shown(save.path)} is damaged: {why}. Nothing was changed. {rest}")
