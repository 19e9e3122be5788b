"""`backchannel edit`: write a scenario with its faults and a preview beside it."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path

from game.cli import output
from game.cli.errors import Exit, Stop
from game.cli.mistaken import refuse_save
from game.cli.typed import as_typed
from game.program import program
from game.scenario import find, shipped
from game.words import clean_line


def edit(args: Namespace) -> int:
    """Open the editor; of a scenario that is shipped and asked for by its name, a copy is made first."""
    from game.scenario.copies import copy_of_shipped
    from game.scenario.draft import Draft, NotOpened, NotWritten

    name = clean_line(args.file, 400)
    path = find(args.file)
    if path is None:
        raise Stop(_missing(args.file), Exit.FAULTY)
    refuse_save(path)
    wants_copy = path in shipped() and not Path(args.file).expanduser().exists()
    if args.plain or not output.is_terminal():
        raise Stop(_other_way(path, wants_copy))
    try:
        note = ""
        if wants_copy:
            path = copy_of_shipped(path)
            note = f"{name} comes with the program and stays as it is. This is your copy: {path}"
        draft = Draft(path)
    except (NotOpened, NotWritten) as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    from game.ui.app import run_editor

    return run_editor(draft, note, ascii=args.ascii)


def _missing(file: str) -> str:
    """That there is no such scenario, and how to write a new one; its folder has to be there first."""
    name = clean_line(file, 400)
    advice = f"{program()} new {as_typed(Path(file))}"
    folder = os.path.dirname(os.path.expanduser(file))
    if folder and not os.path.isdir(folder):
        return (
            f"There is no scenario {name}, since there is no folder {clean_line(folder, 400)}. To write a new one, "
            f"make that folder first; then: {advice}"
        )
    return f"There is no scenario {name}. To write a new one: {advice}"


def _other_way(path: Path, wants_copy: bool) -> str:
    """How to write a scenario where there is no screen for the editor; of one that is shipped, in a copy."""
    say = "`edit` needs a terminal with a screen. Any other editor will do, too: "
    copy = ""
    if wants_copy:
        names = (f"{path.stem}-copy{number}{path.suffix}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
        place = next((place for place in map(Path, names) if not os.path.lexists(place)), Path(f"my-{path.name}"))
        copy = f"{'copy' if os.name == 'nt' else 'cp'} {as_typed(path)} {as_typed(place)}"
        say += f"{path.stem} comes with the program and stays as it is, so make a copy with `{copy}`, "
        path = place
    return (
        f"{say}change {clean_line(str(path), 400)}, and let `{program()} check --watch {as_typed(path)}` look at it at "
        "every save."
    )
