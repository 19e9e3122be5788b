"""Keeping, saving, playing and leaving: where a text could be lost, and is not."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from game.scenario.draft import NotOpened, NotWritten
from game.ui.screens.edit import checking
from game.ui.screens.small import AskScreen, PickOneScreen
from game.words import clean_line, plural

if TYPE_CHECKING:
    from game.ui.screens.edit.screen import EditScreen

# ── What is not saved ────────────────────────────────────────────────────────────────────────────────────────────────


def keep(screen: EditScreen) -> None:
    """Keep a text that is not saved; where that is impossible, say so once."""
    if not screen.draft.keep(screen.text.text) and not screen.has_class("-unkept"):
        screen.add_class("-unkept")
        screen.say("What is not saved cannot be kept on this machine in case of a crash. Save often.", seconds=10)


def offer_kept(screen: EditScreen) -> None:
    """Where an editor stopped without saving, offer the text that it left."""
    kept = screen.draft.kept()
    if kept is None:
        return

    def answered(answer: str | None) -> None:
        if answer != "file":
            screen.text.put(kept)
            return
        try:
            place = screen.draft.set_kept_aside()
        except NotWritten as problem:
            screen.app.push_screen(AskScreen("The text could not be set aside", str(problem)))
        else:
            screen.say(f"The other text is kept in {place}.", seconds=12)

    screen.app.push_screen(
        PickOneScreen(
            "There is a text that was not saved",
            f"The last time {screen.draft.name} was edited here, the editor stopped before it was saved.",
            {
                "kept": "Go on with the text that was not saved; the file stays as it is until you save",
                "file": "Start from the file; the other text is set aside",
            },
        ),
        answered,
    )


# ── The file ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def save(screen: EditScreen, then: Callable[[], object] | None = None) -> None:
    """Save; where another program changed the file meanwhile, ask first. `then` is done once it is saved."""
    state = screen.draft.state()
    if state == "changed":
        settle(screen, then)
        return
    write(screen, then)


def write(screen: EditScreen, then: Callable[[], object] | None = None) -> None:
    """Write the text into the file."""
    try:
        screen.draft.save(screen.text.text)
    except NotWritten as problem:
        screen.draft.keep(screen.text.text)
        screen.app.push_screen(AskScreen("Not saved", str(problem)))
        return
    screen.is_told = False
    screen.retitle()
    if then is not None:
        then()
        return
    found = screen.checked.problems if screen.checked and screen.checked.version == screen.version else ()
    errors = sum(problem.severity == "error" for problem in found)
    rest = f" It cannot be played yet: {plural(errors, 'error')}." if errors else ""
    screen.say(f"{screen.draft.name} is saved.{rest}", seconds=3)


def settle(screen: EditScreen, then: Callable[[], object] | None = None) -> None:
    """The file has two new texts, ours and another program's: ask which it shall have; neither is lost."""

    def answered(answer: str | None) -> None:
        if answer is None:
            return
        try:
            if answer == "mine":
                place = screen.draft.set_file_aside()
                write(screen, then)
            else:
                place = screen.draft.set_text_aside(screen.text.text)
                screen.text.put(screen.draft.read())
                screen.retitle()
        except (NotOpened, NotWritten) as problem:
            screen.app.push_screen(AskScreen("That could not be done", str(problem)))
        else:
            screen.say(f"The other text is kept in {place.name}, beside the file.", seconds=12)

    screen.app.push_screen(
        PickOneScreen(
            "Another program changed the file",
            f"{screen.draft.name} was changed elsewhere since it was read here. Which text shall it have?",
            {
                "mine": "The text here; what the file has now is set aside beside it",
                "theirs": "What the file has now; the text here is set aside beside it",
            },
        ),
        answered,
    )


def look_out(screen: EditScreen) -> None:
    """Notice what another program did to the file: take it where nothing was typed here, else say it once."""
    if screen.app.screen is not screen:
        return
    state = screen.draft.state()
    if state == "same":
        screen.is_told = False
    elif state == "changed" and screen.is_saved:
        try:
            screen.text.put(screen.draft.read())
        except NotOpened as problem:
            tell_once(screen, str(problem))
        else:
            screen.retitle()
            screen.say(f"{screen.draft.name} was changed by another program; this is its new text.")
    elif state == "changed":
        tell_once(screen, f"{screen.draft.name} was changed by another program. When you save, you are asked.")
    else:
        tell_once(screen, f"{screen.draft.name} is not there any more. Saving writes it anew.")


def tell_once(screen: EditScreen, sentence: str) -> None:
    """Say something about the file, until it is settled only once."""
    if not screen.is_told:
        screen.is_told = True
        screen.say(sentence, seconds=10)


def open_own_editor(screen: EditScreen) -> None:
    """Save, then lend the terminal to the editor that the person has set; what it saves is taken up."""
    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
    if not words or shutil.which(words[0]) is None:
        screen.say(
            "No editor is set for this terminal. Set the variable EDITOR to one, such as nano, before starting; "
            "or open the file in any editor: what it saves appears here.",
            seconds=12,
        )
        return

    def lend() -> None:
        try:
            with screen.app.suspend():
                subprocess.call([*words, str(screen.draft.path)])
        except (SuspendNotSupported, OSError) as problem:
            screen.say(f"{clean_line(words[0])} could not be opened here ({problem}).")
        screen.app.refresh()
        look_out(screen)

    if screen.is_saved:
        lend()
    else:
        save(screen, lend)


# ── Leaving ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def leave(screen: EditScreen, how: Callable[[], object]) -> None:
    """Leave; where something is not saved, ask first."""
    if screen.is_saved:
        screen.draft.forget()
        how()
        return
    screen.draft.keep(screen.text.text)

    def answered(answer: str | None) -> None:
        if answer == "save":
            save(screen, how)
        elif answer == "later":
            how()
        elif answer == "drop":
            screen.draft.forget()
            how()

    screen.app.push_screen(
        PickOneScreen(
            "Not saved yet",
            f"{screen.draft.name} has changes that are not saved.",
            {
                "save": "Save them and leave",
                "later": "Leave the file as it is, and keep the changes for the next time",
                "drop": "Leave the file as it is, and throw the changes away",
            },
        ),
        answered,
    )


# ── Playing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


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
        game = trial(reached, seat, draft.name, screen.place("trial.jsonl"))
    except (SaveProblem, OSError) as problem:
        screen.app.push_screen(AskScreen("The game cannot be tried out", str(problem)))
        return
    who = scenario.mention(seat)
    note = f"You try out round {number + 1} as {who}. q or Ctrl+Q leads back to the text; this game is not kept."
    screen.shell.open_trial(game, note)


def end_trial(screen: EditScreen) -> None:
    """Forget the game that was tried out."""
    if screen.trial is not None:
        screen.trial.cleanup()
        screen.trial = None
