"""The timeline: where we are, and moving along it."""

from __future__ import annotations

import pytest

from game.ui.widgets.timeline import Timeline
from tests.ui.widgets.tools import Stage, text_of

ROUNDS = tuple(f"Round title {number}" for number in range(1, 9))


async def test_keys_digits_and_clicks_move() -> None:
    app = Stage(shown := Timeline(ROUNDS, position=2))
    async with app.run_test(size=(80, 4), message_hook=app.keep) as pilot:
        assert "After round 2 of 8: Round title 2" in text_of(app)
        shown.focus()
        await pilot.pause()
        await pilot.press("right", "home", "left", "end", "5", "9")
        track = text_of(app).splitlines()[0]
        await pilot.click(Timeline, offset=(track.index("7"), 0))
        assert app.said(Timeline.Moved, "position") == [3, 0, 8, 5, 7]
        assert "The start" not in text_of(app)


async def test_a_click_goes_to_the_number_under_the_mouse() -> None:
    app = Stage(shown := Timeline(ROUNDS))
    async with app.run_test(size=(80, 4)) as pilot:
        track = text_of(app).splitlines()[0]
        for number in (8, 3, 1, 0, 5):
            await pilot.click(Timeline, offset=(track.index(str(number)), 0))
            assert shown.position == number


@pytest.mark.parametrize("width", [20, 40, 120])
async def test_the_present_stop_is_always_shown(width: int) -> None:
    app = Stage(shown := Timeline(tuple("abcdefghijklmnopqrstuvwxyzabcd")))
    async with app.run_test(size=(width, 3)) as pilot:
        for position in range(31):
            shown.position = position
            await pilot.pause()
            assert f" {position} " in text_of(app).splitlines()[0] + " "


async def test_without_rounds_only_the_start_is_there() -> None:
    app = Stage(shown := Timeline())
    async with app.run_test(size=(40, 3), message_hook=app.keep) as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("right", "end", "1")
        assert app.said(Timeline.Moved, "position") == []
        assert "The start" in text_of(app)
