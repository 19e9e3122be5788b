"""`play`: scenario, seats, settings, the computer alone, and a whole game from stdin."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game import record
from game.playthrough import NotSaved, Playthrough
from tests.cli.commands import Here, program
from tests.debrief.crossing import data

TWO_RIVERS = ["play", "two-rivers", "--seat", "alder", "--plain", "--seed", "7"]


@pytest.fixture
def crossing_file(tmp_path: Path) -> str:
    """The small scenario as a file (JSON is a kind of YAML)."""
    path = tmp_path / "crossing.yaml"
    path.write_text(json.dumps(data(), ensure_ascii=False, indent=1), encoding="utf-8")
    return str(path)


def test_a_whole_game_is_played_saved_and_found_again(run: Here) -> None:
    done = run(*TWO_RIVERS, typed=["1", "1", "2"])
    assert done.code == 0
    assert "Ending: " in done.out
    assert "backchannel replay " in done.out
    (save,) = record.saves()
    assert (save.scenario_name, save.is_over, save.problem) == ("two-rivers", True, "")
    verdict = run("replay", str(save.path), "--verify")
    assert (verdict.code, verdict.out) == (0, "All 3 rounds come out exactly as recorded.\n")


def test_it_stops_and_goes_on(run: Here) -> None:
    whole = run(*TWO_RIVERS, typed=["1", "1", "2"])
    stopped = run(*TWO_RIVERS, typed=["1", "q"])
    assert stopped.code == 0
    assert "Round 2 of 3" in stopped.out
    assert "backchannel resume " in stopped.out
    resumed = run("resume", typed=["1", "2"])
    assert resumed.code == 0
    assert "Played so far: 1 round." in resumed.out
    assert whole.out[whole.out.index("Ending:") : whole.out.index("Your game is saved")] in resumed.out
    assert all(save.is_over for save in record.saves())


def test_the_save_goes_where_it_is_told(run: Here, tmp_path: Path) -> None:
    path = tmp_path / "my game.jsonl"
    assert run(*TWO_RIVERS, "--save", str(path)).code == 0
    assert path.exists()
    again = run(*TWO_RIVERS, "--save", str(path))
    assert again.code == 1
    assert "nothing is overwritten" in again.err
    assert record.saves() == []


def test_without_a_seat_it_asks(run: Here) -> None:
    done = run("play", "two-rivers", "--plain", typed=["9", "2", "q"])
    assert "Two Rivers: whose seat do you take? The computer plays the others." in done.out
    assert "Your seat: Town of Brook." in done.out
    nothing = run("play", "two-rivers", "--plain", typed=[])
    assert nothing.code == 0
    assert nothing.err == "No game was started.\n"
    assert len(record.saves()) == 1


def test_two_seats_share_the_keyboard(run: Here) -> None:
    typed = ["", "1", "", "1", ""] * 3
    done = run("play", "two-rivers", "--seat", "brook", "--seat", "alder", "--seat", "brook", typed=typed)
    assert done.code == 0
    assert done.out.count("Hand the keyboard to Town of Brook") == 3
    assert "The goals of Town of Alder" in done.out


def test_a_closed_seat_is_opened_by_a_teacher(run: Here, crossing_file: str) -> None:
    closed = run("play", crossing_file, "--seat", "ferry")
    assert closed.code == 2
    assert "the computer plays Ferry. A teacher can open the seat: add --open-seat ferry." in closed.err
    opened = run("play", crossing_file, "--seat", "ferry", "--open-seat", "ferry", typed=["q"])
    assert opened.code == 0
    assert "Your seat: Ferry." in opened.out
    listed = run("play", crossing_file, "--open-seat", "ferry", typed=["3", "q"])
    assert "Your seat: Ferry." in listed.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["play", "two-rivres"], "There is no scenario 'two-rivres'. Did you mean 'two-rivers'? Here are after-doha"),
        (["play", "no/such.yaml"], "There is no scenario 'no/such.yaml'."),
        (["play", "two-rivers", "--seat", "bruk"], "has no seat 'bruk'. Did you mean 'brook'? Its seats are alder,"),
        (["play", "two-rivers", "--open-seat", "x"], "has no seat 'x'."),
        (["play", "two-rivers", "--auto", "--seat", "alder"], "Leave out one of them."),
    ],
)
def test_what_there_is_not_is_wrong_usage(run: Here, words: list[str], said: str) -> None:
    done = run(*words)
    assert done.code == 2
    assert said in done.err
    assert done.out == ""


def test_a_faulty_scenario_is_shown_with_its_faults(run: Here, tmp_path: Path) -> None:
    path = tmp_path / "faulty.yaml"
    path.write_text("format: 1\ntitel: x\n", encoding="utf-8")
    done = run("play", str(path), "--plain")
    assert done.code == 1
    assert f"{path}:2:1" in done.err
    assert "cannot be played until that is put right" in done.err


def test_settings_reach_the_game(run: Here) -> None:
    done = run(*TWO_RIVERS, "--fog", "none", "--reflect", "predict", "--computer", "cautious",
               typed=["f 1", "1", "because", "u", "d"])  # fmt: skip
    assert "played without forecasts" in done.out
    document = json.loads(run("replay", str(record.saves()[0].path), "--format", "json").out)
    header = document["header"]
    assert (header["seed"], header["fog"], header["reflect"]) == (7, "none", "predict")
    assert header["computers"] == {"brook": "cautious", "ferry": "cautious"}
    assert [*document["rounds"][0]["decisions"]["alder"]["predictions"].values()] == ["up", "down"]


def test_the_computer_plays_alone_and_twice_the_same(run: Here) -> None:
    first = run("play", "two-rivers", "--auto", "--seed", "7")
    assert first.code == 0
    assert "Seed 7." in first.out
    assert "Ending: " in first.out
    assert run("play", "two-rivers", "--auto", "--seed", "7") == first
    assert record.saves() == [], "a game that nobody plays is not kept unasked"


def test_a_seed_is_drawn_and_told(run: Here) -> None:
    seeds = {run("play", "two-rivers", "--auto").out.split("Seed ")[1].split(".")[0] for _ in range(5)}
    assert len(seeds) > 1
    assert all(0 <= int(seed) < 10**6 for seed in seeds)


def test_the_computer_alone_is_saved_where_it_is_told(run: Here, tmp_path: Path) -> None:
    path = tmp_path / "auto.jsonl"
    auto = run("play", "two-rivers", "--auto", "--seed", "7", "--save", str(path))
    assert auto.code == 0
    assert run("replay", str(path), "--verify").code == 0
    assert run("replay", str(path)).out == auto.out
    assert run("resume", str(path)).out.startswith("Two Rivers")


def test_the_same_bytes_in_any_process_and_locale() -> None:
    words = ["play", "--auto", "--seed", "7"]
    one = program(*words, PYTHONHASHSEED="1", LANG="C", LC_ALL="C")
    two = program(*words, PYTHONHASHSEED="2", LANG="C.UTF-8", TERM="dumb", COLUMNS="30")
    assert one == two
    assert one.code == 0
    assert one.err == ""


def test_a_game_through_real_pipes() -> None:
    done = program("play", "two-rivers", "--seat", "ferry", typed="1\nzzz\n\xe9\n1\n1\n", PYTHONIOENCODING="ascii")
    assert (done.code, done.err) == (0, "")
    assert "'zzz' is neither a number nor a command." in done.out
    assert "Ending: " in done.out


def test_bytes_that_are_no_text_are_nonsense_too() -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "game", *TWO_RIVERS], input=b"\xff\xfe\x00\n1\n", capture_output=True, check=False
    )
    assert done.returncode == 0
    assert b"Round 2 of 3" in done.stdout


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(["1", "2", "m", "", "?", "q"]), st.text(max_size=8)), max_size=12))
def test_whatever_is_typed_it_ends_with_0_and_the_game_saved(run: Here, lines: list[str]) -> None:
    done = run(*TWO_RIVERS, typed=lines)
    assert (done.code, done.err) == (0, "")
    assert "Your game is saved." in done.out
    newest = record.saves()[0]
    assert newest.problem == ""
    assert done.out.count(" is played. Who chose what:") == (newest.round if newest.is_over else newest.round - 1)


def test_ctrl_c_ends_with_130_and_says_where_the_game_is(run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("game.plain.play_plain", interrupted)
    done = run(*TWO_RIVERS)
    assert done.code == 130
    assert f"Interrupted. The game is saved in {record.saves()[0].path}" in done.err
    monkeypatch.setattr("game.plain.ask_seat", interrupted)
    done = run("play", "two-rivers", "--plain")
    assert done.code == 130
    assert "Interrupted." in done.err


def test_a_fault_of_ours_is_a_sentence(run: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Playthrough, "play_round", lambda _: 1 // 0)
    done = run("play", "two-rivers", "--auto")
    assert done.code == 1
    assert "something went wrong that should not have (ZeroDivisionError: " in done.err
    assert "BACKCHANNEL_DEBUG=1" in done.err


def test_with_debug_it_also_shows_where(
    run: Here, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from game.cli.errors import report_bug

    monkeypatch.setenv("BACKCHANNEL_DEBUG", "1")
    assert report_bug(ValueError("odd \x1b[31m")) == 1
    err = capsys.readouterr().err
    assert "ValueError: odd" in err
    assert "\x1b" not in err


def test_a_full_disk_stops_the_computer_alone(run: Here, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def full(*_: object) -> None:
        raise NotSaved("The disk is full.")

    monkeypatch.setattr("game.record.journal.SaveJournal.write", full)
    done = run("play", "two-rivers", "--auto", "--save", str(tmp_path / "x.jsonl"))
    assert (done.code, done.err) == (1, "The disk is full. Played so far: 0 rounds.\n")


def test_ascii_says_it_all_with_plain_signs(run: Here, crossing_file: str) -> None:
    done = run("play", crossing_file, "--seat", "north", "--ascii", typed=["w north south", "1", "", "1", "", "1", ""])
    assert done.code == 0
    assert done.out.isascii()
