"""The window in which a round or a decision is marked and commented."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from game.record import MARKS
from game.record.format import LONGEST_COMMENT, Mark
from game.ui.commands import Back, Command, bindings
from game.ui.screens.base import BaseModal
from game.ui.screens.pen import entitle
from game.ui.screens.replay.turn import Turn

MARK_WORDS: dict[str, str] = dict([("", "none"), *MARKS.items()])
"""Every answer about the mark."""


class Noted(NamedTuple):
    """What is to be kept of a place; without mark and text, that nothing is."""

    seat: str
    mark: Mark
    text: str


class Keep(Command):
    """Keep the comment. An empty one without a mark takes away what was there."""

    KEY, LABEL, RANK, IN_PALETTE = "enter", "Keep", 1, False


class NextRow(Command):
    """Go on to what it is about, then to the mark; the arrow keys turn to another answer there."""

    KEY, LABEL, RANK, IN_PALETTE = "tab", "About, mark", 3, False


class NoteScreen(BaseModal[Noted]):
    """Asks for a comment, what it is about and a mark. Esc leaves everything as it was."""

    PLACE = "A comment"
    DEFAULT_CSS = """
    NoteScreen {
        & Input { margin: 1 0 0 0; border: round $border-blurred; background: $surface; }
        & Input:focus { border: round $accent; }
        & #note-hint { margin: 1 0; color: $text-muted; }
        &.-short Input, &.-short Input:focus { border: none; height: 1; background: $panel; }
        &.-ascii Input, &.-ascii Input:focus { border: ascii $accent; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (Keep, NextRow, Back)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Keep, Back)]

    def __init__(self, title: str, places: Mapping[str, str], before: Mapping[str, Noted]) -> None:
        """`places`: seats (or "" for the round) to words, the likeliest first; `before`: what stands there now."""
        super().__init__()
        self.heading = title
        self.places = dict(places)
        self.before = dict(before)

    def compose(self) -> ComposeResult:
        """The line to write, and two rows to turn."""
        pen, first = self.pen, next(iter(self.places))
        was = self.was(first)
        with Vertical(classes="window") as window:
            entitle(window, pen(self.heading))
            yield Turn("About", self.places, first, id="about")
            yield Turn("Mark ", MARK_WORDS, was.mark, id="mark")
            yield Input(was.text, max_length=LONGEST_COMMENT, select_on_focus=False, placeholder=self.hint)
            yield Static(pen("It is kept in the file of the game; what was played does not change."), id="note-hint")
            yield from self.foot()

    hint = "One line; it may stay empty."

    def on_mount(self) -> None:
        """Writing can begin at once."""
        self.query_one(Input).focus()

    def was(self, seat: str) -> Noted:
        """What stands at a place now."""
        return self.before.get(seat, Noted(seat, "", ""))

    @property
    def noted(self) -> Noted:
        """What the window says now."""
        mark: Mark = self.query_one("#mark", Turn).value  # type: ignore[assignment]
        return Noted(self.query_one("#about", Turn).value, mark, self.query_one(Input).value)

    def on_turn_turned(self, message: Turn.Turned) -> None:
        """About something else: show what stands there, unless something was written already."""
        if message.turn.id != "about":
            return
        now = self.noted
        if (now.mark, now.text) in [(was.mark, was.text) for was in map(self.was, self.places)]:
            was = self.was(now.seat)
            self.query_one("#mark", Turn).value = was.mark
            self.query_one(Input).value = was.text

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the line."""
        self.action_keep()

    def action_keep(self) -> None:
        """Answer."""
        self.dismiss(self.noted)

    def action_next_row(self) -> None:
        """From the key bar: what Tab does."""
        self.focus_next()
