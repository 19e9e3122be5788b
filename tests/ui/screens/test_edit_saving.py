"""The editor and its file: nothing is lost, whatever happens to either."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from game.scenario.draft import Draft
from game.ui.screens.edit import EditScreen
from game.ui.screens.start import StartScreen
from tests.ui.screens.editing import YAML, editing, go, own_scenario, quick_fingers, screen_of, settled
from tests.ui.stage import press, running, shown

__all__ = ["own_scenario", "quick_fingers"]


def leave_unsaved(path: Path, text: str) -> None:
    """As an editor does that stops without saving."""
    draft = Draft(path)
    draft.keep(text)
    draft.close()


# ── Saving ───────────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_saving_changes_only_what_was_typed(path: Path) -> None:
    async with editing(path) as (app, pilot):
        await go(app, pilot, "40, low")
        await press(app, pilot, "5", "delete")
        assert "towns.yaml (not saved)" in shown(app)
        await press(app, pilot, "ctrl+s")
        assert path.read_text(encoding="utf-8") == YAML.replace("start: 40", "start: 50")
        assert "(not saved)" not in shown(app)
        assert "towns.yaml is saved." in shown(app)


async def test_a_change_made_elsewhere_is_taken_where_nothing_was_typed(path: Path) -> None:
    async with editing(path) as (app, pilot):
        path.write_text(YAML.replace("old neighbours", "new neighbours"), encoding="utf-8")
        for _ in range(100):
            await pilot.pause(0.05)
            if "new neighbours" in screen_of(app).text.text:
                break
        assert "new neighbours" in screen_of(app).text.text
        await settled(app, pilot)
        assert "towns.yaml was changed by another program" in shown(app)
        await press(app, pilot, "ctrl+z")
        assert "old neighbours" in screen_of(app).text.text, "that, too, can be undone"


@pytest.mark.parametrize(("key", "mine_wins"), [("enter", True), ("down", False)])
async def test_two_texts_of_one_file_are_never_settled_silently(path: Path, key: str, mine_wins: bool) -> None:
    async with editing(path) as (app, pilot):
        await press(app, pilot, "x")
        path.write_text("theirs: 1\n", encoding="utf-8")
        text = await press(app, pilot, "ctrl+s")
        assert "Another program changed the file" in text
        assert path.read_text(encoding="utf-8") == "theirs: 1\n"
        await press(app, pilot, *([key] if mine_wins else [key, "enter"]))
        await settled(app, pilot)
        aside = path.with_name("towns.yaml.aside-1").read_text(encoding="utf-8")
        kept = ("x" + YAML, "theirs: 1\n") if mine_wins else ("theirs: 1\n", "x" + YAML)
        assert (path.read_text(encoding="utf-8"), aside) == kept
        assert screen_of(app).text.text == kept[0]


async def test_leaving_asks_where_something_is_not_saved(path: Path) -> None:
    async with editing(path) as (app, pilot):
        await press(app, pilot, "x")
        text = await press(app, pilot, "escape")
        assert "towns.yaml has changes that are not saved" in text
        await press(app, pilot, "escape")
        assert isinstance(app.screen, EditScreen), "Esc goes on writing"
        await press(app, pilot, "escape", "enter")
        await pilot.pause(0.2)
        assert path.read_text(encoding="utf-8") == "x" + YAML
        assert isinstance(app.screen, StartScreen)


async def test_changes_can_be_kept_for_the_next_time_or_thrown_away(path: Path) -> None:
    async with editing(path) as (app, pilot):
        await press(app, pilot, "x", "escape", "down", "enter")
        await pilot.pause(0.1)
        assert [kept.text for kept in Draft(path).kept()] == ["x" + YAML], "even while the program runs on"
    assert path.read_text(encoding="utf-8") == YAML
    async with running(lambda: EditScreen(Draft(path))) as (app, pilot):
        assert "There is a text that was not saved" in shown(app)
        await press(app, pilot, "enter")
        assert screen_of(app).text.text == "x" + YAML
        assert "(not saved)" in await settled(app, pilot)
        await press(app, pilot, "escape", "down", "down", "enter")
        await pilot.pause(0.1)
    async with editing(path) as (app, pilot):
        assert screen_of(app).text.text == YAML


async def test_a_text_from_a_crash_can_be_set_aside(path: Path, isolated_home: Path) -> None:
    leave_unsaved(path, "typed: and never saved\n")
    async with running(lambda: EditScreen(Draft(path))) as (app, pilot):
        await press(app, pilot, "down", "enter")
        await settled(app, pilot)
        assert screen_of(app).text.text == YAML
    (aside,) = (isolated_home / "unsaved").iterdir()
    assert aside.read_text(encoding="utf-8") == "typed: and never saved\n"


async def test_two_texts_from_crashes_are_both_offered_and_the_one_that_waits_is_offered_again(path: Path) -> None:
    leave_unsaved(path, "first: 1\n" + YAML)
    leave_unsaved(path, "second: 1\n" + YAML)
    for wanted in ({"first", "second"}, {"first"}):
        async with running(lambda: EditScreen(Draft(path))) as (app, pilot):
            text = shown(app)
            assert ("2 editors of towns.yaml stopped" in text) == (len(wanted) == 2)
            assert ("with 1 line that" in text) == (len(wanted) == 2)
            await press(app, pilot, "enter")
            await settled(app, pilot)
            assert screen_of(app).text.text.split(":")[0] in wanted
            text = await press(app, pilot, "ctrl+s")
            assert ("Another program changed the file" in text) == (len(wanted) == 1), "by saving the other text"
            if len(wanted) == 1:
                await press(app, pilot, "enter")
            (path.parent / "saved.yaml").write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    assert [kept.text for kept in Draft(path).kept()] == []


@pytest.mark.parametrize(
    ("is_base_known", "offered", "asked"),
    [
        (True, "The file was changed since.", "Another program changed the file"),
        (False, "The file may have been changed since.", "The file may have been changed"),
    ],
)
async def test_a_file_that_was_changed_after_a_crash_is_not_overwritten_unasked(
    path: Path, isolated_home: Path, is_base_known: bool, offered: str, asked: str
) -> None:
    leave_unsaved(path, "x" + YAML)
    if not is_base_known:  # as earlier versions kept it
        (kept,) = (isolated_home / "unsaved").glob("*.yaml")
        kept.rename(kept.with_name(f"{kept.name.rsplit('.', 2)[0]}.yaml"))
    path.write_text("theirs: 1\n", encoding="utf-8")
    async with running(lambda: EditScreen(Draft(path))) as (app, pilot):
        assert offered in " ".join(shown(app).replace("│", " ").split())
        await press(app, pilot, "enter")
        await settled(app, pilot)
        assert screen_of(app).text.text == "x" + YAML
        assert asked in await press(app, pilot, "ctrl+s")
        assert path.read_text(encoding="utf-8") == "theirs: 1\n"
        await press(app, pilot, "enter")
        await settled(app, pilot)
    assert path.read_text(encoding="utf-8") == "x" + YAML
    assert path.with_name("towns.yaml.aside-1").read_text(encoding="utf-8") == "theirs: 1\n"


async def test_a_file_that_was_not_changed_after_a_crash_is_saved_unasked(path: Path) -> None:
    leave_unsaved(path, "x" + YAML)
    async with running(lambda: EditScreen(Draft(path))) as (app, pilot):
        assert "changed since" not in shown(app)
        await press(app, pilot, "enter")
        await settled(app, pilot)
        assert "towns.yaml is saved." in await press(app, pilot, "ctrl+s")
    assert path.read_text(encoding="utf-8") == "x" + YAML


async def test_what_is_typed_outlives_a_crash(path: Path, isolated_home: Path) -> None:
    """No save, no leaving: once the fingers rest, the text is in a file that the next editor finds."""
    async with editing(path) as (app, pilot):
        await press(app, pilot, "x")
        await settled(app, pilot)
        (kept,) = (isolated_home / "unsaved").glob("*.yaml")
        assert kept.read_text(encoding="utf-8") == "x" + YAML
        assert kept == screen_of(app).draft.kept_in


async def test_a_protected_file_is_written_only_once_somebody_agreed(path: Path) -> None:
    path.chmod(0o444)
    async with editing(path) as (app, pilot):
        assert "only to be read" in shown(app)
        await press(app, pilot, "x")
        await press(app, pilot, "f1")
        places = [toast.screen for screen in app.screen_stack for toast in screen.query("Toast") if toast.display]
        assert places == [app.screen], "not again on the screen behind"
        await press(app, pilot, "escape")
        text = await press(app, pilot, "ctrl+s")
        assert "This file is protected" in text
        assert text.count("marked as a file") == 1, "the question says it, and nothing beside it"
        await press(app, pilot, "escape")
        assert path.read_text(encoding="utf-8") == YAML
        assert screen_of(app).draft.kept_in.read_text(encoding="utf-8") == "x" + YAML
        await press(app, pilot, "ctrl+s", "enter")
        assert path.read_text(encoding="utf-8") == "x" + YAML
        assert path.stat().st_mode & 0o777 == 0o444


async def test_a_file_that_cannot_be_written_is_said_and_the_text_is_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with editing(path) as (app, pilot):
        await press(app, pilot, "x")

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("game.scenario.draft.replace_file", refuse)
        text = await press(app, pilot, "ctrl+s")
        assert "Not saved" in text
        assert "you may not write there" in text
        monkeypatch.undo()
        assert path.read_text(encoding="utf-8") == YAML
        await press(app, pilot, "escape", "ctrl+s")
        assert path.read_text(encoding="utf-8") == "x" + YAML


async def test_one_s_own_editor_gets_the_file_and_what_it_saves_is_taken_up(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text("import sys; p = sys.argv[1]; t = open(p).read(); open(p, 'w').write(t + '# from outside\\n')\n")
    async with editing(path) as (app, pilot):
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.delenv("EDITOR", raising=False)
        assert "No editor is set for this terminal" in await press(app, pilot, "f4")
        monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")

        class Lent:
            def __enter__(self) -> None: ...
            def __exit__(self, *_: object) -> None: ...

        monkeypatch.setattr(app, "suspend", Lent)  # a test has no terminal to lend
        await press(app, pilot, "x", "f4")
        await settled(app, pilot)
        assert path.read_text(encoding="utf-8") == "x" + YAML + "# from outside\n"
        assert screen_of(app).text.text == "x" + YAML + "# from outside\n"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ('"\'unbal"', 'EDITOR is set to "\'unbal"'),
        ("'", "lacks its other half"),
        ("no-such-editor-anywhere --wait", "there is no program of this name"),
        ("''", "there is no program of this name"),
    ],
)
async def test_an_editor_that_cannot_be_run_is_said_in_words(
    path: Path, value: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", value)
    async with editing(path) as (app, pilot):
        await press(app, pilot, "x", "f4")
        (said,) = [notice.message for notice in app._notifications]
        assert why in said
        assert screen_of(app).text.text == "x" + YAML
        assert path.read_text(encoding="utf-8") == YAML
