"""Model values in words: groups of a reveal, stories, forecasts."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from game.playthrough import Playthrough, Settings
from game.scenario import load_file
from game.ui import present

SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))
pytestmark = pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)


@cache
def played(path: Path) -> Playthrough:
    """A whole game in which every seat plays at random."""
    loaded = load_file(path)
    assert loaded.scenario is not None
    computers = dict.fromkeys(loaded.scenario.actors, "random")
    playthrough = Playthrough(loaded.scenario, Settings(seed=5, fog="exact", computers=computers))  # type: ignore[arg-type]
    while not playthrough.is_over:
        playthrough.play_round()
    return playthrough


def test_a_reveal_tells_every_entry_once_and_ends_where_the_round_does(path: Path) -> None:
    playthrough = played(path)
    for one in playthrough.played:
        groups = present.reveal_groups(playthrough.scenario, one.step, "")
        told = [line.entry for group in groups for line in group.lines]
        assert Counter((e.quantity, e.change, e.rule, e.cause) for e in told) == Counter(
            (e.quantity, e.change, e.rule, e.cause) for e in one.step.entries
        )
        last = {entry.quantity: entry.after for entry in told}
        assert last == {entry.quantity: entry.after for entry in one.step.entries}
        assert all(line.text and line.sentence for group in groups for line in group.lines)


def test_a_seat_reads_its_own_acts_first_and_quiet_rules_last(path: Path) -> None:
    playthrough = played(path)
    for seat in playthrough.scenario.seats:
        for one in playthrough.played:
            groups = present.reveal_groups(playthrough.scenario, one.step, seat)
            kinds = [(group.cause.kind in ("choice", "later") and group.cause.seat == seat) for group in groups]
            assert kinds == sorted(kinds, reverse=True)
            quiet = [group.is_quiet for group in groups]
            assert quiet == sorted(quiet)
            assert all(bool(group.summary) for group in groups if group.is_quiet)


@pytest.mark.parametrize("width", [40, 76, 120])
def test_every_story_fits_its_width_and_adds_up(path: Path, width: int) -> None:
    playthrough = played(path)
    view = playthrough.view()
    for quantity, value in {**view.scores, **view.indicators}.items():
        story = playthrough.story(quantity)
        lines = present.story_lines(playthrough.scenario, story, width)
        assert max(map(len, lines)) <= width
        table = present.story_table(playthrough.scenario, story)
        assert sum(line.amount for line in table if line.kind in ("start", "entry")) == value
        number = f"{value:+d}" if value and quantity in view.scores else str(value)
        assert [line.number for line in table if line.kind == "now"] == [number]


def test_a_forecast_as_ghosts(path: Path) -> None:
    scenario = played(path).scenario
    seat = scenario.seats[0]
    fresh = Playthrough(scenario, Settings(seed=5, seats=(seat,), fog="exact"))
    for offer in fresh.offers(seat):
        forecast = fresh.forecast(seat, offer.id)
        ghosts = present.ghosts(forecast)
        assert [*ghosts] == [one.quantity for one in forecast.expected]
