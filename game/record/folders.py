"""Where saved games are kept, and what a new one is called."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from game.scenario.library import home


def saves_folder() -> Path:
    """The folder in which games are saved unless a path is given."""
    return home() / "saves"


def save_name(scenario_name: str, seats: Sequence[str], stamp: str, count: int = 1) -> str:
    """The file name of a new game; `count` tells games of one second apart.

    >>> save_name("shelf/After Doha.yaml", ["qatar"], "20250917-101500")
    'after-doha-qatar-20250917-101500.jsonl'
    """
    parts = [_plain(short_name(scenario_name), 40) or "game", _plain("-".join(seats), 60) or "auto", stamp]
    if count > 1:
        parts.append(str(count))
    return "-".join(parts) + ".jsonl"


def short_name(scenario_name: str) -> str:
    """A scenario's name without folders and ending: a folder's name may be a person's, which no save should tell.

    >>> short_name("/home/ada/shelf/After Doha.yaml")
    'After Doha'
    """
    return re.sub(r"\.ya?ml$", "", re.split(r"[\\/]", scenario_name)[-1], flags=re.IGNORECASE)


def _plain(text: str, limit: int) -> str:
    """Letters, digits and hyphens only: what every file system takes."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:limit].strip("-")
