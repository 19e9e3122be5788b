"""Words that judge where a text should tell: each with why it is listed and who advises to be careful with it.

The list is short and says nothing about the truth of a text: a word on it may be right where somebody is quoted. It is
for English texts about international affairs. Sources:

    WTW      Wikipedia, Manual of Style: Words to watch (labels, doubt, editorial asides, synonyms for "said")
    Reuters  Reuters Handbook of Journalism, entries on terrorism and on value judgements: attribute, do not label
    BBC      BBC Editorial Guidelines, section 11 (war, terror and emergencies): say what was done, do not label
    own      our own judgement
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Loaded(NamedTuple):
    """A group of words, why they are listed, and on whose advice."""

    words: str
    """Separated by commas; a star stands for any ending."""
    why: str
    source: str


LOADED_WORDS: tuple[Loaded, ...] = (
    Loaded("terrorist*, terror group*", "a label that parties dispute; say what was done, or who calls them so", "BBC"),
    Loaded("extremist*, fanatic*, zealot*", "a label; say what they want or do", "WTW"),
    Loaded("freedom fighter*, martyr*, liberator*", "takes the side of those who are named so", "Reuters"),
    Loaded("regime, regimes, junta, puppet*", "denies that a government is one; name it", "own"),
    Loaded("rogue state*, rogue nation*, axis of evil", "a slogan of one side", "own"),
    Loaded("evil, barbaric, savage*, monstrous, despicable", "judges; tell what happened", "Reuters"),
    Loaded("brutal*, ruthless*, cynical*, heinous, vicious*", "judges; tell what happened", "Reuters"),
    Loaded(
        "massacre*, slaughter*, butcher*, carnage",
        "judges and counts at once; give the numbers and who gives them",
        "own",
    ),
    Loaded("genocid*, ethnic cleansing, war crime*, apartheid", "a legal term; say which court or body uses it", "own"),
    Loaded("collateral damage, surgical strike*, neutralise*, neutralize*", "hides that people are hurt", "WTW"),
    Loaded("so-called, supposed*, purported*", "casts doubt without saying whose", "WTW"),
    Loaded("claimed, claims that, alleges", 'sounds less believable than "said"', "WTW"),
    Loaded("admitted, confessed, admits, confesses", "implies guilt; say said", "WTW"),
    Loaded("obviously, clearly, of course, naturally", "tells the reader what to think", "WTW"),
    Loaded("unfortunately, fortunately, tragically, sadly, happily", "tells the reader what to feel", "WTW"),
    Loaded("infamous*, notorious*, controversial", "judges without saying who does", "WTW"),
    Loaded("innocent, helpless, heroic*, cowardly", "takes a side; tell who was hurt, or what was done", "own"),
    Loaded("aggression, unprovoked, aggressor*", "says who began; that is mostly what is disputed", "own"),
    Loaded("propaganda, liar*, brainwash*", "judges what somebody said; tell what is known", "own"),
    Loaded("thug*, henchm*, gang, gangs, cronies", "a term of abuse", "Reuters"),
)


class Hit(NamedTuple):
    """A listed word in a text."""

    word: str
    """As it stands in the text."""
    why: str
    source: str


def loaded_words(text: str) -> Iterator[Hit]:
    """Every listed word of a text, in its order.

    >>> [hit.word for hit in loaded_words("The regime obviously agreed.")]
    ['regime', 'obviously']
    """
    pattern, groups = _pattern()
    for match in pattern.finditer(text):
        group = groups[int((match.lastgroup or "g0")[1:])]
        yield Hit(match[0], group.why, group.source)


@lru_cache(maxsize=1)
def _pattern() -> tuple[re.Pattern[str], tuple[Loaded, ...]]:
    parts = []
    for number, group in enumerate(LOADED_WORDS):
        words = (word.strip() for word in group.words.split(","))
        choice = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
        parts.append(rf"(?P<g{number}>\b(?:{choice})\b)")
    return re.compile("|".join(parts), re.IGNORECASE), LOADED_WORDS


__all__ = ["LOADED_WORDS", "Hit", "Loaded", "loaded_words"]
