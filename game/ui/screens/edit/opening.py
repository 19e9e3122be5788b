"""Opening the editor from another screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.scenario.copies import copy_of_shipped
from game.scenario.draft import Draft, NotOpened, NotWritten
from game.ui.screens.edit.screen import EditScreen
from game.ui.screens.small import AskScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.ui.app import BackchannelApp


def edit(app: BackchannelApp, path: Path, *, is_shipped: bool, closed: Callable[[object], None]) -> None:
    """Edit a scenario over the present screen; a shipped one stays as it is, and a copy is edited.

    `closed` is called once the editor is left.
    """

    def begin(path: Path, note: str = "") -> None:
        try:
            draft = Draft(path)
        except NotOpened as problem:
            app.push_screen(AskScreen("This file cannot be edited here", str(problem)))
        else:
            app.push_screen(EditScreen(draft, note), closed)

    def copied(wants: bool | None) -> None:
        if not wants:
            return
        try:
            copy = copy_of_shipped(path)
        except NotWritten as problem:
            app.push_screen(AskScreen("The copy could not be made", str(problem)))
        else:
            begin(copy, f"This is your copy: {copy}")

    if not is_shipped:
        begin(path)
        return
    sentence = "This scenario comes with the program and stays as it is. You can edit a copy of it, which is yours."
    app.push_screen(AskScreen("Edit a copy?", sentence, answer="Make a copy"), copied)
