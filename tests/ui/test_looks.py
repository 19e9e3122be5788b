"""How the screens look, as text: aligned, nothing cut. `make golden` writes them anew; read the difference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.seat import SeatScreen
from game.ui.screens.situation import SituationScreen
from tests.conftest import Golden
from tests.ui.stage import begun, made, press, running, shown


def room(reflect: Any = "off") -> SituationScreen:
    return SituationScreen(begun("north", reflect=reflect, fog="exact"))


LOOKS: dict[str, tuple[Callable[[], Any], tuple[str, ...], tuple[int, int]]] = {
    "seat": (lambda: SeatScreen(made(), "x"), (), (80, 24)),
    "briefing": (lambda: BriefingScreen.before_game(made(), "x", ("north",)), (), (120, 34)),
    "room": (room, (), (80, 24)),
    "room-smallest": (room, ("down",), (60, 18)),
    "room-wide": (room, ("down",), (120, 34)),
    "moves": (room, ("m", "down"), (80, 24)),
    "reflect": (lambda: room("predict"), ("enter", "w", "h", "y", "enter", "u"), (80, 24)),
    "reveal": (room, ("enter", "space", "space"), (120, 34)),
    "why": (room, ("enter", "enter", "enter", "w"), (80, 24)),
    "room-in-round-two": (room, ("enter", "enter", "enter"), (120, 34)),
}


@pytest.mark.parametrize("name", LOOKS)
async def test_a_screen_looks_as_it_did(name: str, golden: Golden) -> None:
    first, keys, size = LOOKS[name]
    async with running(first, size) as (app, pilot):
        await press(app, pilot, *keys)
        text = shown(app)
    assert max(len(line) for line in text.splitlines()) <= size[0]
    golden(f"screens/{name}-{size[0]}x{size[1]}.txt", text + "\n")


async def test_a_screen_in_plain_signs(golden: Golden) -> None:
    async with running(room, (80, 24), plain_signs=True) as (app, _pilot):
        golden("screens/room-in-plain-signs-80x24.txt", shown(app) + "\n")
