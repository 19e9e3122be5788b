"""The editor that a person has set for the terminal: found, lent the terminal, and its text taken up."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from game.ui.screens.edit.saving import look_out, save
from game.words import clean_line

if TYPE_CHECKING:
    from game.ui.screens.edit.screen import EditScreen

VARIABLES = ("VISUAL", "EDITOR")
OTHERWISE = "The file can also be open in any other editor: what that saves appears here."


class NoEditor(Exception):
    """There is none that can be run. Its text says why, and what to do."""


def own_editor() -> list[str]:
    """The command of the editor, in words. Raises NoEditor."""
    name = next((name for name in VARIABLES if os.environ.get(name, "").strip()), "")
    if not name:
        raise NoEditor(
            "No editor is set for this terminal. Set the variable EDITOR to one, such as nano, before starting. "
            + OTHERWISE
        )
    value = os.environ[name].strip()
    shown = clean_line(value, 80)
    if shutil.which(value):  # a path with a space in it
        return [value]
    try:
        words = shlex.split(value, posix=os.name != "nt")
    except ValueError:
        raise NoEditor(
            f"The variable {name} is set to {shown}, which is no command: a quotation mark or a backslash in it lacks "
            f"its other half. Set it anew before starting. {OTHERWISE}"
        ) from None
    if os.name == "nt":
        words = [word.strip('"') for word in words]
    if not words or shutil.which(words[0]) is None:
        raise NoEditor(
            f"The variable {name} is set to {shown}, and there is no program of this name that can be run here. Set it "
            f"to another, such as nano, before starting. {OTHERWISE}"
        )
    return words


def open_own_editor(screen: EditScreen) -> None:
    """Save, then lend the terminal to the editor that the person has set; what it saves is taken up."""
    try:
        words = own_editor()
    except NoEditor as problem:
        screen.say(str(problem), seconds=12)
        return

    def lend() -> None:
        name = clean_line(words[0], 80)
        try:
            with screen.app.suspend():
                code = subprocess.call([*words, str(screen.draft.path)])
        except (SuspendNotSupported, OSError) as problem:
            screen.say(f"{name} could not be opened here ({problem}). {OTHERWISE}", seconds=12)
        else:
            if code:
                screen.say(f"{name} ended with an error (code {code}).")
        screen.app.refresh()
        look_out(screen)

    if screen.is_saved:
        lend()
    else:
        save(screen, lend)
