"""The parts of a scenario other than its moves: sources, actors, indicators, ties, rounds, events, endings."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from game.model.base import Basis, Line, Percent, Policy, Shape, Text
from game.model.conditions import Condition
from game.model.moves import Choice, Effects, Flags
from game.model.names import ActorId, Cite, Id


class Source(Shape):
    """A published text that the scenario rests on."""

    author: str = ""
    """Who wrote it."""
    title: Line
    """What it is called."""
    publisher: str = ""
    """Who published it: a paper, a journal, an archive."""
    date: str = ""
    """When it was published, as text: `2025-09`."""
    url: str = ""
    """Where it can be found; the game never opens it."""
    paragraphs: Annotated[int, Field(ge=1, le=5000)] | None = None
    """How many paragraphs it has; then a cite of a paragraph beyond is a fault."""
    note: str = ""
    """Anything a reader should know about it."""


class Claim(Shape):
    """A statement of fact or opinion, with what it rests on."""

    text: Text
    """The statement itself, in a sentence or two."""
    basis: Basis
    """What it rests on; a disputed one names its positions."""
    cite: Cite = ""
    """Where the statement is found."""
    positions: dict[str, Line] = {}
    """Who holds what, for a disputed claim: at least two named positions."""

    @model_validator(mode="after")
    def _two_positions(self) -> Claim:
        if self.basis == "disputed" and len(self.positions) < 2:
            raise PydanticCustomError("positions", "a disputed claim names at least two positions", {})
        return self


class Goal(Shape):
    """Something a seat wants, in its own terms."""

    name: Line
    """What the seat wants, in its own words."""
    when: Condition
    """What must hold at the end of the game for the points."""
    points: Annotated[int, Field(ge=1, le=100)]
    """What it counts for; the goals of one seat usually add up to 100."""
    because: str = ""
    """Why the seat wants this, in words."""


class Actor(Shape):
    """A state, movement or gathering that has relationships, and usually a seat."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    """Its full name, as the actors' list shows it."""
    short: Annotated[str, Field(min_length=1, max_length=8)]
    """The name where space is short: at most 8 characters."""
    mention: str = ""
    """How a sentence names it ("the US"); left out, the short name."""
    public: Text
    """What everyone knows about it."""
    brief: str = ""
    """Confidential: only this seat reads it."""
    cite: Cite = ""
    """Where what is said about it comes from."""
    goals: Annotated[tuple[Goal, ...], Field(strict=False)] = ()
    """What it wants; the debrief judges the seat by these alone."""
    computer: Policy = "goal"
    """How the seat plays when nobody sits there."""
    seat: Literal["open", "closed", "none"] = "open"
    """Who may take its seat."""


class Indicator(Shape):
    """A quantity from 0 to 100 that is no tie: talks, an agreement, calm."""

    name: Annotated[str, Field(min_length=1, max_length=40)]
    """Its name on the screen."""
    start: Annotated[int, Field(ge=0, le=100)]
    """Where it stands before the first round, 0 to 100."""
    low: Annotated[str, Field(max_length=40)]
    """What 0 means."""
    high: Annotated[str, Field(max_length=40)]
    """What 100 means."""
    bands: Annotated[tuple[Annotated[str, Field(max_length=24)], ...], Field(strict=False, max_length=7)] = ()
    """Words for equal parts of 0 to 100, lowest first."""
    about: str = ""
    """What it measures, in one sentence."""
    because: str = ""
    """Why it starts where it does."""
    cite: Cite = ""
    """Where the start comes from."""

    def band(self, value: int) -> str:
        """The word for a value, or "" where the author gave none."""
        if not self.bands:
            return ""
        return self.bands[min(value * len(self.bands) // 100, len(self.bands) - 1)]


Score = Annotated[int, Field(ge=-100, le=100)]


class Relationship(Shape):
    """How one actor regards another at the start: `60`, or `{start: 60, because: ..., cite: ...}`."""

    start: Score
    """The score before the first round, -100 (hostile) to 100 (close)."""
    usual: Score | None = None
    """The level to which it returns when nothing happens; left out, the start."""
    because: str = ""
    """Why it starts where it does."""
    cite: Cite = ""
    """Where the start comes from."""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        if isinstance(data, int) and not isinstance(data, bool):
            return {"start": data}
        if not isinstance(data, dict):
            raise PydanticCustomError("score_form", "write a whole number from -100 to 100", {})
        return data


class Round(Shape):
    """One round: what the seats are told, and what each may do."""

    id: Id = ""
    """Its name in the save; left out, it is numbered: round-1, round-2."""
    title: Line
    """Its heading on the screen."""
    date: str = ""
    """When it takes place, as text: `10 September 2025`."""
    basis: Basis = "modelled"
    """What the situation rests on."""
    cite: Cite = ""
    """Where the situation comes from."""
    situation: Text
    """What every seat is told before it chooses; keep it short enough to be read."""
    claims: Annotated[tuple[Claim, ...], Field(strict=False)] = ()
    """What is said and by whom it is disputed, in this round."""
    choices: dict[ActorId, Annotated[tuple[Choice, ...], Field(strict=False, max_length=12)]] = {}
    """For each seat (an actor's id) a list of choices; a seat that is not named has only the standing moves."""


class Event(Shape):
    """Something that happens from outside when its condition holds after a round."""

    id: Id
    """Its name in the save; no other event has it."""
    title: str = ""
    """Its heading on the screen."""
    when: Condition
    """What must hold after a round for it to happen."""
    once: bool = True
    """False: it may happen again in every round whose end fits."""
    chance: Percent = 100
    """How likely it is then."""
    text: Text
    """What the class is told when it happens."""
    effects: Effects = {}
    """What it changes: ties and indicators."""
    sets: Flags = ()
    """Flags that it sets."""
    clears: Flags = ()
    """Flags that it clears."""
    basis: Basis = "hypothetical"
    """What it rests on."""
    cite: Cite = ""
    """Where it comes from."""
    because: str = ""
    """Why its effects happen; the ledger shows it."""


class Ending(Shape):
    """One way a game can end. The first whose condition holds is the one."""

    id: Id
    """Its name in the save; no other ending has it."""
    title: Line
    """Its heading on the screen."""
    when: Condition | None = None
    """What must hold for it; the ending with `default: true` has none."""
    early: bool = False
    """True: looked at after every round, not only the last."""
    default: bool = False
    """True for the ending that takes over when no other fits."""
    text: Text
    """How the story ends, in a few sentences."""

    @model_validator(mode="after")
    def _when_or_default(self, info: ValidationInfo) -> Ending:
        if self.default == (self.when is not None):
            raise PydanticCustomError(
                "ending_form", "ending '{id}' needs either 'when:' or 'default: true', not both", {"id": self.id}
            )
        return self


class Debrief(Shape):
    """What the class talks about afterwards."""

    questions: Annotated[tuple[str, ...], Field(strict=False)] = ()
    """Questions for the talk in class after the game."""
