"""The editor and the game: F5 and back, and the way there from the start screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.ui.app import BackchannelApp
from game.ui.screens.edit import EditScreen
from game.ui.screens.edit.trying import Trial
from game.ui.screens.start import StartScreen
from tests.ui.screens.editing import YAML, editing, go, own_scenario, quick_fingers, screen_of, settled
from tests.ui.stage import press, running, shown

__all__ = ["own_scenario", "quick_fingers"]


async def to_the_end(app: BackchannelApp, pilot: Pilot[int]) -> None:
    """Take the first choice of each round until the ending is told."""
    for _ in range(20):
        await press(app, pilot, "enter")
        await pilot.pause(0.05)
        if "winter" in shown(app):
            break


# ── Playing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_f5_plays_the_unsaved_text_from_the_round_under_the_cursor_and_comes_back(
    path: Path, isolated_home: Path
) -> None:
    async with editing(path) as (app, pilot):
        await go(app, pilot, "Blame the gate")
        screen_of(app).text.insert("Loudly ")
        await press(app, pilot, "f5")
        await pilot.pause(0.3)
        text = shown(app)
        assert "Round 2 of 2" in text
        assert "You are South" in text
        assert "Loudly Blame the gate" in text
        assert "To the text" in text
        await press(app, pilot, "q")
        await pilot.pause(0.3)
        assert screen_of(app).text.text == YAML.replace("Blame", "Loudly Blame")
        assert path.read_text(encoding="utf-8") == YAML
        saves = isolated_home / "saves"
        assert not saves.exists() or not list(saves.iterdir()), "a trial is not kept among the games"
        await press(app, pilot, "ctrl+z")
        await settled(app, pilot)
        assert screen_of(app).text.text == YAML, "what can be undone is still there after the game"


async def test_a_trial_can_be_played_to_its_end(path: Path) -> None:
    async with editing(path) as (app, pilot):
        await go(app, pilot, "Blame the gate")
        await press(app, pilot, "f5")
        await pilot.pause(0.3)
        await to_the_end(app, pilot)
        assert "winter" in shown(app)
        await press(app, pilot, "q")
        await pilot.pause(0.3)
        assert isinstance(app.screen, EditScreen)


async def test_the_replay_of_a_trial_promises_to_keep_nothing(path: Path) -> None:
    async with editing(path) as (app, pilot):
        await go(app, pilot, "Blame the gate")
        await press(app, pilot, "f5")
        await pilot.pause(0.3)
        await to_the_end(app, pilot)
        text = await press(app, pilot, "r")
        assert "Replay" in text
        assert "Comment" not in text
        text = " ".join((await press(app, pilot, "end", "i")).split())
        assert "no more kept than this game" in text
        assert "same file" not in text
        await press(app, pilot, "enter")
        await pilot.pause(0.3)
        said = " ".join(notice.message for notice in app._notifications)
        assert "none of this is kept" in said
        assert "kept in the same file" not in said
        await press(app, pilot, "q")
        await pilot.pause(0.3)
        assert isinstance(app.screen, EditScreen)


async def test_what_a_trial_left_when_the_program_was_stopped_is_gone_after_the_next_start(
    path: Path, isolated_home: Path
) -> None:
    left, played = Trial(), Trial()
    left.save.write_text("{}")
    left._claim._close()  # as when the process ends
    async with editing(path) as (app, pilot):
        assert not left.folder.exists()
        assert played.folder.exists(), "somebody else plays it"
        await press(app, pilot, "f5")
        await pilot.pause(0.3)
        await press(app, pilot, "q")
        await pilot.pause(0.3)
    played.end()
    assert [*(isolated_home / "trials").iterdir()] == []


async def test_a_faulty_text_is_not_played_but_its_fault_is_shown(path: Path) -> None:
    async with editing(path) as (app, pilot):
        await go(app, pilot, "points: 100}")
        screen_of(app).text.insert("x")
        await press(app, pilot, "f5")
        assert "It cannot be played yet: 1 error." in shown(app)
        assert screen_of(app).line == YAML[: YAML.index("points: 100}")].count("\n") + 1


# ── From the start screen, and anywhere ──────────────────────────────────────────────────────────────────────────────


async def test_e_on_the_start_screen_edits_one_s_own_and_a_copy_of_a_shipped_one(
    path: Path, monkeypatch: pytest.MonkeyPatch, isolated_home: Path
) -> None:
    monkeypatch.chdir(path.parent)
    async with running(StartScreen) as (app, pilot):
        text = await press(app, pilot, "e")
        assert "comes with the program and stays as it is" in text
        await press(app, pilot, "enter")
        await settled(app, pilot)
        assert screen_of(app).draft.path == isolated_home / "scenarios" / "two-rivers-copy.yaml"
        await press(app, pilot, "escape")
        await pilot.pause(0.1)
        await press(app, pilot, "home")
        assert "your own" in shown(app), "the list has the copy"
        await pilot.pause(0.1)
        assert isinstance(app.screen, StartScreen)
        for _ in range(8):
            if "towns" in str(app.screen.picked()[1]):
                break
            await press(app, pilot, "down")
        await press(app, pilot, "e")
        await settled(app, pilot)
        assert screen_of(app).draft.path == path


async def test_two_scenarios_of_one_title_are_told_apart_by_their_files(
    path: Path, monkeypatch: pytest.MonkeyPatch, isolated_home: Path
) -> None:
    monkeypatch.chdir(path.parent)
    (path.parent / "scenarios").mkdir()
    for other in ("towns-class-b.yaml", "scenarios/towns.yaml"):
        (path.parent / other).write_text(YAML, encoding="utf-8")
    (path.parent / "alone.yaml").write_text(YAML.replace("Three Towns", "Alone"), encoding="utf-8")
    async with running(StartScreen, (120, 40)) as (app, pilot):
        for _ in range(200):
            if "Go on with" in (text := shown(app)):
                break
            await pilot.pause(0.05)  # the files are read one after the other
        assert "towns-class-b.yaml" in text
        assert "scenarios/towns.yaml" in text
        assert f"{path.parent.name}/towns.yaml"[:20] in text
        assert text.count("your own") == 1
