"""A person at the plain front end: what is typed goes in, what would be read comes back."""

from __future__ import annotations

import io
import re

from game.plain import play_plain
from game.playthrough import Playthrough, Settings
from tests.debrief.crossing import crossing


def new(*seats: str, **settings: object) -> Playthrough:
    """A fresh game of the small scenario in which people take these seats."""
    given = {"seed": 7, "reflect": "off", "seats": seats or ("north",), **settings}
    return Playthrough(crossing(), Settings(**given))  # type: ignore[arg-type]


def sit(playthrough: Playthrough, *typed: str, is_terminal: bool = False, is_ascii: bool = False) -> str:
    """Play with these lines, then nothing more; returns all that was written."""
    out = io.StringIO()
    stdin = io.StringIO("".join(f"{line}\n" for line in typed))
    play_plain(playthrough, stdin, out, is_terminal=is_terminal, is_ascii=is_ascii)
    return out.getvalue()


def flat(text: str) -> str:
    """A text as one line, so that a sentence is found wherever it was wrapped."""
    return " ".join(text.split())


def answer(typed: str, *before: str, **settings: object) -> str:
    """What is said when this is typed at the first prompt (after other lines)."""
    playthrough = new(**settings)
    without = sit(new(**settings), *before)
    whole = sit(playthrough, *before, typed)
    shared = without[: without.rindex("> ")]
    assert whole.startswith(shared)
    return flat(re.sub(r"^> [^\n]*\n", "", whole[len(shared) :]))
