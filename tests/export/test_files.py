"""Files for people: whole or not at all, and never over what cannot be made again."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from game.export.files import ExportProblem, write_new_or_replace
from tests.export.games import save


def refused(path: Path | str) -> str:
    with pytest.raises(ExportProblem) as caught:
        write_new_or_replace(path, "text")
    return str(caught.value)


def test_a_file_is_written_and_written_over(tmp_path: Path) -> None:
    place = tmp_path / "page.html"
    write_new_or_replace(place, "first")
    write_new_or_replace(place, "zweite Seite: ü\r\n")
    assert place.read_bytes() == "zweite Seite: ü\r\n".encode()
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize("name", ["game.jsonl", "GAME.JSONL", "mine.yaml", "mine.yml"])
def test_saves_and_scenarios_are_never_written_over_nor_made(tmp_path: Path, name: str) -> None:
    place = tmp_path / name
    assert "never written over" in refused(place)
    assert not place.exists()


def test_a_save_is_known_by_what_it_holds_too(tmp_path: Path) -> None:
    place = save(tmp_path / "game.jsonl", "n-regret").rename(tmp_path / "handed-in.txt")
    before = place.read_bytes()
    assert "a saved game" in refused(place)
    assert place.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="the system knows no links")
def test_a_link_to_a_save_is_followed(tmp_path: Path) -> None:
    place = save(tmp_path / "game.jsonl", "n-regret")
    link = tmp_path / "page.html"
    try:
        link.symlink_to(place)
    except OSError:
        pytest.skip("links may not be made here")
    assert "a saved game" in refused(link)


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert f"There is no folder {tmp_path / 'none'}" in refused(tmp_path / "none" / "page.html")


@pytest.mark.parametrize("name", ["a\0b.html", "a" * 300 + ".html"])
def test_what_is_no_name_of_a_file_is_said(tmp_path: Path, name: str) -> None:
    assert "cannot be written" in refused(f"{tmp_path}/{name}")


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "is full"), (errno.EROFS, "is not allowed"), (errno.EIO, "cannot be reached")]
)
def test_a_disk_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    place = tmp_path / "page.html"
    write_new_or_replace(place, "old")

    def fail(descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("game.durable.sync", fail)
    sentence = refused(place)
    assert said in sentence
    assert sentence.endswith("or name another file.")
    assert place.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["page.html"]


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "page.html"
    write_new_or_replace(place, "old")
    monkeypatch.setattr("os.access", lambda *_: False)
    assert "is not allowed" in refused(place)
    assert place.read_text() == "old"
