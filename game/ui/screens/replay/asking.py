"""What can be asked for at a position of a replay: a story, the record, the debrief, another seat."""

from __future__ import annotations

from game.ui.screens.replay.stepping import Stepping
from game.ui.widgets.indicators import Indicators
from game.ui.widgets.matrix import Matrix
from game.ui.widgets.network import Network


class Asking(Stepping):
    """The part of the replay screen that opens other screens and changes how the numbers are shown."""

    is_comparing = False
    """Whether the numbers stand beside those of the reported record."""
    pointed: str | None = None
    """The score or indicator that the cursor or the mouse came to last."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A debrief needs an ending, a comparison a record, another seat a second one."""
        if action == "show_debrief":
            return self.playthrough.is_over
        if action == "compare_with_record":
            return self.reach > 0
        if action == "next_seat":
            return len(self.seats) > 1
        if action in ("next_round", "play_by_itself", "ask_first", "jump_to_round"):
            return True if self.last else None
        return super().check_action(action, parameters)

    # ── Why? ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def rounds_told(self) -> int:
        """How many rounds a story goes up to here."""
        return self.frame.position - self.frame.is_covered

    def tell(self, quantity: str) -> None:
        """Tell the story of a score up to this position."""
        self.stop()
        self.shell.open_why(self.playthrough, quantity, self.rounds_told)

    def action_why(self) -> None:
        """The story of what is pointed at, else of what the round moved most."""
        changes = self.frame.changes
        most = max(changes, key=lambda name: abs(changes[name])) if changes else next(iter(self.frame.view.scores))
        self.tell(self.pointed or most)

    def on_matrix_asked(self, message: Matrix.Asked) -> None:
        """The story of a tie."""
        self.tell(message.quantity)

    def on_network_asked(self, message: Network.Asked) -> None:
        """The story of a tie, from the map."""
        self.tell(message.quantity)

    def on_indicators_asked(self, message: Indicators.Asked) -> None:
        """The story of an indicator."""
        self.tell(message.quantity)

    def on_matrix_pointed(self, message: Matrix.Pointed) -> None:
        """The cursor or the mouse came to a tie."""
        self.show_pointed(message.quantity)

    def on_network_pointed(self, message: Network.Pointed) -> None:
        """The cursor or the mouse came to a tie on the map."""
        self.show_pointed(message.quantity)

    def on_indicators_pointed(self, message: Indicators.Pointed) -> None:
        """The cursor or the mouse came to an indicator."""
        self.show_pointed(message.quantity)

    # ── The record, the seats, the debrief ───────────────────────────────────────────────────────────────────────────

    def action_compare_with_record(self) -> None:
        """Show how far each score is from the record at this position, or what the round changed."""
        self.is_comparing = not self.is_comparing
        self.show_numbers()
        self.show_choices()
        self.refresh_bindings()

    @property
    def whose(self) -> str:
        """Whose eyes we look through, for the line at the top."""
        if not self.seat:
            return "All seats: computer"
        if len(self.seats) > 1:
            name = self.scenario.actors[self.seat].short
            return f"{name} ({self.seats.index(self.seat) + 1} of {len(self.seats)})"
        return f"You {'were' if self.playthrough.is_over else 'are'} {self.scenario.mention(self.seat)}"

    def action_next_seat(self) -> None:
        """Look through the eyes of the next seat."""
        self.seat = self.seats[(self.seats.index(self.seat) + 1) % len(self.seats)]
        self.go(self.frame.position, covered=self.frame.is_covered)

    def action_show_debrief(self) -> None:
        """Open the debrief, or go back to it where the replay was opened from there."""
        from game.ui.screens.debrief import DebriefScreen

        self.stop()
        below = [screen for screen in self.app.screen_stack if isinstance(screen, DebriefScreen)]
        if below and below[-1].playthrough is self.playthrough:
            self.dismiss()
        else:
            self.shell.open_debrief(self.game)
