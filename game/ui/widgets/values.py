"""The plain values that widgets are given. They import nothing, so that widgets load quickly."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Ghost(NamedTuple):
    """A forecast change of one quantity: shown, but not yet real."""

    direction: Literal["up", "down", "uncertain"]
    low: int | None = None
    """The smallest change (points) over all outcomes; None where the fog hides numbers."""
    high: int | None = None
    """The largest change (points)."""


class IndicatorItem(NamedTuple):
    """One indicator, 0 to 100."""

    id: str
    name: str
    value: int
    change: int = 0
    """Since the last round (points)."""
    band: str = ""
    """The word for the value."""
    low: str = ""
    """What 0 means."""
    high: str = ""
    """What 100 means."""
    ghost: Ghost | None = None


class Series(NamedTuple):
    """One curve: a value for the start and one after each round."""

    id: str
    name: str
    values: tuple[int | None, ...]
    record: tuple[int | None, ...] = ()
    """What the reported record would have given; drawn dotted."""
    low: int = -100
    high: int = 100


class ChoiceItem(NamedTuple):
    """One line of a list of choices."""

    id: str
    label: str
    detail: str = ""
    available: bool = True
    reason: str = ""
    """Why it is not open now; empty if it is."""
    basis: str = ""
    """What it rests on: `reported ¶4`."""
    number: int | str = ""
    """The key that picks it: 1 to 9, or a letter."""


class StoryLine(NamedTuple):
    """One line of a story: where it starts, a heading of a round, an entry, where that leads, or a note."""

    kind: Literal["start", "round", "entry", "now", "note"]
    label: str
    """The round's title, or the rule's name."""
    number: str = ""
    """The change with its sign; the value itself at the start and at the end."""
    after: str = ""
    """The value after an entry."""
    because: str = ""
    cite: str = ""
    """What it rests on: `reported ¶5`."""
    amount: int = 0
    """What to colour it by: the change, or the score (points)."""
    is_score: bool = False
    """Whether `amount` is a score on the scale from hostile to close."""
