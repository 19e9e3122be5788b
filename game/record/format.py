"""What a save holds: the kinds of line and their fields. The numbers here decide which programs can read it.

version 1   the first: `header`, then for each round its `decision` lines and one `round` line
"""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from game.model.base import Fog, Policy, Reflect
from game.playthrough import Prediction

FORMAT: Final = "backchannel-save"
VERSION = 1
"""The version that is written."""
OLDEST_READABLE = 1
"""The oldest version that is still read."""
RULES = "1"
"""The rule book by which the engine plays; another id means other numbers, so a game cannot go on with it."""
LARGEST = 64 * 1024 * 1024
"""Bytes a save may have; a game with the longest scenario stays far below."""
LONGEST_REASON = 1000
"""Characters of a person's reasoning that are kept."""
SEED_LIMIT = 2**63
"""Seeds lie between this and its negative, as every JSON reader can hold them."""

Name = Annotated[str, Field(max_length=200)]
Words = Annotated[str, Field(max_length=4000)]
RoundNumber = Annotated[int, Field(ge=1, le=1000)]


class Line(BaseModel):
    """What all kinds share: frozen, strict, no field that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class SavedScenario(Line):
    """The scenario, whole: a save never looks at the author's file again."""

    name: Words
    """The id or path under which it was opened."""
    title: Name
    rounds: RoundNumber
    hash: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of the text."""
    text: str


class Header(Line):
    """The first line: everything that was settled before the first round."""

    format: Literal["backchannel-save"]
    version: int
    program: Name
    """The version of the program that began the game."""
    rules: Name
    created: Name
    """When, in the clock's local time, to the second. No game depends on it."""
    seed: Annotated[int, Field(gt=-SEED_LIMIT, lt=SEED_LIMIT)]
    seats: Annotated[tuple[Name, ...], Field(strict=False)]
    """The seats that people take, in order."""
    fog: Fog
    reflect: Reflect
    computers: dict[Name, Policy]
    """How every other seat is played."""
    names: dict[Name, Name]
    """What the actors in `seats` are called, so that a list of saves need not read the scenario."""
    scenario: SavedScenario


class SavedDecision(Line):
    """A line for each decision of a person."""

    round: RoundNumber
    seat: Name
    choice: Name
    reason: Words = ""
    predictions: dict[Name, Prediction] = {}


class SavedPick(Line):
    """What a computer seat chose, and why."""

    choice: Name
    why: Words


class SavedEnding(Line):
    """The ending that a round reached."""

    id: Name
    title: Name


class SavedRound(Line):
    """A line for each round: chance and choices as facts, and what the state after it must be."""

    round: RoundNumber
    choices: dict[Name, Name]
    outcomes: dict[Name, Name]
    """The drawn outcome of each seat's choice that had one."""
    picks: dict[Name, SavedPick]
    events: Annotated[tuple[Name, ...], Field(strict=False)]
    ending: SavedEnding | None
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
    """That of the state after the round."""
