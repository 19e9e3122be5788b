"""Trying a text out: a game from the round under the cursor, in a folder that is gone afterwards."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from game.durable import Claim, make_folder
from game.scenario.library import home
from game.ui.screens.edit import checking
from game.ui.screens.small import AskScreen
from game.words import plural

if TYPE_CHECKING:
    from game.ui.screens.edit.screen import EditScreen


class Trial:
    """The folder of one game that is tried out, in the folder `trials` of the user's data."""

    def __init__(self) -> None:
        """Make it. Raises OSError."""
        trials = home() / "trials"
        make_folder(trials)
        self.folder = trials / os.urandom(4).hex()
        self._claim = Claim(_held(self.folder))
        self.folder.mkdir()

    @property
    def save(self) -> Path:
        """Where the game is saved."""
        return self.folder / "trial.jsonl"

    def end(self) -> None:
        """Forget the game."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._claim.end()


def sweep() -> None:
    """Remove what is left of trials whose program was stopped in the middle."""
    trials = home() / "trials"
    try:
        folders = [trials / entry.name for entry in os.scandir(trials) if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return
    for folder in folders:
        try:
            claim = Claim(_held(folder))
        except OSError:  # BlockingIOError: it is being played
            continue
        shutil.rmtree(folder, ignore_errors=True)
        claim.end()


def _held(folder: Path) -> Path:
    return folder.with_suffix(".open")


def play(screen: EditScreen) -> None:
    """Play the text as it stands, from the round under the cursor, in the seat under the cursor."""
    from game.record import SaveProblem
    from game.ui.screens.edit.ahead import reach, trial

    draft, text = screen.draft, screen.text.text
    if screen.checked is None or screen.checked.version != screen.version:
        screen.checked = checking.check(draft.original(text), draft.name, screen.version, screen.checked)
        screen.post_message(screen.Read(screen.checked))
    checked = screen.checked
    scenario = checked.scenario
    if scenario is None:
        errors = sum(problem.severity == "error" for problem in checked.problems)
        screen.say(f"It cannot be played yet: {plural(errors, 'error')}.", "First mend the text")
        screen.action_next_fault()
        return
    standing = checking.standing_at(checked, screen.line)
    seats = [seat for seat in scenario.seats if scenario.actors[seat].seat == "open"] or [*scenario.seats]
    if standing.kind == "actor" and standing.name in scenario.seats:
        seats = [standing.name]
    if not seats:
        screen.say("Nobody in this scenario has a seat, so there is nothing to play.")
        return
    number = standing.round or 0
    reached = reach(scenario, number)
    if reached is None:
        screen.say(f"No game that the computer played came to round {number + 1}: each ended earlier.")
        return
    draft.keep(text)
    seat = standing.seat or seats[0]
    try:
        screen.trial = Trial()
        game = trial(reached, seat, draft.name, screen.trial.save)
    except (SaveProblem, OSError) as problem:
        end_trial(screen)
        reason = (getattr(problem, "strerror", "") or "the system refuses").lower()
        sentence = str(problem) if isinstance(problem, SaveProblem) else f"It cannot be saved for a while: {reason}."
        screen.app.push_screen(AskScreen("The game cannot be tried out", sentence))
        return
    who = scenario.mention(seat)
    note = f"You try out round {number + 1} as {who}. q or Ctrl+Q leads back to the text; this game is not kept."
    screen.shell.open_trial(game, note)


def end_trial(screen: EditScreen) -> None:
    """Forget the game that was tried out."""
    if screen.trial is not None:
        screen.trial.end()
        screen.trial = None
