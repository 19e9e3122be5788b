"""What the later stages of reading a file share: what was read, what is told already, and where to tell more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.diagnostics import Problems
from game.scenario.faults import Said
from game.scenario.recover import Reading
from game.scenario.tree import Node


@dataclass
class Examination:
    """One file that is being looked at."""

    problems: Problems
    lines: Sequence[str]
    reading: Reading
    screened: frozenset[int]
    """Lines (from 1) in which characters were replaced."""

    @property
    def quiet(self) -> frozenset[int]:
        """Lines of which a fault of characters or notation is told already."""
        return self.reading.touched | self.screened

    @property
    def root(self) -> Node:
        """The tree; the top is a set of named parts."""
        assert self.reading.root is not None
        return self.reading.root

    def add(self, said: Said) -> None:
        """Report what was found, unless its line was read otherwise than it stands."""
        if said.span.line not in self.quiet:
            self.problems.add(*said)

    def broken_parts(self) -> list[str]:
        """The parts at the top from which lines are missing since they cannot be read."""
        starts = [(span.line, str(name)) for name, span in self.root.keys.items()]
        broken = []
        loose = self.reading.touched | self.reading.lost
        gaps = [*self.reading.gaps, *(range(line, line + 1) for line in loose)]
        for gap in gaps:
            before = [name for line, name in starts if line < gap.start]
            inside = [name for line, name in starts if line in gap]
            broken += [*before[-1:], *inside]
            first = self.lines[gap.start - 1]
            if not first.startswith((" ", "-")):
                broken.append(first.split(":")[0].strip())
        return broken
