"""Pages made of cards: a mark at the left, text at the right, and one card under the cursor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from game.ui.glyphs import is_ascii
from game.ui.screens.hung import Hung, Row


class Card(Hung, can_focus=True):
    """One thing that can be asked about. `quantity` is what Why? tells of it, `round` where the replay opens."""

    DEFAULT_CSS = """
    Card {
        margin: 0 0 1 0;
        padding: 0 1;
        border-left: blank;
        pointer: pointer;
        &:focus { border-left: outer $accent; background: $surface; }
        &:hover { background: $surface; }
        &.-tight { margin: 0; }
        &.-ascii:focus { border-left: ascii $accent; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", "Open", show=False)]

    class Opened(Message):
        """Enter on a card."""

        def __init__(self, card: Card) -> None:
            super().__init__()
            self.card = card

    def __init__(
        self,
        mark: Content,
        rows: Iterable[Row],
        *,
        quantity: str = "",
        round_: int = 0,
        mark_width: int = 10,
        tight: bool = False,
    ) -> None:
        """`mark_width` is how many cells the mark and the space after it take; a `tight` card has no line below it."""
        first, *rest = rows
        gap = max(mark_width - mark.cell_length, 0)
        shifted = [row._replace(head=" " * mark_width + row.head, indent=row.indent + mark_width) for row in rest]
        head = mark + " " * gap + first.head
        super().__init__((first._replace(head=head, indent=first.indent + mark_width), *shifted))
        self.set_class(tight, "-tight")
        self.quantity = quantity
        self.round = round_

    def on_mount(self) -> None:
        """Draw with plain signs where the terminal has no others."""
        self.set_class(is_ascii(self.app), "-ascii")

    def action_open(self) -> None:
        """Report that this card was opened."""
        self.post_message(self.Opened(self))


class Page(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The body of a tab: paragraphs and cards, one below the other; up and down move through the cards, or scroll."""

    DEFAULT_CSS = """
    Page {
        padding: 1 2 0 1;
        & > .page-lead { height: auto; margin: 0 1 1 1; max-width: 100; }
        & > .page-heading { height: auto; text-style: bold; margin: 0 1 1 1; }
        & > .page-note { height: auto; color: $text-muted; margin: 0 1 1 1; }
        & > .page-empty { height: auto; margin: 1; max-width: 72; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("home", "scroll_home", "Top", show=False),
        Binding("end", "scroll_end", "End", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
    ]

    def __init__(self, *parts: Widget) -> None:
        super().__init__(*parts)
        if not any(isinstance(part, Card) for part in parts):
            self.can_focus = True

    @property
    def cards(self) -> list[Card]:
        """The cards, top to bottom."""
        return [child for child in self.children if isinstance(child, Card)]

    @property
    def at(self) -> Card | None:
        """The card under the cursor; the first where the cursor is elsewhere."""
        cards = self.cards
        return next((card for card in cards if card.has_focus), cards[0] if cards else None)

    def focus_first(self) -> None:
        """Put the cursor on the card where it was, at first the first, or here."""
        (self.at or self).focus(scroll_visible=False)

    def action_step(self, by: int) -> None:
        """Move to the next card or the one before; scroll where there is none, and through a card that is too tall."""
        cards = self.cards
        here = next((place for place, card in enumerate(cards) if card.has_focus), None)
        if here is None or not 0 <= here + by < len(cards) or self._is_more(cards[here], by):
            self.scroll_relative(y=by * 3, animate=False)
        else:
            cards[here + by].focus()

    def _is_more(self, card: Card, by: int) -> bool:
        """Whether a card goes on beyond the edge towards which the cursor moves."""
        if card.size.height <= self.size.height:
            return False
        return card.region.bottom > self.region.bottom if by > 0 else card.region.y < self.region.y


def lead(content: Content) -> Static:
    """The first words of a page."""
    return Static(content, classes="page-lead")


def heading(content: Content) -> Static:
    """The name of a part of a page."""
    return Static(content, classes="page-heading")


def note(content: Content) -> Static:
    """A remark in quieter colour."""
    return Static(content, classes="page-note")


def empty(content: Content) -> Static:
    """What stands on a page that has nothing to show."""
    return Static(content, classes="page-empty")
