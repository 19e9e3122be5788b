"""A short playtest of the text that is edited: played by other processes while one writes on, told among the faults."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from game.analysis.warnings import GAMES, SEE_IT, deep_problems
from game.diagnostics import Diagnostic, in_order
from game.scenario import Loaded
from game.words import plural

if TYPE_CHECKING:
    from game.ui.screens.edit.checking import Checked
    from game.ui.screens.edit.screen import EditScreen

JOBS = 2
"""Processes that play; this one goes on listening to the keys."""
GROUP = "playtest"


@dataclass(frozen=True)
class Played:
    """What a playtest found, and the text that was played."""

    problems: tuple[Diagnostic, ...] = ()
    text: str = ""


def begin(screen: EditScreen) -> None:
    """Play the text as it stands now, unless it cannot be played."""
    checked = screen.checked
    if checked is None or checked.scenario is None:
        screen.say("The text cannot be played yet. Mend its errors first (F8 goes to the next).")
        return
    loaded = Loaded(checked.scenario, checked.problems, checked.scenario.text, screen.draft.name)
    screen.say(f"Playing {GAMES:,} games. You can go on writing; what they show will be listed with the faults.")
    screen.run_worker(lambda: _play(screen, loaded), group=GROUP, exclusive=True, thread=True, description=GROUP)


def _play(screen: EditScreen, loaded: Loaded) -> None:
    """Play, away from the keys."""
    worker = get_current_worker()

    def go_on(done: int, total: int) -> None:
        if worker.is_cancelled:  # the editor was left, or asked again
            raise KeyboardInterrupt

    try:
        _ready_for_processes()
        found = deep_problems(loaded, GAMES, JOBS, go_on)
        # the command that shows it plays the file, and here F5 plays the text
        played = Played(tuple(replace(one, help=one.help.split(SEE_IT)[0]) for one in found), loaded.text)
    except KeyboardInterrupt:
        return
    except Exception as problem:  # a fault of ours must not end the program while somebody writes in it
        what = f"{type(problem).__name__}: {problem}"[:200]
        screen.app.call_from_thread(screen.say, f"The text could not be played ({what}). You can go on and save it.")
        return
    if not worker.is_cancelled:
        screen.app.call_from_thread(_tell, screen, played)


def _ready_for_processes() -> None:
    """Start what looks after processes on POSIX while stderr is a real file: the screen's stand-in has none to hand."""
    if os.name == "posix":
        from multiprocessing import resource_tracker

        with redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()


def _tell(screen: EditScreen, played: Played) -> None:
    """List what was found."""
    screen.played = played
    if screen.checked is not None:
        screen.show_checked(screen.checked)
    found = plural(len(played.problems), "warning")
    if not played.problems:
        screen.say(f"{GAMES:,} games show nothing amiss.")
    elif screen.checked is not None and len(_still(played, screen.checked)) < len(played.problems):
        screen.say(f"{GAMES:,} games: {found}. Those whose line has changed since are left out; ask again for them.")
    else:
        screen.say(f"{GAMES:,} games: {found}, listed with the faults. Enter there goes to the line.")


def with_played(checked: Checked, played: Played) -> Checked:
    """What reading the text found and what playing it found, together; the latter where its line still stands."""
    read = tuple(problem for problem in checked.problems if not problem.code.startswith(GROUP))
    return replace(checked, problems=in_order((*read, *_still(played, checked))))


def _still(played: Played, checked: Checked) -> tuple[Diagnostic, ...]:
    """What was found, on the lines where those texts stand now; without what was changed, or stands twice."""
    if not played.problems or checked.scenario is None:
        return ()
    before, now = played.text.split("\n"), checked.scenario.text.split("\n")
    found = []
    for problem in played.problems:
        line = _line_now(before, now, problem.line)
        if line is not None:
            found.append(replace(problem, line=line, end_line=line))
    return tuple(found)


def _line_now(before: Sequence[str], now: Sequence[str], line: int) -> int | None:
    """Where a line (from 1) stands now."""
    text = before[line - 1]
    if line <= len(now) and now[line - 1] == text and len(before) == len(now):
        return line
    places = [number for number, one in enumerate(now, 1) if one == text]
    return places[0] if len(places) == 1 else None


__all__ = ["Played", "begin", "with_played"]
