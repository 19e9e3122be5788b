"""What a class hands in: folders in folders, with copies, archives, notes and what a system leaves behind."""

from __future__ import annotations

import gzip
import os
import shutil
from pathlib import Path

import pytest

from game.record import SaveProblem
from game.record import folder as folders
from game.record.gather import gather
from tests.record.lighthouse import saved


def labels(*named: Path) -> list[str]:
    return [one.label for one in gather([str(one) for one in named]).saves]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A class of two, one of whom handed in two games."""
    folder = tmp_path / "class"
    for seed, name in enumerate(("ada/monday", "ada/friday", "ben/monday")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        saved(folder / f"{name}.jsonl", 2, seed=seed)
    return folder


def test_a_folder_is_looked_into_to_the_bottom(folder: Path) -> None:
    found = gather([str(folder)])
    assert [one.name for one in found.saves] == ["ada/friday.jsonl", "ada/monday.jsonl", "ben/monday.jsonl"]
    assert (found.passed, found.unread) == ([], [])


def test_a_pupil_with_one_save_is_called_by_the_folder(folder: Path) -> None:
    assert labels(folder) == ["ada/friday", "ada/monday", "ben"]
    shutil.copy(folder / "ben" / "monday.jsonl", folder / "ben" / "monday (1).jsonl")
    assert labels(folder) == ["ada/friday", "ada/monday", "ben"], "a copy is no second game"
    saved(folder / "ben.jsonl", 1)
    assert labels(folder) == ["ben", "ada/friday", "ada/monday", "ben/monday"], "unless another game is called so"


def test_a_save_is_known_by_what_it_holds(folder: Path) -> None:
    content = (folder / "ada" / "monday.jsonl").read_bytes()
    shutil.rmtree(folder / "ada")
    (folder / "a.save").write_bytes(content)
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(content))
    (folder / "c.txt").write_bytes(content.replace(b"\n", b"\r\n"))
    assert labels(folder) == ["a.save", "b.jsonl.gz", "c.txt", "ben"]


def test_what_is_passed_over_is_told_by_reason(folder: Path) -> None:
    for name in ("z.txt", "y.txt", "ada/x.docx", "1.csv", "2.csv", "3.csv", "4.csv", "\x1b[31m.md"):
        (folder / name).write_text("no save\n")
    (folder / "class.zip").write_bytes(b"PK\x03\x04")
    (folder / ".DS_Store").write_bytes(b"\0")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "monday.jsonl").write_text("Mac OS X")
    (folder / "cem").mkdir()
    (folder / "again").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "pipe")
    found = gather([str(folder)])
    assert len(found.saves) == 3
    assert sorted(found.passed) == [
        "Passed over, since it is a link to a folder: again.",
        "Passed over, since it is an archive (unpack it first): class.zip.",
        "Passed over, since no saved game lies in it: cem.",
        "Passed over, since they are hidden: __MACOSX and .DS_Store.",
        "Passed over, since they are no saved games: 1.csv, 2.csv, 3.csv, 4.csv, <U+001B>[31m.md and 4 more files.",
    ]


def test_a_copy_counts_once_whatever_it_is_called(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "backup.jsonl"
    shutil.copy(folder / "ada" / "monday.jsonl", folder / "ada" / "monday (1).jsonl")
    elsewhere.symlink_to(folder / "ada" / "monday.jsonl")
    found = gather([str(folder), str(elsewhere), str(folder / "ada" / "monday.jsonl")])
    assert [one.label for one in found.saves] == ["ada/friday", "ada/monday", "ben"]
    (told,) = found.passed
    assert told == (
        "Counted once, since they are copies to the byte: "
        "ada/monday (1).jsonl (of ada/monday.jsonl) and backup.jsonl (of ada/monday.jsonl)."
    )


def test_one_byte_more_is_another_game_and_empty_files_are_no_copies(folder: Path) -> None:
    torn = folder / "ada" / "torn.jsonl"
    torn.write_bytes((folder / "ada" / "monday.jsonl").read_bytes() + b"{")
    for name in ("cem.jsonl", "dora.jsonl"):
        (folder / name).write_bytes(b"")
    found = gather([str(folder)])
    assert len(found.saves) == 6
    assert found.passed == []


def test_variations_of_one_save_are_not_copies_of_each_other(folder: Path) -> None:
    place = f"{folder / 'ben' / 'monday.jsonl'}"
    found = gather([place, f"{place}#1", f"{place}#2", f"{place}#1"])
    assert [(one.label, one.variation) for one in found.saves] == [
        ("monday", None),
        ("monday#1", 1),
        ("monday#2", 2),
    ]
    assert found.passed == []


def test_files_of_one_name_are_called_by_their_folders(folder: Path, tmp_path: Path) -> None:
    assert labels(*sorted(folder.glob("*/*.jsonl"))) == ["friday", "ada/monday", "ben/monday"]
    other = tmp_path / "later" / "class"
    other.mkdir(parents=True)
    shutil.copy(folder / "ada" / "monday.jsonl", other / "friday.jsonl")
    saved(other / "monday.jsonl", 3)
    assert labels(folder / "ada", other) == ["ada/friday", "ada/monday", "class/monday"]
    third = tmp_path / "third" / "class"
    third.mkdir(parents=True)
    saved(third / "monday.jsonl", 4)
    assert labels(other, third) == ["friday", "class/monday", "class/monday (2)"]


def test_a_folder_without_a_save_is_told(folder: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    found = gather([str(empty), str(folder)])
    assert len(found.saves) == 3
    assert found.unread == [f"There are no saved games in {empty}."]
    assert gather([str(empty)]).saves == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a folder that may not be read")
def test_a_folder_that_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "ada").chmod(0)
    try:
        found = gather([str(folder)])
    finally:
        (folder / "ada").chmod(0o755)
    assert [one.label for one in found.saves] == ["ben"]
    assert found.unread == [f"The folder {folder / 'ada'} could not be read (Permission denied)."]


def test_a_star_that_the_shell_left_is_resolved(folder: Path) -> None:
    assert labels(folder / "ada" / "*.jsonl") == ["friday", "monday"]
    with pytest.raises(SaveProblem, match=r"^No file is called like .*nobody-\*\.jsonl\.$"):
        gather([str(folder / "nobody-*.jsonl")])


def test_the_wrong_folder_is_not_read_for_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 2)
    with pytest.raises(SaveProblem, match=r"holds more than 2 files\. Name the folder in which the saves lie"):
        gather([str(folder)])


def test_numbers_in_names_are_ordered_as_people_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed, name in enumerate(("g10", "g2", "g1", "team 11/a", "team 9/a", "g2 (1)", "g" + "9" * 200)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        saved(tmp_path / f"{name}.jsonl", 1, seed=seed)
    assert labels(tmp_path) == ["g1", "g2", "g2 (1)", "g10", "g" + "9" * 200, "team 9", "team 11"]
    monkeypatch.chdir(tmp_path)
    assert labels(Path("g*.jsonl"))[:4] == ["g1", "g2", "g2 (1)", "g10"]
