"""The shapes of a class's figures: many games of one scenario side by side, all of it frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.debrief.comments import NO_COMMENTS, Comments
from game.playthrough import Playthrough


@dataclass(frozen=True, slots=True)
class Entrant:
    """One game of the class. `name` is that of its save; no name of a person is kept anywhere."""

    name: str
    playthrough: Playthrough
    comments: Comments = field(default_factory=lambda: NO_COMMENTS)


@dataclass(frozen=True, slots=True)
class EndingCount:
    """An ending, and the games that came to it."""

    id: str
    """Empty for games that are not over."""
    title: str
    games: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One quantity in all games after the same round; only games that came so far count."""

    games: int
    lowest: int
    median: float
    """The middle value: half the games lie above it, half below; between two values it is their mean."""
    highest: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """One quantity over the rounds, in every game."""

    quantity: str
    words: str
    is_tie: bool
    games: tuple[tuple[int, ...], ...]
    """The values at the start and after each round, one row for each game, in the order of the games."""
    moments: tuple[Moment, ...]
    """At the start and after each round that any game reached."""
    record: tuple[int, ...]
    """The same for the play of the record, while no game is over only as far as any has come; empty where the scenario
    marks none.
    """
    apart: int
    """The sum over the rounds of highest less lowest (points): how far the games are apart."""


@dataclass(frozen=True, slots=True)
class Chooser:
    """One game at a decision."""

    name: str
    reason: str
    """The reason that was given; empty where there was none or it may not be told."""
    ending: str
    """The title of the ending that the game came to; empty while it goes on."""


@dataclass(frozen=True, slots=True)
class Option:
    """What some games chose at a decision."""

    choice: str
    label: str
    is_reported: bool
    games: tuple[Chooser, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """One seat's decision in one round, in all games: who chose what."""

    round: int
    title: str
    """The round's title."""
    seat: str
    seat_name: str
    by_people: bool
    """Whether only decisions of people are counted."""
    options: tuple[Option, ...]
    """What was chosen, most often first."""
    games: int
    pairs: int
    """How many pairs of games chose differently here."""
    of_pairs: int
    """How many pairs of games there are."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What people expected of one tie, over all rounds and games."""

    tie: str
    words: str
    made: int
    right: int
    too_high: int
    """How often less came than was expected: it fell, or stayed where a rise was expected."""
    too_low: int

    @property
    def missed(self) -> int:
        """How many came out otherwise."""
        return self.made - self.right


@dataclass(frozen=True, slots=True)
class GoalCount:
    """How often a goal was met among the games that are over."""

    name: str
    points: int
    met: int
    met_by_people: int
    """Among the games in which a person had the seat."""


@dataclass(frozen=True, slots=True)
class SeatCount:
    """A seat's goals over all games that are over."""

    seat: str
    name: str
    over: int
    """How many games are over."""
    by_people: int
    """In how many of them a person had the seat."""
    goals: tuple[GoalCount, ...]


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """What a class's games come to, together."""

    games: tuple[str, ...]
    """The names of the saves."""
    over: int
    """How many are over."""
    seats: tuple[tuple[str, int], ...]
    """Each seat's name, and in how many games a person took it."""
    endings: tuple[EndingCount, ...]
    """Every ending in the file's order, those that no game came to included; last the games that are not over.

    While no game is over, the endings are not named.
    """
    bundles: tuple[Bundle, ...]
    """Every tie and indicator; where the games are furthest apart comes first."""
    divisions: tuple[Division, ...]
    """Every decision at which games chose differently, the most divided first."""
    foreseen: tuple[Foreseen, ...]
    """Every tie of which something was expected, the most often missed first."""
    goals: tuple[SeatCount, ...]
    """Every seat that has goals; empty where no game is over."""

    @property
    def predictions(self) -> tuple[int, int]:
        """How many predictions came out as expected, of how many."""
        return sum(one.right for one in self.foreseen), sum(one.made for one in self.foreseen)


Entrants = Sequence[Entrant]
