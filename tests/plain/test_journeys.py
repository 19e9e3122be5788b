"""Whole games line by line, as a person would type them."""

from __future__ import annotations

import io
import re

import pytest

from game.debrief import transcript
from game.diagnostics import cells
from game.plain import ask_seat, play_plain, replay_plain
from game.plain.console import Console
from game.playthrough import Decision, NotSaved, Played, Playthrough, Settings
from tests.debrief.crossing import CANARIES, crossing
from tests.plain.sitting import flat, new, sit


def test_a_whole_game_from_the_briefing_to_the_debrief() -> None:
    game = new(reflect="reason")
    text = sit(game, "1", "they are neighbours", "1", "", "1", "")
    assert game.is_over
    assert [p.decisions["north"].choice for p in game.played] == ["n-regret", "n-pay", "n-sign"]
    assert [p.decisions["north"].reason for p in game.played] == ["they are neighbours", "", ""]
    told = flat(text)
    for part in (
        "The Crossing Two banks and a ferry",
        f"Your seat: North Bank. It owns the bridge. Your brief; only you read it: Keep the toll. {CANARIES['north']}",
        "All of it is invented.",
        "Round 1 of 3: The bridge is gone Monday. Basis: reported, paper par. 1, 2.",
        "The bridge fell at night. Nobody was on it.",
        "Disputed, paper par. 3: It was old. North: It was sound. South: It was rotten.",
        "How they regard the north: the south -30, the ferry -25.",
        "Indicators: Calm 50 (middle).",
        "What will the north do? 1. Express regret 2. Blame the south Loudly. m. Another move of your own",
        "Round 1 is played. Who chose what:",
        "The north expressed sympathy to the south.",
        "In all:",
        "Event: Fog (hypothetical).",
        "Ending: A bridge It stands.",
        "Your goals: 100 of 100 points",
        'Round 1. Express regret. "they are neighbours"',
        "The record: what the source reports",
        "South Bank (played by the computer",
        "1. Who moved first? 2. Why?",
    ):
        assert part in told, part


def test_it_needs_no_terminal() -> None:
    """No escape codes, no tabs, nothing drawn, at most 80 cells: what a voice or a paper terminal can take."""
    text = sit(new(reflect="predict"), "?", "t", "i", "b", "g", "h", "w north south", "f 1", "1", "so", "u", "s", "1")
    assert all(cells(line) <= 80 for line in text.splitlines())
    assert re.fullmatch(r"[^\x00-\x09\x0b-\x1f\x7f-\x9f\u2500-\u25ff→¶]*", text)


def test_any_script_and_any_length_fits() -> None:
    """Names in wide letters, words longer than a line, twelve actors: still at most 80 cells, and nothing is lost."""
    names = {f"actor-{n}": {"name": "多哈的長名字" * 5, "short": "多哈多哈", "public": "x" * 300} for n in range(12)}
    made = crossing(
        actors=names, relationships={"actor-0 <-> actor-1": 50}, indicators={}, events=[], moves=["consult"],
        rounds=[{"title": "é" * 150, "situation": "x" * 500, "claims": [
            {"text": "y" * 200, "basis": "disputed", "positions": {"w" * 120: "z" * 190, "o": "p"}}]}],
        endings=[{"id": "open", "title": "Open", "default": True, "text": "Who knows."}],
    )  # fmt: skip
    game = Playthrough(made, Settings(seed=7, seats=("actor-3",), reflect="predict"))
    text = sit(game, "t", "b", "m", "1", "2", "r" * 399, "u", "d")
    assert game.is_over
    assert max(cells(line) for line in text.splitlines() if not line.startswith("> ")) <= 80
    assert "".join(text.split()).count("x" * 300) >= 11


def test_predictions_are_asked_and_kept() -> None:
    game = new(reflect="predict")
    text = flat(sit(game, "1", "a reason", "up", "maybe", "d", "1", "", "", "s"))
    assert "'maybe' is no answer here. Type u, s or d, or just Enter." in text
    first, second = (played.decisions["north"] for played in game.played)
    assert dict(first.predictions) == {"south -> north": "up", "ferry -> north": "down"}
    assert [*second.predictions.values()] == ["same"]


@pytest.mark.parametrize("stop", ["reason", "predict"])
def test_a_choice_can_be_taken_back_until_it_counts(stop: str) -> None:
    game = new(reflect=stop)
    typed = ["2", "back", "1", "yes"] if stop == "reason" else ["2", "so", "back", "1", "yes", "", ""]
    sit(game, *typed)
    assert [p.decisions["north"].choice for p in game.played] == ["n-regret"]


def test_a_line_of_reasoning_may_begin_like_a_command() -> None:
    game = new(reflect="reason")
    text = sit(game, "1", "why not")
    assert game.played[0].decisions["north"].reason == "why not"
    game = new(reflect="reason")
    text = sit(game, "1", "w calm", "i think so", "1", "q")
    assert "Why? Calm is at 50." in text
    assert game.played[0].decisions["north"].reason == "i think so"
    assert len(game.played) == 1


def test_a_reason_that_is_too_long_is_asked_again_and_never_cut() -> None:
    game = new(reflect="reason")
    told = flat(sit(game, "1", "r" * 1001, "r" * 1000))
    assert "It has 1001 characters, and 1000 can be kept. Shorten it by 1. Nothing is decided yet." in told
    assert game.played[0].decisions["north"].reason == "r" * 1000


def test_what_was_written_stands_there_when_the_choice_is_made_again() -> None:
    game = new(reflect="predict")
    told = flat(sit(game, "1", "they are neighbours", "back", "2", "", "back", "1", "", "u", "u"))
    assert told.count('You wrote: "they are neighbours"') == 1
    assert game.played[0].decisions["north"].reason == "they are neighbours"
    game = Playthrough(crossing(), Settings(seed=7, seats=("north",), reflect="reason"), Full(1))
    sit(game, "1", "before the disk was full", "1", "and after")
    assert game.played[0].decisions["north"].reason == "and after"


def test_another_move_is_a_verb_and_then_a_target() -> None:
    game = new()
    text = flat(sit(game, "m", "2", "f 1", "1"))
    assert "1. consult: Exchanging views" in text
    assert "1. Praise the south 2. Praise the ferry" in text
    assert "Forecast for 'Praise the south'" in text
    assert game.played[0].decisions["north"].choice == "praise south"
    game = new()
    sit(game, "m", "3", "1")
    assert game.played[0].decisions["north"].choice == "mediate south ferry"


@pytest.mark.parametrize("typed", [["m", "back", "1"], ["m", "", "1"], ["m", "9", "x", "1", "back", "1"]])
def test_another_move_can_be_left(typed: list[str]) -> None:
    game = new()
    sit(game, *typed)
    assert game.played[0].decisions["north"].choice == "n-regret"


def test_a_choice_that_is_not_open_says_why() -> None:
    game = new("south")
    text = flat(sit(game, "3", "1"))
    assert "3. Close the bank Not now: needs Calm at most 10 (now 50)." in text
    assert "Choice 3 is not open now: needs Calm at most 10 (now 50)." in text
    assert game.played[0].decisions["south"].choice == "s-talk"


def test_a_seat_without_written_choices_has_its_moves() -> None:
    game = new("south")
    text = flat(sit(game, "1", "1", "m", "1", "1"))
    assert "Type m for a move, or ? for help." in text
    assert game.is_over


@pytest.mark.parametrize("line", ["q", "quit", "Q"])
@pytest.mark.parametrize("before", [[], ["1"], ["m"], ["m", "1"]])
def test_quitting_keeps_the_game(line: str, before: list[str]) -> None:
    game = new(reflect="reason")
    assert "You stop here." in sit(game, *before, line)
    assert game.played == ()


def test_at_a_terminal_it_waits_where_there_is_much_to_read() -> None:
    game = new()
    text = sit(game, "", "1", "", "g", "1", "", "1", "", "1", "", "1", is_terminal=True)
    for prompt in ("Press Enter for your goals.", "Press Enter to begin round 1.", "Press Enter to see what changed."):
        assert prompt in text
    assert "Not yet: '1' can be typed after Enter." in text
    enough = ["", "", "1", "", "", "1", "", "", "1", *[""] * 30]
    game = new()
    text = sit(game, *enough, is_terminal=True)
    assert game.is_over
    assert "Press Enter to see how it ended." in text
    assert "Press Enter for: Questions." in text
    assert text.index("Press Enter for: Questions.") < text.index("1. Who moved first?")


def test_a_resumed_game_starts_where_it_was() -> None:
    game = new()
    sit(game, "1")
    text = flat(sit(game, "q"))
    assert "Your seat: North Bank. Played so far: 1 round." in text
    assert "Round 2 of 3" in text
    assert CANARIES["north"] not in text
    assert "(up " in text, "what moved since the last round is said"


def test_a_game_that_is_over_shows_its_debrief() -> None:
    game = new()
    sit(game, "1", "1", "1")
    text = flat(sit(game))
    assert "This game is over; here is its debrief." in text
    assert "Ending: A bridge" in text


class Full:
    """A journal on a disk that is full until somebody makes room."""

    def __init__(self, refusals: int) -> None:
        self.left = refusals

    def write(self, round_: int, decision: Decision | None, played: Played | None) -> None:
        if self.left:
            self.left -= 1
            raise NotSaved("The disk is full. Make some room on it.")


def test_a_choice_that_cannot_be_saved_does_not_count_until_it_can() -> None:
    game = Playthrough(crossing(), Settings(seed=7, seats=("north",), reflect="off"), Full(1))
    text = flat(sit(game, "1", "2"))
    assert "The disk is full. Make some room on it. The choice does not count yet; choose again" in text
    assert [p.decisions["north"].choice for p in game.played] == ["n-blame"]


def test_where_the_save_is_stands_on_a_line_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    from pathlib import Path

    out = io.StringIO()
    path = Path("/a place/with a very long name that would not fit on one line of eighty cells, ever/game.jsonl")
    play_plain(new(), io.StringIO(), out, save=path, notes=["A note about the file."])
    text = out.getvalue()
    assert text.startswith("A note about the file.\n")
    assert f"\n  backchannel resume '{path}' --plain\n" in text


def test_ascii_leaves_no_other_sign() -> None:
    text = sit(new(), "w north south", "t", "1", "h", "1", "1", is_ascii=True)
    assert text.isascii()


def test_a_replay_is_the_transcript() -> None:
    game = new(reflect="reason")
    sit(game, "1", "so be it")
    out = io.StringIO()
    replay_plain(game, out)
    assert out.getvalue() == transcript(game)
    assert '"so be it"' in out.getvalue()


@pytest.mark.parametrize(
    ("typed", "seat", "said"),
    [
        (["2"], "south", ""),
        (["South Bank"], "south", ""),
        (["north"], "north", ""),
        (["7", "1"], "north", "'7' is not one of these seats."),
        (["", "1"], "north", "Nothing was typed."),
        (["sout", "2"], "south", "Did you mean south?"),
        (["q"], None, ""),
        ([], None, ""),
    ],
)
def test_a_seat_is_chosen_by_number_or_name(typed: list[str], seat: str | None, said: str) -> None:
    out = io.StringIO()
    console = Console(io.StringIO("".join(f"{line}\n" for line in typed)), out)
    assert ask_seat(console, crossing(), ["north", "south"]) == seat
    text = flat(out.getvalue())
    assert "2. South Bank: It needs the bridge. Type" in text or "2. South Bank: It needs the bridge. Played" in text
    assert "Played by the computer unless opened with --open-seat: Ferry." in text
    assert said in text
