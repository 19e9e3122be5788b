"""A list to pick from, with headings: the first click shows what a line is, the second picks it."""

from __future__ import annotations

from textual import events

from game.ui.widgets.cursor_list import CursorList


class PickList(CursorList):
    """A list for Content only: a click moves the cursor to a line, a click on the cursor's line picks it."""

    DEFAULT_CSS = """
    PickList {
        height: 1fr;
        background: transparent;
        border: none;
        padding: 0;
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $text-muted; }
        &:focus { border: none; background-tint: $foreground 0%; }
    }
    """

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        place = event.style.meta.get("option")
        if place is None or self._options[place].disabled:
            return
        if self.highlighted == place:
            self.action_select()
        else:
            self.highlighted = place
