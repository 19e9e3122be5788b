"""The panes of a replay."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from game.ui.screens.hung import Hung, Row
from game.ui.screens.pen import entitle


class TextPane(VerticalScroll, can_focus=True, inherit_bindings=False):
    """A pane of text. Up and down scroll it; left and right are left to the screen, which steps through the rounds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", "Up", show=False),
        Binding("down", "scroll_down", "Down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
    ]

    def __init__(self, title: Content, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="panel pane")
        entitle(self, title)

    def compose(self) -> ComposeResult:
        """The text."""
        yield Hung()

    def show(self, rows: Iterable[Row]) -> None:
        """Show a round's text, from its beginning."""
        self.query_one(Hung).rows = tuple(rows)
        self.scroll_home(animate=False)


class NumberPane(Vertical):
    """A pane around a widget that has its own cursor."""

    def __init__(self, title: Content, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="panel pane")
        entitle(self, title)
