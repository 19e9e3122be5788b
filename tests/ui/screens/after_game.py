"""Games that were played, for the tests of debrief and replay."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from textual.app import App
from textual.screen import Screen

from game.model.base import Reflect
from game.model.scenario import Scenario
from game.playthrough import Decision, Playthrough, Refused, Settings
from game.record import Game
from tests.ui.stage import TINY, made

AnyScreen = TypeVar("AnyScreen", bound=Screen[Any])

HOSTILE = "[/] [@click=app.exit]x[/] [a=b] {0} \\ 日本"
"""What would end or steer the program if it were read as markup; the last two letters take two cells each."""


def play(playthrough: Playthrough, choices: Mapping[str, str] | None = None, rounds: int = 99) -> Playthrough:
    """Play on: people make the choice named for their seat where it is open, else their first open one."""
    upto = len(playthrough.played) + rounds
    while not playthrough.is_over and len(playthrough.played) < upto:
        seat = playthrough.next_seat
        if seat is None:
            assert not isinstance(playthrough.play_round(), Refused)
            continue
        ids = [offer.id for offer in playthrough.offers(seat) if offer.available]
        wanted = (choices or {}).get(seat, "")
        choice = wanted if wanted in ids else ids[0]
        ties = playthrough.prediction_ties(seat, choice) if playthrough.settings.reflect == "predict" else ()
        reason = f"Because of round {playthrough.round}" if playthrough.settings.reflect != "off" else ""
        done = playthrough.decide(Decision(seat, choice, reason, dict.fromkeys(ties, "up")))
        assert not isinstance(done, Refused), done
    return playthrough


def game(
    *seats: str,
    scenario: Scenario | None = None,
    rounds: int = 99,
    reflect: Reflect = "predict",
    path: str = "/tmp/a.jsonl",
) -> Game:
    """A game that was played so far, with a path that nothing reads."""
    playthrough = Playthrough(scenario or made(), Settings(seed=7, seats=seats, reflect=reflect))
    return Game(play(playthrough, rounds=rounds), Path(path))


def tiny(**changes: Any) -> Scenario:
    """The scenario of three towns with other parts at its top level."""
    return made({**copy.deepcopy(TINY), **changes})


def large(actors: int = 12, rounds: int = 30, indicators: int = 8) -> Scenario:
    """As large as a scenario may be; every seat has a reported choice in every round."""
    names = [f"a{n}" for n in range(actors)]

    def choices(seat: str, number: int) -> list[dict[str, Any]]:
        other = names[(names.index(seat) + number) % actors]
        target = other if other != seat else names[(names.index(seat) + 1) % actors]
        acts = [f"{'consult' if number % 2 else 'criticise'} {target}"]
        return [
            {"id": f"{seat}-r{number}", "label": f"Talk to {target}, {number}", "acts": acts, "reported": True,
             "cite": "paper ¶1"},
            {"id": f"{seat}-o{number}", "label": "Say nothing", "acts": [f"make-statement {target}"]},
        ]  # fmt: skip

    return made(
        {
            "format": 1,
            "title": "Large",
            "sources": {"paper": {"title": "A paper", "paragraphs": 3}},
            "actors": {
                name: {
                    "name": f"The actor {name}", "short": f"Actor{name[1:]}", "public": "Known.",
                    "goals": [{"name": "Be liked", "when": {f"{names[n - 1]} -> {name}": "at least 20"}, "points": 50}],
                }
                for n, name in enumerate(names)
            },
            "indicators": {
                f"i{n}": {"name": f"Indicator number {n}", "start": 20, "low": "a", "high": "b"}
                for n in range(indicators)
            },
            "relationships": {f"{a} -> {b}": 10 for a in names for b in names if a != b},
            "rounds": [
                {"title": f"Round title {n}", "situation": f"Situation {n}.", "basis": "reported", "cite": "paper ¶1",
                 "choices": {seat: choices(seat, n) for seat in names}}
                for n in range(1, rounds + 1)
            ],
            "endings": [{"id": "end", "title": "The end", "text": "Over.", "default": True}],
        }
    )  # fmt: skip


def opened(app: App[Any], kind: type[AnyScreen]) -> AnyScreen:
    """The screen on top, which must be of that kind."""
    screen = app.screen
    assert isinstance(screen, kind), screen
    return screen


def where(app: App[Any]) -> int:
    """The position of the replay that an app shows."""
    from game.ui.screens.replay import ReplayScreen

    return opened(app, ReplayScreen).frame.position
