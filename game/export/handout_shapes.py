"""What a lesson in a box holds: plain values, made once from a scenario and laid out as a page or as text."""

from __future__ import annotations

from typing import NamedTuple

from game.model.parts import Actor, Claim, Round, Source


class Tie(NamedTuple):
    """How a seat and another actor regard each other before the first round, in score points."""

    name: str
    """The other actor."""
    ours: int
    ours_why: str
    """Why it starts there, with its source; may be empty."""
    theirs: int
    theirs_why: str


class Goal(NamedTuple):
    """What a seat wants."""

    name: str
    points: int
    wanted: tuple[str, ...]
    """What must hold at the end, with the values at the start."""
    because: str


class Gauge(NamedTuple):
    """An indicator before the first round."""

    name: str
    start: int
    """0 to 100."""
    band: str
    scale: str
    """What 0 and 100 mean."""
    about: str
    why: str


class Seat(NamedTuple):
    """The page of one seat: what all know of it, and what only it may read."""

    id: str
    actor: Actor
    mention: str
    """How a sentence names it: "the US"."""
    is_closed: bool
    """Whether the computer plays it unless the facilitator opens it."""
    brief: str
    goals: tuple[Goal, ...]
    ties: tuple[Tie, ...]


class Sitting(NamedTuple):
    """A line of the table of who plays which seat."""

    name: str
    who: str
    """A person, the computer, or nobody."""
    otherwise: str
    """How it plays where nobody sits there."""


class Part(NamedTuple):
    """A part of the lesson, in minutes from its beginning."""

    name: str
    begin: int
    end: int
    what: str


class Watch(NamedTuple):
    """What a facilitator may look out for in one round."""

    number: int
    round: Round
    when: str
    """At which minute it begins, and what it rests on."""
    notes: tuple[tuple[str, tuple[str, ...]], ...]
    """A heading with its points."""
    ask: str
    """A question for the room."""


class Rule(NamedTuple):
    """A rule as this scenario sets it."""

    name: str
    changes: str
    size: str


class ExampleStep(NamedTuple):
    """A line of the worked example: a push, the score that it meets, and what comes of it."""

    words: str
    """Whose regard for whom."""
    why: str
    """By which rule, and what share of the push."""
    push: str
    score: str
    lands: str
    """How much of a push the score lets in."""
    moves: str


class Example(NamedTuple):
    """One act of the first round, worked by hand."""

    act: str
    """What was done, without a full stop."""
    push: str
    """Its weight, as points."""
    steps: tuple[ExampleStep, ...]


class Disputed(NamedTuple):
    """A claim, and where in the game it stands."""

    where: str
    claim: Claim


class Lesson(NamedTuple):
    """The facilitator's sheet."""

    minutes: int
    parts: tuple[Part, ...]
    pace: str
    """How long a round may take, in words."""
    before: tuple[str, ...]
    """What to do before the lesson."""
    commands: tuple[tuple[str, str], ...]
    """A command to type, and what it does."""
    sittings: tuple[Sitting, ...]
    strained: tuple[str, ...]
    """Which triangles of actors are under strain at the start."""
    watch: tuple[Watch, ...]
    events: tuple[tuple[str, str], ...]
    """What may happen by itself: what, and when."""
    endings: tuple[tuple[str, str], ...]
    """How it can end, and what it takes."""
    questions: tuple[str, ...]
    disputed: tuple[Disputed, ...]
    rules: tuple[Rule, ...]
    rules_why: str
    """Why the scenario sets them so; may be empty."""
    example: Example | None
    limits: tuple[str, ...]
    """What the model leaves out."""


class Handout(NamedTuple):
    """A lesson in a box."""

    title: str
    subtitle: str
    summary: str
    disclaimer: str
    facts: tuple[tuple[str, str], ...]
    """Length, ages, rounds, seats."""
    rounds: int
    first: Round
    """The first situation."""
    actors: tuple[tuple[Actor, str], ...]
    """Everybody, with who plays it."""
    claims: tuple[Claim, ...]
    """What the sources leave open before the first round."""
    sources: tuple[tuple[str, Source], ...]
    gauges: tuple[Gauge, ...]
    rules: tuple[str, ...]
    """The rules in brief."""
    scale: tuple[tuple[str, str], ...]
    """Words for scores, with their ranges."""
    bases: tuple[tuple[str, str], ...]
    """What a label says about the ground under a statement."""
    words: tuple[tuple[str, str], ...]
    """The scenario's glossary."""
    game_words: tuple[tuple[str, str], ...]
    """The words that the game itself uses."""
    seats: tuple[Seat, ...]
    slip: tuple[str, ...]
    """What everybody writes down at the end, without a name."""
    lesson: Lesson

    @property
    def open_seats(self) -> tuple[Seat, ...]:
        """Those that people take."""
        return tuple(seat for seat in self.seats if not seat.is_closed)

    @property
    def closed_seats(self) -> tuple[Seat, ...]:
        """Those that the computer plays; their pages are for the facilitator."""
        return tuple(seat for seat in self.seats if seat.is_closed)
