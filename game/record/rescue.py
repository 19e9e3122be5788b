"""What is whole of a damaged save, copied to a file of its own. The damaged file stays as it is, to the byte.

Whole is what a reader accepts without any doubt: lines that are as they were written, each following from the one
before, whose rounds come out to the digest as recorded, in every variation. From the first line on that is not so,
nothing is taken: not even a line that looks whole, since what came before it is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from shlex import quote

from game.durable import create_file
from game.program import program
from game.record.files import read_file
from game.record.fold import restore
from game.record.lines import BadLineError, decode
from game.record.problem import SaveProblem, shown, why_unwritten
from game.record.reading import Save, parse_save
from game.record.torn import damaged_lines, end_words
from game.record.wrapped import unwrap
from game.words import plural

MOST_LINES = 1_000_000
"""More lines than any save has."""


@dataclass(frozen=True, slots=True)
class Rescued:
    """What came of it."""

    path: Path | None
    """The new file; None where nothing is wrong with the old one."""
    lines: int
    """Whole lines, the first one included."""
    left: int
    """Lines, or parts of one, that were left behind."""
    messages: tuple[str, ...]
    """Sentences for the person."""


def rescue_save(path: Path, new: Path) -> Rescued:
    """Copy the whole beginning of a save to a new file.

    Raises SaveProblem where not even the first line is whole (it holds the scenario), or where the new file cannot be
    made; nothing is ever overwritten.
    """
    old, place = Path(path).absolute(), Path(new).absolute()
    raw = read_file(old)
    data, undone = unwrap(raw)
    why = _fault(data, old)
    whole = _whole_beginning(data, old)
    kept = data[: whole.length]
    if kept == raw:
        return Rescued(None, whole.lines, 0, (f"Nothing is wrong with {shown(old)}, so no copy was made.",))
    _refuse_newer(data[whole.length :], why)
    _create(place, kept)
    left = len(data[whole.length :].splitlines())
    messages = [f"Something changed it on its way: {' and '.join(undone)}. That is undone."] if undone else []
    if why is not None:
        messages.append(str(why).partition(" Nothing was changed.")[0])
    elif left:
        read = parse_save(data, old)
        stopped = "Its last line was not written out, as happens when a program or a machine is stopped."
        messages.append(f"{end_words(read, shown(old))}." if damaged_lines(read) else stopped)
    messages.append(f"Whole, and now in {shown(place)}: {_contents(whole)}.")
    if left:
        messages.append(
            f"{plural(left, 'line')} from line {whole.lines + 1} on could not be trusted and stayed behind."
        )
    does = "looks at it" if whole.is_over else "goes on with it"
    messages.append(f"`{program()} {'replay' if whole.is_over else 'resume'} {quote(shown(place))}` {does}.")
    messages.append(f"{shown(old)} was not changed; keep it until you have looked.")
    return Rescued(place, whole.lines, left, tuple(messages))


def _refuse_newer(rest: bytes, why: SaveProblem | None) -> None:
    """What a newer program wrote is not damaged: nothing may be cut off there. Raises SaveProblem."""
    try:
        kind = decode(rest.partition(b"\n")[0])["kind"]
    except BadLineError:
        return
    if kind == "version" and why is not None:
        raise why


def _contents(save: Save) -> str:
    """What the whole beginning holds, as a list in a sentence."""
    done = len(save.rounds)
    parts = ["the beginning of the game"]
    if done:
        parts = ["round 1" if done == 1 else f"rounds 1 {'and' if done == 2 else 'to'} {done}"]
    if save.open:
        parts.append(f"{plural(len(save.open), 'decision')} of round {done + 1}")
    if len(save.variations) > 1:
        parts.append(plural(len(save.variations) - 1, "variation"))
    return ", ".join(parts)


def _fault(data: bytes, path: Path) -> SaveProblem | None:
    """What is wrong with a save; None where at most its end is torn or damaged."""
    try:
        _check(parse_save(data, path))
    except SaveProblem as problem:
        return problem
    return None


def _check(save: Save) -> None:
    """Play every variation again. Raises SaveProblem where a round does not come out as recorded."""
    for line in save.variations:
        restore(save.at(line.id))


def _whole_beginning(data: bytes, path: Path) -> Save:
    """The longest beginning that is a save, torn at most; its `length` is that of its whole lines.

    Raises SaveProblem where there is none.

    If so many lines are whole, so are fewer; so the number is found by halving.
    """
    ends = [found.end() for found in islice(re.finditer(b"\n", data), MOST_LINES)]
    sound = _attempt(data[: ends[0]] if ends else data, path)
    low, high = 1, len(ends)
    while low < high:
        middle = (low + high + 1) // 2
        try:
            sound, low = _attempt(data[: ends[middle - 1]], path), middle
        except SaveProblem:
            high = middle - 1
    return sound


def _attempt(data: bytes, path: Path) -> Save:
    """A beginning read and played again. Raises SaveProblem."""
    save = parse_save(data, path)
    _check(save)
    return save


def _create(place: Path, content: bytes) -> None:
    try:
        create_file(place, content)
    except FileExistsError as problem:
        raise SaveProblem(
            f"There is {shown(place)} already, and nothing is overwritten. Give the name of a new file."
        ) from problem
    except OSError as problem:
        why, cure = why_unwritten(problem, place)
        raise SaveProblem(f"What is whole could not be written: {why}. {cure}, or give another name.") from problem
    except ValueError as problem:  # a name with a NUL in it
        raise SaveProblem(f"{shown(place)} is no name of a file.") from problem
