"""What all tests share: a machine that is the same everywhere, and texts that are kept for comparison."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before anything imports Textual, which reads these once: one terminal, one look, nothing that moves.
for _name in [name for name in os.environ if name.startswith(("TEXTUAL", "BACKCHANNEL"))]:
    del os.environ[_name]
for _name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONWARNINGS"):
    os.environ.pop(_name, None)
os.environ |= {
    "BACKCHANNEL_COMMAND": "backchannel",
    "TEXTUAL_ANIMATIONS": "none",
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "TZ": "UTC",
}

# `HYPOTHESIS_PROFILE=thorough make test` looks longer; a build machine repeats the same examples each time.
_calm = [HealthCheck.too_slow]
settings.register_profile("default", max_examples=60, deadline=None, suppress_health_check=_calm)
settings.register_profile("ci", settings.get_profile("default"), derandomize=True, print_blob=True)
settings.register_profile("thorough", max_examples=2_000, deadline=None, suppress_health_check=_calm)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "default"))

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write the golden files anew instead of comparing")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that compare with something stored, so that `make golden` finds them."""
    for item in items:
        if {"golden", "snap_compare", "snapshot"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("golden")


@pytest.fixture(autouse=True)
def isolated_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, which the program has to make first, as on a fresh machine."""
    global _homes
    _homes += 1
    home = tmp_path_factory.getbasetemp() / "homes" / str(_homes)
    monkeypatch.setenv("BACKCHANNEL_HOME", str(home))
    return home


_homes = 0

Golden = Callable[[str, str], None]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """`golden("two-rivers.txt", text)` compares with `tests/golden/two-rivers.txt`; `make golden` writes it."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--regenerate"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.exists(), f"{path} is missing: `make golden` writes it; read it before you commit it"
        stored = path.read_bytes().decode()
        assert text == stored, f"{path} differs; if that is meant, `make golden` writes it anew"

    return compare
