"""One quantity over the rounds: this game (or all games of a class with their median), and the record dotted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.export.pictures.drawing import apart, label, near, path, picture
from game.words import signed

if TYPE_CHECKING:
    import svg
    from markupsafe import Markup

WIDTH, HEIGHT = 368, 166
LEFT, RIGHT, TOP, BOTTOM = 38, 72, 10, 26
"""What stands around the plot: numbers of the scale, names of the curves, room for the rounds."""
MOST_ROUNDS = 12
"""How many rounds are named on the axis; with more, every second or third is."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What one panel shows."""

    described: str
    """The whole panel in words, for a voice."""
    main: Sequence[float]
    """The value at the start and after each round: of this game, or the median of all."""
    name: str
    """What the main curve is called at its end: "here", "median"."""
    record: Sequence[float] = ()
    others: Sequence[Sequence[float]] = ()
    """Thin curves behind, one for each game of a class."""
    low: int = -100
    high: int = 100
    rounds: int = 0
    """How many rounds the axis has at least."""


def curve_panel(panel: Panel) -> Markup:
    """The panel as a picture. The scale is always the whole one, so that panels can be compared by eye."""
    rounds = max(panel.rounds, len(panel.main) - 1, len(panel.record) - 1, *(len(o) - 1 for o in panel.others), 1)
    return picture(WIDTH, HEIGHT, panel.described, [*_elements(panel, rounds)], "curves")


def _elements(panel: Panel, rounds: int) -> Iterator[svg.Element]:
    import svg

    def x(round_: float) -> float:
        return LEFT + (WIDTH - LEFT - RIGHT) * round_ / rounds

    def y(value: float) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (panel.high - value) / (panel.high - panel.low)

    def points(values: Sequence[float]) -> list[tuple[float, float]]:
        return [(x(number), y(value)) for number, value in enumerate(values)]

    for tick in (panel.low, (panel.low + panel.high) // 2, panel.high):
        middle = "scale zero" if tick == 0 and panel.low < 0 else "scale"
        yield svg.Line(x1=LEFT, x2=WIDTH - RIGHT, y1=near(y(tick)), y2=near(y(tick)), class_=[middle])
        yield label(LEFT - 6, y(tick) + 4, signed(tick) if panel.low < 0 else str(tick), "tick", "end")
    every = -(-rounds // MOST_ROUNDS)
    for number in range(rounds + 1):
        if number % every == 0:
            yield label(x(number), HEIGHT - 7, str(number) if number else "start", "tick", "middle")
    for values in panel.others:
        yield path(points(values), "each")
    if len(panel.record) > 1:
        yield path(points(panel.record), "record")
    yield path(points(panel.main), "main")
    for across, down in points(panel.main):
        yield svg.Circle(cx=near(across), cy=near(down), r=3, class_=["point"])
    yield from _ends(panel, x, y)


def _ends(panel: Panel, x: Callable[[float], float], y: Callable[[float], float]) -> Iterator[svg.Element]:
    """The last values, with what each curve is called."""
    ends = [(panel.main, panel.name, "end")]
    if len(panel.record) > 1:
        is_short = len(panel.record) < len(panel.main)
        ends.append((panel.record, f"record at {len(panel.record) - 1}" if is_short else "record", "end quiet"))
    heights = apart([y(values[-1]) for values, _, _ in ends], 24, TOP + 8, HEIGHT - BOTTOM - 6)
    for (values, name, class_), height in zip(ends, heights, strict=True):
        value = values[-1]
        number = f"{value:+g}" if panel.low < 0 and value else f"{value:g}"
        yield label(WIDTH - RIGHT + 8, height + 1, number, class_)
        yield label(WIDTH - RIGHT + 8, height + 12, name, "name")
