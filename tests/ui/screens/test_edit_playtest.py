"""A playtest from the editor: it plays while one writes on, and its findings stand among the faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.ui.screens.edit import EditScreen, playtesting
from game.ui.screens.edit.faults import FaultList
from tests.ui.screens.editing import editing, go, own_scenario, quick_fingers, screen_of, settled
from tests.ui.stage import press, shown

__all__ = ["own_scenario", "quick_fingers"]


@pytest.fixture(autouse=True)
def _few_games(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(playtesting, "GAMES", 120)


CODE = "playtest-never-open"


@pytest.fixture(name="shut")
def _with_a_choice_that_never_opens(path: Path) -> Path:
    text = path.read_text().replace("label: Send thanks,", "label: Send thanks, when: {trade: at most 36},")
    path.write_text(text)
    return path


async def test_what_games_show_stands_among_the_faults_and_is_jumped_to(shut: Path) -> None:
    async with editing(shut) as (app, pilot):
        screen = screen_of(app)
        line = next(n for n, one in enumerate(screen.text.text.split("\n"), 1) if "Send thanks" in one)
        await press(app, pilot, "f7")
        await app.workers.wait_for_complete()
        text = await settled(app, pilot)
        assert "120 games: " in text
        assert _lines(screen) == [line]
        assert screen.checked is not None
        place = next(place for place, one in enumerate(screen.checked.problems) if one.code == CODE)
        await press(app, pilot, "f6")
        screen.query_one(FaultList).highlighted = place
        await press(app, pilot, "enter")
        assert screen.text.cursor_location[0] + 1 == line

        screen.text.move_cursor((0, 0))
        await press(app, pilot, "#", "enter")
        await settled(app, pilot)
        assert _lines(screen) == [line + 1], "it moves with its line"
        await go(app, pilot, "Send thanks")
        await press(app, pilot, "x")
        await settled(app, pilot)
        assert _lines(screen) == [], "it goes when its line is changed"


async def test_a_text_with_an_error_is_not_played(path: Path) -> None:
    async with editing(path) as (app, pilot):
        await go(app, pilot, "consult south")
        screen_of(app).text.insert("x")
        await settled(app, pilot)
        await press(app, pilot, "f7")
        assert "cannot be played yet" in shown(app)
        assert not any(worker.group == playtesting.GROUP for worker in app.workers)


def _lines(screen: EditScreen) -> list[int]:
    assert screen.checked is not None
    return [problem.line for problem in screen.checked.problems if problem.code == CODE]
