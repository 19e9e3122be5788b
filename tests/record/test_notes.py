"""Marks and comments: kept in the file of the game, without touching what was played."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.record import (
    SaveProblem,
    add_note,
    branch_game,
    open_game,
    read_game,
    read_notes,
    replay_json,
    verify,
)
from game.words import clean_line
from tests.record.lighthouse import SAVES, begin, play_on, saved, written_again


def told(path: Path, variation: int = 0) -> list[tuple[int, str, str, str]]:
    return [(note.round, note.seat, note.mark, note.text) for note in read_notes(path, variation)]


def test_notes_change_nothing_of_the_game(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    before = b"".join(saved(path))
    without = replay_json(path)
    game = read_game(path)
    add_note(game, 2, "west", mark="question", text="Why not the oil?")
    add_note(game, 2, text="the fog")
    add_note(game, 0, mark="look-again")
    assert path.read_bytes().startswith(before)
    document = replay_json(path)
    assert [note["text"] for note in document.pop("notes")] == ["", "the fog", "Why not the oil?"]
    assert without.pop("notes") == []
    assert document == without
    assert told(path) == [
        (0, "", "look-again", ""),
        (2, "", "", "the fog"),
        (2, "west", "question", "Why not the oil?"),
    ]
    assert verify(path).ok
    open_game(path).close()


def test_the_last_note_of_a_place_counts_and_an_empty_one_takes_it_away(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    saved(path)
    game = read_game(path)
    add_note(game, 1, "east", text="one")
    add_note(game, 1, "east", mark="turning-point", text="two")
    assert told(path) == [(1, "east", "turning-point", "two")]
    add_note(game, 1, "east")
    assert told(path) == []
    kinds = [json.loads(line)["kind"] for line in path.read_bytes().splitlines()]
    assert kinds.count("note") == 3, "and yet the file keeps each of them"


def test_a_game_that_is_being_played_takes_notes_too(tmp_path: Path) -> None:
    with begin(tmp_path / "a.jsonl") as game:
        play_on(game.playthrough, 4)
        add_note(game, 1, "east", text="during the game")
        play_on(game.playthrough, 1)
        with pytest.raises(SaveProblem, match="another window"):
            add_note(read_game(game.path), 1, text="from elsewhere")
    assert told(game.path) == [(1, "east", "", "during the game")]
    assert verify(game.path).ok
    with open_game(game.path) as again:
        play_on(again.playthrough)
    assert verify(game.path).ok


def test_notes_belong_to_the_variation_that_played_the_round(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    saved(path)
    with branch_game(path, 3) as branch:
        with pytest.raises(SaveProblem, match="has no variation 1"):
            add_note(branch, 1, text="nothing was decided yet")
        play_on(branch.playthrough, salt=2)
        add_note(branch, 1, text="shared")
        add_note(branch, 3, text="own")
    add_note(read_game(path), 3, text="of the game")
    assert told(path) == [(1, "", "", "shared"), (3, "", "", "of the game")]
    assert told(path, 1) == [(1, "", "", "shared"), (3, "", "", "own")]


def test_an_older_save_takes_notes(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    shutil.copy(SAVES / "v1" / "two-seats-to-the-end.jsonl", path)
    before = path.read_bytes()
    for text in ("one", "two"):
        add_note(read_game(path), 1, text=text)
    kinds = [json.loads(line)["kind"] for line in path.read_bytes()[len(before) :].splitlines()]
    assert kinds == ["version", "note", "note"]
    assert told(path) == [(1, "", "", "two")]
    assert verify(path).ok


@given(st.text(st.characters(), max_size=300))
def test_any_comment_is_kept_as_one_clean_line(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("note") / "a.jsonl"
    saved(path, 2)
    add_note(read_game(path), 1, mark="question", text=text)
    assert read_notes(path)[0].text == clean_line(text, limit=None)


def test_a_comment_that_is_too_long_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    before = b"".join(saved(path, 2))
    with pytest.raises(SaveProblem, match=r"^The comment was not saved\. It has 1002 characters"):
        add_note(read_game(path), 1, text="x" * 1002)
    assert path.read_bytes() == before


@pytest.mark.parametrize(("round_", "seat"), [(-1, ""), (3, ""), (0, "east"), (1, "north")])
def test_there_must_be_such_a_place(tmp_path: Path, round_: int, seat: str) -> None:
    path = tmp_path / "a.jsonl"
    before = b"".join(saved(path, 4))
    with pytest.raises(ValueError, match="no such place"):
        add_note(read_game(path), round_, seat, text="x")
    assert path.read_bytes() == before


def test_a_torn_end_is_set_aside_before_a_note_is_added(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    whole = b"".join(saved(path, 4))
    path.write_bytes(whole + b'{"n":7,"pr')
    (said,) = add_note(read_game(path), 1, text="x")
    assert f"It was set aside in {path}.torn-1; the game goes on in round 3." in said
    assert (tmp_path / "a.jsonl.torn-1").read_bytes() == b'{"n":7,"pr'
    assert path.read_bytes().startswith(whole)
    assert told(path) == [(1, "", "", "x")]


def test_a_full_disk_keeps_no_note_and_harms_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    before = b"".join(saved(path, 4))

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("game.record.store.os.write", full)
        with pytest.raises(SaveProblem, match=r"^The comment was not saved: the disk that holds .* is full\."):
            add_note(read_game(path), 1, text="x")
    assert path.read_bytes() == before
    add_note(read_game(path), 1, text="x")
    assert told(path) == [(1, "", "", "x")]


FORGED: list[tuple[dict[str, object], str]] = [
    ({"variation": 1}, "about variation 1, which was not begun"),
    ({"round": 9}, "about round 9, which that variation had not played"),
    ({"round": 0}, "about a decision that was not made"),
    ({"seat": "north"}, "about a decision that was not made"),
    ({"mark": "star"}, "'mark' is not what"),
    ({"text": "x" * 1001}, "'text' is not what"),
    ({"more": 1}, "'more' is not what"),
]


@pytest.mark.parametrize(("change", "words"), FORGED, ids=[next(iter(change)) for change, _ in FORGED])
def test_a_forged_note_is_a_sentence(tmp_path: Path, change: dict[str, object], words: str) -> None:
    path = tmp_path / "a.jsonl"
    saved(path, 4)
    add_note(read_game(path), 1, "east", text="x")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(written_again(lines, len(lines) - 1, change))
    with pytest.raises(SaveProblem, match=words):
        read_game(path)


def test_an_evil_comment_is_only_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    saved(path, 4)
    add_note(read_game(path), 1, text="x")
    lines = path.read_bytes().splitlines(keepends=True)
    evil = "\x1b]52;c;AAAA\x07\u202e\n"
    path.write_bytes(written_again(lines, len(lines) - 1, {"text": evil, "created": evil}))
    (note,) = read_notes(path)
    assert (note.text, note.created) == ("]52;c;AAAA", "]52;c;AAAA")
