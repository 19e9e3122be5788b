"""Jump to a round: a list of them, and digits that pick one."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from game.ui.commands import Back, Command, Move, bindings
from game.ui.screens.base import BaseModal
from game.ui.screens.pen import entitle


class GoThere(Command):
    """Go to the round under the cursor; typing its number moves the cursor there."""

    KEY, LABEL, RANK, IN_PALETTE = "enter", "Go there", 1, False


class JumpScreen(BaseModal[int]):
    """Asks for a position: 0 is the start, n is after round n."""

    PLACE = "Jump to a round"
    DEFAULT_CSS = """
    JumpScreen OptionList { height: auto; max-height: 70vh; border: none; background: $surface; padding: 0; }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (GoThere, Move, Back)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Back)]

    def __init__(self, titles: tuple[str, ...], position: int, noted: frozenset[int] = frozenset()) -> None:
        """`noted` are the positions with a comment, which the list marks."""
        super().__init__()
        self.noted = noted
        self.titles = titles
        self.position = position
        self.typed = ""

    def compose(self) -> ComposeResult:
        """The rounds."""
        with Vertical(classes="window") as window:
            entitle(window, self.pen("Jump to a round"))
            names = ("The start", *self.titles)
            yield OptionList(
                *(Option(self.line(n, name)) for n, name in enumerate(names)),
                compact=True,
            )
            yield from self.foot()

    def line(self, position: int, name: str) -> Content:
        """Number, the mark of a comment, title."""
        mark = self.pen.glyphs.bullet if position in self.noted else " "
        return self.pen.join((f"{position:>2}", "$text-muted"), (f"{mark} ", "$accent"), name)

    def on_mount(self) -> None:
        """Begin where we are."""
        options = self.query_one(OptionList)
        options.highlighted = self.position
        options.focus()

    def on_key(self, event: events.Key) -> None:
        """A number moves the cursor; a digit that leads nowhere begins anew."""
        if not (event.character and event.character.isascii() and event.character.isdigit()):
            return
        event.stop()
        for text in (self.typed + event.character, event.character):
            if int(text) <= len(self.titles):
                self.typed = text
                self.query_one(OptionList).highlighted = int(text)
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the round."""
        self.dismiss(event.option_index)

    def action_go_there(self) -> None:
        """From the key bar: the round under the cursor."""
        self.dismiss(self.query_one(OptionList).highlighted or 0)
