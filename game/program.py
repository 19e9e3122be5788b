"""How this program is called where it runs, so that every command it advises can be typed as it stands."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from pathlib import Path

NAME = "backchannel"


@lru_cache(maxsize=1)
def program() -> str:
    """`backchannel` where the shell finds it; else its path in the environment that runs now (`.venv/bin/backchannel`).

    The variable BACKCHANNEL_COMMAND goes before both. Asks the file system, once.
    """
    given = os.environ.get("BACKCHANNEL_COMMAND")
    if given:
        return given
    import shutil  # here, since few runs advise a command and every run would pay for it

    if shutil.which(NAME):
        return NAME
    folder = Path(sys.executable).parent
    for file in (folder / NAME, folder / f"{NAME}.exe"):
        if file.exists():
            return _quoted(_from_here(file))
    return f"{_quoted(sys.executable)} -m game"


def _from_here(file: Path) -> str:
    """A path as short as it can be said from the working folder."""
    try:
        return str(file.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(file)


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
