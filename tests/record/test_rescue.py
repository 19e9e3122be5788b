"""Files that something happened to: told for what it is, and what is whole of them brought back; nothing is deleted."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import hashlib
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from game.playthrough import Decision, Refused
from game.record import SaveProblem, add_note, branch_game, new_game, open_game, read_game, read_notes, saves, verify
from game.record.lines import decode, encode, fingerprint
from game.record.rescue import Rescued, rescue_save
from tests.record.edits import play
from tests.record.lighthouse import SAVES, SEATS, begin, next_decision, play_on, saved, uninterrupted, written_again


@pytest.fixture
def save(tmp_path: Path) -> Path:
    return play(tmp_path / "a.jsonl")


def rescued(path: Path) -> tuple[Rescued, str]:
    """What comes of rescuing a file to one beside it, and the words; the file itself stays to the byte."""
    before, beside = path.read_bytes(), set(path.parent.iterdir())
    found = rescue_save(path, path.with_name("new.jsonl"))
    assert path.read_bytes() == before
    assert set(path.parent.iterdir()) - beside == ({found.path} if found.path else set())
    return found, " ".join(found.messages)


def refusal(path: Path) -> str:
    """What every way of opening a file says; none changes anything."""
    before = path.read_bytes()
    told = set()
    for opening in (open_game, read_game):
        with pytest.raises(SaveProblem) as problem:
            opening(path)
        told.add(str(problem.value))
    try:
        assert not verify(path).ok
    except SaveProblem as damage:
        told.add(str(damage))
    assert path.read_bytes() == before
    (sentence,) = told
    return sentence


# ── What was changed on its way ──────────────────────────────────────────────────────────────────────────────────────

WAYS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "mail": (lambda data: data.replace(b"\n", b"\r\n"), "its lines end as on Windows or in a mail (CR LF)"),
    "gzip": (lambda data: gzip.compress(data), "it is packed (gzip)"),
    "byte order mark": (lambda data: b"\xef\xbb\xbf" + data, "a byte order mark stands before it"),
    "UTF-16": (lambda data: data.decode().encode("utf-16"), "it is written in UTF-16"),
    "a shell's copy": (
        lambda data: data.decode().replace("\n", "\r\n").encode("utf-16"),
        "it is written in UTF-16 and its lines end as on Windows or in a mail (CR LF)",
    ),
    "mailed and packed": (
        lambda data: gzip.compress(data.replace(b"\n", b"\r\n")),
        "it is packed (gzip) and its lines end as on Windows or in a mail (CR LF)",
    ),
}


@pytest.mark.parametrize(("change", "words"), WAYS.values(), ids=[name.replace(" ", "-") for name in WAYS])
def test_a_save_changed_on_its_way_is_told_so_and_comes_back_to_the_bit(
    save: Path, change: Callable[[bytes], bytes], words: str
) -> None:
    whole = save.read_bytes()
    save.write_bytes(change(whole))
    sentence = refusal(save)
    assert f"Something changed the file on its way: {words}. Nothing was changed here." in sentence
    assert f"replay {save} --rescue {save.with_name('a-rescued.jsonl')}` writes it as it was." in sentence
    found, told = rescued(save)
    assert found.left == 0
    assert f"{words}. That is undone." in told
    assert found.path is not None
    assert found.path.read_bytes() == whole
    assert verify(found.path).ok


def test_one_in_the_usual_folder_is_listed_with_the_command(isolated_home: Path) -> None:
    folder = isolated_home / "saves"
    folder.mkdir(parents=True)
    path = play(folder / "a game.jsonl")
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (info,) = saves()
    assert f"--rescue '{folder / 'a game-rescued.jsonl'}'` writes it as it was." in info.problem


def test_half_of_a_packed_save_still_gives_its_beginning(save: Path) -> None:
    whole = save.read_bytes()
    packed = gzip.compress(whole)
    save.write_bytes(packed[: len(packed) * 19 // 20])
    assert "it is packed (gzip)" in refusal(save)
    found, told = rescued(save)
    assert found.path is not None
    assert whole.startswith(found.path.read_bytes())
    assert "Its last line was not written out" in told
    assert read_game(found.path).playthrough.played or found.lines < 5


@pytest.mark.parametrize(
    "data",
    [
        gzip.compress(b"milk\n"),
        gzip.compress(bytes(80_000_000)),
        b"\x1f\x8b" + bytes(100),
        bz2.compress(b"x"),
        "milk\r\n".encode("utf-16"),
        b"\xff\xfe\x00",
        b"milk\r\n",
    ],
    ids=["packed-text", "bomb", "not-gzip", "bzip2", "other-text", "half-a-character", "line-ends"],
)
def test_what_holds_no_save_is_not_taken_for_one(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    assert "is not a saved game of Backchannel" in refusal(path)
    with pytest.raises(SaveProblem, match="is not a saved game of Backchannel"):
        rescue_save(path, tmp_path / "b.jsonl")
    assert not (tmp_path / "b.jsonl").exists()


# ── Damage in the middle ─────────────────────────────────────────────────────────────────────────────────────────────


def whole_before(lines: list[bytes], number: int) -> int:
    """How many rounds are over in the lines before this one (from 0)."""
    return sum(decode(line[:-1])["kind"] == "round" for line in lines[:number])


def test_damage_in_any_line_leaves_what_stands_before_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = saved(path)
    for number in range(1, len(lines)):
        path.write_bytes(b"".join([*lines[:number], b"?" + lines[number], *lines[number + 1 :]]))
        found, told = rescued(path)
        assert found.path is not None
        assert found.path.read_bytes() == b"".join(lines[:number])
        assert (found.lines, found.left) == (number, len(lines) - number)
        assert (f"Line {number + 1} of {path} is damaged" in told) == (number < len(lines) - 1)
        assert f"from line {number + 1} on could not be trusted and stayed behind." in told
        with open_game(found.path) as game:
            assert len(game.playthrough.played) in (whole_before(lines, number), whole_before(lines, number) + 1)
            play_on(game.playthrough)
            assert game.playthrough.state.digest() == uninterrupted().state.digest()
        assert verify(found.path).ok
        found.path.unlink()


@pytest.mark.parametrize("place", [4, 7])
def test_lines_that_look_whole_are_not_trusted_behind_one_that_is_missing(tmp_path: Path, place: int) -> None:
    path = tmp_path / "a.jsonl"
    lines = saved(path)
    for changed in ([*lines[:place], *lines[place + 1 :]], [*lines[:place], lines[place - 1], *lines[place:]]):
        path.write_bytes(b"".join(changed))
        found, _ = rescued(path)
        assert found.path is not None
        assert found.path.read_bytes() == b"".join(lines[:place])
        found.path.unlink()


def test_a_forged_digest_ends_what_is_trusted_though_every_checksum_fits(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = saved(path)
    rounds = [number for number, line in enumerate(lines) if b'"kind":"round"' in line]
    for count, number in enumerate(rounds):
        path.write_bytes(written_again(lines, number, {"digest": "0123456789abcdef"}))
        assert f"Round {count + 1} of {path} does not come out as it was recorded" in refusal(path)
        found, told = rescued(path)
        assert f"Round {count + 1} of {path} does not come out as it was recorded" in told
        assert found.path is not None
        assert found.lines == number
        assert len(read_game(found.path).playthrough.played) == count + 1, "the round is played anew from its decisions"
        assert len([line for line in found.path.read_bytes().splitlines() if b'"kind":"round"' in line]) == count
        found.path.unlink()


def test_a_foreign_scenario_spliced_in_is_found(tmp_path: Path) -> None:
    """Its text in another save's first line, with every hash, number, link and checksum made to fit."""
    path = play(tmp_path / "a.jsonl")
    lines = path.read_bytes().splitlines(keepends=True)
    header = decode(lines[0][:-1])
    other = header["scenario"]["text"].replace("effects: {lamp: +8}", "effects: {lamp: +9}")
    forged = header["scenario"] | {"text": other, "hash": hashlib.sha256(other.encode()).hexdigest()}
    path.write_bytes(written_again(lines, 0, {"scenario": forged}))
    assert "Round 1 of " in refusal(path)
    assert "does not come out as it was recorded" in refusal(path)
    found, _ = rescued(path)
    assert found.lines < 5, "no round of it is accepted"
    header["scenario"]["text"] = other
    path.write_bytes(written_again(lines, 0, {"scenario": header["scenario"]}))
    assert "the scenario's text is not the one that was saved" in refusal(path)
    with pytest.raises(SaveProblem, match="Line 1 of"):
        rescue_save(path, tmp_path / "b.jsonl")


def test_variations_and_comments_come_along(save: Path) -> None:
    add_note(read_game(save), 2, "west", text="Here it turned.")
    with branch_game(save, 2, seat="west") as game:
        game.playthrough.decide(Decision("east", "share-cost"))
        play_on(game.playthrough)
    whole = save.read_bytes()
    save.write_bytes(whole[:-40] + b"#" + whole[-39:] + whole.splitlines(keepends=True)[-1])
    found, told = rescued(save)
    assert found.path is not None
    assert "Line " in told
    assert ": rounds 1 to 4, " in told
    assert "1 variation." in told
    assert [note.text for note in read_notes(found.path)] == ["Here it turned."]
    assert verify(found.path).ok
    with open_game(found.path) as game:
        assert game.playthrough is not None


def test_what_a_newer_version_wrote_is_not_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = saved(path, 4)
    path.write_bytes(written_again(lines, 0, {"version": 99, "oldest_reader": 99, "program": "9.9"}))
    assert "Update Backchannel" in refusal(path)
    with pytest.raises(SaveProblem, match="Update Backchannel"):
        rescue_save(path, tmp_path / "b.jsonl")
    path.write_bytes(b"".join(lines))
    body = {"version": 99, "oldest_reader": 99, "program": "9.9"}
    path.write_bytes(b"".join(lines) + encode(len(lines), fingerprint(lines[-1][:-1]), "version", body))
    with pytest.raises(SaveProblem, match="Update Backchannel"):
        rescue_save(path, tmp_path / "b.jsonl")
    assert not (tmp_path / "b.jsonl").exists()


def test_of_a_whole_save_no_copy_is_made(save: Path) -> None:
    found, told = rescued(save)
    assert found.path is None
    assert told == f"Nothing is wrong with {save}, so no copy was made."


def test_a_torn_end_is_copied_without_it(save: Path) -> None:
    whole = save.read_bytes()
    save.write_bytes(whole + b'{"n":99,"pre')
    found, told = rescued(save)
    assert found.path is not None
    assert found.path.read_bytes() == whole
    assert "Its last line was not written out" in told
    assert "replay " in told, "the game is over, so it can be looked at"


def test_nothing_is_overwritten_and_no_rest_is_left(
    save: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save.write_bytes(save.read_bytes()[:-9])
    with pytest.raises(SaveProblem, match="nothing is overwritten"):
        rescue_save(save, save)
    (tmp_path / "b.jsonl").write_text("mine")
    with pytest.raises(SaveProblem, match="nothing is overwritten"):
        rescue_save(save, tmp_path / "b.jsonl")
    with pytest.raises(SaveProblem, match=r"could not be written: .* cannot be reached"):
        rescue_save(save, tmp_path / "no" / "b.jsonl")
    with pytest.raises(SaveProblem, match="no name of a file"):
        rescue_save(save, tmp_path / "b\0.jsonl")
    real = os.write
    monkeypatch.setattr("os.write", lambda descriptor, data: real(descriptor, data[:10]))
    with pytest.raises(SaveProblem, match=r"could not be written: the disk that holds .* is full"):
        rescue_save(save, tmp_path / "c.jsonl")
    monkeypatch.undo()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "b.jsonl"]


def test_a_hostile_file_costs_little(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    whole = b"".join(saved(path, 4))
    path.write_bytes(whole + b"\n" * 500_000)
    found, _ = rescued(path)
    assert found.path is not None
    assert found.path.read_bytes() == whole


# ── What else happens to files ───────────────────────────────────────────────────────────────────────────────────────


def test_a_copy_made_while_the_game_is_written_opens_as_far_as_it_goes(tmp_path: Path) -> None:
    """Whatever the moment of the copy: what it holds is a beginning of the game, perhaps with a torn end."""
    path, copies = tmp_path / "a.jsonl", tmp_path / "copies"
    copies.mkdir()
    done = threading.Event()

    def copy_on() -> None:
        count = 0
        while not done.is_set() and count < 400:
            if path.exists():
                shutil.copyfile(path, copies / f"{count:03}.jsonl")
                count += 1

    copier = threading.Thread(target=copy_on)
    copier.start()
    with begin(path, seats=SEATS) as game:
        play_on(game.playthrough)
    done.set()
    copier.join()
    states = {played.step.state.digest() for played in game.playthrough.played}
    for copy in sorted(copies.iterdir()):
        with open_game(copy) as opened:
            assert {played.step.state.digest() for played in opened.playthrough.played} <= states


def test_a_clock_set_back_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with begin(tmp_path / "a.jsonl") as game:
        play_on(game.playthrough, 3)

    class Past(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Past:
            return cls(1970, 1, 1)

    for module in ("begin", "games"):
        monkeypatch.setattr(f"game.record.{module}.datetime", Past)
    os.utime(tmp_path / "a.jsonl", (0, 0))
    with open_game(tmp_path / "a.jsonl") as game:
        assert game.notes == ()
        play_on(game.playthrough)
    assert game.playthrough.state.digest() == uninterrupted().state.digest()
    assert verify(tmp_path / "a.jsonl").ok
    with begin(tmp_path / "b.jsonl") as game:
        play_on(game.playthrough)
    assert verify(tmp_path / "b.jsonl").ok


@pytest.mark.parametrize(
    "name", ["a save", "a.jsonl.txt", "Kopie von a (1).jsonl", "ü🗼.JSONL", "-x.jsonl", "a#2.jsonl"]
)
def test_under_any_name_and_in_any_folder_it_is_the_same_game(save: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "else where").mkdir()
    moved = save.rename(tmp_path / "else where" / name)
    with open_game(moved) as game:
        assert game.notes == ()
    assert verify(moved).ok


@pytest.mark.parametrize("version", sorted(path.name for path in SAVES.glob("v[0-9]*")))
def test_a_save_of_any_version_is_rescued(version: str, tmp_path: Path) -> None:
    for path in (SAVES / version).glob("*.jsonl"):
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        found = rescue_save(copy, tmp_path / f"new-{path.name}")
        assert found.path is not None
        assert found.path.read_bytes() == path.read_bytes()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 kB, where this machine lets us have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.name == "nt":
        pytest.skip("needs mount")
    command = [mount, "-t", "tmpfs", "-o", "size=64k", "none", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    """Everything that was acknowledged is there; with room again, the game goes on to the same end."""
    path = small_disk / "a.jsonl"
    with begin(path) as game:
        play_on(game.playthrough, 3)
        before, state = path.read_bytes(), game.playthrough.state
        filler = small_disk / "filler"
        with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while file.write(bytes(512)):
                pass
        made = 0
        while not isinstance(answer := game.playthrough.decide(next_decision(game.playthrough)), Refused):
            made += 1  # what is left of the file's last page
            before, state = path.read_bytes(), game.playthrough.state
            assert made < 10
        assert "is full. Make some room on it, then try again" in answer.reason
        assert path.read_bytes() == before
        assert game.playthrough.state == state
        playing = game.playthrough
        with pytest.raises(SaveProblem, match="is full"):
            new_game(playing.scenario, playing.settings, scenario_name="x", path=small_disk / "b.jsonl")
        assert sorted(entry.name for entry in small_disk.iterdir()) == ["a.jsonl", "filler"], "nothing temporary"
        filler.unlink()
        play_on(game.playthrough)
    assert verify(path).ok
    assert game.playthrough.state.digest() == uninterrupted().state.digest()
