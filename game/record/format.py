"""What a save holds: the kinds of line and their fields. The numbers here decide which programs can read it.

version 1   the first: `header`, then for each round its `decision` lines and one `round` line
version 2   the header names its oldest reader; lines may belong to a variation; `branch`, `note` and `version` lines;
            how long a decision took

docs/save-format.md describes it for who writes another reader.
"""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from game.model.base import Fog, Policy, Reflect
from game.playthrough import Prediction
from game.playthrough.decisions import LONGEST_SECONDS

FORMAT: Final = "backchannel-save"
VERSION = 2
"""The version that is written."""
OLDEST_READER = 2
"""The oldest version whose readers understand what is written."""
OLDEST_READABLE = 1
"""The oldest version that is still read."""
RULES = "1"
"""The rule book by which the engine plays; another id means other numbers, so a game cannot go on with it."""
LARGEST = 64 * 1024 * 1024
"""Bytes a save may have; a game with the longest scenario stays far below."""
LONGEST_COMMENT = 1000
"""Characters of a comment in a note."""
MOST_VARIATIONS = 1000
"""Variations that one file may hold."""
SEED_LIMIT = 2**63
"""Seeds lie between this and its negative, as every JSON reader can hold them."""

Name = Annotated[str, Field(max_length=200)]
Words = Annotated[str, Field(max_length=4000)]
RoundNumber = Annotated[int, Field(ge=1, le=1000)]
VariationId = Annotated[int, Field(ge=0, le=MOST_VARIATIONS)]
Mark = Literal["", "look-again", "question", "turning-point"]
"""What a note may mark its place as, besides or instead of saying something."""


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
    oldest_reader: Annotated[int, Field(ge=1)] = 1
    """The oldest version whose readers can read this file; version 1 did not say it."""
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
    seconds: Annotated[int, Field(ge=0, le=LONGEST_SECONDS)] | None = None
    """How long it took, from the choices being shown; absent where that is not known."""
    variation: VariationId = 0
    """The variation to which it belongs; absent for 0, the game itself."""


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
    variation: VariationId = 0


class SavedBranch(Line):
    """A line that begins a variation: the same game, played otherwise from a round on. Its parent never changes."""

    id: Annotated[int, Field(ge=1, le=MOST_VARIATIONS)]
    """1 for the first of the file, and so on without a gap."""
    parent: VariationId
    round: RoundNumber
    """The first round that is its own; those before are its parent's."""
    seats: Annotated[tuple[Name, ...], Field(strict=False)]
    """The seats that people take in it: those of its parent, and perhaps more."""
    created: Name


class SavedNote(Line):
    """A line that marks or comments a place. Of several for one place the last counts; an empty one takes it away."""

    variation: VariationId
    """The variation in which the round was played."""
    round: Annotated[int, Field(ge=0, le=1000)]
    """0 is the start, before the first round."""
    seat: Name
    """Whose decision it is about; empty for the whole round."""
    mark: Mark
    text: Annotated[str, Field(max_length=LONGEST_COMMENT)]
    created: Name


class SavedVersion(Line):
    """A line that raises an older file to this version: what follows it may be of the new kinds."""

    version: int
    oldest_reader: Annotated[int, Field(ge=1)]
    program: Name


def body_of(line: Line) -> dict[str, Any]:
    """What a line holds, as it is written: what it need not say is left out."""
    return {
        name: value
        for name, value in line.model_dump(mode="json").items()
        if not (name == "seconds" and value is None)
        and not (name == "variation" and not value and not isinstance(line, SavedNote))
    }
