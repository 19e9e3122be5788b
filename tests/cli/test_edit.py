"""`backchannel edit`: which file it opens, and what it says where it cannot."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from game.cli import output
from game.scenario import shipped
from game.scenario.draft import Draft
from tests.cli.commands import Here


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Draft, str]]:
    """A terminal, and an editor that only notes what it was given."""
    found: list[tuple[Draft, str]] = []
    app = ModuleType("game.ui.app")

    def run_editor(draft: Draft, note: str = "", ascii: bool = False) -> int:  # noqa: A002
        found.append((draft, note))
        return 0

    app.run_editor = run_editor  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "game.ui.app", app)
    monkeypatch.setattr(output, "is_terminal", lambda: True)
    return found


def test_a_file_is_opened(run: Here, opened: list[tuple[Draft, str]], tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("title: x\n", encoding="utf-8")
    assert run("edit", str(path)).code == 0
    ((draft, note),) = opened
    assert (draft.path, draft.text, note) == (path, "title: x\n", "")


def test_a_shipped_scenario_by_its_name_is_edited_as_a_copy(
    run: Here, opened: list[tuple[Draft, str]], isolated_home: Path
) -> None:
    assert run("edit", "two-rivers").code == 0
    ((draft, note),) = opened
    assert draft.path == isolated_home / "scenarios" / "two-rivers-copy.yaml"
    assert "stays as it is. This is your copy" in note
    assert draft.path.read_bytes() == next(path for path in shipped() if path.stem == "two-rivers").read_bytes()


def test_a_file_that_is_not_there_is_said_with_the_way_to_a_new_one(run: Here, opened: list[tuple[Draft, str]]) -> None:
    done = run("edit", "none.yaml")
    assert done.code == 1
    assert "There is no scenario none.yaml. To write a new one: backchannel new none.yaml" in done.err
    assert not opened


def test_where_its_folder_is_missing_that_is_said_first(run: Here, tmp_path: Path) -> None:
    done = run("edit", f"{tmp_path}/no such/x.yaml")
    assert done.code == 1
    assert f"since there is no folder {tmp_path}/no such. To write a new one, make that folder first" in done.err
    _, advice = done.err.split("then: backchannel ")
    (tmp_path / "no such").mkdir()
    assert run(*shlex.split(advice), "--yes").code == 0


def test_a_shipped_scenario_is_copied_first_also_without_a_terminal(
    run: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "two-rivers-copy.yaml").write_text("mine already\n", encoding="utf-8")
    done = run("edit", "two-rivers", "--plain")
    assert done.code == 2
    _, _, _, copy, change, check, _ = done.err.split("`")
    assert change == ", change two-rivers-copy-2.yaml, and let "
    subprocess.run(shlex.split(copy), check=True)
    assert check == "backchannel check --watch two-rivers-copy-2.yaml"
    assert run("check", "two-rivers-copy-2.yaml").code == 0
    assert (tmp_path / "two-rivers-copy.yaml").read_text(encoding="utf-8") == "mine already\n"


def test_without_a_terminal_it_says_what_to_use_instead(run: Here, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("title: x\n", encoding="utf-8")
    for words in (("edit", str(path)), ("edit", str(path), "--plain")):
        done = run(*words)
        assert done.code == 2
        assert "needs a terminal" in done.err
        assert f"check --watch {path}`" in done.err


def test_what_is_no_text_is_refused(run: Here, opened: list[tuple[Draft, str]], tmp_path: Path) -> None:
    path = tmp_path / "picture.yaml"
    path.write_bytes(b"\x89PNG\xff\xfe")
    done = run("edit", str(path))
    assert done.code == 1
    assert "cannot be edited: the file is not UTF-8" in done.err
    assert not opened
