"""The right side of the editor: a card with its text, its ties and its indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll

from game.ui.screens import shown
from game.ui.screens.hung import Hung, Row
from game.ui.screens.pen import entitle
from game.ui.widgets.indicators import Indicators
from game.ui.widgets.matrix import Matrix

if TYPE_CHECKING:
    from game.model.scenario import Scenario
    from game.ui.screens.edit.cards import Card
    from game.ui.screens.pen import Pen


class Preview(Container):
    """Shows a card: its text, which scrolls, and the ties and indicators below it; beside it where room is short."""

    DEFAULT_CSS = """
    Preview {
        layout: vertical;
        & #card-text { height: 1fr; }
        & Matrix { margin-top: 1; }
        & Indicators { margin-top: 1; height: auto; }
    }
    """

    def compose(self) -> ComposeResult:
        """Text, ties, indicators."""
        with VerticalScroll(id="card-text"):
            yield Hung(id="card")
        matrix = Matrix(id="card-ties")
        matrix.can_focus = False
        matrix.display = False
        yield matrix
        indicators = Indicators(id="card-indicators")
        indicators.can_focus = False
        indicators.display = False
        yield indicators

    def show(self, pen: Pen, scenario: Scenario, card: Card, *, is_behind: bool) -> None:
        """Show a card; `is_behind` says that the text has changed since, and cannot be read just now."""
        entitle(self, pen(card.title), pen("as it was before the error" if is_behind else ""))
        text = self.query_one("#card", Hung)
        if text.rows != card.rows:
            text.rows = card.rows
            self.query_one("#card-text").scroll_home(animate=False)
        matrix = self.query_one(Matrix)
        matrix.display = card.has_ties
        matrix.actors, matrix.names = shown.actors_of(scenario), shown.names_of(scenario)
        matrix.scores, matrix.ghosts, matrix.marked, matrix.you = card.scores, card.ghosts, card.marked, card.you
        indicators = self.query_one(Indicators)
        indicators.display = card.has_indicators and bool(card.indicators)
        indicators.items = shown.indicator_items(scenario, card.indicators, {}, card.ghosts)

    def show_nothing(self, pen: Pen) -> None:
        """Say that there is nothing to show yet."""
        entitle(self, pen("Preview"), pen(""))
        words = "Here you see what the cursor stands in, as soon as the text can be read without an error."
        self.query_one("#card", Hung).rows = (Row(pen(words, "$text-muted")),)
        for widget in (self.query_one(Matrix), self.query_one(Indicators)):
            widget.display = False
