"""A game as a text to hand in: the whole of it, with what people reasoned and expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.debrief import transcript
from game.export.transcript import WIDTH, written
from game.playthrough import Decision
from tests.cli.commands import Here
from tests.ui.stage import begun


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    return Here(monkeypatch, capsys)


def saved(rounds: int = 2) -> Path:
    """A game that somebody played with reasons and predictions."""
    with begun("north", reflect="predict") as game:
        for choice, reason in (("north-lower", "They → need\x1b[2J it."), ("north-help", ""))[:rounds]:
            tie = "south -> north"
            assert game.playthrough.decide(Decision("north", choice, reason, {tie: "up"})) is not None
        return game.path


def test_it_is_the_transcript_and_then_every_reason(run: Here) -> None:
    done = run("export", str(saved()), "--transcript", "-")
    assert (done.code, done.err) == (0, "")
    assert "Expected: South's regard for North up" in done.out
    game, _, end = done.out.partition("What people chose, and why\n")
    assert "Ending: A quiet winter" in game
    assert '- Round 1. North: Lower the toll. "They → need[2J it."' in end.replace(" towards ", " → ")
    assert "- Round 2. North: Send boats. (no reason given)" in end
    assert "To talk about\n1. Who owns a bridge?" in end
    assert max(map(len, done.out.splitlines())) <= WIDTH


def test_a_game_that_goes_on_asks_nothing_yet(run: Here) -> None:
    done = run("export", str(saved(rounds=1)), "--transcript", "-")
    assert "The game goes on: 1 round played so far." in done.out
    assert "Round 1. North: Lower the toll." in done.out
    assert "To talk about" not in done.out


def test_where_only_the_computer_played_there_is_nothing_to_add() -> None:
    game = begun()
    while not game.playthrough.is_over:
        game.playthrough.play_round()
    game.close()
    text = written(game.playthrough)
    assert text.startswith(transcript(game.playthrough).rstrip("\n"))
    assert "What people chose" not in text


def test_both_can_be_made_at_once_and_printing_stays_clean(run: Here, tmp_path: Path) -> None:
    file = tmp_path / "game.txt"
    done = run("export", str(saved()), "--cast", "-", "--transcript", str(file))
    assert done.code == 0
    assert done.out.startswith('{"version": 2')
    assert done.err == f"Written: {file}\n"
    assert file.read_text("utf-8").startswith("Three Towns\n===========\n")


def test_plain_signs(run: Here) -> None:
    assert run("export", str(saved()), "--transcript", "-", "--ascii").out.isascii()
