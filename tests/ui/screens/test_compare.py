"""Games side by side: the same curves, parting and endings that the pure comparison finds, in any window."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from game.record import branch_game, read_game
from game.ui.screens.compare import CompareScreen, Side
from game.ui.screens.start import StartScreen
from game.ui.widgets.curves import Curves
from tests.ui.screens.after_game import HOSTILE, large, opened, play
from tests.ui.screens.after_game import game as played
from tests.ui.stage import SIZES, begun, click, press, running, shown


def sides() -> tuple[Side, Side]:
    """A game, and the same played otherwise from its first round on."""
    with begun("north") as game:
        play(game.playthrough)
    with branch_game(game.path, 1, seat="north") as branch:
        play(branch.playthrough, {"north": "north-keep"}, rounds=1)
    return Side(read_game(game.path), "The game itself"), Side(read_game(game.path, 1), "Variation 1")


async def test_curves_lie_over_each_other() -> None:
    two = sides()
    async with running(lambda: CompareScreen(two)) as (app, pilot):
        screen = shown(app)
        assert "A The game itself" in screen
        assert "B Variation 1" in screen
        found = opened(app, CompareScreen).found
        curves = app.screen.query_one(Curves)
        for place, one in enumerate(found.scores[:3]):
            assert [series.values for series in curves.series] == [*one.values]
            assert one.name in shown(app)
            await press(app, pilot, "down")
            assert app.screen.query_one(OptionList).highlighted == place + 1
        await press(app, pilot, "home", "tab", "right", "right")
        assert curves.has_focus
        assert curves.cursor is not None


async def test_where_they_part_and_how_they_end() -> None:
    two = sides()
    async with running(lambda: CompareScreen(two)) as (app, pilot):
        screen = await press(app, pilot, "2")
        for text in ("They part in round 1: The toll", "Lower the toll", "Keep the toll", "seed 7"):
            assert text in screen, text
        screen = await click(app, pilot, "Endings and goals")
        assert "A quiet winter" in screen
        assert "It goes on after round 1." in screen
        assert "Goal-North" in screen
        assert "Goal-South" not in screen, "what others want stays secret while one of the games goes on"
        await press(app, pilot, "escape")
        opened(app, StartScreen)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("plain_signs", [False, True])
async def test_every_page_at_every_size(size: tuple[int, int], plain_signs: bool) -> None:
    two = sides()
    async with running(lambda: CompareScreen(two), size, plain_signs=plain_signs) as (app, pilot):
        screen = shown(app)
        for _ in range(3):
            screen += await press(app, pilot, "tab")
        for text in ("apart", "They part in round 1", "A quiet winter"):
            assert text in screen, text
        if plain_signs:
            assert not [line for line in screen.splitlines() if not line.rstrip("▁▂▃▄▅▆▇█").isascii()]


async def test_six_large_games() -> None:
    scenario = large()
    six = tuple(Side(played("a0", scenario=scenario, rounds=n), f"Game {n}") for n in (1, 5, 10, 20, 29, 30))
    async with running(lambda: CompareScreen(six), (80, 24)) as (app, pilot):
        screen = shown(app) + await press(app, pilot, "end", "2", "3")
        assert "6 games side by side" in screen
        assert "F" in screen


async def test_hostile_names_are_only_text() -> None:
    first, second = sides()
    two = (first._replace(name=HOSTILE), second._replace(name="[b]x[/]"))
    async with running(lambda: CompareScreen(two)) as (app, pilot):
        screen = await press(app, pilot, "tab", "2")
        assert "[@click=app.exit]x[/]" in screen
        await press(app, pilot, "3", "1")
        assert app.return_code is None
