"""The application as a whole: signs and colours by the terminal, ways between screens, what the command line calls."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.ui import app as module
from game.ui.app import BackchannelApp, needs_ascii
from game.ui.screens.situation import SituationScreen
from game.ui.screens.start import StartScreen
from tests.ui.stage import begun, press, running, shown


@pytest.mark.parametrize(
    ("term", "encoding", "expected"),
    [("xterm-256color", "UTF-8", False), ("linux", "UTF-8", True), ("xterm", "ANSI_X3.4-1968", True)],
)
def test_plain_signs_are_chosen_by_themselves(
    monkeypatch: pytest.MonkeyPatch, term: str, encoding: str, expected: bool
) -> None:
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr("locale.getpreferredencoding", lambda _: encoding)
    assert needs_ascii() is expected


async def test_ascii_draws_nothing_else() -> None:
    game = begun("north", reflect="predict")
    async with running(lambda: SituationScreen(game), (80, 24), plain_signs=True) as (app, pilot):
        texts = [shown(app)]
        for key in ("tab", "tab", "tab", "v", "v", "m", "escape", "w", "escape", "g", "escape", "question_mark"):
            texts.append(await press(app, pilot, key))
        texts.append(await press(app, pilot, "escape", "b"))
        for key in ("right", "right", "right", "right", "escape", "enter", "enter", "u", "d", "enter", "space"):
            texts.append(await press(app, pilot, key))
        for text in texts:
            assert text.isascii(), sorted({sign for sign in text if not sign.isascii()})


async def test_no_colour_has_no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even shades of grey; and nothing falls over, as styleless segments would."""
    monkeypatch.setenv("NO_COLOR", "1")
    game = begun("north", reflect="predict")
    async with running(lambda: SituationScreen(game), (80, 24)) as (app, pilot):
        for key in ("tab", "tab", "v", "v", "m", "escape", "w", "escape", "question_mark", "escape", "enter", "escape"):
            await press(app, pilot, key)
            for strip in app.screen._compositor.render_strips():
                for segment in strip.apply_filter(app._filters[-1], app.screen.background_colors[1]):
                    style = segment.style
                    assert style is not None
                    assert style.color is None or style.color.is_default, (key, segment)
                    assert style.bgcolor is None or style.bgcolor.is_default, (key, segment)


async def test_a_game_leads_to_its_debrief_and_back_to_the_start() -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        await press(app, pilot, "enter", "enter", "enter", "enter", "enter", "enter")
        assert type(app.screen).__name__ == "DebriefScreen"
        assert app.game is game
        await press(app, pilot, "escape")
        assert isinstance(app.screen, StartScreen)
        assert app.game is None


async def test_a_finished_game_opens_in_its_debrief() -> None:
    game = begun("north")
    async with running(StartScreen) as (app, pilot):
        app.open_game(game)
        await pilot.pause()
        assert isinstance(app.screen, SituationScreen)
        await press(app, pilot, "enter", "enter", "enter", "enter", "enter")
        app.open_start()
        await pilot.pause()
        app.open_game(game)
        await pilot.pause()
        assert type(app.screen).__name__ == "DebriefScreen"


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[BackchannelApp]:
    """The apps that would have been run, in order."""
    found: list[BackchannelApp] = []

    def run(app: BackchannelApp) -> int:
        found.append(app)
        return 0

    monkeypatch.setattr(module, "run", run)
    return found


def test_what_the_command_line_calls(opened: list[BackchannelApp]) -> None:
    game = begun("north")
    assert module.run_start(ascii=True, scenario=Path("x.yaml"), seed=3, fog="none", open_seats=("east",)) == 0
    assert module.run_game(game) == 0
    assert module.run_replay(game) == 0
    start, play, replay = opened
    assert start.ascii
    assert start.options == (3, None, "none", None, ("east",))
    assert isinstance(start.get_default_screen(), StartScreen)
    assert isinstance(play.get_default_screen(), SituationScreen)
    assert type(replay.get_default_screen()).__name__ == "ReplayScreen"


async def test_who_comes_from_the_command_line_reads_the_briefing_first() -> None:
    game = begun("north")
    async with running(lambda: SituationScreen(game, read_first=True)) as (app, pilot):
        assert "CANARY-NORTH" in shown(app)
        assert "What will North do?" in await press(app, pilot, "enter")
