"""`compare`: games of one scenario side by side, as a text and as a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game import record
from tests.cli.commands import Here


@pytest.fixture
def save(run: Here, tmp_path: Path) -> Path:
    """A game of the tutorial to its end, with a variation from round 2 on."""
    path = tmp_path / "mine.jsonl"
    run("play", "two-rivers", "--seat", "alder", "--seed", "7", "--reflect", "off", "--save", str(path),
        typed=["1", "", "1", "", "1", ""])  # fmt: skip
    run("replay", str(path), "--branch", "2", "--choice", "sell-water", typed=["1", ""])
    return path


def test_a_game_beside_its_variation(run: Here, save: Path) -> None:
    done = run("compare", str(save), f"{save}#1")
    assert (done.code, done.err) == (0, "")
    for text in (
        "Two Rivers: 2 games side by side", "A  the game itself; Town of Alder; seed 7; 3 rounds played",
        "Round 2: The tea house", "A  Offer a share.", "B  Offer to sell water.", "round  start    1    2    3",
        "Endings", "Goals",
    ):  # fmt: skip
        assert text in done.out, text
    assert "luck" not in done.out
    assert all(len(line) <= 100 for line in done.out.splitlines())


def test_the_numbers_are_those_of_the_games(run: Here, save: Path) -> None:
    document = json.loads(run("compare", str(save), f"{save}#1", "--format", "json").out)
    games = [record.read_game(save, variation).playthrough for variation in (0, 1)]
    assert [game["variation"] for game in document["games"]] == [0, 1]
    assert document["parting"]["round"] == 2
    for one in document["scores"]:
        for values, playthrough in zip(one["values"], games, strict=True):
            views = [playthrough.view(rounds=n) for n in range(len(playthrough.played) + 1)]
            assert values == [{**view.scores, **view.indicators}[one["quantity"]] for view in views]
    most = [max(one["apart"]) for one in document["scores"]]
    assert most == sorted(most, reverse=True)


def test_two_files_and_other_luck(run: Here, save: Path, tmp_path: Path) -> None:
    other = tmp_path / "yours.jsonl"
    run("play", "two-rivers", "--seat", "brook", "--seed", "8", "--save", str(other), typed=["1", "x"])
    done = run("compare", str(save), str(other), f"{save}#1")
    assert done.code == 0
    assert "A  mine, the game itself; Town of Alder; seed 7; 3 rounds played" in done.out
    assert "B  yours; Town of Brook; seed 8; 1 round played" in done.out
    assert "C  mine, variation 1; " in done.out
    assert "They did not meet the same luck: their seeds differ." in done.out
    assert "It goes on after round 1." in done.out
    assert "Goals" not in done.out, "nobody has the same seat in all of them, and one still goes on"


def test_the_same_game_twice_parts_nowhere(run: Here, save: Path) -> None:
    done = run("compare", str(save), str(save))
    assert "Nowhere: the same choices and outcomes" in done.out
    assert "every score is the same" in done.out


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([], "Name 2 to 6 saves to compare, not 1."),
        (["{save}"] * 6, "not 7"),
        (["{save}#9"], "has no variation 9. Its only one is 1."),
        (["{folder}/none.jsonl"], "There is no saved game"),
        (["{folder}/doha.jsonl"], "games of different scenarios: Two Rivers, and After Doha."),
    ],
)
def test_what_cannot_be_compared(run: Here, save: Path, tmp_path: Path, others: list[str], said: str) -> None:
    run("play", "after-doha", "--seat", "qatar", "--save", str(tmp_path / "doha.jsonl"), typed=[])
    done = run("compare", str(save), *(other.format(save=save, folder=tmp_path) for other in others))
    assert done.code in (1, 2)
    assert said in done.err
    assert done.out == ""
