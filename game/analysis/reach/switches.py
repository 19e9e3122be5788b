"""Flags that are set and cleared at one time, by things of which some are sure and some are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from game.analysis.reach.possible import UNSET
from game.model.conditions import Range


@dataclass
class Switches:
    """Which flags may or must be set, and cleared."""

    may_set: set[str] = field(default_factory=set)
    must_set: set[str] = field(default_factory=set)
    may_clear: set[str] = field(default_factory=set)
    must_clear: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, sets: Iterable[str], clears: Iterable[str]) -> Switches:
        """What surely sets and clears flags."""
        new = cls()
        new.add(sets, clears, True)
        return new

    def add(self, sets: Iterable[str], clears: Iterable[str], is_sure: bool) -> None:
        """Something may happen that sets and clears flags."""
        self.may_set.update(sets)
        self.may_clear.update(clears)
        if is_sure:
            self.must_set.update(sets)
            self.must_clear.update(clears)

    def one_of(self, options: Sequence[Switches]) -> None:
        """Exactly one of some options happens."""
        for option in options:
            self.may_set |= option.may_set
            self.may_clear |= option.may_clear
        self.must_set |= set.intersection(*(option.must_set for option in options))
        self.must_clear |= set.intersection(*(option.must_clear for option in options))

    def apply(self, flags: dict[str, Range]) -> None:
        """Clear, then set: what does both at one time sets."""
        for flag in {*flags, *self.may_set}:
            before = flags.get(flag, UNSET)
            may = flag in self.may_set or (before.high == 1 and flag not in self.must_clear)
            must = flag in self.must_set or (before.low == 1 and flag not in self.may_clear)
            flags[flag] = Range(int(must), int(may))


__all__ = ["Switches"]
