"""Timeline: the rounds of a game as a track, and where on it we are. For the replay."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from game.ui.widgets.drawing import Drawing, Piece


class Timeline(Drawing, can_focus=True):
    """A stop for the start and one for each round. Arrow keys, digits or a click move along it."""

    DEFAULT_CSS = """
    Timeline {
        height: 2;
        width: 1fr;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Back", show=False),
        Binding("right", "move(1)", "Forward", show=False),
        Binding("home", "jump(0)", "Start", show=False),
        Binding("end", "jump(-1)", "End", show=False),
    ]

    rounds: reactive[tuple[str, ...]] = reactive(())
    """The title of each round that can be gone to."""
    position: reactive[int] = reactive(0)
    """0 is the start, n is after round n."""
    total: reactive[int] = reactive(0)
    """How many rounds there are in all, gone to or not; 0 for as many as there are stops."""
    marked: reactive[frozenset[int]] = reactive(frozenset())
    """The stops with a mark behind them."""
    playing: reactive[bool] = reactive(False)
    """Whether the replay runs by itself; shown, not done, here."""

    class Moved(Message):
        """Somebody went to another stop; `position` is set already."""

        def __init__(self, timeline: Timeline, position: int) -> None:
            super().__init__()
            self.timeline = timeline
            self.position = position
            """0 is the start, n is after round n."""

        @property
        def control(self) -> Timeline:
            """The widget that reports."""
            return self.timeline

    def __init__(
        self,
        rounds: tuple[str, ...] = (),
        *,
        position: int = 0,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Timeline.rounds, tuple(rounds))
        self.set_reactive(Timeline.position, position)

    @property
    def last(self) -> int:
        """The last stop."""
        return len(self.rounds)

    def validate_position(self, position: int) -> int:
        """Stay on the track."""
        return max(0, min(position, self.last))

    # ── Drawing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _step(self, width: int) -> int:
        """Cells from one stop to the next."""
        return max(len(str(self.last)) + 2, min(16, (width - 8) // max(self.last, 1)))

    def _first(self, width: int) -> int:
        """The first stop that is shown, where not all have room."""
        shown = max((width - 8) // self._step(width), 1)
        return max(0, min(self.position - shown // 2, self.last - shown))

    def line(self, y: int, width: int) -> Iterable[Piece]:
        """The track, and under it the title of the stop where we are."""
        return self._track(width) if y == 0 else self._title(width) if y == 1 else ()

    def _track(self, width: int) -> Iterable[Piece]:
        look, signs, step = self.look, self.signs, self._step(width)
        yield f"{signs.play if self.playing else signs.pause} ", look.accent if self.playing else look.quiet
        first = self._first(width)
        for stop in range(first, self.last + 1):
            text = str(stop)
            here = stop == self.position
            if stop > first:
                line = signs.bar_full if stop <= self.position else signs.bar_empty
                yield line * max(step - len(text) - 2, 0), look.bar if stop <= self.position else look.quiet
            style = look.cursor if here else look.text if stop < self.position else look.muted
            yield f" {text}", style
            yield (signs.bullet, look.accent) if stop in self.marked else (" ", style)

    def _title(self, width: int) -> Iterable[Piece]:
        look = self.look
        if self.position == 0:
            yield self.label("  The start, before the first round", width), look.muted
            return
        head = f"  After round {self.position} of {self.total or self.last}: "
        yield head, look.muted
        yield self.label(self.rounds[self.position - 1], width - len(head)), look.strong

    # ── Moving ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _go(self, position: int) -> None:
        position = self.validate_position(position)
        if position != self.position:
            self.position = position
            self.post_message(self.Moved(self, position))

    def action_move(self, by: int) -> None:
        """Go some stops on, or back."""
        self._go(self.position + by)

    def action_jump(self, stop: int) -> None:
        """Go to a stop; -1 is the last."""
        self._go(stop if stop >= 0 else self.last)

    def on_key(self, event: events.Key) -> None:
        """A digit goes to that round."""
        if event.character and event.character.isdigit() and int(event.character) <= self.last:
            event.stop()
            event.prevent_default()
            self._go(int(event.character))

    def on_click(self, event: events.Click) -> None:
        """Go to the stop under the mouse."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y == 0 and offset.x >= 2:
            width = self.content_size.width
            first = self._first(width)
            self._go(first + max(0, 1 + (offset.x - 4 - len(str(first))) // self._step(width)))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All there is."""
        return container.width
