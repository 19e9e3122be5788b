"""A small scenario, a running app, and eyes to see what it shows: what the tests of the screens share."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen

from game.model.base import Fog, Reflect
from game.model.scenario import Scenario
from game.playthrough import Settings
from game.record import Game, new_game
from game.scenario import read_scenario
from game.ui.app import BackchannelApp, Options

SIZES = ((60, 18), (80, 24), (120, 34), (200, 60))
"""From the smallest that can be played to a projector."""

TINY: dict[str, Any] = {
    "format": 1,
    "title": "Three Towns",
    "subtitle": "A road, a bridge and a toll",
    "summary": "North and South share a *bridge*. East waits.",
    "minutes": 5,
    "disclaimer": "All of it is invented.",
    "fog": "direction",
    "sources": {"chronicle": {"title": "The chronicle of the towns", "paragraphs": 9}},
    "actors": {
        "north": {
            "name": "Town of North", "short": "North", "public": "It owns the bridge.", "brief": "CANARY-NORTH",
            "goals": [{"name": "Goal-North", "when": {"south -> north": "at least 20"}, "points": 100}],
        },
        "south": {
            "name": "Town of South", "short": "South", "public": "It needs the bridge.", "brief": "CANARY-SOUTH",
            "goals": [{"name": "Goal-South", "when": {"trade": "at least 60"}, "points": 100}],
        },
        "east": {
            "name": "Town of East", "short": "East", "public": "It watches.", "brief": "CANARY-EAST", "seat": "closed",
        },
    },
    "indicators": {
        "trade": {
            "name": "Trade", "start": 40, "low": "none", "high": "busy", "bands": ["poor", "fair", "good"],
            "because": "the bridge is half open", "cite": "chronicle ¶2",
        },
    },
    "relationships": {
        "north -> south": {"start": 30, "because": "old neighbours", "cite": "chronicle ¶1"},
        "south -> north": -20, "north -> east": 40, "east -> north": 25, "south -> east": -30, "east -> south": -40,
    },
    "rounds": [
        {
            "title": "The toll", "date": "May", "basis": "reported", "cite": "chronicle ¶3",
            "situation": "A toll stands on the bridge.\n\nSouth *must* answer.",
            "claims": [
                {
                    "text": "The toll is fair.", "basis": "disputed",
                    "positions": {"North": "It pays for the planks.", "South": "It robs the poor."},
                },
            ],
            "choices": {
                "north": [
                    {"id": "north-lower", "label": "Lower the toll", "detail": "By half.", "acts": ["consult south"],
                     "effects": {"trade": 6}, "reported": True, "cite": "chronicle ¶4"},
                    {"id": "north-keep", "label": "Keep the toll", "acts": ["criticise south"]},
                    {"id": "north-close", "label": "Close the bridge", "when": {"trade": "at most 10"},
                     "why-not": "trade is still worth too much"},
                ],
                "south": [
                    {"id": "south-pay", "label": "Pay and smile", "acts": ["praise north"]},
                    {"id": "south-test", "label": "Test the ford", "effects": {"trade": 2}, "outcomes": [
                        {"id": "dry", "chance": 50, "text": "The ford is dry.", "effects": {"trade": 9}},
                        {"id": "wet", "chance": 50, "text": "The carts get stuck.", "effects": {"trade": -9}},
                    ]},
                ],
                "east": [{"id": "east-wait", "label": "Wait and see", "acts": ["make-statement north"]}],
            },
        },
        {
            "title": "The flood", "basis": "hypothetical", "situation": "The water rises.",
            "choices": {
                "north": [{"id": "north-help", "label": "Send boats", "acts": ["pledge-humanitarian-aid south"]},
                          {"id": "north-shut", "label": "Shut the gate", "acts": ["reject south"]}],
                "south": [{"id": "south-thank", "label": "Send thanks", "acts": ["praise north"]},
                          {"id": "south-blame", "label": "Blame the gate", "acts": ["accuse north"]}],
            },
        },
    ],
    "moves": ["consult", "criticise", "mediate"],
    "events": [
        {"id": "fair", "title": "A fair day", "when": {"trade": "at least 20"}, "text": "Stalls line the *road*.",
         "effects": {"trade": 1}},
    ],
    "endings": [{"id": "quiet", "title": "A quiet winter", "text": "Nobody starved.", "default": True}],
    "debrief": {"questions": ["Who owns a bridge?"]},
    "glossary": {"toll": "A price for crossing."},
}  # fmt: skip
"""Three towns, one of them closed, two rounds; each brief holds a word that no other seat may see."""


def made(data: dict[str, Any] | None = None) -> Scenario:
    """A scenario as from a file."""
    loaded = read_scenario(json.dumps(TINY if data is None else data, ensure_ascii=False), "three-towns.yaml")
    assert loaded.scenario is not None, [str(problem) for problem in loaded.problems]
    return loaded.scenario


def begun(*seats: str, reflect: Reflect = "off", fog: Fog = "direction", scenario: Scenario | None = None) -> Game:
    """A saved game before its first round."""
    settings = Settings(seed=7, seats=seats, reflect=reflect, fog=fog)
    return new_game(scenario or made(), settings, scenario_name="three-towns")


@asynccontextmanager
async def running(
    first: Callable[[], Screen[Any]],
    size: tuple[int, int] = (120, 34),
    *,
    plain_signs: bool = False,
    options: Options | None = None,
) -> AsyncIterator[tuple[BackchannelApp, Pilot[Any]]]:
    """The app on that screen, in a terminal of that size, at rest."""
    app = BackchannelApp(first, plain_signs=plain_signs, options=options or Options())
    async with app.run_test(size=size, tooltips=True, notifications=True) as pilot:
        await at_rest(app, pilot)
        try:
            yield app, pilot
        finally:
            app.hold(None)


async def at_rest(app: BackchannelApp, pilot: Pilot[Any]) -> None:
    """Wait for what works in the background, save for what itself waits for a person."""
    await pilot.pause()
    while any(worker.is_running and worker.group in ("read", "open", "begin") for worker in app.workers):
        await pilot.pause(0.01)
        if isinstance(app.screen, ModalScreen):
            break


def shown(app: BackchannelApp) -> str:
    """The screen as text. (Textual has no public way to read it.)"""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


async def press(app: BackchannelApp, pilot: Pilot[Any], *keys: str) -> str:
    """Press keys one after the other, and look."""
    for key in keys:
        await pilot.press(key)
        await at_rest(app, pilot)
    return shown(app)


async def click(app: BackchannelApp, pilot: Pilot[Any], text: str, last: bool = False) -> str:
    """Click in the middle of a text that is on the screen (its last place, if asked), and look."""
    lines = shown(app).splitlines()
    places = [(y, line.index(text)) for y, line in enumerate(lines) if text in line]
    assert places, f"{text!r} is not on the screen:\n" + "\n".join(lines)
    y, x = places[-1 if last else 0]
    await pilot.hover(offset=(x + len(text) // 2, y))
    await pilot.click(offset=(x + len(text) // 2, y))
    await at_rest(app, pilot)
    return shown(app)
