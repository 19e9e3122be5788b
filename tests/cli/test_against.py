"""`backchannel replay SAVE... --against FILE` and `--rescue`: what a person types, reads and gets as an exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from game import record
from game.playthrough import Decision, Refused
from tests.cli.commands import Here
from tests.record.edits import edited, play, without
from tests.record.lighthouse import lighthouse


@pytest.fixture
def save(tmp_path: Path) -> Path:
    return play(tmp_path / "a.jsonl")


def written(folder: Path, text: str) -> str:
    """A scenario file with this text."""
    path = folder / "edited.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_one_save_is_told_in_full(run: Here, save: Path, tmp_path: Path) -> None:
    done = run(
        "replay", str(save), "--against", written(tmp_path, edited(("effects: {lamp: +8}", "effects: {lamp: -2}")))
    )
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith(
        f"The Lighthouse: a.jsonl as recorded, and under {tmp_path / 'edited.yaml'}\n".split(",")[0]
    )
    assert "\n  choice send-oil (east, round 1) has another effect: lamp -2, was +8\n" in done.out
    assert "\n    lamp is 43, as recorded 53\n" in done.out
    assert done.out.endswith("The game ends otherwise.\n")
    assert all(len(line) <= 100 for line in done.out.splitlines()[2:])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("Fog comes in.", "Fog rolls in."), 0),
        (("east -> keeper: 30", "east -> keeper: 50"), 0),
        (("effects: {lamp: +8}", "effects: {lamp: -2}"), 1),
        (("id: row-out", "id: row"), 1),
    ],
    ids=["a-text", "other-scores-same-ending", "another-ending", "a-choice-that-is-gone"],
)
def test_the_exit_code_says_whether_the_save_still_holds(
    run: Here, save: Path, tmp_path: Path, change: tuple[str, str], code: int
) -> None:
    file = written(tmp_path, edited(change))
    assert run("replay", str(save), "--against", file).code == code
    assert run("replay", str(save), "--against", file, "--format", "json").code == code
    assert run("replay", str(tmp_path), "--against", file).code == code
    assert run("replay", str(save), "--verify").code == 0, "the save itself is as good as ever"


def test_a_folder_is_a_table(run: Here, tmp_path: Path) -> None:
    folder = tmp_path / "saves"
    folder.mkdir()
    play(folder / "whole.jsonl")
    play(folder / "begun.jsonl", 1)
    (folder / ".hidden.jsonl").write_text("x")
    (folder / "notes.txt").write_text("x")
    file = written(tmp_path, edited(("id: row-out", "id: row")))
    done = run("replay", str(folder), "--against", file)
    assert done.err.splitlines() == [
        "Passed over, since it is hidden: .hidden.jsonl.",
        "Passed over, since it is no saved game: notes.txt.",
    ]
    rows = [" ".join(line.split()) for line in done.out.splitlines()]
    assert "save ending as recorded ending now first difference" in rows
    assert "begun.jsonl goes on (round 1) goes on (round 1) none" in rows
    assert any(row.startswith("whole.jsonl bright (round 4) stopped (round 3) FAILS: Choice row-out") for row in rows)
    assert "choice row-out (east, round 3) was removed" in rows
    assert rows[-1] == "1 of 2 fail: another ending, or a choice that cannot be made."
    assert done.code == 1
    same = run(
        "replay",
        str(folder / "whole.jsonl"),
        str(folder / "begun.jsonl"),
        "--against",
        written(tmp_path, lighthouse().text),
    )
    assert same.code == 0
    assert same.out.endswith("All 2 games end as recorded.\n")


def test_saves_of_another_scenario_are_left_out_and_said_so(run: Here, tmp_path: Path) -> None:
    play(tmp_path / "a.jsonl")
    assert run("play", "two-rivers", "--auto", "--seed", "1", "--save", str(tmp_path / "b.jsonl")).code == 0
    done = run("replay", str(tmp_path), "--against", "two-rivers")
    assert done.code == 0
    assert "a game of The Lighthouse, left out" in done.out
    assert done.out.endswith("The one game ends as recorded.\n")
    done = run("replay", str(tmp_path), "--against", "cuba-1962")
    assert done.code == 1, "a test that tests nothing has not succeeded"
    assert done.out.endswith("None of them is a game of this scenario.\n")


def test_a_save_that_cannot_be_read_fails_the_test(run: Here, save: Path, tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text("milk\n")
    done = run("replay", str(tmp_path), "--against", written(tmp_path, lighthouse().text))
    assert done.code == 1
    rows = [" ".join(line.split()) for line in done.out.splitlines()]
    assert any(row.startswith("b.jsonl - - NOT READ:") for row in rows)
    assert "is not a saved game" in " ".join(rows)
    assert rows[-2:] == [
        "The one game ends as recorded.",
        "1 save could not be read, so nothing is known of it.",
    ]
    document = json.loads(run("replay", str(tmp_path), "--against", "two-rivers", "--format", "json").out)
    told = {one["save"]: (one["unread"], one["other_scenario"], one["fails"]) for one in document["saves"]}
    assert told == {"a.jsonl": (False, True, False), "b.jsonl": (True, False, True)}
    alone = run("replay", str(tmp_path / "b.jsonl"), "--against", str(tmp_path / "edited.yaml"))
    assert (alone.code, alone.out) == (1, "")
    assert "is not a saved game" in alone.err


def test_a_torn_end_is_told_with_the_rest(run: Here, save: Path, tmp_path: Path) -> None:
    save.write_bytes(save.read_bytes()[:-5])
    file = written(tmp_path, lighthouse().text)
    for words in ([str(save)], [str(tmp_path)], [str(save), "--format", "json"]):
        done = run("replay", *words, "--against", file)
        assert done.code == 0, "the round whose line was lost comes out of its decisions"
        told = " ".join(done.out.split())
        assert "The last line of the save was not written out (the result of round 4); it is left out here." in told
        assert "Round 4 comes out of its decisions, which are whole." in told


def test_every_variation_of_a_save_is_tried(run: Here, save: Path, tmp_path: Path) -> None:
    with record.branch_game(save, 2, seat="west") as game:
        for seat, choice in (("east", "share-cost"), ("west", "put-off"), ("keeper", "rest")):
            if game.playthrough.next_seat == seat:
                assert not isinstance(game.playthrough.decide(Decision(seat, choice)), Refused)
    file = written(tmp_path, without("        - {id: put-off", "      keeper:\n        - {id: rest"))
    done = run("replay", str(save), "--against", file)
    rows = [" ".join(line.split()) for line in done.out.splitlines()]
    assert done.code == 1
    assert any(row.startswith("a.jsonl bright (round 4) bright (round 4) none") for row in rows)
    assert any(
        row.startswith("a.jsonl#1 goes on (round 2) stopped (round 2) FAILS: Choice put-off (west") for row in rows
    )
    assert run("replay", f"{save}#0", "--against", file).code == 0
    assert "Choice put-off (west, round 2) no longer exists" in run("replay", f"{save}#1", "--against", file).out


def test_as_one_document(run: Here, save: Path, tmp_path: Path) -> None:
    file = written(tmp_path, edited(("effects: {lamp: +8}", "effects: {lamp: -2}"), ("id: row-out", "id: row")))
    done = run("replay", str(save), "--against", file, "--format", "json")
    assert done.out.isascii()
    document = json.loads(done.out)
    assert (document["against"], document["title"]) == (file, "The Lighthouse")
    (one,) = document["saves"]
    assert one["fails"]
    assert [edit["id"] for edit in one["edits"]] == ["row-out", "row", "send-oil"]
    assert one["rounds"][0]["moved"][0]["lines"][0] == {
        "rule": "authored",
        "cause": "choice east send-oil",
        "via": "",
        "recorded": 8,
        "now": -2,
        "why": "the scenario gives it another effect",
        "edit": True,
    }
    assert one["missing"][0] == {
        "round": 3,
        "seat": "east",
        "choice": "row-out",
        "what": "gone",
        "reason": "it was removed (probably renamed to row)",
        "text": "Choice row-out (east, round 3) no longer exists: it was removed (probably renamed to row).",
    }
    assert one["ending"] == {
        "recorded": {"id": "bright", "title": "Bright nights", "rounds": 4, "kind": "ended"},
        "now": {"id": "", "title": "", "rounds": 2, "kind": "stopped"},
    }


def test_what_cannot_be_done_is_said_in_words(run: Here, save: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "faulty.yaml").write_text("format: 1\ntitel: x\n", encoding="utf-8")
    for words, code, sentence in (
        ([str(save), str(save)], 2, "can be looked at together only with --against"),
        ([str(save), "--against", "nowhere"], 2, "There is no scenario 'nowhere'."),
        ([str(save), "--against", str(tmp_path / "faulty.yaml")], 1, "This scenario cannot be played until"),
        ([str(tmp_path / "empty"), "--against", "two-rivers"], 1, "There are no saved games in"),
        ([str(tmp_path / "missing"), "--against", "two-rivers"], 1, "There is no saved game"),
        ([str(save), "--against", "two-rivers", "--verify"], 2, "--against and --verify are different things to do."),
        ([str(save), "--against", "two-rivers", "--rescue", "x"], 2, "--against and --rescue are different things"),
        ([str(save), "--against", "two-rivers", "--branch", "1"], 2, "--against and --branch are different things"),
        ([str(save), str(save), "--rescue", "x"], 2, "--rescue makes one new file of one damaged save."),
        ([str(save), "--rescue", "x", "--format", "json"], 2, "so it does not go with --format"),
        ([str(tmp_path), "--rescue", "x"], 1, "is a folder, not a saved game"),
    ):
        done = run("replay", *words)
        assert (done.code, done.out) == (code, ""), words
        assert sentence in done.err, done.err


def test_nothing_in_a_scenario_can_drive_the_terminal(run: Here, save: Path, tmp_path: Path) -> None:
    shutil.copy(save, tmp_path / "\x1b[31mred.jsonl")
    done = run(
        "replay", str(tmp_path / "\x1b[31mred.jsonl"), "--against", written(tmp_path, lighthouse().text), "--ascii"
    )
    assert done.code == 0
    assert "\x1b" not in done.out
    assert done.out.isascii()


# ── What is whole of a damaged save ──────────────────────────────────────────────────────────────────────────────────


def test_a_damaged_save_says_how_it_is_rescued_and_that_works(run: Here, save: Path, tmp_path: Path) -> None:
    lines = save.read_bytes().splitlines(keepends=True)
    number = next(place for place, line in enumerate(lines) if b'"round":3' in line)
    lines[number] = lines[number].replace(b"row-out", b"row-0ut")
    save.write_bytes(b"".join(lines))
    told = run("resume", str(save))
    assert told.code == 1
    assert f"Line {number + 1} of {save} is damaged" in told.err
    assert "Rounds 1 and 2 before it are whole" in told.err
    new = tmp_path / "a-rescued.jsonl"
    assert f"`backchannel replay {save} --rescue {new}` does that." in told.err
    done = run("replay", str(save), "--rescue", str(new))
    assert (done.code, done.err) == (0, "")
    assert f"Whole, and now in {new}: rounds 1 and 2." in done.out
    assert f"`backchannel resume {new}` goes on with it." in done.out
    assert f"{save} was not changed" in done.out
    assert save.read_bytes() == b"".join(lines)
    assert record.read_game(new).playthrough.round == 3
    again = run("replay", str(save), "--rescue", str(new))
    assert again.code == 1
    assert "nothing is overwritten" in again.err
