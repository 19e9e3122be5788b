"""Where a game is kept, and the command that replays it."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from shlex import quote
from subprocess import list2cmdline

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from game.program import program
from game.ui.screens.pen import Pen


def short_path(path: PurePath, home: PurePath) -> str:
    """A path as a person reads it: below the home folder it starts with ~."""
    return str(PurePath("~") / path.relative_to(home)) if path.is_relative_to(home) else str(path)


def replay_command(path: PurePath, home: PurePath, *, variation: int = 0, windows: bool = False) -> str:
    """What to type to replay a save; quoted where the path needs it (a quoted ~ would not be the home folder)."""
    if variation:
        return replay_command(path.with_name(f"{path.name}#{variation}"), home, windows=windows)
    if windows:
        return f"{program()} replay {list2cmdline([str(path)])}"
    quoted = quote(str(path))
    return f"{program()} replay {short_path(path, home) if quoted == str(path) else quoted}"


class Saved(Vertical):
    """Two lines: where the save is, and how to replay it."""

    DEFAULT_CSS = """
    Saved {
        height: auto;
        dock: bottom;
        margin: 0 0 1 0;
        padding: 0 2;
        color: $text-muted;
        & > Static { width: 1fr; height: auto; max-height: 2; text-overflow: ellipsis; }
    }
    """

    def __init__(self, path: Path | None, variation: int = 0) -> None:
        super().__init__()
        self.path = path
        self.variation = variation

    @property
    def command(self) -> str:
        """The command that replays this game; empty where it is not kept."""
        if self.path is None:
            return ""
        place = self.path.absolute()
        return replay_command(place, Path.home(), variation=self.variation, windows=os.name == "nt")

    def compose(self) -> ComposeResult:
        """Both lines."""
        pen = Pen(self.app)
        if self.path is None:
            yield Static(pen("This game is not kept in a file."))
            return
        yield Static(pen(f"The game is saved in {short_path(self.path.absolute(), Path.home())}"), id="saved-where")
        yield Static(pen.join("To replay it: ", (self.command, "$foreground")), id="saved-how")
