"""What the disk may do while a game is played. Whatever it does: a sentence, and nothing that was saved is lost."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from game.durable import sync
from game.playthrough import Refused
from game.record import SaveProblem, open_game, read_game, verify
from tests.record.lighthouse import begin, next_decision, play_on, saved, uninterrupted

ROOT = Path(__file__).parents[2]


class Disk:
    """Stands in for the calls to the system; fails as told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.fault: Callable[[int, bytes], int] | None = None
        self.sync_fault: OSError | None = None
        self.calls: list[str] = []
        self.real_write = os.write
        monkeypatch.setattr("game.record.store.os.write", self.write)
        monkeypatch.setattr("game.record.store.sync", self.sync)

    def write(self, descriptor: int, data: bytes) -> int:
        self.calls.append("write")
        return self.fault(descriptor, data) if self.fault else self.real_write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self.calls.append("sync")
        if self.sync_fault is not None:
            raise self.sync_fault
        sync(descriptor)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def refused(game: object) -> Refused:
    answer = game.playthrough.decide(next_decision(game.playthrough))  # type: ignore[attr-defined]
    assert isinstance(answer, Refused)
    assert answer.kind == "not-saved"
    assert answer.reason.endswith(".")
    return answer


def test_a_decision_counts_only_when_it_is_on_the_disk(tmp_path: Path, disk: Disk) -> None:
    with begin(tmp_path / "a.jsonl") as game:
        for _ in range(4):
            disk.calls.clear()
            play_on(game.playthrough, 1)
            assert disk.calls == ["write", "sync"], "one write for the decision and the round that it completes"


@pytest.mark.parametrize("so_far", [3, 4], ids=["one-line", "two-lines"])
@pytest.mark.parametrize("short_by", [None, 1, 100, 10**6])
def test_a_full_disk(tmp_path: Path, disk: Disk, so_far: int, short_by: int | None) -> None:
    """Some disks say that they are full, others take a part and say nothing."""

    def full(descriptor: int, data: bytes) -> int:
        if short_by is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        return disk.real_write(descriptor, data[: max(len(data) - short_by, 0)])

    path = tmp_path / "a.jsonl"
    with begin(path) as game:
        play_on(game.playthrough, so_far)
        before, state, sealed = path.read_bytes(), game.playthrough.state, dict(game.playthrough.sealed)
        disk.fault = full
        for _ in range(2):
            assert refused(game).reason == (
                f"The decision was not saved: the disk that holds {tmp_path} is full. "
                "Make some room on it, then try again; all before it is safe."
            )
            assert path.read_bytes() == before
            assert (game.playthrough.state, dict(game.playthrough.sealed)) == (state, sealed)
            with pytest.raises(SaveProblem, match="another window"):
                open_game(path)
        disk.fault = None
        play_on(game.playthrough)
    assert verify(path).ok
    assert read_game(path).playthrough.state == uninterrupted().state


def test_a_disk_that_cannot_even_take_back(tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The part of a line stays until the disk is well again; meanwhile nothing is acknowledged."""
    path = tmp_path / "a.jsonl"
    with begin(path) as game:
        play_on(game.playthrough, 3)
        before = path.read_bytes()

        def broken(*_: object) -> None:
            raise OSError(errno.EIO, "Input/output error")

        with monkeypatch.context() as patch:
            patch.setattr("game.record.store.os.ftruncate", broken)
            disk.fault = lambda descriptor, data: disk.real_write(descriptor, data[:50])
            assert "is full" in refused(game).reason
            assert len(path.read_bytes()) == len(before) + 50
            disk.fault = None
            assert "cannot be reached" in refused(game).reason
        assert read_game(path).notes, "somebody who looks meanwhile sees a torn line"
        play_on(game.playthrough)
    assert path.read_bytes().startswith(before)
    assert verify(path).ok
    assert read_game(path).notes == ()


@pytest.mark.parametrize("kind", [errno.EIO, errno.ENOSPC])
def test_a_failed_sync(tmp_path: Path, disk: Disk, kind: int) -> None:
    """What was written cannot be trusted, though it can be read: it is taken back, through a handle opened anew."""
    path = tmp_path / "a.jsonl"
    with begin(path) as game:
        play_on(game.playthrough, 4)
        before = path.read_bytes()
        disk.sync_fault = OSError(kind, "sync failed")
        refused(game)
        disk.sync_fault = None
        assert path.read_bytes() == before
        play_on(game.playthrough)
    assert verify(path).ok


@pytest.mark.parametrize("kind", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_folder_that_becomes_read_only(tmp_path: Path, disk: Disk, kind: int) -> None:
    def read_only(*_: object) -> int:
        raise OSError(kind, "no")

    with begin(tmp_path / "a.jsonl") as game:
        disk.fault = read_only
        assert "is not allowed. Allow writing there" in refused(game).reason
        disk.fault = None
        play_on(game.playthrough)
    assert verify(game.path).ok


def test_a_folder_that_is_read_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write anywhere, so the system's answer is made up here."""
    path = tmp_path / "a.jsonl"
    saved(path, 4)
    real = os.open

    def read_only(name: str, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(errno.EROFS, "Read-only file system", name)
        return real(name, flags, mode)

    monkeypatch.setattr(os, "open", read_only)
    with pytest.raises(
        SaveProblem, match=r"writing to .* is not allowed.*`backchannel replay .*`, which writes nothing"
    ):
        open_game(path)
    with pytest.raises(SaveProblem, match=r"^The game cannot be saved: writing to .* is not allowed.*--save"):
        begin(tmp_path / "b.jsonl")
    with pytest.raises(SaveProblem, match=r"is not allowed|cannot be made"):
        begin()
    assert len(read_game(path).playthrough.played) == 2
    assert verify(path).ok


def test_a_folder_without_the_right_to_write(tmp_path: Path) -> None:
    saved(tmp_path / "a.jsonl", 4)
    (tmp_path / "a.jsonl").chmod(0o400)
    tmp_path.chmod(0o500)
    if os.access(tmp_path, os.W_OK):
        pytest.skip("who runs this may write anywhere")
    try:
        for opening, name in ((open_game, "a.jsonl"), (begin, "b.jsonl")):
            with pytest.raises(SaveProblem, match="is not allowed"):
                opening(tmp_path / name)
        assert read_game(tmp_path / "a.jsonl").playthrough.played
    finally:
        tmp_path.chmod(0o700)


def test_a_file_without_the_right_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def secret(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    saved(tmp_path / "a.jsonl", 4)
    monkeypatch.setattr(os, "open", secret)
    with pytest.raises(SaveProblem, match="You are not allowed to read"):
        read_game(tmp_path / "a.jsonl")


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
def test_a_file_deleted_during_the_game_is_made_anew(tmp_path: Path) -> None:
    with begin(tmp_path / "a.jsonl") as game:
        play_on(game.playthrough, 4)
        game.path.unlink()
        play_on(game.playthrough)
        with pytest.raises(SaveProblem, match="another window"):
            open_game(game.path)
    assert verify(game.path).ok
    assert read_game(game.path).playthrough.state == uninterrupted().state


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_folder_that_goes_away_and_comes_back(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with begin(tmp_path / "stick" / "a.jsonl") as game:
        play_on(game.playthrough, 4)
        (tmp_path / "stick").rename(tmp_path / "pocket")
        assert f"{tmp_path / 'stick'} cannot be reached. Bring it back" in refused(game).reason
        assert not (tmp_path / "stick").exists()
        (tmp_path / "pocket").rename(tmp_path / "stick")
        play_on(game.playthrough)
    assert verify(game.path).ok


@pytest.mark.parametrize("content", [b"", b"something else\n", None], ids=["emptied", "replaced", "added-to"])
def test_a_file_that_another_program_changes_is_left_alone(tmp_path: Path, content: bytes | None) -> None:
    with begin(tmp_path / "a.jsonl") as game:
        play_on(game.playthrough, 4)
        before = game.path.read_bytes()
        changed = before + b"a note\n" if content is None else content
        game.path.write_bytes(changed)
        for _ in range(2):
            assert "another program has changed" in refused(game).reason
        assert game.path.read_bytes() == changed
        game.path.write_bytes(before)
        play_on(game.playthrough)
    assert verify(game.path).ok


def test_a_copy_put_in_its_place_is_as_good(tmp_path: Path) -> None:
    """As some editors and cloud folders do."""
    with begin(tmp_path / "a.jsonl") as game:
        play_on(game.playthrough, 4)
        (tmp_path / "copy").write_bytes(game.path.read_bytes())
        os.replace(tmp_path / "copy", game.path)
        play_on(game.playthrough)
    assert verify(game.path).ok


@pytest.mark.parametrize("stage", ["write", "sync", "link", "folder"])
def test_a_new_game_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    def broken(*_: object) -> int:
        if stage == "write":
            return 10
        raise OSError(errno.ENOSPC, "No space left on device")

    name = {"write": "os.write", "sync": "sync", "link": "_name", "folder": "sync_folder"}[stage]
    monkeypatch.setattr(f"game.durable.{name}", broken)
    with pytest.raises(SaveProblem, match=r"^The game cannot be saved: the disk that holds .* is full"):
        begin(tmp_path / "a.jsonl")
    assert not [path for path in tmp_path.iterdir() if path.name != "a.jsonl"], "nothing temporary"


LIMITED = """
import resource, sys
from pathlib import Path
from game.playthrough import Refused
from tests.record.lighthouse import begin, next_decision, play_on

path = Path(sys.argv[1])
game = begin(path)
play_on(game.playthrough, 3)
before = path.read_bytes()
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 100, hard))
answer = game.playthrough.decide(next_decision(game.playthrough))
assert isinstance(answer, Refused) and answer.kind == "not-saved" and "is full" in answer.reason, answer
assert path.read_bytes() == before
resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
play_on(game.playthrough)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_a_file_that_the_system_lets_grow_no_further(tmp_path: Path) -> None:
    """A write that really is cut short by the system, since a small disk cannot be had in a test."""
    done = subprocess.run([sys.executable, "-c", LIMITED, str(tmp_path / "a.jsonl")], cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 0
    assert verify(tmp_path / "a.jsonl").ok
    assert read_game(tmp_path / "a.jsonl").playthrough.state == uninterrupted().state
