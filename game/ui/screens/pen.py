"""How text is written on a screen: made safe, in the signs that this terminal has."""

from __future__ import annotations

from typing import Any, cast

from textual.content import Content
from textual.widget import Widget

from game.ui.glyphs import ASCII, UNICODE, Glyphs, is_ascii, map_text
from game.ui.text import emphasised, plain
from game.words import clean_text


class Pen:
    """Writes text as Content for one app: `pen("Qatar → US", "bold")`."""

    def __init__(self, app: Any) -> None:
        self.ascii = is_ascii(app)
        self.glyphs: Glyphs = ASCII if self.ascii else UNICODE

    def __call__(self, text: object, style: str = "") -> Content:
        """Any text as it stands, never read as markup."""
        return plain(map_text(str(text), self.ascii), style)

    def story(self, text: object, style: str = "") -> Content:
        """An author's text with its paragraphs and emphasis."""
        return emphasised(map_text(str(text), self.ascii), style)

    def join(self, *parts: tuple[object, str] | object) -> Content:
        """Parts in a row, each a text or a (text, style) pair."""
        made = [
            part if isinstance(part, Content) else self(*part) if isinstance(part, tuple) else self(part)
            for part in parts
        ]
        return Content("").join(made)

    def link(self, text: str, action: str) -> Content:
        """Words that run an action of the screen when clicked; both are our own, never from a file."""
        return Content.styled(map_text(clean_text(text), self.ascii), f"@click=screen.{action} underline")

    def arrow(self, change: int) -> str:
        """The sign for a change: up, down, or the same."""
        return self.glyphs.up if change > 0 else self.glyphs.down if change < 0 else self.glyphs.same

    def mark(self, is_met: bool) -> str:
        """The sign for something met or missed."""
        return self.glyphs.met if is_met else self.glyphs.missed


def entitle(widget: Widget, title: Content | None = None, subtitle: Content | None = None) -> None:
    """Write into a widget's border: above on the left, below on the right; None leaves what is there."""
    if title is not None:
        widget.border_title = cast(Any, title or None)
    if subtitle is not None:
        widget.border_subtitle = cast(Any, subtitle or None)
