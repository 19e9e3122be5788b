"""The editor on a small scenario, and waiting until it has come to rest: what the tests of the editor share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from game.scenario.draft import Draft
from game.ui.app import BackchannelApp
from game.ui.screens.edit import EditScreen
from tests.ui.stage import running, shown

YAML = """\
# Three towns, written by hand.   Two spaces before this: kept.
format: 1
title: Three Towns
actors:
  north:
    name: Town of North
    short: North
    public: It owns the bridge.
    brief: Keep the bridge.
    goals:
      - {name: Peace with the south, when: {south -> north: at least 0}, points: 100}
  south:
    name: Town of South
    short: South
    public: It needs the bridge.
    brief: Cross the bridge.
    goals:
      - {name: Trade, when: {trade: at least 50}, points: 100}
indicators:
  trade: {name: Trade, start: 40, low: none, high: busy, about: How many carts cross.}
relationships:
  north -> south: {start: 30, because: old neighbours}
  south -> north: -20
rounds:
  - title: The toll
    situation: A toll stands on the bridge.
    choices:
      north:
        - {id: lower, label: Lower the toll, acts: [consult south], effects: {trade: 6}}
        - {id: keep, label: Keep the toll, acts: [criticise south]}
      south:
        - {id: pay, label: Pay and smile, acts: [praise north]}
        - {id: test-ford, label: Test the ford, effects: {trade: -3}}
  - title: The flood
    situation: The water rises.
    choices:
      north:
        - {id: boats, label: Send boats, acts: [aid south]}
        - {id: shut, label: Shut the gate, acts: [reject south]}
      south:
        - {id: thank, label: Send thanks, acts: [praise north]}
        - {id: blame, label: Blame the gate, acts: [accuse north]}
endings:
  - {id: calm, title: A calm winter, text: Nobody starved., when: {trade: at least 60}}
  - {id: quiet, title: A quiet winter, text: So it ends., default: true}
""".replace("aid south", "provide-humanitarian-aid south")


def screen_of(app: BackchannelApp) -> EditScreen:
    """The editor that is open."""
    found = app.screen
    assert isinstance(found, EditScreen)
    return found


async def settled(app: BackchannelApp, pilot: Pilot[Any]) -> str:
    """Wait until what was typed has been read and kept and the preview has followed; returns what is shown."""
    for _ in range(400):
        await pilot.pause(0.02)
        screen = app.screen
        if not isinstance(screen, EditScreen):
            return shown(app)
        is_read = screen.checked is not None and screen.checked.version == screen.version
        waits = [timer for timer in screen._resting.values() if timer._task is not None and not timer._task.done()]
        if is_read and not waits and not any(worker.is_running for worker in app.workers):
            await pilot.pause()
            return shown(app)
    raise AssertionError("the editor does not come to rest")


@asynccontextmanager
async def editing(path: Path, size: tuple[int, int] = (120, 34)) -> AsyncIterator[tuple[BackchannelApp, Pilot[Any]]]:
    """The editor with this file."""
    async with running(lambda: EditScreen(Draft(path)), size) as (app, pilot):
        await settled(app, pilot)
        yield app, pilot


async def go(app: BackchannelApp, pilot: Pilot[Any], words: str) -> str:
    """Put the cursor where these words stand first, and look."""
    text = screen_of(app).text
    row = text.text[: text.text.index(words)].count("\n")
    text.go_to(row + 1, text.document[row].index(words.split("\n")[0]) + 1)
    return await settled(app, pilot)


@pytest.fixture(name="path")
def own_scenario(tmp_path: Path) -> Path:
    """A scenario of one's own."""
    found = tmp_path / "towns.yaml"
    found.write_text(YAML, encoding="utf-8", newline="")
    return found


@pytest.fixture(autouse=True)
def quick_fingers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The editor waits for the fingers to rest; nobody's fingers are here."""
    for name, seconds in {"REST": 0.02, "KEEP": 0.03, "GLANCE": 0.01, "LOOK_OUT": 0.2}.items():
        monkeypatch.setattr(f"game.ui.screens.edit.screen.{name}", seconds)
