"""Reading on after a fault of syntax, so that one look at a file tells all of them and most of what else is wrong.

A parser stops at the first fault. Here the line is mended where its meaning can be guessed, else it is left out with
all that is indented below it, else with the block around it; whatever lets the parser get further first. Line numbers
never change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

import yaml

from game.diagnostics import Problems, Span
from game.scenario.layout import best_move, better_place
from game.scenario.lines import indent_of, says_nothing
from game.scenario.misplaced import lost_heading, misplaced, split_entries
from game.scenario.slips import Slip
from game.scenario.source import Reader
from game.scenario.syntax import explain
from game.scenario.tree import Node
from game.words import join_words

MOST_SLIPS = 20
MOST_INDENTED = 2
"""Lines with a wrong indentation that are told apart; more of them have one cause."""
MOST_READ = 6_000_000
"""Characters that may be read over and over in one file's recovery; it bounds the time a hostile file can take."""


MOST_TRIED = 800_000
"""Characters that may be read to find one line with a wrong indentation."""


@dataclass
class Reading:
    """What was read of a text."""

    root: Node | None
    """The tree; None where nothing is written, or where the layout could not be made out at all."""
    gaps: tuple[range, ...] = ()
    """Lines (from 1) that were left out."""
    touched: frozenset[int] = frozenset()
    """Lines (from 1) that were read otherwise than they stand."""
    is_readable: bool = True
    lines: tuple[str, ...] = ()
    """The lines as they were read."""
    lost: frozenset[int] = frozenset()
    """Lines (from 1) of which the contents were dropped."""


@dataclass
class Attempt:
    """One reading of the lines as they are after some mending."""

    lines: list[str]
    reader: Reader
    slip: Slip | None


def read_tree(text: str, problems: Problems, *, recover: bool = True, quiet: frozenset[int] = frozenset()) -> Reading:
    """Read a text without forbidden characters; report every fault of notation, in one pass.

    Of the lines in `quiet` (from 1) something was reported already. Without `recover` a faulty layout is not looked
    into: then the result is not readable.
    """
    original = text.split("\n")
    attempt = _attempt(original)
    if attempt.slip is None:
        problems.take(attempt.reader.problems)
        reader = attempt.reader
        return Reading(reader.root, (), frozenset(reader.told), lines=tuple(original), lost=frozenset(reader.lost))
    if not recover:
        return Reading(None, is_readable=False)
    gaps: list[range] = []
    touched: set[int] = set()
    slips: list[Slip] = []
    budget = MOST_READ
    rounds = 0
    while attempt.slip is not None:
        slip = _by_layout(attempt, attempt.slip, min(budget, MOST_TRIED))
        if not any(_is_one(slip, other) for other in slips):
            slips.append(slip)
            if slip.line not in quiet:
                problems.add(slip.code, slip.span, slip.message, slip.help)
        budget -= len(text)
        rounds += 1
        if slip.ends or sum(one.code == "S024" for one in slips) > MOST_INDENTED + 2:
            break  # one line is missing, or one slip has thrown out all that follows
        is_enough = len(slips) >= MOST_SLIPS or rounds >= 2 * MOST_SLIPS or budget < 0
        further = None if is_enough else _read_past(attempt, slip, budget)
        if further is None:
            break
        attempt, gap = further
        gaps += [gap] if gap else []
        touched.update({slip.line, slip.mended_line or slip.line})
    is_unclear = _draw_together(slips, problems) or attempt.slip is not None
    if is_unclear:
        return Reading(None, tuple(gaps), frozenset(touched), is_readable=False)
    problems.take(attempt.reader.problems)
    lost = frozenset(attempt.reader.lost)
    touched |= attempt.reader.told
    return Reading(attempt.reader.root, tuple(gaps), frozenset(touched), lines=tuple(attempt.lines), lost=lost)


def _is_one(slip: Slip, other: Slip) -> bool:
    """Whether a fault is the same slip as one above it."""
    if slip.line == other.line or slip.cause == other.cause > 0:
        return True
    if slip.code == other.code == "S024":  # two lines that changed places; or all below the line that is out of place
        return slip.ends or abs(slip.line - other.line) == 1
    return slip.gap is not None and slip.line == other.line + 1


def _read_past(attempt: Attempt, slip: Slip, budget: int) -> tuple[Attempt, range | None] | None:
    """The lines with a fault mended, or with as few as possible left out, so that the next fault lies further on."""
    size = sum(map(len, attempt.lines)) + 1
    for lines, gap in islice(_mends(attempt.lines, slip), max(1, min(12, budget // size))):
        trial = _attempt(lines)
        if trial.slip is None or (_is_further(trial.slip, slip, gap) and not _cuts_brackets(trial, gap)):
            return trial, gap
    return None


def _draw_together(slips: list[Slip], problems: Problems) -> bool:
    """Where many lines are indented wrongly, one slip throws out all of them: keep the first. Whether that was so."""
    lines = [slip.line for slip in slips if slip.code == "S024"]
    if len(lines) <= MOST_INDENTED:
        return False
    first = min((problem for problem in problems.found if problem.code == "S024"), key=lambda p: p.line, default=None)
    if first is not None:
        rest = join_words([str(line) for line in sorted(lines)[1:4]] + ["more"] * (len(lines) > 4))
        message = f"{first.message}; after that lines {rest} do not fit"
        problems.found[:] = [problem for problem in problems.found if problem.code != "S024" or problem is first]
        problems.found[problems.found.index(first)] = replace(first, message=message)
    return True


def put_right(reading: Reading, problems: Problems) -> Reading:
    """Report lines whose indentation makes them part of the wrong thing, though they can be read; and read them anew.

    Only names that cannot stand where they do are looked at: `label` in a round.
    """
    slips: list[Slip] = []
    if lost := lost_heading(reading.root):
        problems.add(*lost)
        reading.is_readable = False
        return reading
    while len(slips) <= MOST_INDENTED:
        moves = chain(
            (
                better_place(reading.lines, span.line - 1)
                for span in misplaced(reading.root, reading.lines, reading.touched)
            ),
            split_entries(reading.root, reading.lines, reading.touched),
        )
        better = next((move for move in moves if move is not None), None)
        if better is None:
            break
        message, help_ = better.words(reading.lines)
        slip = Slip("S024", better.span(reading.lines), message, help_)
        told = {other.line for other in slips} | {other.line for other in problems.found if other.code == "S024"}
        if not told & {slip.line - 1, slip.line + 1}:  # two lines that changed places are one slip
            slips.append(slip)
        lines = [*reading.lines[: better.row], better.line, *reading.lines[better.row + 1 :]]
        touched = reading.touched | {better.row + 1}
        reader = _attempt(lines).reader
        root = reader.root
        reading = Reading(root, reading.gaps, touched, root is not None, tuple(lines), frozenset(reader.lost))
        # What stood twice only because of the indentation does not any more.
        problems.found[:] = [problem for problem in problems.found if problem.code != "S030"]
        problems.take(reader.problems, only="S030")
        if root is None:
            break
    for slip in slips:
        problems.add(slip.code, slip.span, slip.message, slip.help)
    if _draw_together(slips, problems):
        reading.is_readable = False
    return reading


def _by_layout(attempt: Attempt, slip: Slip, budget: int) -> Slip:
    """The fault of an attempt; where indentation is the matter, with the line to blame found by trying."""
    if not slip.is_layout:
        return slip
    move = best_move(attempt.lines, slip.line - 1, budget)
    if move is None:
        return slip
    message, help_ = move.words(attempt.lines)
    ends = move.is_lost or says_nothing(attempt.lines[move.row])  # in place of a blank line stands the heading
    return Slip("S024", move.span(attempt.lines), message, help_, None if ends else move.line, ends=ends)


def _attempt(lines: list[str]) -> Attempt:
    reader = Reader(Problems(""))
    try:
        reader.read("\n".join(lines))
    except yaml.YAMLError as error:
        return Attempt(lines, reader, explain(error, lines, reader))
    return Attempt(lines, reader, _second_document(lines, reader) if reader.second else None)


def _second_document(lines: list[str], reader: Reader) -> Slip | None:
    """A line of dashes in the midst of a file: what follows is the rest of it, or indeed another scenario."""
    assert reader.second is not None
    span = Span(*reader.second[:2], reader.second.line, reader.second.column + 3)
    message = "a second document starts here; a scenario is one"
    names = {line.split(":")[0] for line in lines[span.line - 1 :] if line[:1].isalpha()}
    has_dots = any(line.strip() == "..." for line in lines[: span.line - 1])
    if has_dots or (reader.root is not None and names & {str(name) for name in reader.root.keys}):
        help_ = "remove the line of dashes and what follows it, or make it a file of its own"
        reader.problems.add("S031", span, message, help_)
        return None
    help_ = "remove the line of dashes; a line of your own between two parts starts with #"
    return Slip("S031", span, message, help_, mended="")


def _is_further(new: Slip, old: Slip, gap: range | None) -> bool:
    """Whether a mend led past the fault: the next one lies below it, or further right on its line."""
    if gap:
        return new.line >= gap.stop
    return new.span[:2] > old.span[:2]


def _cuts_brackets(trial: Attempt, gap: range | None) -> bool:
    """Whether lines were left out in the middle of `[ ]` or `{ }`, so that the next fault would be our own doing."""
    return gap is not None and any(frame.node.flow and frame.node.span.line < gap.start for frame in trial.reader.stack)


def _mends(lines: list[str], slip: Slip) -> Iterator[tuple[list[str], range | None]]:
    """Ways to get past a fault, the gentlest first, each with the lines (from 1) that it leaves out."""
    row = slip.line - 1
    if slip.gap:
        before, after = lines[: slip.gap.start - 1], lines[slip.gap.stop - 1 :]
        yield [*before, *[""] * len(slip.gap), *after], slip.gap
    if slip.mended_line and slip.mended is not None:
        number = slip.mended_line - 1
        yield [*lines[:number], slip.mended, *lines[number + 1 :]], None
    elif slip.mended is not None and slip.mended != lines[row]:
        yield [*lines[:row], slip.mended, *lines[row + 1 :]], None
    start: int | None = row
    while start is not None:
        end = _end_of_block(lines, start)
        yield [*lines[:start], *[""] * (end - start), *lines[end:]], range(start + 1, end + 1)
        start = _parent(lines, start)


def _end_of_block(lines: list[str], start: int) -> int:
    """The first line after `start` that is not indented below it."""
    base = indent_of(lines[start])
    is_entry = lines[start].lstrip().startswith("-")
    end = start + 1
    while end < len(lines):
        line = lines[end]
        is_below = indent_of(line) > base or (
            not is_entry and indent_of(line) == base and line.lstrip().startswith("- ")
        )
        if line.strip() and not is_below:
            break
        end += 1
    return end


def _parent(lines: list[str], row: int) -> int | None:
    """The line that opens the block in which a line stands, or None at the top."""
    own = indent_of(lines[row])
    for number in range(row - 1, -1, -1):
        line = lines[number]
        if line.strip() and not line.lstrip().startswith("#") and indent_of(line) < own:
            return number
    return None
