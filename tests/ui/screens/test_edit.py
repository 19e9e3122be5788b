"""The editor: what one types is checked and shown, and nothing drives the screen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.scenario.draft import Draft
from game.ui.screens.edit import EditScreen
from game.ui.screens.edit.text import ScenarioText
from tests.ui.screens.editing import YAML, editing, go, own_scenario, quick_fingers, screen_of, settled
from tests.ui.stage import TINY, press, running, shown

__all__ = ["own_scenario", "quick_fingers"]

# ── What is shown ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_the_preview_follows_the_cursor(path: Path) -> None:
    async with editing(path) as (app, pilot):
        assert "No faults. 2 actors, 2 rounds, 8 choices." in shown(app)
        text = await go(app, pilot, "public: It owns")
        assert "The actor north" in text
        assert "Keep the bridge." in text
        text = await go(app, pilot, "south -> north: -20")
        assert "South is cold towards North: -20" in text, "the tie in words"
        text = await go(app, pilot, "trade: {name")
        assert "How many carts cross." in text.split("An indicator")[1]
        text = await go(app, pilot, "situation: The water")
        assert "Round 2 of 2" in text
        assert "North may" in text
        assert "Shut the gate" in text.split("Round 2 of 2")[1]
        text = await go(app, pilot, "lower, label")
        assert "A choice of North in round 1" in text
        assert "Act: consult South (weight +" in text
        assert "Trade +6" in text
        text = await go(app, pilot, "id: calm")
        assert "After the last round, when Trade at least 60." in text


async def test_a_fault_is_marked_listed_and_jumped_to_and_goes_when_it_is_mended(path: Path) -> None:
    async with editing(path) as (app, pilot):
        await go(app, pilot, "consult south")
        screen_of(app).text.insert("x")
        text = await settled(app, pilot)
        assert "1 error" in text.splitlines()[0]
        assert "xconsult" in text.split("Faults")[1]
        assert "as it was before the error" in text, "the preview keeps the last scenario that was whole"
        screen = screen_of(app)
        row, column = screen.text.cursor_location
        marks = screen.text.get_line(row)._spans
        assert any("underline" in str(mark.style) for mark in marks)
        screen.text.move_cursor((0, 0))
        await press(app, pilot, "f8")
        assert screen.text.cursor_location == (row, column - 1)
        screen.text.move_cursor((0, 0))
        await press(app, pilot, "f6", "enter")
        assert screen.text.cursor_location == (row, column - 1), "Enter in the list of faults goes there"
        await press(app, pilot, "delete")
        assert "No faults." in await settled(app, pilot)


async def test_a_file_that_was_never_whole_shows_why_and_no_preview(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("title: [x\n")
    async with editing(path) as (app, _):
        assert "Here you see what the cursor stands in" in shown(app)
        assert "error" in shown(app).splitlines()[0]


async def test_characters_that_drive_a_terminal_are_shown_as_a_sign_and_saved_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    content = YAML.replace("old neighbours", "old \x1b[31m\u202eneighbours").replace("\n", "\r\n", 3).encode()
    path.write_bytes(content)
    async with editing(path) as (app, pilot):
        await go(app, pilot, "old ")
        assert "\x1b" not in shown(app)
        assert "\u202e" not in shown(app)
        assert "old ¿[31m¿neighbours" in shown(app)
        await press(app, pilot, "end", "#", "backspace", "ctrl+s")
        assert path.read_bytes() == content


async def test_pasted_text_loses_what_no_scenario_may_hold(path: Path) -> None:
    async with editing(path) as (app, pilot):
        screen = screen_of(app)
        screen.text.insert("a\x1b[2Jb\r\nc\u200b", (0, 0))
        assert screen.text.text.startswith("a[2Jb\nc#")
        await settled(app, pilot)


# ── Typing ───────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_new_line_is_indented_as_the_one_before_and_tab_moves_by_a_step(path: Path) -> None:
    async with editing(path) as (app, pilot):
        text = screen_of(app).text
        for before, after in (
            ("actors:", "  "), ("  north:  # the first", "    "), ("    name: x", "    "), ("  - id: x", "    "),
            ("    public: >", "      "), ("a: b", ""),
        ):  # fmt: skip
            text.load_text(before)
            text.move_cursor(text.document.end)
            await pilot.press("enter")
            assert text.text == f"{before}\n{after}"
        text.load_text("a:\nb: 1\nc: 2")
        text.move_cursor((1, 0))
        text.move_cursor((2, 1), select=True)
        await pilot.press("tab")
        assert text.text == "a:\n  b: 1\n  c: 2"
        await pilot.press("shift+tab")
        assert text.text == "a:\nb: 1\nc: 2"


async def test_undo_takes_back_what_was_typed(path: Path) -> None:
    async with editing(path) as (app, pilot):
        await press(app, pilot, "x", "y")
        assert screen_of(app).text.text == "xy" + YAML
        await press(app, pilot, "ctrl+z")
        assert screen_of(app).text.text == YAML
        await press(app, pilot, "ctrl+y")
        assert screen_of(app).text.text == "xy" + YAML


async def test_find_selects_the_next_place_or_goes_to_a_line(path: Path) -> None:
    async with editing(path) as (app, pilot):
        await press(app, pilot, "ctrl+f", *"FLOOD", "enter")
        assert screen_of(app).text.selected_text == "flood"
        await press(app, pilot, "escape", "ctrl+f", *"nowhere", "enter")
        assert '"nowhere" does not stand in the text.' in shown(app)
        screen_of(app).query_one("#find").value = ""  # type: ignore[attr-defined]
        await press(app, pilot, *"12", "enter")
        assert screen_of(app).line == 12
        assert screen_of(app).text.has_focus


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (120, 34)])
async def test_every_size_has_text_faults_and_keys(path: Path, size: tuple[int, int]) -> None:
    async with editing(path, size) as (app, pilot):
        await go(app, pilot, "lower, label")
        text = shown(app)
        assert "Lower the toll" in text
        assert "No faults" in text
        assert "Save" in text.splitlines()[-1]
        before = text
        await press(app, pilot, "f9")
        assert await settled(app, pilot) != before, "the preview comes or goes"


async def test_without_the_highlighter_the_text_is_plain_and_all_else_works(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.ui.screens.edit.text.can_highlight", lambda: False)
    async with editing(path) as (app, pilot):
        assert screen_of(app).text.language is None
        assert "No faults" in shown(app)
        await press(app, pilot, "x", "ctrl+s")
        assert path.read_text(encoding="utf-8") == "x" + YAML


async def test_highlighting_tells_names_from_what_they_hold(path: Path) -> None:
    async with editing(path) as (app, _):
        text = app.screen.query_one(ScenarioText)
        assert text.language == "yaml"
        names = {name for _, _, name in text._highlights[2]}
        assert "yaml.field" in names


@pytest.mark.parametrize("no_colour", ["", "1"])
async def test_no_colour_and_plain_signs_can_be_edited_too(
    path: Path, no_colour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if no_colour:
        monkeypatch.setenv("NO_COLOR", no_colour)
    async with running(lambda: EditScreen(Draft(path)), (80, 24), plain_signs=True) as (app, pilot):
        await settled(app, pilot)
        await press(app, pilot, "x")
        text = await settled(app, pilot)
        assert "error" in text.splitlines()[0]
        assert text.isascii()


async def test_a_scenario_in_json_can_be_edited(tmp_path: Path) -> None:
    path = tmp_path / "towns.yaml"
    path.write_text(json.dumps(TINY, ensure_ascii=False), encoding="utf-8")
    async with editing(path) as (app, _):
        assert "Three Towns" in shown(app).split("The scenario")[1]
