"""The file of a new game: its first line, and its place."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from game import __version__
from game.durable import create_file, make_folder
from game.model.scenario import Scenario
from game.playthrough import Settings
from game.program import program
from game.record.folders import save_name, saves_folder, short_name
from game.record.format import (
    FORMAT,
    LARGEST,
    OLDEST_READER,
    RULES,
    SEED_LIMIT,
    VERSION,
    Header,
    SavedScenario,
    body_of,
)
from game.record.lines import encode
from game.record.problem import SaveProblem, shown, why_unwritten
from game.words import clean_line

MOST_NAMES = 1000
"""Names tried for a new game before giving up."""


def header_line(scenario: Scenario, settings: Settings, name: str, now: datetime) -> bytes:
    """The first line of a save. Raises SaveProblem for what it cannot hold, ValueError for a scenario without text."""
    if not scenario.text:
        raise ValueError("a game can be saved only of a scenario that was read from a text")
    if not -SEED_LIMIT < settings.seed < SEED_LIMIT:
        raise SaveProblem("The seed is too large to be saved. Use a whole number of at most 18 digits.")
    header = Header(
        format=FORMAT,
        version=VERSION,
        oldest_reader=OLDEST_READER,
        program=__version__,
        rules=RULES,
        created=now.isoformat(timespec="seconds"),
        seed=settings.seed,
        seats=settings.seats,
        fog=settings.fog,
        reflect=settings.reflect,
        computers={
            seat: settings.computers.get(seat, scenario.actors[seat].computer)
            for seat in scenario.seats
            if seat not in settings.seats
        },
        names={seat: scenario.actors[seat].name for seat in settings.seats},
        scenario=SavedScenario(
            name=clean_line(short_name(name), 200),
            title=scenario.title,
            rounds=len(scenario.rounds),
            hash=hashlib.sha256(scenario.text.encode("utf-8")).hexdigest(),
            text=scenario.text,
        ),
    )
    line = encode(0, "", "header", body_of(header))
    if len(line) > LARGEST // 2:
        raise SaveProblem("The scenario is too large to be saved with a game. Use one of less than 32 MB.")
    return line


def create_in_folder(line: bytes, scenario_name: str, seats: Sequence[str], now: datetime) -> Path:
    """Make the file of a new game in the usual folder, under a name that is free. Raises SaveProblem."""
    folder = saves_folder()
    try:
        make_folder(folder)
    except OSError as problem:
        why, cure = why_unwritten(problem, folder)
        raise SaveProblem(
            f"The folder for saved games cannot be made: {why}. {cure}, or save elsewhere (--save)."
        ) from problem
    stamp = now.strftime("%Y%m%d-%H%M%S")
    for count in range(1, MOST_NAMES):
        place = folder / save_name(scenario_name, seats, stamp, count)
        try:
            create(place, line)
        except SaveProblem as problem:
            if isinstance(problem.__cause__, FileExistsError):
                continue
            raise
        return place
    raise SaveProblem(f"No free name for a new game was found in {shown(folder)}. Save it elsewhere (--save).")


def create(place: Path, line: bytes) -> None:
    """Make a new file that holds the first line. Raises SaveProblem, from FileExistsError if the name is taken."""
    try:
        create_file(place, line)
    except FileExistsError as problem:
        what = "that is a folder" if place.is_dir() else "there is such a file already, and nothing is overwritten"
        raise SaveProblem(
            f"The game cannot be saved in {shown(place)}: {what}. Give the name of a new file; "
            f"a game that was saved before goes on with `{program()} resume`."
        ) from problem
    except OSError as problem:
        why, cure = why_unwritten(problem, place)
        raise SaveProblem(f"The game cannot be saved: {why}. {cure}, or save it elsewhere (--save).") from problem
    except ValueError as problem:  # a name with a NUL in it
        raise SaveProblem(f"The game cannot be saved in {shown(place)}: that is no name of a file.") from problem
