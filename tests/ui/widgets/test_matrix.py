"""The matrix: how it reads in several widths, and that keys and mouse do the same."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widget import Widget

from game.ui.widgets.matrix import Matrix
from tests.conftest import Golden
from tests.ui.widgets.tools import ACTORS, CHANGES, GHOSTS, SCORES, Stage, text_of


def matrix(**more: Any) -> Matrix:
    return Matrix(ACTORS, SCORES, **{"changes": CHANGES, "you": "qatar"} | more)


@pytest.mark.parametrize("width", [36, 44, 60])
@pytest.mark.parametrize("shows", ["changes", "forecast", "ascii"])
async def test_it_reads_well_in_every_width(width: int, shows: str, golden: Golden) -> None:
    app = Stage(shown := matrix(), plain_signs=shows == "ascii")
    async with app.run_test(size=(width, 8)) as pilot:
        if shows == "forecast":
            shown.set_ghosts(GHOSTS)
        await pilot.pause()
        golden(f"matrix-{width}-{shows}.txt", text_of(app) + "\n")


async def test_twelve_actors_fit_in_sixty_columns() -> None:
    actors = tuple((f"a{number}", f"Actor{number}") for number in range(12))
    scores = {f"{a} -> {b}": -100 for a, _ in actors for b, _ in actors if a != b}
    app = Stage(shown := Matrix(actors, scores, you="a3"))
    async with app.run_test(size=(60, 14)):
        assert shown.column_width == 4
        lines = text_of(app).splitlines()
        assert len(lines) == 13
        assert all(line.count("-100") == 11 for line in lines[1:])


async def test_arrow_keys_move_over_the_cells_and_past_the_diagonal() -> None:
    app = Stage(shown := matrix())
    async with app.run_test(size=(60, 8), message_hook=app.keep) as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("right", "up", "down", "left", "left", "left")
        assert app.said(Matrix.Pointed, "quantity") == [
            "qatar -> us",
            "qatar -> israel",
            "us -> israel",
            "qatar -> israel",
            "qatar -> us",
        ]
        assert shown.quantity == "qatar -> us"
        await pilot.press("enter", "down", "w")
        assert app.said(Matrix.Asked, "quantity") == ["qatar -> us", "israel -> us"]


async def test_the_mouse_points_and_a_click_asks() -> None:
    app = Stage(shown := matrix(), other := Widget(id="other"))
    async with app.run_test(size=(60, 12), message_hook=app.keep) as pilot:
        row = shown.cell_region(0, 2)
        await pilot.hover(Matrix, offset=(row.x + 1, row.y))
        await pilot.click(Matrix, offset=(row.x + 1, row.y))
        assert app.said(Matrix.Asked, "quantity") == ["us -> israel"]
        assert app.said(Matrix.Pointed, "quantity")[0] == "us -> israel"
        diagonal = shown.cell_region(1, 1)
        await pilot.click(Matrix, offset=(diagonal.x + 1, diagonal.y))
        await pilot.click(Matrix, offset=(1, 1))
        assert app.said(Matrix.Asked, "quantity") == ["us -> israel"]
        other.can_focus = True
        other.focus()
        await pilot.pause()
        await pilot.hover("#other")
        await pilot.pause()
        assert app.said(Matrix.Pointed, "quantity")[-1] is None


async def test_a_tie_in_a_sentence() -> None:
    app = Stage(shown := matrix(names={"us": "the US", "summit": "the summit"}))
    async with app.run_test():
        assert shown.describe("us -> qatar") == "The US is close to Qatar: +60, up 3 since last round."
        assert shown.describe("hamas -> us") == "Hamas is hostile towards the US: -70."
        assert shown.describe("us -> us") == ""
        shown.set_ghosts(GHOSTS)
        assert shown.describe("israel -> qatar").endswith("-25; down 12 with this choice.")
        assert shown.describe("hamas -> qatar").endswith("+40; up with this choice.")
        assert "between down 4 and up 9" in shown.describe("summit -> qatar")


async def test_a_forecast_and_a_change_never_stand_together() -> None:
    app = Stage(shown := matrix())
    async with app.run_test(size=(60, 8)) as pilot:
        assert "▴3" in text_of(app)
        shown.set_ghosts(GHOSTS)
        await pilot.pause()
        text = text_of(app)
        assert "▴+9" in text
        assert "▴3" not in text
        assert "▾12" not in text
        shown.set_ghosts({})
        await pilot.pause()
        assert "▴3" in text_of(app)


async def test_other_actors_bring_the_cursor_home() -> None:
    app = Stage(shown := matrix())
    async with app.run_test() as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("down", "down", "right")
        shown.actors = ACTORS[:2]
        await pilot.pause()
        assert shown.quantity == "qatar -> us"


async def test_without_actors_it_is_empty() -> None:
    app = Stage(shown := Matrix())
    async with app.run_test(message_hook=app.keep) as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("down", "enter")
        assert shown.quantity is None
        assert app.said(Matrix.Asked, "quantity") == []
