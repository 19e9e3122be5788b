"""Faults in and around `[ ]` and `{ }`: brackets left open, commas and colons left out, texts that start with one."""

from __future__ import annotations

import re

from game.scenario.lines import NAME, indent_of
from game.scenario.quotes import after_quotes, after_reference, needs_quotes
from game.scenario.shapes import KNOWN_WORDS
from game.scenario.slips import Place, Slip, quoted, write_or


def in_brackets(at: Place) -> Slip | None:
    """A fault inside `[ ]` or `{ }`: a bracket that is never closed, a missing comma, a colon in a text."""
    opener = at.lines[at.open_row][at.open_column : at.open_column + 1]
    if at.at_end or not _closes(at):
        message = f"this {opener} is never closed"
        close = {"[": "]", "{": "}"}.get(opener, "a bracket")
        last = _last_of_brackets(at)
        mended = _without_comment(at.lines[last]) + close
        help_ = f"end it with {close}"
        return Slip("S027", at.span(at.open_row, at.open_column), message, help_, mended, mended_line=last + 1)
    if slip := _no_comma(at, at.line[at.column :], at.column) or after_quotes(at):
        return slip
    if at.sign not in ("]", "}", ":") and (slip := after_bracket(at) or after_reference(at)):
        return slip
    if at.sign in ("]", "}"):
        close = {"[": "]", "{": "}"}.get(opener, "a bracket")
        mended = at.line[: at.column] + close + at.line[at.column + 1 :]
        message = f"the {opener} on line {at.open_row + 1} is closed with {at.sign}"
        return Slip("S027", at.span(at.row, at.column), message, f"close it with {close}", mended)
    if at.sign in ("[", "{"):
        word = re.search(r"[^\s,\[{][^,\[{]*$", at.before)
        name = word.group().strip() if word else ""
        if not re.match(r"[a-z]", name):
            return None
        column = word.start() if word else at.column
        mended = f"{at.before.rstrip()}: {at.line[at.column :]}"
        message = f'a colon is missing after "{name}"'
        return Slip("S023", at.span(at.row, column, max(len(name), 1)), message, "add a colon and a space", mended)
    if slip := tight_colon(at):
        return slip
    if at.sign != ":":
        return None
    word = re.search(r"([a-z][a-z-]*)$", at.before)
    if word and (slip := _no_comma(at, at.line[word.start() :], word.start())):
        return slip
    first = re.fullmatch(r"\s*([a-z][a-z0-9-]*(?: <?-> [a-z][a-z0-9-]*)?)", at.before)
    if first and opener == "{" and at.row > at.open_row:
        message = f'a comma is missing before "{first[1]}", at the end of the line above'
        span = at.span(at.row, first.start(1), len(first[1]))
        mended = f"{at.line[: first.start(1)]}, {at.line[first.start(1) :]}"
        return Slip("S020", span, message, "entries in { } are separated by commas", mended)
    end = re.search(r"[,}\]]", at.line[at.column :])
    stop = at.column + end.start() if end else len(at.line)
    text_start = max(at.before.rfind(": ") + 2, at.before.rfind(", ") + 2, at.before.rfind("[") + 1)
    text = at.line[text_start:stop]
    if slip := _semicolon(at, text, text_start) or _tie_without_arrow(at, text, text_start):
        return slip
    mended = at.line[:text_start] + quoted(text) + at.line[stop:]
    message = "a colon followed by a space ends a name, and this one stands in a text"
    help_ = f"put the text in quotes   {quoted(text)}" if len(text) < 80 else "put the text in quotes"
    return Slip("S022", at.span(at.row, at.column), message, help_, mended)


def _semicolon(at: Place, text: str, start: int) -> Slip | None:
    """`{talks: +4; trust: -2}`: the entries are parted by another sign."""
    sign = re.match(r"[^;:]{1,40}(;) ?[a-z][a-z0-9-]*(?: <?-> [a-z][a-z0-9-]*)?: ", text)
    if sign is None:
        return None
    column = start + sign.start(1)
    mended = f"{at.line[:column]},{at.line[column + 1 :]}"
    message = "a semicolon stands here, and entries in { } are separated by commas"
    return Slip("S020", at.span(at.row, column), message, "write a comma", mended)


def _tie_without_arrow(at: Place, text: str, start: int) -> Slip | None:
    """`{us: qatar: 4}`: a tie with a colon for its arrow."""
    own = re.search(r"([a-z][a-z0-9-]*): $", at.line[:start])
    tie = re.fullmatch(r"([a-z][a-z0-9-]*): *(?:[-+]?[0-9]+|(?:at|above|below|between|exactly) [a-z0-9 -]+)", text)
    if own is None or tie is None:
        return None
    mended = f"{at.line[: own.end(1)]} ->{at.line[own.end(1) + 1 :]}"
    message = "a tie is written with an arrow, and here stands a colon"
    return Slip("S053", at.span(at.row, own.start(1), len(own[1])), message, f"write   {own[1]} -> {text}", mended)


def cut_by_comment(at: Place) -> Slip | None:
    """A # in a text in [ ] or { }: it makes a comment of the rest of the line, and of the bracket that ends it."""
    opened = next((frame.node for frame in at.reader.stack if frame.node.flow), None)
    if opened is None:
        return None
    depth = 0
    for row in range(opened.span.line - 1, min(at.row + 1, len(at.lines))):
        line = at.lines[row]
        start = opened.span.column - 1 if row == opened.span.line - 1 else 0
        bare = re.sub(r"\"[^\"]*\"|'[^']*'", lambda match: "_" * len(match.group()), line)
        comment = re.search(r"(?<=\s)#", bare[start:])
        end = start + comment.start() if comment else len(line)
        depth += sum((sign in "[{") - (sign in "]}") for sign in bare[start:end])
        if depth <= 0:
            return None
        if comment and depth + sum((sign in "[{") - (sign in "]}") for sign in bare[end:]) <= 0:
            message = "this # makes a comment of the rest of the line, with the bracket that ends it"
            mended = f"{line[:end]}_{line[end + 1 :]}"
            help_ = "put the text in quotes if the # belongs to it; else write the bracket before it"
            return Slip("S035", at.span(row, end), message, help_, mended)
    return None


def _no_comma(at: Place, rest: str, column: int) -> Slip | None:
    """Where a known name with its colon follows in { } without a comma before it."""
    word = re.match(r"([a-z][a-z-]*): ", rest)
    if word is None or word[1] not in KNOWN_WORDS or at.line[:column].strip()[-1:] in ("{", ",", ""):
        return None
    mended = f"{at.line[:column].rstrip()}, {at.line[column:]}"
    help_ = "entries in { } are separated by commas"
    return Slip("S020", at.span(at.row, column, len(word[1])), f'a comma is missing before "{word[1]}"', help_, mended)


def tight_colon(at: Place) -> Slip | None:
    """A colon directly before a bracket or a quote."""
    tight = re.search(r"(?<=[a-z0-9]):(?=[\[{\"'])", at.line)
    if tight is None:
        return None
    mended = f"{at.line[: tight.end()]} {at.line[tight.end() :]}"
    return Slip("S023", at.span(at.row, tight.start()), "a space is missing after this colon", "add a space", mended)


def _last_of_brackets(at: Place) -> int:
    """The last line that can belong to brackets never closed: the next is indented no further than the first."""
    last = at.open_row
    for row in range(at.open_row + 1, min(at.row + 1, len(at.lines))):
        line = at.lines[row]
        if line.strip() and indent_of(line) <= indent_of(at.lines[at.open_row]):
            break
        last = row if line.strip() else last
    return last


def _without_comment(line: str) -> str:
    comment = re.search(r"(?<=\s)#", line)
    return line[: comment.start()].rstrip() if comment else line.rstrip()


def _closes(at: Place) -> bool:
    """Whether the bracket that was opened is closed before the lines fall back to its own indentation."""
    depth = 0
    base = indent_of(at.lines[at.open_row])
    for row in range(at.open_row, min(len(at.lines), at.open_row + 60)):
        line = at.lines[row]
        if row > at.open_row and line.strip() and indent_of(line) <= base and line.strip()[0] not in "]}":
            return False
        text = line[at.open_column :] if row == at.open_row else line
        for sign in re.sub(r"\"[^\"]*\"|'[^']*'", "", text):
            depth += (sign in "[{") - (sign in "]}")
            if depth == 0:
                return True
    return False


def no_content(at: Place) -> Slip:
    """A comma or a closing bracket where something should stand first."""
    if at.sign == "," and at.before.rstrip().endswith((",", "[", "{")):
        mended = at.line[: at.column] + at.line[at.column + 1 :]
        return Slip("S020", at.span(at.row, at.column), "nothing stands before this comma", "remove the comma", mended)
    return needs_quotes(at, at.row, at.column)


def after_bracket(at: Place) -> Slip | None:
    """Text after a closing bracket: the text started with one, or there is one bracket too many."""
    if not at.before.rstrip().endswith(("]", "}")):
        return None
    if at.sign in ("]", "}"):
        without = at.line[: at.column] + at.line[at.column + 1 :]
        message = f"there is one {at.sign} too many"
        return Slip("S027", at.span(at.row, at.column), message, "remove it, or open it further left", without)
    span = at.reader.closed
    if span is None or span.line != at.row + 1:
        return None
    sign = at.line[span.column - 1]
    rest = re.sub(r"\"[^\"]*\"|'[^']*'", "", at.line[at.column :])
    if re.fullmatch(r"[,;]\s*(?:#.*)?", rest):
        message = f"the {'comma' if at.sign == ',' else 'semicolon'} after this bracket belongs to nothing"
        without = at.line[: at.column] + at.line[at.column + 1 :]
        return Slip("S020", at.span(at.row, at.column), message, "remove it: a line ends without a sign", without)
    if at.sign == "," and sum((sign in "[{") - (sign in "]}") for sign in rest) < 0:
        column = at.line.rindex(at.before.rstrip()[-1], 0, at.column)
        message = f"this {at.line[column]} ends the entry too early: more of it follows"
        return Slip("S027", at.span(at.row, column), message, "remove it", at.line[:column] + at.line[column + 1 :])
    match = NAME.match(at.line)
    mended = at.line[: match.end()] + quoted(at.line[match.end() :]) if match else None
    message = f"text that starts with {sign} needs quotes"
    return Slip("S026", at.span(at.row, span.column - 1), message, write_or(mended, "put the text in quotes"), mended)
