"""`backchannel debrief`, as a teacher types it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from game import record
from game.playthrough import Decision
from tests.cli.commands import Here
from tests.export.games import PATHS, crossing, save
from tests.export.pages import check
from tests.export.test_table import rows


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """Runs a command in this process."""
    return Here(monkeypatch, capsys)


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """A folder with six saves of a class."""
    folder = tmp_path / "handed-in"
    folder.mkdir()
    for number in range(6):
        save(folder / f"group-{number}.jsonl", *PATHS[number % 3], reason=f"reason of {number}")
    return folder


def saves_in(run: Here, *named: Path) -> set[str]:
    """What the table calls the games of these files and folders."""
    place = named[0].parent / "table.csv"
    run("debrief", *map(str, named), "--csv", str(place))
    return {row["save"] for row in rows(place.read_bytes().decode("utf-8"))}


def test_one_save_is_told_as_a_text(run: Here, tmp_path: Path) -> None:
    done = run("debrief", str(save(tmp_path / "one.jsonl", "n-regret", "n-pay", "n-sign")))
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# The Crossing: ")
    assert "save one." in done.out


def test_a_folder_is_a_class(run: Here, handed_in: Path) -> None:
    done = run("debrief", str(handed_in))
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# The Crossing: 6 games of a class")


def test_all_three_files_are_written_at_once(run: Here, handed_in: Path, tmp_path: Path) -> None:
    places = [tmp_path / name for name in ("class.html", "class.csv", "class.md")]
    done = run(
        "debrief", str(handed_in), "--html", str(places[0]), "--csv", str(places[1]), "--markdown", str(places[2])
    )
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [f"Written: {place}" for place in places]
    assert "The class: 6 games" in check(places[0].read_text("utf-8")).text
    table = rows(places[1].read_bytes().decode("utf-8"))
    assert len(table) == sum(
        len(played.step.chosen)
        for path in sorted(handed_in.iterdir())
        for played in record.read_game(path).playthrough.played
    )
    assert places[2].read_text("utf-8").startswith("# The Crossing: 6 games")


def test_an_unreadable_save_is_said_and_the_rest_is_done(run: Here, handed_in: Path, tmp_path: Path) -> None:
    (handed_in / "torn.jsonl").write_text("{nonsense\n")
    (handed_in / "empty.jsonl").write_text("")
    page = tmp_path / "class.html"
    done = run("debrief", str(handed_in), "--html", str(page))
    assert done.code == 1
    assert "torn.jsonl" in done.err
    assert "empty.jsonl" in done.err
    text = check(page.read_text("utf-8")).text
    assert "The class: 6 games" in text
    assert "torn.jsonl: it could not be read." in text


def test_games_of_another_scenario_are_said_and_stay_in_the_table(run: Here, handed_in: Path, tmp_path: Path) -> None:
    save(handed_in / "odd.jsonl", "n-regret", scenario=crossing(title="Another bridge"))
    save(handed_in / "older.jsonl", "n-regret", scenario=crossing(subtitle="An older file"))
    table = tmp_path / "class.csv"
    done = run("debrief", str(handed_in), "--csv", str(table))
    assert done.code == 0
    assert "odd was played with Another bridge, so it is not in the figures of The Crossing." in done.err
    assert "older was played with another version of The Crossing" in done.err
    assert {"odd", "older", "group-0"} <= {row["save"] for row in rows(table.read_bytes().decode("utf-8"))}


def test_nothing_that_can_be_read_is_a_failure(run: Here, tmp_path: Path) -> None:
    done = run("debrief", str(tmp_path / "none.jsonl"))
    assert done.code == 1
    assert "There is no saved game" in done.err
    assert "None of these saves could be read, so there is nothing to tell.\n" in done.err
    assert done.out == ""
    table = tmp_path / "class.csv"
    assert "could be read, so nothing was written." in run("debrief", str(table), "--csv", str(table)).err
    assert not table.exists()


def test_an_empty_folder_is_said(run: Here, tmp_path: Path) -> None:
    done = run("debrief", str(tmp_path))
    assert done.code == 1
    assert f"There are no saved games in {tmp_path}." in done.err


def test_a_star_that_the_shell_left_is_resolved(run: Here, handed_in: Path) -> None:
    done = run("debrief", str(handed_in / "group-*.jsonl"))
    assert "6 games" in done.out
    assert run("debrief", str(handed_in / "nobody-*.jsonl")).code == 1


def test_a_save_named_twice_counts_once_and_equal_names_are_told_apart(run: Here, handed_in: Path) -> None:
    first = handed_in / "group-0.jsonl"
    other = handed_in / "more"
    other.mkdir()
    save(other / "group-0.jsonl", "n-blame", "n-pay", "n-sign")
    done = run("debrief", str(first), str(first), str(other / "group-0.jsonl"))
    assert "2 games" in done.out
    assert saves_in(run, first, other / "group-0.jsonl") == {"handed-in/group-0", "more/group-0"}


def test_a_folder_for_each_pupil_is_one_class(run: Here, tmp_path: Path) -> None:
    for number, pupil in enumerate(("ada", "ben", "cem")):
        (tmp_path / pupil).mkdir()
        save(tmp_path / pupil / "game.jsonl", *PATHS[number], reason=f"reason of {number}")
    (tmp_path / "dora").mkdir()
    (tmp_path / "ada" / "essay.docx").write_bytes(b"PK\x03\x04 ...")
    copy = tmp_path / "ben" / "game (1).jsonl"
    copy.write_bytes((tmp_path / "ben" / "game.jsonl").read_bytes())
    assert saves_in(run, tmp_path) == {"ada", "ben", "cem"}
    done = run("debrief", str(tmp_path))
    assert done.code == 0
    assert done.err.splitlines() == [
        "Passed over, since it is no saved game: ada/essay.docx.",
        "Passed over, since no saved game lies in it: dora.",
        "Counted once, since they are copies to the byte: ben/game (1).jsonl (of ben/game.jsonl).",
    ]
    assert "The class: 3 games" in check(run("debrief", str(tmp_path), "--html", "-").out).text


def test_a_save_of_a_pupil_that_was_packed_is_missed_in_words(run: Here, handed_in: Path) -> None:
    packed = handed_in / "group-9.jsonl.gz"
    packed.write_bytes(gzip.compress((handed_in / "group-0.jsonl").read_bytes()))
    done = run("debrief", str(handed_in))
    assert done.code == 1
    assert "it is packed (gzip)" in done.err
    assert f"--rescue {handed_in / 'group-9-rescued.jsonl'}` writes it as it was." in done.err
    assert "6 games of a class" in done.out


def test_a_variation_is_summed_up_by_its_number(run: Here, tmp_path: Path) -> None:
    path = save(tmp_path / "one.jsonl", "n-regret", "n-pay", "n-sign")
    with record.branch_game(path, 3) as game:
        assert game.variation == 1
        game.playthrough.decide(Decision("north", "n-refuse"))
    done = run("debrief", f"{path}#1", str(path), f"{path}#0")
    assert done.code == 0
    assert "one#1" in done.out
    assert "2 games" in done.out


def test_a_place_that_cannot_be_written_is_said_before_anything_is_read(
    run: Here, handed_in: Path, tmp_path: Path
) -> None:
    taken = handed_in / "group-0.jsonl"
    before = taken.read_bytes()
    done = run("debrief", str(handed_in), "--csv", str(tmp_path / "a.csv"), "--html", str(taken))
    assert done.code == 1
    assert "never written over" in done.err
    assert taken.read_bytes() == before
    assert not (tmp_path / "a.csv").exists()


def test_two_kinds_do_not_share_a_file(run: Here, handed_in: Path, tmp_path: Path) -> None:
    place = str(tmp_path / "a.txt")
    done = run("debrief", str(handed_in), "--csv", place, "--html", place)
    assert done.code == 2
    assert "Give each a name of its own" in done.err


def test_a_file_can_be_printed(run: Here, handed_in: Path, tmp_path: Path) -> None:
    done = run("debrief", str(handed_in), "--csv", "-", "--html", str(tmp_path / "class.html"))
    assert done.code == 0
    assert done.out.startswith('"save","scenario",')
    assert done.err == f"Written: {tmp_path / 'class.html'}\n"
    assert run("debrief", str(handed_in), "--csv", "-", "--html", "-").code == 2


def test_an_unfinished_game_is_told_as_far_as_it_went(run: Here, tmp_path: Path) -> None:
    done = run("debrief", str(save(tmp_path / "going.jsonl", "n-regret")))
    assert done.code == 0
    assert "not over yet, after 1 of 3 rounds" in done.out


def test_plain_signs_only_where_the_terminal_has_no_others(run: Here, handed_in: Path) -> None:
    assert run("debrief", str(handed_in), "--ascii").out.isascii()


def commented(path: Path, *choices: str, seats: tuple[str, ...] = ("north",)) -> Path:
    """A save with a comment on its start, one of its rounds and two of its decisions."""
    save(path, *choices, seats=seats)
    game = record.read_game(path)
    record.add_note(game, 0, text="how it began")
    record.add_note(game, 1, mark="question", text="why so <b>early</b>?")
    record.add_note(game, 1, "north", mark="turning-point", text="=SUM(A1) *here*")
    record.add_note(game, 1, "south", mark="look-again")
    return path


def test_comments_stand_beside_what_they_are_about_in_every_form(run: Here, tmp_path: Path) -> None:
    one = commented(tmp_path / "one.jsonl", "n-regret", "n-pay", "n-sign")
    text = run("debrief", str(one)).out
    order = [
        "\nComment on the start: how it began\n",
        "### Round 1",
        "\n  - Comment: [A turning point] =SUM(A1) *here*\n",
        "\n  - Comment: [Look again]\n",
        "\nComment on the round: [A question] why so <b>early</b>?\n",
        "### Round 2",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
    run("debrief", str(one), *(f"--{kind}={tmp_path / kind}" for kind in ("html", "markdown", "csv")))
    markdown = (tmp_path / "markdown").read_text("utf-8")
    assert "\n  - Comment: \\[A turning point\\] =SUM(A1) \\*here\\*\n" in markdown
    page = check((tmp_path / "html").read_text("utf-8")).text
    for told in (
        "Comment on the start: how it began",
        "Comment: [A turning point] =SUM(A1) *here*",
        "Comment: [Look again]",
        "Comment on the round: [A question] why so <b>early</b>?",
    ):
        assert told in page
    first, second, *rest = rows((tmp_path / "csv").read_bytes().decode("utf-8"))
    assert (first["seat"], first["comment"]) == ("north", "[A turning point] =SUM(A1) *here*")
    assert (second["seat"], second["comment"]) == ("south", "[Look again]")
    assert {row["round comment"] for row in (first, second)} == {"[A question] why so <b>early</b>?"}
    assert not any(row["comment"] for row in rest if row["round"] != "1")


def test_comments_are_in_the_transcript(run: Here, tmp_path: Path) -> None:
    one = commented(tmp_path / "one.jsonl", "n-regret", "n-pay", "n-sign")
    lines = run("export", str(one), "--transcript", "-").out.splitlines()
    assert "Comment: how it began" in lines
    reason = lines.index('    Reason given: "because"')
    assert lines[reason + 1] == "    Comment: [A turning point] =SUM(A1) *here*"
    assert "  Comment: [A question] why so <b>early</b>?" in lines[reason:]


def test_comments_stay_out_while_several_people_play(run: Here, tmp_path: Path) -> None:
    one = commented(tmp_path / "one.jsonl", "n-regret", "s-talk", seats=("north", "south"))
    run("debrief", str(one), *(f"--{kind}={tmp_path / kind}" for kind in ("html", "markdown", "csv")))
    told = run("debrief", str(one)).out + "".join((tmp_path / kind).read_text("utf-8") for kind in ("html", "markdown"))
    assert "omment" not in told
    assert "early" not in told + (tmp_path / "csv").read_text("utf-8")


def test_where_nothing_can_be_read_only_files_that_were_asked_for_are_said_not_to_be_written(
    run: Here, tmp_path: Path
) -> None:
    assert run("debrief", "nosuch").err.endswith("None of these saves could be read, so there is nothing to tell.\n")
    page = tmp_path / "page.html"
    assert run("debrief", "nosuch", "--html", str(page)).err.endswith("so nothing was written.\n")
    assert not page.exists()
