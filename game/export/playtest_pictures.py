"""The pictures of a playtest: how a quantity spreads over the rounds, and how many choices are open in each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from game.analysis.report import Fan, Opening
from game.export.pictures.drawing import label, near, path, picture
from game.words import signed

if TYPE_CHECKING:
    import svg
    from markupsafe import Markup

WIDTH, HEIGHT = 368, 166
LEFT, RIGHT, TOP, BOTTOM = 38, 46, 10, 26
CELL, NAME = 30, 74
"""Width and height of a field of the coverage, and room for the names of the seats (pixels)."""


def fan_picture(fan: Fan) -> Markup:
    """The middle half and the middle nine tenths of the games as bands, and the median as a line."""
    last = fan.rows[-1]
    described = (
        f"{fan.name} over {len(fan.rows) - 1} rounds: half of the games end from {last[1]} to {last[3]}, "
        f"nine tenths from {last[0]} to {last[4]}, the median is {last[2]}."
    )
    return picture(WIDTH, HEIGHT, described, [*_fan(fan)], "curves fan")


def _fan(fan: Fan) -> Iterator[svg.Element]:
    import svg

    rounds = max(1, len(fan.rows) - 1)

    def x(number: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * number / rounds

    def y(value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (fan.high - value) / (fan.high - fan.low)

    for tick in (fan.low, (fan.low + fan.high) // 2, fan.high):
        middle = "scale zero" if tick == 0 and fan.low < 0 else "scale"
        yield svg.Line(x1=LEFT, x2=WIDTH - RIGHT, y1=near(y(tick)), y2=near(y(tick)), class_=[middle])
        yield label(LEFT - 6, y(tick) + 4, signed(tick) if fan.low < 0 else str(tick), "tick", "end")
    every = -(-rounds // 12)
    for number in range(0, rounds + 1, every):
        yield label(x(number), HEIGHT - 7, str(number) if number else "start", "tick", "middle")
    for low, high, class_ in ((0, 4, "band wide-band"), (1, 3, "band")):
        edge = [(x(n), y(row[low])) for n, row in enumerate(fan.rows)]
        edge += [(x(n), y(row[high])) for n, row in reversed([*enumerate(fan.rows)])]
        yield svg.Polygon(points=[svg.Point(near(a), near(b)) for a, b in edge], class_=[class_])
    yield path([(x(n), y(row[2])) for n, row in enumerate(fan.rows)], "main")
    last = fan.rows[-1][2]
    value = signed(last) if fan.low < 0 else str(last)
    yield label(WIDTH - RIGHT + 8, y(last) + 4, value, "end")


def coverage_picture(openings: Sequence[Opening], names: dict[str, str]) -> Markup:
    """For each seat and round, how many of the written choices some game showed open: full where all were."""
    seats = list(dict.fromkeys(opening.seat for opening in openings))
    rounds = max((opening.round for opening in openings), default=1)
    seen = sum(opening.seen for opening in openings)
    written = sum(opening.written for opening in openings)
    described = f"Coverage by round: {seen} of {written} written choices were open in some game."
    width, height = NAME + CELL * rounds + 4, CELL * len(seats) + 24
    return picture(width, height, described, [*_coverage(openings, seats, rounds, names)], "coverage")


def _coverage(
    openings: Sequence[Opening], seats: Sequence[str], rounds: int, names: dict[str, str]
) -> Iterator[svg.Element]:
    import svg

    for row, seat in enumerate(seats):
        yield label(NAME - 8, row * CELL + CELL / 2 + 4, names.get(seat, seat), "tick", "end")
    for number in range(1, rounds + 1):
        yield label(NAME + (number - 0.5) * CELL, len(seats) * CELL + 16, str(number), "tick", "middle")
    for opening in openings:
        left, top = NAME + (opening.round - 1) * CELL + 2, seats.index(opening.seat) * CELL + 2
        size = CELL - 4
        yield svg.Rect(x=left, y=top, width=size, height=size, rx=3, class_=["field"])
        full = size * opening.seen / opening.written if opening.written else 0
        filled = "full" if opening.seen == opening.written else "part"
        yield svg.Rect(x=left, y=near(top + size - full), width=size, height=near(full), rx=3, class_=[filled])
        count = str(opening.seen) if opening.seen == opening.written else f"{opening.seen}/{opening.written}"
        yield label(left + size / 2, top + size / 2 + 4, count, "count", "middle")


__all__ = ["coverage_picture", "fan_picture"]
