"""Every command that the program advises can be typed as it stands."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.program import program


@pytest.fixture(autouse=True)
def asked_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("BACKCHANNEL_COMMAND", raising=False)
    program.cache_clear()
    yield
    program.cache_clear()


def environment(folder: Path, monkeypatch: pytest.MonkeyPatch, *files: str) -> None:
    """A virtual environment in `folder`, not on the path, with these programs."""
    folder.mkdir(parents=True)
    for file in ("python", *files):
        (folder / file).touch()
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    monkeypatch.setenv("PATH", str(folder.parent / "nowhere"))


def test_a_program_that_the_shell_finds_is_called_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "backchannel").touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert program() == "backchannel"


def test_one_in_the_projects_own_environment_is_called_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment(tmp_path / ".venv" / "bin", monkeypatch, "backchannel")
    monkeypatch.chdir(tmp_path)
    assert program() == str(Path(".venv") / "bin" / "backchannel")


def test_a_path_with_a_space_is_quoted_and_without_a_program_python_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment(tmp_path / "my env", monkeypatch)
    assert program() == f'"{tmp_path / "my env" / "python"}" -m game'


def test_a_variable_may_say_how_it_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCHANNEL_COMMAND", "make-believe")
    assert program() == "make-believe"
