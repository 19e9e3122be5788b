"""The page of curves: a list of what moved, most first, beside a plot of the chosen ones."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.debrief import Curve
from game.debrief.phrases import level
from game.ui.screens.debrief.words import curve_sentence
from game.ui.screens.pen import Pen
from game.ui.text import one_line
from game.ui.themes import look
from game.ui.widgets.curves import Curves
from game.ui.widgets.values import Series

AT_FIRST = 3
"""How many curves are plotted when the page opens."""
AT_MOST = 6
"""How many can be plotted at once; choosing another lets the first one go."""


class CurvesPage(Horizontal):
    """List, plot, and the sentence that says what the plot shows."""

    DEFAULT_CSS = """
    CurvesPage {
        padding: 1 2 0 2;
        & > OptionList { width: 38; height: 1fr; margin: 0 2 0 0; border: none; padding: 0; background: $background; }
        & > Vertical { width: 1fr; height: 1fr; }
        & Curves { height: 1fr; min-height: 6; }
        & #curves-words { height: auto; max-height: 4; margin: 1 0 0 0; }
        & #curves-hint { height: auto; max-height: 2; color: $text-muted; }
    }
    """

    def __init__(self, curves: tuple[Curve, ...], rounds: int) -> None:
        super().__init__()
        self.curves = curves
        self.rounds = rounds
        moving = [curve for curve in curves if curve.moved] or [*curves]
        chosen = moving[:AT_FIRST]
        if chosen and all(curve.is_tie for curve in chosen):
            chosen += [curve for curve in moving[AT_FIRST:] if not curve.is_tie][:1]
        self.chosen = [curve.quantity for curve in chosen]

    def compose(self) -> ComposeResult:
        """The list at the left, the plot at the right."""
        yield OptionList(*(Option(Content(" "), id=f"curve-{n}") for n in range(len(self.curves))), compact=True)
        with Vertical():
            yield Curves(rounds=self.rounds)
            yield Static("", id="curves-words")
            yield Static("", id="curves-hint")

    def on_mount(self) -> None:
        """Show the first choice."""
        pen = Pen(self.app)
        hint = "Enter: keep or drop. Tab, then ←→: rounds."
        self.query_one("#curves-hint", Static).update(pen(hint))
        self.query_one(OptionList).highlighted = 0 if self.curves else None
        self.show_all()

    def on_resize(self) -> None:
        """The names in the list are cut to its width."""
        self.call_after_refresh(self.show_all)

    @property
    def here(self) -> Curve | None:
        """The curve under the cursor."""
        place = self.query_one(OptionList).highlighted
        return None if place is None else self.curves[place]

    @property
    def quantity(self) -> str:
        """What Why? tells of."""
        return self.here.quantity if self.here else ""

    @property
    def round(self) -> int:
        """The round that is pointed out, where the replay opens; 0 for none."""
        return self.query_one(Curves).cursor or 0

    def focus_first(self) -> None:
        """Put the cursor into the list."""
        self.query_one(OptionList).focus()

    def plotted(self) -> list[Curve]:
        """The chosen curves, and the one under the cursor."""
        found = [curve for quantity in self.chosen for curve in self.curves if curve.quantity == quantity]
        here = self.here
        return found if here is None or here in found else [*found, here]

    def show_all(self) -> None:
        """Bring list, plot and sentence up to date."""
        plotted = self.plotted()
        self.query_one(Curves).series = tuple(
            Series(c.quantity, c.name, c.values, c.record, -100 if c.is_tie else 0, 100) for c in plotted
        )
        options = self.query_one(OptionList)
        pen, styles = Pen(self.app), look(self.app)
        room = options.scrollable_content_region.width - 10
        wide = min(max((pen(curve.name).cell_length for curve in self.curves), default=0), max(room, 8))
        places = {curve.quantity: place for place, curve in enumerate(plotted)}
        for number, curve in enumerate(self.curves):
            place = places.get(curve.quantity)
            sign = " " if place is None else pen.glyphs.series[place % len(pen.glyphs.series)]
            style = styles.series[(place or 0) % len(styles.series)].color
            name = style.name if style and place is not None else ""
            value = level(curve.quantity, curve.values[-1])
            kept = curve.quantity in self.chosen
            title = pen(one_line(curve.name, wide, pen.glyphs.ellipsis), "bold" if kept else "")
            gap = " " * (wide - title.cell_length)
            cursor = pen.glyphs.cursor if curve is self.here else " "
            label = pen.join((cursor, "$accent"), " ", (f"{sign} ", name), title, (f"{gap} {value:>4}", "$text-muted"))
            options.replace_option_prompt_at_index(number, label)
        self.show_words()

    def show_words(self) -> None:
        """Say what the curve under the cursor does."""
        here, cursor = self.here, self.query_one(Curves).cursor
        words = curve_sentence(here, cursor) if here else "There is nothing to plot."
        self.query_one("#curves-words", Static).update(Pen(self.app)(words))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Plot what the cursor is on."""
        event.stop()
        self.show_all()
        self.screen.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep a curve in the plot, or take it out."""
        event.stop()
        quantity = self.curves[event.option_index].quantity
        if quantity in self.chosen:
            self.chosen.remove(quantity)
        else:
            self.chosen = [*self.chosen, quantity][-AT_MOST:]
        self.show_all()

    def on_curves_moved(self) -> None:
        """Another round is pointed out."""
        self.show_words()
