"""The situation room: forecasts, reasons, panes, windows, and what is asked before a choice is final."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console
from textual import events
from textual.widgets import Input

from game.playthrough import Decision, NotSaved, Played
from game.record import branch_game
from game.ui.screens.situation import SituationScreen
from game.ui.screens.why import WhyScreen
from game.ui.widgets.choice_list import ChoiceList
from game.ui.widgets.indicators import Indicators
from game.ui.widgets.matrix import Matrix
from tests.ui.screens.after_game import play
from tests.ui.stage import at_rest, begun, click, press, running, shown


async def test_the_forecast_follows_the_cursor() -> None:
    game = begun("north", fog="exact")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        matrix, gauges = app.screen.query_one(Matrix), app.screen.query_one(Indicators)
        assert set(matrix.ghosts) >= {"south -> north", "north -> south"}
        assert [item.ghost is not None for item in gauges.items] == [True]
        assert "With this choice" in shown(app)
        assert "Trade +6" in shown(app)
        await press(app, pilot, "down")
        assert matrix.ghosts["south -> north"].direction == "down"
        assert [item.ghost is not None for item in gauges.items] == [False]
        await press(app, pilot, "down")
        assert not matrix.ghosts


async def test_fog_none_foretells_nothing() -> None:
    game = begun("north", fog="none")
    async with running(lambda: SituationScreen(game)) as (app, _pilot):
        assert not app.screen.query_one(Matrix).ghosts
        assert "In this game no effect is foretold." in shown(app)


async def test_a_closed_choice_says_why() -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        text = await press(app, pilot, "3")
        assert "not now: trade is still worth too much" in text
        await press(app, pilot, "enter")
        assert isinstance(app.screen, SituationScreen)
        assert not game.playthrough.sealed
        assert not game.playthrough.played


async def test_panes_are_tabs_where_room_is_short() -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game), (80, 24)) as (app, pilot):
        texts = [shown(app)]
        for _ in range(3):
            texts.append(await press(app, pilot, "tab"))
        for text, word in zip(texts, ("A toll stands", "-20", "Trade   ", "No three actors"), strict=True):
            assert word in text
            assert "What will North do?" in text
            assert "Keep the toll" in text
        text = await press(app, pilot, "tab")
        assert "A toll stands" in text
        text = await click(app, pilot, "Indicators")
        assert "fair" in text


async def test_the_map_and_back() -> None:
    game = begun("north")
    for size in ((120, 34), (80, 24)):
        async with running(lambda: SituationScreen(game), size) as (app, pilot):
            await press(app, pilot, "v")
            assert "v Ties" in shown(app)
            assert not app.screen.query_one(Matrix).display
            await press(app, pilot, "down")
            await press(app, pilot, "v")
            assert "v Map" in shown(app)
            assert app.screen.query_one(Matrix).display


async def test_why_is_one_key_away() -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        assert "South → North   now -20" in await press(app, pilot, "w")
        assert "South → East   now -30" in await press(app, pilot, "right")
        assert "South → North   now -20" in await press(app, pilot, "left")
        text = await press(app, pilot, "end")
        assert "Trade   now 40 of 100" in text
        assert "The bridge is half open" in text
        await press(app, pilot, "escape")
        app.screen.query_one(Matrix).focus()
        await press(app, pilot, "right", "enter")
        assert isinstance(app.screen, WhyScreen)
        await press(app, pilot, "escape")
        app.screen.query_one(Indicators).focus()
        assert "Trade   now 40 of 100" in await press(app, pilot, "w")


async def test_what_is_pointed_at_is_said_in_words() -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        assert "With this choice" in await press(app, pilot, "down")
        app.screen.query_one(Matrix).focus()
        text = await press(app, pilot, "right")
        assert "North is" in text
        assert "With this choice" not in text
        text = await press(app, pilot, "escape", "up")
        assert "With this choice" in text


async def test_the_start_screen_can_be_reached_from_anywhere() -> None:
    for keys in ((), ("enter",), ("enter", "enter"), ("m",), ("b",)):
        async with running(lambda: SituationScreen(begun("north", reflect="reason"))) as (app, pilot):
            await press(app, pilot, *keys)
            app.open_start()
            await at_rest(app, pilot)
            assert "Go on with" in shown(app)
            assert app.game is None


async def test_another_move_is_a_verb_and_a_target() -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        text = await press(app, pilot, "m")
        assert "Another move of North" in text
        assert "Mediate between" in text
        text = await press(app, pilot, "down", "enter")
        assert "Criticise South" in text
        assert "South → North" in text
        await press(app, pilot, "left", "escape")
        assert isinstance(app.screen, SituationScreen)
        text = await press(app, pilot, "m", "down", "enter", "enter")
        assert "Who chose what" in text
        assert "Criticise South" in text


async def test_goals_and_history() -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        text = await press(app, pilot, "g")
        assert "Goal-North   100 points, open" in text
        text = await press(app, pilot, "g", "h")
        assert "No round has been played yet" in text
        text = await press(app, pilot, "h", "1", "1", "enter", "enter", "h")
        assert "Round 1 of 1 played: The toll" in text
        assert "Lower the toll" in text
        assert "Nothing" not in text


async def test_predictions_are_asked_for() -> None:
    game = begun("north", reflect="predict")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        text = await press(app, pilot, "enter")
        assert "Where will these stand after the round?" in text
        await press(app, pilot, "enter")
        assert not game.playthrough.played
        text = await press(app, pilot, "u")
        assert text.count("(x)") == 1
        await click(app, pilot, "down", last=True)
        assert not game.playthrough.played
        for key in ("s", "d", "right", "u", "left"):
            text = await press(app, pilot, key)
            assert not game.playthrough.played, "a correction is not a confirmation"
        assert "Enter makes the choice final" in text
        await click(app, pilot, ") down", last=True)
        assert not game.playthrough.played
        await press(app, pilot, "enter")
        decision = game.playthrough.played[0].decisions["north"]
        assert dict(decision.predictions) == {"south -> north": "up", "east -> north": "down"}


async def test_an_open_prediction_is_pointed_out() -> None:
    game = begun("north", reflect="predict")
    async with running(lambda: SituationScreen(game), (80, 24)) as (app, pilot):
        text = await press(app, pilot, "enter")
        assert "North decides" in text
        text = await press(app, pilot, "enter")
        assert "Say first where South → North will stand." in text
        assert "▸ South → North, now -20" in text
        text = await press(app, pilot, "s", "enter")
        assert "Say first where East → North will stand." in text
        assert "▸ East → North, now +25" in text
        text = await click(app, pilot, "Make it final")
        assert "Say first where East → North will stand." in text
        await press(app, pilot, "d")
        assert not game.playthrough.played
        await click(app, pilot, "Make it final")
        assert len(game.playthrough.played) == 1


async def test_why_begins_with_what_the_choice_would_move() -> None:
    game = begun("south")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        text = await press(app, pilot, "2", "w")
        assert "Trade   now 40 of 100" in text
        assert "▸  40  Trade" in text


async def test_esc_in_the_reflection_keeps_the_text() -> None:
    game = begun("north", reflect="reason")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        await press(app, pilot, "enter", *"half a thought")
        await press(app, pilot, "ctrl+q")
        assert "Leave now?" in shown(app)
        await press(app, pilot, "escape", "escape")
        assert isinstance(app.screen, SituationScreen)
        assert "half a thought" in await press(app, pilot, "enter")


async def test_a_reason_of_any_length_stays_whole_and_is_kept_once_it_fits() -> None:
    game = begun("north", reflect="reason")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        await press(app, pilot, "enter")
        app.screen.query_one(Input).post_message(events.Paste("one line\nand another\n" + "x" * 980))
        await at_rest(app, pilot)
        text = await press(app, pilot, "enter")
        assert "It has 1001 characters, and 1000 can be kept. Shorten it by 1." in text
        assert not game.playthrough.played
        assert app.screen.query_one(Input).value.startswith("one line and another xxx")
        text = await press(app, pilot, "backspace")
        assert "Why this? One line, for the debrief" in text
        await press(app, pilot, "enter")
    assert game.playthrough.played[0].decisions["north"].reason == "one line and another " + "x" * 979


class FullDisk:
    """A journal that cannot write until there is room."""

    is_full = True

    def write(self, round_: int, decision: Decision | None, played: Played | None) -> None:
        if self.is_full:
            raise NotSaved("The disk is full, so the decision was not saved. Make room and try again.")


async def test_what_is_not_saved_can_be_tried_again() -> None:
    game, disk = begun("north"), FullDisk()
    game.playthrough.journal = disk
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        text = await press(app, pilot, "enter")
        assert "The disk is full" in text
        text = await press(app, pilot, "enter")
        assert "The disk is full" in text
        text = await press(app, pilot, "escape")
        assert "What will North do?" in text
        assert not game.playthrough.played
        await press(app, pilot, "enter")
        disk.is_full = False
        text = await click(app, pilot, "Try again")
        assert "Who chose what" in text


@pytest.mark.parametrize(("variation", "which"), [(0, ""), (2, " '/tmp/a [place] with spaces/game.jsonl#2'")])
async def test_leaving_says_how_to_go_on_in_one_line_that_can_be_copied(variation: int, which: str) -> None:
    game = replace(begun("north"), path=Path("/tmp/a [place] with spaces/game.jsonl"), variation=variation)
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        await press(app, pilot, "q")
    app.error_console = Console(file=io.StringIO(), width=30)
    app.say_farewell()
    said = app.error_console.file.getvalue()  # type: ignore[attr-defined]
    assert said == f"Your game is saved. To go on with it:\n  backchannel resume{which}\n"


async def test_leaving_a_variation_in_which_nothing_was_decided_promises_nothing() -> None:
    with begun("north") as game:
        play(game.playthrough)
    with branch_game(game.path, 1, seat="north") as branch:
        async with running(lambda: SituationScreen(branch)) as (app, pilot):
            await press(app, pilot, "q")
        assert app.farewell == "Nothing was decided in this variation, so it was not kept. The game is as it was."


async def test_where_nobody_sits_the_rounds_can_be_played() -> None:
    game = begun()
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        text = await press(app, pilot, "enter")
        assert "Who chose what" in text


@pytest.mark.parametrize("key", ["m", "w", "b", "g", "h", "question_mark"])
async def test_every_window_closes_with_esc(key: str) -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game), (80, 24)) as (app, pilot):
        await press(app, pilot, key)
        assert not isinstance(app.screen, SituationScreen)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, SituationScreen)
        assert app.screen.query_one(ChoiceList).has_focus
