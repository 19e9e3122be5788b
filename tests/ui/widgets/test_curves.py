"""Curves: axes, legend, the pointed round, and frames of any size."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.widgets.curves import Curves
from game.ui.widgets.plot import Frame, frame
from game.ui.widgets.values import Series
from tests.ui.widgets.tools import Stage, text_of

SERIES = (
    Series("qatar -> us", "Qatar → US", (40, 46, 52, 47), (40, 46, 51)),
    Series("us -> qatar", "US → Qatar", (60, -20, 68, 60)),
)


@given(st.integers(1, 200), st.integers(1, 60), st.integers(1, 30), st.integers(-300, 300))
def test_every_value_and_round_is_within_the_plot(columns: int, rows: int, rounds: int, value: int) -> None:
    place = Frame(columns, rows, -100, 100, rounds)
    assert 0 <= place.y(value) < rows * 4
    assert place.y(100) == 0
    assert all(0 <= place.x(number) < max(columns * 2, 2) for number in range(rounds + 1))


def test_zoom_ends_at_tens_around_the_values() -> None:
    whole, near = frame(SERIES, 8, 60, 12), frame(SERIES, 8, 60, 12, zoom=True)
    assert (whole.low, whole.high, whole.rounds) == (-100, 100, 8)
    assert (near.low, near.high) == (-30, 70)


async def test_axes_and_legend_say_what_is_drawn() -> None:
    app = Stage(Curves(SERIES, rounds=4))
    async with app.run_test(size=(100, 16)):
        lines = text_of(app).splitlines()
        assert lines[0].startswith("+100")
        assert lines[-1].split()[:5] == ["0", "1", "2", "3", "4"]
        assert any("● Qatar → US" in line and "+40 → +47" in line for line in lines)
        assert any("■ US → Qatar" in line for line in lines)
        assert any("dotted: the reported record" in line for line in lines)


async def test_a_pointed_round_shows_its_values() -> None:
    app = Stage(shown := Curves(SERIES))
    async with app.run_test(size=(100, 16), message_hook=app.keep) as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("right", "right", "left", "end")
        assert app.said(Curves.Moved, "position") == [0, 1, 0, 3]
        await pilot.press("left")
        assert "+52 (+51)" in text_of(app)
        await pilot.click(Curves, offset=(shown.frame.column(1), 3))
        assert shown.cursor == 1
        await pilot.press("z")
        assert text_of(app).startswith(" +70")


async def test_under_the_plot_and_in_ascii() -> None:
    app = Stage(Curves(SERIES), plain_signs=True)
    async with app.run_test(size=(60, 14)):
        text = text_of(app)
        assert "* Qatar -> US" in text.splitlines()[-1]
        assert text.isascii()


@pytest.mark.parametrize("size", [(10, 3), (30, 6), (220, 60)])
@pytest.mark.parametrize(
    "series", [(), (Series("a", "A", ()),), (Series("a", "A", (5,)),), (Series("a", "A", (None, 5, None)),)]
)
async def test_no_size_and_no_series_is_too_odd(size: tuple[int, int], series: tuple[Series, ...]) -> None:
    app = Stage(shown := Curves(series))
    async with app.run_test(size=size) as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("right", "left", "z")
