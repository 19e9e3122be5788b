"""What a bunch of played games yields, in columns of small whole numbers, whatever engine played them.

The reference engine fills :class:`Columns`, the batch engine columns of its own that can be read like these
(:class:`Games`). Everything that is counted afterwards is counted from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, Protocol, get_args

from numpy.typing import NDArray

from game.engine.offers import PASS
from game.engine.plan import Plan, plan_of
from game.model.moves import Choice
from game.model.scenario import Scenario

Players = Literal["random", "goal", "mixed", "seek"]
"""How the seats of a bunch are played.

random: any open choice, each as likely. goal: as the computer that plays for its goals. mixed: each seat draws one of
the computer's four ways for the game. seek: steers towards what no game has shown yet (for coverage, not for shares).
"""
PLAYERS: tuple[Players, ...] = get_args(Players)

Column = Sequence[int] | NDArray[Any]
"""A whole number for each game."""

MOST_GAMES = 1_000_000
"""Games of one playtest; also how far the seeds of two playtests lie apart."""

OVER = -1
"""Stands in a column where a game was over already, and where a choice has no outcomes."""


def game_seed(seed: int, number: int) -> int:
    """The seed of a game of a playtest, counted from 0: `play --seed` with it meets the same luck.

    >>> game_seed(1, 7)
    1000007
    """
    return seed * MOST_GAMES + number


class Layout:
    """What the numbers in the columns stand for, in one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.plan: Plan = plan_of(scenario)
        self.seats = scenario.seats
        self.rounds = len(scenario.rounds)
        self.endings = tuple(ending.id for ending in scenario.endings)
        self.events = tuple(event.id for event in scenario.events)
        self.written: tuple[tuple[tuple[Choice, ...], ...], ...] = tuple(
            tuple(round_.choices.get(seat, ()) for seat in self.seats) for round_ in scenario.rounds
        )
        """[round][seat]: the choices that the author wrote, in file order."""

    @cached_property
    def moves(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """[round][seat]: the id of every move by its number: those written, the standing ones, and the pass."""
        standing = [tuple(self.plan.standing.get(seat, {})) for seat in self.seats]
        return tuple(
            tuple(
                (*(choice.id for choice in choices), *rest, PASS.id)
                for choices, rest in zip(row, standing, strict=True)
            )
            for row in self.written
        )

    @cached_property
    def numbers(self) -> tuple[tuple[dict[str, int], ...], ...]:
        """[round][seat]: the number of every move by its id."""
        return tuple(tuple({move: k for k, move in enumerate(moves)} for moves in row) for row in self.moves)

    @cached_property
    def flags(self) -> tuple[str, ...]:
        """Every flag that something sets, by name."""
        found: set[str] = set()
        for _, _, choice in self.scenario.choices_by_id.values():
            for part in (choice, *choice.outcomes):
                found.update(part.sets)
                found.update(flag for later in part.later for flag in later.sets)
        for event in self.scenario.events:
            found.update(event.sets)
        return tuple(sorted(found))

    @cached_property
    def quantities(self) -> tuple[int, ...]:
        """The slots of the plan that are quantities: every tie between two actors, then the indicators."""
        return (*(slot for slot, _ in self.plan.pairs), *range(len(self.plan.actors) ** 2, self.plan.size))


class Games(Protocol):
    """A bunch of games that were played: one entry for each game in every column, in the order of their numbers.

    A bit mask has bit k set where the k-th of its things is so; :data:`OVER` stands where a game was over.
    """

    @property
    def players(self) -> Players:
        """How the seats were played."""

    @property
    def first(self) -> int:
        """The number of the first game, counted from 0 within the playtest."""

    @property
    def seeds(self) -> Column:
        """The seed of each game, as `play --seed` takes it."""

    @property
    def endings(self) -> Column:
        """The number of the ending that each game reached."""

    @property
    def fits(self) -> Column:
        """A bit mask of the endings whose conditions held as each game was over, told or not."""

    @property
    def lengths(self) -> Column:
        """How many rounds each game had."""

    @property
    def chosen(self) -> Sequence[Any]:
        """[round][seat]: the number of the move that was made (see :attr:`Layout.moves`)."""

    @property
    def opened(self) -> Sequence[Any]:
        """[round][seat]: a bit mask of the written choices that were open."""

    @property
    def outcomes(self) -> Sequence[Any]:
        """[round][seat]: the number of the outcome that was drawn."""

    @property
    def events(self) -> Sequence[Column]:
        """[round]: a bit mask of the events that came after it; 0 where the game was over."""

    @property
    def flags(self) -> Sequence[Column]:
        """[rounds played]: a bit mask of the flags that were set then; a game that is over keeps its last."""

    @property
    def values(self) -> Sequence[Any]:
        """[rounds played][slot of the plan]: each score and indicator; a game that is over keeps its last."""

    @property
    def goals(self) -> Sequence[Column]:
        """[seat]: a bit mask of its goals that were met in the end."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Games as lists, which travel between processes; see :class:`Games` for what each column holds."""

    players: Players
    first: int
    seeds: list[int]
    endings: list[int]
    fits: list[int]
    lengths: list[int]
    chosen: list[list[list[int]]]
    opened: list[list[list[int]]]
    outcomes: list[list[list[int]]]
    events: list[list[int]]
    flags: list[list[int]]
    values: list[list[list[int]]]
    goals: list[list[int]]

    @classmethod
    def empty(cls, layout: Layout, players: Players, first: int) -> Columns:
        """Columns without a game yet."""
        rounds, seats = range(layout.rounds), range(len(layout.seats))
        return cls(
            players=players,
            first=first,
            seeds=[],
            endings=[],
            fits=[],
            lengths=[],
            chosen=[[[] for _ in seats] for _ in rounds],
            opened=[[[] for _ in seats] for _ in rounds],
            outcomes=[[[] for _ in seats] for _ in rounds],
            events=[[] for _ in rounds],
            flags=[[] for _ in range(layout.rounds + 1)],
            values=[[[] for _ in range(layout.plan.size)] for _ in range(layout.rounds + 1)],
            goals=[[] for _ in seats],
        )


__all__ = ["MOST_GAMES", "OVER", "PLAYERS", "Column", "Columns", "Games", "Layout", "Players", "game_seed"]
