"""Whole games: by the keys alone, by the mouse alone, and by two people at one keyboard."""

from __future__ import annotations

import json
from pathlib import Path

from game.record import read_game, saves
from game.ui.screens.situation import SituationScreen
from game.ui.screens.start import StartScreen
from tests.ui.stage import TINY, begun, click, press, running, shown


def shelf(folder: Path) -> Path:
    """A scenario file of one's own."""
    path = folder / "three-towns.yaml"
    path.write_text(json.dumps(TINY), encoding="utf-8")
    return path


async def test_a_whole_game_by_the_keys(tmp_path: Path) -> None:
    path = shelf(tmp_path)
    async with running(lambda: StartScreen(path)) as (app, pilot):
        assert "Which seat do you take?" in shown(app)
        assert "Town of North" in shown(app)
        text = await press(app, pilot, "enter")
        assert "CANARY-NORTH" in text
        text = await press(app, pilot, "enter")
        assert "Round 1 of 2" in text
        assert "What will North do?" in text
        text = await press(app, pilot, "down", "enter")
        assert "Keep the toll" in text
        assert "North decides" in text
        text = await press(app, pilot, *"why not", "enter")
        assert "Who chose what" in text
        assert "North criticised South" not in text
        text = await press(app, pilot, "space")
        assert "North publicly criticised South." in text
        text = await press(app, pilot, "enter")
        assert "A fair day." in text
        assert "Stalls line the road." in text
        text = await press(app, pilot, "enter")
        assert "Round 2 of 2 · The flood" in text
        text = await press(app, pilot, "1", "1", "enter", "enter")
        assert "The game is over" in text
        text = await press(app, pilot, "enter")
        assert "A quiet winter" in text
    [info] = saves()
    assert info.is_over
    game = read_game(info.path)
    assert game.playthrough.played[0].decisions["north"].reason == "why not"


async def test_a_whole_game_by_the_mouse(tmp_path: Path) -> None:
    path = shelf(tmp_path)
    async with running(lambda: StartScreen(path)) as (app, pilot):
        text = await click(app, pilot, "Town of South")
        assert "It needs the bridge." in text
        assert "You play South." in text
        text = await click(app, pilot, "Take seat")
        assert "CANARY-SOUTH" in text
        text = await click(app, pilot, "Sources")
        assert "The chronicle of the towns" in text
        text = await click(app, pilot, "Begin")
        assert "What will South do?" in text
        text = await click(app, pilot, "Test the ford")
        assert "Chance has a part in it." in text
        text = await click(app, pilot, "Test the ford")
        assert "South decides" in text
        text = await click(app, pilot, "Make it final")
        assert "Who chose what" in text
        text = await click(app, pilot, "Show all", last=True)
        text = await click(app, pilot, "Next round")
        assert "Round 2 of 2" in text
        await click(app, pilot, "Blame the gate")
        await click(app, pilot, "Decide")
        await click(app, pilot, "Make it final")
        await click(app, pilot, "Show all", last=True)
        text = await click(app, pilot, "Debrief")
        assert "A quiet winter" in text


async def test_two_people_never_see_the_other_s_brief() -> None:
    """Every screen on the way is looked at while the other one has the keyboard."""
    game = begun("north", "south", reflect="reason")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        text = shown(app)
        assert "Hand the keyboard to North" in text
        assert "CANARY" not in text
        assert "Goal-" not in text
        text = await press(app, pilot, "enter")
        assert "CANARY-NORTH" in text
        assert "CANARY-SOUTH" not in text
        secret = "north-thinks-this"
        seen = [await press(app, pilot, "enter")]
        for key in ("b", "escape", "g", "escape", "h", "escape", "enter"):
            seen.append(await press(app, pilot, key))
        assert not [text for text in seen if "CANARY-SOUTH" in text or "Goal-South" in text]
        text = await press(app, pilot, *secret, "enter")
        assert "Hand the keyboard to South" in text
        assert not [word for word in ("CANARY", "Goal-", secret, "Lower the toll") if word in text]
        seen = [await press(app, pilot, "enter")]
        assert "CANARY-SOUTH" in seen[0]
        for key in ("enter", "g", "escape", "h", "escape", "w", "escape", "b", "escape", "enter"):
            seen.append(await press(app, pilot, key))
        assert not [text for text in seen for word in ("CANARY-NORTH", "Goal-North", secret) if word in text]
        text = await press(app, pilot, "enter")
        assert "Who chose what" in text
        text = await press(app, pilot, "enter", "enter")
        assert "Hand the keyboard to North" in text
        assert "CANARY" not in text


async def test_a_game_goes_on_where_it_was_left() -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        await press(app, pilot, "1", "1", "enter", "enter")
        assert "Round 2 of 2" in shown(app)
        await press(app, pilot, "q")
    async with running(StartScreen) as (app, pilot):
        text = shown(app)
        assert "Go on with" in text
        assert "Three Towns, Town of North" in text
        assert "round 2 of 2" in text
        text = await click(app, pilot, "Three Towns, Town of North")
        text = await press(app, pilot, "enter")
        assert "Round 2 of 2 · The flood" in text
        assert "North → South" in await press(app, pilot, "w")
