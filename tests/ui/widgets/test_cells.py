"""One cell of the matrix, in every width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.glyphs import ASCII, UNICODE
from game.ui.widgets.cells import NARROWEST, WIDEST, cell_text
from game.ui.widgets.values import Ghost


def shown(score: int, change: int, ghost: Ghost | None, width: int) -> str:
    return "".join(cell_text(score, change, ghost, width, UNICODE)[part] for part in (0, 1, 2, 4))


@pytest.mark.parametrize(
    ("width", "change", "ghost", "text"),
    [
        (9, 0, None, " +63     "),
        (9, 3, None, " +63 ▴3  "),
        (9, -12, None, " +63 ▾12 "),
        (9, 0, Ghost("up", 9, 9), " +63 ▴+9 "),
        (9, 0, Ghost("up", 12, 12), " +63 ▴+12"),
        (9, 0, Ghost("uncertain", -4, 9), " +63 ±   "),
        (9, 0, Ghost("down"), " +63 ▾   "),
        (7, 0, Ghost("up", 9, 9), " +63 +9"),
        (7, 12, None, " +63 ▴ "),
        (6, 3, None, " +63 ▴"),
        (5, 0, Ghost("up", 9, 9), " +63▴"),
        (4, -3, None, "▾+63"),
        (4, 0, None, " +63"),
    ],
)
def test_a_cell_shows_as_much_as_fits(width: int, change: int, ghost: Ghost | None, text: str) -> None:
    assert shown(63, change, ghost, width) == text


def test_a_forecast_takes_the_place_of_a_change() -> None:
    assert shown(63, 3, Ghost("down", -2, -2), 9) == " +63 ▾-2 "


def test_a_number_of_four_cells_keeps_them_in_the_narrowest_column() -> None:
    assert shown(-100, 5, None, 4) == "-100"


@given(
    st.integers(-100, 100),
    st.integers(-200, 200),
    st.none()
    | st.builds(Ghost, st.sampled_from(["up", "down", "uncertain"]), st.integers(-200, 200), st.integers(-200, 200)),
    st.integers(NARROWEST, WIDEST),
    st.sampled_from([UNICODE, ASCII]),
)
def test_a_cell_is_as_wide_as_its_column(
    score: int, change: int, ghost: Ghost | None, width: int, signs: object
) -> None:
    assert isinstance(signs, type(UNICODE))
    text = cell_text(score, change, ghost, width, signs)
    assert len(text.before + text.number + text.mark + text.after) == width
    assert f"{score:+d}" in text.number or (score == 0 and text.number.strip() == "0")
