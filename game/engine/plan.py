"""A scenario as the engine works with it: every quantity has a slot, every slot a name, bounds and a start.

Slots, for n actors: tie i -> j at `i*n + j`, then the indicators, then (from `size` on) the usual levels in the same
order. One row of whole numbers then is the whole state of the scores, and a rule is arithmetic on slots.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from game.model.catalogue import CATALOGUE, Act
from game.model.moves import ActUse, Choice
from game.model.names import spread, tie
from game.model.scale import INDICATOR_MAX, INDICATOR_MIN, SCORE_MAX, SCORE_MIN, rdiv
from game.model.scenario import Scenario

USUAL = "usual "
"""What stands before a tie's name where its usual level is meant: `usual qatar -> us`."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the engine looks up for one scenario; made once by :func:`plan_of`."""

    scenario: Scenario
    actors: tuple[str, ...]
    names: tuple[str, ...]
    """Slot to the name of its quantity, values first, then the usual levels."""
    slots: dict[str, int]
    """Name of a quantity to its slot."""
    size: int
    """How many quantities there are; slot `size + s` is the usual level of slot `s`."""
    start: tuple[int, ...]
    """The values at the start, usual levels included."""
    pairs: tuple[tuple[int, int], ...]
    """For each directed tie i -> j: its slot and that of j -> i."""
    index: dict[str, int]
    """Actor to its number."""
    standing: dict[str, dict[str, Choice]]
    """For each seat, its standing moves by id (`consult qatar`)."""

    def bounds(self, slot: int) -> tuple[int, int]:
        """The lowest and highest value that a slot may hold."""
        n = len(self.actors)
        if slot % self.size < n * n:
            return SCORE_MIN, SCORE_MAX
        return INDICATOR_MIN, INDICATOR_MAX

    def act(self, verb: str) -> Act:
        """An act of the catalogue, with the weight that this scenario gives it."""
        act = CATALOGUE[verb]
        weight = self.scenario.weights.get(verb)
        return act if weight is None else act._replace(weight10=rdiv(round(weight * 100), 10))

    def slots_of(self, quantity: str) -> tuple[int, ...]:
        """The slots that a name in the file stands for: two for `a <-> b`."""
        return tuple(self.slots[name] for name in spread(quantity))


def _standing(scenario: Scenario, seat: str) -> dict[str, Choice]:
    """The standing moves of a seat, one for each verb and target (for a mediation: each pair of others)."""
    found: dict[str, Choice] = {}
    others = [actor for actor in scenario.actors if actor != seat]
    for verb in scenario.moves:
        act = CATALOGUE[verb]
        if act.kind == "mediation":
            targets = [(a, b) for i, a in enumerate(others) for b in others[i + 1 :]]
        else:
            targets = [(a, "") for a in others]
        for target, partner in targets:
            use = ActUse.model_construct(verb=verb, target=target, partner=partner)
            names = {"target": scenario.mention(target), "partner": scenario.mention(partner) if partner else ""}
            phrase = act.phrase.format(**names)
            found[str(use)] = Choice.model_construct(id=str(use), label=phrase[0].upper() + phrase[1:], acts=(use,))
    return found


@lru_cache(maxsize=64)
def plan_of(scenario: Scenario) -> Plan:
    """Work out the plan of a scenario; asked again for the same scenario it answers at once."""
    actors = tuple(scenario.actors)
    n = len(actors)
    index = {actor: number for number, actor in enumerate(actors)}
    names = [tie(a, b) for a in actors for b in actors] + list(scenario.indicators)
    start = [0] * len(names)
    usual = [0] * len(names)
    for (a, b), shape in scenario.starting_ties.items():
        slot = index[a] * n + index[b]
        start[slot] = shape.start
        usual[slot] = shape.start if shape.usual is None else shape.usual
    for offset, indicator in enumerate(scenario.indicators.values()):
        start[n * n + offset] = usual[n * n + offset] = indicator.start
    every = (*names, *(USUAL + name for name in names))
    return Plan(
        scenario=scenario,
        actors=actors,
        names=every,
        slots={name: slot for slot, name in enumerate(every)},
        size=len(names),
        start=(*start, *usual),
        pairs=tuple((i * n + j, j * n + i) for i in range(n) for j in range(n) if i != j),
        index=index,
        standing={seat: _standing(scenario, seat) for seat in scenario.seats},
    )
