"""The neutrality audit as a text for a terminal: a page that a head teacher can read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.analysis.neutrality import BASES, ActorRow, Audit
from game.analysis.shares import percent_words
from game.analysis.stances import stances_by_seat
from game.analysis.wrapped import wrapped
from game.words import plural

MOST_WORDS = 20
"""Loaded words that are told one by one."""
MOST_ROUNDS = 19
"""Rounds for which a line has room."""
NAME = 16
"""Columns for the id of an actor."""


def audit_lines(audit: Audit) -> Iterator[str]:
    """The neutrality audit: numbers and their targets, no verdict."""
    yield ""
    yield "NEUTRALITY AUDIT: numbers and their targets, no verdict"
    for measure in audit.measures:
        mark = "OFF TARGET" if measure.is_off else "on target"
        where = f", line {measure.line}" if measure.line and measure.is_off else ""
        text = f"{mark:<10}  {measure.name}: {measure.value} (target: {measure.target}{where})"
        yield from wrapped(text, "  ", " " * 14)
        if measure.answer:
            yield from wrapped(f"Note in the file: {measure.answer}", " " * 14, " " * 14)
    yield ""
    yield from _actors(audit.actors)
    yield ""
    yield f"  {'Rests on':<10}" + "".join(f"{basis:>15}" for basis in BASES)
    for name, counts in audit.bases:
        whole = sum(counts.values())
        cells = (f"{counts[b]} ({percent_words(counts[b] / whole)})" if whole else "–" for b in BASES)
        yield f"  {name:<10}" + "".join(f"{cell:>15}" for cell in cells)
    yield ""
    yield from _stances(audit)
    yield ""
    yield "  Sources by publisher"
    for publisher in audit.publishers:
        yield from wrapped(
            f"{publisher.name}: {plural(publisher.sources, 'source')}, cited {plural(publisher.cites, 'time')}",
            "    ",
            "      ",
        )
    if not audit.publishers:
        yield "    The file names none."
    yield ""
    yield from _words(audit)
    yield ""
    yield "  What the model leaves out"
    for sentence in audit.left_out:
        yield from wrapped(f"- {sentence}.", "    ", "      ")


def _actors(actors: Sequence[ActorRow]) -> Iterator[str]:
    yield f"  {'What is written':<{NAME}}  choices   words: for all   in brief   in choices"
    for row in actors:
        yield (
            f"  {row.id:<{NAME}}  {row.choices:>7}  {row.public_words:>15}  {row.brief_words:>9}  "
            f"{row.choice_words:>11}"
        )
    yield ""
    yield f"  {'What it may do':<{NAME}}  acts +/-  weight   at it +/-  weight   effects"
    for row in actors:
        own, aimed = f"{row.cooperative}/{row.hostile}", f"{row.aimed_cooperative}/{row.aimed_hostile}"
        yield (
            f"  {row.id:<{NAME}}  {own:>8}  {row.weight_words:>6}  {aimed:>10}  {row.aimed_words:>6}  "
            f"{row.effects_words:>8}"
        )
    yield from wrapped(
        "Acts +/-: cooperative and hostile acts among its choices; at it: those that others may aim at it; weight: "
        "their mean, from -10 to +10; effects: points that one of its choices writes on ties on average.",
        "    ",
        "    ",
    )
    if not any(row.met_by_lot is not None or row.met_by_goal is not None for row in actors):
        return
    yield ""
    yield f"  {'Goals met':<{NAME}}   by lot   by goal   (share of the points, all playing so)"
    for row in actors:
        lot, goal = (percent_words(met) if met is not None else "–" for met in (row.met_by_lot, row.met_by_goal))
        if row.has_seat:
            yield f"  {row.id:<{NAME}}  {lot:>7}  {goal:>8}"


def _stances(audit: Audit) -> Iterator[str]:
    seats = stances_by_seat(audit.stances)
    if not seats:
        yield "  Stances: the file names none."
        return
    width = max(len(seats[0].by_round), 1)
    shown = range(min(width, MOST_ROUNDS))
    yield f"  {'Stances, by round':<{NAME}}" + "".join(f"{number + 1:>3}" for number in shown)
    for row in seats:
        yield f"  {row.seat:<{NAME}} " + "".join(f"{row.by_round[number] or '–':>3}" for number in shown)
    for row in seats:
        yield from wrapped(f"{row.seat}: {row.words}", "    ", "      ")


def _words(audit: Audit) -> Iterator[str]:
    yield f"  Words on the list of loaded words: {len(audit.words)}"
    for word in audit.words[:MOST_WORDS]:
        where = f"line {word.line}: " if word.line else ""
        yield from wrapped(f"{where}'{word.word}' in {word.where}: {word.why} ({word.source})", "    ", "      ")
        if word.answer:
            yield from wrapped(f"Note in the file: {word.answer}", "      ", "      ")
    if len(audit.words) > MOST_WORDS:
        yield f"    {len(audit.words) - MOST_WORDS} more; --format json has them all."


__all__ = ["audit_lines"]
