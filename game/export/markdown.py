"""The reports as Markdown, for a wiki or a forge; and the same without its escapes, for reading on a terminal.

Whatever a template puts into the text is cleaned and escaped, so that nobody's words become a heading, a link or HTML.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from game.debrief.phrases import level, plain_text
from game.debrief.text import wrap
from game.export.class_page import ClassReport, bundle_words, division_words, median_words, played_words
from game.export.game_page import blocks, predictions_words, record_words
from game.export.phrases import came_words, expected_words, rounds_words
from game.export.shapes import GameReport
from game.playthrough.sentences import capital
from game.words import clean_text, plural, signed

if TYPE_CHECKING:
    from jinja2 import Environment

WIDTH = 78
"""Cells of a line on a terminal."""
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BEGINNING = re.compile(r"^([+\-=](?=[\s\-=]|$)|[0-9]+[.)](?=\s|$))")
_HEAD = re.compile(r"^( *(?:- |[0-9]+\. )?)")


def game_markdown(it: GameReport, *, is_plain: bool = False) -> str:
    """One game as Markdown; `is_plain` is for people's eyes: wrapped lines, and no escapes."""
    differences = tuple(one for one in it.debrief.record.scores if one.here != one.record)[:8]
    return _finish(
        "game.md.jinja",
        is_plain,
        it=it,
        found=it.debrief,
        rounds_words=rounds_words(it.rounds_played, it.rounds),
        names={actor: name for actor, _, name in it.actors},
        blocks=blocks(it.curves),
        predictions_words=predictions_words(it),
        record_words=record_words(it),
        differences=differences,
    )


def class_markdown(it: ClassReport, *, is_plain: bool = False) -> str:
    """A class as Markdown; `is_plain` as for one game."""
    right, made = it.figures.predictions
    return _finish(
        "class.md.jinja",
        is_plain,
        it=it,
        figures=it.figures,
        games=plural(len(it.figures.games), "game"),
        played_by=played_words(it.figures),
        predictions_words=f"{right} of {plural(made, 'prediction')} came out as expected.",
        bundle_words=bundle_words,
        division_words=division_words,
        median_words=median_words,
    )


def escaped(text: str) -> str:
    """A text that Markdown shows as it stands, on one line.

    >>> escaped("# [a](b) <i> 2*3")
    '\\\\# \\\\[a\\\\](b) \\\\<i\\\\> 2\\\\*3'
    """
    line = _SIGNS.sub(r"\\\1", _line(text))
    return _BEGINNING.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", _ENTITY.sub(r"\\&", line))


def _line(text: str) -> str:
    return " ".join(clean_text(text, limit=100_000).split())


def _finish(template: str, is_plain: bool, **values: object) -> str:
    text = _environment(is_plain).get_template(template).render(values)
    lines = [line.rstrip() for line in text.splitlines()]
    if is_plain:
        lines = [part for line in lines for part in _wrapped(line)]
    kept: list[str] = []
    for line in lines:  # templates leave several empty lines where a section is left out
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip("\n") + "\n"


def _wrapped(line: str) -> list[str]:
    """A line for a terminal: wrapped under its own beginning; tables and headings stay as they are."""
    if not line or line.startswith(("|", "#")):
        return [line]
    head = _HEAD.match(line)
    first = head[1] if head else ""
    return wrap(line[len(first) :], WIDTH, first) or [""]


@lru_cache(maxsize=2)
def _environment(is_plain: bool) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    def safe(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return _line(value) if is_plain else escaped(value)

    environment = Environment(
        loader=PackageLoader("game.export", "templates"),
        autoescape=False,  # this is no HTML: `finalize` escapes for Markdown
        undefined=StrictUndefined,
        finalize=safe,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters.update(signed=signed, capital=capital, plain=plain_text)
    environment.globals.update(level=level, came_words=came_words, expected_words=expected_words, plural=plural)
    return environment


__all__ = ["class_markdown", "escaped", "game_markdown"]
