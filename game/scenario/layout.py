"""Which line is indented wrongly: often not the one at which a parser stumbles, but one above it.

The lines around the fault are moved, one at a time, to each indentation that would fit (or given a dash, or freed of
one), and the file is read again. The change that lets the parser get furthest, and leaves the fewest parts where they
cannot stand, tells which line was meant how.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

import yaml

from game.diagnostics import Problems, Span
from game.model.scenario import Scenario
from game.scenario.foreign import about_dash, odd_dash
from game.scenario.lines import NAME, content_indent, indent_of, open_indents, rows_of_text, says_nothing, spaces
from game.scenario.shapes import ENTRIES, ENTRY_HOLDERS, HOLDERS, KNOWN_WORDS, misfits, parts_of
from game.scenario.source import LOADER, MAX_DEPTH, Reader
from game.scenario.tree import Node, walk

LINES_ABOVE = 6
"""Lines above the fault that may be to blame, apart from those that open the blocks it stands in."""
LINES_BEFORE = 60
"""Lines of a section before the fault beyond which its earlier entries are left out of the trials."""
LINES_AFTER = 150
"""Lines after the fault that are read in a trial."""
MOST_TRIES = 48
MOST_COMPARED = 8
"""Changes that get equally far and are compared by what they make of the file."""
LONGEST_SHOWN = 80
"""Characters of a line up to which it is shown as it should read."""
NO_FAULT = 10**9


class Move(NamedTuple):
    """A line written with another indentation, or with a dash more or less."""

    row: int
    """Counted from 0."""
    line: str
    """The line as it then reads."""

    @property
    def is_lost(self) -> bool:
        """True where a whole line is missing above: then the two are one line here."""
        return "\n" in self.line

    def span(self, lines: Sequence[str]) -> Span:
        """The place to point at: the line's name, or all of it."""
        row = self.row + says_nothing(lines[self.row])
        line = lines[row].rstrip()
        name = NAME.match(line)
        start = name.start("name") if name and not line.lstrip().startswith("-") else indent_of(line)
        end = name.end("name") if name else len(line)
        return Span(row + 1, start + 1, row + 1, end + 1)

    def words(self, lines: Sequence[str]) -> tuple[str, str]:
        """What is wrong with the line, and what would be right."""
        if says_nothing(lines[self.row]):
            return f'the line "{self.line}" seems to be missing above this one', f"write   {self.line}"
        if self.is_lost:
            name = self.line.split("\n")[0].strip()
            return f'the line "{name}" seems to be missing above this one', f"write   {name}   above it"
        if odd_dash(lines[self.row]) == self.line:
            return about_dash(lines[self.row].lstrip()[0])
        own, meant = indent_of(lines[self.row]), indent_of(self.line)
        has_dash, wants_dash = (line.lstrip().startswith("- ") for line in (lines[self.row], self.line))
        if wants_dash and not has_dash:
            text = self.line.strip()
            help_ = f"write   {text}" if len(text) <= LONGEST_SHOWN else 'write "- " in front of it, a dash and a space'
            return "this line starts an entry of a list and has no dash", help_
        if has_dash and not wants_dash and meant == own:
            return "this line starts with a dash, and the lines that belong with it do not", "remove the dash"
        if has_dash and not wants_dash:
            return "this line goes on with the entry above, and starts with a dash", "put a space in place of the dash"
        if not meant:
            return (
                f"this line is indented by {spaces(own)}, and belongs at the very left",
                "remove the spaces before it",
            )
        kind = "too far" if meant < own else "too little"
        message = f"this line is indented {kind}: by {spaces(own)}, where {spaces(meant)} would fit"
        return message, f"indent it by {spaces(meant)}"


def best_move(lines: Sequence[str], row: int, budget: int) -> Move | None:
    """The one change by which the fault of syntax at `row` is gone and the fewest others follow; None if none helps.

    `budget` is how many characters may be read in all.
    """
    part = _window(lines, row)
    size = sum(map(len, part.lines)) + len(part.lines)
    moves = [*islice(_moves(part, lines), max(1, min(MOST_TRIES, budget // size)))]
    reached = [(_first_fault(_with(part.lines, move)), move) for move in moves]
    furthest = max((reach for reach, _ in reached), default=0)
    if furthest <= part.row:
        return _lost_line(part, lines, part.row, NO_FAULT)
    usual = _usual_steps(lines)
    ties = [move for reach, move in reached if reach == furthest]
    ties.sort(key=lambda move: _likelihood(part.lines, move, part.row, usual), reverse=True)
    counted = [(_misfits(_with(part.lines, move)[:furthest]), move) for move in ties[:MOST_COMPARED]]
    least, best = min(counted, key=lambda pair: pair[0])
    return _lost_line(part, lines, furthest, least) or part.back(best)


def _lost_line(part: Window, whole: Sequence[str], furthest: int, least: int) -> Move | None:
    """A name that may be missing above the fault, if that leads as far as any other change and leaves fewer misfits."""
    best = None
    for move in _lost_lines(part, whole):
        trial = _with(part.lines, move)
        if _first_fault(trial) > furthest - (furthest == NO_FAULT):
            count = _misfits(trial[:furthest])
            best, least = (move, count) if count < least else (best, least)
    return part.back(best) if best else None


def better_place(lines: Sequence[str], row: int) -> Move | None:
    """Another indentation for a line by which more parts of a file that can be read stand where they can."""
    part = _window(lines, row)
    best, least = None, _misfits(part.lines)
    moves = chain(_headings(part, lines), _moves_of(part.lines, part.row, _usual_steps(lines).names))
    for move in islice(moves, MOST_TRIES // 2):
        trial = _with(part.lines, move)
        if _first_fault(trial) == NO_FAULT and (count := _misfits(trial)) < least:
            best, least = move, count
    return part.back(best) if best else None


class Window(NamedTuple):
    """The part of a file around a fault: the heading of its section, then the lines from `start` on."""

    lines: list[str]
    row: int
    """Where the fault is in these lines."""
    start: int
    """The row of the file that follows the heading here."""

    def back(self, move: Move) -> Move:
        """A change of these lines as one of the file's."""
        return Move(move.row - 1 + self.start if move.row else self.start - 1, move.line)


def _window(lines: Sequence[str], row: int) -> Window:
    """Enough of a file to tell how a line was meant: reading a long one over and over would take seconds."""
    parts = parts_of(Scenario)
    section = next((number for number in range(row - 1, -1, -1) if lines[number].split(":")[0] in parts), 0)
    start = section + 1
    if row - section > LINES_BEFORE:
        levels = [indent_of(line) for line in lines[section + 1 : row] if not says_nothing(line)]
        outermost = min((level for level in levels if level), default=0)
        for number in range(row - LINES_ABOVE * 2, section, -1):
            if indent_of(lines[number]) == outermost and not says_nothing(lines[number]):
                start = number
                break
    if start == section + 1:
        return Window([*lines[section : row + LINES_AFTER]], row - section, section + 1)
    return Window([lines[section], *lines[start : row + LINES_AFTER]], row - start + 1, start)


def _with(lines: Sequence[str], move: Move) -> list[str]:
    return [*lines[: move.row], move.line, *lines[move.row + 1 :]]


def _first_fault(lines: Sequence[str]) -> int:
    """The row at which a parser stumbles first. Only events are read: that takes a few milliseconds."""
    loader = LOADER("\n".join(lines))
    depth = 0
    try:
        while loader.check_event():
            event = loader.get_event()
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:  # a parser takes ever longer over what nests ever deeper
                return int(event.start_mark.line)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        is_cut = mark is not None and mark.line >= len(lines)  # by the end of the window, not by a fault
        return NO_FAULT if is_cut else int(mark.line) if mark else 0
    except yaml.YAMLError:
        return 0
    finally:
        loader.dispose()
    return NO_FAULT


def _misfits(lines: Sequence[str]) -> int:
    """How many parts cannot stand where these lines put them, and how many stand twice."""
    reader = Reader(Problems(""))
    try:
        reader.read("\n".join(lines))
    except yaml.YAMLError:
        return NO_FAULT
    if reader.root is None:
        return len(reader.problems.found)
    return len(reader.problems.found) + misfits(reader.root) + _swallowed(reader.root, lines)


def _swallowed(root: Node, lines: Sequence[str]) -> int:
    """How many lines that look like parts of the notation belong to a text above them: none was meant so."""
    count = 0
    for _, node in walk(root):
        if node.kind == "text":
            names = (NAME.match(lines[row]) for row in rows_of_text(lines, node.span))
            count += sum(match is not None and match["name"] in KNOWN_WORDS for match in names)
    return count


def _moves(part: Window, whole: Sequence[str]) -> Iterator[Move]:
    """Each change that may be what was meant, those of the line at fault first."""
    lines, row, _ = part
    step = _usual_steps(whole).names
    yield from _headings(part, whole)
    yield from _moves_of(lines, row, step)
    line = lines[row]
    front, text = line[: indent_of(line)], line.lstrip(" ")
    if plain := odd_dash(line):
        yield Move(row, plain)
    if text.startswith("- "):
        yield Move(row, f"{front}  {text[2:]}")
        yield Move(row, front + text[2:].lstrip())
    elif NAME.match(line):
        yield Move(row, f"{front}- {text}")
        for level in dict.fromkeys([len(front) - 2, *_dashed(lines, row)]):
            if 0 <= level < len(front):
                yield Move(row, f"{' ' * level}- {text}")  # its dash, or the line with the dash above it, was lost
    above = [number for number in _above(lines, row) if number or part.start == 1]  # what is above a heading is unknown
    level = indent_of(line)
    first = _first_of_block(lines, row) if text.startswith("- ") else None
    if first and first not in above:
        above.append(first)
    for number in above:
        yield from _dashes(lines, number, level, is_list=text.startswith("- "))
    for number in above:
        if indent_of(lines[number]) != level:
            yield Move(number, " " * level + lines[number].lstrip(" "))
    for number in above:
        yield from _moves_of(lines, number, step, level - step)


def _dashed(lines: Sequence[str], row: int) -> list[int]:
    """The indentations of the lists that are open above a line, innermost first, and that of the next one below."""
    own = indent_of(lines[row])
    below = (indent_of(line) for line in lines[row + 1 :] if _has_dash(line) and indent_of(line) < own)
    found: list[int] = [*islice(below, 1)]
    lowest = NO_FAULT
    for number in range(row - 1, max(row - LINES_BEFORE, -1), -1):
        if not says_nothing(lines[number]) and indent_of(lines[number]) < lowest:
            lowest = indent_of(lines[number])
            found += [lowest] * _has_dash(lines[number])
    return found


def _first_of_block(lines: Sequence[str], row: int) -> int | None:
    """The first line below the name that a list belongs to, given the line of one of its entries."""
    level = indent_of(lines[row])
    first = None
    for number in range(row - 1, -1, -1):
        if says_nothing(lines[number]):
            continue
        if indent_of(lines[number]) < level:
            return first
        first = number
    return None


def _dashes(lines: Sequence[str], row: int, level: int, *, is_list: bool) -> Iterator[Move]:
    """A line above the fault with a dash more or less; `level` and `is_list` are of the line at fault."""
    line = lines[row]
    own, text = indent_of(line), line.lstrip(" ")
    if plain := odd_dash(line):
        yield Move(row, plain)
    elif text.startswith("- "):
        if own == level and not is_list:
            yield Move(row, line[:own] + text[2:])
    elif is_list and level <= own <= level + 2:
        yield Move(row, f"{' ' * level}- {text}")
    elif not is_list and NAME.match(line) and own in (level - 2, level):
        yield Move(row, f"{' ' * (level - 2)}- {text}")


def _headings(part: Window, whole: Sequence[str]) -> Iterator[Move]:
    """The names of parts that the file lacks, where one may have been lost: in place of a blank line above."""
    line = part.lines[part.row]
    is_first_level = line.startswith((" ", "-")) and indent_of(line) <= _usual_steps(whole).names
    if part.row and says_nothing(part.lines[part.row - 1]) and is_first_level:
        there = {line.split(":")[0] for line in whole if line[:1].isalpha()}
        for name in parts_of(Scenario):
            if name in HOLDERS and name not in there:
                yield Move(part.row - 1, f"{name}:")


def _lost_lines(part: Window, whole: Sequence[str]) -> Iterator[Move]:
    """Names of parts that may have stood on a line above, with what may stand below such a name."""
    line = part.lines[part.row]
    steps = _usual_steps(whole)
    level = indent_of(line) - (steps.dashes if _has_dash(line) else steps.names)
    name = NAME.match(line) or re.match(r"^ *- \{(?P<name>[a-z-]+): ", line)
    if level < 0 or name is None:
        return
    there = {other.split(":")[0] for other in whole if other[:1].isalpha()}
    for holder in sorted(HOLDERS):
        at_top = holder in parts_of(Scenario)
        if (at_top and holder in there and not level) or (not level and not at_top):
            continue
        listed = ENTRIES.get(holder, ())
        if (name["name"] in listed) if _has_dash(line) else (not listed and holder in ENTRY_HOLDERS):
            yield Move(part.row, f"{' ' * level}{holder}:\n{line}")


def _moves_of(lines: Sequence[str], row: int, step: int, *more: int) -> Iterator[Move]:
    """One line at each indentation that it could have."""
    own = indent_of(lines[row])
    fits = open_indents(lines, row)
    for level in dict.fromkeys([*more, *fits, *(level + step for level in fits)]):
        if level >= 0 and level != own:
            yield Move(row, " " * level + lines[row].lstrip(" "))


def _above(lines: Sequence[str], row: int) -> Iterator[int]:
    """Lines above that may be to blame: the nearest ones, and those that open the blocks between."""
    said = 0
    lowest = NO_FAULT
    for number in range(row - 1, -1, -1):
        if says_nothing(lines[number]):
            continue
        own = indent_of(lines[number])
        is_header = lines[number].split("#")[0].rstrip().endswith(":")
        if said < LINES_ABOVE or own < lowest or (own == lowest and is_header):
            yield number
        said += 1
        lowest = min(lowest, own)
        if lowest == 0 and said >= LINES_ABOVE:
            return


def _likelihood(lines: Sequence[str], move: Move, row: int, usual: Steps) -> tuple[int, bool, int]:
    """How likely a change is right: it leaves usual indentations, it is the line at fault that moves, and not far."""
    after = _with(lines, move)
    count = sum(_step_at(after, number) == usual.at(after[number]) for number in (move.row, row))
    return count, move.row == row, -abs(indent_of(move.line) - indent_of(lines[move.row]))


class Steps(NamedTuple):
    """By how many spaces a file indents from one level to the next."""

    names: int
    dashes: int
    """The dashes of a list, from the name that it belongs to."""

    def at(self, line: str) -> int:
        """The usual step for a line like this."""
        return self.dashes if _has_dash(line) else self.names


def _has_dash(line: str) -> bool:
    return line.lstrip().startswith("- ")


def _step_at(lines: Sequence[str], row: int) -> int:
    """How much further a line is indented than the one that it belongs to."""
    own = indent_of(lines[row])
    is_entry = _has_dash(lines[row])
    for number in range(row - 1, -1, -1):
        line = lines[number]
        if says_nothing(line) or indent_of(line) > own:
            continue
        if is_entry and not _has_dash(line):
            return own - indent_of(line)
        if indent_of(line) < own:
            return own - (content_indent(line) if is_entry else indent_of(line))
    return own


def _usual_steps(lines: Sequence[str]) -> Steps:
    names: Counter[int] = Counter()
    dashes: Counter[int] = Counter()
    before = 0
    was_name = False
    for line in lines[:2000]:
        if says_nothing(line):
            continue
        own = indent_of(line)
        if _has_dash(line) and was_name:
            dashes[own - before] += 1
        elif own > before and was_name:
            names[own - before] += 1
        before = content_indent(line)
        was_name = line.split("#")[0].rstrip().endswith(":")
    step = names.most_common(1)[0][0] if names else 2
    return Steps(step, dashes.most_common(1)[0][0] if dashes else step)
