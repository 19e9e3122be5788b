"""A person at a terminal is timed; lines that were prepared beforehand are not."""

from __future__ import annotations

import pytest

from tests.plain.sitting import new, sit


def test_only_a_person_is_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([100.0, 142.7, 200.0, 200.0, 300.0, 300.0])
    monkeypatch.setattr("game.plain.game.monotonic", lambda: next(clock))
    game = new(reflect="reason")
    sit(game, "", "", "1", "because", "", "", is_terminal=True)
    assert game.played[0].decisions["north"].seconds == 42
    monkeypatch.undo()
    script = new()
    sit(script, "1")
    assert script.played[0].decisions["north"].seconds is None
