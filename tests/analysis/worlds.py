"""Made-up scenarios with everything in them, and games of them in which seats push a quantity as far as they can.

All is drawn from one generator, so that a seed names a scenario, and many are made in a second.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from game.engine import State, Step, resolve, start
from game.engine.offers import offers
from game.engine.plan import plan_of
from game.engine.resolve import consequence_changes
from game.model.moves import Outcome
from game.model.scenario import Scenario
from tests.engine.strategies import PLAIN_VERBS

ACTORS = ("a", "b", "c", "d")
SEATS = ("a", "b", "c")
INDICATORS = ("calm", "trade")
FLAGS = ("red", "blue", "green")
ROUNDS = 4
QUANTITIES = (*INDICATORS, "a -> b", "b -> a", "c -> a", "d -> b", "a <-> c", "b <-> c")
CHOICES = [f"{seat}{number}{letter}" for number in range(1, ROUNDS + 1) for seat in SEATS for letter in "xyz"]
RULES = {
    "act-size": (1, 10),
    "own-view": (0, 100),
    "ripple-friend": (0, 100),
    "ripple-enemy": (0, 100),
    "reciprocity": (0, 30),
    "drift": (0, 40),
    "disbelief": (0, 100),
    "lasting-mark": (0, 100),
}

T = TypeVar("T")


class World:
    """Draws a scenario of four rounds with every kind of part, most of them conditional."""

    def __init__(self, seed: int) -> None:
        self.luck = random.Random(seed)
        self.size = self.luck.choice((5, 15, 40))
        """How large effects are: small ones stay off the bounds, large ones are cut by the limit."""

    def one(self, parts: Sequence[T]) -> T:
        return self.luck.choice(parts)

    def chance(self, percent: int) -> bool:
        return self.luck.randrange(100) < percent

    def some(self, parts: Sequence[T], most: int, least: int = 0) -> list[T]:
        return self.luck.sample(parts, self.luck.randint(least, most))

    def range(self) -> str:
        number = self.luck.randint(-60, 110)
        word = self.one(("at least", "at least", "at most", "above", "below", "exactly", "between"))
        return f"between {number} and {number + self.luck.randint(0, 60)}" if word == "between" else f"{word} {number}"

    def condition(self, depth: int = 1) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        for _ in range(self.luck.randint(1, 2)):
            kind = self.luck.randrange(10)
            if kind < 5:
                entries[self.one(QUANTITIES)] = self.range()
            elif kind < 6:
                entries["round"] = self.one(("at least 2", "exactly 3", "at most 2", "between 2 and 3"))
            elif kind < 8:
                entries[self.one(("flags", "no-flags"))] = [self.one(FLAGS)]
            else:
                entries[self.one(("chosen", "not-chosen"))] = self.some(CHOICES, 2, 1)
        if depth and self.chance(25):
            entries["any"] = [self.condition(depth - 1) for _ in range(self.luck.randint(1, 3))]
        return entries

    def effects(self) -> dict[str, int]:
        return {name: self.luck.randint(-self.size, self.size) for name in self.some(QUANTITIES, 3)}

    def act(self, seat: str) -> str:
        first, second = self.luck.sample([actor for actor in ACTORS if actor != seat], 2)
        return f"mediate {first} {second}" if self.chance(15) else f"{self.one(PLAIN_VERBS)} {first}"

    def flags(self) -> dict[str, Any]:
        return {"sets": self.some(FLAGS, 2), "clears": self.some(FLAGS, 2)} if self.chance(40) else {}

    def consequences(self, seat: str) -> dict[str, Any]:
        found: dict[str, Any] = {"effects": self.effects(), **self.flags()}
        if self.chance(50):
            found["acts"] = [self.act(seat) for _ in range(self.luck.randint(1, 2))]
        if self.chance(25):
            found["later"] = [self.delayed() for _ in range(self.luck.randint(1, 2))]
        return found

    def delayed(self) -> dict[str, Any]:
        when = {"when": self.condition()} if self.chance(50) else {}
        return {"rounds": self.luck.randint(1, 3), "effects": self.effects(), **self.flags(), **when}

    def choice(self, id_: str, seat: str) -> dict[str, Any]:
        found = {"id": id_, "label": id_, **self.consequences(seat)}
        if self.chance(40):
            found["when"] = self.condition()
        if self.chance(30):
            chance = self.one((0, 30, 50, 100))
            parts = (chance, 100 - chance)
            found["outcomes"] = [{"chance": part, "text": "So.", **self.consequences(seat)} for part in parts]
        return found

    def data(self) -> dict[str, Any]:
        pairs = [(a, b) for a in ACTORS for b in ACTORS if a != b]
        return {
            "format": 1,
            "title": "World",
            "actors": {name: self.actor(name) for name in ACTORS},
            "indicators": {
                name: {"name": name, "start": self.luck.randint(0, 100), "low": "none", "high": "all"}
                for name in INDICATORS
            },
            "relationships": {
                f"{a} -> {b}": {"start": self.luck.randint(-100, 100), "usual": self.luck.randint(-100, 100)}
                for a, b in pairs
            },
            "rounds": [
                {
                    "title": f"Round {number}",
                    "situation": "On it goes.",
                    "choices": {
                        seat: [
                            self.choice(f"{seat}{number}{letter}", seat) for letter in "xyz"[: self.luck.randint(0, 3)]
                        ]
                        for seat in SEATS
                    },
                }
                for number in range(1, ROUNDS + 1)
            ],
            "events": [self.event(number) for number in range(self.luck.randint(0, 3))],
            "endings": [
                *(self.ending(number) for number in range(self.luck.randint(0, 3))),
                {"id": "rest", "title": "Over", "text": "Over.", "default": True},
            ],
            "moves": self.one(((), (), ("consult",), ("consult", "strike", "mediate", "praise", "negotiate"))),
            "rules": {name: self.luck.randint(*span) for name, span in RULES.items() if self.chance(50)},
            "weights": self.one(({}, {"consult": -8.5}, {"mediate": -3, "praise": 9})),
        }

    def actor(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = {"name": name, "short": name, "public": "Known."}
        if name not in SEATS:
            return {**found, "seat": "none"}
        return {**found, "goals": [{"name": "Won", "when": self.condition(), "points": 9} for _ in range(2)]}

    def event(self, number: int) -> dict[str, Any]:
        once = {"once": self.chance(50), "chance": self.one((100, 100, 100, 50, 0))}
        effects = {"effects": self.effects(), **self.flags()}
        return {"id": f"event-{number}", "when": self.condition(), "text": "So.", **once, **effects}

    def ending(self, number: int) -> dict[str, Any]:
        words = {"id": f"ending-{number}", "title": "Ended", "text": "It is over."}
        return {**words, "when": self.condition(), "early": self.chance(50)}


def world(seed: int) -> Scenario:
    """The made-up scenario of a seed."""
    return Scenario.model_validate_json(json.dumps(World(seed).data()))


def games(scenario: Scenario, luck: random.Random, many: int) -> Iterator[Iterator[tuple[State, Step]]]:
    """Whole games by the rules, round by round: by lot, or with all seats pushing one quantity one way."""
    plan = plan_of(scenario)
    for number in range(many):
        yield _game(scenario, luck, luck.randrange(plan.size) if number % 4 else -1, 1 if number % 2 else -1)


def _game(scenario: Scenario, luck: random.Random, slot: int, way: int) -> Iterator[tuple[State, Step]]:
    state = start(scenario)
    while not state.is_over:
        made = {seat: _best(scenario, state, seat, luck, slot, way) for seat in scenario.seats}
        chosen = {seat: choice for seat, (choice, _) in made.items()}
        outcomes = {seat: outcome for seat, (_, outcome) in made.items() if outcome}
        step = resolve(scenario, state, chosen, seed=luck.randrange(10**6), outcomes=outcomes)
        yield state, step
        state = step.state


def _best(scenario: Scenario, state: State, seat: str, luck: random.Random, slot: int, way: int) -> tuple[str, str]:
    """An open choice and an outcome that can be drawn: those that push a slot farthest, or any."""
    found: list[tuple[float, str, str]] = []
    for offer in offers(scenario, state, seat):
        outcomes: list[Outcome | None] = [one for one in offer.choice.outcomes if one.chance]
        for outcome in outcomes or [None]:
            parts = [offer.choice, *([outcome] if outcome else [])]
            moved = sum(
                change.amount
                for part in parts
                for change in consequence_changes(plan_of(scenario), state.values, seat, part, offer.choice, "")
                if change.slot == slot
            )
            if offer.available:
                found.append((way * moved + luck.random(), offer.id, outcome.id if outcome else ""))
    return max(found)[1:]
