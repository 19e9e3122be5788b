"""Words that judge where a text should tell: each with why it is listed and who advises to be careful with it.

The list is short and says nothing about the truth of a text: a word on it may be right where somebody is quoted. It is
for English texts about international affairs. Each source names the words beside which it stands:

    WTW      Wikipedia, Manual of Style: Words to watch (contentious labels, expressions of doubt, editorialising,
             synonyms for "said")
    Reuters  Reuters Handbook of Journalism, entry "Terrorism", and what the agency said of it in 2004: nobody is
             labelled a terrorist, an extremist, a freedom fighter or a martyr; no emotive terms
    BBC      BBC Editorial Guidelines, section 11: "terrorist" only with attribution; use words that describe
    IPI      International Press Institute, Use with Care: A Reporter's Glossary of Loaded Language (2013)
    own      our own judgement, in the spirit of these
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
    """Where the advice stands; several with commas."""


LOADED_WORDS: tuple[Loaded, ...] = (
    Loaded("terrorist*", "a label that parties dispute; say what was done, or who calls them so", "BBC, Reuters, WTW"),
    Loaded("terror group*, terror cell*", "a label that parties dispute; name the group", "Reuters"),
    Loaded("extremist*", "a label; say what they want or do", "Reuters, WTW"),
    Loaded("fanatic*, zealot*", "a label; say what they want or do", "own"),
    Loaded("freedom fighter*", "takes the side of those who are named so", "Reuters, WTW"),
    Loaded("martyr*", "takes the side of those who are named so", "Reuters, IPI"),
    Loaded("liberator*", "takes the side of those who are named so", "own"),
    Loaded("regime, regimes, junta, puppet*", "denies that a government is one; name it", "own"),
    Loaded("rogue state*, rogue nation*, axis of evil", "a slogan of one side", "own"),
    Loaded("evil, barbaric, savage*, monstrous, despicable", "judges; tell what happened", "own"),
    Loaded("brutal*, ruthless*, cynical*, heinous, vicious*", "judges; tell what happened", "own"),
    Loaded(
        "massacre*, slaughter*, butcher*, carnage",
        "judges and counts at once; give the numbers and who gives them",
        "own",
    ),
    Loaded("apartheid", "a legal term that one side uses; say which court or body does", "IPI"),
    Loaded("genocid*, ethnic cleansing, war crime*", "a legal term; say which court or body uses it", "own"),
    Loaded("surgical strike*, surgical action*", "hides that people are hurt", "IPI"),
    Loaded("collateral damage, neutralise*, neutralize*", "hides that people are hurt", "own"),
    Loaded("so-called, supposed*, purported*", "casts doubt without saying whose", "WTW"),
    Loaded("claimed, claims that", 'sounds less believable than "said"', "WTW"),
    Loaded("alleges", "say who accuses, and of what", "WTW"),
    Loaded("admitted, confessed, admits, confesses", "implies guilt; say said", "WTW"),
    Loaded("clearly, of course", "tells the reader what to think", "WTW"),
    Loaded("obviously, naturally", "tells the reader what to think", "own"),
    Loaded("unfortunately, fortunately, tragically, happily", "tells the reader what to feel", "WTW"),
    Loaded("sadly, luckily", "tells the reader what to feel", "own"),
    Loaded("controversial", "judges without saying who does", "WTW"),
    Loaded("infamous*, notorious*", "judges without saying who does", "own"),
    Loaded("innocent, heroic*", "takes a side; tell who was hurt, or what was done", "IPI"),
    Loaded("helpless, cowardly", "takes a side; tell who was hurt, or what was done", "own"),
    Loaded("aggression", "says who began; that is mostly what is disputed", "IPI"),
    Loaded("unprovoked, aggressor*", "says who began; that is mostly what is disputed", "own"),
    Loaded("propaganda, liar*, brainwash*", "judges what somebody said; tell what is known", "own"),
    Loaded("gang, gangs, thug*, henchm*, cronies", "a term of abuse", "own"),
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
