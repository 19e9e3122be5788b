"""`backchannel playtest`: what it prints, what it refuses, and how it stops."""

from __future__ import annotations

import html.parser
import json
import os
import pty
import re
import shlex
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from game.analysis.batch import BATCH
from game.analysis.games import Layout
from game.analysis.playing import Task
from game.analysis.tally import witness_of
from game.cli.playtest import split
from game.scenario import load_file, shipped
from tests.analysis.harbour import CLEAN, changed
from tests.cli.commands import ROOT, Here, program

START = "Playtest of Two Rivers\n"


def test_the_report_as_a_text(run: Here) -> None:
    done = run("playtest", "two-rivers", "--games", "40", "--jobs", "1")
    assert done.code == 0
    assert done.err == ""
    assert done.out.startswith(START)
    for part in ("FINDINGS", "ENDINGS", "GOALS MET", "HOW MUCH EACH DECISION MATTERS", "LENGTH", "NEUTRALITY AUDIT"):
        assert f"\n{part}" in done.out
    assert "24 games by lot" in done.out
    assert re.search(r"games seeking|Nothing was left to seek", done.out)


def test_the_same_seed_gives_the_same_report_with_any_number_of_jobs() -> None:
    words = ("playtest", "two-rivers", "--games", "240", "--seed", "7", "--format", "json")
    one, two = program(*words, "--jobs", "1"), program(*words, "--jobs", "2")
    assert (one.code, two.code) == (0, 0)
    assert one.out == two.out
    assert one.err == two.err == ""


def test_the_report_as_json(run: Here) -> None:
    done = run("playtest", "two-rivers", "--games", "40", "--players", "random", "--jobs", "1", "--format", "json")
    document = json.loads(done.out)
    assert document["playtest"] == 1
    assert document["games"] == {"random": 40}
    assert document["is-whole"] is True
    (group,) = document["groups"]
    assert sum(ending["games"] for ending in group["endings"]) == 40
    assert all(ending["low"] <= ending["share"] <= ending["high"] for ending in group["endings"])
    assert {"actors", "bases", "measures", "words", "left-out"} <= set(document["audit"])


def test_the_report_as_a_page_loads_nothing(run: Here) -> None:
    hostile = changed("title: Harbour", "title: <b>Harbour</b>")
    done = _page(run, hostile)
    assert "<b>Harbour" not in done
    assert "&lt;b&gt;Harbour" in done
    assert not re.findall(r"""(?:src|href)=["'](?!#)""", done)
    assert "<script" not in done

    open_: list[str] = []

    class Checker(html.parser.HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag not in {"meta", "br"}:
                open_.append(tag)

        def handle_startendtag(self, tag: str, attrs: object) -> None:
            """What is closed at once (lines and fields of drawings) needs no end."""

        def handle_endtag(self, tag: str) -> None:
            assert open_.pop() == tag

    Checker().feed(done)
    assert open_ == []
    assert done.count("<svg") > 10


def _page(run: Here, text: str) -> str:
    place = Path(os.environ["BACKCHANNEL_HOME"]).parent / "page.yaml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)
    done = run("playtest", str(place), "--games", "40", "--jobs", "1", "--format", "html")
    assert done.code == 0
    return done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--games", "0"), "the number of games is from 1 to 1000000, not '0'"),
        (("--games", "10000000"), "the number of games is from 1 to 1000000"),
        (("--games", "many"), "not 'many'"),
        (("--jobs", "0"), "the number of jobs is from 1 to 64"),
        (("--seed", "-1"), "the seed of a playtest is from 0 to 999999"),
        (("--players", "gaol"), "Did you mean 'goal'?"),
        (("--seats", "aldar"), "Did you mean 'alder'?"),
        (("--seats", ","), "--seats names no seat"),
    ],
)
def test_what_is_refused(run: Here, words: tuple[str, ...], said: str) -> None:
    done = run("playtest", "two-rivers", *words)
    assert done.code == 2
    assert said in done.err
    assert done.out == ""


def test_a_scenario_that_is_not_there(run: Here) -> None:
    done = run("playtest", "two-river")
    assert done.code == 2
    assert "Did you mean 'two-rivers'?" in done.err


@pytest.mark.parametrize(
    "text",
    ["", "title: 3", CLEAN.replace("format: 1", "format: 9"), CLEAN.replace("endings:", "ends:")],
)
def test_a_file_that_cannot_be_played(run: Here, tmp_path: Path, text: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text)
    done = run("playtest", str(path), "--games", "10")
    assert done.code == 1
    assert "cannot be played until that is put right" in done.err


@pytest.mark.parametrize(("rounds", "said"), [(28, "30"), (20_000, "50,000 parts"), (1_000_000, "1 MiB")])
def test_a_million_rounds_are_refused(run: Here, tmp_path: Path, rounds: int, said: str) -> None:
    path = tmp_path / "long.yaml"
    path.write_text(CLEAN.replace("events:", "  - {title: On, situation: On}\n" * rounds + "events:"))
    done = run("playtest", str(path))
    assert done.code == 1
    assert said in done.err


def test_findings_count_where_that_is_asked_for(run: Here, tmp_path: Path) -> None:
    clean, dead, dull = tmp_path / "clean.yaml", tmp_path / "dead.yaml", tmp_path / "dull.yaml"
    clean.write_text(CLEAN)
    dead.write_text(changed("id: n-light,", "id: n-light, when: {trade: at least 99},"))
    dull.write_text(changed("label: Work at night,", "label: Work at night, sets: [tired],"))
    common = ("--games", "200", "--jobs", "1", "--fail-on")
    codes = [run("playtest", str(path), *common, severity).code for path in (clean, dull, dead) for severity in
             ("error", "warning")]  # fmt: skip
    assert codes == [0, 0, 0, 1, 1, 1]
    assert run("playtest", str(dead), "--games", "20", "--jobs", "1").code == 0


def test_how_the_games_are_shared_out() -> None:
    assert split(None, 2_000) == (("random", 1_200), ("goal", 400), ("seek", 400))
    assert split(None, 100_000) == (("random", 79_000), ("goal", 20_000), ("seek", 1_000))
    assert split(None, 1) == (("random", 1),)
    assert split("seek", 7) == (("seek", 7),)


def test_seats_that_others_play(run: Here) -> None:
    done = run("playtest", "two-rivers", "--games", "20", "--seats", "brook", "--jobs", "1")
    assert "These players took brook" in done.out
    everybody = run("playtest", "two-rivers", "--games", "20", "--seats", "ferry,brook,alder", "--jobs", "1")
    assert everybody.out == run("playtest", "two-rivers", "--games", "20", "--jobs", "1").out


def test_ctrl_c_tells_what_is_known_so_far() -> None:
    """Interrupted while it plays on two processes: a whole report of what was played, and nothing else."""
    words = [sys.executable, "-m", "game", "playtest", "after-doha", "--games", "1000000", "--jobs", "2"]
    leader, follower = pty.openpty()
    heeds = partial(signal.signal, signal.SIGINT, signal.default_int_handler)  # also where the tests run unheeding
    with subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=follower, text=True, preexec_fn=heeds
    ) as process:
        os.close(follower)
        seen = os.read(leader, 10_000).decode()  # waits until something is told of how far it is
        assert "% played, " in seen
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=100)
        err = os.read(leader, 100_000).decode()
    os.close(leader)
    assert process.returncode == 130
    assert "Traceback" not in out + err
    assert re.search(r"Interrupted: [1-9][0-9,]* of 1,000,000 games were played; the report tells of those\.", err)
    assert out.startswith("Playtest of After Doha\n\nEnded early: ")
    assert "NEUTRALITY AUDIT" in out


def test_how_far_it_is_stands_on_a_terminal_only() -> None:
    leader, follower = pty.openpty()
    words = [sys.executable, "-m", "game", "playtest", "two-rivers", "--games", "60", "--jobs", "1"]
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=follower, check=False, timeout=60)
    os.close(follower)
    seen = os.read(leader, 100_000).decode()
    os.close(leader)
    assert done.returncode == 0
    assert re.search(r"\[#*-*\] \d+% played, \d+ s left", seen)
    assert seen.endswith("\r\x1b[K")
    assert b"% played" not in done.stdout.split(b"FINDINGS")[0]


def test_a_page_is_not_thrown_at_a_terminal() -> None:
    leader, follower = pty.openpty()
    words = [sys.executable, "-m", "game", "playtest", "two-rivers", "--format", "html"]
    done = subprocess.run(words, cwd=ROOT, stdout=follower, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(follower)
    os.close(leader)
    assert done.returncode == 2
    assert b"Send it to a file" in done.stderr


def test_a_game_is_played_as_it_is_said(run: Here) -> None:
    """What `playtest` prints for a game that no computer plays by itself: every choice as said, and the same luck."""
    words = ("playtest", "two-rivers", "--games", "60", "--players", "mixed", "--jobs", "1", "--format", "json")
    document = json.loads(run(*words).out)
    finding = next(finding for finding in document["findings"] if "--choices" in finding["command"])
    done = run(*shlex.split(finding["command"])[1:])
    assert done.code == 0
    labels = [choice["label"] for choice in _choices(finding["choices"])]
    assert labels
    assert all(label in done.out for label in labels)


def _choices(rows: list[str]) -> list[dict[str, str]]:
    """The choices that the rows of a finding name, as far as the author wrote them."""
    scenario = load_file(next(path for path in shipped() if path.stem == "two-rivers")).scenario
    assert scenario is not None
    moves = [move.split(": ")[1] for row in rows for move in row.split(": ", 1)[1].split("; ")]
    return [{"label": scenario.choices_by_id[move][2].label} for move in moves if move in scenario.choices_by_id]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--auto", "--choices", "reply"), "Round 1 of --choices has 1 choice for 3 seats"),
        (("--auto", "--choices", "reply, nothing, stay-dry"), "Round 1, brook: 'nothing' is not a choice"),
        (("--auto", "--choices", ""), "Round 1 of --choices has 1 choice"),
        (("--choices", "reply"), "it goes with --auto"),
        (("--auto", "--computer", "goal", "--choices", "reply"), "not with --computer"),
        (("--auto", "--choices", " / ".join(["consult brook, consult alder, consult alder"] * 4)), "after the end"),
    ],
)
def test_choices_that_cannot_be_played(run: Here, words: tuple[str, ...], said: str) -> None:
    done = run("play", "two-rivers", *words)
    assert done.code == 2
    assert said in done.err


def test_a_game_by_lot_is_the_one_that_was_counted(run: Here) -> None:
    """The short command of a finding plays the very game that its witness stands for."""
    scenario = load_file(next(path for path in shipped() if path.stem == "lantern-strait")).scenario
    assert scenario is not None
    layout = Layout(scenario)
    games = BATCH.play(layout, Task("random", 3, 7, 1, layout.seats)).games
    (row,) = (witness_of(layout, games, 0).line,)
    listed = " / ".join(", ".join(moves) for moves in row)
    words = ("play", "lantern-strait", "--auto", "--seed", str(games.seeds[0]), "--choices")
    by_lot = run(*words, "by-lot")
    assert by_lot.code == 0, by_lot.err
    assert by_lot.out == run(*words, listed).out
