"""What stands in one cell of the matrix: score, change and forecast, in the width there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

if TYPE_CHECKING:
    from game.ui.glyphs import Glyphs
    from game.ui.widgets.values import Ghost

NARROWEST, WIDEST = 4, 9
"""Cells per column: from `+63` alone to `+63 ▴+12`."""

NUMBER = 4
"""Cells of a score: `-100` at most."""


class CellText(NamedTuple):
    """A cell in pieces, together as wide as its column."""

    before: str
    """A mark in front of the number; only in the narrowest columns."""
    number: str
    mark: str
    kind: Literal["none", "change", "ghost"]
    """What the mark means."""
    after: str
    """The rest of the cell."""


def distinct(names: Sequence[str], rooms: Sequence[int]) -> list[str]:
    """Names in the cells that each has; of those that a cut would make alike, the end stays and the middle goes.

    >>> distinct(["Rep1", "Rep10", "Rep11", "Israel"], [4, 4, 4, 5])
    ['Rep1', 'Rep0', 'Re11', 'Israe']
    """
    found = [set_cell_size(name, room).rstrip() for name, room in zip(names, rooms, strict=True)]
    whole = [short == name for short, name in zip(found, names, strict=True)]
    alike = {short for short in found if found.count(short) > 1}
    taken = {short for short, is_whole in zip(found, whole, strict=True) if is_whole or short not in alike}
    for place, (name, room) in enumerate(zip(names, rooms, strict=True)):
        if whole[place] or found[place] not in alike:
            continue
        ends = (name[-kept:] for kept in range(1, room + 1))
        tries = (set_cell_size(name, room - cell_len(end)) + end for end in ends if cell_len(end) <= room)
        found[place] = next((short for short in tries if short not in taken), found[place])
        taken.add(found[place])
    return found


def arrow(direction: str, signs: Glyphs) -> str:
    """The sign of a direction."""
    return {"up": signs.up, "down": signs.down}.get(direction, signs.uncertain)


def change_marks(change: int, signs: Glyphs) -> tuple[str, ...]:
    """How a real change may be shown, longest first; nothing for no change."""
    if not change:
        return ()
    sign = signs.up if change > 0 else signs.down
    return (f"{sign}{abs(change)}", sign)


def ghost_marks(ghost: Ghost, signs: Glyphs) -> tuple[str, ...]:
    """How a forecast may be shown, longest first. It carries a sign (`▴+9`), which a real change does not (`▴9`)."""
    sign = arrow(ghost.direction, signs)
    low, high = ghost.low, ghost.high
    if low is None or high is None:
        return (sign,)
    if low == high:
        return (f"{sign}{low:+d}", f"{low:+d}", sign)
    return (f"{sign}{low:+d}/{high:+d}", f"{low:+d}/{high:+d}", sign)


def cell_text(score: int, change: int, ghost: Ghost | None, width: int, signs: Glyphs) -> CellText:
    """Fit a cell into a column of `width` (4 to 9) cells.

    A forecast takes the place of the change, so that the two are never mixed up in one cell.
    """
    number = f"{score:+d}" if score else "0"
    marks = ghost_marks(ghost, signs) if ghost is not None else change_marks(change, signs)
    kind: Literal["none", "change", "ghost"] = "none" if not marks else "ghost" if ghost is not None else "change"
    if width <= NUMBER:
        fits = marks and len(number) < NUMBER
        before = marks[-1].rjust(width - len(number)) if fits else ""
        return CellText(before, number.rjust(width - len(before)), "", kind, "")
    gap = 1 if width > NUMBER + 1 else 0
    room = width - NUMBER - gap
    mark = next((mark for mark in marks if len(mark) <= room), "")
    return CellText("", number.rjust(NUMBER) + " " * gap, mark, kind, " " * (room - len(mark)))
