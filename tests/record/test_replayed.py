"""The same to the bit whatever runs it: a stored text, compared in every Python that runs these tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Golden
from tests.record.replayed import replayed


def test_saves_come_out_as_they_always_did(golden: Golden) -> None:
    """A difference here means that saved games of some class no longer come out: never write it anew for that."""
    golden("saves-replayed.txt", replayed())


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_hash_seed_of_python_changes_nothing(golden: Golden, seed: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.record.replayed"],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    golden("saves-replayed.txt", done.stdout)
