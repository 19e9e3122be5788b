"""Between two people at one keyboard: a page that shows nothing, so that no one reads another's brief."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from game.ui.commands import Begin, Command, Help, Leave, bindings
from game.ui.screens.base import BaseScreen


class HandoverScreen(BaseScreen[None]):
    """Asks for the keyboard to be handed to `mention`; Enter or a click goes on."""

    PLACE = "Handing over the keyboard"
    DEFAULT_CSS = """
    HandoverScreen {
        align: center middle;
        & #hand { width: auto; max-width: 90%; height: auto; text-align: center; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (Begin, Help, Leave)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS_HERE)]

    def __init__(self, mention: str, round_: int) -> None:
        super().__init__()
        self.mention = mention
        self.round = round_

    def compose(self) -> ComposeResult:
        """One sentence in the middle of an empty page."""
        yield Static(
            self.pen.join(
                (f"Round {self.round}\n\n", "$text-muted"),
                "Hand the keyboard to ", (self.mention, "bold $accent"), ",\nthen press Enter.",
            ),
            id="hand",
        )  # fmt: skip
        yield from self.foot()

    def label_of(self, command: type[Command]) -> str:
        """Enter says who is here."""
        return f"I am {self.mention}" if command is Begin else super().label_of(command)

    def action_begin(self) -> None:
        """The keyboard has been handed over."""
        self.dismiss()

    def action_back(self) -> None:
        """There is no way back to the other's screen."""

    def on_click(self) -> None:
        """A click is as good as Enter."""
        self.action_begin()
