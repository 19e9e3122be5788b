"""From what the model refuses to what an author reads: each type of fault with its code, its sentence and its help."""

from __future__ import annotations

import re
from collections.abc import Callable

from game.diagnostics import WHOLE_FILE, Span
from game.model.base import Shape
from game.model.conditions import Condition
from game.model.moves import Effect
from game.model.rules import Rules
from game.scenario.faults import Fault, Said, guess, sentences, stands, written
from game.scenario.foreign import ODD_DASHES, about_dash
from game.scenario.guesses import cite_guess, number_guess, percent_guess, range_guess
from game.scenario.lost import NAMED, no_seat
from game.scenario.references import (
    act_form,
    act_targets,
    form,
    in_brackets,
    range_form,
    self_tie,
    unknown_name,
    unknown_paragraph,
)  # fmt: skip
from game.scenario.shapes import needed_by, shape_at
from game.scenario.slips import with_value_quoted
from game.words import join_words, plural


def _text(fault: Fault) -> Said:
    value = fault.given
    if isinstance(value, dict) and not fault.node.flow and (said := _colon_in_text(fault)):
        return said
    if fault.part == "cite":
        items = [str(item) for item in value.values()] if isinstance(value, dict) else value
        better = cite_guess(" ".join(map(str, items))) if isinstance(items, list) else ""
        better = better or (str(items[0]) if isinstance(items, list) and len(items) == 1 else "")
        ways = fault.own("write the id of a source and its paragraphs, such as   kamel ¶5 ¶12")
        return fault.said("S054", f"a cite is text, and {stands(value)}", f"write   {better}" if better else ways)
    if fault.part in ("id", "sets", "clears", "flags", "no-flags", "chosen", "not-chosen") and type(value) is int:
        return fault.said("S052", f"{value} cannot be an id", "an id starts with a letter, such as   round-two")
    if isinstance(value, (dict, list)):
        sign = "{" if isinstance(value, dict) else "["
        help_ = f"text that starts with {sign} needs quotes" if fault.node.flow else "write the text after the colon"
        return fault.said("S042", f"{fault.subject} is text, and {stands(value)}", help_)
    raw = fault.lines[fault.span.line - 1][fault.span.column - 1 : fault.span.end_column - 1]
    kind = "true or false" if isinstance(value, bool) else "a number"
    return fault.said("S042", f"{fault.subject} is text, and {raw} is read as {kind}", f'put it in quotes: "{raw}"')


def _colon_in_text(fault: Fault) -> Said | None:
    """A text with a colon in it, which made a name of its first words."""
    name, place = next(iter(fault.node.keys.items()), ("", WHOLE_FILE))
    line = fault.lines[place.line - 1] if place.line <= len(fault.lines) else ""
    if isinstance(name, str) and len(name) > 1 and name[0] in ODD_DASHES:
        span = Span(place.line, place.column, place.line, place.column + 1)
        return Said("S020", span, *about_dash(name[0]))
    colon = line.find(":", place.end_column - 1)
    if colon < 0:
        return None
    message = "a colon followed by a space ends a name, and this one stands in a text"
    mended = with_value_quoted(line) if line.lstrip().startswith("- ") and colon else None
    text = line.strip().removeprefix("- ")
    help_ = f'write   - "{text}"' if mended and '"' not in text and len(text) < 80 else "put the text in quotes"
    return Said("S022", Span(place.line, colon + 1, place.line, colon + 2), message, help_)


def _number(fault: Fault) -> Said:
    value = fault.given
    if fault.part == "chance" or (fault.inside is Rules and fault.part != "act-size"):
        return _percent(fault)
    help_ = number_guess(value, fault.node.kind) or "write a whole number, such as 25"
    return fault.said("S043", f"{fault.subject} is a whole number, and {stands(value)}", help_)


def _decimal(fault: Fault) -> Said:
    help_ = number_guess(fault.given, fault.node.kind) or "write a number, such as 3.5"
    return fault.said("S043", f"{fault.subject} is a number, and {stands(fault.given)}", help_)


def _score(fault: Fault) -> Said:
    help_ = number_guess(fault.given, fault.node.kind) or "write a whole number from -100 to 100, such as 60"
    return fault.said("S043", f"the score of {fault.subject} is a whole number, and {stands(fault.given)}", help_)


def _points(fault: Fault) -> Said:
    help_ = number_guess(fault.given, fault.node.kind) or "write a whole number of points, such as +4 or -3"
    return fault.said("S043", f"the effect on {fault.subject} is a whole number, and {stands(fault.given)}", help_)


def _percent(fault: Fault) -> Said:
    value = fault.given
    message = f"{fault.subject} is a percentage, and {stands(value)}"
    better = percent_guess(value)
    return fault.said("S057", message, f"write {better}" if better else "write a whole number with %, such as 60%")


def _yes_no(fault: Fault) -> Said:
    value = fault.given
    word = str(value).strip().lower()
    right = (
        "true"
        if word in ("yes", "on", "y", "true", "1")
        else "false"
        if word in ("no", "off", "n", "false", "0")
        else ""
    )
    help_ = f"write {right}" if right else "write true or false"
    if isinstance(value, str) and value in ("true", "false"):
        help_ = f"leave the quotes out: {value}"
    return fault.said("S045", f"{fault.subject} is true or false, and {stands(value)}", help_)


def _list(fault: Fault) -> Said:
    value = fault.given
    first = next(iter(fault.node.keys), "")
    if isinstance(value, dict) and isinstance(first, str) and re.match(r"-[a-z]", first):
        line, column, *_ = fault.node.keys[first]
        place = Span(line, column, line, column + 1)
        return Said("S023", place, "a space is missing after this dash", f"write   - {first[1:]}: ...")
    if isinstance(value, dict) and isinstance(first, str) and len(first) > 1 and first[0] in ODD_DASHES:
        line, column, *_ = fault.node.keys[first]
        return Said("S020", Span(line, column, line, column + 1), *about_dash(first[0]))
    if isinstance(value, str) and len(value) > 1 and value[0] in ODD_DASHES:
        line, column, *_ = fault.node.span
        return Said("S020", Span(line, column, line, column + 1), *about_dash(value[0]))
    if isinstance(value, str) and value.strip().lower() in ("none", "nothing", "no", "-", "empty", "n/a"):
        help_ = "leave it out where there is nothing to write"
    elif isinstance(value, str) and value[:1] == "[" and value[-1:] == "]":
        help_ = f"leave the quotes out   {value}"
    elif isinstance(value, str) and re.match(r"-[a-z]", value):
        help_ = "write a space after each dash"
    elif isinstance(value, str) and len(value) < 60 and fault.node.kind != "text":
        help_ = in_brackets(fault, value.removeprefix("(").removesuffix(")"))
    elif isinstance(value, dict) and not fault.node.flow:
        help_ = 'start each entry with "- " (a dash and a space)'
    else:
        help_ = "write the entries in brackets, or one a line with a dash before it"
    return fault.said("S046", f"{fault.subject} is a list, and {stands(value)}", help_)


def _entries(fault: Fault) -> Said:
    shape = shape_at(fault.path)
    value = fault.given
    if not fault.path:
        message = f"a scenario is a set of named parts, and this file is {written(value)}"
        return Said("S059", fault.span, message, "start with the lines: format: 1, title: ..., actors: and so on")
    what = f"{fault.subject} {_kind(fault)}"
    example = {Condition: fault.own("{talks: at least 50}"), Effect: "{by: +4, because: ...}"}.get(shape or Shape, "")
    if isinstance(value, list) and fault.path[-1] == "choices":
        first = next(iter(fault.names("actors")), "us")
        return fault.said("S047", *no_seat(first))
    if isinstance(value, list) and fault.node.flow:
        help_ = "write { } in place of [ ], with a name and a colon before each value"
    elif isinstance(value, list):
        help_ = "take the dashes away, and write a name and a colon before each value"
    elif shape is not None and isinstance(fault.path[-1], int) and not example:
        needed = ", ".join(f"{part}: ..." for part in needed_by(shape))
        help_ = f"write it like   {{{needed}}}"
    elif isinstance(value, str) and (points := re.fullmatch(r"(\S+(?: <?-> \S+)?)\s*[=:]?\s*([-+]?[0-9]+)", value)):
        help_ = f"write   {{{points[1]}: {points[2]}}}"
    elif example:
        help_ = f"write it like   {example}"
    else:
        help_ = "write each as a name, a colon and a value, indented below or in { }"
    if shape is Condition and isinstance(value, str) and (better := range_guess(value)):
        help_ = f"write   {{{better}}}"
    return fault.said("S047", f"{what}, and {stands(value)}", help_)


def _kind(fault: Fault) -> str:
    """What has to stand where something else does than entries with names."""
    part = fault.path[-1]
    if shape_at(fault.path) is Condition:
        return fault.own("is a condition, such as {talks: at least 50}")
    if part in NAMED:
        return f"has the id of each {NAMED[str(part)]}, a colon, and its parts below"
    held = {
        "relationships": "has a tie on each line, such as us -> qatar: 60",
        "effects": "says what moves and by how much, such as {talks: +4}",
    }
    return fault.own(held.get(str(part), "is made of named parts"))


def _plain(number: float | None) -> float | None:
    """A number without a point where there is nothing after it."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _too_small(fault: Fault) -> Said:
    least = _plain(fault.context.get("ge", fault.context.get("gt")))
    return fault.said("S044", f"{fault.subject} is {fault.given}, and {least} is the least", f"write {least} or more")


def _too_large(fault: Fault) -> Said:
    most = _plain(fault.context.get("le", fault.context.get("lt")))
    return fault.said("S044", f"{fault.subject} is {fault.given}, and {most} is the most", f"write {most} or less")


def _too_long(fault: Fault) -> Said:
    most = fault.context["max_length"]
    text = str(fault.given).rstrip("\n")
    over = plural(len(text) - most, "character")
    what = f'the name "{fault.given}"' if fault.is_name else fault.subject
    return fault.said("S049", f"{what} has {len(text)} characters, and {most} is the most", f"shorten it by {over}")


def _too_short(fault: Fault) -> Said:
    return fault.said("S050", f"{fault.subject} is empty", "write something between the quotes")


def _too_many(fault: Fault) -> Said:
    most = fault.context["max_length"]
    count = len(fault.given) if isinstance(fault.given, (list, dict)) else fault.context.get("actual_length")
    return fault.said("S051", f"{fault.subject} has {count} entries, and {most} is the most", "remove some")


def _too_few(fault: Fault) -> Said:
    least = fault.context["min_length"]
    count = len(fault.given) if isinstance(fault.given, (list, dict)) else 0
    message = f"{fault.subject} has {plural(count, 'entry', 'entries')}, and {least} is the least"
    return fault.said("S051", message, "add what is missing")


def _words(fault: Fault) -> Said:
    allowed = re.findall(r"'([^']*)'", fault.context.get("expected", ""))
    if fault.path == ("format",):
        message = f"this program reads scenarios of format 1, and this one says {written(fault.given)}"
        is_newer = isinstance(fault.given, int) and fault.given > 1
        help_ = "a newer version of the program is needed" if is_newer else "write format: 1"
        return fault.said("S058", message, help_)
    message = f"{fault.subject} cannot be {written(fault.given)}"
    return fault.said(
        "S048", message, sentences(guess(str(fault.given), allowed), f"write {join_words(allowed, 'or')}")
    )


def _chances(fault: Fault) -> Said:
    total = fault.context["total"]
    off = f"{100 - total}% are missing" if total < 100 else f"{total - 100}% are too many"
    return fault.said("S077", f"the chances of these outcomes add up to {total}%, not to 100%", off)


def _empty_condition(fault: Fault) -> Said:
    help_ = fault.own("say what must hold, such as {talks: at least 50}, or remove it")
    return fault.said("S083", "this condition is empty", help_)


SENTENCES: dict[str, Callable[[Fault], Said]] = {
    "string_type": _text,
    "int_type": _number,
    "int_parsing_size": _number,
    "int_from_float": _number,
    "float_type": _decimal,
    "score_form": _score,
    "effect_form": _points,
    "percent": _percent,
    "value_error": _percent,  # a number of thousands of digits
    "bool_type": _yes_no,
    "tuple_type": _list,
    "dict_type": _entries,
    "model_type": _entries,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "string_too_long": _too_long,
    "string_too_short": _too_short,
    "too_long": _too_many,
    "too_short": _too_few,
    "literal_error": _words,
    "string_pattern_mismatch": form,
    "range": range_form,
    "act_form": act_form,
    "act_targets": act_targets,
    "unknown_name": unknown_name,
    "unknown_paragraph": unknown_paragraph,
    "self_tie": self_tie,
    "chances": _chances,
    "empty_condition": _empty_condition,
}
"""The sentence for each type of fault; `missing` and `extra_forbidden` are told in `strangers.py`."""


def say(fault: Fault) -> Said:
    """Put a fault into an author's words."""
    sentence = SENTENCES.get(fault.type)
    if sentence is None:
        return fault.said("S099", f"{fault.subject} cannot be {written(fault.given)}", "look it up in the reference")
    return sentence(fault)
