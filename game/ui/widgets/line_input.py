"""A line to write in, which never loses a part of what was typed or pasted into it."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from game.words import clean_line, too_long


class LineInput(Input):
    """Takes a line of any length and says when it is longer than can be kept; whoever keeps it asks `fault` first."""

    def __init__(self, value: str, limit: int, *, placeholder: str = "") -> None:
        """`limit`: how many characters can be kept."""
        super().__init__(value, select_on_focus=False, placeholder=placeholder)
        self.limit = limit

    @property
    def fault(self) -> str:
        """Why the line cannot be kept whole, as a sentence; "" where it can."""
        return too_long(self.value, self.limit)

    @property
    def line(self) -> str:
        """What was written, tidied and whole."""
        return clean_line(self.value, limit=None)

    def _on_paste(self, event: events.Paste) -> None:
        """Take every line of a text that is pasted, in one; of several lines, the base class takes only the first."""
        event.prevent_default()
        event.stop()
        if text := " ".join(event.text.split()):
            self.replace(text, *self.selection)
