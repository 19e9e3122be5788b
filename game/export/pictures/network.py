"""The actors on a ring, and between each two a line for how they regard each other: the mean of both ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import cos, hypot, pi, sin
from typing import TYPE_CHECKING

from game.export.pictures.drawing import label, near, picture
from game.model.scale import REGARD_BANDS, rdiv, regard
from game.words import signed

if TYPE_CHECKING:
    import svg
    from markupsafe import Markup

WIDTH, HEIGHT = 460, 380
EDGE_X, EDGE_Y = 52, 24
"""How far the ring stays from the edges of the picture."""
MANY = 8
"""With more actors than this, neutral lines are left out, and numbers stand only where they have room."""
STEPS = tuple(word for _, word in REGARD_BANDS)
"""The five words of the scale, which are the classes of the lines as well."""
PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)
"""Where on a line its number may stand, best first."""

Ring = dict[str, tuple[float, float]]


def network(
    actors: Sequence[tuple[str, str]], scores: Mapping[tuple[str, str], int], described: str, you: Sequence[str] = ()
) -> Markup:
    """The picture: `actors` are ids with short names, `scores` both ways of every tie, `you` the seats of people."""
    return picture(WIDTH, HEIGHT, described, [*_elements(actors, scores, you)], "network")


def mean(scores: Mapping[tuple[str, str], int], one: str, other: str) -> int:
    """How two actors regard each other on the whole (points)."""
    return rdiv(scores[one, other] + scores[other, one], 2)


def _ring(actors: Sequence[tuple[str, str]]) -> Ring:
    """Places on a ring that fills the picture, the first actor at the top."""
    count = len(actors)
    first = -pi / 2 - (pi / count if count % 2 == 0 else 0)
    angles = [first + 2 * pi * k / count for k in range(count)]
    across, down = _spread([cos(angle) for angle in angles]), _spread([sin(angle) for angle in angles])
    return {
        actor: (EDGE_X + (WIDTH - 2 * EDGE_X) * x, EDGE_Y + (HEIGHT - 2 * EDGE_Y) * y)
        for (actor, _), x, y in zip(actors, across, down, strict=True)
    }


def _spread(numbers: Sequence[float]) -> list[float]:
    """The numbers stretched to run from 0 to 1; all in the middle if they are one and the same."""
    low, high = min(numbers), max(numbers)
    return [(number - low) / (high - low) if high - low > 1e-6 else 0.5 for number in numbers]


def _elements(
    actors: Sequence[tuple[str, str]], scores: Mapping[tuple[str, str], int], you: Sequence[str]
) -> Iterator[svg.Element]:
    import svg

    ring = _ring(actors)
    pairs = [
        (one, other, mean(scores, one, other))
        for (one, _), (other, _) in combinations(actors, 2)
        if len(actors) <= MANY or regard(mean(scores, one, other)) != "neutral"
    ]
    pairs.sort(key=lambda pair: abs(pair[2]))
    for one, other, score in pairs:
        (x1, y1), (x2, y2) = ring[one], ring[other]
        yield svg.Line(x1=near(x1), y1=near(y1), x2=near(x2), y2=near(y2), class_=["tie", regard(score)])
    taken = [(*ring[actor], 12.0 + 5 * len(short), 15.0) for actor, short in actors]
    for one, other, score in reversed(pairs):
        if (place := _free(ring[one], ring[other], taken)) is not None:
            taken.append((*place, 17, 10))
            yield svg.Rect(x=near(place[0] - 16), y=near(place[1] - 9), width=32, height=18, rx=4, class_=["paper"])
            yield label(place[0], place[1] + 4.5, signed(score), f"score {regard(score)}", "middle")
    for actor, short in actors:
        x, y = ring[actor]
        half = 10 + 4.6 * max(len(short), 2)
        node = "node you" if actor in you else "node"
        yield svg.Rect(x=near(x - half), y=near(y - 15), width=near(2 * half), height=30, rx=15, class_=[node])
        yield label(x, y + 5, short, "who", "middle")


def _free(
    one: tuple[float, float], other: tuple[float, float], taken: Sequence[tuple[float, float, float, float]]
) -> tuple[float, float] | None:
    """A place on a line where a number meets nothing else."""
    if hypot(one[0] - other[0], one[1] - other[1]) < 60:
        return None
    for part in PLACES:
        x, y = one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part
        if all(abs(x - left) > wide + 17 or abs(y - top) > high + 10 for left, top, wide, high in taken):
            return x, y
    return None


__all__ = ["STEPS", "mean", "network"]
