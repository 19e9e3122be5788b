"""Commands are declared once: each can be carried out, is explained, and is on the help page."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from game.ui.commands import Command, bindings
from game.ui.screens.base import Shared
from game.ui.screens.help import PLACES, ROUND, HelpScreen
from game.ui.screens.situation import SituationScreen
from tests.ui.stage import begun, click, press, running, shown


def screens() -> list[type[Shared[Any]]]:
    return [getattr(importlib.import_module(module), name) for module, name in PLACES]


@pytest.mark.parametrize("screen", screens(), ids=lambda screen: str(screen.__name__))
def test_what_a_screen_offers_can_be_done(screen: type[Shared[Any]]) -> None:
    keys: list[str] = []
    for command in screen.COMMANDS_HERE:
        assert issubclass(command, Command)
        assert command.about().endswith(".")
        assert 0 < len(command.LABEL) <= 17
        if command.KEY:
            assert hasattr(screen, f"action_{command.action()}"), command
            keys += command.KEY.split(",")
    assert len(keys) == len(set(keys)), "two commands on one key"


def test_a_command_derives_everything_from_its_class() -> None:
    class OpenTheDoor(Command):
        """Open the door,
        and leave it open.

        More is not shown.
        """

        KEY, LABEL = "o,enter", "Door"

    [binding] = bindings(OpenTheDoor)
    assert (binding.key, binding.action, binding.description) == ("o,enter", "open_the_door", "Door")
    assert binding.tooltip == "Open the door, and leave it open."


async def test_the_help_page_has_every_command() -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game), (120, 34)) as (app, pilot):
        await press(app, pilot, "question_mark")
        page = app.screen
        assert isinstance(page, HelpScreen)
        text = "\n".join(f"{row.head.plain} {row.body.plain}" for row in page.rows())
        assert all(row.head.cell_length < row.indent for row in page.rows() if row.head.plain), "a gap after each key"
        assert text.strip().startswith("Situation room: you are here")
        for screen in screens():
            assert screen.PLACE in text
            for command in screen.COMMANDS_HERE:
                if command.key_shown():
                    assert command.about() in text
        assert all(sentence in text for _, sentence in ROUND)
        assert "hypothetical" in text


async def test_the_palette_finds_commands_stories_and_themes() -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        text = await press(app, pilot, "ctrl+p")
        assert "Theme: high contrast" in text
        assert "Goals" in text
        assert "Why? North → South" not in text
        await press(app, pilot, *"north", "space", *"sou")
        await pilot.pause(0.3)
        assert "Why? North → South" in shown(app)
        await press(app, pilot, "down", "enter")
        await pilot.pause(0.2)
        assert "Why?" in shown(app)
        await press(app, pilot, "escape", "ctrl+p", *"contrast")
        await pilot.pause(0.3)
        await press(app, pilot, "down", "enter")
        await pilot.pause(0.2)
        assert app.theme == "backchannel-contrast"


async def test_the_line_of_keys_is_clicked_and_cut_by_rank() -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        assert "q Leave" in shown(app)
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        line = shown(app).splitlines()[-1]
        assert "q Leave" not in line
        assert "Enter Decide" in line
        assert "? Help" in line
        await click(app, pilot, "? Help")
        assert isinstance(app.screen, HelpScreen)
        await click(app, pilot, "Esc Back")
        assert isinstance(app.screen, SituationScreen)
