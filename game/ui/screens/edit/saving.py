"""Keeping, saving, playing and leaving: where a text could be lost, and is not."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from game.scenario.draft import Kept, NotOpened, NotWritten
from game.ui.screens.small import AskScreen, PickOneScreen
from game.words import plural

if TYPE_CHECKING:
    from game.ui.screens.edit.screen import EditScreen

# ── What is not saved ────────────────────────────────────────────────────────────────────────────────────────────────


def keep(screen: EditScreen) -> None:
    """Keep a text that is not saved; where that is impossible, say so once."""
    if not screen.draft.keep(screen.text.text) and not screen.has_class("-unkept"):
        screen.add_class("-unkept")
        screen.say("What is not saved cannot be kept on this machine in case of a crash. Save often.", seconds=10)


def offer_kept(screen: EditScreen) -> None:
    """Where editors stopped without saving, offer the texts that they left; what is not picked stays for next time."""
    left = screen.draft.kept()
    if not left:
        return

    def answered(answer: str | None) -> None:
        if answer == "file":
            set_aside(screen, left)
            return
        kept = left[int(answer or 0)]
        screen.is_told = screen.draft.is_behind(kept)
        screen.draft.take_up(kept)
        screen.text.put(kept.text)

    file = "Start from the file; the other text is set aside"
    sentence = f"The last time {screen.draft.name} was edited here, the editor stopped before it was saved."
    answers = {"0": "Go on with the text that was not saved; the file stays as it is until you save"}
    if since := since_words(screen, left[0]):
        sentence += f" The file {since}."
        answers = {
            "0": "Go on with the text that was not saved; when you save, you are asked which the file shall have"
        }
    if len(left) > 1:
        file = "Start from the file; the other texts are set aside"
        sentence = (
            f"{len(left)} editors of {screen.draft.name} stopped before it was saved. Go on with the text of one; the "
            "others wait for the next time. The file stays as it is until you save."
        )
        answers = {str(number): kept_words(screen, kept) for number, kept in enumerate(left)}
    screen.app.push_screen(
        PickOneScreen("There is a text that was not saved", sentence, answers | {"file": file}), answered
    )


def kept_words(screen: EditScreen, kept: Kept) -> str:
    """One of several texts in a line: of when it is, and how far from the file."""
    count = (Counter(kept.text.split("\n")) - Counter(screen.draft.text.split("\n"))).total()
    when = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(kept.time))
    since = since_words(screen, kept)
    rest = f"; the file {since}" if since else ""
    return f"The text of {when}, with {plural(count, 'line')} that the file does not have{rest}"


def since_words(screen: EditScreen, kept: Kept) -> str:
    """What was done to the file since a text was begun that an editor left; "" for nothing."""
    if not screen.draft.is_behind(kept):
        return ""
    return "was changed since" if kept.base else "may have been changed since"


def set_aside(screen: EditScreen, left: list[Kept]) -> None:
    """Move the texts that editors left out of the way, and say where they are."""
    try:
        places = [screen.draft.set_kept_aside(kept) for kept in left]
    except NotWritten as problem:
        screen.app.push_screen(AskScreen("The text could not be set aside", str(problem)))
    else:
        words = "The other text is kept in" if len(places) == 1 else f"The other {len(places)} texts are kept, one in"
        screen.say(f"{words} {places[0]}.", seconds=12)


# ── The file ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def save(screen: EditScreen, then: Callable[[], object] | None = None) -> None:
    """Save; where another program changed the file meanwhile, ask first. `then` is done once it is saved."""
    state = screen.draft.state()
    if state == "changed":
        settle(screen, then)
        return
    write(screen, then)


def write(screen: EditScreen, then: Callable[[], object] | None = None, *, is_agreed: bool = False) -> None:
    """Write the text into the file; where that is protected, only once somebody has agreed."""
    if screen.draft.is_protected and not is_agreed:
        screen.draft.keep(screen.text.text)
        sentence = (
            f"{screen.draft.name} is marked as a file that is only to be read. Shall it have the text here all the "
            "same? The mark stays. Until then nothing is saved, and what you wrote is kept."
        )
        screen.app.clear_notifications()  # one of them says the same
        screen.app.push_screen(
            AskScreen("This file is protected", sentence, answer="Write into it"),
            lambda agreed: write(screen, then, is_agreed=True) if agreed else None,
        )
        return
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

    title = "Another program changed the file"
    sentence = f"{screen.draft.name} was changed elsewhere since it was read here. Which text shall it have?"
    if not screen.draft.is_base_known:
        title = "The file may have been changed"
        sentence = (
            f"{screen.draft.name} may have been changed elsewhere since the text here was begun. Which text shall it "
            "have?"
        )
    screen.app.push_screen(
        PickOneScreen(
            title,
            sentence,
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
            screen.draft.close()
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
