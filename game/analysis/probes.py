"""The same game with one choice made otherwise: what a decision is worth, and what it changes.

One seat's choice in one round is replaced by each other open one. All else stays: the luck, the others' choices, and
what everybody chooses afterwards, as long as it is open (else one is drawn by lot). So whatever differs in the end
follows from that one choice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from game.analysis.games import Layout
from game.analysis.tally import Witness
from game.engine.ledger import Cause
from game.engine.resolve import Step

FEWEST, MOST = 60, 1_000
"""How many games are played otherwise; never more than half as many as are played at all."""
MOST_FOR_FEWEST = 40_000
"""Rounds that may be played for the fewest games: a scenario of 12 seats and 30 rounds has to do with less."""


def probe_count(layout: Layout, games: int) -> int:
    """How many games are played otherwise so that it costs about as much as so many games."""
    rounds = max(1, probe_rounds(layout))
    fewest = max(1, min(FEWEST, MOST_FOR_FEWEST // rounds))
    return min(-(-games // 2), MOST, max(fewest, games * layout.rounds // rounds))


def probe_rounds(layout: Layout) -> int:
    """About how many rounds are played to play one game otherwise, choice by choice."""
    return sum(
        max(0, len(choices) - 1) * (layout.rounds - number)
        for number, row in enumerate(layout.written)
        for choices in row
    )


@dataclass
class Pair:
    """Two choices that were open at the same moment."""

    compared: int = 0
    better: int = 0
    """How often the first brought some goal of the seat nearer than the second."""
    worse: int = 0
    """How often it brought some goal less near."""
    cost: int = 0
    """How often it left a goal unmet that the second would have met."""
    witness: Witness | None = None
    """The first game in which the first choice was made and would have been worse for no goal and better for one."""


@dataclass
class Decision:
    """What is known of a decision: a round and a seat."""

    games: int = 0
    """Games in which there were at least two open choices."""
    moved_ending: int = 0
    """In how many of them another choice would have led to another ending."""
    moved_goals: int = 0
    """In how many it would have moved a goal of any seat nearer or further."""
    moved_play: int = 0
    """In how many it would have changed an ending, a goal, an event, or what was open afterwards."""
    moved_values: int = 0
    """In how many it would have changed any score or indicator at the end."""
    best: dict[int, int] = field(default_factory=dict)
    """For each choice, in how many games it alone was best for the seat."""
    pairs: dict[tuple[int, int], Pair] = field(default_factory=dict)
    """For each two choices, what the first did better or worse than the second."""


class Ripple(NamedTuple):
    """An act whose ripple through a third actor was larger than what it did directly."""

    choice: str
    act: str
    direct: int
    """The largest direct change, in points, without its sign."""
    ripple: int
    """The largest ripple."""
    quantity: str
    """The tie that it moved."""
    round: int
    witness: Witness


@dataclass
class Weighed:
    """What standing moves promised a seat in a round, beside the choices that the author wrote."""

    situations: int = 0
    """Games in which it was weighed."""
    better: int = 0
    """In how many of them a standing move promised more than every written choice."""
    move: str = ""
    """The one that did so in the first of them."""
    witness: Witness | None = None
    """That game."""

    def merge(self, other: Weighed) -> None:
        """Add what came of later games."""
        self.situations += other.situations
        self.better += other.better
        if self.witness is None:
            self.move, self.witness = other.move, other.witness


@dataclass
class Probes:
    """What came of playing games otherwise."""

    games: int = 0
    decisions: dict[tuple[int, int], Decision] = field(default_factory=lambda: defaultdict(Decision))
    """By round and seat, both from 0."""
    ripples: dict[tuple[str, str], Ripple] = field(default_factory=dict)
    """The largest of each choice and act."""
    standing: dict[tuple[int, int], Weighed] = field(default_factory=lambda: defaultdict(Weighed))
    """By round and seat, both from 0."""

    def merge(self, other: Probes) -> None:
        """Add what came of later games."""
        self.games += other.games
        for place, found in other.decisions.items():
            here = self.decisions[place]
            here.games += found.games
            here.moved_ending += found.moved_ending
            here.moved_goals += found.moved_goals
            here.moved_play += found.moved_play
            here.moved_values += found.moved_values
            for choice, count in found.best.items():
                here.best[choice] = here.best.get(choice, 0) + count
            for key, pair in found.pairs.items():
                mine = here.pairs.setdefault(key, Pair())
                mine.compared += pair.compared
                mine.better += pair.better
                mine.worse += pair.worse
                mine.cost += pair.cost
                mine.witness = mine.witness or pair.witness
        for ripple in other.ripples.values():
            self.show(ripple)
        for place_, weighed in other.standing.items():
            self.standing[place_].merge(weighed)

    def show(self, ripple: Ripple) -> None:
        """Keep a ripple if it is the largest of its choice and act."""
        key = (ripple.choice, ripple.act)
        if key not in self.ripples or ripple.ripple > self.ripples[key].ripple:
            self.ripples[key] = ripple


def ripples_of(steps: list[Step], witness: Witness) -> Iterator[Ripple]:
    """Acts whose largest ripple is larger than their largest direct change."""
    for step in steps:
        direct: dict[Cause, int] = {}
        ripples: dict[Cause, tuple[int, str]] = {}
        for entry in step.entries:
            if not entry.cause.act:
                continue
            if entry.rule in ("direct", "mediation"):
                direct[entry.cause] = max(direct.get(entry.cause, 0), abs(entry.change))
            elif entry.rule == "ripple" and abs(entry.change) > ripples.get(entry.cause, (0, ""))[0]:
                ripples[entry.cause] = (abs(entry.change), entry.quantity)
        for cause, (size, quantity) in ripples.items():
            if size > direct.get(cause, 0):
                yield Ripple(cause.id, cause.act, direct.get(cause, 0), size, quantity, step.round, witness)


__all__ = ["Decision", "Pair", "Probes", "Ripple", "Weighed", "probe_count", "probe_rounds", "ripples_of"]
