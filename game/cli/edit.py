"""`backchannel edit`: write a scenario with its faults and a preview beside it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from game.cli import output
from game.cli.errors import Exit, Stop
from game.cli.mistaken import refuse_save
from game.program import program
from game.scenario import find, shipped
from game.words import clean_line


def edit(args: Namespace) -> int:
    """Open the editor; of a scenario that is shipped and asked for by its name, a copy is made first."""
    from game.scenario.copies import copy_of_shipped
    from game.scenario.draft import Draft, NotOpened, NotWritten

    name = clean_line(args.file, 400)
    given = Path(args.file).expanduser()
    path = find(args.file)
    if path is None:
        raise Stop(
            f"There is no scenario {name}. To write a new one: {program()} new {name}",
            Exit.FAULTY,
        )
    refuse_save(path)
    if args.plain or not output.is_terminal():
        raise Stop(
            f"`edit` needs a terminal with a screen. Any other editor will do, too: change "
            f"{clean_line(str(path), 400)}, and let `{program()} check --watch` look at it at every save."
        )
    try:
        note = ""
        if path in shipped() and not given.exists():
            path = copy_of_shipped(path)
            note = f"{name} comes with the program and stays as it is. This is your copy: {path}"
        draft = Draft(path)
    except (NotOpened, NotWritten) as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    from game.ui.app import run_editor

    return run_editor(draft, note, ascii=args.ascii)
