"""A finding: what is told, how sure it is, which line of the file causes it, and a game that shows it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from game.analysis.exact import Exact
from game.analysis.games import Layout
from game.analysis.reach import Reach, unreachable
from game.analysis.running import Run
from game.analysis.seek import Aim
from game.analysis.tally import Key, Tally, Witness
from game.diagnostics import Diagnostic
from game.model.moves import Consequences, Later
from game.model.names import ties_of
from game.model.parts import Event
from game.model.scenario import Scenario
from game.program import program
from game.scenario.standing import Places
from game.scenario.tree import Path

Severity = Literal["error", "warning", "note"]
Surety = Literal["fact", "estimate", "limit"]
"""fact: proved, or shown by a game that can be played again. estimate: counted in games, with an error. limit: not seen
in so many games, which proves nothing."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
FEWEST_GAMES = 200
"""Games below which it means little that something was not seen."""
WITHIN = {"when", "sets", "outcomes", "label", "detail", "text", "title", "situation"}
"""Names within a part of the file that may stand on another line than its beginning."""
BY_LOT = "by-lot"
"""Stands for a list of choices: those that the players at random make with the same seed."""
NOTE = re.compile(r"#\s*note:\s*(\S.*)$")
"""A comment in which an author answers a finding: on its line, or just above."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an author should know."""

    kind: str
    """A word for what it is: never-open, dominated, all-locked. Stable."""
    severity: Severity
    surety: Surety
    message: str
    """One sentence, without a full stop."""
    details: tuple[str, ...] = ()
    """More of it: what failed, how near it came, the numbers."""
    path: Path = ()
    """The way to what causes it, in the file."""
    line: int | None = None
    """The line of that, from 1."""
    command: str = ""
    """A command that shows it."""
    choices: tuple[str, ...] = ()
    """What is chosen in the game that the command plays, one text for each round."""
    answer: str = ""
    """What the author wrote about it in the file, after `# note:`."""


class Ground:
    """What findings are made from: the file, and what was played."""

    def __init__(
        self, scenario: Scenario, called: str, problems: Sequence[Diagnostic], run: Run, exact: Exact | None
    ) -> None:
        """`called` is the file or scenario as a command names it."""
        self.scenario = scenario
        self.layout = Layout(scenario)
        self.called = called
        self.problems = tuple(problem for problem in problems if problem.severity == "warning")
        self.run = run
        self.exact = exact
        self.tallies: tuple[Tally, ...] = tuple(run.tallies.values())
        self.games = sum(tally.games for tally in self.tallies)
        self._places = Places(scenario.text)
        self._lines = scenario.text.split("\n")

    @cached_property
    def seen(self) -> set[Aim]:
        """What some game has shown; where all games were played, all that there is to see."""
        found = {aim for tally in self.tallies for aim in tally.seen()}
        return found | (self.exact.seen if self.exact else set())

    @cached_property
    def _is_broad(self) -> bool:
        """Whether many games went wherever they could: only then is it worth a warning that something was not seen."""
        went = any(tally.games and tally.players != "goal" for tally in self.tallies)
        return went and self.games >= FEWEST_GAMES and not self.run.wish.seats

    @cached_property
    def reach(self) -> Reach:
        """What no game can come to, proved without playing."""
        return unreachable(self.scenario)

    def is_told(self, path: Path) -> bool:
        """Whether `check` warns already of what stands at a path, by proof."""
        return any(self._places.path(problem.line)[: len(path)] == path for problem in self._proofs)

    @cached_property
    def _proofs(self) -> list[Diagnostic]:
        return [problem for problem in self.problems if problem.code in PROOFS]

    def path_at(self, line: int) -> Path:
        """What stands on a line."""
        return self._places.path(line)

    def line_of(self, path: Path) -> int | None:
        """The line of a path; of what holds it, where the path itself is not written."""
        while path:
            line = self._places.line_of(path)
            if line is not None:
                return line
            path = path[:-1]
        return None

    def choice_path(self, number: int, place: int, choice: int | None = None) -> Path:
        """The way to a choice, or to all choices of a seat in a round."""
        path: Path = ("rounds", number, "choices", self.layout.seats[place])
        return path if choice is None else (*path, choice)

    def quantity_path(self, slot: int) -> Path:
        """The way to where a score or an indicator is declared."""
        name = self.layout.plan.names[slot]
        if not (pairs := ties_of(name)):
            return ("indicators", name)
        written = next((tie for tie in self.scenario.relationships if pairs[0] in ties_of(tie)), None)
        return ("relationships", written) if written else ("relationships",)

    def witness(self, *key: str | int) -> Witness | None:
        """The first game that shows something, of any kind of player."""
        wanted: Key = key
        return next((tally.witnesses[wanted] for tally in self.tallies if wanted in tally.witnesses), None)

    def command(self, witness: Witness, *, is_listed: bool = False) -> str:
        """The command that plays a game again, to the point; `is_listed` where its choices are to be changed."""
        play = f"{program()} play {shlex.quote(self.called)} --auto --seed {witness.seed}"
        if not is_listed and not self.run.wish.seats:
            if witness.players == "goal":
                return f"{play} --computer goal"
            if witness.players == "random":
                return f"{play} --choices {BY_LOT}"
        return f'{play} --choices "{choices_text(witness)}"'

    def choices(self, witness: Witness, upto: int | None = None) -> tuple[str, ...]:
        """The choices of a game, one text for each round (with `upto`: so many rounds), by seat."""
        return tuple(
            f"round {number}: "
            + "; ".join(f"{seat}: {move}" for seat, move in zip(self.layout.seats, row, strict=True))
            for number, row in enumerate(witness.line[:upto], 1)
        )

    def finding(
        self,
        kind: str,
        severity: Severity,
        surety: Surety,
        message: str,
        path: Path,
        details: Sequence[str] = (),
        witness: Witness | None = None,
        upto: int | None = None,
    ) -> Finding:
        """A finding with its line, its game and the author's answer; what few games did not show is but a note."""
        if surety == "limit" and severity == "warning" and not self._is_broad:
            severity = "note"
        line = self.line_of(path)
        made = Finding(
            kind,
            severity,
            surety,
            message,
            tuple(details),
            path,
            line,
            self.command(witness, is_listed=kind == "dominated") if witness else "",
            self.choices(witness, upto) if witness else (),
        )
        return self.answered(made)

    def answered(self, finding: Finding) -> Finding:
        """A finding that the author answers in the file is a note, with the answer."""
        if finding.severity == "error" or finding.line is None:
            return finding
        answer = self.answer_at(finding.line) or self.answer_to(finding.path)
        return replace(finding, severity="note", answer=answer) if answer else finding

    def answer_to(self, path: Path) -> str:
        """What the author notes at what holds a part of the file: for `when` and the like, at their choice or goal."""
        while path and isinstance(path[-1], str) and path[-1] in WITHIN:
            path = path[:-1]
            if isinstance(path[-1], int) and (line := self.line_of(path)) is not None:
                return self.answer_at(line)
        return ""

    def answer_at(self, line: int) -> str:
        """What stands after `# note:` on a line, or in the comment lines just above it."""
        if found := NOTE.search(self._lines[line - 1]):
            return found[1].strip()
        above = line - 2
        while above >= 0 and self._lines[above].lstrip().startswith("#"):
            if found := NOTE.match(self._lines[above].strip()):
                rest = [one.strip().lstrip("# ").rstrip() for one in self._lines[above + 1 : line - 1]]
                return " ".join([found[1].strip(), *rest]).strip()
            above -= 1
        return ""

    def decisions(self) -> Iterator[tuple[int, int]]:
        """Every round and seat (from 0) for which the author wrote choices."""
        for number, row in enumerate(self.layout.written):
            for place, choices in enumerate(row):
                if choices:
                    yield number, place

    def parts(self) -> Iterator[tuple[Path, Aim, Consequences | Later | Event]]:
        """Every part of the file that changes something: the way to it, what has to happen for it, and the part."""
        for number, place in self.decisions():
            for k, choice in enumerate(self.layout.written[number][place]):
                path = self.choice_path(number, place, k)
                made = Aim("choice", choice.id, number)
                whole: list[tuple[Path, Aim, Consequences]] = [(path, made, choice)]
                for n, outcome in enumerate(choice.outcomes):
                    whole.append(((*path, "outcomes", n), Aim("outcome", f"{choice.id} {outcome.id}", number), outcome))
                for where, aim, part in whole:
                    yield where, aim, part
                    for n, later in enumerate(part.later):
                        yield (*where, "later", n), aim, later
        for k, event in enumerate(self.scenario.events):
            yield ("events", k), Aim("event", event.id, -1), event

    @property
    def so_many(self) -> str:
        """How many games were played: "2,000 games"."""
        return f"{self.games:,} {'game' if self.games == 1 else 'games'}"

    def any_game(self) -> Witness | None:
        """A game to look at, where no special one shows it."""
        return next((witness for tally in self.tallies for witness in tally.witnesses.values()), None)

    def seat_name(self, place: int) -> str:
        """A seat as a sentence names it."""
        return self.scenario.mention(self.layout.seats[place])


PROOFS = {
    "S106": "never-open",
    "S107": "never-happens",
    "S108": "goal",
    "S110": "never-ends",
    "S111": "shadowed",
    "S131": "loose-end",
}
"""Warnings of `check` that prove something, and what such a finding is called here."""


def choices_text(witness: Witness) -> str:
    """The choices of a game as `play --choices` takes them: commas between seats, slashes between rounds."""
    return " / ".join(", ".join(row) for row in witness.line)


__all__ = ["BY_LOT", "PROOFS", "SEVERITIES", "Finding", "Ground", "Severity", "Surety", "choices_text"]
