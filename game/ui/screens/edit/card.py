"""A card: what the preview shows of one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.ui.screens.hung import Row

if TYPE_CHECKING:
    from game.ui.widgets.values import Ghost


@dataclass(frozen=True)
class Card:
    """What the preview shows."""

    title: str
    rows: tuple[Row, ...]
    scores: Mapping[str, int]
    """Every tie to its score (points)."""
    indicators: Mapping[str, int]
    """Every indicator to its value."""
    ghosts: Mapping[str, Ghost] = field(default_factory=dict)
    """What the choice would move."""
    marked: frozenset[str] = frozenset()
    """Ties that it is about."""
    you: str = ""
    """The seat it is about."""
    has_ties: bool = True
    """Whether the ties say something here."""
    has_indicators: bool = True
