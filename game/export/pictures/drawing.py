"""What every picture needs: safe text, whole numbers of a tenth, and a description that a voice reads.

svg.py types the elements and escapes nothing, so every word that comes from a person goes through :func:`words`, and
only this module sets attributes from texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from game.words import clean_text

if TYPE_CHECKING:
    import svg
    from markupsafe import Markup

Anchor = Literal["start", "middle", "end"]


def words(text: str, limit: int = 2000) -> str:
    """A text as one safe line of markup, for an element or an attribute."""
    from markupsafe import escape

    return str(escape(clean_text(text, limit=limit, keep_newlines=False)))


def label(x: float, y: float, text: str, class_: str, anchor: Anchor = "start") -> svg.Text:
    """A text in a picture, at a place of its own."""
    import svg

    return svg.Text(x=near(x), y=near(y), text=words(text), class_=[class_], text_anchor=anchor)


def path(points: Sequence[tuple[float, float]], class_: str) -> svg.Polyline:
    """A line through points; one point alone makes none."""
    import svg

    return svg.Polyline(points=[svg.Point(near(x), near(y)) for x, y in points], class_=[class_])


def picture(width: int, height: int, described: str, elements: Sequence[svg.Element], class_: str) -> Markup:
    """A whole picture as markup for a page; `described` is what a voice says in its place."""
    import svg
    from markupsafe import Markup

    made = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, width, height),
        class_=["picture", class_],
        elements=[*elements],
        extra={"role": "img", "aria-label": words(described)},
    )
    return Markup(made.as_str())


def near(number: float) -> float:
    """A coordinate to a tenth: finer than any printer, and the same text on every machine."""
    return int(number) if number == int(number) else round(number, 1)


def apart(places: Sequence[float], least: float, low: float, high: float) -> list[float]:
    """Places pushed at least so far apart, in their order, within low and high as far as there is room."""
    order = sorted(range(len(places)), key=lambda k: places[k])
    moved = [max(low, min(high, place)) for place in places]
    for before, here in pairwise(order):
        moved[here] = max(moved[here], moved[before] + least)
    over = max(0.0, moved[order[-1]] - high) if order else 0.0
    return [place - over for place in moved]
