"""Watching files: what counts as saved, and what is said then. The clock is the test's own; nothing waits."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.scenario.watch import COME_BACK_SECONDS, POLL_SECONDS, SETTLE_SECONDS, Watch

GOOD = (Path(__file__).parent.parent / "data" / "good" / "smallest.yaml").read_text(encoding="utf-8")
BAD = GOOD.replace("title: The bridge\n", "titel: The bridge\n")


class Hands:
    """A file, and a clock that goes on with every look."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.now = 100.0
        self._time = 1_000_000_000
        self.save(text)
        self.watch = Watch([str(path)])

    def save(self, text: str, path: Path | None = None) -> None:
        """Write the file; each time as if a second had gone by."""
        path = path or self.path
        path.write_text(text, encoding="utf-8")
        self._time += 1
        os.utime(path, (self._time, self._time))

    def looks(self, seconds: float) -> int:
        """Look for so long; how often there was something to tell."""
        end = self.now + seconds
        told = 0
        while self.now < end:
            self.now += self.watch.pause
            told += self.watch.look(self.now)
        return told

    def told(self) -> str:
        return self.watch.told("saved")


@pytest.fixture
def hands(tmp_path: Path) -> Hands:
    return Hands(tmp_path / "bridge.yaml", BAD)


def test_a_file_that_rests_is_not_told_again(hands: Hands) -> None:
    assert hands.looks(5) == 0


def test_a_save_is_told_once_and_soon(hands: Hands) -> None:
    hands.save(BAD + "\n")
    assert hands.looks(2 * POLL_SECONDS) == 1
    assert hands.looks(5) == 0


def test_a_change_of_the_time_alone_or_of_the_size_alone_is_a_save(hands: Hands) -> None:
    hands.save(BAD)
    assert hands.looks(1) == 1
    known = os.stat(hands.path)
    hands.path.write_text(BAD + "# more\n", encoding="utf-8")
    os.utime(hands.path, ns=(known.st_mtime_ns, known.st_mtime_ns))
    assert hands.looks(1) == 1


def test_only_the_present_state_is_told_and_mended_once(hands: Hands) -> None:
    first = hands.told()
    assert first.startswith("---- saved ---")
    assert "error[S040]" in first
    hands.save(GOOD)
    hands.looks(1)
    mended = hands.told()
    assert "bridge.yaml: mended, no faults. 2 actors" in mended
    assert "S040" not in mended
    hands.save(GOOD + "\n")
    hands.looks(1)
    assert "bridge.yaml: no faults." in hands.told()


def test_a_file_that_is_written_in_several_goes_is_checked_when_it_rests(hands: Hands) -> None:
    for end in (100, 200, 300):
        hands.save(GOOD[:end])
        hands.now += SETTLE_SECONDS
        assert not hands.watch.look(hands.now)
        assert hands.watch.pause == SETTLE_SECONDS
    hands.save(GOOD)
    assert hands.looks(1) == 1
    assert "mended" in hands.told()
    assert hands.watch.pause == POLL_SECONDS


@pytest.mark.parametrize("way", ["gone", "emptied"])
def test_a_file_that_comes_back_in_time_was_never_away(hands: Hands, way: str) -> None:
    hands.path.unlink() if way == "gone" else hands.save("")
    assert hands.looks(COME_BACK_SECONDS / 2) == 0
    hands.save(GOOD)
    assert hands.looks(1) == 1
    assert "mended" in hands.told()


def test_a_file_that_stays_away_is_told_and_found_again(hands: Hands) -> None:
    hands.path.unlink()
    assert hands.looks(3) == 1
    assert "error[S001]" in hands.told()
    hands.save(GOOD)
    assert hands.looks(1) == 1
    assert "mended" in hands.told()


def test_a_file_put_in_the_place_of_another_is_a_save(hands: Hands, tmp_path: Path) -> None:
    known = os.stat(hands.path)
    other = tmp_path / "bridge.yaml~"
    other.write_bytes(hands.path.read_bytes())
    os.utime(other, ns=(known.st_mtime_ns, known.st_mtime_ns))
    os.replace(other, hands.path)
    assert hands.looks(1) == 1


def test_several_files_are_told_in_the_order_given(hands: Hands, tmp_path: Path) -> None:
    other = tmp_path / "another.yaml"
    hands.save(GOOD, other)
    hands.watch = Watch([str(hands.path), str(other), str(hands.path)])
    told = hands.told()
    assert told.index("bridge.yaml: 1 error.") < told.index("another.yaml: no faults.")
    assert told.count("bridge.yaml: 1 error.") == 1
    hands.save(BAD, other)
    hands.save(GOOD)
    assert hands.looks(1) in (1, 2)
    told = hands.told()
    assert "bridge.yaml: mended" in told
    assert "another.yaml: 1 error." in told


def test_a_code_is_pointed_to_once(hands: Hands) -> None:
    assert "More about S040" in hands.told()
    hands.save(BAD + "\n")
    hands.looks(1)
    assert "More about" not in hands.told()


@pytest.mark.parametrize("name", ["", "a\0b", "no/such/folder/x.yaml"])
def test_a_name_that_no_file_can_have_is_told_and_watched(name: str) -> None:
    watch = Watch([name])
    assert "error[S00" in watch.told("now")
    assert not watch.look(1.0)
