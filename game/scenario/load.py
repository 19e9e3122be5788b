"""From a file or a text to a scenario, or to everything that is wrong with it, in one pass.

The stages: bytes, characters, notation, names that are misspelt, the model's own rules together with the names that
each part refers to, and what parts must be to each other. Each stage reports all it finds, and what an earlier one
found is not told again by a later one: one slip, one diagnostic.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from game.diagnostics import WHOLE_FILE, Diagnostic, Problems, Span
from game.model.scenario import Scenario
from game.program import program
from game.scenario.advice import check_usefulness
from game.scenario.advice_text import tell_line_ends
from game.scenario.characters import same_line_ends, screen
from game.scenario.check import check_sense
from game.scenario.declared import Context, declared
from game.scenario.empties import mend_run_together, tell_empties
from game.scenario.examination import Examination
from game.scenario.faults import TOLD_BY_CHECKS, Fault, Said
from game.scenario.files import MAX_BYTES, read_text
from game.scenario.lost import no_id, tell_lost_texts, tell_swallowed
from game.scenario.recover import put_right, read_tree
from game.scenario.sentences import say
from game.scenario.shapes import parts_of, shape_at
from game.scenario.strangers import meant, tell_missing, tell_strangers
from game.scenario.together import WRONG_KINDS, one_per_name, without_echoes
from game.scenario.tree import Node, Path, locate, walk

MOST_ERRORS = 1000
"""Faults of the model that are looked at; far more than are shown."""
MOST_ROUNDS = 6
"""How often misspelt names are mended and the file looked at anew: each time one level deeper may come to light."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of reading a scenario."""

    scenario: Scenario | None
    """The scenario; None where there is an error."""
    problems: tuple[Diagnostic, ...] = ()
    """Errors, then warnings, each in file order."""
    text: str = ""
    """The file's text as it was understood (plain line ends), for showing excerpts; "" where it could not be read."""
    name: str = ""
    """The name that the diagnostics carry."""


def load_file(path: str | PathLike[str]) -> Loaded:
    """Read a scenario file. Nothing is raised for what the file holds or the system refuses: a diagnostic says it."""
    name = fspath(path)
    problems = Problems(name)
    text, is_fit = read_text(FilePath(name), problems)
    if not is_fit:
        return Loaded(None, problems.sorted(), text, name)
    return read_scenario(text, name)


def read_scenario(text: str, name: str) -> Loaded:
    """Read a scenario from its text; `name` is the file's name in diagnostics. Nothing is raised for what it holds.

    >>> loaded = read_scenario("title: Two Rivers\\nrelationships: {}", "rivers.yaml")
    >>> print(loaded.scenario, loaded.problems[0])
    None rivers.yaml:1:1: error[S041]: this scenario has no "format", "actors", "rounds" or "endings"
    """
    problems = Problems(name)
    if text.startswith('{"n":0,') and '"format":"backchannel-save"' in text[:100]:
        help_ = f"`{program()} resume` goes on with one, and `{program()} replay` looks at it"
        problems.add("S059", WHOLE_FILE, "this is a saved game, and not a scenario", help_)
        return Loaded(None, problems.sorted(), "", name)
    written, text = text, same_line_ends(text)
    if len(text) > MAX_BYTES:
        problems.add("S004", WHOLE_FILE, "the text is larger than 1 MiB", "a scenario of 30 rounds has about 300 KB")
        return Loaded(None, problems.sorted(), "", name)
    screened = screen(text, problems)
    reading = read_tree(screened.text, problems, recover=not screened.has_tab_indents, quiet=screened.touched)
    scenario = None
    if reading.is_readable and not screened.has_tab_indents and _is_a_set_of_parts(reading.root, problems):
        scenario = _examine(Examination(problems, text.split("\n"), reading, screened.touched))
    if scenario is not None:
        tell_line_ends(written, problems)
        scenario = scenario.with_source(text, hashlib.sha256(text.encode()).hexdigest())
    lines = text.split("\n")
    return Loaded(scenario, tuple(problem.within(lines) for problem in problems.sorted()), text, name)


def _is_a_set_of_parts(root: Node | None, problems: Problems) -> bool:
    if root is not None and root.kind == "map" and (root.kids or problems.has_errors):
        return True
    if problems.has_errors:
        return False
    if root is None or root.data is None or not root.data:
        problems.add("S006", WHOLE_FILE, "the file is empty", "a scenario starts with the lines: format: 1, title: ...")
        return False
    what = "a list" if root.kind == "list" else "a text"
    span = Span(root.span.line, root.span.column, root.span.line, root.span.column + 1)
    message = f"a scenario is a set of named parts, and this file is {what}"
    problems.add("S059", span, message, "start with the lines: format: 1, title: ..., actors: and so on")
    return False


def _examine(file: Examination) -> Scenario | None:
    """Validate a tree, report what is wrong, and hand back the scenario if nothing is."""
    tell_swallowed(file)
    context = declared(file.root, file.broken_parts())
    scenario, errors = _validate(file.root, context)
    if scenario is None or any(node.is_empty for _, node in walk(file.root)):
        before = file.reading
        file.reading = put_right(before, file.problems)
        if not file.reading.is_readable:
            return None
        context = _report_all(file, errors if file.reading is before else None)
    check_sense(file.root, context, file)
    file.problems.found[:] = one_per_name(file.problems.found, file.root)
    if scenario is None or file.problems.has_errors:
        return None
    check_usefulness(file.root, context, file)
    return scenario


def _report_all(file: Examination, known: list[Mapping[str, Any]] | None) -> Context:
    """Report what the model refuses, mending misspelt names on the way; returns the names that the file declares.

    `known` is what the model refused in the tree as it is, if that was found out already.
    """
    root = file.root
    mended: set[Path] = set()
    told: set[Path] = tell_lost_texts(file)
    errors: list[Mapping[str, Any]] = []
    context: Context = {}
    for _ in range(MOST_ROUNDS):
        context = declared(root, file.broken_parts())
        parted = mend_run_together(root, context, file)
        mended |= parted
        errors = without_echoes(root, _validate(root, context)[1] if known is None or parted else known)
        known = None
        told |= tell_empties(root, errors, context, told | mended, file)
        strangers = [path for path in _strangers(root, errors) if path not in told]
        tops = [path for path in strangers if len(path) == 1]
        new = tell_strangers(root, tops, file.problems, file.quiet)
        told |= {*tops}
        if not new:  # else first see what is unknown once the sections have their names
            new = tell_strangers(root, [path for path in strangers if len(path) > 1], file.problems, file.quiet)
        mended |= {*new}
        if not new:
            break
    _report(root, errors, told | mended, file)
    return context


def _validate(root: Node, context: Context) -> tuple[Scenario | None, list[Mapping[str, Any]]]:
    try:
        return Scenario.model_validate_json(json.dumps(root.data), context=context), []
    except ValidationError as refused:
        return None, [*refused.errors(include_url=False, include_input=False)[:MOST_ERRORS]]


def _strangers(root: Node, errors: Sequence[Mapping[str, Any]]) -> list[Path]:
    """The paths of names that the notation does not know; in a condition, of those that look like one it does."""
    paths: list[Path] = []
    for error in errors:
        path: Path = tuple(error["loc"])
        if error["type"] == "extra_forbidden":
            paths.append(path)
        elif error["type"] == "unknown_name" and error["ctx"]["kind"] == "indicator":
            name = str(error["ctx"]["name"])
            spot = locate(root, path)
            shape = shape_at(path[:-1])
            if shape is None or path[-1] != name or not spot.is_found:
                continue
            is_condition = "any" in (parts := shape.model_fields) and "flags" in parts
            words = isinstance(spot.node.data, list)
            better = meant(name, shape, locate(root, path[:-1]).node.data) if is_condition else None
            if better and (words == (better != "round")):
                paths.append(path)
    return paths


def _report(root: Node, errors: Sequence[Mapping[str, Any]], told: set[Path], file: Examination) -> None:
    """Put what the model refused into words; a place that was told already, or lies in one that was, is passed over."""
    faults = [_fault(root, error, file.lines) for error in errors]
    names = {fault.path for fault in faults if fault.is_name}
    missing: list[Path] = []
    lost: dict[str | int, Fault] = {}
    alike: set[tuple[Path, str]] = set()
    for fault in faults:
        if file.problems.is_full:
            break
        if fault.path in told or fault.type == "extra_forbidden" or fault.type in TOLD_BY_CHECKS:
            continue
        if fault.path in names and not fault.is_name:
            continue
        if fault.type == "missing":
            missing.append(fault.path)
        elif _is_lost_part(fault):
            lost.setdefault(fault.path[0], fault)
        elif not _is_echo(fault, file):
            kind = (fault.path[:-1], fault.type)
            if fault.type in WRONG_KINDS and isinstance(fault.path[-1], int):
                if kind in alike:
                    continue
                alike.add(kind)
            file.add(say(fault))
    for fault in lost.values():
        said = no_id(fault.part, str(fault.path[0]).removesuffix("s"))
        file.add(Said("S024", fault.spot.name(), *said))
    tell_missing(root, missing, file.problems, file.reading.gaps, file.quiet)


def _fault(root: Node, error: Mapping[str, Any], lines: Sequence[str]) -> Fault:
    path = [step for step in error["loc"] if step != "[key]"]
    return Fault(error, locate(root, path), lines, root)


def _is_lost_part(fault: Fault) -> bool:
    """Whether the parts of an actor stand where actors should, so that each of them would be told."""
    shape = shape_at(fault.path)
    is_entry = len(fault.path) == 2 and fault.path[0] in ("actors", "indicators", "sources")
    return fault.type == "model_type" and is_entry and shape is not None and fault.path[1] in parts_of(shape)


def _is_echo(fault: Fault, file: Examination) -> bool:
    """Whether a fault only follows from another: too few items since the others are faulty, or could not be read."""
    if fault.type == "too_short" and fault.context.get("field_type"):
        least = fault.context["min_length"]
        is_short = isinstance(fault.given, (list, dict)) and len(fault.given) < least
        return not is_short or bool(file.reading.gaps)
    lost = any(fault.node.span.line <= line <= fault.node.span.end_line for line in file.reading.lost)
    return fault.type == "chances" and (bool(file.reading.gaps) or lost)
