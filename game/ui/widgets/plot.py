"""The drawing of curves: values over rounds on a canvas, with axes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.style import Style

from game.ui.looks import Look
from game.ui.widgets.canvas import DOTTED, SOLID, Canvas, Pattern
from game.ui.widgets.values import Series

AXIS = 5
"""Cells left of the plot, for the numbers: `-100 `."""


class Frame(NamedTuple):
    """Where values stand on a canvas."""

    columns: int
    """Cells of the plot, without the axis."""
    rows: int
    low: int
    high: int
    rounds: int
    """The last round that the axis shows; the first is 0, the start."""

    def x(self, round_: int) -> int:
        """The dot column of a round, counted from the left edge of the plot."""
        return 1 + round_ * (self.columns * 2 - 3) // max(self.rounds, 1)

    def y(self, value: int) -> int:
        """The dot row of a value, from the top; values outside the scale stand at its ends."""
        inside = max(self.low, min(self.high, value))
        return round((self.high - inside) * (self.rows * 4 - 1) / max(self.high - self.low, 1))

    def column(self, round_: int) -> int:
        """The cell column of a round, with the axis counted in."""
        return AXIS + self.x(round_) // 2

    def round_at(self, column: int) -> int:
        """The round nearest to a cell column."""
        return min(range(self.rounds + 1), key=lambda round_: abs(self.column(round_) - column))


def frame(series: Sequence[Series], rounds: int, width: int, height: int, zoom: bool = False) -> Frame:
    """The frame that holds all of some series: one scale for all, one line at the bottom for the rounds.

    The scale is the whole one; with `zoom`, from the ten below the lowest value to the ten above the highest.
    """
    low = min((one.low for one in series), default=-100)
    high = max((one.high for one in series), default=100)
    values = [value for one in series for value in (*one.values, *one.record) if value is not None]
    if zoom and values:
        low, high = max(low, (min(values) - 1) // 10 * 10), min(high, -(-(max(values) + 1) // 10) * 10)
    longest = max((max(len(one.values), len(one.record)) for one in series), default=1) - 1
    return Frame(max(width - AXIS, 1), max(height - 1, 1), low, high, max(rounds, longest, 1))


def draw(canvas: Canvas, place: Frame, series: Sequence[Series], marks: str, look: Look, cursor: int | None) -> None:
    """Draw axes and curves; each point has the mark of its series, each record is dotted."""
    _axes(canvas, place, series, look, cursor)
    styles = [look.series[index % len(look.series)] for index in range(len(series))]
    for one, style in zip(series, styles, strict=True):
        _curve(canvas, place, one.record, style, dotted=True)
    for one, style in zip(series, styles, strict=True):
        _curve(canvas, place, one.values, style, dotted=False)
    for index, one in reversed([*enumerate(series)]):
        for round_, value in enumerate(one.values):
            if value is not None:
                mark = marks[index % len(marks)]
                canvas.text(place.column(round_), place.y(value) // 4, mark, styles[index] + Style(bold=True))


def _curve(canvas: Canvas, place: Frame, values: Sequence[int | None], style: Style, *, dotted: bool) -> None:
    points = [(AXIS * 2 + place.x(n), place.y(value)) for n, value in enumerate(values) if value is not None]
    for start, end in pairwise(points):
        canvas.line(start, end, style, DOTTED if dotted else SOLID)


def _axes(canvas: Canvas, place: Frame, series: Sequence[Series], look: Look, cursor: int | None) -> None:
    is_score = any(one.low < 0 for one in series)
    middle = 0 if place.low < 0 < place.high else (place.low + place.high) // 2
    left, right = AXIS * 2, AXIS * 2 + place.columns * 2 - 1
    for value in (place.low, middle, place.high):
        row = place.y(value) // 4
        number = f"{value:+d}" if value and is_score else str(value)
        canvas.text(0, row, f"{number:>{AXIS - 1}}", look.muted)
        if value == middle:
            canvas.line((left, place.y(value)), (right, place.y(value)), look.quiet, DOTTED)
    every = max(1, -(-4 * (place.rounds + 1) // max(place.columns, 1)))
    for round_ in range(place.rounds + 1):
        here = round_ == cursor
        if here:
            x = AXIS * 2 + place.x(round_)
            canvas.line((x, 0), (x, place.rows * 4 - 1), look.muted, Pattern(2, 2, ":"))
        if here or round_ % every == 0:
            canvas.text(place.column(round_), place.rows, str(round_), look.accent if here else look.muted)
