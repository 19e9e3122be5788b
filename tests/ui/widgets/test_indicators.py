"""Indicators: bars in several sizes, keys and mouse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.glyphs import UNICODE
from game.ui.looks import look_of
from game.ui.widgets.bars import bar
from game.ui.widgets.indicators import Indicators
from game.ui.widgets.values import Ghost, IndicatorItem
from tests.conftest import Golden
from tests.ui.widgets.tools import Stage, text_of

ITEMS = (
    IndicatorItem("talks", "Ceasefire talks", 28, -2, "fragile", "broken off", "close to agreement"),
    IndicatorItem(
        "pact", "US-Qatar defence agreement", 74, 3, "near completion", "shelved", "signed", Ghost("up", 6, 6)
    ),
    IndicatorItem("calm", "Regional calm", 24, 0, "tense", "spreading conflict", "calm", Ghost("down")),
)


@given(
    st.integers(-20, 120),
    st.integers(0, 60),
    st.integers(-200, 200),
    st.none()
    | st.builds(Ghost, st.sampled_from(["up", "down", "uncertain"]), st.integers(-99, 99), st.integers(-99, 99)),
)
def test_a_bar_is_as_wide_as_it_is_asked_to_be(value: int, width: int, change: int, ghost: Ghost | None) -> None:
    pieces = bar(value, width, UNICODE, look_of("backchannel"), change=change, ghost=ghost)
    assert sum(len(text) for text, _ in pieces) == width


@pytest.mark.parametrize("size", [(36, 3), (60, 3), (60, 6), (60, 12)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_reads_well_in_every_size(size: tuple[int, int], golden: Golden) -> None:
    app = Stage(shown := Indicators(ITEMS))
    async with app.run_test(size=size) as pilot:
        shown.styles.height = size[1]
        await pilot.pause()
        golden(f"indicators-{size[0]}x{size[1]}.txt", text_of(app) + "\n")


async def test_keys_and_mouse_point_and_ask() -> None:
    app = Stage(shown := Indicators(ITEMS))
    async with app.run_test(size=(60, 5), message_hook=app.keep) as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("down", "enter", "down", "down", "w")
        assert app.said(Indicators.Pointed, "quantity") == ["talks", "pact", "calm"]
        await pilot.hover(Indicators, offset=(5, 0))
        await pilot.click(Indicators, offset=(5, 0))
        assert app.said(Indicators.Asked, "quantity") == ["pact", "calm", "talks"]
        assert app.said(Indicators.Pointed, "quantity")[3:] == ["talks", "talks"]


async def test_an_indicator_in_a_sentence() -> None:
    app = Stage(shown := Indicators(ITEMS))
    async with app.run_test():
        assert shown.describe("talks") == (
            "Ceasefire talks: 28 of 100, fragile, down 2 since last round (0: broken off; 100: close to agreement)."
        )
        assert "up 6 with this choice" in shown.describe("pact")
        assert shown.describe("nothing") == ""


async def test_fewer_items_keep_the_cursor_on_one() -> None:
    app = Stage(shown := Indicators(ITEMS))
    async with app.run_test(size=(60, 5)) as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("down", "down")
        shown.items = ITEMS[:1]
        await pilot.pause()
        assert shown.quantity == "talks"


async def test_without_items_it_is_empty() -> None:
    app = Stage(shown := Indicators())
    async with app.run_test(message_hook=app.keep) as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("down", "enter")
        assert shown.quantity is None
        assert app.said(Indicators.Asked, "quantity") == []
