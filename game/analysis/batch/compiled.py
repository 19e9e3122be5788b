"""A scenario compiled for the batch engine: every name looked up, every amount in a table."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import DTypeLike

from game.analysis.batch.conditions import Reader, Test, Where
from game.analysis.batch.tables import Look, Mark, Numbers, act_looks, rdivs
from game.analysis.games import Layout
from game.engine.offers import PASS
from game.engine.plan import Plan
from game.model.moves import Choice, Consequences, Effects, Later
from game.model.scenario import round_id


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """What a choice, one of its outcomes, a delayed part or an event brings about."""

    looks: tuple[Look, ...] = ()
    marks: tuple[Mark, ...] = ()
    effects: tuple[tuple[int, int], ...] = ()
    """(slot, points), as the author wrote them."""
    sets: tuple[int, ...] = ()
    clears: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Move:
    """One move of a seat in a round."""

    id: str
    when: Test | None
    part: Part
    chances: Numbers
    """The outcomes' chances added up one by one, in percent; empty where it has none."""
    outcomes: tuple[Part, ...]
    reported: bool
    weights: tuple[tuple[int, int], ...]
    """Of its acts: (ten times the weight, the slot of the seat's own regard for a target)."""
    draw: bytes
    """What the hash of its outcome is made from, behind the seed."""
    lot: bytes
    """The same for the lot by which the computer chooses among equals."""


@dataclass(frozen=True, slots=True, eq=False)
class Due:
    """A delayed part, in the round in which it falls due."""

    round: int
    """The round of the choice, from 0."""
    place: int
    move: int
    outcome: int
    """The outcome whose part it is; -1 for the choice's own."""
    when: Test | None
    part: Part


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """Something that may come after a round."""

    when: Test
    once: bool
    chance: int
    part: Part
    draws: tuple[bytes, ...]
    """[round]: what the hash of its chance is made from."""


@dataclass(frozen=True, slots=True, eq=False)
class Ending:
    """One way in which a game can end."""

    when: Test | None
    early: bool


@dataclass(frozen=True, slots=True, eq=False)
class Goal:
    """What a seat tries for."""

    when: Test
    points: int


@dataclass
class Compiled:
    """Everything that the batch engine looks up for one scenario."""

    layout: Layout
    moves: list[list[tuple[Move, ...]]] = field(init=False)
    """[round][seat]: the moves by their numbers (see :attr:`game.analysis.games.Layout.moves`)."""
    due: list[list[Due]] = field(init=False)
    """[round]: what can fall due in it."""

    def __post_init__(self) -> None:
        layout, scenario = self.layout, self.layout.scenario
        where: dict[str, Where] = {
            id_: ((number, layout.seats.index(seat), layout.numbers[number][layout.seats.index(seat)][id_]),)
            for id_, (number, seat, _) in scenario.choices_by_id.items()
            if seat in layout.seats
        }
        self._flags = {flag: number for number, flag in enumerate(layout.flags)}
        self.reader = Reader(layout.plan, layout.flags, where)
        self._standing = [
            tuple(self._move(choice, place, "") for choice in layout.plan.standing.get(seat, {}).values())
            for place, seat in enumerate(layout.seats)
        ]
        self.moves = [
            [self._moves(number, place, choices) for place, choices in enumerate(row)]
            for number, row in enumerate(layout.written)
        ]
        self.due = [[] for _ in range(layout.rounds)]
        for number, row in enumerate(layout.written):
            for place, choices in enumerate(row):
                for move, choice in enumerate(choices):
                    self._delay(number, place, move, -1, choice.later)
                    for drawn, outcome in enumerate(choice.outcomes):
                        self._delay(number, place, move, drawn, outcome.later)

    @property
    def plan(self) -> Plan:
        """The slots."""
        return self.layout.plan

    def _moves(self, number: int, place: int, choices: tuple[Choice, ...]) -> tuple[Move, ...]:
        here = round_id(self.layout.scenario, number)
        written = [self._move(choice, place, here) for choice in choices]
        rest = [self._there(move, place, here) for move in self._standing[place]]
        return (*written, *rest, self._move(PASS, place, here))

    def _move(self, choice: Choice, place: int, here: str) -> Move:
        plan, seat = self.plan, self.layout.seats[place]
        row = plan.index[seat] * len(plan.actors)
        weights = [
            (plan.act(use.verb).weight10, row + plan.index[target])
            for use in choice.acts
            for target in (use.target, use.partner)
            if target
        ]
        return Move(
            choice.id,
            self.reader.read(choice.when) if choice.when else None,
            self._part(choice, place),
            np.cumsum([outcome.chance for outcome in choice.outcomes], dtype=np.int64),
            tuple(self._part(outcome, place) for outcome in choice.outcomes),
            choice.reported,
            tuple(weights),
            _behind(here, seat, choice.id, "outcome"),
            _behind(here, seat, choice.id, "pick"),
        )

    def _there(self, move: Move, place: int, here: str) -> Move:
        """A standing move, in a round."""
        lot = _behind(here, self.layout.seats[place], move.id, "pick")
        return Move(move.id, None, move.part, move.chances, (), False, move.weights, b"", lot)

    def _part(self, written: Consequences | Later, place: int = -1) -> Part:
        looks: list[Look] = []
        marks: list[Mark] = []
        if isinstance(written, Consequences):
            actor = self.plan.index[self.layout.seats[place]]
            for use in written.acts:
                more, lasting = act_looks(self.plan, actor, use)
                looks += more
                marks += lasting
        return Part(
            tuple(looks),
            tuple(marks),
            self._effects(written.effects),
            tuple(self._flags[flag] for flag in written.sets),
            tuple(self._flags[flag] for flag in written.clears if flag in self._flags),
        )

    def _effects(self, effects: Effects) -> tuple[tuple[int, int], ...]:
        return tuple(
            (slot, effect.by) for name, effect in effects.items() for slot in self.plan.slots_of(name) if effect.by
        )

    def _delay(self, number: int, place: int, move: int, outcome: int, parts: tuple[Later, ...]) -> None:
        for later in parts:
            if number + later.rounds < self.layout.rounds:
                when = self.reader.read(later.when) if later.when else None
                self.due[number + later.rounds].append(Due(number, place, move, outcome, when, self._part(later)))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What may come after a round, in file order."""
        scenario = self.layout.scenario
        return tuple(
            Event(
                self.reader.read(event.when),
                event.once,
                event.chance,
                Part(
                    effects=self._effects(event.effects),
                    sets=tuple(self._flags[flag] for flag in event.sets),
                    clears=tuple(self._flags[flag] for flag in event.clears if flag in self._flags),
                ),
                tuple(
                    _behind(round_id(scenario, number), "", event.id, "event") for number in range(self.layout.rounds)
                ),
            )
            for event in scenario.events
        )

    @cached_property
    def endings(self) -> tuple[Ending, ...]:
        """The ways to end, in file order."""
        return tuple(
            Ending(self.reader.read(ending.when) if ending.when else None, ending.early)
            for ending in self.layout.scenario.endings
        )

    @cached_property
    def goals(self) -> tuple[tuple[Goal, ...], ...]:
        """[seat]: its goals."""
        actors = self.layout.scenario.actors
        return tuple(
            tuple(Goal(self.reader.read(goal.when), goal.points) for goal in actors[seat].goals)
            for seat in self.layout.seats
        )

    @cached_property
    def marks(self) -> dict[str, int]:
        """Every lasting mark that can be made, by its name, with its number."""
        keys = {
            mark.key
            for row in self.moves
            for moves in row
            for move in moves
            for part in (move.part, *move.outcomes)
            for mark in part.marks
        }
        return {key: number for number, key in enumerate(sorted(keys))}

    @cached_property
    def slots(self) -> tuple[Numbers, Numbers]:
        """For every pair i -> j its slot and that of j -> i."""
        pairs = np.array(self.plan.pairs, dtype=np.intp).reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1]

    @cached_property
    def quiet(self) -> tuple[Numbers, Numbers]:
        """Rules 4 and 5: what each difference of two departures (-400 to 400) closes, and each departure fades."""
        rules = self.layout.scenario.rules
        gaps, away = np.arange(-400, 401, dtype=np.int64), np.arange(-200, 201, dtype=np.int64)
        fades = rdivs(-rules.drift * away, 100)
        fades = np.where(fades == 0, -np.sign(away), fades) if rules.drift else fades
        return rdivs(rules.reciprocity * gaps, 100).astype(np.int16), fades.astype(np.int16)

    @cached_property
    def dtype(self) -> DTypeLike:
        """Two bytes for a value, unless what the author wrote could add up to more between two limits."""
        most = max(
            sum(
                max(_reach(move.part) + max(map(_reach, move.outcomes), default=0) for move in moves) for moves in row
            )
            + sum(_reach(due.part) for due in self.due[number])
            for number, row in enumerate(self.moves)
        )  # fmt: skip
        most = max(most, sum(_reach(event.part) for event in self.events))
        return np.int16 if most < 30_000 else np.int32

    @cached_property
    def bounds(self) -> tuple[Numbers, Numbers]:
        """The lowest and highest value of each slot, as columns."""
        pairs = [self.plan.bounds(slot) for slot in range(2 * self.plan.size)]
        both = np.array(pairs, dtype=self.dtype)
        return both[:, :1].copy(), both[:, 1:].copy()


def _reach(part: Part) -> int:
    """How far a part can move one quantity at the most, roughly: an act moves no score by more than 200 points."""
    return 200 * len(part.looks) + sum(abs(points) for _, points in part.effects)


def _behind(*purpose: str) -> bytes:
    """What :func:`game.engine.chance.draw` hashes behind the seed."""
    return "".join(f"\x1f{word}" for word in purpose).encode("utf-8")


__all__ = ["Compiled", "Due", "Ending", "Event", "Goal", "Move", "Part"]
