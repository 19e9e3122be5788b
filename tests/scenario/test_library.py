"""Where scenarios are found: shipped with the package, beside it, and those of whoever plays."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario import Listing, find, library, listing, names, own_scenarios, shipped

SMALLEST = (Path(__file__).parent.parent / "data" / "good" / "smallest.yaml").read_text(encoding="utf-8")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def put(path: Path, text: str = SMALLEST) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_checkout_has_its_scenarios_beside_the_package(tmp_path: Path) -> None:
    one = put(tmp_path / "scenarios" / "one.yaml")
    put(tmp_path / "scenarios" / "notes.txt")
    assert shipped(tmp_path / "game") == [one]


def test_an_installed_package_carries_its_scenarios(tmp_path: Path) -> None:
    one = put(tmp_path / "game" / "shipped" / "one.yaml")
    put(tmp_path / "scenarios" / "another-project.yaml")
    assert shipped(tmp_path / "game") == [one]


def test_a_package_without_scenarios_has_none(tmp_path: Path) -> None:
    assert shipped(tmp_path / "game") == []


def test_a_shipped_scenario_is_found_by_its_id() -> None:
    path = find("after-doha")
    assert path is not None
    assert path.stem == "after-doha"
    assert "after-doha" in names()


def test_an_id_is_the_shipped_scenario_and_a_path_is_the_file(elsewhere: Path) -> None:
    put(elsewhere / "after-doha.yaml")
    assert find("after-doha") in shipped()
    assert find("after-doha.yaml") == Path("after-doha.yaml")
    assert find("./after-doha.yaml") == Path("after-doha.yaml")


@pytest.mark.parametrize("name", ["nothing-of-the-kind", "", "a\0b", "x" * 5000, "~nobody/x.yaml"])
def test_what_is_not_there_is_not_found(elsewhere: Path, name: str) -> None:
    assert find(name) in (None, Path())


def test_one_s_own_are_found_in_the_folder_and_at_home(elsewhere: Path, isolated_home: Path) -> None:
    here = put(elsewhere / "mine.yaml")
    below = put(elsewhere / "scenarios" / "older.yml")
    home = put(isolated_home / "scenarios" / "class.yaml")
    put(elsewhere / "compose.yaml", "services:\n  web: {}\n")
    put(elsewhere / ".hidden.yaml")
    (elsewhere / "folder.yaml").mkdir()
    assert own_scenarios() == [here, below, home]
    assert find("class") == home
    assert [item.id for item in listing() if item.is_own] == ["mine", "older", "class"]


def test_the_shipped_ones_are_not_one_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library.PACKAGE.parent)
    assert not {path.resolve() for path in own_scenarios()} & {path.resolve() for path in shipped()}


def test_a_faulty_scenario_is_listed_with_its_first_fault(elsewhere: Path) -> None:
    path = put(elsewhere / "mine.yaml", SMALLEST.replace("east <-> west", "east <-> wset"))
    item = Listing(path, is_own=True)
    assert item.title == "mine.yaml"
    assert item.fault is not None
    assert (item.fault.code, item.fault.line) == ("S060", 7)
    assert item.loaded is item.loaded, "a file is read once"


def test_a_sound_scenario_is_listed_with_its_title(elsewhere: Path) -> None:
    item = Listing(put(elsewhere / "mine.yaml"))
    assert (item.id, item.title, item.fault) == ("mine", "Two Neighbours", None)
