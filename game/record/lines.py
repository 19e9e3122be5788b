"""One line of a save. It can be written in one way only, so whatever differs by a byte is known to be damaged.

A line is a JSON object: `n` (its number, from 0), `prev` (what :func:`fingerprint` says of the line before), `kind`,
what that kind holds, and last `crc`, the CRC-32 of the object without it. No spaces, keys in the order written, UTF-8.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from typing import Any, NoReturn

COMMON = ("n", "prev", "kind")
"""What every line has, before what its kind holds."""

_SEAL = re.compile(rb',"crc":"([0-9a-f]{8})"\}')
_SEAL_LENGTH = len(b',"crc":"00000000"}')


class BadLineError(ValueError):
    """A line that is not as it was written; the text completes "Line 3 is damaged: ..."."""


def encode(number: int, previous: str, kind: str, body: Mapping[str, Any]) -> bytes:
    """A line, with its line end."""
    data = _canonical({"n": number, "prev": previous, "kind": kind, **body})
    return data[:-1] + b',"crc":"%08x"}\n' % zlib.crc32(data)


def decode(line: bytes) -> dict[str, Any]:
    """What a line (without its line end) holds, `crc` left out. Raises BadLineError for anything not written here."""
    if not is_sealed(line):
        raise BadLineError("its checksum does not fit its text")
    body = line[:-_SEAL_LENGTH] + b"}"
    found: dict[str, Any] = parse(body)  # what is JSON and ends in a brace is an object
    try:
        same = _canonical(found) == body
    except (ValueError, RecursionError):
        same = False
    if not same:
        raise BadLineError("it is not written as this program writes")
    return found


def follows(line: bytes, number: int, previous: str) -> bool:
    """Whether a line has this number and this link to the one before."""
    return line.startswith(b'{"n":%d,"prev":"%s","kind":"' % (number, previous.encode()))


def is_sealed(line: bytes) -> bool:
    """Whether a line (without its line end) is whole: its checksum fits its text."""
    seal = _SEAL.fullmatch(line[-_SEAL_LENGTH:])
    return seal is not None and zlib.crc32(line[:-_SEAL_LENGTH] + b"}") == int(seal[1], 16)


def parse(data: bytes) -> Any:
    """JSON without what hostile files are made of: numbers that are not whole, NaN, depth, size, broken text.

    Raises BadLineError. A key that is written twice is found by :func:`decode`, which writes the object again.
    """
    try:
        return json.loads(data.decode("utf-8"), parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError):  # UnicodeDecodeError and numbers of thousands of digits are ValueErrors too
        raise BadLineError("it cannot be read as JSON") from None


def fingerprint(line: bytes) -> str:
    """What the next line calls this one (without its line end): the first 16 digits of its SHA-256."""
    return hashlib.sha256(line).hexdigest()[:16]


def _canonical(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode("utf-8")


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)
