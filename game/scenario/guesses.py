"""What was probably meant: guesses that turn a badly written number, tie, cite or condition into a well-written one.

Each returns "" where it would only be guessing wildly. What it returns is well formed, so an author may copy it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from game.model.conditions import parse_range
from game.model.names import CITE_PATTERN, ID_PATTERN, QUANTITY_PATTERN
from game.scenario.tree import Kind

_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "\u2011": "-"})
_QUOTES = "\"'“”„«»‘’ "

NUMBER_WORDS = dict(
    zip(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(13),
        strict=True,
    )
)


TENS = {
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "hundred": 100,
}  # fmt: skip
_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}


def number_guess(value: Any, kind: Kind = "plain") -> str:
    """Help for what stands where a whole number should.

    >>> number_guess("1,000"), number_guess("010"), number_guess("−5"), number_guess("60", "quoted")
    ('write 1000', 'write 10', 'write -5, with the plain hyphen', 'leave the quotes out: 60')
    """
    if isinstance(value, float):
        return f"write {round(value)}" if abs(value) < 10**9 else ""
    if isinstance(value, list) and len(value) == 1:
        value = value[0] if isinstance(value[0], str) else str(value[0])
    if not isinstance(value, str):
        return ""
    text = value.strip()
    if kind == "quoted" and re.fullmatch(r"[-+]?[0-9]{1,9}", text):
        return f"leave the quotes out: {int(text)}"
    plain = text.translate(_MINUS).strip(_QUOTES)
    sign = ", with the plain hyphen" if plain != text.strip(_QUOTES) else ""
    plain = _latin_digits(plain)
    plain = re.sub(r"^(?:about|around|approx\.?|ca\.?|circa|in|=|~|≈) *", "", plain).rstrip(".,;: ")
    plain = re.sub(r"^minus +", "-", re.sub(r"^plus +", "+", plain))
    plain = re.sub(r"^\++(?=[0-9])", "+", re.sub(r"^([-+]) +", r"\1", plain))
    plain = re.sub(r"^([-+]?[0-9]+)[.,]0{1,2}$", r"\1", plain)
    if (number := _number_word(plain)) is not None:
        return f"write {number}"
    if re.fullmatch(r"[-+]?[0-9]{1,4}[eE]\+?[0-4]", plain):
        return f"write {int(float(plain))}"
    unit = re.fullmatch(r"([-+]?[0-9]{1,9}) ?(?:%|points?|pts?|minutes?|mins?|rounds?)", plain)
    digits = unit[1] if unit else re.sub(r"(?<=[0-9])[,_ '](?=[0-9]{3}\b)", "", plain)
    if re.fullmatch(r"[-+]?[0-9]{1,9}", digits):
        shown = f"{int(digits):+d}" if digits.startswith("+") else str(int(digits))
        return f"write {shown}{sign}"
    return ""


def _latin_digits(text: str) -> str:
    """A text with the digits of other scripts written 0 to 9."""
    return "".join(str(int(sign)) if sign.isdecimal() else sign for sign in text)


def _number_word(text: str) -> int | None:
    """A number in words, below a hundred."""
    first, _, rest = text.lower().replace("-", " ").partition(" ")
    if not rest:
        return (NUMBER_WORDS | TENS).get(first)
    return TENS[first] + NUMBER_WORDS[rest] if first in TENS and rest in NUMBER_WORDS else None


def percent_guess(value: Any) -> str:
    """A percentage that is badly written, as it was probably meant.

    >>> percent_guess(0.6), percent_guess("60 percent"), percent_guess(".5"), percent_guess("3/5"), percent_guess("x")
    ('60%', '60%', '50%', '60%', '')
    """
    text = _latin_digits(str(value).strip().strip(_QUOTES)).replace("\u066a", "%").replace(",", ".")
    text = re.sub(r" ?(?:per ?cent|prozent|pct|pour ?cent|%)\.?$", "%", text, flags=re.IGNORECASE)
    if match := re.fullmatch(r"([0-9]{1,3}) ?(?:/|in|of|out of) ?([0-9]{1,3})", text):
        share = int(match[1]) / int(match[2]) if int(match[2]) else 2
    elif match := re.fullmatch(r"([0-9]{0,3}\.?[0-9]{1,6})(%?)", text):
        share = float(match[1]) / (100 if match[2] or float(match[1]) > 1 else 1)
    else:
        share = (_number_word(text.removesuffix("%").strip()) or 200) / 100
    return f"{share:.0%}" if 0 <= share <= 1 else ""


_ARROWS = re.compile(r"\s*(?:<+[-=–—−]+>+|<>|↔|⇔|⟷)\s*")
_ARROW = re.compile(r"\s*(?:[-=–—−]+>+|→|⇒|⟶|>+|(?<=\s)to(?=\s)|(?<=\s)[-–—−]+(?=\s))\s*")


def quantity_guess(text: str, actors: Collection[str] = ()) -> str:
    """A tie or an indicator's id that is badly written, as it was probably meant.

    >>> quantity_guess("us->qatar"), quantity_guess("US → Qatar"), quantity_guess("us <--> qatar"), quantity_guess("?")
    ('us -> qatar', 'us -> qatar', 'us <-> qatar', '')
    >>> quantity_guess("us/qatar", ["us", "qatar"]), quantity_guess("us <- qatar"), quantity_guess("Peace talks")
    ('us -> qatar', 'qatar -> us', 'peace-talks')
    """
    plain = text.strip(_QUOTES)
    if match := re.fullmatch(r"(\S+)\s*(?:<[-=–—]+(?!>)|←)\s*(\S+)", plain):
        plain = f"{match[2]} -> {match[1]}"
    words = [id_guess(word) or word for word in re.split(r"\s*[\s/.,&+:_]\s*|-(?=>)|(?<=<)-", plain) if word]
    pair = [word for word in words if word in actors]
    if len(pair) == 2 and not re.search(r"[->–—→⇒↔]", plain.replace("_", "-") if len(words) > 2 else plain):
        return f"{pair[0]} -> {pair[1]}"
    plain = _ARROWS.sub(" <-> ", plain) if _ARROWS.search(plain) else _ARROW.sub(" -> ", plain, count=1)
    parts = re.split(r" (<->|->) ", plain)
    if len(parts) == 3:
        ends = [id_guess(part) or part for part in (parts[0], parts[2])]
        plain = f"{ends[0]} {parts[1]} {ends[1]}"
    else:
        plain = id_guess(plain) or plain
    return plain if re.match(QUANTITY_PATTERN, plain) and plain != text else ""


def id_guess(text: str) -> str:
    """An id that is badly written, as it was probably meant.

    >>> id_guess("Measured Regret"), id_guess("ask_us"), id_guess("2nd"), id_guess("ok")
    ('measured-regret', 'ask-us', '', '')
    """
    import unicodedata

    text = text.strip(_QUOTES)
    german = "".join(_GERMAN.get(sign, sign) for sign in text)
    plain = unicodedata.normalize("NFKD", german).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['’]", "", plain)
    plain = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40]
    return plain if re.match(ID_PATTERN, plain) and plain != text else ""


def cite_guess(text: str) -> str:
    """A cite that is badly written, as it was probably meant.

    >>> cite_guess("kamel 5"), cite_guess("Kamel §5, §12"), cite_guess("kamel ¶5-7"), cite_guess("kamel, para. 4")
    ('kamel ¶5', 'kamel ¶5 ¶12', 'kamel ¶5 ¶6 ¶7', 'kamel ¶4')
    """
    parts = []
    for part in re.split(r"\s*;\s*", text.strip(_QUOTES)):
        match = re.match(r"^([A-Za-z][\w-]*)[\s,:]*(.*)$", part)
        if match is None:
            return ""
        source, rest = match[1].lower().replace("_", "-"), match[2].translate(_MINUS)
        rest = re.sub(r"(?i)\b(?:paragraphs?|paras?|pars?|pp?|and)\b\.?|[¶§#&]", " ", rest)
        numbers: list[int] = []
        for word in re.split(r"[\s,]+", re.sub(r"\s*-\s*", "-", rest).strip()):
            bounds = re.fullmatch(r"([0-9]{1,4})(?:-([0-9]{1,4}))?", word)
            if bounds is None:
                if word:
                    return ""
                continue
            first, last = int(bounds[1]), int(bounds[2] or bounds[1])
            if not first <= last <= first + 20:
                return ""
            numbers += range(first, last + 1)
        parts.append(" ".join([source, *(f"¶{number}" for number in numbers)]))
    better = "; ".join(parts)
    return better if re.match(CITE_PATTERN, better) and better != text else ""


_WAYS = (
    (r"(?:at ?least|min(?:imum)?|not (?:below|under|less than)|no less than|from|≥|=>|>=)", "at least"),
    (r"(?:at ?most|max(?:imum)?|up to|not (?:above|over|more than)|no more than|≤|=<|<=)", "at most"),
    (r"(?:above|over|more than|greater than|higher than|bigger than|>)", "above"),
    (r"(?:below|under|less than|lower than|smaller than|fewer than|<)", "below"),
    (r"(?:exactly|equals?(?: to)?|is|==?)", "exactly"),
)
_LIMITS = {"at least": ("low", 0), "above": ("low", 1), "at most": ("high", 0), "below": ("high", -1)}
_NUMBER = r"([-+]?[0-9]{1,4})%?"


def range_guess(text: str) -> str:
    """A condition on a number that is badly written, as it was probably meant; with its quantity, if it names one.

    >>> range_guess("atleast 55"), range_guess("55+"), range_guess("20 to 40"), range_guess("talks > 5")
    ('at least 55', 'at least 55', 'between 20 and 40', 'talks: above 5')
    """
    plain = " ".join(_latin_digits(text.translate(_MINUS)).strip(_QUOTES).rstrip(",;.").split())
    plain = re.sub(r"- (?=[0-9]+$)", "-", plain)
    first, _, last = plain.rpartition(" ")
    if first and (number := _number_word(last)) is not None:
        plain = f"{first} {number}"
    plain = re.sub(r"(?<=[0-9])[.,][0-9]{1,3}$", "", plain)
    if match := re.fullmatch(r"(.+?) (?:and|,) ?(.+)", plain):
        ends = [range_guess(part) or part for part in (match[1], match[2])]
        limits = [re.fullmatch(r"(at least|above|at most|below) ([-+]?[0-9]{1,4})", end) for end in ends]
        found = {word: int(limit[2]) + step for limit in limits if limit is not None
                 for word, step in [_LIMITS[limit[1]]]}  # fmt: skip
        if len(found) == 2 and found["low"] <= found["high"]:
            return f"between {found['low']} and {found['high']}"
    plain = re.sub(r"(?i)^(?:is|must be|should be) ", "", plain)
    if match := re.fullmatch(rf"(?i)(?:between |from )?{_NUMBER} ?(?:to|and|,|-|–|\.\.+) ?{_NUMBER}", plain):
        low, high = sorted((int(match[1]), int(match[2])))
        return f"between {low} and {high}"
    if match := re.fullmatch(rf"{_NUMBER} ?(?:\+|or more|or above|or higher)", plain):
        return f"at least {match[1]}"
    if match := re.fullmatch(rf"{_NUMBER} or (?:less|below|lower|fewer)", plain):
        return f"at most {match[1]}"
    for way, right in _WAYS:
        if match := re.fullmatch(rf"(?i)(?:(.*?[a-z])\s*:?\s+)?{way}\s*{_NUMBER}", plain):
            subject = match[1] or ""
            if subject and not re.match(QUANTITY_PATTERN, subject):
                return ""
            return f"{subject}: {right} {match[2]}" if subject else f"{right} {match[2]}"
    if match := re.fullmatch(_NUMBER, plain):
        return f"exactly {match[1]}"
    near = re.sub(r"(?i)^[a-z ]+?(?= ?[-+]?[0-9])", lambda m: _nearest_way(m.group()), plain)
    try:
        parse_range(near)
    except ValueError:
        return ""
    return near if near != text else ""


def _nearest_way(words: str) -> str:
    from difflib import get_close_matches

    ways = ["at least", "at most", "above", "below", "exactly", "between"]
    close = get_close_matches(words.strip().lower(), ways, n=1, cutoff=0.6)
    return close[0] if close else words
