"""Any byte of a save changed, cut off or put in: noticed exactly; what stands before it is kept, the rest not lost.

`HYPOTHESIS_PROFILE=thorough` changes twenty thousand bytes; a usual run a sample of them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from game.model.scenario import Scenario
from game.playthrough import Decision, Refused, Settings
from game.record import SaveProblem, add_note, branch_game, new_game, open_game, read_game
from game.record.rescue import rescue_save
from game.scenario import read_scenario

IS_THOROUGH = settings.get_current_profile_name() == "thorough"
FLIPS = 20_000 if IS_THOROUGH else 2_000

TINY = """
format: 1
title: Tiny
actors:
  a: {name: Ä, short: A, public: One.}
  b: {name: B, short: B, public: Two.}
relationships: {a <-> b: 5}
rounds:
  - {title: One, situation: First., choices: {a: [{id: x, label: X, acts: [praise b]}, {id: y, label: Y}]}}
  - {title: Two, situation: Then., choices: {a: [{id: z, label: Z, outcomes: [{chance: 50%, text: T.},
     {chance: 50%, text: U., effects: {b -> a: 4}}]}]}}
  - {title: Three, situation: Last.}
moves: [consult]
endings: [{id: over, title: Over, default: true, text: Done.}]
"""


def tiny() -> Scenario:
    loaded = read_scenario(TINY, "tiny.yaml")
    assert loaded.scenario is not None, loaded.problems
    return loaded.scenario


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A save with all kinds of line: decisions and rounds, a comment, and a variation."""
    path = tmp_path_factory.mktemp("whole") / "a.jsonl"
    with new_game(tiny(), Settings(seed=3, seats=("a",)), scenario_name="tiny", path=path) as game:
        for choice, reason in (("x", "weil Öl"), ("z", ""), ("consult b", "last")):
            assert not isinstance(game.playthrough.decide(Decision("a", choice, reason)), Refused)
    add_note(read_game(path), 1, text="Here.")
    with branch_game(path, 1, seat="a") as game:
        for choice in ("y", "z"):
            assert not isinstance(game.playthrough.decide(Decision("a", choice)), Refused)
    return path.read_bytes()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of files need not outlive a power cut."""
    for name in ("os.fsync", "os.fdatasync"):
        monkeypatch.setattr(name, lambda _: None, raising=False)


def ends(data: bytes) -> list[int]:
    """Where each line ends, its line end included."""
    return [place + 1 for place, byte in enumerate(data) if byte == 10]


def sound_before(data: bytes, place: int) -> int:
    """How many bytes stand in whole lines before a place."""
    return max((end for end in ends(data) if end <= place), default=0)


def check(folder: Path, data: bytes, whole: bytes, place: int) -> str:
    """What becomes of a file that differs from the whole one from `place` on; says which it was."""
    sound = sound_before(whole, place)
    path, new = folder / "a.jsonl", folder / "new.jsonl"
    path.write_bytes(data)
    try:
        looked = read_game(path)
    except SaveProblem:
        with pytest.raises(SaveProblem, match=r"\.$"):
            open_game(path).close()
        assert path.read_bytes() == data, "nothing is changed"
        assert [*folder.iterdir()] == [path]
        if not sound:
            with pytest.raises(SaveProblem):
                rescue_save(path, new)
            assert not new.exists()
            return "lost its first line"
        found = rescue_save(path, new)
        assert path.read_bytes() == data
        assert new.read_bytes() == whole[:sound], "all that is whole, and not a byte more"
        assert (found.lines, found.left > 0) == (whole[:sound].count(b"\n"), True)
        read_game(new)
        new.unlink()
        return "damaged"
    assert sound, "a save without its first line is none"
    assert looked.notes, "what was left out is told"
    open_game(path).close()
    kept = path.read_bytes()
    aside = b"".join(part.read_bytes() for part in folder.iterdir() if part != path)
    assert aside == data[sound:], "the rest is set aside, to the byte"
    assert kept.startswith(whole[:sound])
    added = kept[sound:]
    assert not added or whole.startswith(kept), "a round whose own line was lost comes out again to the byte"
    for part in folder.iterdir():
        part.unlink()
    return "torn"


def many(folder: Path, whole: bytes, changes: Iterator[tuple[int, bytes]]) -> dict[str, int]:
    """Check them all; how often each thing came of it."""
    counts: dict[str, int] = {}
    for place, data in changes:
        what = check(folder, data, whole, place)
        counts[what] = counts.get(what, 0) + 1
        for part in folder.iterdir():
            part.unlink()
    return counts


@pytest.mark.usefixtures("quick")
def test_a_changed_byte_is_noticed_exactly(tmp_path: Path, whole: bytes) -> None:
    lot = random.Random(7)
    places = range(len(whole)) if len(whole) <= FLIPS else sorted(lot.sample(range(len(whole)), FLIPS))
    rounds = -(-FLIPS // len(places))
    last = sound_before(whole, len(whole) - 1)

    def changes() -> Iterator[tuple[int, bytes]]:
        for _ in range(rounds):
            for place in places:
                data = bytearray(whole)
                data[place] ^= lot.randint(1, 255)
                yield place, bytes(data)

    counts = many(tmp_path, whole, changes())
    assert sum(counts.values()) >= min(FLIPS, len(whole))
    assert counts.keys() == {"lost its first line", "damaged", "torn"}
    assert counts["torn"] <= rounds * (len(whole) - last + 1), "only the last line can be taken for torn"


@pytest.mark.usefixtures("quick")
def test_cut_off_at_any_byte_it_goes_on_from_the_last_whole_line(tmp_path: Path, whole: bytes) -> None:
    first = ends(whole)[0]
    lengths = [*range(0, first, 1 if IS_THOROUGH else 29), *range(first, len(whole), 1 if IS_THOROUGH else 3)]
    boundaries = set(ends(whole))
    counts = many(tmp_path, whole, ((length, whole[:length]) for length in lengths if length not in boundaries))
    assert counts.keys() == {"lost its first line", "torn"}
    for boundary in sorted(boundaries):
        (tmp_path / "a.jsonl").write_bytes(whole[:boundary])
        assert read_game(tmp_path / "a.jsonl").notes == (), "a save that ends between two lines is whole"


WAYS: dict[str, Callable[[bytes, int, random.Random], bytes]] = {
    "a byte put in": lambda data, place, lot: data[:place] + bytes([lot.randrange(256)]) + data[place:],
    "bytes taken out": lambda data, place, lot: data[:place] + data[place + lot.randint(1, 9) :],
    "zeroes": lambda data, place, lot: data[:place] + bytes(min(512, len(data) - place)) + data[place + 512 :],
    "a part doubled": lambda data, place, lot: data[:place] + data[max(0, place - lot.randint(1, 60)) :],
    "all else rubbish": lambda data, place, lot: data[:place] + lot.randbytes(300),
}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("way", WAYS.values(), ids=[name.replace(" ", "-") for name in WAYS])
def test_other_damage_is_noticed_as_exactly(
    tmp_path: Path, whole: bytes, way: Callable[[bytes, int, random.Random], bytes]
) -> None:
    lot = random.Random(11)

    def changes() -> Iterator[tuple[int, bytes]]:
        for _ in range(FLIPS // 10):
            data = way(whole, lot.randrange(len(whole)), lot)
            same = next(
                (n for n, (a, b) in enumerate(zip(data, whole, strict=False)) if a != b), min(len(data), len(whole))
            )
            if data != whole and same not in (len(data), len(whole)):
                yield same, data

    assert sum(many(tmp_path, whole, changes()).values()) > FLIPS // 20
