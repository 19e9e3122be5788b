"""The start screen and the choice of a seat."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from game.ui.app import Options
from game.ui.screens.start import StartScreen
from tests.ui.stage import TINY, begun, click, press, running, shown


async def test_an_empty_shelf_says_what_to_do() -> None:
    async with running(StartScreen) as (app, _pilot):
        text = shown(app)
        assert "After Doha" in text
        assert "Two Rivers" in text
        assert "Games that you leave wait here." in text
        assert "Games that are over can be replayed" in text


async def test_the_first_scenario_is_two_keys_from_the_briefing() -> None:
    async with running(StartScreen) as (app, pilot):
        await press(app, pilot, "enter")
        assert "Which seat do you take?" in shown(app)
        await press(app, pilot, "enter")
        assert "your brief and your goals" in shown(app)


async def test_a_faulty_scenario_is_listed_with_its_first_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = {**TINY, "minutes": "[/] soon", "rounds": [{**TINY["rounds"][0], "titel": "x"}]}
    Path("faulty.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")
    async with running(StartScreen) as (app, pilot):
        text = await click(app, pilot, "faulty.yaml")
        assert "not playable, line" in text
        assert "This file cannot be played yet" in text
        text = await press(app, pilot, "enter")
        assert "What is wrong in faulty.yaml" in text
        assert "titel" in text
        text = await press(app, pilot, "escape")
        assert "Go on with" in text


async def test_a_save_that_cannot_be_opened_says_why(isolated_home: Path) -> None:
    game = begun("north")
    game.close()
    game.path.write_text("no save at all\n", encoding="utf-8")
    async with running(StartScreen) as (app, pilot):
        text = await press(app, pilot, "end", "enter")
        assert "This game cannot be opened" in text
        assert game.path.read_text(encoding="utf-8") == "no save at all\n"


async def test_a_saved_game_can_be_replayed(isolated_home: Path) -> None:
    game = begun("north")
    game.close()
    async with running(StartScreen) as (app, pilot):
        await press(app, pilot, "end")
        assert "r Replay" in shown(app)
        await press(app, pilot, "r")
        assert type(app.screen).__name__ == "ReplayScreen"
        await press(app, pilot, "escape")
        assert isinstance(app.screen, StartScreen)


def own(folder: Path) -> Path:
    path = folder / "three-towns.yaml"
    path.write_text(json.dumps(TINY), encoding="utf-8")
    return path


async def test_a_closed_seat_says_who_may_open_it(tmp_path: Path) -> None:
    path = own(tmp_path)
    async with running(lambda: StartScreen(path)) as (app, pilot):
        text = await press(app, pilot, "end")
        assert "closed: computer only" in text
        assert "--open-seat east" in text
        text = await press(app, pilot, "enter")
        assert "Which seat do you take?" in text
        assert "Town of East is played by the computer" in text
    async with running(lambda: StartScreen(path), options=Options(open_seats=("east",))) as (app, pilot):
        text = await press(app, pilot, "end", "enter")
        assert "For East only" in text


async def test_several_seats_take_turns(tmp_path: Path) -> None:
    path = own(tmp_path)
    async with running(lambda: StartScreen(path)) as (app, pilot):
        text = await press(app, pilot, "space", "down", "space")
        assert "Taking turns at this keyboard: North and South.  The computer plays East." in text
        text = await press(app, pilot, "enter")
        assert "You play North and South" in text
        assert "CANARY" not in text
        text = await press(app, pilot, "enter")
        assert "Hand the keyboard to North" in text


async def test_esc_leads_back_step_by_step(tmp_path: Path) -> None:
    path = own(tmp_path)
    async with running(lambda: StartScreen(path)) as (app, pilot):
        await press(app, pilot, "enter")
        assert "Which seat do you take?" in await press(app, pilot, "escape")
        assert "Go on with" in await press(app, pilot, "escape")


@pytest.mark.parametrize("module", ["game.ui.app", "game.ui.screens.start"])
def test_the_first_picture_waits_for_nothing_heavy(module: str) -> None:
    """Seen in a fresh interpreter: the model, the loader and the saves come after the first frame."""
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    heavy = {"pydantic", "yaml", "game.model", "game.scenario", "game.playthrough", "game.record", "game.engine"}
    assert not heavy & set(done.stdout.split())


async def test_the_briefing_has_pages(tmp_path: Path) -> None:
    path = own(tmp_path)
    async with running(lambda: StartScreen(path)) as (app, pilot):
        await press(app, pilot, "enter")
        assert "It owns the bridge." in await press(app, pilot, "right")
        assert "It robs the poor." in await press(app, pilot, "3")
        assert "A price for crossing." in await press(app, pilot, "left", "left", "left")
        assert "CANARY-NORTH" in await press(app, pilot, "1")


async def test_a_game_that_cannot_be_saved_is_not_begun(tmp_path: Path) -> None:
    path, taken = own(tmp_path), tmp_path / "taken.jsonl"
    taken.write_text("mine\n", encoding="utf-8")
    async with running(lambda: StartScreen(path), options=Options(save=taken)) as (app, pilot):
        text = await press(app, pilot, "enter", "enter")
        assert "The game cannot be saved" in text
        text = await press(app, pilot, "enter")
        assert "The game cannot be saved" in text
        text = await press(app, pilot, "escape")
        assert "your brief and your goals" in text
        taken.unlink()
        assert "What will North do?" in await press(app, pilot, "enter")
