"""The line of keys at the foot of a screen: what can be done here, clickable, cut to the width by rank."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from game.ui.commands import Command
from game.ui.glyphs import is_ascii

if TYPE_CHECKING:
    from game.ui.screens.base import BaseScreen


class KeyBar(Widget):
    """Shows the screen's commands that have a rank, in their order; where room is short, high ranks go first."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        width: 1fr;
        color: $foreground 70%;
        background: $panel;
        & > .keybar--key { color: $accent; text-style: bold; }
        & > .keybar--off { color: $foreground 35%; }
        &:nocolor > .keybar--off { text-style: dim; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key", "keybar--off"}

    def __init__(self, commands: Iterable[type[Command]] | None = None) -> None:
        super().__init__()
        self._commands = tuple(commands) if commands is not None else None

    def on_mount(self) -> None:
        """Follow the screen: what it offers may change with its state."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def shown(self) -> list[tuple[type[Command], bool]]:
        """The commands that fit, in order, each with whether it can be used now."""
        commands = self._commands or cast("BaseScreen[object]", self.screen).COMMANDS_HERE
        states = [(command, self.screen.check_action(command.action(), ())) for command in commands if command.RANK]
        found = [(command, state is True) for command, state in states if state is not False]
        while len(found) > 1 and sum(self._width(command) for command, _ in found) > self.size.width:
            ranks = [command.RANK for command, _ in found]
            del found[len(ranks) - 1 - ranks[::-1].index(max(ranks))]
        return found

    def key(self, command: type[Command]) -> str:
        """How a command's key is written on this terminal."""
        shown = command.key_shown()
        if is_ascii(self.app):
            return shown.replace("↑↓", "Up/Dn").replace("←→", "Lt/Rt")
        return shown

    def label(self, command: type[Command]) -> str:
        """A command's word, which the screen may change with its state."""
        return cast("BaseScreen[object]", self.screen).label_of(command)

    def _width(self, command: type[Command]) -> int:
        return cell_len(self.key(command)) + cell_len(self.label(command)) + 3

    def render_line(self, y: int) -> Strip:
        """The keys and their words, each carrying the action that a click runs."""
        base = self.rich_style
        key, off = self.get_component_rich_style("keybar--key"), self.get_component_rich_style("keybar--off")
        segments: list[Segment] = []
        for command, usable in self.shown():
            meta = Style(meta={"command": command.action()}) if usable and command.KEY else Style()
            segments += [
                Segment(" ", base),
                Segment(self.key(command), (key if usable else off) + meta),
                Segment(f" {self.label(command)}", (base if usable else off) + meta),
                Segment(" ", base),
            ]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    async def on_click(self, event: events.Click) -> None:
        """Run the command under the mouse."""
        action = event.style.meta.get("command")
        if action:
            await self.screen.run_action(action)
