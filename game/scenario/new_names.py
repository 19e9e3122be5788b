"""What a person types becomes names, ids and short names of a new scenario, and text that YAML takes as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from game.diagnostics import cells
from game.model.names import RESERVED
from game.words import ELLIPSIS, clean_line

LONGEST_TITLE, LONGEST_NAME, LONGEST_INDICATOR = 80, 60, 40
LONGEST_ID, SHORT_CELLS = 16, 8

_TAKEN = RESERVED | {"pass", "no", "off", "on", "yes", "n", "y", "true", "false", "null"}
"""Words of conditions and saves, and what other readers of YAML take for no text."""
_LETTERS = str.maketrans(
    {"æ": "ae", "ð": "d", "đ": "d", "ħ": "h", "\u0131": "i", "ł": "l", "ø": "o", "œ": "oe", "þ": "th", "ŋ": "ng"}
)
"""Letters that do not come apart into a plain one and a mark."""
_SMALL_WORDS = frozenset({"a", "and", "at", "for", "in", "of", "on", "the", "to", "de", "des", "du", "la", "le", "und"})
_PLAIN = re.compile(r"[^\W\d_][\w .,()-]*")
_NO_TEXT = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def tidy(text: str, limit: int) -> str:
    """What a person typed, as a name that needs at most so much room; "" where nothing of it can be seen."""
    line = clean_line(text.replace("\u00ad", ""), limit)  # a soft hyphen would be warned of in the new file
    if room_for(line) > limit:
        line = _fit(line, limit - 1).rstrip() + ELLIPSIS
    return line if is_visible(line) else ""


def room_for(text: str) -> int:
    """How much room a name needs: its characters, or its columns on the screen where those are more."""
    return max(len(text), cells(text))


def is_visible(text: str) -> bool:
    """Whether there is anything in a text besides spaces, lone marks and what takes no room."""
    return any(unicodedata.category(character)[0] in "LNPS" for character in text)


def ids_of(names: Iterable[str], taken: Iterable[str] = (), otherwise: str = "actor-{}") -> tuple[str, ...]:
    """An id for each name: plain small letters, at most 16, no two the same and none that means something else.

    >>> ids_of(["Town of Alder", "Große Straße", "Town of Alder", "Россия", "no"])
    ('town-of-alder', 'grosse-strasse', 'town-of-alder-2', 'actor-4', 'no-2')
    """
    found: list[str] = []
    used = {*taken}
    for number, name in enumerate(names, 1):
        base = _ascii(name)
        base = (_ascii(_telling(name)) if len(base) > LONGEST_ID else base) or base or otherwise.format(number)
        made = _cut_id(base, LONGEST_ID)
        count = 1
        while made in used or made in _TAKEN:
            count += 1
            made = f"{_cut_id(base, LONGEST_ID - 1 - len(str(count)))}-{count}"
        used.add(made)
        found.append(made)
    return tuple(found)


def _ascii(name: str) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).translate(_LETTERS)
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    return re.sub(r"^[0-9-]+", "", re.sub(r"[^a-z0-9]+", "-", plain)).rstrip("-")


def _cut_id(name: str, longest: int) -> str:
    """The beginning of an id, at the end of a word where that leaves enough of it."""
    if len(name) <= longest:
        return name
    whole = name[: longest + 1].rpartition("-")[0]
    while whole.rpartition("-")[2] in _SMALL_WORDS:  # not "water-in-the"
        whole = whole.rpartition("-")[0]
    return (whole if len(whole) >= longest // 3 else name[:longest]).rstrip("-")


def shorts_of(names: Sequence[str]) -> tuple[str, ...]:
    """A short name for each name: at most 8 cells of the screen, and no two the same where that can be.

    >>> shorts_of(["United States", "Town of Alder", "Afghanistan", "Qatar", "Qatar"])
    ('US', 'Alder', 'Afghani.', 'Qatar', 'Qatar 2')
    """
    found: list[str] = []
    for name in names:
        first = short = _short(name)
        count = 1
        while short in found:
            count += 1
            short = f"{_fit(first, SHORT_CELLS - 1 - len(str(count))).rstrip(' .')} {count}".strip()
        found.append(short)
    return tuple(found)


def _telling(name: str) -> str:
    """The part of a name that tells it from others: "Qatar" of "State of Qatar"."""
    telling = re.split(r" of (?:the )?", name, flags=re.IGNORECASE)[-1]
    return telling if is_visible(telling) else name


def _short(name: str) -> str:
    if _fits(name):
        return name
    telling = _telling(name)
    if _fits(telling):
        return telling
    words = [word for word in telling.split() if word.casefold() not in _SMALL_WORDS]
    initials = "".join(word[0] for word in words)
    if 2 <= len(words) <= 5 and _fits(initials) and all(map(str.isupper, initials)):
        return initials
    return _fit(telling, SHORT_CELLS - 1).rstrip(" .,:;-") + "."


def _fits(text: str) -> bool:
    return room_for(text) <= SHORT_CELLS


def _fit(text: str, room: int) -> str:
    """The beginning of a text that needs at most so much room."""
    while room_for(text) > room:
        text = text[:-1]
    return text


def quoted(text: str) -> str:
    """A text as YAML has it on one line: bare where every reader takes it for the same text, else in single quotes.

    >>> print(quoted("Two Rivers"), quoted("No"), quoted("It's: #1"))
    Two Rivers 'No' 'It''s: #1'
    """
    if _PLAIN.fullmatch(text) and text.casefold() not in _NO_TEXT:
        return text
    return "'" + text.replace("'", "''") + "'"
