"""A save that something on its way has packed or rewritten: told for what it is, and undone bit by bit.

Only what loses nothing is undone, and only where a save comes out. A line holds its own checksum, so whether it came
out right is known and not guessed.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from shlex import quote

from game.program import program
from game.record.format import FORMAT, LARGEST
from game.record.problem import SaveProblem, shown

_BEGINNING = b'{"n":0,"prev":"","kind":"header","format":"%s"' % FORMAT.encode()
_GZIP = b"\x1f\x8b"
_MARK = b"\xef\xbb\xbf"
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_LINE_ENDS = "its lines end as on Windows or in a mail (CR LF)"
_MOST_LAYERS = 4


def unwrap(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The save inside, and what was undone, outermost first, as clauses; the data itself and nothing if there is none.

    A save that is as it was written is never touched.
    """
    found, undone = data, []
    for _ in range(_MOST_LAYERS):
        inner, what = _undo(found)
        if not what:
            break
        found = inner
        undone.append(what)
    return (found, tuple(undone)) if undone and found.startswith(_BEGINNING) else (data, ())


def is_save_inside(beginning: bytes) -> bool:
    """Whether a file that begins so is a save, as it was written or packed and rewritten on its way."""
    return unwrap(beginning)[0].startswith(_BEGINNING)


def _undo(data: bytes) -> tuple[bytes, str]:
    """One layer."""
    if data.startswith(_GZIP):
        return _unpacked(data), "it is packed (gzip)"
    if data[:2] in _UTF_16:
        try:
            return data[2:].decode(_UTF_16[data[:2]]).encode("utf-8"), "it is written in UTF-16"
        except UnicodeError:
            return data, ""
    if data.startswith(_MARK):
        return data[len(_MARK) :], "a byte order mark stands before it"
    if data[: data.find(b"\n")].endswith(b"\r"):  # no line of a save holds a carriage return: JSON writes that as \r
        return data.replace(b"\r\n", b"\n"), _LINE_ENDS
    return data, ""


def _unpacked(data: bytes) -> bytes:
    """What a gzip file holds, as far as it can be unpacked and is not larger than a save may be."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        return unpacker.decompress(data, LARGEST + 1)
    except zlib.error:
        return b""


def refuse_wrapped(data: bytes, path: Path) -> None:
    """Raise SaveProblem where a save was packed or rewritten on its way, with the command that undoes it."""
    _, undone = unwrap(data)
    if undone:
        what = " and ".join(undone)
        is_readable = undone == (_LINE_ENDS,)  # as lines, though each has a character too many
        lead = f"Line 1 of {shown(path)} is damaged: its checksum does not fit its text"
        if not is_readable:
            lead = f"{shown(path)} is not a saved game as it stands"
        raise SaveProblem(
            f"{lead}. Something changed the file on its way: {what}. Nothing was changed here. "
            f"{rescue_advice(path, 'writes it as it was')}"
        )


def rescue_advice(path: Path, does: str) -> str:
    """The command that saves what can be saved, as a sentence."""
    new = path.with_name(f"{path.name.removesuffix('.gz').removesuffix('.jsonl')}-rescued.jsonl")
    return f"`{program()} replay {quote(shown(path))} --rescue {quote(shown(new))}` {does}."
