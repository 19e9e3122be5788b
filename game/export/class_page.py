"""The page of a class: many games of one scenario, drawn and laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.debrief.class_shapes import Bundle, ClassFigures, Division
from game.debrief.phrases import level, moved_words
from game.export.game_page import COLUMNS
from game.export.html import render
from game.export.pictures import Panel, curve_panel
from game.export.report import sources_told
from game.export.shapes import SourceTold
from game.model.scenario import Scenario
from game.playthrough.sentences import capital
from game.words import join_words, plural

if TYPE_CHECKING:
    from markupsafe import Markup

BUNDLES = 8
"""How many bundles of curves are drawn: those in which the games are furthest apart, and every indicator."""
DIVISIONS = 8
"""How many decisions are listed by how evenly they divided the class."""
FORESEEN = 8
"""How many ties are listed of those that were predicted."""


@dataclass(frozen=True, slots=True)
class ClassReport:
    """Everything that is told of a class."""

    title: str
    subtitle: str
    disclaimer: str
    rounds: int
    figures: ClassFigures
    drawn: tuple[Bundle, ...]
    """The bundles that are drawn."""
    left_out: tuple[str, ...]
    """Saves that are not in the figures, and why: a sentence for each."""
    sources: tuple[SourceTold, ...]

    @property
    def divided(self) -> Division | None:
        """The decision that divided the class most; None where all chose alike."""
        return self.figures.divisions[0] if self.figures.divisions else None


Row = tuple[str, int, str, str, str, str]
"""When, how many games, lowest, median, highest, record."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bundle with its picture and its table."""

    name: str
    words: str
    """The bundle in a sentence."""
    picture: Markup
    parts: tuple[tuple[Row, ...], ...]
    """Its numbers, in parts that each fit a sheet of paper side by side."""


def class_report(scenario: Scenario, figures: ClassFigures, left_out: Sequence[str] = ()) -> ClassReport:
    """The report on a class."""
    moving = [bundle for bundle in figures.bundles if _moves(bundle)]
    indicators = [bundle for bundle in moving if not bundle.is_tie][:BUNDLES]
    ties = [bundle for bundle in moving if bundle.is_tie]
    return ClassReport(
        title=scenario.title,
        subtitle=scenario.subtitle,
        disclaimer=scenario.disclaimer,
        rounds=len(scenario.rounds),
        figures=figures,
        drawn=(*indicators, *ties[: max(BUNDLES - len(indicators), 3)]),
        left_out=tuple(left_out),
        sources=sources_told(scenario),
    )


def _moves(bundle: Bundle) -> bool:
    return any(value != bundle.games[0][0] for game in bundle.games for value in game)


def class_page(it: ClassReport) -> str:
    """The whole page as HTML. Equal reports give equal text."""
    right, made = it.figures.predictions
    return render(
        "class.html.jinja",
        it=it,
        figures=it.figures,
        games=plural(len(it.figures.games), "game"),
        played_by=played_words(it.figures),
        panels=tuple(_drawn(bundle, it.rounds) for bundle in it.drawn),
        still=len(it.figures.bundles) - len(it.drawn),
        divisions=it.figures.divisions[:DIVISIONS],
        division_words=division_words,
        foreseen=it.figures.foreseen[:FORESEEN],
        predictions_words=f"{right} of {plural(made, 'prediction')} came out as expected.",
        most=max((len(ending.games) for ending in it.figures.endings), default=1),
    )


def played_words(figures: ClassFigures) -> str:
    """Which seats people took, and how often: "Qatar in 20 games, United States in 10"."""
    taken = [(name, count) for name, count in figures.seats if count]
    first, *rest = [f"{name} in {plural(count, 'game')}" if not k else f"{name} in {count}"
                    for k, (name, count) in enumerate(taken)] or ["the computer alone"]  # fmt: skip
    return join_words([first, *rest])


def division_words(division: Division) -> str:
    """How evenly a decision divided the class, so that the figure can be checked by hand."""
    games = plural(division.games, "game") + (" with a person in this seat" if division.by_people else "")
    return (
        f"{games} came to this decision, which makes {plural(division.of_pairs, 'pair')} of games; "
        f"in {division.pairs} of the pairs the two games chose differently."
    )


def median_words(quantity: str, value: float) -> str:
    """A median as a table has it: "+12", "+12.5"."""
    return level(quantity, int(value)) if value == int(value) else f"{value:+g}" if "->" in quantity else f"{value:g}"


def bundle_words(bundle: Bundle) -> str:
    """A bundle in a sentence: where the median goes, and how far the games are apart at their last round."""
    first, last = bundle.moments[0], bundle.moments[-1]
    change = last.median - first.median
    moved = moved_words(int(change)) if change == int(change) else f"{'up' if change > 0 else 'down'} {abs(change):g}"
    start, end = (median_words(bundle.quantity, moment.median) for moment in (first, last))
    low, high = level(bundle.quantity, last.lowest), level(bundle.quantity, last.highest)
    return (
        f"{capital(bundle.words)}: the median goes from {start} to {end} after round {len(bundle.moments) - 1} "
        f"({moved}); there the games lie between {low} and {high}."
    )


def _drawn(bundle: Bundle, rounds: int) -> Drawn:
    name = bundle.quantity
    rows: list[Row] = []
    for number, moment in enumerate(bundle.moments):
        record = level(name, bundle.record[number]) if number < len(bundle.record) else "–"
        low, high = level(name, moment.lowest), level(name, moment.highest)
        rows.append(
            (str(number) if number else "start", moment.games, low, median_words(name, moment.median), high, record)
        )
    parts = tuple(tuple(rows[first : first + COLUMNS]) for first in range(0, len(rows), COLUMNS))
    said = bundle_words(bundle)
    panel = Panel(
        f"{said} Its table has every round.",
        [moment.median for moment in bundle.moments],
        "median",
        bundle.record,
        bundle.games,
        low=-100 if bundle.is_tie else 0,
        rounds=rounds,
    )
    return Drawn(capital(bundle.words), said, curve_panel(panel), parts)


__all__ = ["ClassReport", "bundle_words", "class_page", "class_report", "division_words", "median_words"]
