"""Widgets load without the scenario's model, which the first picture must not wait for."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

WIDGETS = [
    "matrix",
    "network",
    "indicators",
    "curves",
    "timeline",
    "choice_list",
    "cursor_list",
    "story_view",
    "values",
]
HEAVY = ("pydantic", "yaml", "game.model", "game.engine", "game.scenario", "game.playthrough", "game.record")


def test_no_widget_loads_the_model() -> None:
    names = ", ".join(f"game.ui.widgets.{name}" for name in WIDGETS)
    code = f"import sys, game.ui.themes, {names}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parents[3], capture_output=True, check=True, text=True
    )
    loaded = [name for name in done.stdout.split() if name.startswith(HEAVY)]
    assert loaded == []
