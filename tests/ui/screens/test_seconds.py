"""The situation room times a decision from the choices being shown, whatever is looked at in between."""

from __future__ import annotations

import pytest

from game.record import read_game
from game.ui.screens.situation import SituationScreen
from tests.ui.stage import begun, press, running


class Clock:
    """A clock that a test moves on."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_from_the_choices_to_the_decision(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    for module in ("showing", "handlers"):
        monkeypatch.setattr(f"game.ui.screens.situation.{module}.monotonic", clock)
    game = begun("north", reflect="reason")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        clock.now += 30
        await press(app, pilot, "1", "enter", "escape")
        clock.now += 12.9
        await press(app, pilot, "1", "enter", "enter")
        clock.now += 500
        await press(app, pilot, "enter", "enter")
        clock.now += 3
        await press(app, pilot, "1", "enter", "enter")
    made = read_game(game.path).playthrough.played
    assert [played.decisions["north"].seconds for played in made] == [42, 3]


async def test_each_of_several_people_is_timed_from_its_own_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    for module in ("showing", "handlers"):
        monkeypatch.setattr(f"game.ui.screens.situation.{module}.monotonic", clock)
    game = begun("north", "south")
    async with running(lambda: SituationScreen(game)) as (app, pilot):
        for seconds in (5, 7):
            clock.now += 100
            await press(app, pilot, "enter", "enter")  # the keyboard handed over, the briefing read
            clock.now += seconds
            await press(app, pilot, "1", "enter")
    made = read_game(game.path).playthrough.played[0].decisions
    assert {seat: decision.seconds for seat, decision in made.items()} == {"north": 5, "south": 7}
