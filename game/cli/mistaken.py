"""A saved game that was named where a scenario belongs: told in a sentence, before its text is read as a scenario."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

from game.cli.errors import Stop
from game.program import program
from game.record.folder import is_save
from game.words import show_controls


def refuse_save(path: Path) -> None:
    """Raise Stop where a file is a saved game, with what can be done with one."""
    if not is_save(path):
        return
    name = show_controls(str(path))
    raise Stop(
        f"{name} is a saved game, and a scenario is wanted here. `{program()} resume {quote(name)}` goes on with it, "
        f"and `{program()} replay {quote(name)}` looks at it."
    )
