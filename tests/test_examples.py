"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHOWN = sorted(path for path in (ROOT / "game").rglob("*.py") if ">>> " in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_an_example_gives_what_it_shows(path: Path) -> None:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    tried = doctest.testmod(importlib.import_module(name))
    assert tried.attempted
    assert not tried.failed
