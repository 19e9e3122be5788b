"""Reading the text while somebody writes: away from the keyboard's thread, and only once the fingers rest."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.scenario import counts, read_scenario
from game.scenario.standing import Places, Standing

if TYPE_CHECKING:
    from game.diagnostics import Diagnostic
    from game.model.scenario import Scenario
    from game.playthrough import Playthrough
    from game.ui.screens.edit.cards import Card
    from game.ui.screens.pen import Pen

REST = 0.25
"""Seconds without a key before the text is read."""
GLANCE = 0.06
"""Seconds on one place before the preview follows the cursor."""


@dataclass(frozen=True)
class Checked:
    """What came of reading the text once."""

    version: int
    """The state of the text that was read, counted from 0 by the screen."""
    problems: tuple[Diagnostic, ...]
    scenario: Scenario | None
    """What can be played; None while there is an error."""
    shown: Scenario | None
    """What the preview shows: the scenario, or the last one that was whole."""
    places: Places
    games: dict[int, Playthrough | None] = field(default_factory=dict)
    """What was played to reach each round of `shown`."""

    @property
    def playable(self) -> str:
        """The size of the scenario in a line; empty while it cannot be played."""
        return counts(self.scenario) if self.scenario else ""

    @property
    def is_behind(self) -> bool:
        """Whether the preview shows an earlier state of the text."""
        return self.scenario is None and self.shown is not None


def check(text: str, name: str, version: int, before: Checked | None) -> Checked:
    """Read a text (as the file would have it). What was whole before stays to be shown where this one is not."""
    loaded = read_scenario(text, name)
    shown, games = loaded.scenario, {}
    if shown is None and before is not None:
        shown, games = before.shown, before.games
    return Checked(version, loaded.problems, loaded.scenario, shown, Places(text), games)


def look_at(pen: Pen, checked: Checked, line: int) -> Card | None:
    """The card of what a line (from 1) belongs to; None where nothing could ever be read."""
    from game.ui.screens.edit.cards import card

    if checked.shown is None:
        return None
    return card(pen, checked.shown, checked.places.standing(line, checked.shown), checked.games)


def standing_at(checked: Checked, line: int) -> Standing:
    """What a line (from 1) belongs to."""
    return checked.places.standing(line, checked.shown) if checked.shown else Standing()
