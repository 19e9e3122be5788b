"""The debrief: every tab by keyboard and by mouse, at every size, for any game."""

from __future__ import annotations

import copy
from pathlib import PurePath, PureWindowsPath

import pytest

from game.debrief import summary
from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.debrief.cards import Card
from game.ui.screens.debrief.curves import CurvesPage
from game.ui.screens.debrief.saved import replay_command
from game.ui.screens.debrief.words import curve_sentence, decided, goal_quantities, points_line, predictions_line
from game.ui.screens.replay import ReplayScreen
from game.ui.screens.why import WhyScreen
from game.ui.widgets.curves import Curves
from tests.ui.screens.after_game import game, large, opened, tiny
from tests.ui.stage import TINY, click, press, running, shown

SAYS = {
    "1": ("Nobody starved.", "Goal-North", "South's regard for North at least +20"),
    "2": ("at the start", "South → North", "Trade"),
    "3": ("Round 1", "moved in all", "See round 1"),
    "4": ("predictions came true", "Because of round 1", "expected to rise"),
    "5": ("reported choice", "same", "Lower the toll"),
    "6": ("Town of South", "Goal-South", "played by the computer"),
    "7": ("Who owns a bridge?",),
}
"""What stands on each tab, by its digit."""


async def test_every_tab_by_its_digit() -> None:
    async with running(lambda: DebriefScreen(game("north"))) as (app, pilot):
        screen = shown(app)
        assert "A quiet winter" in screen
        assert "It came because no other ending's condition held" in screen
        assert "backchannel replay /tmp/a.jsonl" in screen
        assert "You were North" in screen
        for digit, texts in SAYS.items():
            screen = await press(app, pilot, digit)
            assert [text for text in texts if text not in screen] == [], screen


async def test_arrows_go_round_the_tabs_and_pages_are_made_when_first_opened() -> None:
    async with running(lambda: DebriefScreen(game("north"))) as (app, pilot):
        pages = app.screen.query_one("#pages")
        assert [page.id for page in pages.children] == ["page-goals"]
        await press(app, pilot, "left")
        assert [page.id for page in pages.children] == ["page-goals", "page-questions"]
        assert [page.id for page in pages.children if page.display] == ["page-questions"]
        assert "Nobody starved." in await press(app, pilot, "right")


async def test_why_and_the_round_from_a_card() -> None:
    async with running(lambda: DebriefScreen(game("north"))) as (app, pilot):
        await press(app, pilot, "w")
        opened(app, WhyScreen)
        assert opened(app, WhyScreen).quantity == "south -> north"
        await press(app, pilot, "escape", "3", "down")
        card = app.focused
        assert isinstance(card, Card)
        await press(app, pilot, "enter")
        opened(app, ReplayScreen)
        assert opened(app, ReplayScreen).frame.position == card.round
        await press(app, pilot, "d")
        opened(app, DebriefScreen)
        assert opened(app, DebriefScreen).tab == "moments"
        await press(app, pilot, "7", "w")
        opened(app, DebriefScreen)  # a question has no score to tell about


async def test_all_of_it_by_mouse() -> None:
    async with running(lambda: DebriefScreen(game("north"))) as (app, pilot):
        assert "moved in all" in await click(app, pilot, "Decisive moments")
        await click(app, pilot, "See round 1")
        opened(app, ReplayScreen)
        assert opened(app, ReplayScreen).frame.position == 1
        await press(app, pilot, "escape")
        await click(app, pilot, "Curves")
        await click(app, pilot, "Trade")
        page = app.screen.query_one(CurvesPage)
        assert page.quantity == "trade"
        await click(app, pilot, "Why?")
        opened(app, WhyScreen)
        await press(app, pilot, "escape")
        await click(app, pilot, "Replay", last=True)
        opened(app, ReplayScreen)


async def test_a_click_on_a_card_puts_the_cursor_there() -> None:
    async with running(lambda: DebriefScreen(game("north"))) as (app, pilot):
        await press(app, pilot, "4")
        await click(app, pilot, "Because of round 2")
        assert isinstance(app.focused, Card)
        assert app.focused.round == 2


async def test_curves_are_chosen_and_read_round_by_round() -> None:
    async with running(lambda: DebriefScreen(game("north"))) as (app, pilot):
        await press(app, pilot, "2")
        page, plot = app.screen.query_one(CurvesPage), app.screen.query_one(Curves)
        first = page.quantity
        assert [series.id for series in plot.series] == page.chosen
        assert plot.series[0].record, "the record is dotted"
        await press(app, pilot, "enter")
        assert first not in page.chosen
        assert first in [series.id for series in plot.series], "what the cursor is on is plotted"
        await press(app, pilot, "down")
        assert first not in [series.id for series in plot.series]
        screen = await press(app, pilot, "up", "tab", "right", "right")
        assert plot.cursor == 1
        assert "after round 1" in screen
        await press(app, pilot, "r")
        opened(app, ReplayScreen)
        assert opened(app, ReplayScreen).frame.position == 1


async def test_at_most_six_curves_stay_in_the_plot() -> None:
    async with running(lambda: DebriefScreen(game("a0", scenario=large(4, 3, 2)))) as (app, pilot):
        await press(app, pilot, "2")
        page = app.screen.query_one(CurvesPage)
        for _ in range(9):
            await press(app, pilot, "down", "enter")
        assert len(page.chosen) == 6


async def test_people_at_one_keyboard_see_their_own_debrief_in_turn() -> None:
    async with running(lambda: DebriefScreen(game("north", "south"))) as (app, pilot):
        assert "Goal-North" in shown(app)
        assert "North (1 of 2)" in shown(app)
        screen = await press(app, pilot, "n")
        assert "Goal-South" in screen
        assert "South (2 of 2)" in screen
        screen = await press(app, pilot, "4")
        assert "Pay and smile" in screen
        assert "Lower the toll" not in screen
        assert "Lower the toll" in await click(app, pilot, "Next seat")


async def test_a_game_of_the_computers_is_seen_by_everybody_first() -> None:
    async with running(lambda: DebriefScreen(game())) as (app, pilot):
        assert "All seats (1 of 4)" in shown(app)
        assert "Town of East" in await press(app, pilot, "6", "end")
        assert "Goal-North" in await press(app, pilot, "1", "n")


async def test_a_game_that_goes_on_keeps_what_others_want_secret() -> None:
    async with running(lambda: DebriefScreen(game("north", rounds=1))) as (app, pilot):
        assert "The game is not over yet" in shown(app)
        screen = await press(app, pilot, "6")
        assert "secret until the game is over" in screen
        assert "Goal-South" not in screen


async def test_friendly_words_where_there_is_nothing() -> None:
    rounds = copy.deepcopy(TINY["rounds"])
    for round_ in rounds:
        for choices in round_["choices"].values():
            for choice in choices:
                choice.pop("reported", None)
    actors = copy.deepcopy(TINY["actors"])
    actors["north"]["goals"] = []
    bare = tiny(rounds=rounds, actors=actors, debrief={"questions": []})
    async with running(lambda: DebriefScreen(game("north", scenario=bare, reflect="off"))) as (app, pilot):
        assert "has no goals" in shown(app)
        assert "nothing missed" in await press(app, pilot, "4")
        assert "marks no record" in await press(app, pilot, "5")
        assert "fit any game" in await press(app, pilot, "7")


async def test_reasons_are_shown_where_no_predictions_were_asked() -> None:
    async with running(lambda: DebriefScreen(game("north", reflect="reason"))) as (app, pilot):
        screen = await press(app, pilot, "4")
        assert "No predictions were asked for" in screen
        assert "Because of round 2" in screen


# ── Words ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("/home/ann/saves/a.jsonl", "backchannel replay ~/saves/a.jsonl"),
        ("/srv/a.jsonl", "backchannel replay /srv/a.jsonl"),
        ("/home/ann/my saves/a.jsonl", "backchannel replay '/home/ann/my saves/a.jsonl'"),
        ("/srv/it's.jsonl", "backchannel replay '/srv/it'\"'\"'s.jsonl'"),
    ],
)
def test_the_replay_command_can_be_typed_as_it_stands(path: str, command: str) -> None:
    assert replay_command(PurePath(path), PurePath("/home/ann")) == command


def test_the_replay_command_on_windows() -> None:
    path, home = PureWindowsPath(r"C:\Users\Ann Lee\a.jsonl"), PureWindowsPath(r"C:\Users\Ann Lee")
    assert replay_command(path, home, windows=True) == r'backchannel replay "C:\Users\Ann Lee\a.jsonl"'


def test_sentences_beside_the_graphics() -> None:
    played = game("north")
    debrief = summary(played.playthrough, "north")
    assert points_line(debrief).startswith(("0 of 100 points", "100 of 100 points"))
    assert predictions_line(debrief).split(" came")[0].endswith("predictions")
    assert [made.round for made in decided(debrief)] == [1, 2]
    assert goal_quantities(played.playthrough.scenario, "north") == ["south -> north"]
    curve = next(curve for curve in debrief.curves if curve.quantity == "trade")
    assert curve_sentence(curve).startswith(f"Trade: 40 at the start, {curve.values[-1]} in the end")
    assert f"{curve.values[1]} after round 1" in curve_sentence(curve, 1)
