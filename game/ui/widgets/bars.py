"""Bars: a value between two ends, with what it gained or lost and what a choice would add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

from game.ui.glyphs import Glyphs

if TYPE_CHECKING:
    from game.ui.themes import Look
    from game.ui.widgets.values import Ghost

Piece = tuple[str, Style]


def _cells(value: int, width: int, highest: int) -> int:
    """How many of `width` cells a value fills, rounded half up."""
    return max(0, min(width, (2 * value * width + highest) // (2 * highest)))


def bar(
    value: int,
    width: int,
    signs: Glyphs,
    look: Look,
    *,
    change: int = 0,
    ghost: Ghost | None = None,
    highest: int = 100,
) -> list[Piece]:
    """A bar of `width` cells for a value from 0 to `highest`.

    The part that the last round added or took has a sign of its own; a forecast takes its place.
    """
    if ghost is None:
        other, is_gain, style = value - change, change > 0, look.gained if change > 0 else look.muted
    else:
        far = ghost.low if ghost.direction == "down" else ghost.high
        other, is_gain, style = value + (far or 0), ghost.direction != "down", look.ghost
    start, end = _cells(min(value, other), width, highest), _cells(max(value, other), width, highest)
    return [
        (signs.bar_full * start, look.bar),
        ((signs.bar_gain if is_gain else signs.bar_loss) * (end - start), style),
        (signs.bar_empty * (width - end), look.quiet),
    ]
