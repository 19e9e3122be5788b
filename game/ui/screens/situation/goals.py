"""A seat's own goals, as they stand now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from game.ui.screens.base import BaseModal
from game.ui.screens.hung import Hung, Row
from game.ui.screens.pen import entitle

if TYPE_CHECKING:
    from game.engine.view import View
    from game.model.scenario import Scenario


class GoalsScreen(BaseModal[None]):
    """Each goal with its points, whether it is met now, and what that takes."""

    PLACE = "Your goals"
    BINDINGS = [("g", "back")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, scenario: Scenario, view: View) -> None:
        super().__init__()
        self.scenario = scenario
        self.view = view

    def compose(self) -> ComposeResult:
        """The goals."""
        pen = self.pen
        with Vertical(classes="window") as window:
            entitle(window, pen(f"Goals of {self.scenario.mention(self.view.seat)}: confidential"))
            with VerticalScroll():
                yield Hung(self.rows())
            yield from self.foot()

    def rows(self) -> Iterator[Row]:
        """Each goal: its name, what it takes, why the seat wants it."""
        pen = self.pen
        for standing in self.view.goals:
            mark = pen.glyphs.met if standing.is_met else pen.glyphs.open
            state = "met now" if standing.is_met else "open"
            name = pen.join((standing.goal.name, "bold"), (f"   {standing.goal.points} points, {state}", "$text-muted"))
            yield Row(name, pen(mark, "bold $accent"), 2)
            if standing.words:
                yield Row(pen("; ".join(standing.words)), indent=2)
            if standing.goal.because:
                yield Row(pen(standing.goal.because, "$text-muted"), indent=2)
            yield Row()
        yield Row(pen("They are judged by how things stand at the end.", "$text-muted"))
