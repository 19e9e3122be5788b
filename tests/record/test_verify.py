from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.playthrough import entry_sentence
from game.record import open_game, read_game, replay_json, verify
from game.record.rescue import rescue_save
from tests.record.lighthouse import SEATS, lighthouse, saved, written_again

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", range(6))
def test_a_game_comes_out_again_from_its_seed(tmp_path: Path, seed: int) -> None:
    saved(tmp_path / "a.jsonl", seed=seed, seats=SEATS)
    verdict = verify(tmp_path / "a.jsonl")
    assert verdict.ok
    assert verdict.round is None
    assert (
        verdict.message
        == f"All {len(read_game(tmp_path / 'a.jsonl').playthrough.played)} rounds come out exactly as recorded."
    )


@pytest.mark.parametrize(("decisions", "words"), [(0, "No round has been played yet"), (2, "The one round comes out")])
def test_a_game_just_begun(tmp_path: Path, decisions: int, words: str) -> None:
    saved(tmp_path / "a.jsonl", decisions)
    assert verify(tmp_path / "a.jsonl").ok
    assert words in verify(tmp_path / "a.jsonl").message


def test_a_round_whose_decisions_alone_are_kept_is_told_with_the_verdict(tmp_path: Path) -> None:
    lines = saved(tmp_path / "a.jsonl", 6)
    assert b'"kind":"round"' in lines[-1]
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines[:-1]))
    told = "All 2 rounds come out exactly as recorded. Round 3 comes out of its decisions, which are whole."
    assert verify(tmp_path / "a.jsonl").message == told


@pytest.mark.parametrize(
    ("whole", "cut", "told"),
    [
        (
            6,
            3,
            " (the result of round 3); it was left out, and `backchannel resume {path}` sets it aside. Round 3 comes",
        ),
        (5, 3, " (a decision of round 3); it was left out, and `backchannel resume {path}` sets it aside."),
        (5, 8000, "; it was left out, and `backchannel resume {path}` sets it aside."),
    ],
)
def test_an_end_that_was_not_written_out_is_told_with_the_verdict(
    tmp_path: Path, whole: int, cut: int, told: str
) -> None:
    path = tmp_path / "a.jsonl"
    saved(path, whole)
    content = path.read_bytes()
    path.write_bytes(content[:-cut] if cut < 1000 else content + b"\0" * cut)
    verdict = verify(path)
    assert verdict.ok
    assert verdict.message.startswith("All 2 rounds come out exactly as recorded. The last line of the save was not")
    assert f"written out{told.format(path=path)}" in verdict.message


def test_the_command_that_sets_an_end_aside_names_the_file_as_a_shell_needs_it(tmp_path: Path) -> None:
    path = tmp_path / "my game.jsonl"
    saved(path, 6)
    path.write_bytes(path.read_bytes()[:-3])
    assert f"`backchannel resume '{path}'` sets it aside" in verify(path).message


def test_a_last_line_that_was_changed_is_damage_and_opens_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = saved(path, 6)
    changed = lines[-1].replace(b'"round":3', b'"round":7')
    assert changed != lines[-1]
    path.write_bytes(b"".join([*lines[:-1], changed]))
    verdict = verify(path)
    assert (verdict.ok, verdict.round) == (False, None)
    damage = f"The last line of the save (line {len(lines)}) is damaged: its checksum does not fit its text"
    assert verdict.message == (
        f"{damage}; it was left out, and `backchannel resume {path}` sets it aside. "
        "Round 3 comes out of its decisions, which are whole. All 2 rounds come out exactly as recorded."
    )
    assert read_game(path).notes[0].startswith(f"{damage}; it is left out here.")
    with open_game(path) as game:
        assert game.notes[0].startswith(f"{damage}; something changed the file after it was written.")
        assert path.read_bytes() == b"".join(lines), "its decisions bring the round again"
    assert (tmp_path / "a.jsonl.torn-1").read_bytes() == changed
    assert verify(path).ok


def test_a_changed_last_line_is_told_as_damage_when_what_is_whole_is_copied(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    *kept, last = saved(path, 6)
    path.write_bytes(b"".join([*kept, last.replace(b'"round":', b'"sound":')]))
    found = rescue_save(path, tmp_path / "b.jsonl")
    assert (tmp_path / "b.jsonl").read_bytes() == b"".join(kept)
    assert found.messages[0].endswith(f"(line {len(kept) + 1}) is damaged: its checksum does not fit its text.")


def test_an_edited_outcome_is_found(tmp_path: Path) -> None:
    """A save whose author wished for better luck, and made every checksum fit."""
    path = tmp_path / "a.jsonl"
    for seed in range(50):
        path.unlink(missing_ok=True)
        lines = saved(path, seed=seed, seats=SEATS)
        rounds = [(index, json.loads(line)) for index, line in enumerate(lines) if b'"kind":"round"' in line]
        if drawn := [(index, body) for index, body in rounds if "east" in body["outcomes"]]:
            index, body = drawn[0]
            break
    other = {"dry": "spilt", "spilt": "dry", "outcome-1": "outcome-2", "outcome-2": "outcome-1"}
    was = body["outcomes"]["east"]
    path.write_bytes(written_again(lines, index, {"outcomes": {"east": other[was]}}))
    verdict = verify(path)
    assert not verdict.ok
    assert verdict.round == body["round"]
    what = f"the outcome of the choice of east was {other[was]}, and now is {was}"
    assert verdict.message == f"Round {verdict.round} differs from the record: {what}."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"digest": "0123456789abcdef"}, "the scores and flags after it differ"),
        ({"events": ["thanks"]}, "other events happen"),
    ],
)
def test_the_first_round_that_differs_is_named(tmp_path: Path, change: dict[str, object], words: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(written_again(saved(path), 6, change))
    verdict = verify(path)
    assert (verdict.ok, verdict.round) == (False, 2)
    assert verdict.message.startswith(f"Round 2 differs from the record: {words}")


def test_a_choice_that_was_not_open_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = saved(path, 4)
    body = json.loads(lines[6])
    one = written_again(lines, 4, {"choice": "send-oil"}).splitlines(keepends=True)
    path.write_bytes(written_again(one, 6, {"choices": body["choices"] | {"east": "send-oil"}}))
    verdict = verify(path)
    assert (verdict.ok, verdict.round) == (False, 2)
    assert "'send-oil' is not a choice of East in this round" in verdict.message


# ── The document ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_document_holds_the_whole_game(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    saved(path)
    game = read_game(path).playthrough
    document = replay_json(path)
    assert [*document] == ["header", "variation", "start", "rounds", "ending", "notes", "variations"]
    assert document["header"]["format"] == "backchannel-save"
    assert document["header"]["scenario"] == {
        "name": "lighthouse",
        "title": "The Lighthouse",
        "hash": lighthouse().hash,
    }
    assert document["header"]["computers"] == {"keeper": "cautious"}
    assert document["ending"] == {"id": game.state.ending, "title": document["ending"]["title"]}
    assert [*document["rounds"][0]] == [
        *("round", "id", "title", "choices", "by", "decisions", "why", "outcomes", "events", "ledger"),
        *("scores", "usual", "indicators", "flags", "digest"),
    ]
    assert [round_["id"] for round_ in document["rounds"]] == ["first-fog", "round-2", "round-3", "round-4"]
    for round_, played in zip(document["rounds"], game.played, strict=True):
        assert round_["by"] == {"east": "person", "west": "person", "keeper": "cautious"}
        assert round_["digest"] == played.step.state.digest()
        assert round_["decisions"].keys() == {"east", "west"}
        assert [line["quantity"] for line in round_["ledger"]] == [entry.quantity for entry in played.step.entries]
        for line, entry in zip(round_["ledger"], played.step.entries, strict=True):
            assert [*line] == [
                *("round", "quantity", "before", "after", "change", "rule", "cause", "because", "cite", "act", "via")
            ]
            assert line["cause"] == str(entry.cause)
            assert line["because"] == (entry.because or entry_sentence(lighthouse(), entry))
            assert line["because"]


def test_the_ledger_of_the_document_sums_exactly(tmp_path: Path) -> None:
    saved(tmp_path / "a.jsonl", seats=())
    document = replay_json(tmp_path / "a.jsonl")
    now = document["start"]["scores"] | document["start"]["indicators"]
    now |= {f"usual {name}": number for name, number in document["start"]["usual"].items()}
    for round_ in document["rounds"]:
        for line in round_["ledger"]:
            if line["rule"] != "flag":
                assert now[line["quantity"]] == line["before"]
                now[line["quantity"]] += line["change"]
        told = round_["scores"] | round_["indicators"]
        told |= {f"usual {name}": number for name, number in round_["usual"].items()}
        assert now == told


def test_equal_saves_give_equal_bytes_in_any_python(tmp_path: Path) -> None:
    saved(tmp_path / "a.jsonl", 5, seats=("east",))
    code = (
        "import sys, json, pathlib; from game.record import replay_json; "
        "document = replay_json(pathlib.Path(sys.argv[1])); "
        "sys.stdout.buffer.write(json.dumps(document, ensure_ascii=False, indent=1).encode())"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "a.jsonl")],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            timeout=60,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert texts == {json.dumps(replay_json(tmp_path / "a.jsonl"), ensure_ascii=False, indent=1).encode()}


def test_an_unfinished_game_has_no_ending(tmp_path: Path) -> None:
    saved(tmp_path / "a.jsonl", 3)
    document = replay_json(tmp_path / "a.jsonl")
    assert len(document["rounds"]) == 1
    assert document["ending"] is None
