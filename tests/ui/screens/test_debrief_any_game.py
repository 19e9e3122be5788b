"""The debrief of any game, in any window, on any terminal."""

from __future__ import annotations

import copy
import re

import pytest

from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.debrief.cards import Card
from game.ui.screens.debrief.screen import TABS
from tests.ui.screens.after_game import HOSTILE, game, large, opened, tiny
from tests.ui.stage import SIZES, TINY, press, running, shown

SCROLLBAR = re.compile(r"[▁-█]$", re.MULTILINE)
"""The end of a scrollbar, which Textual draws."""
FIRST = (
    "Nobody starved",
    "South → North",
    "decisions that moved",
    "predictions",
    "reported choice",
    "Town of South",
    "Who owns",
)
"""What stands near the top of each tab."""


@pytest.mark.parametrize("size", SIZES)
async def test_every_tab_at_every_size(size: tuple[int, int]) -> None:
    async with running(lambda: DebriefScreen(game("north")), size) as (app, pilot):
        for digit, text in enumerate(FIRST, 1):
            screen = await press(app, pilot, str(digit))
            assert text in screen
            assert "A quiet winter" in screen
            assert "backchannel replay" in screen
            assert all(tab.short[:5] in screen or tab.name[:5] in screen for tab in TABS)
            assert len(screen.splitlines()) <= size[1]


async def test_resizing_keeps_the_place() -> None:
    async with running(lambda: DebriefScreen(game("north"))) as (app, pilot):
        await press(app, pilot, "4", "down")
        for size in ((60, 18), (50, 12), (200, 60), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert ("Too small" in shown(app)) == (size == (50, 12))
        assert isinstance(app.focused, Card)
        assert app.focused.round == 2


async def test_hostile_text_is_only_text() -> None:
    actors = copy.deepcopy(TINY["actors"])
    actors["north"] |= {"name": HOSTILE[:50], "mention": "[b]N", "short": "[/]日本"}
    actors["north"]["goals"][0] |= {"name": HOSTILE, "because": HOSTILE}
    rounds = copy.deepcopy(TINY["rounds"])
    rounds[0]["title"] = HOSTILE
    rounds[0]["choices"]["north"][0] |= {"label": HOSTILE[:55], "detail": HOSTILE}
    trade = copy.deepcopy(TINY["indicators"])
    trade["trade"]["name"] = "[/x] [a=b]"
    endings = [{"id": "quiet", "title": HOSTILE, "text": HOSTILE, "default": True}]
    scenario = tiny(
        title=HOSTILE, actors=actors, rounds=rounds, indicators=trade, endings=endings, debrief={"questions": [HOSTILE]}
    )
    played = game("north", scenario=scenario, path="/tmp/[@click=app.exit] it's.jsonl")
    for size in ((120, 34), (60, 18)):
        async with running(lambda: DebriefScreen(played), size) as (app, pilot):
            assert "[@click=app.exit]x[/]" in shown(app)
            for tab in range(1, len(TABS) + 1):
                await press(app, pilot, str(tab), "down", "down")
                await pilot.click(offset=(size[0] // 4, 8))
                await pilot.pause()
            opened(app, DebriefScreen)
            assert app.return_code is None


@pytest.mark.parametrize(
    ("actors", "rounds", "indicators"),
    [(12, 30, 8), (2, 1, 0), (12, 2, 0)],
    ids=["largest", "smallest", "no-indicators"],
)
async def test_games_of_any_size(actors: int, rounds: int, indicators: int) -> None:
    played = game("a0", scenario=large(actors, rounds, indicators))
    async with running(lambda: DebriefScreen(played), (80, 24)) as (app, pilot):
        for tab in range(1, len(TABS) + 1):
            assert "The end" in await press(app, pilot, str(tab), "down")


async def test_plain_signs() -> None:
    async with running(lambda: DebriefScreen(game("north")), plain_signs=True) as (app, pilot):
        for tab in range(1, len(TABS) + 1):
            screen = SCROLLBAR.sub("|", await press(app, pilot, str(tab), "down"))
            assert screen.isascii(), [line for line in screen.splitlines() if not line.isascii()]


async def test_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(lambda: DebriefScreen(game("north"))) as (app, pilot):
        for tab in range(1, len(TABS) + 1):
            await press(app, pilot, str(tab), "down")
        opened(app, DebriefScreen)
