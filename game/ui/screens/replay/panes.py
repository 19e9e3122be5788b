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


class Text(Hung):
    """Rows that are wrapped once for a width, since a layout asks for the lines of a pane several times."""

    _wrapped: tuple[tuple[Row, ...], int, list[Content]] | None = None

    def watch_rows(self) -> None:
        """In a pane that is hidden there is no width yet to wrap for."""
        if self.content_size.width:
            super().watch_rows()
        else:
            self.refresh(layout=True)

    def lines(self, width: int) -> list[Content]:
        """All lines at a width (cells)."""
        if self._wrapped is None or self._wrapped[0] is not self.rows or self._wrapped[1] != width:
            self._wrapped = (self.rows, width, super().lines(width))
        return self._wrapped[2]


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
        yield Text()

    def show(self, rows: Iterable[Row]) -> None:
        """Show a round's text, from its beginning."""
        self.query_one(Hung).rows = tuple(rows)
        self.scroll_home(animate=False)


class NumberPane(Vertical):
    """A pane around a widget that has its own cursor."""

    def __init__(self, title: Content, id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="panel pane")
        entitle(self, title)
