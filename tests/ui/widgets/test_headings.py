"""The names above the matrix: whole where there is room, never two alike."""

from __future__ import annotations

import pytest

from game.ui.widgets.cells import distinct


@pytest.mark.parametrize("room", [3, 4, 5])
def test_shortened_names_stay_distinct(room: int) -> None:
    names = [f"Rep{number}" for number in range(12)]
    found = distinct(names, [room] * len(names))
    assert len(set(found)) == len(names)
    assert max(map(len, found)) <= room
