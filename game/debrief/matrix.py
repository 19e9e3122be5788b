"""The scores and indicators as text: aligned columns, signed numbers, short names."""

from __future__ import annotations

from game.debrief.phrases import moved_words
from game.debrief.text import pad
from game.diagnostics import cells
from game.engine.view import View
from game.model.names import tie
from game.model.scenario import Scenario
from game.words import signed


def matrix_lines(scenario: Scenario, view: View, width: int = 78) -> list[str]:
    """How each actor (line) regards each other (column); a dot where they would meet themselves.

    Where the columns do not fit `width` cells, they go on in a second table below.
    """
    actors = [*scenario.actors]
    names = {actor: scenario.actors[actor].short for actor in actors}
    head = max(cells(name) for name in names.values())
    column = max(4, *(cells(name) for name in names.values())) + 2
    at_once = max(1, (width - head) // column)
    lines: list[str] = []
    for first in range(0, len(actors), at_once):
        block = actors[first : first + at_once]
        lines += [""] * bool(lines)
        lines.append(pad("", head) + "".join(pad(names[target], column, right=True) for target in block))
        for source in actors:
            numbers = ("." if a == source else signed(view.scores[tie(source, a)]) for a in block)
            lines.append(pad(names[source], head) + "".join(pad(number, column, right=True) for number in numbers))
    return lines


def indicator_lines(scenario: Scenario, view: View, before: View | None = None) -> list[str]:
    """Each indicator with its value, its band and, given an earlier view, what it did since."""
    wide = max((cells(shape.name) for shape in scenario.indicators.values()), default=0)
    lines = []
    for quantity, shape in scenario.indicators.items():
        value = view.indicators[quantity]
        notes = [band] if (band := shape.band(value)) else []
        if before is not None:
            notes.append(moved_words(value - before.indicators[quantity]))
        lines.append(f"{pad(shape.name, wide)}  {value:3d}" + (f"  {', '.join(notes)}" if notes else ""))
    return lines
