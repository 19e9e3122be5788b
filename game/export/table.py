"""Decisions as a table for a spreadsheet: one row each, as CSV that opens with a double click.

The file is UTF-8 with a byte order mark (without one, some spreadsheets take it for another alphabet), with CRLF at
the line ends and every text in quotation marks. A text that begins like a formula (`=`, `+`, `-`, `@`, also in their
wide forms) gets an apostrophe before it: spreadsheets then show it as text instead of computing it. Whole and decimal
numbers with a sign, such as -5 or +2.5, are no formulas and stay as they are.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from game.debrief import PredictionResult
from game.debrief.class_shapes import Entrant
from game.debrief.comments import NO_COMMENTS
from game.debrief.openness import are_thoughts_told
from game.export.moments import turn
from game.export.phrases import came_words, expected_words, verdict
from game.words import clean_text

HEADS = (
    "save",
    "scenario",
    "seed",
    "seat",
    "actor",
    "round",
    "round title",
    "decided by",
    "choice id",
    "choice",
    "basis",
    "source",
    "reason",
    "predictions",
    "predictions made",
    "predictions as expected",
    "outcome",
    "seconds",
    "ending",
    "comment",
    "round comment",
)
"""The columns; new ones are added at the end, so that a teacher's own sheets keep working."""

BYTE_ORDER_MARK = "\ufeff"
_FORMULA = re.compile(r"[\s'\"]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?")

Cell = str | int | None


def decisions_csv(games: Iterable[Entrant]) -> str:
    """Every decision of these games, with the byte order mark; people's and the computer's.

    What may not be told yet (see `game.debrief.openness`) is empty, as is the time where the save has none. A comment
    on a whole round stands in each of its rows; one on the start has no row.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow(HEADS)
    for game in games:
        for row in _rows(game):
            writer.writerow([cell if isinstance(cell, int) else neutral(cell or "") for cell in row])
    return BYTE_ORDER_MARK + out.getvalue()


def neutral(text: str) -> str:
    """A text as one line that no spreadsheet computes.

    >>> neutral("=SUM(A1:A9)"), neutral("-5"), neutral("- we wait"), neutral("a - b")
    ("'=SUM(A1:A9)", '-5', "'- we wait", 'a - b')
    """
    line = " ".join(clean_text(text, limit=100_000).split())
    return f"'{line}" if _FORMULA.match(line) and not _NUMBER.fullmatch(line) else line


def predicted(found: PredictionResult) -> str:
    """A prediction with what came of it, in one clause."""
    expected, came = expected_words(found), came_words(found.change)
    return f"{found.words}: expected {expected}, it {came} ({verdict(found.is_right)})"


def _rows(game: Entrant) -> Iterator[Sequence[Cell]]:
    playthrough = game.playthrough
    scenario = playthrough.scenario
    comments = game.comments if are_thoughts_told(playthrough) else NO_COMMENTS
    ending = next((one.title for one in scenario.endings if one.id == playthrough.state.ending), "")
    for played in playthrough.played:
        for made in played.step.chosen:
            told = turn(playthrough, played, made)
            decision = played.decisions.get(made.seat)
            yield (
                game.name,
                scenario.title,
                playthrough.settings.seed,
                made.seat,
                told.who,
                played.step.round,
                scenario.rounds[played.step.round - 1].title,
                told.player,
                made.choice,
                told.label,
                told.basis,
                told.cite,
                told.reason or told.why,
                "; ".join(map(predicted, told.predictions)),
                len(told.predictions),
                sum(one.is_right for one in told.predictions),
                told.outcome,
                decision.seconds if decision else None,
                ending,
                comments.get((played.step.round, made.seat), ""),
                comments.get((played.step.round, ""), ""),
            )


__all__ = ["HEADS", "decisions_csv", "neutral"]
