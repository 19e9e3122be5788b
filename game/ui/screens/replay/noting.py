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
from game.ui.widgets.line_input import LineInput

KEPT = "It is kept in the file of the game; what was played does not change."
MARK_WORDS: dict[str, str] = dict([("", "none"), *MARKS.items()])
"""Every answer about the mark."""


class Noted(NamedTuple):
    """What is to be kept of a place; without mark and text, that nothing is."""

    seat: str
    mark: Mark
    text: str
    is_final: bool = True
    """False where they went back; what they had written is kept for when they come again."""


class Keep(Command):
    """Keep the comment. An empty one without a mark takes away what was there."""

    KEY, LABEL, RANK, IN_PALETTE = "enter", "Keep", 1, False


class NextRow(Command):
    """Go on to what it is about, then to the mark; the arrow keys turn to another answer there."""

    KEY, LABEL, RANK, IN_PALETTE = "tab", "About, mark", 3, False


class NoteScreen(BaseModal[Noted]):
    """Asks for a comment, what it is about and a mark. Esc changes nothing in the file."""

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

    def __init__(
        self, title: str, places: Mapping[str, str], before: Mapping[str, Noted], written: Noted | None = None
    ) -> None:
        """`places`: seats (or "" for the round) to words, the likeliest first; `before`: what stands there now.

        `written`: what was written here before and is not kept yet; it stands in the window again.
        """
        super().__init__()
        self.written = written
        self.heading = title
        self.places = dict(places)
        self.before = dict(before)

    def compose(self) -> ComposeResult:
        """The line to write, and two rows to turn."""
        pen, first = self.pen, next(iter(self.places))
        was = self.written or self.was(first)
        with Vertical(classes="window") as window:
            entitle(window, pen(self.heading))
            yield Turn("About", self.places, was.seat if self.written else first, id="about")
            yield Turn("Mark ", MARK_WORDS, was.mark, id="mark")
            yield LineInput(was.text, LONGEST_COMMENT, placeholder=self.hint)
            yield Static(pen(KEPT), id="note-hint")
            yield from self.foot()

    hint = "One line; it may stay empty."

    def on_mount(self) -> None:
        """Writing can begin at once."""
        self.line.focus()

    @property
    def line(self) -> LineInput:
        """The line to write in."""
        return self.query_one(LineInput)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say at once when the line is longer than can be kept."""
        fault = self.line.fault
        self.query_one("#note-hint", Static).update(self.pen(fault or KEPT, "bold $warning" if fault else ""))

    def was(self, seat: str) -> Noted:
        """What stands at a place now."""
        return self.before.get(seat, Noted(seat, "", ""))

    @property
    def noted(self) -> Noted:
        """What the window says now."""
        mark: Mark = self.query_one("#mark", Turn).value  # type: ignore[assignment]
        return Noted(self.query_one("#about", Turn).value, mark, self.line.line)

    def on_turn_turned(self, message: Turn.Turned) -> None:
        """About something else: show what stands there, unless something was written already."""
        if message.turn.id != "about":
            return
        now = self.noted
        if (now.mark, now.text) in [(was.mark, was.text) for was in map(self.was, self.places)]:
            was = self.was(now.seat)
            self.query_one("#mark", Turn).value = was.mark
            self.line.value = was.text

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the line."""
        self.action_keep()

    def action_keep(self) -> None:
        """Answer; stay here while the line is too long."""
        if self.line.fault:
            self.line.focus()
            return
        self.dismiss(self.noted)

    def action_back(self) -> None:
        """Go back to the replay."""
        now = self.noted
        is_new = now.text != self.was(now.seat).text
        self.dismiss(now._replace(is_final=False) if is_new else None)

    def action_leave(self) -> None:
        """Leave the program; ask first if something has been written that would be lost."""
        now = self.noted
        if now.text == self.was(now.seat).text:
            self.shell.leave()
            return
        from game.ui.screens.small import AskScreen

        def answered(yes: bool | None) -> None:
            if yes:
                self.shell.leave()

        sentence = "The comment that you have written here is not kept yet."
        self.app.push_screen(AskScreen("Leave now?", sentence, answer="Leave"), answered)

    def action_next_row(self) -> None:
        """From the key bar: what Tab does."""
        self.focus_next()
