"""The first line of a save, and the reasons why a file is not one that this program can read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from game import __version__
from game.program import program
from game.record.format import FORMAT, OLDEST_READABLE, RULES, VERSION, Header, Line
from game.record.lines import COMMON, BadLineError, decode, follows, parse
from game.record.problem import SaveProblem, shown
from game.words import clean_line

_Kind = TypeVar("_Kind", bound=Line)
ABSURD = 10**9
"""No version is as large as this."""
_BEGINNING = b'{"n":0,"prev":"","kind":"header","format":"%s"' % FORMAT.encode()


def read_header(line: bytes, is_whole: bool, path: Path) -> Header:
    """What the first line (without its line end, if it has one) says. Raises SaveProblem."""
    try:
        body = decode(line)
        fault = ""
    except BadLineError as problem:
        body, fault = _loosely(line), str(problem)
    if body.get("format") == FORMAT:
        version, oldest = body.get("version"), body.get("oldest_reader")
        if type(version) is int:
            made = body.get("program")
            check_readable(
                version, oldest if type(oldest) is int else version, made if isinstance(made, str) else "", path
            )
    elif line[: len(_BEGINNING)] != _BEGINNING[: len(line)]:
        raise SaveProblem(f"{shown(path)} is not a saved game of Backchannel. `{program()} list` shows those that are.")
    if not is_whole:
        raise SaveProblem(
            f"{shown(path)} breaks off in its first line, which holds the scenario: no game can be read from it. "
            "Start a new game."
        )
    try:
        if fault:
            raise BadLineError(fault)
        if not follows(line, 0, "") or body["kind"] != "header":
            raise BadLineError("it is not numbered as a first line is")
        header = shape(Header, body, is_newer=is_newer(body))
        _check(header)
        if ("oldest_reader" in body) != (header.version > 1) or not 0 < header.oldest_reader <= header.version:
            raise BadLineError("'oldest_reader' is not what it should be")
    except BadLineError as problem:
        raise SaveProblem(
            f"Line 1 of {shown(path)}, which holds the scenario, is damaged: {problem}. Nothing was changed. "
            "If there is another copy of the file, use that."
        ) from None
    if header.rules != RULES:
        raise SaveProblem(
            f"{shown(path)} was played by rule book '{clean_line(header.rules, 40)}' of Backchannel "
            f"{clean_line(header.program, 40)}; this is Backchannel {__version__}, which plays by rule book '{RULES}'. "
            "Open it with the version that made it."
        )
    return header


def is_newer(body: Mapping[str, Any]) -> bool:
    """Whether a first line is of a newer version than this program writes."""
    version = body.get("version")
    return type(version) is int and version > VERSION


def shape(kind: type[_Kind], body: Mapping[str, Any], *, is_newer: bool = False) -> _Kind:
    """What a line holds, besides what every line does, as the shape that it must have. Raises BadLineError.

    In a line of a newer version, fields that are not known are left aside.
    """
    held: Any = {name: value for name, value in body.items() if name not in COMMON}
    try:
        return kind.model_validate(held)
    except ValidationError as problem:
        faults = problem.errors()
    if is_newer and all(fault["type"] == "extra_forbidden" for fault in faults):
        for fault in faults:
            held = _without(held, fault["loc"])
        return kind.model_validate(held)
    where = clean_line(".".join(str(part) for part in faults[0]["loc"]), 80)
    raise BadLineError(f"'{where}' is not what it should be")


def _without(value: Any, place: tuple[int | str, ...]) -> Any:
    """A copy without what stands at a place of it; along the way, JSON objects only."""
    first, *rest = place
    if not rest:
        return {name: inner for name, inner in value.items() if name != first}
    return {name: _without(inner, tuple(rest)) if name == first else inner for name, inner in value.items()}


def _loosely(line: bytes) -> dict[str, Any]:
    """What a line that we did not write may say of itself; newer versions may write lines in another way."""
    try:
        found = parse(line)
    except BadLineError:
        return {}
    return found if isinstance(found, dict) else {}


def check_readable(version: int, oldest_reader: int, program: str, path: Path) -> None:
    """Refuse what takes another reader than this one. A newer version may say that an older reader will do.

    Raises SaveProblem.
    """
    if OLDEST_READABLE <= version <= VERSION or (VERSION < version < ABSURD and oldest_reader <= VERSION):
        return
    made = f" by Backchannel {clean_line(program, 40)}" if program else ""
    written = str(version) if abs(version) < ABSURD else "of a very large number"
    ours = f"version {VERSION}" if OLDEST_READABLE == VERSION else f"versions {OLDEST_READABLE} to {VERSION}"
    cure = "Update Backchannel, then open it again." if version > VERSION else "Open it with an older Backchannel."
    raise SaveProblem(
        f"{shown(path)} was saved{made} in version {written} of the format; "
        f"this is Backchannel {__version__}, which reads {ours}. Nothing was changed. {cure}"
    )


def _check(header: Header) -> None:
    """What the shape cannot say. Raises BadLineError."""
    if hashlib.sha256(header.scenario.text.encode("utf-8")).hexdigest() != header.scenario.hash:
        raise BadLineError("the scenario's text is not the one that was saved")
    if len(set(header.seats)) != len(header.seats) or set(header.seats) & set(header.computers):
        raise BadLineError("a seat is taken twice")
    if set(header.names) != set(header.seats):
        raise BadLineError("it does not name its seats")
