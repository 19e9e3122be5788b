"""What PyYAML's faults of syntax mean for an author, and how the line was probably meant.

A parser names the place where it could not go on; the slip is often a line above, or at the quote that opened a text.
:func:`explain` looks at the lines themselves and says it in their words. Where it can tell how the line was meant, it
hands back the mended line: shown as help, and read in place of the faulty one so that the rest is checked as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from game.scenario.brackets import after_bracket, cut_by_comment, in_brackets, no_content, tight_colon
from game.scenario.foreign import no_line_of_ours, odd_dash, other_dash
from game.scenario.lines import NAME, content_indent, indent_of, open_indents, says_nothing, spaces
from game.scenario.lost import first_line_indented, lost_id, lost_text
from game.scenario.quotes import (
    after_quotes,
    after_reference,
    bad_escape,
    open_quote,
    quote_left_open_above,
    sign_first,
    sign_opened,
)
from game.scenario.shapes import ENTRIES, HOLDERS, KNOWN_WORDS, TEXTS
from game.scenario.slips import Place, Slip, with_value_bracketed, with_value_quoted, write_or
from game.scenario.source import MAX_DEPTH, TOO_DEEP, Reader
from game.words import join_words


def explain(error: Any, lines: Sequence[str], reader: Reader) -> Slip:
    """Say what a :class:`yaml.MarkedYAMLError` means, given the lines and what was read until then."""
    found = Place(error, lines, reader)
    for look in (first_line_indented, cut_by_comment, other_dash, lost_id, lost_text):
        if slip := look(found):
            return slip
    for test, answer in RULES:
        if re.search(test, found.words) and (slip := answer(found)):
            return slip
    return _unclear(found)


def _colon(at: Place) -> Slip:
    """A colon where none can stand: in a text, or after a line that lacks its own."""
    if re.match(r"^\s*-[\[{\"']", at.line) and (slip := _no_space(at, at.row, at.line)):
        return slip
    if slip := _bracket_not_opened(at) or _text_without_pipe(at, at.row):
        return slip
    match = NAME.match(at.line)
    if match is None and re.match(r"^\s*(?:- +)*[a-z][\w<> -]*:[\[{\"']", at.line) and (slip := tight_colon(at)):
        return slip
    first = match.end("name") if match else -1
    if match and at.column > first + 1:
        return _colon_in_text(at)
    above = at.above(at.row)
    if above is not None and not NAME.match(at.lines[above]) and not at.lines[above].strip().startswith(("]", "}")):
        return _no_colon(at, above)
    if match is None and not at.before.strip():
        return Slip("S023", at.span(at.row, at.column), "a name is missing before this colon", "write the name first")
    return _indentation(at)


def _bracket_not_opened(at: Place) -> Slip | None:
    """`- id: keep, label: Keep it}`: entries in { } of which the first bracket is missing."""
    match = re.match(r"^(\s*(?:- +)*)(?=[a-z][a-z-]*: [^\[{\"']*, [a-z][a-z-]*: )", at.line)
    text = re.sub(r"\"[^\"]*\"|'[^']*'", "", at.line)
    if match is None or not text.rstrip().endswith("}") or text.count("{") != text.count("}") - 1:
        return None
    mended = f"{match[1]}{{{at.line[match.end() :]}"
    message = "this line ends with } and has no { to begin with"
    return Slip("S027", at.span(at.row, match.end()), message, "put a { here, or remove the } at the end", mended)


def _text_without_pipe(at: Place, row: int) -> Slip | None:
    """A text on lines of its own, with a colon in it, below a name that wants one: its first words look like a name."""
    level = indent_of(at.lines[row])
    first = row
    above = at.above(row)
    while above is not None and indent_of(at.lines[above]) >= level:
        first, above = above, at.above(above)
    owner = NAME.match(at.lines[above]) if above is not None else None
    if owner is None or above is None or owner["name"] not in TEXTS or at.lines[above][owner.end() :].strip():
        return None
    for number in range(first, row + 1):
        if colon := re.search(r":(?= |$)", at.lines[number]):
            mended = f"{at.lines[above].rstrip()} |"
            message = "a colon followed by a space ends a name, and this one stands in a text"
            help_ = f"write   {mended.strip()}   on line {above + 1}: then the lines below may hold anything"
            return Slip("S022", at.span(number, colon.start()), message, help_, mended, mended_line=above + 1)
    return None


def _colon_in_text(at: Place) -> Slip:
    rest = at.line[at.column + 1 :].strip()
    mended = with_value_bracketed(at.line) or with_value_quoted(at.line) if rest else None
    help_ = write_or(mended, "put the text in quotes") if rest else "start what follows on a line of its own, indented"
    message = "a colon followed by a space ends a name, and this one stands in a text"
    return Slip("S022", at.span(at.row, at.column), message, help_, mended)


def _no_colon(at: Place, row: int) -> Slip:
    """A line without a colon and a space after its name, or without a space after its dash."""
    line = at.lines[row].rstrip()
    if slip := _no_space(at, row, line) or _text_not_indented(at, row) or no_line_of_ours(at, row):
        return slip
    if slip := _text_without_pipe(at, row):
        return slip
    words = re.match(r"^(\s*(?:- +)*)([a-z][a-z0-9-]*(?: <?-> [a-z][a-z0-9-]*)?)(?: *[=;\uff1a] *| +|$)(\S.*)?$", line)
    following = at.lines[row + 1] if row + 1 < len(at.lines) else ""
    mended = None
    if words and (words[3] is None or words[2] in KNOWN_WORDS or "->" in words[2]):
        mended = f"{words[1]}{words[2]}:{' ' + words[3] if words[3] else ''}"
    elif indent_of(following) > indent_of(line) and len(line.split()) == 1:
        mended = line + ":"
    help_ = write_or(mended, "write the name, a colon and a space; if this continues the text above, indent it further")
    above = at.above(row)
    is_layout = (
        mended is None
        and line.lstrip().startswith("- ")
        and above is not None
        and at.lines[above].rstrip().endswith(":")
    )
    span = at.content(row)
    if mended is not None:
        start = content_indent(line)
        span = at.span(row, start, len(line) - start)
    return Slip("S023", span, "this line has no colon after its name", help_, mended, is_layout=is_layout)


def _text_not_indented(at: Place, row: int) -> Slip | None:
    """A text after `|` or `>` whose lines start no further right than its name."""
    above = row
    while (number := at.above(above)) is not None and not NAME.match(at.lines[number]):
        above = number
    if number is None or not re.search(r":\s+[|>][-+]?\s*(#.*)?$", at.lines[number]):
        return None
    level = content_indent(at.lines[number]) + 2
    mended = " " * level + at.lines[row].lstrip()
    message = "this text belongs to the name above and is not indented"
    return Slip("S024", at.content(row), message, f"indent it by {spaces(level)}", mended, cause=number + 1)


def _no_space(at: Place, row: int, line: str) -> Slip | None:
    """A dash or a colon with nothing between it and what follows."""
    after_dash = re.match(r"^(\s*)-(?=[^\s-])", line)
    after_colon = re.match(r"^(\s*(?:- +)*[a-z][a-z0-9<> -]*):(?=\S)", line)
    match = after_dash or after_colon
    if match is None:
        return None
    mended = f"{match.group()} {line[match.end() :]}"
    message = f"a space is missing after this {'dash' if after_dash else 'colon'}"
    return Slip("S023", at.span(row, match.end() - 1), message, write_or(mended, "add a space"), mended)


def _simple_name(at: Place) -> Slip:
    return _no_colon(at, at.open_row)


def _list_on_line(at: Place) -> Slip:
    name = at.before.strip().removesuffix(":")
    help_ = f'write each entry on a line of its own below "{name}", or the list in brackets: [ ... ]'
    mended = with_value_quoted(at.line)
    if number := re.match(r"- ([0-9]+)\s*(?:#|$)", at.line[at.column :]):
        help_ = f"write   {name}: -{number[1]}"
    return Slip("S028", at.span(at.row, at.column), "a list with dashes starts on the next line", help_, mended)


def _in_entries(at: Place) -> Slip | None:
    """A fault among named entries written line by line."""
    if at.before.strip(" -"):
        return after_quotes(at) or after_bracket(at) or quote_left_open_above(at) or after_reference(at)
    if slip := quote_left_open_above(at):
        return slip
    if at.sign == ":":
        return Slip("S023", at.span(at.row, at.column), "a name is missing before this colon", "write the name first")
    if at.sign == "-" and at.line[at.column + 1 : at.column + 2] in (" ", ""):
        above = at.above(at.row)
        if above is not None and at.column > indent_of(at.lines[above]) and (slip := _value_and_block(at, above)):
            return slip
        message = "a list entry stands where a name and its value are expected"
        help_ = "indent it below the name that it belongs to, or remove the dash"
        return Slip("S024", at.span(at.row, at.column), message, help_, is_layout=True)
    return _indentation(at)


def _in_list(at: Place) -> Slip | None:
    """A fault among list entries with dashes."""
    above = at.above(at.row)
    if above is not None and _lacks_colon(at.lines[above]):
        line = at.lines[above]
        if indent_of(line) < indent_of(at.line) == content_indent(line):
            return _no_colon(at, above)
    if at.before.strip(" -"):
        return after_quotes(at) or after_bracket(at) or after_reference(at)
    if slip := quote_left_open_above(at):
        return slip
    if re.match(r"^\s*-[^\s-]", at.line):
        return _no_colon(at, at.row)
    if indent_of(at.line) == at.open_column:
        message = "this line stands in a list and does not start with a dash"
        help_ = "indent it to the entry above that it belongs to, or start it with a dash and a space"
        return Slip("S024", at.content(at.row), message, help_, is_layout=True)
    return _indentation(at)


def _lacks_colon(line: str) -> bool:
    """Whether a line has no name with a colon, and no brackets that could do without."""
    return not NAME.match(line) and not line.lstrip("- ").startswith(("{", "["))


def _indentation(at: Place) -> Slip:
    """A line whose indentation fits none above it."""
    own = indent_of(at.line)
    last = at.reader.last
    name = NAME.match(at.line)
    span = at.span(at.row, own, len(name.group().strip()) - 1) if name else at.content(at.row)
    if getattr(last, "style", None) in ("|", ">") and not name:
        message = "this line is indented less than the text that it continues"
        return Slip("S024", span, message, "indent it as the first line of the text")
    above = at.above(at.row)
    if above is not None and re.match(r"^\s*-[a-z][^:]*:", at.lines[above]):
        return _no_colon(at, above)
    if above is not None and own > indent_of(at.lines[above]) and (slip := _value_and_block(at, above)):
        return slip
    if slip := _comment_in_text(at):
        return slip
    levels = open_indents(at.lines, at.row)
    if above is not None and own > content_indent(at.lines[above]):
        level = content_indent(at.lines[above])
        message = "this line is indented more than the line above, which has its value already"
        help_ = (
            f"indent it by {spaces(level)}, like the line above"
            if level
            else "start it at the very left, like the line above"
        )
        return Slip("S024", span, message, help_, " " * level + at.line.lstrip(), above + 1, is_layout=True)
    if own in levels:
        help_ = "look at its indentation and at that of the lines above, and at its first sign"
        return Slip("S024", span, "this line does not fit the lines above it", help_, is_layout=True)
    message = f"this line is indented by {spaces(own)}, and no line above it is"
    near = [*[level for level in levels if level < own][:1], *[level for level in levels if level > own][-1:]]
    fits = join_words([str(level) for level in sorted({*near})], "or") + (" spaces" if max(near, default=0) > 1 else "")
    nearest_level = min(levels, key=lambda level: (abs(level - own), -level), default=None)
    mended = " " * nearest_level + at.line.lstrip() if nearest_level is not None else None
    help_ = f"the lines it can belong with are indented by {fits}" if fits else "look at the lines above"
    return Slip("S024", span, message, help_, mended, is_layout=True)


def _comment_in_text(at: Place) -> Slip | None:
    """A comment in the midst of a text that runs over several lines: it ends the text."""
    row = at.row
    while row and not at.lines[row - 1].strip():
        row -= 1
    comment = re.search(r"(?:^|\s)(#.*)$", at.lines[row - 1]) if row else None
    if comment is None or NAME.match(at.line) or at.line.lstrip().startswith("- "):
        return None
    message = "this comment ends the text above it, and the text goes on below"
    help_ = "move the comment above the name, or put the text in quotes if the # belongs to it"
    start = comment.start(1)
    rest = at.lines[row - 1][:start].rstrip()
    return Slip("S024", at.span(row - 1, start, len(comment[1])), message, help_, rest, cause=at.row + 1)


def _value_and_block(at: Place, row: int) -> Slip | None:
    """A part that holds other parts, with a value on its line and more lines indented below."""
    line = at.lines[row]
    match = NAME.match(line)
    below = NAME.match(at.line)
    is_listed = at.line.lstrip().startswith("- ")
    if match is None or odd_dash(line) or _starts_an_entry(at, row, match["name"]):
        return None
    if match["name"] not in HOLDERS and (match["name"] in KNOWN_WORDS or not (is_listed or _is_block(at, below))):
        return None
    value = re.match(r"(?:\{\}|\[\]|\"[^\"]*\"|'[^']*'|[^\s#\[{'\"][^#]{0,30}?)(?=\s*(?:#|$))", line[match.end() :])
    may_hold = match["name"] not in HOLDERS or (below and below["name"] in ENTRIES.get(match["name"], ()))
    is_sure = may_hold and (is_listed or _is_block(at, below))
    if value is None and (is_sure or not (is_listed or (below and below["name"] in KNOWN_WORDS))):
        value = re.match(r"(?:\{.*\}|\[.*\])(?=\s*(?:#|$))", line[match.end() :])
    if value is None:
        return None
    message = f'"{match["name"]}" has a value on its line and more lines below it'
    help_ = f'remove "{value.group()}" here, or the lines indented below'
    place = at.span(row, match.end(), len(value.group()))
    if value.group()[0] in "{[" and value.group() not in ("{}", "[]"):  # then it is the lines below that are strange
        end = next(
            (n for n in range(at.row, len(at.lines)) if _is_outside(at.lines[n], indent_of(line))), len(at.lines)
        )
        return Slip("S024", place, message, help_, gap=range(row + 2, end + 1))
    mended = line[: match.end("name")] + ":"
    return Slip("S024", place, message, help_, mended)


def _is_outside(line: str, level: int) -> bool:
    """Whether a line says something and is not indented below a level."""
    return not says_nothing(line) and indent_of(line) <= level


def _is_block(at: Place, first: re.Match[str] | None) -> bool:
    """Whether known names stand at the line at fault and at the next one, equally far in."""
    rest = [line for line in at.lines[at.row + 1 : at.row + 9] if not says_nothing(line)]
    second = NAME.match(rest[0]) if rest else None
    if first is None or second is None or indent_of(rest[0]) != indent_of(at.line) or rest[0].lstrip()[0] == "-":
        return False
    return first["name"] in KNOWN_WORDS and second["name"] in KNOWN_WORDS


def _starts_an_entry(at: Place, row: int, name: str) -> bool:
    """Whether a line is the first of a list's entry, of which the dash may be missing: `rounds: 1` below `later:`."""
    above = at.above(row)
    owner = NAME.match(at.lines[above]) if above is not None else None
    return owner is not None and name in ENTRIES.get(owner["name"], ())


def _directive(at: Place) -> Slip:
    message = "a line that starts with % is not used in scenarios"
    return Slip("S032", at.content(at.open_row), message, "remove this line", "")


def _outside(at: Place) -> Slip:
    dots = next((row for row in range(at.row, -1, -1) if at.lines[row].strip() == "..."), None)
    if dots is not None:
        message = "a line of three dots ends the file, and more follows"
        return Slip("S031", at.content(dots), message, "remove the line of dots", "")
    first = next(
        (row for row, line in enumerate(at.lines[: at.row]) if not says_nothing(line) and line[:3] != "---"), at.row
    )
    if first < at.row and not re.match(r"[\[{\"'\-]", at.lines[first].lstrip()):
        help_ = write_or(f"# {at.lines[first].strip()}", "start it with # and a space")
        return Slip("S023", at.content(first), "this line has no colon after its name", help_, "")
    message = "this line does not belong to what stands above it"
    help_ = "remove the brackets around the file"
    return Slip("S020", at.content(at.row), message, help_, is_layout=True)


def _unclear(at: Place) -> Slip:
    message = "the layout of this line cannot be understood"
    help_ = "look at its indentation, at the colon after its name, and at its quotes"
    return Slip("S020", at.content(at.row), message, help_)


def _too_deep(at: Place) -> Slip:
    """More brackets in brackets than a parser reads: it gives up before any of them is counted."""
    opened = [column for column, sign in enumerate(at.line) if sign in "[{"]
    level = MAX_DEPTH - (not at.line.startswith(("[", "{")))
    column = opened[level] if len(opened) > level else at.column
    return Slip("S010", at.span(at.row, column), *TOO_DEEP, ends=True)


RULES = (
    (r"nesting depth", _too_deep),
    (r"quoted scalar \| found unexpected (end|document)", open_quote),
    (r"mapping values are not allowed", _colon),
    (r"cannot start any token", sign_first),
    (r"scanning an? (alias|anchor)|scanning a block scalar|(scanning|parsing) a (tag|node)", sign_opened),
    (r"mapping keys are not allowed", sign_first),
    (r"sequence entries are not allowed", _list_on_line),
    (r"could not find expected ':'", _simple_name),
    (r"escape character|hexdecimal|Unicode character", bad_escape),
    (r"scanning a directive", _directive),
    (r"unexpected ':'", tight_colon),
    (r"while parsing a block mapping", _in_entries),
    (r"while parsing a block collection", _in_list),
    (r"while parsing a flow (mapping|sequence)", in_brackets),
    (r"node content", no_content),
    (r"<document start>", _outside),
)
"""What the parser's words lead to; the first that has an answer gives it."""
