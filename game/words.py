"""Words: lists in prose, plurals, signed numbers, near names, and text made safe to show.

The lowest floor: every other may use it, and it knows nothing of the game. What people type and what files hold passes
through `clean_text` or `clean_line` before it reaches a screen, because some characters are orders to a terminal or
hide what a line really says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

ELLIPSIS = "…"
"""Ends a text that was cut; it counts towards the limit."""


def join_words(words: Iterable[str], joint: str = "and") -> str:
    """A list as a sentence has it.

    >>> join_words(["a", "b", "c"]), join_words(["yes", "no"], "or"), join_words([])
    ('a, b and c', 'yes or no', '')
    """
    *most, last = [*words] or [""]
    return f"{', '.join(most)} {joint} {last}" if most else last


def plural(count: int, one: str, many: str = "") -> str:
    """A number with its noun; `many` is needed only where an s is not enough.

    >>> plural(1, "round"), plural(3, "round"), plural(0, "entry", "entries")
    ('1 round', '3 rounds', '0 entries')
    """
    return f"{count} {one if count == 1 else many or one + 's'}"


def as_sentence(text: str) -> str:
    """A part of a message as a sentence of its own.

    >>> as_sentence("look at the spelling"), as_sentence('did you mean "iran"?'), as_sentence("")
    ('Look at the spelling.', 'Did you mean "iran"?', '')
    """
    return text[:1].upper() + text[1:] + ("." if text and not text.endswith(("?", ".")) else "")


def signed(number: int) -> str:
    """A change, with its sign; the plain hyphen, since columns, screen readers and searches all know it.

    >>> signed(5), signed(-5), signed(0)
    ('+5', '-5', '0')
    """
    return f"{number:+d}" if number else "0"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, for "Did you mean ...?"; None where nothing is near.

    A beginning or a part of just one name will do (from three letters), as will a slip or two of the pen.

    >>> nearest("irann", ["iraq", "iran"]), nearest("sum", ["summit", "us"]), nearest("zebra", ["us"])
    ('iran', 'summit', None)
    """
    names = {_plain(candidate): candidate for candidate in sorted(known, reverse=True)}
    wanted = _plain(name)
    if not wanted or len(wanted) > 100:
        return None
    if wanted in names:
        return names[wanted]
    beginnings = [candidate for candidate in names if len(wanted) >= 3 and candidate.startswith(wanted)]
    if len(beginnings) == 1:
        return names[beginnings[0]]
    from difflib import get_close_matches  # rarely needed, and not for a quick `--version`

    if close := get_close_matches(wanted, sorted(names), n=1, cutoff=0.6):
        return names[close[0]]
    parts = [c for c in names if min(len(c), len(wanted)) >= 3 and (wanted in c or c in wanted)]
    return names[parts[0]] if len(parts) == 1 else None


def _plain(name: str) -> str:
    return re.sub(r"[\s_]+", "-", name.strip()).casefold()


_UNSAFE = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters: orders to the terminal (tab and line ends are apart)
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turn the direction of reading, so that a line lies
    r"\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb"  # take no room and cannot be seen
    r"\u2028\u2029"  # break a line where most programs see none
    r"\ud800-\udfff\ufdd0-\ufdef"  # no characters at all: halves of pairs, and what Unicode sets aside
    r"\U000e0000-\U000e007f"  # tags: a second, invisible text
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17))
)

FORBIDDEN = re.compile(f"[{_UNSAFE}]")
"""One character that a file may not hold: it could drive a terminal or hide something.

Tab, line feed and carriage return are not among them; nor are the joiners U+200C and U+200D, which Persian, the Indian
scripts and others need, nor any letter of any script.
"""

_LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SHOWN = re.compile(rf"[{_UNSAFE}\r]")


def clean_text(text: str, *, limit: int = 20_000, keep_newlines: bool = True) -> str:
    """The text without what could drive a terminal or hide something, at most `limit` characters long.

    Tabs become spaces and every kind of line end a plain one (or a space without `keep_newlines`). Cleaning twice
    changes nothing more.

    >>> clean_text("red \\x1b[31malert\\r\\n\\tnow")
    'red [31malert\\n    now'
    """
    text = FORBIDDEN.sub("", _LINE_END.sub("\n", text)).replace("\t", "    ")
    if not keep_newlines:
        text = text.replace("\n", " ")
    return _cut(text, limit)


def clean_line(text: str, limit: int | None = 200) -> str:
    """What a person typed, as one tidy line: safe, single spaces, at most two marks piled on a letter.

    It is cut at `limit` characters; None never cuts.

    >>> clean_line("  we   need\\n them ")
    'we need them'
    """
    from unicodedata import category, normalize

    text = " ".join(normalize("NFC", clean_text(text, limit=len(text) * 4 + 1)).split())
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if category(character) in ("Mn", "Me") else 0
        if marks <= 2:
            kept.append(character)
    return "".join(kept) if limit is None else _cut("".join(kept), limit)


def too_long(line: str, limit: int) -> str:
    """Why a line that a person typed cannot be kept whole, as a sentence; empty where it can.

    >>> too_long("  too   much ", 5), too_long("fits", 5)
    ('It has 8 characters, and 5 can be kept. Shorten it by 3.', '')
    """
    count = len(clean_line(line, limit=None))
    if count <= limit:
        return ""
    return f"It has {count} characters, and {limit} can be kept. Shorten it by {count - limit}."


def show_controls(text: str) -> str:
    """The text with every forbidden character spelled out, for showing a faulty line as it is.

    >>> show_controls("safe\\u202etxt.exe")
    'safe<U+202E>txt.exe'
    """
    return _SHOWN.sub(lambda match: f"<U+{ord(match.group()):04X}>", text)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: max(limit - 1, 0)].rstrip() + ELLIPSIS[:limit]
