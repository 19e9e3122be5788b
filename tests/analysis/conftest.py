"""The command line as a fixture."""

from __future__ import annotations

import pytest

from tests.cli.commands import Here


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    """`run("playtest", "two-rivers")` runs a command in this process."""
    return Here(monkeypatch, capsys)
