"""Which panes of a replay are seen at once, by the room there is."""

from __future__ import annotations

from typing import NamedTuple

from game.ui.screens.tabstrip import TabName

PANES = (
    TabName("situation", "Situation", "Situation"),
    TabName("choices", "Who chose what", "Choices"),
    TabName("changes", "What changed", "Changes"),
    TabName("ties", "Ties", "Ties"),
    TabName("gauges", "Indicators", "Indicators"),
)
"""Every pane, in reading order."""
BESIDE = PANES[1:3]
"""The panes that take turns at the left, where the numbers stand at the right but not all texts have room."""
WIDE = 120
"""From so many columns on the numbers stand beside the texts."""
LOW, TALL = 24, 34
"""From so many lines on the situation stands above, and both other texts below each other."""


class Layout(NamedTuple):
    """What is seen."""

    tabs: tuple[TabName, ...]
    """The panes that take turns; empty where all are seen."""
    seen: frozenset[str]
    """The panes that are seen now."""
    active: str
    """Of those that take turns, the one that is seen."""
    is_wide: bool
    """Whether the numbers stand beside the texts."""


def layout(width: int, height: int, wanted: str, *, has_gauges: bool = True) -> Layout:
    """The layout for a window; `wanted` is the pane that somebody asked for last."""
    panes = tuple(pane for pane in PANES if has_gauges or pane.id != "gauges")
    every = frozenset(pane.id for pane in panes)
    is_wide = width >= WIDE and height >= LOW
    if is_wide and height >= TALL:
        return Layout((), every, "", True)
    tabs = BESIDE if is_wide else panes
    ids = [tab.id for tab in tabs]
    active = wanted if wanted in ids else "choices"
    return Layout(tabs, every - set(ids) | {active}, active, is_wide)
