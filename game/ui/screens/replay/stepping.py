"""Moving through a replay: by hand, by a jump, and by itself."""

from __future__ import annotations

from textual import events
from textual.timer import Timer

from game.ui.screens.replay.jump import JumpScreen
from game.ui.screens.replay.replaying import Replaying
from game.ui.widgets.timeline import Timeline

SECONDS = (2.0, 3.0, 5.0, 8.0, 12.0, 20.0)
"""How long a round may stand while the replay runs by itself."""
FIRST_PACE = 3
"""Which of these it begins with."""


class Stepping(Replaying):
    """The part of the replay screen that knows where it is and how to get elsewhere."""

    is_asking = False
    """Whether it stops before what was chosen in each round."""
    pace = FIRST_PACE
    timer: Timer | None = None
    """Runs while the replay goes by itself."""

    @property
    def is_playing(self) -> bool:
        """Whether it goes by itself."""
        return self.timer is not None

    # ── By hand ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def step(self, by: int) -> bool:
        """Go forward or back by one; whether that led anywhere."""
        here = self.frame
        if here.is_covered:
            self.go(here.position if by > 0 else here.position - 1)
            return True
        if not 0 <= here.position + by <= self.last:
            return False
        self.go(here.position + by, covered=self.is_asking and by > 0)
        return True

    def arrive(self, position: int) -> None:
        """Go somewhere by a jump; while each round is asked about first, its choices are hidden there too."""
        self.go(position, covered=self.is_asking)

    def action_next_round(self) -> None:
        """Step forward."""
        self.stop()
        if not self.step(1):
            said = "The end of the game." if self.playthrough.is_over else "So far this game has been played."
            self.say(said, seconds=3)

    def action_previous_round(self) -> None:
        """Step back."""
        self.stop()
        self.step(-1)

    def action_first_round(self) -> None:
        """Go to the start."""
        self.stop()
        self.go(0)

    def action_last_round(self) -> None:
        """Go to the last round that was played."""
        self.stop()
        self.arrive(self.last)

    def on_timeline_moved(self, message: Timeline.Moved) -> None:
        """Somebody moved along the timeline: a single step is one, a click may lead anywhere."""
        message.stop()
        self.stop()
        here = self.frame
        at = here.position - here.is_covered
        if abs(message.position - at) == 1:
            self.step(message.position - at)
        else:
            self.arrive(message.position)

    def on_key(self, event: events.Key) -> None:
        """A digit goes to a round at once; 0 is the start. One beyond the last round does nothing."""
        key = event.character or ""
        if key.isascii() and key.isdigit() and int(key) <= self.last:
            event.stop()
            self.stop()
            self.arrive(int(key))

    def action_jump_to_round(self) -> None:
        """Ask for a round."""
        self.stop()
        titles = tuple(round_.title for round_ in self.scenario.rounds[: self.last])
        self.app.push_screen(JumpScreen(titles, self.frame.position, self.kept.noted), self._jumped)

    def _jumped(self, position: int | None) -> None:
        if position is not None:
            self.arrive(position)

    def action_ask_first(self) -> None:
        """Stop before each round's choices from now on, or no more."""
        self.is_asking = not self.is_asking
        here = self.frame
        self.go(here.position, covered=self.is_asking)

    # ── By itself ────────────────────────────────────────────────────────────────────────────────────────────────────

    def action_play_by_itself(self) -> None:
        """Start or stop; where the terminal asked for no animations, say so instead."""
        if self.is_playing:
            self.stop()
            return
        if self.app.animation_level == "none":
            self.say("Animations are off here, so nothing runs by itself. Step with the arrow keys.", seconds=6)
            return
        if self.frame.position >= self.last and not self.frame.is_covered:
            self.go(0)
        self._start()

    def _start(self) -> None:
        self.timer = self.set_interval(SECONDS[self.pace], self._tick)
        self.query_one(Timeline).playing = True
        self.refresh_bindings()

    def stop(self) -> None:
        """Stand still."""
        if self.timer is None:
            return
        self.timer.stop()
        self.timer = None
        self.query_one(Timeline).playing = False
        self.refresh_bindings()

    def _tick(self) -> None:
        if not self.is_current:
            return
        if not self.step(1) or (self.frame.position >= self.last and not self.frame.is_covered):
            self.stop()

    def _set_pace(self, by: int) -> None:
        self.pace = min(max(self.pace + by, 0), len(SECONDS) - 1)
        self.say(f"{SECONDS[self.pace]:g} seconds for each round", seconds=3)
        if self.is_playing:
            self.stop()
            self._start()

    def action_slower(self) -> None:
        """More time for each round."""
        self._set_pace(1)

    def action_faster(self) -> None:
        """Less time for each round."""
        self._set_pace(-1)
