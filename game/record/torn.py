"""The end of a save beyond its whole lines, in words: not written out, or damaged, and what becomes of it."""

from __future__ import annotations

import re

from game.record.reading import Save
from game.words import plural

_KIND = re.compile(rb'\{"n":[0-9]+,"prev":"[0-9a-f]*","kind":"(decision|round|branch|note|version)"')
_ROUND = re.compile(rb'"round":([0-9]{1,4})[,}]')
_NOUNS = {
    b"decision": "a decision of round {}",
    b"round": "the result of round {}",
    b"branch": "the beginning of a variation",
    b"note": "a comment",
    b"version": "the version of the format",
}


def torn_sentences(save: Save, becomes: str, they_become: str = "") -> str:
    """What stands at the end of a save beyond its whole lines, and what becomes of it; empty where nothing does.

    `becomes` completes the sentence: "it is left out here"; `they_become` does so for several damaged lines. Where the
    decisions of that round are whole, it says so.
    """
    if not save.torn:
        return ""
    end = f"{end_words(save)}; {they_become if damaged_lines(save) > 1 else becomes}."
    return " ".join(filter(None, [end, decided_sentence(save)]))


def end_words(save: Save, place: str = "the save") -> str:
    """What is the matter with the end of a save, without a full stop; `place` is what the save is called."""
    count = damaged_lines(save)
    if not count:
        was = f" ({held})" if (held := _held(save.torn)) else ""
        return f"The last line of {place} was not written out{was}"
    if count == 1:
        return f"The last line of {place} (line {save.lines + 1}) is damaged: its checksum does not fit its text"
    return f"The last {plural(count, 'line')} of {place} are damaged: their checksums do not fit their text"


def damaged_lines(save: Save) -> int:
    """How many lines at the end were written out, and are not as they were written; 0 where it is only torn.

    A program or a machine that stops leaves the beginning of what was to be written: behind the last whole line there
    is then no line end. Where there is one, the line was there, and something changed it.
    """
    return len(save.torn.removesuffix(b"\n").split(b"\n")) if b"\n" in save.torn else 0


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
