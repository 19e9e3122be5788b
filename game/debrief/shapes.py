"""The shapes of a debrief: what a front end shows, worked out once, all of it frozen."""

from __future__ import annotations

from dataclasses import dataclass

from game.playthrough import Prediction


@dataclass(frozen=True, slots=True)
class EndingReached:
    """The ending, as the author wrote it."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class OtherEnding:
    """An ending that did not come, nearest first."""

    id: str
    title: str
    missing: tuple[str, ...]
    """What it lacked, in words; empty where it fitted as well, but a higher one in the file came first."""


@dataclass(frozen=True, slots=True)
class GoalResult:
    """A goal and whether it was met."""

    name: str
    points: int
    """What it is worth where it is met."""
    is_met: bool
    words: tuple[str, ...]
    """Its condition in words, each quantity with the value that it has now."""
    because: str
    """Why the actor wants it, where the author says so."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One quantity over the rounds."""

    quantity: str
    name: str
    """As a label: `Qatar → US`."""
    words: str
    """As in a sentence: "Qatar's regard for the US"."""
    values: tuple[int, ...]
    """The value at the start and after each round."""
    record: tuple[int, ...]
    """The same for the play of the record, as far as it goes; empty where the scenario marks no record."""
    moved: int
    """How many points it moved in all, there and back."""
    is_tie: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """How far one quantity was moved by one thing."""

    quantity: str
    words: str
    change: int
    """In points, with its sign."""


@dataclass(frozen=True, slots=True)
class Decisive:
    """A decision that moved much, what it brought later included."""

    round: int
    seat: str
    choice: str
    label: str
    moved: int
    """The sum of all its changes without their signs, in points."""
    most: tuple[Moved, ...]
    """What it moved most, at most three."""
    by_person: bool
    """Whether a person made it."""


@dataclass(frozen=True, slots=True)
class PredictionResult:
    """What a student expected of a tie in a round, and what became of it."""

    round: int
    seat: str
    choice: str
    """The label of the choice that was made."""
    tie: str
    words: str
    expected: Prediction
    change: int
    """What the tie did in that round, everything included, in points."""
    is_right: bool


@dataclass(frozen=True, slots=True)
class Reasoned:
    """A person's decision with the line of reasoning that was given for it."""

    round: int
    seat: str
    label: str
    reason: str
    """May be empty."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """What the source reports for a seat in a round, beside what was chosen in this game."""

    round: int
    title: str
    """The round's title."""
    seat: str
    reported: str
    """The label of the reported choice."""
    cite: str
    chosen: str
    """The label of what was chosen here; empty where the game ended before."""
    is_same: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A quantity in the play of the record and in this game, after the same round."""

    quantity: str
    name: str
    words: str
    record: int
    here: int


@dataclass(frozen=True, slots=True)
class Record:
    """This game beside the reported record."""

    rows: tuple[RecordRow, ...]
    round: int
    """The round after which the scores are compared; 0 where nothing can be."""
    scores: tuple[Compared, ...]
    """Every tie and indicator, largest difference first."""

    @property
    def exists(self) -> bool:
        """Whether the scenario marks any choice as reported."""
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Picked:
    """What a computer seat chose, and why."""

    round: int
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class SeatResult:
    """How another seat did: its goals are no secret once the game is over."""

    seat: str
    name: str
    by_person: bool
    goals: tuple[GoalResult, ...]
    points: int
    of_points: int
    picks: tuple[Picked, ...]
    """Empty for a seat that a person took."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything that is told after a game (or, where it is not over, what may be told so far)."""

    seat: str
    """The seat it is for; empty for the audience."""
    ending: EndingReached | None
    """None while the game goes on."""
    ending_because: str
    """Which condition made it the ending, in one sentence."""
    near: tuple[OtherEnding, ...]
    """The other endings and what they lacked, nearest first."""
    goals: tuple[GoalResult, ...]
    """The seat's own goals."""
    points: int
    of_points: int
    curves: tuple[Curve, ...]
    """What moved most comes first."""
    decisive: tuple[Decisive, ...]
    predictions: tuple[PredictionResult, ...]
    """The seat's own; of all people for the audience."""
    reasons: tuple[Reasoned, ...]
    """The seat's own decisions; of all people for the audience."""
    record: Record
    others: tuple[SeatResult, ...]
    """The other seats (all of them for the audience); empty while the game goes on."""
    questions: tuple[str, ...]
