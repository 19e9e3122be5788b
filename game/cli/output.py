"""The only writer of stdout: text and JSON in UTF-8, whatever the locale says."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import Any, TextIO

from game.words import clean_text


def prepare() -> None:
    """Make all three streams speak UTF-8; a character that cannot be shown must not end a game.

    A stream that was closed before the program began leads nowhere.
    """
    if sys.stdin is None:
        sys.stdin = io.StringIO()
    if sys.stdout is None:
        sys.stdout = io.StringIO()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with contextlib.suppress(ValueError, OSError):
                reconfigure(encoding="utf-8", errors="replace")


def is_terminal() -> bool:
    """Whether a person sits at a terminal that can draw: both streams lead there, and it is not a dumb one."""
    return os.environ.get("TERM") != "dumb" and is_interactive()


def is_interactive() -> bool:
    """Whether both streams lead to a terminal of any kind."""
    return all(stream is not None and not stream.closed and stream.isatty() for stream in (sys.stdin, sys.stdout))


def out() -> TextIO:
    """Where a game line by line is written."""
    return sys.stdout


def write(text: str, *, is_ascii: bool = False) -> None:
    """Write text, ended by a line end, without what could drive a terminal."""
    if is_ascii:
        from game.plain import to_ascii

        text = to_ascii(text)
    text = clean_text(text, limit=100_000_000)
    sys.stdout.write(text if text.endswith("\n") else f"{text}\n")


def write_json(document: Any) -> None:
    """Write one JSON document; it is ASCII, so no terminal and no pipe can spoil it."""
    import json  # here, since most commands never need it

    json.dump(document, sys.stdout, indent=2, sort_keys=False)
    sys.stdout.write("\n")


def finish() -> None:
    """Make sure that everything has left; a reader who has gone away (`| head`) is no fault."""
    sys.stdout.flush()


def hang_up() -> None:
    """Nobody reads any more: let the rest go nowhere, so that the end of the program is quiet as well."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
