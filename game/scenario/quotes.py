"""Faults of quotes, and of texts that need them: unclosed ones, quotes in quotes, signs that mean something else."""

from __future__ import annotations

import re

from game.diagnostics import Span
from game.scenario.foreign import no_line_of_ours
from game.scenario.lines import NAME, content_indent, indent_of
from game.scenario.slips import Place, Slip, with_value_quoted, write_or
from game.scenario.source import span_of


def open_quote(at: Place) -> Slip:
    """A quote that is never closed."""
    line = at.lines[at.open_row]
    sign = line[at.open_column : at.open_column + 1]
    mended = None
    if not re.search(r"[\[{]", line[: at.open_column]):
        mended = line.rstrip() + (sign or '"')
    help_ = write_or(mended, f"end the text with the same quote: {sign}")
    return Slip("S021", at.span(at.open_row, at.open_column), "this quote is never closed", help_, mended)


def quote_left_open_above(at: Place) -> Slip | None:
    """Where a quoted text ran over several lines before the parser stumbled, its first quote was never closed."""
    span = _last_quoted(at)
    if span is None or span.line == at.row + 1 or span.line == span.end_line:
        return None
    at.open_row, at.open_column = span.line - 1, span.column - 1
    return open_quote(at)


def _last_quoted(at: Place) -> Span | None:
    last = at.reader.last
    if getattr(last, "style", None) in ("'", '"') and last.start_mark.line < len(at.lines):
        return span_of(last)
    return None


def after_quotes(at: Place) -> Slip | None:
    """Text after the quote that ends it: `'It's'`, `"He said "go""`."""
    if slip := quote_left_open_above(at):
        return slip
    span = _last_quoted(at)
    if span is None or not at.before.rstrip().endswith(("'", '"')):
        return None
    start = span.column - 1
    if re.fullmatch(r"[,;]\s*(?:#.*)?", at.line[at.column :]):
        message = f"the {'comma' if at.sign == ',' else 'semicolon'} after these quotes belongs to nothing"
        without = at.line[: at.column] + at.line[at.column + 1 :]
        return Slip("S025", at.span(at.row, at.column), message, "remove it: a line ends without a sign", without)
    mended = with_value_quoted(at.line) if not re.search(r"[\[{]", at.line[:start]) else None
    sign = at.line[start : start + 1]
    inside = "write each ' inside it twice: ''" if sign == "'" else "use ' inside it, or put single quotes around it"
    message = "the quotes end before this, and the text goes on"
    return Slip("S025", at.span(at.row, at.column), message, write_or(mended, inside), mended)


def after_reference(at: Place) -> Slip | None:
    """Text after a word that starts with * or !: `*The tea house*`."""
    match = re.search(r"(?:^\s*|: +|- +|[\[{,] *)([*!&]\S*) *$", at.before)
    return needs_quotes(at, at.row, match.start(1)) if match else None


def sign_first(at: Place) -> Slip:
    """A text that starts with a sign which means something else in this notation."""
    return needs_quotes(at, at.row, at.column)


def sign_opened(at: Place) -> Slip:
    """The same, where the parser names the place apart from where it stopped."""
    return needs_quotes(at, at.open_row, at.open_column)


COMPARISONS = {">=": "at least", ">": "above", "<=": "at most", "<": "below", "=": "exactly", "==": "exactly"}


def needs_quotes(at: Place, row: int, column: int) -> Slip:
    """A text that starts with a sign which means something else in this notation."""
    line = at.lines[row]
    sign = line[column : column + 1] or " "
    compared = re.match(r"(>=|>)\s*([-+]?\d+)", line[column:])
    mended = None
    if compared:
        words = f"{COMPARISONS[compared[1]]} {compared[2]}"
        mended = line[:column] + words + line[column + compared.end() :]
        message = f"text that starts with {sign} needs quotes, and a comparison is better put in words"
        return Slip("S026", at.span(row, column), message, f"write   {words}", mended)
    percent = re.match(r"% ?([0-9]{1,3})(?![\w])", line[column:])
    if percent:
        better = f"{line[:column]}{percent[1]}%{line[column + percent.end() :]}"
        return Slip("S026", at.span(row, column), "the % stands after the number", f"write   {percent[1]}%", better)
    if not re.search(r"[\[{]", line[:column]):
        mended = with_value_quoted(line)
    if sign == "`" and (slip := no_line_of_ours(at, row)):
        return slip
    if sign == ">" and not line[:column].strip():
        message = "this line starts with >, as in a mail that is answered"
        help_ = "remove the sign; a text in several lines starts with > after its name"
        return Slip("S026", at.span(row, column), message, help_, line[:column] + line[column + 1 :].removeprefix(" "))
    if sign in "|>":
        help_ = f"start the text on the next line, indented; or leave the {sign} out"
        below = next((text for text in at.lines[row + 1 :] if text.strip()), "")
        if indent_of(below) > content_indent(line):  # the text goes on there
            mended = line[: column + 1]
        return Slip("S026", at.span(row, column), f"after {sign} the text starts on the next line", help_, mended)
    help_ = write_or(mended, "put the text in quotes")
    return Slip("S026", at.span(row, column), f"text that starts with {sign} needs quotes", help_, mended)


def bad_escape(at: Place) -> Slip:
    """A backslash in double quotes that starts no code."""
    column = at.line.rfind("\\", 0, at.column + 1)
    column = at.column if column < 0 else column
    mended = None
    match = NAME.match(at.line)
    if match and at.line[match.end() :].startswith('"') and at.line.rstrip().endswith('"'):
        text = at.line[match.end() :].rstrip()[1:-1]
        mended = at.line[: match.end()] + "'" + text.replace("'", "''") + "'"
    message = "in double quotes a backslash starts a code, and there is no such code"
    return Slip(
        "S029", at.span(at.row, column, 2), message, write_or(mended, "use single quotes around the text"), mended
    )
