"""Every screen at every size, made larger and smaller while it is open; and the notice where it is too small."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from game.ui.app import BackchannelApp
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.handover import HandoverScreen
from game.ui.screens.seat import SeatScreen
from game.ui.screens.situation import SituationScreen
from game.ui.screens.start import StartScreen
from tests.ui.stage import SIZES, at_rest, begun, made, press, running, shown

Go = Callable[[BackchannelApp, Pilot[Any]], Awaitable[object]]


def keys(*names: str) -> Go:
    return lambda app, pilot: press(app, pilot, *names)


def room(reflect: Any = "off") -> SituationScreen:
    return SituationScreen(begun("north", reflect=reflect))


PLACES: dict[str, tuple[Callable[[], Any], Go, tuple[str, ...]]] = {
    "start": (StartScreen, keys(), ("After Doha", "Enter Open")),
    "seat": (lambda: SeatScreen(made(), "x"), keys(), ("Town of North", "You play North", "Enter Take seat")),
    "briefing": (lambda: BriefingScreen.before_game(made(), "x", ("north",)), keys(), ("Sources", "Enter Begin")),
    "room": (room, keys(), ("What will North do?", "Lower the toll", "Keep the toll", "? Help")),
    "ties": (room, keys("tab", "tab"), ("What will North do?", "Lower the toll", "-20")),
    "map": (room, keys("v"), ("What will North do?", "Lower the toll", "North")),
    "moves": (room, keys("m"), ("Another move", "Consult", "Town of South", "Esc Back")),
    "goals": (room, keys("g"), ("Goal-North", "Esc Back")),
    "history": (room, keys("h"), ("No round has been played yet", "Esc Back")),
    "why": (room, keys("w"), ("South → North", "start", "Esc Back")),
    "help": (room, keys("question_mark"), ("you are here", "Esc Back")),
    "reflect": (lambda: room("predict"), keys("enter"), ("Lower the toll", "u ( ) up", "Enter Make it final")),
    "reveal": (room, keys("enter", "space"), ("North  ", "Enter Show all")),
    "reveal, all of it": (room, keys("enter", "enter"), ("Enter Next round",)),
    "handover": (lambda: HandoverScreen("the South", 2), keys(), ("Hand the keyboard to the South", "Enter I am")),
}


@pytest.mark.parametrize("place", PLACES)
async def test_a_screen_at_every_size(place: str) -> None:
    first, go, words = PLACES[place]
    async with running(first) as (app, pilot):
        await go(app, pilot)
        for size in (*reversed(SIZES), SIZES[1]):
            await pilot.resize_terminal(*size)
            await at_rest(app, pilot)
            text = shown(app)
            for word in words:
                assert word in text, f"{word!r} at {size}:\n{text}"
            assert "Too small" not in text
        await pilot.resize_terminal(59, 17)
        await at_rest(app, pilot)
        assert "Too small" in shown(app)


@pytest.mark.parametrize("size", [(59, 60), (200, 17), (20, 5)])
async def test_the_notice_fits_where_nothing_else_does(size: tuple[int, int]) -> None:
    async with running(room, size) as (app, pilot):
        assert "Too small" in shown(app)
        await pilot.resize_terminal(80, 24)
        await at_rest(app, pilot)
        assert "Too small" not in shown(app)
        assert "What will North do?" in shown(app)


async def test_the_notice_names_the_command_that_goes_on_with_the_game(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.program.program", lambda: "bin/backchannel")
    async with running(StartScreen, (50, 20)) as (app, _):
        assert "bin/backchannel play --plain" in shown(app)
    async with running(room, (50, 20)) as (app, _):
        assert "bin/backchannel resume --plain" in shown(app)
