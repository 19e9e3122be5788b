from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from game.record import SaveProblem, open_game, read_game, replay_json, verify
from game.record.lines import encode
from game.record.reading import parse_save
from tests.record.lighthouse import play_on, saved, uninterrupted, written_again

PLACE = Path("some.jsonl")


def everything_refuses(path: Path, words: str) -> None:
    """Each way to open a file says the same, and changes nothing."""
    before = path.read_bytes() if path.is_file() and path.stat().st_size < 10**8 else None
    beside = sorted(path.parent.iterdir())
    for opening in (open_game, read_game, verify, replay_json):
        with pytest.raises(SaveProblem, match=words) as told:
            opening(path)
        assert str(told.value).endswith(".")
        assert "\n" not in str(told.value)
    assert before is None or path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside


# ── An end that was not written out ──────────────────────────────────────────────────────────────────────────────────


def test_torn_at_any_byte_of_the_last_two_lines_the_game_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A decision and the round that it completes are written at once, so both lines may be torn."""
    for name in ("durable.sync", "durable.sync_folder", "record.store.sync"):
        monkeypatch.setattr(f"game.{name}", lambda _: None)  # thousands of them take minutes
    source = tmp_path / "whole.jsonl"
    lines = saved(source, 4)
    whole = b"".join(lines)
    end = uninterrupted().state.digest()
    first = len(whole) - len(lines[-1]) - len(lines[-2])
    path = tmp_path / "torn" / "a.jsonl"
    for length in range(first, len(whole)):
        path.parent.mkdir()
        path.write_bytes(whole[:length])
        kept = len(b"".join(lines[:-1])) if length >= first + len(lines[-2]) else first
        looked = read_game(path)
        assert path.read_bytes() == whole[:length], "looking changes nothing"
        with open_game(path) as game:
            torn = whole[kept:length]
            asides = [*path.parent.glob("*.torn-*")]
            assert [aside.read_bytes() for aside in asides] == ([torn] if torn else [])
            assert len(game.notes) == len(looked.notes) == len(asides)
            assert len(game.playthrough.played) == (2 if kept > first else 1)
            assert looked.playthrough.state == game.playthrough.state
            if kept > first:
                assert path.read_bytes() == whole, "a round whose own line was lost comes out again to the byte"
            if not length % 16:
                play_on(game.playthrough)
                assert game.playthrough.state.digest() == end
        assert length % 16 or verify(path).ok
        shutil.rmtree(path.parent)


@pytest.mark.parametrize("torn", [b"\0" * 4096, b'{"n":5,"prev"' + b"\0" * 500, b"\n", b"rubbish\nmore rubbish\n"])
def test_what_a_crash_may_leave_is_set_aside(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / "a.jsonl"
    whole = b"".join(saved(path, 4))
    for count in (1, 2):
        path.write_bytes(whole + torn)
        assert read_game(path).notes
        with open_game(path) as game:
            assert "set aside in" in game.notes[0]
            assert "goes on in round 3" in game.notes[0]
        assert path.read_bytes() == whole
        assert (tmp_path / f"a.jsonl.torn-{count}").read_bytes() == torn
    with open_game(path) as game:
        assert game.notes == ()


def test_a_torn_line_is_told_of_where_it_cannot_be_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jsonl"
    whole = b"".join(saved(path, 4)) + b"torn"
    path.write_bytes(whole)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.record.opening.create_file", full)
    with pytest.raises(SaveProblem, match="could not be set aside: the disk that holds"):
        open_game(path)
    assert path.read_bytes() == whole
    monkeypatch.undo()
    open_game(path).close()


# ── Damage ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_changed_byte_is_noticed(tmp_path: Path) -> None:
    lines = saved(tmp_path / "a.jsonl", 4)
    whole = b"".join(lines)
    last = len(whole) - len(lines[-1])
    for place in range(len(whole)):
        if len(lines[0]) // 10 < place < len(lines[0]) * 9 // 10 and place % 7:
            continue  # the scenario's text: a sample
        changed = bytearray(whole)
        changed[place] ^= (1 << place % 8) | (place % 3)
        data = bytes(changed)
        if place < last - 1:  # behind the damage, whole lines follow
            number = whole[:place].count(b"\n") + 1
            words = r"^(Line 1 of )?some\.jsonl\b" if number == 1 else rf"^Line {number} of some\.jsonl is damaged: "
            with pytest.raises(SaveProblem, match=words):
                parse_save(data, PLACE)
        else:
            save = parse_save(data, PLACE)
            assert save.torn == data[save.length :] != b""
            assert data[: save.length] == whole[: save.length]


def test_damage_in_the_middle_says_where_and_what_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = saved(path)
    for index, rest in (
        (2, "No whole round stands before it."),
        (4, "Round 1 before it is whole: the first 4 lines, copied"),
        (7, "Rounds 1 and 2 before it are whole: the first 7 lines, copied"),
        (10, "Rounds 1 to 3 before it are whole: the first 10 lines, copied"),
    ):
        path.write_bytes(b"".join([*lines[:index], lines[index].replace(b"east", b"eats"), *lines[index + 1 :]]))
        everything_refuses(path, f"^Line {index + 1} of .* is damaged: its checksum .*{rest}")
        if index > 2:
            path.write_bytes(b"".join(lines[:index]))
            assert len(read_game(path).playthrough.played) == (index - 1) // 3, "what the sentence promises"


@pytest.mark.parametrize(
    ("make", "line"),
    [
        (lambda lines: [*lines[:3], *lines[4:]], 4),
        (lambda lines: [*lines[:4], *lines[3:]], 5),
        (lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]], 4),
        (lambda lines: [lines[0], *lines], 2),
        (lambda lines: [*lines, lines[-1]], 14),
        (lambda lines: [*lines[:3], b"\n", *lines[3:]], 4),
        (lambda lines: [*lines[:3], b"\0" * 512 + b"\n", *lines[3:]], 4),
    ],
    ids=["missing", "doubled", "swapped", "two-headers", "doubled-last", "empty", "nul"],
)  # fmt: skip
def test_lines_out_of_order_are_damage(tmp_path: Path, make: object, line: int) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"".join(make(saved(path))))  # type: ignore[operator]
    everything_refuses(path, f"^Line {line} of .* is damaged: ")


def test_lines_of_two_games_do_not_mix(tmp_path: Path) -> None:
    one, other = saved(tmp_path / "a.jsonl"), saved(tmp_path / "b.jsonl", seed=8)
    (tmp_path / "a.jsonl").write_bytes(b"".join([*one[:7], *other[7:]]))
    everything_refuses(tmp_path / "a.jsonl", r"^Line 8 of .* it does not follow from the line before")


FORGED: list[tuple[int, dict[str, object], str]] = [
    (0, {"format": "other"}, "is not a saved game of Backchannel"),
    (0, {"version": 0}, "in version 0 of the format; .* which reads versions 1 to 2.*older"),
    (0, {"version": 3, "oldest_reader": 3, "program": "0.9"}, "by Backchannel 0.9 in version 3 .*Update"),
    (0, {"version": 1}, "'oldest_reader' is not what"),
    (0, {"oldest_reader": 3}, "'oldest_reader' is not what"),
    (0, {"oldest_reader": 0}, "'oldest_reader' is not what"),
    (0, {"version": 3, "oldest_reader": "1"}, "in version 3 .*Update"),
    (0, {"version": 10**4000}, "version of a very large number"),
    (0, {"version": True}, "'version' is not what"),
    (0, {"version": "1"}, "'version' is not what"),
    (0, {"rules": "2", "program": "3.0"}, r"rule book '2' of Backchannel 3\.0"),
    (0, {"seed": 10**20}, "'seed' is not what"),
    (0, {"seed": "7"}, "'seed' is not what"),
    (0, {"seats": "east"}, "'seats' is not what"),
    (0, {"seats": ["east", "east"]}, "a seat is taken twice"),
    (0, {"seats": ["east", "north"], "names": {"east": "", "north": ""}}, "not those of the scenario"),
    (0, {"seats": ["east"], "names": {"east": ""}}, "not those of the scenario"),
    (0, {"names": {}}, "does not name its seats"),
    (0, {"fog": "thick"}, "'fog' is not what"),
    (0, {"computers": {"keeper": "clever"}}, "'computers.keeper' is not what"),
    (0, {"scenario": {"name": "x"}}, "'scenario.title' is not what"),
    (0, {"scenario": {"name": "", "title": "", "rounds": 1, "hash": "0" * 64, "text": "x"}}, "not the one that was"),
    (0, {"more": 1}, "'more' is not what"),
    (0, {"kind": "round"}, "Line 1 of .* is damaged"),
    (1, {"kind": "dance"}, "of no kind that"),
    (1, {"kind": ["decision"]}, "does not follow from"),
    (1, {"round": 2}, "it belongs to round 2, not to round 1"),
    (1, {"seat": "keeper"}, "had no decision to make"),
    (2, {"seat": "east"}, "had no decision to make"),
    (1, {"choice": "no-such"}, "are not those that were made"),
    (1, {"choice": None}, "'choice' is not what"),
    (1, {"reason": 5}, "'reason' is not what"),
    (1, {"reason": "x" * 5000}, "'reason' is not what"),
    (1, {"predictions": {"east -> west": "sideways"}}, "'predictions.east -> west' is not what"),
    (3, {"round": 7}, "it belongs to round 7, not to round 1"),
    (3, {"choices": {}}, "are not those that were made"),
    (3, {"picks": {}}, "are not those that were made"),
    (3, {"digest": "0" * 16}, r"^Round 1 of .* does not come out .*digest 0{16} then.* was probably edited"),
    (3, {"digest": "x"}, "'digest' is not what"),
    (3, {"events": ["thanks"]}, "^Round 1 of .* other events happen"),
    (3, {"outcomes": {"west": "x" * 100}}, "^Round 1 of .* the outcome of the choice of west was x+…, and now is no"),
    (3, {"outcomes": {"north": "x"}}, "outcomes for seats that do not play"),
    (3, {"ending": {"id": "dim", "title": "\x1b"}}, "^Line 5 of .* the game had ended before it"),
    (12, {"ending": None}, "^Round 4 of .* another ending is reached"),
]  # fmt: skip


@pytest.mark.parametrize(("index", "change", "words"), FORGED, ids=[f"{i}-{next(iter(c))}" for i, c, _ in FORGED])
def test_a_careful_forgery_is_a_sentence_too(tmp_path: Path, index: int, change: dict[str, object], words: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(written_again(saved(path, 1000 if index else 0), index, change))
    for opening in (open_game, read_game):
        with pytest.raises(SaveProblem, match=words) as told:
            opening(path)
        assert not re.search("[\x00-\x1f\x7f]", str(told.value))


def test_a_choice_that_was_not_open_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = saved(path, 1)
    path.write_bytes(written_again(lines, 1, {"choice": "no-such"}))
    everything = "^Round 1 of .* does not come out as it was recorded: 'no-such' is not a choice of East in this round"
    with pytest.raises(SaveProblem, match=everything):
        open_game(path)


# ── Not a save, or not one for us ────────────────────────────────────────────────────────────────────────────────────

FOREIGN = {
    "empty": (b"", "is empty"),
    "only NULs": (b"\0" * 9999, "is empty"),
    "blank": (b"\n\n \r\n", "is empty"),
    "text": (b"Dear diary,\n", "is not a saved game"),
    "YAML": (b"format: 1\ntitle: After Doha\n", "is a scenario, and a saved game is wanted here"),
    "a list": (b"[1, 2]\n", "is not a saved game"),
    "JSON": (b'{"format": "asciicast"}\n', "is not a saved game"),
    "deep JSON": (b"[" * 10**6, "is not a saved game"),
    "numbers": (b"9" * 10**6 + b"\n", "is not a saved game"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "is not a saved game"),
    "UTF-16": ('{"n":0}\n'.encode("utf-16"), "is not a saved game"),
    "begun": (b'{"n":0,"prev":"","kind":"header","for', "breaks off in its first line"),
    "begun, longer": (b'{"n":0,"prev":"","kind":"header","format":"backchannel-save","version":1,', "breaks off"),
    "written by hand": (b'{"format": "backchannel-save", "version": 1}\n', "Line 1 of .* is damaged"),
    "from the future": (b'{"format": "backchannel-save", "version": 3, "program": "9.9"}\n', "by Backchannel 9.9 in"),
    "from another": (encode(0, "", "header", {"format": "chess"}), "is not a saved game"),
}


@pytest.mark.parametrize(("data", "words"), FOREIGN.values(), ids=[name.replace(" ", "-") for name in FOREIGN])
def test_what_is_not_a_save_is_a_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    everything_refuses(path, words)


def test_what_is_not_even_a_file_is_a_sentence(tmp_path: Path) -> None:
    everything_refuses(tmp_path / "missing.jsonl", "There is no saved game")
    everything_refuses(tmp_path, "is a folder")
    (tmp_path / "file").touch()
    for name, words in (
        ("file/a.jsonl", r"There is no saved game|cannot be reached"),
        ("x" * 300, "cannot be read|failed"),
        ("a\0b", "is no name of a file"),
    ):
        for opening in (open_game, read_game):
            with pytest.raises(SaveProblem, match=words):
                opening(tmp_path / name)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_or_a_device_does_not_hold_us(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    everything_refuses(tmp_path / "pipe", "is not a file that can hold")
    everything_refuses(Path("/dev/null"), "is not a file that can hold")


def test_a_giant_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "giant.jsonl"
    with path.open("wb") as file:
        file.truncate(10 * 2**30)
    everything_refuses(path, "it has 10240 MB")


def test_a_torn_first_line_is_a_sentence_at_every_length(tmp_path: Path) -> None:
    lines = saved(tmp_path / "a.jsonl", 0)
    for length in [*range(1, 300), *range(300, len(lines[0]), 37), len(lines[0]) - 1]:
        with pytest.raises(SaveProblem, match="breaks off in its first line"):
            parse_save(lines[0][:length], PLACE)
