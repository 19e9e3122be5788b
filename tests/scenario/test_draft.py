"""A scenario file while it is edited: to the byte, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.scenario.draft import Draft, NotOpened, NotWritten
from game.scenario.standins import STAND_IN, from_edit, to_edit
from game.words import FORBIDDEN

TEXT = "# a comment  \r\ntitle:   Two   # towns\n\tx: \x1b[31m\u202e\r\r\nend\x85\u2028 \U000e0041"


@given(st.text(st.characters(exclude_categories=["Cs"], max_codepoint=0xFFFD)))
def test_any_text_goes_to_the_editor_and_back_to_the_byte(text: str) -> None:
    if STAND_IN.search(text):
        return
    edited, form = to_edit(text)
    assert from_edit(edited, form) == text
    assert not FORBIDDEN.search(STAND_IN.sub("", edited))
    assert "\r" not in edited


@given(st.lists(st.tuples(st.sampled_from(["", "a: 1", "b \x07"]), st.sampled_from(["\n", "\r\n", "\r"]))))
def test_mixed_line_ends_come_back(lines: list[tuple[str, str]]) -> None:
    text = "".join(line + end for line, end in lines)
    edited, form = to_edit(text)
    assert from_edit(edited, form) == text


def test_lines_and_columns_are_those_of_the_file() -> None:
    edited, _ = to_edit("a\r\nbc\x1bd\r\n")
    assert edited.split("\n")[1].index("d") == 3


def test_saving_an_untouched_text_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    draft = Draft(path)
    draft.save(draft.text)
    assert path.read_bytes() == b"\xef\xbb\xbf" + TEXT.encode()


def test_a_change_changes_only_its_own_line(tmp_path: Path) -> None:
    path = tmp_path / "odd.yaml"
    path.write_bytes(b"# one\r\na:   1   # why\r\n\r\nb: 2")
    draft = Draft(path)
    draft.save(draft.text.replace("a:   1", "a:   2"))
    assert path.read_bytes() == b"# one\r\na:   2   # why\r\n\r\nb: 2"


def texts(draft: Draft) -> list[str]:
    """What other editors of the file left, the latest first."""
    return [kept.text for kept in draft.kept()]


def crash_while_editing(path: Path, *typed: str) -> None:
    """Edit a file in a program of its own, several at once, and stop it as a power cut would."""
    code = (
        "import os, signal, sys; from pathlib import Path; from game.scenario.draft import Draft\n"
        "drafts = [Draft(Path(sys.argv[1])) for _ in sys.argv[2:]]\n"
        "assert all([draft.keep(text) for draft, text in zip(drafts, sys.argv[2:])])\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code, str(path), *typed], check=False)


def test_what_is_not_saved_is_kept_and_found_again(tmp_path: Path, isolated_home: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("a: 1\n")
    assert texts(Draft(path)) == []
    crash_while_editing(path, "a: 2\n")
    again = Draft(path)
    (kept,) = again.kept()
    assert kept.text == "a: 2\n"
    assert path.read_text() == "a: 1\n"
    aside = again.set_kept_aside(kept)
    assert aside.read_text() == "a: 2\n"
    assert texts(again) == []


def test_two_editors_of_one_file_keep_a_text_each(tmp_path: Path, isolated_home: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("a: 1\n")
    crash_while_editing(path, "a: first\n", "a: second\n")
    one, other = Draft(path), Draft(path)
    assert sorted(texts(one)) == ["a: first\n", "a: second\n"]
    assert one.keep("a: third\n")
    other.keep("a: fourth\n")
    other.save("a: fourth\n")
    one.forget()
    assert sorted(texts(Draft(path))) == ["a: first\n", "a: second\n"], "saving and leaving touch one's own alone"


def test_what_somebody_else_is_still_writing_is_not_offered(tmp_path: Path, isolated_home: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("a: 1\n")
    writer = Draft(path)
    writer.keep("a: 2\n")
    assert texts(Draft(path)) == []
    assert writer.kept_in.read_text() == "a: 2\n"
    writer.close()
    assert texts(Draft(path)) == ["a: 2\n"], "left for the next time"


def test_a_kept_text_that_the_file_has_by_now_is_not_offered(tmp_path: Path, isolated_home: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("a: 1\n")
    crash_while_editing(path, "a: 2\n")
    path.write_text("a: 2\n")
    assert texts(Draft(path)) == []
    assert [*(isolated_home / "unsaved").iterdir()] == []


def test_a_kept_text_knows_from_which_text_of_the_file_it_goes_on(tmp_path: Path, isolated_home: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("a: 1\n")
    crash_while_editing(path, "a: 2\n")
    crash_while_editing(path, "a: 3\n")
    for theirs, is_behind, state in (("a: 1\n", False, "same"), ("a: theirs\n", True, "changed")):
        path.write_text(theirs)
        draft = Draft(path)
        kept = draft.kept()[0]
        assert draft.is_behind(kept) is is_behind
        draft.take_up(kept)
        assert draft.state() == state
        assert draft.is_base_known
        assert kept.text not in texts(draft), "it is ours now"
        draft.close()
    again = Draft(path)
    assert again.state() == "same"
    assert [again.is_behind(kept) for kept in again.kept()] == [True, True], "taking a text up does not bring it level"


def test_a_text_that_an_earlier_version_kept_is_found_and_counts_as_behind(tmp_path: Path, isolated_home: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("a: 1\n")
    crash_while_editing(path, "a: 2\n")
    (place,) = (isolated_home / "unsaved").glob("*.yaml")
    place.rename(place.with_name(f"{place.name.rsplit('.', 2)[0]}.yaml"))
    draft = Draft(path)
    (kept,) = draft.kept()
    assert (kept.text, kept.base) == ("a: 2\n", "")
    draft.take_up(kept)
    assert draft.state() == "changed"
    assert not draft.is_base_known
    assert draft.keep("a: 2\nb: 3\n")
    draft.close()
    assert texts(Draft(path)) == ["a: 2\nb: 3\n"]
    draft.save("a: 2\n")
    assert draft.state() == "same"


def test_two_files_of_one_name_are_kept_apart(tmp_path: Path, isolated_home: Path) -> None:
    paths = [tmp_path / folder / "mine.yaml" for folder in ("one", "two")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(path.parent.name)
        crash_while_editing(path, f"{path.parent.name} and more")
    assert [texts(Draft(path)) for path in paths] == [["one and more"], ["two and more"]]


@pytest.mark.parametrize(("mode", "is_protected"), [(0o644, False), (0o600, False), (0o444, True), (0o400, True)])
def test_a_protected_file_is_known_as_such(tmp_path: Path, mode: int, is_protected: bool) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("a: 1\n")
    path.chmod(mode)
    assert Draft(path).is_protected is is_protected


def test_a_file_that_was_changed_elsewhere_is_noticed_and_set_aside(tmp_path: Path, isolated_home: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("mine")
    draft = Draft(path)
    assert draft.state() == "same"
    os.utime(path, (1, 1))
    assert draft.state() == "same", "another time is not another text"
    path.write_text("theirs")
    assert draft.state() == "changed"
    first, second = draft.set_file_aside(), draft.set_text_aside("mine, and more")
    assert first != second
    assert (first.read_text(), second.read_text()) == ("theirs", "mine, and more")
    path.unlink()
    assert draft.state() == "gone"
    draft.save("anew")
    assert path.read_text() == "anew"


def test_a_link_stays_a_link_and_keeps_its_file_s_mode(tmp_path: Path) -> None:
    path, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    path.write_text("a")
    path.chmod(0o640)
    link.symlink_to(path)
    Draft(link).save("b")
    assert link.is_symlink()
    assert path.read_text() == "b"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("before")
    draft = Draft(path)
    monkeypatch.setattr(os, "write", lambda descriptor, content: len(content) - 1)
    with pytest.raises(NotWritten, match=r"mine.yaml cannot be written: the disk is full. What you wrote is kept in"):
        draft.save("after")
    monkeypatch.undo()
    assert path.read_text() == "before"
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.endswith(".yaml")] == ["mine.yaml"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xff\xfea\0", "saved as UTF-16"),
        (b"caf\xe9", "not UTF-8"),
        ("private \U000f0041".encode(), "private range"),
        (b"a" * (1024 * 1024 + 1), "larger than 1 MiB"),
    ],
)
def test_what_cannot_be_edited_is_said(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)
    with pytest.raises(NotOpened, match=why):
        Draft(path)
    assert path.read_bytes() == content


def test_a_folder_and_a_missing_file_cannot_be_edited(tmp_path: Path) -> None:
    with pytest.raises(NotOpened, match="this is a folder"):
        Draft(tmp_path)
    with pytest.raises(NotOpened, match="there is no such file"):
        Draft(tmp_path / "none.yaml")


def test_a_text_that_grows_too_large_is_not_written(tmp_path: Path, isolated_home: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("small")
    draft = Draft(path)
    with pytest.raises(NotWritten, match="larger than 1 MiB"):
        draft.save("a" * (1024 * 1024 + 1))
    assert path.read_text() == "small"
