"""`resume`, `replay`, `check`, `list`, and the program without a command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game import record
from game.scenario import shipped
from tests.cli.commands import ROOT, Here
from tests.plain.sitting import flat

GAME = ["play", "two-rivers", "--seat", "alder", "--seed", "7"]


@pytest.fixture
def save(run: Here) -> Path:
    """A saved game, one round old."""
    run(*GAME, typed=["1"])
    return record.saves()[0].path


def test_without_a_command_and_a_terminal_it_says_what_can_be_done(run: Here) -> None:
    done = run()
    assert (done.code, done.err) == (0, "")
    assert "two-rivers: Two Rivers, 5 minutes; seats: alder, brook, ferry" in done.out
    assert "backchannel play SCENARIO --plain" in done.out


def test_there_may_be_nothing_to_go_on_with(run: Here) -> None:
    done = run("resume")
    assert done.code == 2
    assert "There is no unfinished game to go on with. `backchannel play` starts one." in done.err


def test_a_save_by_name(run: Here, save: Path) -> None:
    done = run("resume", str(save), typed=["1", "1"])
    assert done.code == 0
    assert "Ending: " in done.out
    over = run("resume", str(save))
    assert over.code == 0
    assert "This game is over; here is its debrief." in over.out


@pytest.mark.parametrize("words", [["resume"], ["replay"], ["replay", "--verify"], ["replay", "--format", "json"]])
def test_what_is_no_save_is_said_in_words(run: Here, tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "shopping.jsonl"
    for content in (None, "", "milk\n", "{}\n"):
        if content is not None:
            path.write_text(content, encoding="utf-8")
        done = run(words[0], str(path), *words[1:])
        assert done.code == 1
        assert str(path) in done.err
        assert done.err.endswith(".\n")
        assert done.out == ""


def test_a_save_in_use_is_told(run: Here, save: Path) -> None:
    with record.open_game(save):
        done = run("resume", str(save))
    assert done.code == 1
    assert "open in another window" in done.err


def test_replay_prints_the_transcript(run: Here, save: Path) -> None:
    done = run("replay", str(save))
    assert done.code == 0
    assert "The game goes on: 1 round played so far." in done.out
    assert run("replay", str(save), "--format", "text", "--plain") == done


def test_every_way_to_look_at_a_save_says_that_its_end_is_missing(run: Here, save: Path) -> None:
    save.write_bytes(save.read_bytes() + b'{"n":3,"prev":"0","kind":"decision","round":2,"se')
    told = "The last line of the save was not written out (a decision of round 2); it is left out here.\n"
    for words in (["replay"], ["replay", "--format", "json"], ["debrief"], ["export", "--transcript", "-"]):
        done = run(words[0], str(save), *words[1:])
        assert done.code == 0
        assert done.err.endswith(told), words
    assert run("compare", str(save), str(save)).err == f"{save}: {told}" * 2
    assert "(a decision of round 2); it was left out" in run("replay", str(save), "--verify").out
    assert "It was set aside in" in run("replay", str(save), "--note", "1", "--text", "x").err
    assert run("replay", str(save)).err == ""


def test_replay_as_one_document(run: Here, save: Path) -> None:
    done = run("replay", str(save), "--format", "json")
    document = json.loads(done.out)
    assert done.out.isascii()
    assert document["header"]["seats"] == ["alder"]
    assert len(document["rounds"]) == 1
    assert {"round", "quantity", "before", "after", "change", "rule", "cause", "because", "cite"} <= set(
        document["rounds"][0]["ledger"][0]
    )


def test_verify_names_the_round_that_differs(run: Here, save: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("replay", str(save), "--verify").code == 0
    monkeypatch.setattr("game.engine.acts.GRAVE10", 1)
    done = run("replay", str(save), "--verify")
    assert done.code == 1
    assert "Round 1" in done.out


# ── What if ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def over(run: Here, save: Path) -> Path:
    """The same game, played to its end."""
    run("resume", str(save), typed=["1", "", "1", "", "1", ""])
    assert record.read_game(save).playthrough.is_over
    return save


def test_a_game_is_played_otherwise_line_by_line(run: Here, over: Path) -> None:
    before = over.read_bytes()
    was = run("replay", str(over)).out
    done = run("replay", str(over), "--branch", "2", "--plain", typed=["2", "", "2", ""])
    assert (done.code, done.err) == (0, "")
    assert "What if: from round 2 on this is variation 1, kept in the same file." in done.out
    assert "Round 2 of 3" in done.out
    assert "Ending: " in done.out
    assert over.read_bytes().startswith(before)
    again = run("replay", str(over)).out
    assert again.startswith(was.rstrip("\n"))
    assert "Variation 1 leaves the game before round 2; over: " in again
    assert run("replay", f"{over}#1").out != was
    assert "Variation 1 (the one above)" in run("replay", f"{over}#1").out
    verdict = run("replay", str(over), "--verify")
    assert (verdict.code, verdict.out) == (0, "3 rounds and 1 variation come out exactly as recorded.\n")
    assert json.loads(run("replay", f"{over}#1", "--format", "json").out)["variation"] == 1


def test_a_variation_in_which_nothing_was_decided_is_not_promised(run: Here, over: Path) -> None:
    before = over.read_bytes()
    done = run("replay", str(over), "--branch", "2", "--plain", typed=["q"])
    assert "Nothing was decided in this variation, so it was not kept. The game is as it was." in flat(done.out)
    assert "resume" not in done.out
    assert over.read_bytes() == before
    done = run("replay", str(over), "--branch", "2", "--plain", typed=["2", "", "q"])
    assert f"backchannel resume '{over}#1' --plain" in done.out


def test_a_choice_can_be_named_at_once(run: Here, over: Path) -> None:
    chosen = record.read_game(over).playthrough.played[1].step.chosen
    (was,) = (made.choice for made in chosen if made.seat == "alder")
    done = run("replay", str(over), "--branch", "2", "--choice", was)
    assert done.code == 2
    assert f"'{was}' is what was chosen there" in done.err
    done = run("replay", str(over), "--branch", "2", "--choice", "sell-watr")
    assert "Did you mean 'sell-water'? It can choose" in done.err
    assert len(record.branches(over)) == 1, "what was refused begins no variation"
    done = run("replay", str(over), "--branch", "2", "--seat", "alder", "--choice", "sell-water")
    assert done.code == 0
    branch = record.branches(over)[1]
    assert (branch.round, branch.rounds, branch.is_over) == (2, 2, False)
    done = run("resume", str(over), typed=["1", ""])
    assert "This is variation 1, which leaves the game before round 2." in " ".join(done.out.split())
    assert record.branches(over)[1].is_over


def test_a_seat_of_the_computer_is_taken_from_there_on(run: Here, over: Path) -> None:
    done = run("replay", str(over), "--branch", "3", "--seat", "brook", typed=["1", "", "1", ""])
    assert done.code == 0
    again = record.read_game(over, 1).playthrough
    assert again.settings.seats == ("alder", "brook")
    assert (
        again.played[2].decisions["alder"].choice
        == record.read_game(over).playthrough.played[2].decisions["alder"].choice
    )


def test_a_game_of_computers_needs_a_seat_to_be_branched(run: Here, tmp_path: Path) -> None:
    path = str(tmp_path / "auto.jsonl")
    run("play", "two-rivers", "--auto", "--save", path)
    done = run("replay", path, "--branch", "1")
    assert done.code == 1
    assert "Say whose decision is taken anew: alder, brook or ferry." in done.err
    assert "--choice needs to know whose: add --seat ID." in run("replay", path, "--branch", "1", "--choice", "x").err
    assert run("replay", path, "--branch", "1", "--seat", "ferry", typed=["1"]).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--branch", "0"], "a round is from 1 to 1000, not '0'"),
        (["--branch", "9"], "There is no round 9 to be played otherwise: 3 rounds of it were played."),
        (["--branch", "1", "--seat", "north"], "This game has no seat 'north'."),
        (["--branch", "1", "--verify"], "--verify and --branch are different things to do."),
        (["--choice", "x"], "--choice goes with --branch ROUND."),
        (["--text", "x"], "--text goes with --note ROUND."),
        (["--mark", "question"], "--mark goes with --note ROUND."),
        (["--seat", "alder"], "--seat goes with --branch ROUND or --note ROUND."),
        (["--note", "9", "--text", "x"], "Round 9 was not played"),
        (["--note", "1", "--seat", "north", "--text", "x"], "There is no decision of 'north' to comment"),
        (["--note", "0", "--seat", "alder", "--text", "x"], "nobody has decided yet"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(run: Here, over: Path, words: list[str], said: str) -> None:
    before = over.read_bytes()
    done = run("replay", str(over), *words)
    assert done.code in (1, 2)
    assert said in done.err
    assert done.out == ""
    assert over.read_bytes() == before


def test_a_variation_that_there_is_not(run: Here, over: Path) -> None:
    for command in (["replay"], ["resume"], ["replay", "--branch", "1"], ["replay", "--format", "json"]):
        done = run(command[0], f"{over}#4", *command[1:])
        assert done.code == 1
        assert "has no variation 4. It has none." in done.err


def test_comments_are_kept_and_shown(run: Here, over: Path) -> None:
    was = run("replay", str(over)).out
    said = run(
        "replay", str(over), "--note", "2", "--seat", "alder", "--text", "Why \x1b[31mthis?", "--mark", "question"
    )
    assert said.code == 0
    assert "The comment is saved: round 2." in said.out
    assert run("replay", str(over), "--note", "0", "--text", "Begin here").code == 0
    again = run("replay", str(over)).out
    assert again.startswith(was.rstrip("\n")), "a replay with comments is one without, and the comments"
    told = again[len(was) :]
    assert "The start: Begin here" in told
    assert "[A question] Why [31mthis?" in told
    assert "Round 2, Alder, " in told
    document = json.loads(run("replay", str(over), "--format", "json").out)
    assert [(note["round"], note["seat"], note["mark"]) for note in document["notes"]] == [
        (0, "", ""),
        (2, "alder", "question"),
    ]


def test_a_comment_is_taken_away_only_where_that_is_asked(run: Here, over: Path) -> None:
    def told(*words: str) -> str:
        done = run("replay", str(over), "--note", "2", *words)
        assert (done.code, done.err) == (0, "")
        return done.out.splitlines()[0]

    def stands() -> list[tuple[str, str]]:
        return [(note.mark, note.text) for note in record.read_notes(over)]

    alone = run("replay", str(over), "--note", "2")
    assert (alone.code, alone.out) == (2, "")
    assert '--note needs --text TEXT or --mark MARK beside it; --text "" takes a comment away.' in alone.err
    assert alone.err.endswith("Nothing was changed. Round 2 has no comment.\n")
    assert told("--text", "") == "Nothing was changed. Round 2 has no comment."
    assert told("--text", "Why  this?") == "The comment is saved: round 2."
    before = over.read_bytes()
    alone = run("replay", str(over), "--note", "2")
    assert alone.err.endswith("Nothing was changed. Round 2 has this comment: Why this?\n")
    assert told("--text", "Why this?") == "Nothing was changed. Round 2 has this comment: Why this?"
    assert over.read_bytes() == before
    assert told("--mark", "question") == "The comment is saved: round 2. Before, it was: Why this?"
    assert stands() == [("question", "Why this?")], "a mark leaves the text as it was"
    assert told("--text", "Or that?") == "The comment is saved: round 2. Before, it was: [A question] Why this?"
    assert stands() == [("question", "Or that?")], "a text leaves the mark as it was"
    told("--mark", "none")
    assert stands() == [("", "Or that?")]
    told("--mark", "turning-point", "--text", "")
    assert stands() == [("turning-point", "")]
    assert told("--text", "") == "The comment is taken away: round 2. Before, it was: [A turning point]"
    assert stands() == []


def test_a_comment_that_is_too_long_is_refused_whole(run: Here, over: Path) -> None:
    before = over.read_bytes()
    done = run("replay", str(over), "--note", "2", "--text", "x" * 1001)
    assert (done.code, done.out) == (1, "")
    assert done.err == ("The comment was not saved. It has 1001 characters, and 1000 can be kept. Shorten it by 1.\n")
    assert over.read_bytes() == before
    assert run("replay", str(over), "--note", "2", "--text", "x" * 1000).code == 0
    assert record.read_notes(over)[0].text == "x" * 1000


def test_check_tells_all_faults_and_1(run: Here, tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 1\ntitel: x\n", encoding="utf-8")
    done = run("check", "scenarios/two-rivers.yaml" if Path("scenarios").exists() else "two-rivers", str(bad))
    assert done.code == 1
    assert "no faults" in done.out
    assert f"{bad}:2:1" in done.out
    assert run("check", "two-rivers").code == 0
    missing = run("check", str(tmp_path / "missing.yaml"))
    assert missing.code == 1
    document = json.loads(run("check", str(bad), "--format", "json").out)
    assert document[0]["line"] >= 1


def test_list_shows_scenarios_and_saves(run: Here, save: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "faulty.yaml").write_text("format: 1\nactors:\nrounds:\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (save.parent / "broken.jsonl").write_text("no save\n", encoding="utf-8")
    done = run("list")
    assert done.code == 0
    assert "faulty: cannot be played yet: " in done.out
    assert "Two Rivers, as Town of Alder; round 2 of 3" in done.out
    assert "broken.jsonl" in done.out
    document = json.loads(run("list", "--format", "json").out)
    by_id = {one["id"]: one for one in document["scenarios"]}
    assert by_id["two-rivers"]["seats"][0] == {"id": "alder", "name": "Town of Alder", "open": True}
    assert by_id["two-rivers"]["problem"] == ""
    assert by_id["faulty"]["problem"]
    saves = {Path(one["path"]).name: one for one in document["saves"]}
    assert saves[save.name]["round"] == 2
    assert not saves[save.name]["over"]
    assert saves["broken.jsonl"]["problem"]


def test_list_tells_a_scenario_of_one_s_own_from_a_shipped_one_of_its_name(
    run: Here, isolated_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = next(path for path in shipped() if path.stem == "two-rivers").read_text(encoding="utf-8")
    for folder in (tmp_path / "scenarios", isolated_home / "scenarios"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "two-rivers.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    lines = [line for line in run("list").out.splitlines() if line.startswith("  two-rivers: ")]
    here, home = Path("scenarios/two-rivers.yaml"), isolated_home / "scenarios" / "two-rivers.yaml"
    wanted = ["", f"; your own, {here}", f"; your own, {home}"]
    assert [line[line.index(" minutes") + 8 : line.index("; seats: ")] for line in lines] == wanted


def test_no_saves_yet(run: Here) -> None:
    assert "There are no saved games yet." in run("list").out


def test_what_a_file_is_called_cannot_drive_the_terminal(run: Here, save: Path) -> None:
    (save.parent / "\x1b[31mred.jsonl").write_text("no save\n", encoding="utf-8")
    assert "\x1b" not in run("list").out
    assert "\x1b" not in run("replay", "\x1b[31mx").err


def test_a_reader_who_goes_away_is_no_fault() -> None:
    command = f"'{sys.executable}' -m game play --auto --seed 7 | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "After Doha\n", "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
def test_an_output_that_takes_nothing_is_told() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "game", "play", "--auto"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True,
            check=False, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("backchannel: the output could not be written (")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("redirect", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_fault(redirect: str) -> None:
    command = f"'{sys.executable}' -m game play two-rivers --seat alder --plain {redirect}"
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
                          stdin=subprocess.DEVNULL)  # fmt: skip
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words", [GAME, ["list"], ["check", "two-rivers"], ["resume"], ["play", "two-rivers", "--auto"], []]
)
def test_line_by_line_needs_no_screen(words: list[str], isolated_home: Path) -> None:
    """No Textual where no screen is shown: seen in a fresh interpreter."""
    code = f"""
import sys
from game.cli.main import main
main({words!r})
loaded = [name for name in ("textual", "rich", "asyncio") if name in sys.modules]
sys.exit(", ".join(loaded) if loaded else 0)
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False,
                          stdin=subprocess.DEVNULL, timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stderr
