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
    title: Line
    publisher: str = ""
    date: str = ""
    url: str = ""
    paragraphs: Annotated[int, Field(ge=1, le=5000)] | None = None
    """How many paragraphs it has; then a cite of a paragraph beyond is a fault."""
    note: str = ""


class Claim(Shape):
    """A statement of fact or opinion, with what it rests on."""

    text: Text
    basis: Basis
    cite: Cite = ""
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
    when: Condition
    points: Annotated[int, Field(ge=1, le=100)]
    because: str = ""


class Actor(Shape):
    """A state, movement or gathering that has relationships, and usually a seat."""

    name: Annotated[str, Field(min_length=1, max_length=60)]
    short: Annotated[str, Field(min_length=1, max_length=8)]
    """The name where space is short: at most 8 characters."""
    mention: str = ""
    """How a sentence names it ("the US"); left out, the short name."""
    public: Text
    """What everyone knows about it."""
    brief: str = ""
    """Confidential: only this seat reads it."""
    cite: Cite = ""
    goals: Annotated[tuple[Goal, ...], Field(strict=False)] = ()
    computer: Policy = "goal"
    """How the seat plays when nobody sits there."""
    seat: Literal["open", "closed", "none"] = "open"
    """open: anyone may take it; closed: only when the teacher opens it; none: it never moves."""


class Indicator(Shape):
    """A quantity from 0 to 100 that is no tie: talks, an agreement, calm."""

    name: Annotated[str, Field(min_length=1, max_length=40)]
    start: Annotated[int, Field(ge=0, le=100)]
    low: Annotated[str, Field(max_length=40)]
    """What 0 means."""
    high: Annotated[str, Field(max_length=40)]
    """What 100 means."""
    bands: Annotated[tuple[Annotated[str, Field(max_length=24)], ...], Field(strict=False, max_length=7)] = ()
    """Words for equal parts of 0 to 100, lowest first."""
    about: str = ""
    because: str = ""
    """Why it starts where it does."""
    cite: Cite = ""

    def band(self, value: int) -> str:
        """The word for a value, or "" where the author gave none."""
        if not self.bands:
            return ""
        return self.bands[min(value * len(self.bands) // 100, len(self.bands) - 1)]


Score = Annotated[int, Field(ge=-100, le=100)]


class Relationship(Shape):
    """How one actor regards another at the start: `60`, or `{start: 60, because: ..., cite: ...}`."""

    start: Score
    usual: Score | None = None
    """The level to which it returns when nothing happens; left out, the start."""
    because: str = ""
    cite: Cite = ""

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
    title: Line
    date: str = ""
    basis: Basis = "modelled"
    """What the situation rests on."""
    cite: Cite = ""
    situation: Text
    claims: Annotated[tuple[Claim, ...], Field(strict=False)] = ()
    choices: dict[ActorId, Annotated[tuple[Choice, ...], Field(strict=False, max_length=12)]] = {}


class Event(Shape):
    """Something that happens from outside when its condition holds after a round."""

    id: Id
    title: str = ""
    when: Condition
    once: bool = True
    """False: it may happen again in every round whose end fits."""
    chance: Percent = 100
    text: Text
    effects: Effects = {}
    sets: Flags = ()
    clears: Flags = ()
    basis: Basis = "hypothetical"
    cite: Cite = ""
    because: str = ""


class Ending(Shape):
    """One way a game can end. The first whose condition holds is the one."""

    id: Id
    title: Line
    when: Condition | None = None
    early: bool = False
    """True: looked at after every round, not only the last."""
    default: bool = False
    """True for the ending that takes over when no other fits."""
    text: Text

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
