"""The replay of any game, in any window, on any terminal."""

from __future__ import annotations

import copy

import pytest

from game.ui.screens.replay import ReplayScreen
from game.ui.screens.replay.layout import PANES
from game.ui.screens.why import WhyScreen
from tests.ui.screens.after_game import HOSTILE, game, large, opened, tiny, where
from tests.ui.stage import SIZES, TINY, click, press, running, shown


@pytest.mark.parametrize("size", SIZES)
async def test_every_pane_at_every_size(size: tuple[int, int]) -> None:
    async with running(lambda: ReplayScreen(game("north"), position=1), size) as (app, pilot):
        screen = shown(app)
        for _ in PANES:
            screen += await press(app, pilot, "tab")
        for text in ("A toll stands", "Lower the toll", "North consulted South", "South", "Trade"):
            assert text in screen, text


async def test_resizing_keeps_the_place_and_the_pane() -> None:
    async with running(lambda: ReplayScreen(game("north"), position=1), (80, 24)) as (app, pilot):
        assert "North consulted South" in await click(app, pilot, "What changed")
        for size in ((120, 34), (50, 12), (120, 26), (60, 18), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            await pilot.pause()
            assert ("Too small" in shown(app)) == (size == (50, 12))
        assert "North consulted South" in shown(app)
        assert where(app) == 1


async def test_hostile_text_is_only_text() -> None:
    actors = copy.deepcopy(TINY["actors"])
    actors["north"] |= {"name": HOSTILE[:50], "mention": "[b]N", "short": "[/]日本"}
    rounds = copy.deepcopy(TINY["rounds"])
    rounds[0] |= {"title": HOSTILE, "date": HOSTILE, "situation": HOSTILE, "claims": []}
    rounds[0]["choices"]["north"][0] |= {"label": HOSTILE[:55], "detail": HOSTILE}
    rounds[0]["choices"]["south"][1]["outcomes"][0]["text"] = HOSTILE
    trade = copy.deepcopy(TINY["indicators"])
    trade["trade"] |= {"name": "[/x] [a=b]", "low": "[/]", "high": "[@click=app.exit]", "bands": ["[/]", "[b]"]}
    scenario = tiny(title=HOSTILE, subtitle=HOSTILE, summary=HOSTILE, actors=actors, rounds=rounds, indicators=trade)
    played = game("north", scenario=scenario)
    for size in ((120, 34), (60, 18)):
        async with running(lambda: ReplayScreen(played), size) as (app, pilot):
            for key in ("right", "tab", "tab", "tab", "v", "tab", "v", "t", "a", "right", "left", "j"):
                await press(app, pilot, key)
                await pilot.click(offset=(size[0] // 4, 9))
                await pilot.pause()
                if not isinstance(app.screen, ReplayScreen):
                    await press(app, pilot, "escape")
            await press(app, pilot, "1")
            assert where(app) == 1
            assert app.return_code is None


@pytest.mark.parametrize(
    ("actors", "rounds", "indicators"),
    [(12, 30, 8), (2, 1, 0), (12, 2, 0)],
    ids=["largest", "smallest", "no-indicators"],
)
async def test_games_of_any_size(actors: int, rounds: int, indicators: int) -> None:
    played = game("a0", scenario=large(actors, rounds, indicators))
    for size in ((80, 24), (120, 34)):
        async with running(lambda: ReplayScreen(played), size) as (app, pilot):
            screen = await press(app, pilot, "right", "v", "end", "v", "tab", "t")
            assert f"of {rounds}" in screen
            assert where(app) == rounds


async def test_plain_signs() -> None:
    async with running(lambda: ReplayScreen(game("north"), position=1), (80, 24), plain_signs=True) as (app, pilot):
        for _ in PANES:
            screen = await press(app, pilot, "tab")
            lines = [line for line in screen.splitlines() if not line.rstrip("▁▂▃▄▅▆▇█|").isascii()]
            assert not lines


async def test_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(lambda: ReplayScreen(game("north"), position=1)) as (app, pilot):
        screen = await press(app, pilot, "v", "t", "a", "left")
        assert "How each" in screen or "Beside" in screen


async def test_a_game_in_which_nothing_was_played() -> None:
    async with running(lambda: ReplayScreen(game("north", rounds=0))) as (app, pilot):
        for key in ("right", "left", "end", "j", "space", "a", "t", "w"):
            await press(app, pilot, key)
        opened(app, WhyScreen)
        assert opened(app, WhyScreen).rounds == 0
