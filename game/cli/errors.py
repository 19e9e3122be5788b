"""How a command ends: exit codes, and everything that is written on stderr.

A person reads sentences here, never a traceback: `BACKCHANNEL_DEBUG=1` shows that as well.
"""

from __future__ import annotations

import os
import sys
from enum import IntEnum

from game.program import program
from game.words import clean_text


class Exit(IntEnum):
    """What the exit code says."""

    DONE = 0
    FAULTY = 1
    """A scenario file or a save is faulty, or could not be written; it was said in words."""
    USAGE = 2
    """The command was not understood, or asks for what there is not."""
    INTERRUPTED = 130
    """Stopped by Ctrl+C; what was decided before is saved."""


class Stop(Exception):
    """A command cannot go on. Its text is for the person: what is wrong, and what to do next."""

    def __init__(self, message: str, code: Exit = Exit.USAGE) -> None:
        super().__init__(message)
        self.code = code


def complain(text: str) -> None:
    """Say something on stderr, without what could drive a terminal; a closed stderr is no further trouble."""
    try:
        print(clean_text(text, limit=1_000_000).rstrip("\n"), file=sys.stderr, flush=True)
    except (OSError, ValueError, AttributeError):
        return


def report_bug(problem: BaseException) -> Exit:
    """Say that something happened which should not have, and what to do about it."""
    if os.environ.get("BACKCHANNEL_DEBUG"):
        import traceback

        complain("".join(traceback.format_exception(problem)))
    what = " ".join(f"{type(problem).__name__}: {problem}".split())
    complain(
        f"Backchannel: something went wrong that should not have ({what[:300]}).\n"
        f"Every decision that was taken is saved; `{program()} list` shows where.\n"
        "Please tell those who maintain Backchannel, with the command that you gave; "
        "with BACKCHANNEL_DEBUG=1 before it, it also shows where it happened."
    )
    return Exit.FAULTY
