"""Curves: how ties and indicators went over the rounds, with the reported record dotted beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from game.ui.glyphs import is_ascii
from game.ui.widgets.canvas import Canvas
from game.ui.widgets.drawing import Drawing, Piece
from game.ui.widgets.plot import Frame, draw, frame
from game.ui.widgets.values import Series

LEGEND = 30
"""Cells of a legend at the side."""
SIDE_BY_SIDE = 74
"""From this width on, the legend stands at the side; below, under the plot."""


class Curves(Drawing, can_focus=True):
    """Curves over the rounds. Left and right, or a click, point out a round; the legend tells its values."""

    DEFAULT_CSS = """
    Curves {
        height: 1fr;
        width: 1fr;
        min-height: 6;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Round before", show=False),
        Binding("right", "move(1)", "Next round", show=False),
        Binding("home", "move(-99)", "Start", show=False),
        Binding("end", "move(99)", "End", show=False),
        Binding("z", "zoom", "Zoom", show=False),
    ]

    series: reactive[tuple[Series, ...]] = reactive(())
    rounds: reactive[int] = reactive(0)
    """How many rounds the axis shows at least (all of a game that is still going on)."""
    cursor: reactive[int | None] = reactive(None)
    """The round that is pointed out: 0 is the start, n is after round n; None for none."""

    zoom: reactive[bool] = reactive(False)
    """Whether the scale only spans the values; else it is the whole one, so that curves can be compared by eye."""

    class Moved(Message):
        """Somebody pointed out a round; the cursor is there already."""

        def __init__(self, curves: Curves, position: int) -> None:
            super().__init__()
            self.curves = curves
            self.position = position
            """The round: 0 is the start."""

        @property
        def control(self) -> Curves:
            """The widget that reports."""
            return self.curves

    def __init__(
        self,
        series: tuple[Series, ...] = (),
        *,
        rounds: int = 0,
        cursor: int | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Curves.series, tuple(series))
        self.set_reactive(Curves.rounds, rounds)
        self.set_reactive(Curves.cursor, cursor)

    # ── Drawing ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _sizes(self) -> tuple[int, int, int]:
        """Width and height of the plot in cells, and lines of the legend under it (0: it stands at the side)."""
        width, height = self.content_size
        if width >= SIDE_BY_SIDE:
            return width - LEGEND - 2, height, 0
        under = min(-(-len(self.series) // max(1, width // LEGEND)), max(height // 3, 1))
        return width, height - under, under

    @property
    def frame(self) -> Frame:
        """Where values stand in the plot."""
        width, height, _ = self._sizes()
        return frame(self.series, self.rounds, width, height, self.zoom)

    def _canvas(self) -> Canvas:
        """The plot; drawn anew only when something that it shows has changed."""
        width, height, _ = self._sizes()
        key = (width, height, self.series, self.rounds, self.cursor, self.zoom, self.app.theme, is_ascii(self.app))
        if self._kept is None or self._kept[0] != key:
            canvas = Canvas(width, height, is_ascii(self.app))
            draw(canvas, self.frame, self.series, self.signs.series, self.look, self.cursor)
            self._kept = (key, canvas)
        return self._kept[1]

    _kept: tuple[object, Canvas] | None = None

    def line(self, y: int, width: int) -> Iterable[Piece]:
        """A line of the plot, with the legend beside or under it."""
        _, height, under = self._sizes()
        if y < height:
            yield from self._canvas().pieces(y)
            if not under:
                yield "  ", Style()
                yield from self._legend(y - 1)
            return
        across = max(1, width // LEGEND)
        for index in range((y - height) * across, (y - height + 1) * across):
            yield from self._legend(index)

    def _legend(self, index: int) -> Iterable[Piece]:
        """The mark, the name, and the value at the round that is pointed out (else: from the first to the last)."""
        if not 0 <= index < len(self.series):
            if index == len(self.series) and any(any(v is not None for v in one.record) for one in self.series):
                yield "dotted: the reported record", self.look.muted
            return
        one, look = self.series[index], self.look
        style = look.series[index % len(look.series)]
        known = [value for value in one.values if value is not None]
        if self.cursor is not None:
            value = one.values[self.cursor] if self.cursor < len(one.values) else None
            tail = _number(value, one)
            reported = one.record[self.cursor] if self.cursor < len(one.record) else None
            tail += f" ({_number(reported, one)})" if reported is not None else ""
        else:
            tail = f"{_number(known[0], one)} {self.signs.arrow} {_number(known[-1], one)}" if known else ""
        yield f"{self.signs.series[index % len(self.signs.series)]} ", style + Style(bold=True)
        yield self.label(one.name, LEGEND - 4 - len(tail)), look.text
        yield f" {tail} ", look.strong

    # ── Moving ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def action_move(self, by: int) -> None:
        """Point out another round."""
        last = self.frame.rounds
        start = self.cursor if self.cursor is not None else last if by < 0 else 0
        self._go(max(0, min(last, start + (by if self.cursor is not None else 0))))

    def action_zoom(self) -> None:
        """Show the whole scale, or only as much of it as the values need."""
        self.zoom = not self.zoom

    def _go(self, position: int) -> None:
        self.cursor = position
        self.post_message(self.Moved(self, position))

    def on_click(self, event: events.Click) -> None:
        """Point out the round under the mouse."""
        offset = event.get_content_offset(self)
        width, height, _ = self._sizes()
        if offset is not None and offset.x < width and offset.y < height:
            self._go(self.frame.round_at(offset.x))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All there is."""
        return container.width


def _number(value: int | None, series: Series) -> str:
    """A value as its scale writes it: with a sign where there is a zero in the middle."""
    if value is None:
        return "-"
    return f"{value:+d}" if value and series.low < 0 else str(value)
