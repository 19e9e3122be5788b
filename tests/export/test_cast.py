"""A recording of a replay: what asciinema needs, what a viewer sees, and the same bytes each time."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from game.diagnostics import cells
from game.export.cast import asciicast
from game.playthrough import Decision, Refused
from game.record import Game
from game.ui.cast import Picture, pictures
from tests.cli.commands import Here
from tests.ui.stage import begun

SIZES = [(80, 24), (120, 34)]
PLACED = re.compile(r"\x1b\[(\d+);1H")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    return Here(monkeypatch, capsys)


def play(game: Game, rounds: int = 2, reason: str = "They need the bridge.") -> Game:
    """Play a game with the first open choice; what is given as reason comes back in the replay."""
    for _ in range(rounds):
        seat = game.playthrough.next_seat
        assert seat
        choice = next(offer.id for offer in game.playthrough.offers(seat) if offer.available)
        tie = game.playthrough.prediction_ties(seat, choice)[0]
        done = game.playthrough.decide(Decision(seat, choice, reason, {tie: "up"}))
        assert done is not None
        assert not isinstance(done, Refused)
    game.close()
    return game


def recorded(game: Game, size: tuple[int, int] = (80, 24), *, ascii: bool = False) -> str:  # noqa: A002
    taken = pictures(game, size, ascii=ascii)
    return asciicast(taken, size, game.playthrough.scenario.title, is_ascii=ascii)


@lru_cache
def whole(size: tuple[int, int]) -> tuple[str, str]:
    """The recording of a game that is over, and the name of its save; made once, since it takes a second or two."""
    game = play(begun("north", reflect="predict"))
    return recorded(game, size), game.path.name


class Screen:
    """A terminal that knows just what a recording may use: clear, hide and show the cursor, begin a line, colours."""

    def __init__(self, text: str) -> None:
        self.header: dict[str, Any]
        self.header, *self.events = [json.loads(line) for line in text.splitlines()]
        self.lines = [""] * self.header["height"]
        self.shown: list[str] = []
        for _, kind, data in self.events:
            if kind == "o":
                self._write(data)
                self.shown.append("\n".join(self.lines))

    def _write(self, data: str) -> None:
        begin, *placed = PLACED.split(re.sub(r"\x1b\[(2J|\?25[lh])", "", data))
        assert begin == ""
        for row, line in zip(placed[::2], placed[1::2], strict=True):
            plain = COLOURS.sub("", line)
            assert plain.isprintable(), repr(plain)
            if plain:
                assert cells(plain) == self.header["width"]
                self.lines[int(row) - 1] = plain.rstrip()


@pytest.mark.parametrize("size", SIZES)
def test_a_recording_is_valid_and_ends_with_the_ending(size: tuple[int, int]) -> None:
    screen = Screen(whole(size)[0])
    assert screen.header == {
        "version": 2, "width": size[0], "height": size[1], "title": "Three Towns", "env": {"TERM": "xterm-256color"},
    }  # fmt: skip
    times = [event[0] for event in screen.events]
    assert times[0] == 0
    assert times == sorted(times)
    assert {event[1] for event in screen.events} == {"o", "m"}
    steps = [after - before for before, after in pairwise(time for time, kind, _ in screen.events if kind == "o")]
    assert all(2 <= round(step, 1) <= 12 for step in steps)
    assert "A quiet winter" in screen.shown[-1]
    assert "A quiet winter" not in "".join(screen.shown[:-2])


@pytest.mark.parametrize("size", SIZES)
def test_a_recording_goes_through_every_round_and_every_pane(size: tuple[int, int]) -> None:
    screen = Screen(whole(size)[0])
    chapters = [data for _, kind, data in screen.events if kind == "m"]
    assert chapters == ["Before the first round", "Round 1: The toll", "Round 2: The flood", "How it ended"]
    seen = "\n".join(screen.shown)
    for text in (
        "North and South share a bridge", "A toll stands on the bridge", "It robs the poor", "Lower the toll",
        "They need the bridge.", "consulted South", "The water rises", "Send boats", "Trade",
    ):  # fmt: skip
        assert text in seen, text
    assert "+30" in seen  # how North regards South at the start


def test_the_same_save_gives_the_same_bytes_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    game = play(begun("north"))
    first = recorded(game)
    assert "38;2;" in first  # full colour
    for name, value in (("NO_COLOR", "1"), ("TEXTUAL_THEME", "backchannel-contrast"), ("TERM", "linux")):
        monkeypatch.setenv(name, value)
    assert recorded(game) == first


def test_an_unfinished_game_is_recorded_as_far_as_it_goes() -> None:
    screen = Screen(recorded(play(begun("north"), rounds=1)))
    assert [data for _, kind, data in screen.events if kind == "m"][-1] == "Round 1: The toll"
    assert "Replay so far" in screen.shown[-1]
    assert "A quiet winter" not in "\n".join(screen.shown)


def test_a_game_before_its_first_round_is_a_short_recording() -> None:
    game = begun("north")
    game.close()
    assert "North and South share a bridge" in "\n".join(Screen(recorded(game)).shown)


def test_plain_signs_need_no_other_alphabet() -> None:
    text = recorded(play(begun("north", reflect="predict")), ascii=True)
    assert text.isascii()
    assert all(screen.isascii() for screen in Screen(text).shown)


def test_what_a_person_wrote_drives_no_terminal() -> None:
    reason = "so\x1b]52;c;aGk=\x07 [/] [@click=app.quit]x[/] \u202etxt \x9b2J end"
    screen = Screen(recorded(play(begun("north"), reason=reason)))
    assert "[@click=app.quit]x" in "\n".join(screen.shown)
    assert not set("\x07\x9b\u202e") & set("".join(data for *_, data in screen.events))


@pytest.mark.parametrize("size", SIZES)
def test_where_the_save_lies_is_nobodys_business(size: tuple[int, int]) -> None:
    text, name = whole(size)
    assert "Debrief" in text
    assert name not in text
    assert ".jsonl" not in text


def test_only_changed_lines_are_written() -> None:
    same, old, new = "same".ljust(9), "old".ljust(9), "new".ljust(9)
    text = asciicast([Picture("One", (same, old)), Picture("", (same, new))], (9, 2), "T")
    written = [event[2] for event in (json.loads(line) for line in text.splitlines()[1:]) if event[1] == "o"]
    assert written == [f"\x1b[?25l\x1b[2J\x1b[1;1H{same}\x1b[2;1H{old}", f"\x1b[2;1H{new}", "\x1b[2;1H\x1b[?25h"]


# ── The command ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_command_writes_a_file_or_prints(run: Here, tmp_path: Path) -> None:
    save = str(play(begun("north")).path)
    file = tmp_path / "game.cast"
    done = run("export", save, "--cast", str(file), "--size", "120x34")
    assert (done.code, done.out, done.err) == (0, f"Written: {file}\n", "")
    assert json.loads(file.read_text("utf-8").splitlines()[0])["width"] == 120
    printed = run("export", save, "--cast", "-")
    assert (printed.code, printed.err) == (0, "")
    assert json.loads(printed.out.splitlines()[0])["width"] == 80


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["{save}"], 2, "Say what to make"),
        (["{save}", "--cast", "-", "--transcript", "-"], 2, "Only one of"),
        (["{save}", "--cast", "{tmp}/x", "--transcript", "{tmp}/x"], 2, "the same file"),
        (["{save}", "--cast", "-", "--size", "10x10"], 2, "Possible: 80x24, 120x34"),
        (["{tmp}/none.jsonl", "--cast", "-"], 1, "There is no saved game"),
        (["{tmp}/torn.jsonl", "--cast", "-"], 1, "torn.jsonl"),
        (["{save}", "--cast", "{tmp}"], 1, "is a folder"),
        (["{save}", "--cast", "{tmp}/none/x.cast"], 1, "There is no folder"),
        (["{save}", "--cast", "{save}"], 1, "never written over"),
        (["{save}#9", "--cast", "-"], 1, "variation"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    run: Here, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    save = play(begun("north")).path
    before = save.read_bytes()
    (tmp_path / "torn.jsonl").write_text("nothing\n")
    done = run("export", *(word.replace("{save}", str(save)).replace("{tmp}", str(tmp_path)) for word in arguments))
    assert done.code == code
    assert said in done.err
    assert done.out == ""
    assert save.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["torn.jsonl"]
