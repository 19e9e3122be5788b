"""A file's name within a command that is advised: it can be typed as it stands."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

from game.words import clean_line


def as_typed(path: Path) -> str:
    """A file's name as it can be typed behind a command."""
    name = clean_line(str(path), 400)
    if name.startswith("-"):
        name = f"./{name}"
    if os.name == "nt":
        return f'"{name}"' if " " in name else name
    return name if re.fullmatch(r"[\w./,+:@%-]+", name) else shlex.quote(name)
