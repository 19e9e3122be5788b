"""The panes of a replay: which of them are seen, where the focus is, and matrix or map."""

from __future__ import annotations

from textual import events
from textual.widget import Widget

from game.ui.screens.replay.layout import Layout, layout
from game.ui.screens.replay.replaying import Replaying
from game.ui.screens.tabstrip import TabStrip
from game.ui.widgets.indicators import Indicators
from game.ui.widgets.matrix import Matrix
from game.ui.widgets.network import Network
from game.ui.widgets.ties import TieView

TEXTS = ("situation", "choices", "changes")
NUMBERS = ("ties", "gauges")


class Arranging(Replaying):
    """The part of the replay screen that lays its panes out."""

    pane = "choices"
    """Which pane somebody asked for last, where they take turns."""

    @property
    def layout_now(self) -> Layout:
        """What is seen in the present window."""
        return layout(self.size.width, self.size.height, self.pane, has_gauges=bool(self.scenario.indicators))

    def lay_out(self) -> None:
        """Lay the panes out for the present window."""
        found = self.layout_now
        self.set_class(found.is_wide, "-beside")
        for name, is_here in (("#tabs", not found.is_wide), ("#tabs-beside", found.is_wide)):
            strip = self.query_one(name, TabStrip)
            strip.display = bool(found.tabs) and is_here
            if strip.display:
                strip.tabs, strip.active = found.tabs, found.active
                strip.refresh()
        for pane in self.query(".pane"):
            pane.display = pane.id in found.seen
        self.query_one("#texts").display = bool(found.seen & {"choices", "changes"})
        self.query_one("#numbers").display = bool(found.seen & {*NUMBERS})
        self.query_one("#frame").display = found.seen != {"situation"}
        self.show_choices()
        self.settle_focus(found)

    def settle_focus(self, found: Layout) -> None:
        """Let up and down scroll the open text; beside a tab of numbers nothing has the focus, so the arrows step."""
        focused = self.focused
        is_seen = focused is not None and all(part.display for part in focused.ancestors_with_self)
        if is_seen and (not found.tabs or found.is_wide):
            return
        text = found.active or "choices"
        self.set_focus(self.query_one(f"#{text}") if text in TEXTS else None)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out anew."""
        self.call_after_refresh(self.lay_out)

    def show_pane(self, pane: str) -> None:
        """Show one of the panes that take turns, and let the arrows scroll it."""
        self.pane = pane
        self.set_focus(None)
        self.lay_out()

    def on_tab_strip_picked(self, message: TabStrip.Picked) -> None:
        """A click on a tab."""
        self.show_pane(message.tab)

    @property
    def tables(self) -> list[Widget]:
        """The widgets with a cursor of their own that are seen."""
        seen = self.layout_now.seen
        found: list[Widget] = [*self.query(TieView)] if "ties" in seen else []
        return [*found, *self.query(Indicators)] if "gauges" in seen else found

    def action_next_pane(self) -> None:
        """Behind tabs: show the next pane. Side by side: move the focus on."""
        found = self.layout_now
        ids = [tab.id for tab in found.tabs]
        if not ids:
            self.focus_next()
            return
        stops: list[str | Widget] = [*ids, *(self.tables if found.is_wide else ())]
        here = self.focused if self.focused in stops else found.active
        there = stops[(stops.index(here) + 1) % len(stops)]
        if isinstance(there, Widget):
            there.focus()
        else:
            self.show_pane(there)

    def action_into_table(self) -> None:
        """Give the arrow keys to the open table."""
        if self.tables:
            self.tables[0].focus()

    def action_back(self) -> None:
        """Come back out of a table, else leave the replay."""
        if self.focused in self.tables:
            self.set_focus(None)
            self.settle_focus(self.layout_now)
        else:
            super().action_back()

    async def action_show_map(self) -> None:
        """The drawn map instead of the matrix, and back."""
        old = self.query_one(TieView)
        kind = Matrix if isinstance(old, Network) else Network
        new = kind(old.actors, old.scores, changes=old.changes, you=old.you, names=old.names)
        had_focus = old.has_focus
        await old.remove()
        await self.query_one("#ties").mount(new)
        self.query_one("#ties").set_class(kind is Network, "-map")
        if "ties" not in self.layout_now.seen:
            self.show_pane("ties")
        if had_focus:
            new.focus()
        self.refresh_bindings()
