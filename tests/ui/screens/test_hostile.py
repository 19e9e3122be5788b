"""Text from a file is only ever shown: no markup, no action on a click, no byte that drives the terminal."""

from __future__ import annotations

import json
from typing import Any

import pytest

from game.model.scenario import Scenario
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.seat import SeatScreen
from game.ui.screens.situation import SituationScreen
from tests.ui.stage import TINY, begun, click, press, running, shown

PAYLOAD = "[/] [b]x [@click=app.quit]Q[/] \x1b[31m\x9b\u202e[$y]"
SAFE = "[/] [b]x [@click=app.quit]Q[/] [31m[$y]"
KEPT = {
    "id", "basis", "cite", "acts", "when", "effects", "computer", "seat", "fog", "format", "moves", "sets", "short",
}  # fmt: skip
"""Parts that are no free text."""
FREE = {"positions", "glossary"}


def spoil(data: Any, name: str = "") -> Any:
    """The same data with the payload in front of every free text."""
    if isinstance(data, dict):
        return {key: value if key in KEPT else spoil(value, key) for key, value in data.items()}
    if isinstance(data, list):
        return [spoil(item, name) for item in data]
    if isinstance(data, str):
        return f"{PAYLOAD}{data}"[: 60 if name in ("label", "name", "title") else 120]
    return data


@pytest.fixture
def hostile() -> Scenario:
    """A scenario that the loader would refuse: what if one got past it?"""
    data = spoil(TINY)
    data["relationships"] = TINY["relationships"]
    data["indicators"] = {
        "trade": {
            **data["indicators"]["trade"],
            "name": "[/] Trade",
            "low": "[/]",
            "high": "[/]",
            "bands": ["[/]", "[b]"],
        }
    }
    for actor in data["actors"].values():
        actor["short"] = "[b]" + actor["short"][:5]
    scenario = Scenario.model_validate_json(json.dumps(data))
    return scenario.with_source(json.dumps(data), "0" * 64)


def harmless(text: str) -> None:
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert "\u202e" not in text


WINDOWS = "tab tab v v m down escape w right escape g escape h escape b right right escape question_mark escape"
DECIDE = "escape 1 enter [ / ] enter u d enter"


async def test_every_window_with_hostile_text(hostile: Scenario) -> None:
    game = begun("north", scenario=hostile, reflect="predict")
    async with running(lambda: SituationScreen(game), (60, 18)) as (app, pilot):
        for key in f"{WINDOWS} {DECIDE} space space w escape enter enter".split():
            harmless(await press(app, pilot, key))
        assert game.playthrough.played[0].decisions["north"].reason == "[/]"
        assert isinstance(app.screen, SituationScreen)
        assert app.return_code is None


async def test_two_seats_with_hostile_text(hostile: Scenario) -> None:
    game = begun("north", "south", scenario=hostile, reflect="predict")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        harmless(shown(app))
        for key in f"enter enter v {DECIDE} enter enter {DECIDE} space enter".split():
            harmless(await press(app, pilot, key))
        assert game.playthrough.played[0].decisions["south"].reason == "[/]"
        assert app.return_code is None


async def test_a_click_on_hostile_text_does_nothing(hostile: Scenario) -> None:
    game = begun("north", scenario=hostile)
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        assert SAFE.split("Q")[0] in shown(app)
        await click(app, pilot, "Q[/]")
        assert app.is_running
        assert app.return_code is None


async def test_hostile_text_before_the_game(hostile: Scenario) -> None:
    async with running(lambda: SeatScreen(hostile, "x"), (80, 24)) as (app, pilot):
        for key in ("down", "space", "down", "space", "up", "space", "end", "enter"):
            harmless(await press(app, pilot, key))
    async with running(lambda: BriefingScreen.before_game(hostile, "x", ("north",)), (80, 24)) as (app, pilot):
        for _ in range(5):
            harmless(await press(app, pilot, "right"))
        harmless(await press(app, pilot, "ctrl+p"))
        harmless(await press(app, pilot, *"why"))
