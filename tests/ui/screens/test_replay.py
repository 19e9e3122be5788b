"""The replay: forward, back and by itself, with the numbers that the game had at each moment."""

from __future__ import annotations

import pytest

from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.replay import ReplayScreen, stepping
from game.ui.screens.replay.frames import frame, record_reach
from game.ui.screens.replay.jump import JumpScreen
from game.ui.screens.start import StartScreen
from game.ui.screens.why import WhyScreen
from game.ui.widgets.indicators import Indicators
from game.ui.widgets.matrix import Matrix
from game.ui.widgets.network import Network
from game.ui.widgets.timeline import Timeline
from tests.ui.screens.after_game import game, large, opened, tiny, where
from tests.ui.stage import click, press, running, shown


async def test_a_journey_by_keyboard() -> None:
    played = game("north")
    async with running(lambda: ReplayScreen(played)) as (app, pilot):
        screen = shown(app)
        assert "Before the first round" in screen
        assert "share a bridge" in screen
        assert app.screen.query_one(Matrix).scores["north -> south"] == 30
        screen = await press(app, pilot, "right")
        for text in (
            "Round 1: The toll", "reported ¶3", "A toll stands on the bridge.", "North: It pays for the planks.",
            "Lower the toll", "as reported", "Because of round 1", "expected to rise", "North consulted South",
        ):  # fmt: skip
            assert text in screen, text
        after = played.playthrough.view(rounds=1)
        assert app.screen.query_one(Matrix).scores == after.scores
        assert app.screen.query_one(Matrix).changes["south -> north"] == after.scores["south -> north"] + 20
        assert app.screen.query_one(Indicators).items[0].value == after.indicators["trade"]
        assert "Round 2: The flood" in await press(app, pilot, "right")
        assert "The end of the game" in await press(app, pilot, "right")
        assert where(app) == 2
        await press(app, pilot, "home")
        assert where(app) == 0
        await press(app, pilot, "end", "left")
        assert where(app) == 1
        await press(app, pilot, "2")
        assert where(app) == 2
        await press(app, pilot, "escape")
        opened(app, StartScreen)


async def test_steps_work_wherever_the_focus_is_but_in_a_table() -> None:
    async with running(lambda: ReplayScreen(game("north"))) as (app, pilot):
        await press(app, pilot, "tab", "right")
        assert app.focused is not None
        assert app.focused.id == "changes"
        assert where(app) == 1
        app.screen.query_one(Matrix).focus()
        await press(app, pilot, "right")
        assert where(app) == 1, "the cursor of the table moved instead"
        await press(app, pilot, "full_stop")
        assert where(app) == 2
        await press(app, pilot, "escape", "left", "9")
        assert where(app) == 1, "out of the table; there is no round 9"


async def test_why_tells_a_story_up_to_the_position() -> None:
    async with running(lambda: ReplayScreen(game("north"), position=1)) as (app, pilot):
        await press(app, pilot, "w")
        opened(app, WhyScreen)
        assert opened(app, WhyScreen).rounds == 1
        await press(app, pilot, "escape")
        matrix = app.screen.query_one(Matrix)
        matrix.focus()
        matrix.cursor = (1, 0)
        await press(app, pilot, "enter")
        assert opened(app, WhyScreen).quantity == "south -> north"
        await press(app, pilot, "escape")
        app.screen.query_one(Indicators).focus()
        await press(app, pilot, "enter")
        opened(app, WhyScreen)
        assert opened(app, WhyScreen).quantity == "trade"


async def test_a_journey_by_mouse() -> None:
    async with running(lambda: ReplayScreen(game("north"))) as (app, pilot):
        timeline = app.screen.query_one(Timeline).region
        line = shown(app).splitlines()[timeline.y]
        await pilot.click(offset=(line.index("2"), timeline.y))
        await pilot.pause()
        assert where(app) == 2
        await click(app, pilot, "Step")
        assert where(app) == 2
        assert app.screen.query(Matrix)
        await click(app, pilot, "Map")
        assert app.screen.query(Network)
        assert not app.screen.query(Matrix)
        await click(app, pilot, "Ties", last=True)
        await click(app, pilot, "t Record")
        assert "Beside the record" in shown(app) or "The record ends" in shown(app)
        await click(app, pilot, "Jump")
        await click(app, pilot, "The toll", last=True)
        assert where(app) == 1
        matrix = app.screen.query_one(Matrix)
        cell = matrix.cell_region(1, 0)
        await pilot.click(Matrix, offset=(cell.x + 1, cell.y))
        await pilot.pause()
        opened(app, WhyScreen)
        await press(app, pilot, "escape")
        await click(app, pilot, "Debrief")
        opened(app, DebriefScreen)


async def test_the_map_follows_and_keeps_its_place() -> None:
    played = game("north")
    async with running(lambda: ReplayScreen(played)) as (app, pilot):
        await press(app, pilot, "v", "right")
        network = app.screen.query_one(Network)
        assert network.scores == played.playthrough.view(rounds=1).scores
        assert network.you == "north"


async def test_jumping_to_a_round_by_its_number() -> None:
    async with running(lambda: ReplayScreen(game("a0", scenario=large(2, 30, 0)))) as (app, pilot):
        screen = await press(app, pilot, "j")
        opened(app, JumpScreen)
        assert "Round title 3" in screen
        await press(app, pilot, "2", "7", "enter")
        assert where(app) == 27
        await press(app, pilot, "j", "9", "9", "escape")
        assert where(app) == 27


async def test_running_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stepping, "SECONDS", (0.01, 0.01, 0.01, 0.02, 0.02, 0.02))
    async with running(lambda: ReplayScreen(game("north"))) as (app, pilot):
        app.animation_level = "full"
        screen = opened(app, ReplayScreen)
        await pilot.press("space")
        for _ in range(200):
            await pilot.pause(0.01)
            if not screen.is_playing:
                break
        assert where(app) == 2, "it stops at the end"
        await pilot.press("space", "minus")
        assert screen.pace == stepping.FIRST_PACE + 1
        await pilot.press("left")
        assert not screen.is_playing


async def test_nothing_runs_by_itself_where_animations_are_off() -> None:
    async with running(lambda: ReplayScreen(game("north"))) as (app, pilot):
        assert "Animations are off here" in await press(app, pilot, "space")
        screen = opened(app, ReplayScreen)
        assert not screen.is_playing
        assert "Round 1: The toll" in await press(app, pilot, "right")


async def test_asking_the_room_before_a_choice_is_shown() -> None:
    played = game("north")
    async with running(lambda: ReplayScreen(played)) as (app, pilot):
        screen = await press(app, pilot, "a", "right")
        assert "Round 1: The toll" in screen
        assert "What would you do for North?" in screen
        assert "Keep the toll" in screen
        assert "Because of round 1" not in screen
        assert app.screen.query_one(Matrix).scores == played.playthrough.view(rounds=0).scores
        screen = await press(app, pilot, "right")
        assert "Because of round 1" in screen
        await press(app, pilot, "right", "left")
        assert where(app) == 1
        assert "Because of round 1" in shown(app)
        screen = await press(app, pilot, "end", "a")
        assert "The flood" in screen


async def test_the_record_beside_the_game() -> None:
    playthrough = game("south", scenario=tiny()).playthrough
    assert record_reach(playthrough) == 1
    async with running(lambda: ReplayScreen(game("south"), position=1)) as (app, pilot):
        screen = await press(app, pilot, "t")
        assert "Beside the record" in screen
        here = app.screen.query_one(Matrix)
        record = frame(playthrough, 1).record
        assert record is not None
        assert all(here.changes.get(tie, 0) == score - record[tie] for tie, score in here.scores.items())
        here.focus()
        assert "in the record" in await press(app, pilot, "right")
        assert "The record ends after round 1" in await press(app, pilot, "2")
        assert "Ties: how each regards the others" in await press(app, pilot, "t")


async def test_a_game_that_goes_on() -> None:
    async with running(lambda: ReplayScreen(game("north", rounds=1))) as (app, pilot):
        assert "round 2 is still to be played" in shown(app)
        assert "So far this game has been played" in await press(app, pilot, "end", "right")
        await press(app, pilot, "d")
        assert where(app) == 1, "there is no debrief yet"


async def test_people_at_one_keyboard_in_turn() -> None:
    async with running(lambda: ReplayScreen(game("north", "south"), position=1)) as (app, pilot):
        assert "North (1 of 2)" in shown(app)
        screen = await press(app, pilot, "n")
        assert "South (2 of 2)" in screen
        assert "South, because:" in screen
        assert app.screen.query_one(Matrix).you == "south"


async def test_tables_behind_tabs_by_keyboard() -> None:
    async with running(lambda: ReplayScreen(game("north")), (80, 24)) as (app, pilot):
        await press(app, pilot, "tab", "tab", "right")
        assert where(app) == 1, "beside a tab of numbers the arrows still step"
        assert "is warm towards" in await press(app, pilot, "down", "right", "right")
        assert where(app) == 1
        await press(app, pilot, "escape", "right")
        assert where(app) == 2
        await press(app, pilot, "tab", "down", "enter")
        assert opened(app, WhyScreen).quantity == "trade"


async def test_tables_beside_tabs_by_keyboard() -> None:
    async with running(lambda: ReplayScreen(game("north")), (120, 26)) as (app, pilot):
        kinds = []
        for _ in range(4):
            await press(app, pilot, "tab")
            kinds.append(type(app.focused).__name__)
        assert kinds == ["TextPane", "Matrix", "Indicators", "TextPane"]
