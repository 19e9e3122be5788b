"""The page of one game: its report, drawn and laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.debrief import Curve
from game.debrief.phrases import level
from game.export.html import render
from game.export.phrases import came_words, curve_words, expected_words, rounds_words
from game.export.pictures import Panel, curve_panel, network
from game.export.shapes import GameReport
from game.playthrough.sentences import capital
from game.words import join_words, plural

if TYPE_CHECKING:
    from markupsafe import Markup

COLUMNS = 13
"""How many moments one table of numbers has side by side: the start and twelve rounds fit a sheet of paper."""
DIFFERENCES = 8
"""How many of the largest differences from the record are told."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A curve with its picture."""

    name: str
    picture: Markup


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of numbers."""

    name: str
    values: tuple[str, ...]
    is_record: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A table of numbers over some of the rounds."""

    title: str
    """Which rounds, in words; empty where it is all of them."""
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def game_page(it: GameReport) -> str:
    """The whole page as HTML. Equal reports give equal text."""
    found = it.debrief
    people = tuple(actor for actor, _, name in it.actors if name in {seat.who for seat in it.seats})
    return render(
        "game.html.jinja",
        it=it,
        sections=_sections(it),
        names={actor: name for actor, _, name in it.actors},
        rounds_words=rounds_words(it.rounds_played, it.rounds),
        panels=tuple(Drawn(capital(curve.words), curve_panel(_panel(curve, it.rounds))) for curve in it.curves),
        blocks=blocks(it.curves),
        before=_network(it, people, is_start=True),
        after=_network(it, people, is_start=False),
        expected_words=expected_words,
        came_words=came_words,
        level=level,
        predictions_words=predictions_words(it),
        record_words=record_words(it),
        differences=tuple(one for one in found.record.scores if one.here != one.record)[:DIFFERENCES],
    )


def _sections(it: GameReport) -> tuple[tuple[str, str], ...]:
    """What stands on the page, as its list of contents has it."""
    known = (
        ("ending", "The ending" if it.is_over else "How it stands", True),
        ("path", "The path", bool(it.path)),
        ("curves", "Scores over the rounds", bool(it.path)),
        ("ties", "Who regards whom how", True),
        ("moments", "Decisions that moved most", bool(it.moments)),
        ("sides", "From another seat", bool(it.other_sides)),
        ("predictions", "Predictions", bool(it.debrief.predictions)),
        ("record", "The record", it.debrief.record.exists),
        ("seats", "The other seats", bool(it.others)),
        ("questions", "Questions", True),
        ("ground", "What this rests on", True),
    )
    return tuple((place, name) for place, name, is_there in known if is_there)


def _panel(curve: Curve, rounds: int) -> Panel:
    said = f"{capital(curve.words)}: {curve_words(curve.quantity, curve.values)}."
    if len(curve.record) > 1:
        said += f" In the record: {curve_words(curve.quantity, curve.record)}."
    low = -100 if curve.is_tie else 0
    return Panel(f"{said} The table below has every round.", curve.values, "here", curve.record, low=low, rounds=rounds)


def blocks(curves: tuple[Curve, ...]) -> tuple[Block, ...]:
    """The curves in numbers, in tables that fit a sheet of paper; each record stands below its curve."""
    rows = [row for curve in curves for row in _rows(curve)]
    longest = max((len(values) for _, values, _ in rows), default=0)
    made = []
    for first in range(0, longest, COLUMNS):
        last = min(first + COLUMNS, longest)
        heads = tuple(str(number) if number else "Start" for number in range(first, last))
        cells = tuple(
            Row(name, (*values[first:last], *("",) * max(0, last - max(first, len(values)))), is_record)
            for name, values, is_record in rows
        )
        title = "" if longest <= COLUMNS else f"{'start' if not first else f'round {first}'} to round {last - 1}"
        made.append(Block(title, heads, cells))
    return tuple(made)


def _rows(curve: Curve) -> list[tuple[str, tuple[str, ...], bool]]:
    rows = [(capital(curve.words), tuple(level(curve.quantity, value) for value in curve.values), False)]
    if len(curve.record) > 1:
        rows.append(("in the record", tuple(level(curve.quantity, value) for value in curve.record), True))
    return rows


def _network(it: GameReport, people: tuple[str, ...], *, is_start: bool) -> Markup:
    scores = {pair: tie.start if is_start else tie.now for pair, tie in it.ties.items()}
    when = "at the start" if is_start else f"after round {it.rounds_played}"
    names = join_words(name for _, _, name in it.actors)
    said = f"Map of the ties {when} between {names}. The table below has every number, both ways."
    return network([(actor, short) for actor, short, _ in it.actors], scores, said, people)


def predictions_words(it: GameReport) -> str:
    """How many predictions came out as expected."""
    right = sum(found.is_right for found in it.debrief.predictions)
    return f"{right} of {plural(len(it.debrief.predictions), 'prediction')} came out as expected."


def record_words(it: GameReport) -> str:
    """How often this game chose what the source reports."""
    played = [row for row in it.debrief.record.rows if row.chosen]
    same = sum(row.is_same for row in played)
    return f"In {same} of {plural(len(played), 'reported choice')} this game did what the source reports was done"


__all__ = ["Block", "blocks", "game_page", "predictions_words", "record_words"]
