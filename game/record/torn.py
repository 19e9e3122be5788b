"""The end of a save that was not written out, in words: what it was, and what becomes of it."""

from __future__ import annotations

import re

from game.record.reading import Save

_KIND = re.compile(rb'\{"n":[0-9]+,"prev":"[0-9a-f]*","kind":"(decision|round|branch|note|version)"')
_ROUND = re.compile(rb'"round":([0-9]{1,4})[,}]')
_NOUNS = {
    b"decision": "a decision of round {}",
    b"round": "the result of round {}",
    b"branch": "the beginning of a variation",
    b"note": "a comment",
    b"version": "the version of the format",
}


def torn_sentences(save: Save, becomes: str) -> str:
    """What stands at the end of a save beyond its whole lines, and what becomes of it; empty where nothing does.

    `becomes` completes the sentence: "it is left out here". Where the decisions of that round are whole, it says so.
    """
    if not save.torn:
        return ""
    was = f" ({held})" if (held := _held(save.torn)) else ""
    return " ".join(
        filter(None, [f"The last line of the save was not written out{was}; {becomes}.", decided_sentence(save)])
    )


def decided_sentence(save: Save) -> str:
    """That the result of the last round is not in the file, but its decisions are; empty where that is not so."""
    return f"Round {len(save.rounds) + 1} comes out of its decisions, which are whole." if is_decided(save) else ""


def is_decided(save: Save) -> bool:
    """Whether everybody has decided the round after the last whole one, so that its result comes out again."""
    return bool(save.open) and len(save.open) == len(save.seats)


def _held(torn: bytes) -> str:
    """What the line was to hold, as far as its beginning tells."""
    kind = _KIND.match(torn)
    if kind is None:
        return ""
    number = _ROUND.search(torn)
    noun = _NOUNS[kind[1]]
    if "{}" not in noun:
        return noun
    return noun.format(int(number[1])) if number else noun.removesuffix(" of round {}")
