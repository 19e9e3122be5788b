"""What `backchannel check FILE...` says: for people as text, for tools as JSON, for GitHub as its annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from os import PathLike, fspath
from typing import Literal

from game.diagnostics import Diagnostic, as_json, in_order, render_text, tally
from game.model.scenario import Scenario
from game.program import program
from game.scenario.codes import CODES
from game.scenario.load import Loaded, load_file
from game.words import plural, show_controls

Format = Literal["text", "json", "github"]

MOST_POINTED_TO = 3
"""Codes for which a run says where to read more; whoever has seen three knows how to ask for a fourth."""


def check_files(
    paths: Iterable[str | PathLike[str]],
    format: Format = "text",  # noqa: A002 - the word that is typed
    *,
    strict: bool = False,
    deeper: Callable[[Loaded], Sequence[Diagnostic]] | None = None,
) -> tuple[str, int]:
    """Check scenario files: what to print (ends in a line end), and the exit code. `deeper` may add warnings to a file
    that can be played.

    The code is 0 where every file can be played, warnings or not (with `strict`: and none has any), else 1. JSON is one
    list of all diagnostics of all files.
    """
    loaded = [load_file(fspath(path)) for path in paths]
    if deeper is not None:
        loaded = [replace(one, problems=in_order((*one.problems, *deeper(one)))) for one in loaded]
    code = int(any(one.scenario is None or (strict and one.problems) for one in loaded))
    if format == "json":
        found = [as_json(problem) for one in loaded for problem in one.problems]
        return json.dumps(found, indent=2, ensure_ascii=False) + "\n", code
    if format == "github":
        return "".join(_annotated(one) for one in loaded), code
    told = [told_of(one) for one in loaded]
    if code and all(one.scenario for one in loaded):
        told.append("With --strict, warnings count as errors.\n")
    if more := more_about([problem for one in loaded for problem in one.problems], set()):
        told.append(more)
    return "\n".join(told), code


def told_of(loaded: Loaded) -> str:
    """All diagnostics of one file and a line that counts; for one without any, its size."""
    told = render_text(loaded.problems, loaded.text)
    if loaded.scenario is None:
        return told
    if not loaded.problems:
        return f"{show_controls(loaded.name)}: no faults. {counts(loaded.scenario)}\n"
    return f"{told.rstrip()} It can be played: {counts(loaded.scenario)}\n"


def counts(scenario: Scenario) -> str:
    """The size of a scenario in a line: "5 actors, 8 rounds, 152 choices."."""
    choices = sum(len(offered) for round_ in scenario.rounds for offered in round_.choices.values())
    parts = (
        plural(len(scenario.actors), "actor"),
        plural(len(scenario.rounds), "round"),
        plural(choices, "choice"),
    )
    return ", ".join(parts) + "."


def more_about(problems: Sequence[Diagnostic], pointed_to: set[str]) -> str:
    """Where to read more about the first few codes that were told; `pointed_to` holds those that were named already.

    Empty where there is nothing new to say.
    """

    lines = []
    for code in dict.fromkeys(problem.code for problem in problems):
        if code in CODES and code not in pointed_to and len(pointed_to) < MOST_POINTED_TO:
            pointed_to.add(code)
            lines.append(f"More about {code}: {program()} explain {code}\n")
    return "".join(lines)


# ── GitHub ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _annotated(loaded: Loaded) -> str:
    """A line for each diagnostic that GitHub shows beside the file's own, and one that only the log has."""
    lines = [annotation(problem) for problem in loaded.problems]
    name = show_controls(loaded.name).replace("\n", " ")
    return "\n".join([*lines, f"Checked {name}: {tally(loaded.problems)}."]) + "\n"


def annotation(problem: Diagnostic) -> str:
    """A diagnostic as a workflow command of GitHub.

    A fault of the whole file has no line; one of several lines has no columns, which GitHub refuses there.
    """
    line, column, end_line, end_column = problem.span
    places: dict[str, int] = {}
    if not problem.span.is_nowhere:
        places = {"line": line, "endLine": end_line}
        if line == end_line:
            places = {"line": line, "col": column, "endLine": end_line, "endColumn": end_column}
    said = {"file": problem.file, **places, "title": problem.code}
    properties = ",".join(f"{name}={_escaped(str(value), ',:')}" for name, value in said.items())
    text = f"{problem.message}\n{problem.help}" if problem.help else problem.message
    return f"::{problem.severity} {properties}::{_escaped(text)}"


def _escaped(text: str, signs: str = "") -> str:
    """A text in which nothing ends a command or a property of it too early."""
    for sign in "%\r\n" + signs:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return show_controls(text)
