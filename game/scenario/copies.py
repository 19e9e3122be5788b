"""A copy of a shipped scenario, for its reader to change."""

from __future__ import annotations

import os
from pathlib import Path

from game.durable import create_file, make_folder
from game.scenario.draft import NotWritten
from game.scenario.library import home
from game.scenario.new_files import SCHEMA
from game.words import clean_line

MOST_COPIES = 1000


def copy_of_shipped(path: Path) -> Path:
    """Copy a shipped scenario into the user's own folder of scenarios; returns where. Raises NotWritten.

    Nothing is overwritten: a second copy gets a number. The editors' schema is put beside it, since the first line of a
    shipped scenario names it there.
    """
    folder = home() / "scenarios"
    try:
        make_folder(folder)
        content = path.read_bytes()
        schema = path.with_name(SCHEMA)
        if schema.is_file() and not os.path.lexists(folder / SCHEMA):
            create_file(folder / SCHEMA, schema.read_bytes())
        for number in range(1, MOST_COPIES):
            place = folder / f"{path.stem}-copy{f'-{number}' if number > 1 else ''}{path.suffix}"
            try:
                create_file(place, content)
            except FileExistsError:
                continue
            return place
    except OSError as problem:
        reason = (problem.strerror or "the system refuses").lower()
        raise NotWritten(f"No copy can be made in {clean_line(str(folder), 400)}: {reason}.") from problem
    raise NotWritten(f"There are too many copies in {clean_line(str(folder), 400)}. Remove some, then try again.")
