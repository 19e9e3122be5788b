"""The balance gauge: which triangles of actors are under strain. It moves nothing.

Structural balance (Heider 1946; Cartwright and Harary 1956): a triangle is balanced if the product of its three mutual
ties is positive. A mutual tie is the mean of both directions and counts from 15 points either way; the tension of an
unbalanced triangle is the cube root of the product without its sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from game.engine.plan import plan_of
from game.engine.state import State
from game.model.scale import cube_root
from game.model.scenario import Scenario

LEAST_SUM = 30
"""Both directions of a tie must add up to this, either way, to count (a mean of 15)."""


STRONG_SUM = 80
"""From this sum (a mean of 40) on, either way, a mutual tie is called close or hostile."""


@dataclass(frozen=True, slots=True)
class Triangle:
    """Three actors under strain."""

    actors: tuple[str, str, str]
    ties: tuple[int, int, int]
    """Mutual ties as sums of both directions, -200 to 200: first-second, first-third, second-third."""
    tension: int
    """0 to 100."""
    is_middle: str
    """Where one actor is close to two who are hostile to each other: that actor; else empty (all three hostile)."""


def triangles(scenario: Scenario, state: State) -> tuple[Triangle, ...]:
    """The triangles under strain, most strained first; equal ones in file order."""
    plan = plan_of(scenario)
    n = len(plan.actors)
    values = state.values

    def mutual(a: int, b: int) -> int:
        return values[a * n + b] + values[b * n + a]

    found = []
    for a, b, c in combinations(range(n), 3):
        ties = (mutual(a, b), mutual(a, c), mutual(b, c))
        if min(map(abs, ties)) < LEAST_SUM:
            continue
        product = ties[0] * ties[1] * ties[2]
        if product >= 0:
            continue
        # the cube root of the product of means is half that of the product of sums; doubled again to round once
        tension = (cube_root(-product * 8) + 2) // 4
        friends = sum(tie > 0 for tie in ties)
        middle = (a, b, c)[2 - ties.index(min(ties))] if friends == 2 else -1
        names = (plan.actors[a], plan.actors[b], plan.actors[c])
        found.append(Triangle(names, ties, tension, plan.actors[middle] if middle >= 0 else ""))
    return tuple(sorted(found, key=lambda triangle: -triangle.tension))


def strain_words(scenario: Scenario, triangle: Triangle) -> str:
    """A triangle in a sentence: "The US is close to both Qatar and Israel, who are hostile to each other."."""
    tense = "hostile to" if min(triangle.ties) <= -STRONG_SUM else "at odds with"
    a, b, c = triangle.actors
    if not triangle.is_middle:
        names = [scenario.mention(actor) for actor in (a, b, c)]
        text = f"{names[0]}, {names[1]} and {names[2]} are all {tense} one another."
    else:
        others = [scenario.mention(actor) for actor in triangle.actors if actor != triangle.is_middle]
        near = "close to" if sorted(triangle.ties)[1] >= STRONG_SUM else "on good terms with"
        text = (
            f"{scenario.mention(triangle.is_middle)} is {near} both {others[0]} and {others[1]}, "
            f"who are {tense} each other."
        )
    return text[0].upper() + text[1:]
