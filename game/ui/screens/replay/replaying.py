"""What every part of the replay screen knows: the game, the position in it, and whose eyes it is seen with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.debrief.summary import predictions
from game.ui.screens.base import BaseScreen
from game.ui.screens.replay.frames import Frame, frame, record_reach
from game.ui.screens.replay.kept import Kept

if TYPE_CHECKING:
    from game.record import Game


class Replaying(BaseScreen[None]):
    """The base of the parts of :class:`ReplayScreen`, which they are told apart by: stepping, asking, arranging."""

    def __init__(self, game: Game, position: int | None = None) -> None:
        """Open at a position: 0 is the start (as without one), n is after round n."""
        super().__init__()
        self.seat = ""
        self.take(game, position or 0)

    def take(self, game: Game, position: int) -> None:
        """Look at a game, or at another variation of it, from a position on."""
        self.game = game
        self.playthrough = game.playthrough
        self.scenario = game.playthrough.scenario
        self.last = len(self.playthrough.played)
        """The last position."""
        self.seats = self.playthrough.settings.seats or ("",)
        if self.seat not in self.seats:
            self.seat = self.seats[0]
        self.reach = record_reach(self.playthrough)
        """After how many rounds the reported record ends."""
        self.expected = predictions(self.playthrough)
        """What people expected in the whole game, and what came of it."""
        self.kept = Kept.of(game)
        self.frame: Frame = self._frame(position, covered=False)

    def _frame(self, position: int, *, covered: bool) -> Frame:
        position = min(max(position, 0), self.last)
        return frame(self.playthrough, position, self.seat, covered=covered, expected=self.expected)

    def go(self, position: int, *, covered: bool = False) -> None:
        """Show a position; beyond the ends, the end. `covered` is before what was chosen in its round."""
        self.frame = self._frame(position, covered=covered)
        self.show_frame()

    def show_frame(self) -> None:
        """Bring everything to the present position."""
        raise NotImplementedError

    def show_choices(self) -> None:
        """Bring the pane of choices up to date."""
        raise NotImplementedError

    def show_game(self, game: Game, position: int) -> None:
        """Bring everything to another variation of the game."""
        raise NotImplementedError

    def show_numbers(self) -> None:
        """Bring scores and indicators up to date."""
        raise NotImplementedError

    def show_pointed(self, quantity: str | None) -> None:
        """Say in a sentence what is pointed at."""
        raise NotImplementedError
