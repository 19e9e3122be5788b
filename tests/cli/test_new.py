"""`new`: options, questions, end of input, nonsense, and files that are in the way."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

import pytest

from game.cli.main import main
from game.model.scenario import Scenario
from game.scenario import load_file
from game.scenario.schema import schema_text
from tests.cli.commands import Done, Here, program


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def made(name: str = "my.yaml") -> Scenario:
    """The scenario in a file, of which nothing is said but that it waits for its author's words."""
    loaded = load_file(name)
    assert [problem.code for problem in loaded.problems] == ["S126"], [str(problem) for problem in loaded.problems]
    assert loaded.scenario is not None
    return loaded.scenario


def names(scenario: Scenario) -> list[str]:
    return [actor.name for actor in scenario.actors.values()]


def commands(done: Done) -> list[str]:
    return re.findall(r"^  backchannel (.*)$", done.out, re.MULTILINE)


def test_with_yes_nothing_is_asked(run: Here, here: Path) -> None:
    done = run("new", "my-first_one.yaml", "--yes", typed=["not read"])
    assert (done.code, done.err) == (0, "")
    assert "?" not in done.out
    scenario = made("my-first_one.yaml")
    assert (scenario.title, names(scenario)) == ("My first one", ["Actor A", "Actor B", "Actor C"])
    assert (len(scenario.rounds), [*scenario.indicators]) == (4, ["indicator"])
    assert (here / "scenario.schema.json").read_text(encoding="utf-8") == schema_text()
    assert sorted(os.listdir(here)) == ["my-first_one.yaml", "scenario.schema.json"]
    assert "3 actors, 4 rounds, 36 choices." in done.out


def test_the_next_commands_work(run: Here, here: Path) -> None:
    done = run("new", "my.yaml", "--yes")
    assert commands(done) == ["edit my.yaml", "check my.yaml", "play my.yaml"]
    check = run(*commands(done)[1].split())
    assert check.code == 0
    assert "It can be played: 3 actors, 4 rounds, 36 choices." in check.out
    strict = run(*commands(done)[1].split(), "--strict")
    assert strict.code == 1, "strictly, a class should not read what waits for its author"
    assert "my.yaml:16:11" in strict.out
    play = run(*commands(done)[2].split(), "--auto", "--seed", "1")
    assert play.code == 0
    assert "Ending: Write here" in play.out
    seat = run(*commands(done)[2].split(), "--plain", "--seat", "actor-a", typed=["1", "why not"] * 4)
    assert "Ending: Write here" in seat.out


def test_options_answer_the_questions(run: Here, here: Path) -> None:
    words = ["--title", "Salt: a #quarrel", "--actor", "Alder", "--actor", "no", "--rounds", "2", "--indicator", "none"]
    done = run("new", "my.yaml", *words)
    assert done.code == 0
    assert "?" not in done.out
    scenario = made()
    assert (scenario.title, names(scenario)) == ("Salt: a #quarrel", ["Alder", "no"])
    assert (len(scenario.rounds), scenario.indicators) == (2, {})


def test_options_are_cleaned(run: Here, here: Path) -> None:
    run("new", "my.yaml", "--yes", "--title", " \x1b[31mred\u202e\n  alert ", "--actor", "A\x00\tB", "--actors", "2")
    scenario = made()
    assert (scenario.title, names(scenario)) == ("[31mred alert", ["A B", "Actor B"])


@pytest.mark.parametrize("actors", range(2, 7))
@pytest.mark.parametrize("rounds", [2, 8])
def test_sizes(run: Here, here: Path, actors: int, rounds: int) -> None:
    assert run("new", "my.yaml", "--yes", "--actors", str(actors), "--rounds", str(rounds)).code == 0
    scenario = made()
    assert (len(scenario.actors), len(scenario.rounds)) == (actors, rounds)
    done = run("play", "my.yaml", "--auto", "--seed", "7")
    assert done.code == 0
    assert "Ending: " in done.out


def test_questions_are_asked_in_words_and_answered(run: Here, here: Path) -> None:
    done = run("new", "my.yaml", "--plain", typed=["The Pass", "2", "Marn: north", "- Solde", "3", "Open road"])
    assert done.code == 0
    scenario = made()
    assert (scenario.title, names(scenario)) == ("The Pass", ["Marn: north", "- Solde"])
    assert (len(scenario.rounds), scenario.indicators["open-road"].name) == (3, "Open road")
    for question in ("What is it called? [My]", "take part? (2 to 6) [3]", "actor 1 of 2", "(2 to 8) [4]", "'none'"):
        assert question in " ".join(done.out.split())


def test_only_what_is_open_is_asked(run: Here, here: Path) -> None:
    done = run("new", "my.yaml", "--actor", "Marn", "--rounds", "2", "--title", "T", typed=["2", "Solde", "NONE"])
    assert done.out.count("\n> ") == 3
    scenario = made()
    assert (names(scenario), scenario.indicators) == (["Marn", "Solde"], {})


@pytest.mark.parametrize("typed", [[], [""], ["", "", "", ""], ["", "", "", "", "", "", ""]])
def test_enter_and_the_end_of_input_take_the_usual(run: Here, here: Path, typed: list[str]) -> None:
    assert run("new", "my.yaml", typed=typed).code == 0
    asked = made()
    assert run("new", "my2.yaml", "--yes", "--title", "My").code == 0
    assert asked.text == made("my2.yaml").text.replace("my2.yaml", "my.yaml")


def test_nonsense_is_asked_again(run: Here, here: Path) -> None:
    typed = ["\u200d", "Title", "seven", "0", "7", "²", "-3", "9" * 5000, "2"]
    typed += ["Marn", "marn", "x" * 61, "\u200d", "Solde"]
    done = run("new", "my.yaml", typed=[*typed, "1", "9", "8", "i" * 41, "Talks"])
    assert done.code == 0
    scenario = made()
    assert names(scenario) == ["Marn", "Solde"]
    assert (len(scenario.rounds), [*scenario.indicators]) == (8, ["talks"])
    assert done.out.count("Type a number from 2 to 6, such as 3, or only Enter.") == 6
    assert done.out.count("Type a number from 2 to 8") == 2
    assert done.out.count("Another actor is called that") == 1
    assert "That takes 61 columns, and there is room for 60. Shorten it." in done.out
    assert "That needs a letter." in done.out


def test_the_usual_names_do_not_clash_with_those_given(run: Here, here: Path) -> None:
    assert run("new", "my.yaml", "--actor", "Actor B", "--actor", "actor c", "--actors", "4", "--yes").code == 0
    assert names(made()) == ["Actor B", "actor c", "Actor D", "Actor E"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--actors", "1"], "from 2 to 6, not '1'"),
        (["--actors", "7"], "from 2 to 6"),
        (["--actors", "many"], "from 2 to 6, not 'many'"),
        (["--rounds", "9"], "from 2 to 8"),
        (["--rounds", "9" * 5000], "from 2 to 8"),
        (["--title", " "], "--title needs a text that can be seen"),
        (["--title", "x" * 81], "81 columns of the screen, and there is room for 80"),
        (["--actor", "\u200d"], "--actor needs a text"),
        (["--actor", "x" * 61], "61 columns"),
        (["--indicator", ""], "--indicator needs a text"),
        (["--actor", "Marn", "--actor", "MARN"], "Two actors are called 'MARN'"),
        (["--actor", "a", "--actor", "b", "--actor", "c", "--actors", "2"], "There are 3 names, and --actors 2"),
        (
            [word for name in "abcdefg" for word in ("--actor", name)],
            "There are 7 names, and a new scenario has 2 to 6",
        ),
    ],
)
def test_options_that_make_no_sense(run: Here, here: Path, words: list[str], said: str) -> None:
    done = run("new", "my.yaml", "--yes", *words)
    assert done.code == 2
    assert said in done.err
    assert os.listdir(here) == []


def test_nothing_is_overwritten_and_nothing_is_asked_first(run: Here, here: Path) -> None:
    Path("my.yaml").write_text("mine", encoding="utf-8")
    done = run("new", "my.yaml", typed=["Title"])
    assert (done.code, done.out) == (1, "")
    assert done.err == "my.yaml exists already, and nothing is overwritten. Take another name, such as my-2.yaml.\n"
    assert Path("my.yaml").read_text(encoding="utf-8") == "mine"
    assert os.listdir(here) == ["my.yaml"]


def test_a_link_that_leads_nowhere_is_not_written_through(run: Here, here: Path) -> None:
    Path("my.yaml").symlink_to("elsewhere")
    assert run("new", "my.yaml", "--yes").code == 1
    assert os.listdir(here) == ["my.yaml"]


def test_a_schema_that_is_there_stays(run: Here, here: Path) -> None:
    Path("scenario.schema.json").write_text("{}", encoding="utf-8")
    done = run("new", "my.yaml", "--yes")
    assert done.code == 0
    assert "schema" not in done.out
    assert Path("scenario.schema.json").read_text(encoding="utf-8") == "{}"


def test_the_schema_goes_where_the_scenario_goes(run: Here, here: Path) -> None:
    (here / "class a").mkdir()
    done = run("new", "class a/my file", "--yes")
    assert sorted(os.listdir(here / "class a")) == ["my file.yaml", "scenario.schema.json"]
    assert commands(done) == [f"{command} 'class a/my file.yaml'" for command in ("edit", "check", "play")]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none/my.yaml", "There is no folder none. Make it first"),
        (".", "is a folder"),
        ("", "is a folder"),
        ("x" * 300 + ".yaml", "cannot be written"),
    ],
)
def test_places_that_cannot_be(run: Here, here: Path, name: str, said: str) -> None:
    done = run("new", name, "--yes")
    assert (done.code, done.out) == (1, "")
    assert said in done.err
    assert os.listdir(here) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_one_may_not_write_to(run: Here, here: Path) -> None:
    here.chmod(0o500)
    done = run("new", "my.yaml", "--yes")
    here.chmod(0o700)
    assert done.code == 1
    assert "you may not write there" in done.err


def test_a_name_that_looks_like_an_option(run: Here, here: Path) -> None:
    done = run("new", "--yes", "--", "-my.yaml")
    assert commands(done) == ["edit ./-my.yaml", "check ./-my.yaml", "play ./-my.yaml"]
    made("-my.yaml")


def interrupted(*_: object) -> str:
    raise KeyboardInterrupt


def test_ctrl_c_leaves_nothing(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    stdin = io.StringIO()
    monkeypatch.setattr(stdin, "readline", interrupted)
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["new", "my.yaml"]) == 130
    assert capsys.readouterr().err == "\nInterrupted. Nothing was written.\n"
    assert os.listdir(here) == []


# ── From an article ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_article_is_numbered_beside_the_scenario(run: Here, here: Path) -> None:
    Path("article.txt").write_bytes("\ufeffFirst.\r\nStill first.\r\n\r\n\x1b[2JSecond: #1\r\n".encode())
    done = run("new", "my.yaml", "--yes", "--from", "article.txt")
    assert done.code == 0
    written = Path("my-source.txt").read_text(encoding="utf-8")
    assert written.split("\n\n", 1)[1] == "¶1  First.\n    Still first.\n\n¶2  [2JSecond: #1\n"
    scenario = made()
    assert scenario.sources["article"].paragraphs == 2
    assert "cite: article ¶1 ¶2" in scenario.text
    assert "my-source.txt" in scenario.text
    assert "2 numbered paragraphs" in done.out
    assert sorted(os.listdir(here)) == ["article.txt", "my-source.txt", "my.yaml", "scenario.schema.json"]


HOSTILE = (
    "rounds: []\n---\n!!python/object/apply:os.system [ls]\n\n¶99 }{ '\"' #\u202e\x00\x1b]0;x\x07\n\n" + "&a " * 5000
)


def test_nothing_of_an_article_reaches_the_scenario(run: Here, here: Path) -> None:
    Path("article.txt").write_text(HOSTILE, encoding="utf-8")
    assert run("new", "my.yaml", "--yes", "--from", "article.txt").code == 0
    hostile = made().text
    assert "\x1b" not in Path("my-source.txt").read_text(encoding="utf-8")
    for name in ("my.yaml", "my-source.txt"):
        Path(name).unlink()
    Path("article.txt").write_text("A.\n\nB.\n\nC.", encoding="utf-8")
    assert run("new", "my.yaml", "--yes", "--from", "article.txt").code == 0
    assert made().text == hostile


def test_an_article_in_the_way_or_unreadable(run: Here, here: Path) -> None:
    done = run("new", "my.yaml", "--from", "article.txt", typed=["T"])
    assert (done.code, done.out) == (1, "")
    assert "The text article.txt cannot be used: there is no such file." in done.err
    Path("article.txt").write_bytes(b"Gr\xf6\xdfe")
    assert "line 1 is not UTF-8" in run("new", "my.yaml", "--from", "article.txt").err
    Path("article.txt").write_text("Fine.", encoding="utf-8")
    Path("my-source.txt").write_text("mine", encoding="utf-8")
    done = run("new", "my.yaml", "--from", "article.txt")
    assert done.err.startswith("my-source.txt is there already and is not overwritten")
    assert "such as my-2.yaml." in done.err
    assert sorted(os.listdir(here)) == ["article.txt", "my-source.txt"]
    assert run("new", "my-2.yaml", "--yes", "--from", "article.txt").code == 0


def test_as_a_program_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "my.yaml"
    done = program("new", str(path), "--ascii", typed="Größe\n2\n")
    assert (done.code, done.err) == (0, "")
    assert made(str(path)).title == "Größe"


def test_a_second_indicator_is_refused_and_not_dropped(run: Here, here: Path) -> None:
    done = run("new", "my.yaml", "--yes", "--indicator", "Talks", "--indicator", "Water")
    assert done.code == 2
    assert "Give --indicator once" in done.err
    assert not (here / "my.yaml").exists()
