"""From a path to text: everything that can be the matter with a file before its contents are looked at."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from game.diagnostics import WHOLE_FILE, Problems, Span

MAX_BYTES = 1024 * 1024

CP1252_PUNCTUATION = frozenset((0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99))
"""Bytes below A0 that stand for a sign that people type: the euro, quotes, dashes, the ellipsis."""

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


_PATTERN = bytes([0]) + bytes([1]) * 255
"""To tell which bytes are nought."""


def read_text(path: Path, problems: Problems) -> tuple[str, bool]:
    """The text of a file and whether it is fit to be read; else a diagnostic says why not.

    An unfit text is as much as can be shown of it. Nothing is raised for what the system or the file does.
    """
    data = read_bytes(path, problems)
    if data is None:
        return "", False
    return decode(data, problems)


def read_bytes(path: Path, problems: Problems) -> bytes | None:
    """What a file holds; None where it cannot be read, and then a diagnostic says why."""
    # Opened without waiting: a pipe that nobody writes to would otherwise stop the program.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        mode = os.stat(path).st_mode
        if not stat.S_ISREG(mode):
            kind = "a folder" if stat.S_ISDIR(mode) else "not an ordinary file"
            problems.add("S002", WHOLE_FILE, f"this is {kind}", "give the name of a scenario file, such as name.yaml")
            return None
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                problems.add("S002", WHOLE_FILE, "this is not an ordinary file", "give the name of a scenario file")
                return None
            data: bytes | None = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        problems.add("S001", WHOLE_FILE, "there is no such file", _nearby(path))
        return None
    except ValueError:
        problems.add("S001", WHOLE_FILE, "no file can have this name", "look at the spelling")
        return None
    except OSError as error:
        reason = "you may not read it" if isinstance(error, PermissionError) else (error.strerror or "").lower()
        problems.add(
            "S003", WHOLE_FILE, f"the file cannot be read: {reason or 'the system refuses'}", "look at who may read it"
        )
        return None
    if data is None:  # of some that look like ordinary files nothing can be had without waiting
        problems.add("S003", WHOLE_FILE, "the file cannot be read: nothing comes", "give the name of a scenario file")
        return None
    if len(data) > MAX_BYTES:
        problems.add("S004", WHOLE_FILE, "the file is larger than 1 MiB", "a scenario of 30 rounds has about 300 KB")
        return None
    return data


def _nearby(path: Path) -> str:
    """A file of nearly the same name in the same folder, for help."""
    from game.words import nearest

    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.suffix in (".yaml", ".yml")][:200]
    except OSError:
        return "look at the spelling, and at the folder you are in"
    guess = nearest(path.name, names) or nearest(path.name + ".yaml", names)
    return f'did you mean "{path.with_name(guess)}"?' if guess else "look at the spelling, and at the folder you are in"


def decode(data: bytes, problems: Problems) -> tuple[str, bool]:
    """The text of a file's bytes and whether it is fit to be read, as :func:`read_text` has it."""
    help_ = 'save it again as "UTF-8" (in the editor, below "Save as" or in the bottom line)'
    for mark, name in _MARKS:
        if data.startswith(mark):
            problems.add("S005", WHOLE_FILE, f"the file is saved as {name}, and a scenario is UTF-8", help_)
            return "", False
    if len(data) >= 16 and (data[:16].translate(_PATTERN)) in (b"\1\0\0\0" * 4, b"\0\0\0\1" * 4):
        problems.add("S005", WHOLE_FILE, "the file is saved as UTF-32, and a scenario is UTF-8", help_)
        return "", False
    if len(data) >= 8 and (data[1:8:2] == b"\0\0\0\0"[: len(data[1:8:2])] or data[0:8:2] == b"\0\0\0\0"):
        problems.add("S005", WHOLE_FILE, "the file is saved as UTF-16, and a scenario is UTF-8", help_)
        return "", False
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError as error:
        shown = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        byte = data[error.start]
        letter = bytes([byte]).decode("cp1252", "replace")
        guess = f'; it is "{letter}" in Windows-1252' if byte >= 0xA0 or byte in CP1252_PUNCTUATION else ""
        message = f"the file is not UTF-8: the byte {byte:02X} stands here{guess}"
        problems.add("S005", Span(line, column, line, column + 1), message, help_)
        return shown, False
