"""The shapes of a report on one game: what a page, a Markdown text and a printed text tell, in the same words."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief import Curve, Debrief, GoalResult, PredictionResult


@dataclass(frozen=True, slots=True)
class Turn:
    """What one seat did in one round."""

    seat: str
    who: str
    """The actor's full name."""
    player: str
    """Who decided: "a person", "the computer"."""
    label: str
    """What was chosen."""
    basis: str
    cite: str
    outcome: str
    """What chance made of it, in the author's words; empty where there was none."""
    reason: str
    """A person's own line of reasoning; empty where none was given, or where it may not be told."""
    why: str
    """Why the computer chose so; empty for a person, and while the game goes on."""
    predictions: tuple[PredictionResult, ...]
    comment: str = ""
    """The comment on this decision with its mark; empty where there is none, or where it may not be told."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event from outside."""

    title: str
    text: str
    basis: str
    cite: str


@dataclass(frozen=True, slots=True)
class Change:
    """What a round did to one quantity, all causes together."""

    words: str
    change: int
    """In points, with its sign."""


@dataclass(frozen=True, slots=True)
class RoundTold:
    """One round of the path."""

    number: int
    title: str
    when: str
    """Its date and what it rests on, in words."""
    turns: tuple[Turn, ...]
    events: tuple[Happening, ...]
    changes: tuple[Change, ...]
    """The largest changes of the round."""
    more: int
    """How many more quantities moved less."""
    comment: str = ""
    """The comment on the whole round with its mark, as for a turn."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of the ledger, in words."""

    round: int
    words: str
    change: int
    rule: str
    why: str
    cite: str
    is_later: bool
    """Whether it came some rounds after the decision."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A decision that moved much, with what followed from it and what each part rests on."""

    round: int
    title: str
    """The round's title."""
    who: str
    player: str
    label: str
    basis: str
    cite: str
    outcome: str
    reason: str
    moved: int
    """The sum of all its changes without their signs, in points."""
    lines: tuple[Line, ...]
    """The largest entries of the ledger that it caused."""
    more: int
    """How many smaller ones there are besides."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal of a seat before and after a round."""

    name: str
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class OtherSide:
    """A decision as it came to another seat in the same round."""

    round: int
    decider: str
    """How a sentence names who decided."""
    label: str
    """What they chose."""
    seat: str
    who: str
    mention: str
    player: str
    public: str
    """What everybody knows about the actor."""
    chose: str
    why: str
    """The reason that its person or the computer had; empty where it may not be told."""
    open: tuple[str, ...]
    """What else was open to it; empty while the game goes on."""
    lines: tuple[Line, ...]
    """What the decision did to the ties from and to it."""
    regards: tuple[tuple[str, int, int], ...]
    """Both ties between the two: in words, before and after the round."""
    goals: tuple[Standing, ...]
    """Its goals; empty while the game goes on."""


@dataclass(frozen=True, slots=True)
class SeatTold:
    """A seat with its goals."""

    who: str
    player: str
    goals: tuple[GoalResult, ...]
    points: int
    of_points: int
    picks: tuple[tuple[str, str], ...]
    """What the computer chose for it and why: reason, then the choices in words."""


@dataclass(frozen=True, slots=True)
class Tie:
    """How one actor regards another, at the start and now."""

    start: int
    now: int


@dataclass(frozen=True, slots=True)
class SourceTold:
    """A source as a list of sources has it."""

    id: str
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class GameReport:
    """Everything that is told of one game."""

    save: str
    """The name of its file, without folder."""
    title: str
    subtitle: str
    disclaimer: str
    played_by: str
    """Who played, in words: "Qatar" or "the computer alone"."""
    seed: int
    rounds_played: int
    rounds: int
    is_over: bool
    debrief: Debrief
    seats: tuple[SeatTold, ...]
    """The seats that people took, with their goals where those may be told."""
    others: tuple[SeatTold, ...]
    """All other seats; empty while the game goes on."""
    path: tuple[RoundTold, ...]
    curves: tuple[Curve, ...]
    """Those that are drawn: what moved most, indicators included."""
    still: int
    """How many quantities are not drawn."""
    actors: tuple[tuple[str, str, str], ...]
    """Every actor: id, short name, full name."""
    ties: dict[tuple[str, str], Tie]
    indicators: tuple[tuple[str, int, int, str], ...]
    """Every indicator: name, at the start, now, and the word for where it stands."""
    moments: tuple[Moment, ...]
    other_sides: tuple[OtherSide, ...]
    questions: tuple[str, ...]
    own_questions: bool
    """Whether the scenario brought the questions; otherwise they are those that fit any game."""
    thoughts_told: bool
    """False while a game of several people goes on: then nobody's reasons, predictions and goals are told."""
    sources: tuple[SourceTold, ...]
    comment: str = ""
    """The comment on the start with its mark, as for a turn."""
