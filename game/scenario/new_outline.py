"""What a new scenario is made from: the answers of whoever starts it, and the ids that follow from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from game.scenario.new_names import ids_of, shorts_of

ACTORS, ROUNDS = range(2, 7), range(2, 9)
"""How many of them a new scenario may have; a file may have more."""
SOURCE = "article"
"""The id of the source that a scenario is made from."""


@dataclass(frozen=True)
class Outline:
    """What a new scenario is made from; names and title are tidy already (see `new_names.tidy`)."""

    title: str
    actors: tuple[str, ...]
    rounds: int
    indicator: str = ""
    """Its name; "" for a scenario without one."""
    file: str = "FILE"
    """The scenario's own name, for the commands in its comments."""
    source_file: str = ""
    """The file with the numbered paragraphs; "" where there is no source."""
    paragraphs: int = 0
    """How many it holds."""

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """An id for each actor."""
        return ids_of(self.actors)

    @cached_property
    def shorts(self) -> tuple[str, ...]:
        """A short name for each actor."""
        return shorts_of(self.actors)

    @cached_property
    def indicator_id(self) -> str:
        """The indicator's id; "" where there is none."""
        return ids_of([self.indicator], self.ids, "indicator")[0] if self.indicator else ""
