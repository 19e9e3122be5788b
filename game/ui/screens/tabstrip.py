"""A row of tabs that fits its width: long names where there is room, short ones where there is not."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from game.ui.glyphs import is_ascii
from game.ui.themes import look


class TabName(NamedTuple):
    """One tab: its id, its name, and its name where space is short (never text from a file)."""

    id: str
    name: str
    short: str


class TabStrip(Widget):
    """Names in one line and under them a rule, heavy below the open tab; digits stand before the names if they fit."""

    DEFAULT_CSS = """
    TabStrip {
        height: 2;
        width: 1fr;
        padding: 0 1;
    }
    """

    active: reactive[str] = reactive("")
    under: reactive[str] = reactive("")
    """The tab under the mouse."""

    class Picked(Message):
        """Somebody clicked a tab."""

        def __init__(self, tab: str) -> None:
            super().__init__()
            self.tab = tab

    def __init__(self, tabs: tuple[TabName, ...], *, digits: bool = True, id: str | None = None) -> None:  # noqa: A002
        """Tabs in order; `digits` numbers them from 1, since the screen lets digits pick them."""
        super().__init__(id=id)
        self.tabs = tabs
        self.digits = digits
        self.gap = 2
        """Cells between two names, half of them before; 1 where even the short names without digits need it."""
        self.set_reactive(TabStrip.active, tabs[0].id if tabs else "")

    def labels(self) -> list[tuple[str, str, str]]:
        """Each tab's id with its digit (or nothing) and the name that fits the width."""
        found: list[tuple[str, str, str]] = []
        for long, numbered in ((True, True), (True, False), (False, True), (False, False)):
            digits = numbered and self.digits
            found = [
                (tab.id, f"{number} " if digits else "", tab.name if long else tab.short)
                for number, tab in enumerate(self.tabs, 1)
            ]
            self.gap = 1 if (long, numbered) == (False, False) else 2
            if sum(cell_len(digit + name) + self.gap for _, digit, name in found) <= self.size.width:
                break
        return found

    def render_line(self, y: int) -> Strip:
        """The names (line 0) or the rule below them (line 1)."""
        base, styles = self.rich_style, look(self.app)
        thin, heavy = ("-", "=") if is_ascii(self.app) else ("─", "━")
        segments: list[Segment] = []
        for tab, digit, name in self.labels():
            is_open, meta = tab == self.active, Style(meta={"tab": tab})
            if y:
                rule = styles.accent if is_open else styles.quiet
                segments.append(
                    Segment((heavy if is_open else thin) * (cell_len(digit + name) + self.gap), base + rule + meta)
                )
                continue
            text = styles.accent + Style(bold=True) if is_open else styles.muted
            pointed = Style(underline=True) if tab == self.under and not is_open else Style()
            segments += [
                Segment(" " * (self.gap - 1), base + meta),
                Segment(digit, base + (text if is_open else styles.quiet) + meta),
                Segment(name, base + text + pointed + meta),
                Segment(" ", base + meta),
            ]
        room = max(0, self.size.width - sum(cell_len(segment.text) for segment in segments))
        segments.append(Segment((thin if y else " ") * room, base + styles.quiet))
        return Strip(segments).crop_extend(0, self.size.width, base)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Underline the name under the mouse."""
        self.under = str(event.style.meta.get("tab", ""))

    def on_leave(self) -> None:
        """Nothing is under the mouse any more."""
        self.under = ""

    def on_click(self, event: events.Click) -> None:
        """Ask for the tab under the mouse."""
        tab = event.style.meta.get("tab")
        if tab:
            self.post_message(self.Picked(str(tab)))
