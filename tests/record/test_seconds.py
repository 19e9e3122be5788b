"""How long a decision took is kept with it, where it was measured, and a save stays small with all that it holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.playthrough import Decision, Settings
from game.record import new_game, open_game, read_game, replay_json
from tests.record.lighthouse import begin, next_decision, play_on
from tests.ui.screens.after_game import large


def test_it_is_kept_where_it_is_known(tmp_path: Path) -> None:
    with begin(tmp_path / "a.jsonl", seats=("east",)) as game:
        for seconds in (None, 0, 86_400):
            choice = next_decision(game.playthrough).choice
            game.playthrough.decide(Decision("east", choice, seconds=seconds))
    lines = [json.loads(line) for line in game.path.read_bytes().splitlines()]
    made = [line for line in lines if line["kind"] == "decision"]
    assert "seconds" not in made[0]
    assert [line["seconds"] for line in made[1:]] == [0, 86_400]
    again = read_game(game.path).playthrough
    assert [played.decisions["east"].seconds for played in again.played] == [None, 0, 86_400]
    document = replay_json(game.path)
    assert [round_["decisions"]["east"]["seconds"] for round_ in document["rounds"]] == [None, 0, 86_400]


def test_a_round_that_was_lost_comes_back_with_the_time_of_its_decision(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with begin(path, seats=("east",)) as game:
        game.playthrough.decide(Decision("east", next_decision(game.playthrough).choice, seconds=12))
    whole = path.read_bytes()
    path.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    with open_game(path) as again:
        assert again.playthrough.played[0].decisions["east"].seconds == 12
    assert path.read_bytes() == whole


@pytest.mark.parametrize(("actors", "most"), [(5, 40_000), (12, 100_000)])
def test_a_game_of_thirty_rounds_is_small(tmp_path: Path, actors: int, most: int) -> None:
    """Each with a reason of 200 characters, as long as the screen lets one be."""
    scenario = large(actors)
    settings = Settings(seed=7, seats=("a0",), reflect="predict")
    with new_game(scenario, settings, scenario_name="large", path=tmp_path / "a.jsonl") as game:
        playthrough = game.playthrough
        while not playthrough.is_over:
            choice = playthrough.offers("a0")[0].id
            ties = playthrough.prediction_ties("a0", choice)
            playthrough.decide(Decision("a0", choice, "reason " * 28, dict.fromkeys(ties, "up"), 100))
    rest = game.path.read_bytes().splitlines(keepends=True)[1:]
    assert len(playthrough.played) == 30
    assert len(b"".join(rest)) < most


def test_playing_on_keeps_lines_under_two_kilobytes_a_round(tmp_path: Path) -> None:
    with begin(tmp_path / "a.jsonl") as game:
        play_on(game.playthrough)
    rest = game.path.read_bytes().splitlines(keepends=True)[1:]
    assert len(b"".join(rest)) < 2_000 * len(game.playthrough.played)
