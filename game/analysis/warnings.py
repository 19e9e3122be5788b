"""The findings of a short playtest as warnings beside the ordinary diagnostics of a file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from game.analysis.exact import enumerate_games
from game.analysis.findings import FINDERS, Finding, Ground
from game.analysis.games import Layout, Players
from game.analysis.running import Progress, Wish, run_games
from game.diagnostics import Diagnostic
from game.scenario import Loaded

SURE = {"fact": "A fact", "estimate": "An estimate", "limit": "Not proved"}
GAMES = 2_000
"""Games of a short playtest: enough for what never happens, few enough to wait for."""
MOST_SEEKING = 1_000
"""Games that seek, where nobody asked for more."""
SEE_IT = ". See it: "
CODE = "playtest"
"""Stands before the kind of a finding in the code of its warning: playtest-dominated."""


def shares_of(games: int) -> tuple[tuple[Players, int], ...]:
    """How many games each kind of player gets: most by lot, a fifth for their goals, some seeking.

    Seeking is for what the others have not seen, costs the most, and ends when there is nothing left to look for.
    """
    goal, seek = games // 5, min(games // 5, MOST_SEEKING)
    parts: tuple[tuple[Players, int], ...] = (("random", games - goal - seek), ("goal", goal), ("seek", seek))
    return tuple(part for part in parts if part[1])


def deep_problems(
    loaded: Loaded, games: int = GAMES, jobs: int = 1, progress: Progress | None = None
) -> tuple[Diagnostic, ...]:
    """What playing a file shows that reading it does not: its findings above a note, in the order of the file.

    Empty for a file that cannot be played. Ctrl+C is raised on.
    """
    scenario = loaded.scenario
    if scenario is None:
        return ()
    run = run_games(scenario, Wish(shares_of(games), jobs=jobs), progress)
    if not run.is_whole:
        raise KeyboardInterrupt
    ground = Ground(scenario, loaded.name, loaded.problems, run, enumerate_games(Layout(scenario)))
    found = chain.from_iterable(finder(ground) for finder in FINDERS)
    told = (one for one in found if one.severity != "note" and one.line is not None)
    lines = loaded.text.split("\n")
    return tuple(sorted(_diagnostics(told, loaded.name, lines), key=lambda one: (one.line, one.code)))


def _diagnostics(found: Iterator[Finding], name: str, lines: list[str]) -> Iterator[Diagnostic]:
    for finding in found:
        assert finding.line is not None
        text = lines[finding.line - 1]
        first = len(text) - len(text.lstrip(" -")) + 1
        help_ = ". ".join(part for part in (SURE[finding.surety], *finding.details[:1]) if part)
        if finding.command:
            help_ += f"{SEE_IT}{finding.command}"
        last = max(len(text.rstrip()) + 1, first + 1)
        code, message = f"{CODE}-{finding.kind}", finding.message[:1].lower() + finding.message[1:]
        yield Diagnostic(code, "warning", message, help_, name, finding.line, first, finding.line, last)


__all__ = ["CODE", "GAMES", "SEE_IT", "deep_problems", "shares_of"]
