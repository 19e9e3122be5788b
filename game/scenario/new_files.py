"""Where a new scenario and what belongs to it are written: beside each other, nothing overwritten, all or nothing."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from game.scenario.new_article import NotMade
from game.words import clean_line

SCHEMA = "scenario.schema.json"


class Places(NamedTuple):
    """The files that belong to a new scenario."""

    scenario: Path
    source: Path
    schema: Path


def places_for(name: str) -> Places:
    """The files for a scenario of this name; one without an ending becomes a YAML file. Raises NotMade for a folder."""
    path = Path(name)
    with contextlib.suppress(RuntimeError):  # `~someone` whose home nobody knows
        path = path.expanduser()
    if _is_folder(path) or not path.name or name.endswith(("/", os.sep)):
        raise NotMade(f"{clean_line(name, 400)} is a folder. Give the name of a file, such as my-scenario.yaml.")
    if not path.suffix:
        path = path.with_name(f"{path.name}.yaml")
    return Places(path, path.with_name(f"{path.stem}-source.txt"), path.parent / SCHEMA)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError) as problem:
        raise NotMade(_refusal(path, problem)) from problem


def check_free(places: Places, *, has_source: bool) -> None:
    """Raise NotMade where one of the files could not be made, before anybody is asked anything."""
    try:
        if not places.scenario.parent.is_dir():
            folder = _show(places.scenario.parent)
            raise NotMade(f"There is no folder {folder}. Make it first, or give a name in a folder that exists.")
        wanted = [places.scenario, *([places.source] if has_source else [])]
        taken = next((path for path in wanted if os.path.lexists(path)), None)
    except (OSError, ValueError) as problem:
        raise NotMade(_refusal(places.scenario, problem)) from problem
    if taken is not None:
        free = _show(_free(places, has_source))
        if taken == places.source:
            raise NotMade(
                f"{_show(taken)} is there already and is not overwritten: the numbered paragraphs would go there. Move "
                f"it away, or take another name for the scenario, such as {free}."
            )
        raise NotMade(f"{_show(taken)} exists already, and nothing is overwritten. Take another name, such as {free}.")


def _free(places: Places, has_source: bool) -> Path:
    """A name of nearly the same spelling that is not taken."""
    path = places.scenario
    for number in range(2, 1000):
        other = path.with_name(f"{path.stem}-{number}{path.suffix}")
        beside = other.with_name(f"{other.stem}-source.txt")
        if not os.path.lexists(other) and not (has_source and os.path.lexists(beside)):
            return other
    return path.with_name(f"{path.stem}-new{path.suffix}")


def write_all(files: Sequence[tuple[Path, str]]) -> None:
    """Write new files; where one cannot be written, or Ctrl+C comes, none of them stays. Raises NotMade."""
    made: list[Path] = []
    path = Path()
    try:
        for path, text in files:
            with open(path, "x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
    except BaseException as problem:
        for one in made:
            with contextlib.suppress(OSError):
                one.unlink()
        if isinstance(problem, FileExistsError):
            raise NotMade(f"{_show(path)} exists already, and nothing is overwritten. Take another name.") from problem
        if isinstance(problem, (OSError, ValueError)):
            raise NotMade(_refusal(path, problem)) from problem
        raise


def _refusal(path: Path, problem: OSError | ValueError) -> str:
    if not isinstance(problem, OSError):
        return "No file can have this name. Take another one."
    reason = "you may not write there" if isinstance(problem, PermissionError) else (problem.strerror or "").lower()
    return f"{_show(path)} cannot be written: {reason or 'the system refuses'}. Nothing was left behind."


def _show(path: Path) -> str:
    return clean_line(str(path), 400)
