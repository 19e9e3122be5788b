"""The saved games that there are, without playing any of them again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from game.record.folders import saves_folder
from game.record.opening import to_go_on_with
from game.record.problem import SaveProblem, shown
from game.record.reading import read_save
from game.words import clean_line


@dataclass(frozen=True, slots=True)
class SaveInfo:
    """One saved game in a list. A file that cannot be opened is listed too, with the reason in `problem`."""

    path: Path
    title: str
    """The scenario's title; for a file with a problem, the file's name."""
    scenario_name: str = ""
    """The id or path under which the scenario was opened."""
    seats: tuple[tuple[str, str], ...] = ()
    """The seats that people take: id and name."""
    round: int = 0
    """The round now played, counted from 1; after the end, the last one."""
    rounds: int = 0
    is_over: bool = False
    ending_title: str = ""
    when: str = ""
    """When it was last saved, in local time: `2025-09-17 10:15`."""
    problem: str = ""
    """A sentence, or nothing."""
    scenario_hash: str = ""
    """SHA-256 of the scenario's text: equal for games of one scenario."""
    variations: int = 0
    """How many variations the file holds beside the game itself."""
    goes_on: int | None = None
    """The variation with which `resume` goes on, 0 for the game itself; None where everything is over."""


def saves() -> list[SaveInfo]:
    """The games in the usual folder, the one saved last first."""
    try:
        paths = [path for path in saves_folder().iterdir() if path.suffix == ".jsonl" and path.name[0] != "."]
    except OSError:  # no folder yet, or none that may be read
        return []
    dated = sorted(((_modified(path), path) for path in paths), key=lambda pair: (-pair[0], pair[1].name))
    return [_info(path, modified) for modified, path in dated]


def latest_unfinished() -> Path | None:
    """The file to go on with if none is named: the one saved last of those that hold something that is not over."""
    return next((info.path for info in saves() if not info.problem and info.goes_on is not None), None)


def _modified(path: Path) -> int:
    """When a file was last written, in nanoseconds; 0 where that cannot be known."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _info(path: Path, modified: int) -> SaveInfo:
    when = _local(modified)
    try:
        save = read_save(path)
    except SaveProblem as problem:
        return SaveInfo(path, shown(Path(path.name)), when=when, problem=str(problem))
    header = save.header
    ending = save.rounds[-1].ending if save.rounds else None
    return SaveInfo(
        path=path,
        title=clean_line(header.scenario.title),
        scenario_name=clean_line(header.scenario.name),
        seats=tuple((clean_line(seat), clean_line(header.names[seat])) for seat in header.seats),
        round=len(save.rounds) + (not save.is_over),
        rounds=header.scenario.rounds,
        is_over=save.is_over,
        ending_title=clean_line(ending.title) if ending else "",
        when=when,
        scenario_hash=header.scenario.hash,
        variations=len(save.variations) - 1,
        goes_on=None if all(line.is_over for line in save.variations) else to_go_on_with(save),
    )


def _local(modified: int) -> str:
    try:
        return datetime.fromtimestamp(modified / 1e9).strftime("%Y-%m-%d %H:%M") if modified else ""
    except (OverflowError, OSError, ValueError):  # a clock far out of range
        return ""
