"""The report of a playtest as a page: one file that loads nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.analysis.findings.finding import SEVERITIES, Finding
from game.analysis.neutrality import BASES
from game.analysis.report import MINUTES_A_DECISION, WORDS_A_MINUTE, GoalShare, Group, Report
from game.analysis.shares import interval_words, percent_words
from game.analysis.stances import stances_by_seat
from game.analysis.text import PLAYERS_WORDS, SURETY_WORDS, games_words
from game.export.html import render
from game.export.playtest_pictures import coverage_picture, fan_picture
from game.words import plural

if TYPE_CHECKING:
    from markupsafe import Markup

FANS = 12
"""How many quantities are drawn: every indicator, then the ties whose games lie furthest apart."""
MATTERS = 12


@dataclass(frozen=True, slots=True)
class FanDrawn:
    """A quantity with its picture."""

    name: str
    picture: Markup
    last: tuple[int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class SeatGoals:
    """The goals of a seat, each with its share in each group of games."""

    seat: str
    rows: tuple[tuple[GoalShare, ...], ...]


def playtest_html(report: Report) -> str:
    """The page."""
    shown = [group for group in report.groups if group.players != "seek"]
    names = {row.id: row.name for row in report.audit.actors}
    return render(
        "playtest.html.jinja",
        it=report,
        findings=[(severity, _of(report, severity)) for severity in SEVERITIES if _of(report, severity)],
        counts=[plural(report.count(severity), severity) for severity in SEVERITIES],
        surety=SURETY_WORDS,
        players=PLAYERS_WORDS,
        shown=shown,
        seek=next((group for group in report.groups if group.players == "seek"), None),
        goals=_goals(shown),
        fans=_fans(report),
        coverage=coverage_picture(report.openings, _short(names)) if report.openings else None,
        matters=report.matters[:MATTERS],
        names=names,
        bases=BASES,
        stances=stances_by_seat(report.audit.stances),
        percent=percent_words,
        interval=interval_words,
        games_words=games_words,
        asked=sum(count for _, count in report.asked),
        reading=WORDS_A_MINUTE,
        deciding=f"{MINUTES_A_DECISION:g}",
    )


def _of(report: Report, severity: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity == severity]


def _short(names: dict[str, str]) -> dict[str, str]:
    return {id_: id_ if len(name) > 10 else name for id_, name in names.items()}


def _goals(groups: list[Group]) -> list[SeatGoals]:
    rows = list(zip(*(group.goals for group in groups), strict=True)) if groups else []
    seats = list(dict.fromkeys(row[0].seat for row in rows))
    return [SeatGoals(seat, tuple(row for row in rows if row[0].seat == seat)) for seat in seats]


def _fans(report: Report) -> list[FanDrawn]:
    indicators = [fan for fan in report.fans if fan.low == 0]
    ties = sorted((fan for fan in report.fans if fan.low < 0), key=lambda fan: fan.rows[-1][0] - fan.rows[-1][4])
    drawn = [*indicators, *ties[: max(FANS - len(indicators), 4)]]
    return [FanDrawn(fan.name, fan_picture(fan), fan.rows[-1]) for fan in drawn]


__all__ = ["playtest_html"]
