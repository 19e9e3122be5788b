"""The report of a playtest as a text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.analysis.audit_text import audit_lines
from game.analysis.findings.finding import SEVERITIES, Finding
from game.analysis.games import Players
from game.analysis.report import MINUTES_A_DECISION, WORDS_A_MINUTE, Group, Report
from game.analysis.shares import interval_words, percent_words
from game.analysis.wrapped import wrapped
from game.words import plural, show_controls

MOST_NOTES = 12
"""Notes that are told in full; more of one kind are counted."""
MOST_ALIKE = 5
"""Warnings of one kind that are told in full; of more, a line each."""
MOST_MATTERS = 10

PLAYERS_WORDS: dict[Players, str] = {
    "random": "by lot (uniform: every open choice as likely)",
    "goal": "for their goals (one round ahead)",
    "mixed": "mixed (each seat draws a way to play)",
    "seek": "seeking (steered to what was not seen; for coverage, not for shares)",
}
SURETY_WORDS = {"fact": "fact", "estimate": "estimate", "limit": "not proved"}
SURETIES = (
    "A fact is proved, or shown by the game beside it. An estimate is counted in games and has an error. What is not "
    "proved was not seen in so many games, and may yet happen."
)


def report_text(report: Report) -> str:
    """The whole report. Equal reports give equal texts."""
    return "\n".join(show_controls(line.rstrip()) for line in _lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"Playtest of {report.title}"
    yield ""
    if not report.is_whole:
        asked = sum(count for _, count in report.asked)
        yield f"Ended early: {report.games:,} of {asked:,} games were played; this is what they show."
    for group in report.groups:
        yield f"  {games_words(group.games)} {PLAYERS_WORDS[group.players]}"
    if report.sought:
        yield f"  {report.sought}."
    if report.probed:
        yield f"  {games_words(report.probed)} played again with each choice made otherwise"
    if report.enumerated is not None:
        yield f"  every game that there is ({plural(report.enumerated, 'round')}): shares by lot are exact"
    if report.seats:
        yield from wrapped(
            f"These players took {', '.join(report.seats)}; the others played as the scenario says.", "  ", "  "
        )
    yield f"  seed {report.seed}: the same seed gives the same report"
    yield ""
    counts = [plural(report.count(severity), severity) for severity in SEVERITIES]
    answered = sum(bool(finding.answer) for finding in report.findings)
    yield f"FINDINGS: {', '.join(counts)}" + (f" ({answered} answered in the file)" if answered else "")
    yield from _findings(report)
    yield from _endings(report)
    yield from _goals(report)
    yield from _matters(report)
    yield from _lengths(report)
    yield from audit_lines(report.audit)


def games_words(count: int) -> str:
    """So many games, in words.

    >>> games_words(1), games_words(2000)
    ('1 game', '2,000 games')
    """
    return f"{count:,} {'game' if count == 1 else 'games'}"


def _findings(report: Report) -> Iterator[str]:
    findings = report.findings
    told = 0
    kinds: dict[tuple[str, str], int] = {}
    if any(finding.severity != "note" or not finding.answer for finding in findings):
        yield from wrapped(SURETIES, "  ", "  ")
    for finding in findings:
        alike = (finding.severity, finding.kind)
        kinds[alike] = kinds.get(alike, 0) + bool(not finding.answer)
        if finding.severity == "note" and not finding.answer:
            if kinds[alike] > 3 or told >= MOST_NOTES:
                continue
            told += 1
        if finding.severity == "warning" and kinds[alike] > MOST_ALIKE:
            if kinds[alike] == MOST_ALIKE + 1:
                yield ""
            yield from headline(finding)
            continue
        yield ""
        yield from finding_lines(finding)
    notes = sum(finding.severity == "note" and not finding.answer for finding in findings)
    if notes > told:
        yield ""
        yield f"{plural(notes - told, 'more note')} of the same kinds; --format json has them all."
    if not findings and report.games:
        yield "Nothing was found."
    for caveat in report.caveats:
        yield ""
        yield from wrapped(f"{caveat}.", "", "  ")


def headline(finding: Finding) -> Iterator[str]:
    """A finding in a sentence: how bad, of what kind, how sure, where, what."""
    where = f"line {finding.line}: " if finding.line else ""
    sure = SURETY_WORDS[finding.surety]
    yield from wrapped(f"{finding.severity} [{finding.kind}, {sure}] {where}{finding.message}.", "", "  ")


def finding_lines(finding: Finding) -> Iterator[str]:
    """One finding: what, where, how sure, and how to see it."""
    yield from headline(finding)
    for detail in finding.details:
        yield from wrapped(f"{detail}.", "  ", "  ")
    if finding.answer:
        yield from wrapped(f"Note in the file: {finding.answer}", "  ", "  ")
    if finding.command:
        yield f"  see it: {finding.command}"
    if finding.severity != "note" and "--choices" not in finding.command:  # else the command says them all
        for choices in finding.choices:
            yield from wrapped(choices, "    ", "      ")


def _endings(report: Report) -> Iterator[str]:
    yield ""
    yield "ENDINGS (estimates; all 95% intervals of this report hold together)"
    for group in report.groups:
        if group.players == "seek":
            came = sum(ending.games > 0 for ending in group.endings)
            yield f"  {group.players}: {came} of {len(group.endings)} endings came; its shares mean nothing"
            continue
        yield f"  {group.players}, {games_words(group.games)}:"
        for ending in group.endings:
            exact = f"; exactly {percent_words(ending.exact)}" if ending.exact is not None else ""
            span = f"({interval_words(ending.low, ending.high)}{exact})"
            text = f"{percent_words(ending.share):>11}  {span:<15}  {ending.title} ({ending.id})"
            yield from wrapped(text, "  ", " " * 34)


def _goals(report: Report) -> Iterator[str]:
    groups = [group for group in report.groups if group.players != "seek" and group.goals]
    if not groups:
        return
    yield ""
    yield f"GOALS MET ({', '.join(group.players for group in groups)})"
    yield from goal_rows(groups)


def goal_rows(groups: Sequence[Group]) -> Iterator[str]:
    """Each goal with its share in each group of games."""
    seat = ""
    for goals in zip(*(group.goals for group in groups), strict=True):
        if goals[0].seat != seat:
            seat = goals[0].seat
            yield f"  {seat}"
        shares = "  ".join(f"{percent_words(goal.share):>11}" for goal in goals)
        text = f"{shares}  {goals[0].name} ({plural(goals[0].points, 'point')})"
        yield from wrapped(text, "    ", " " * (6 + len(shares)))


def _matters(report: Report) -> Iterator[str]:
    if not report.matters:
        return
    yield ""
    yield "HOW MUCH EACH DECISION MATTERS (share of the variance of the endings, estimates)"
    if any(matter.moved is not None for matter in report.matters):
        yield "  In brackets: in how many games another choice led to another ending."
    for matter in report.matters[:MOST_MATTERS]:
        moved = f" ({percent_words(matter.moved)})" if matter.moved is not None else ""
        yield f"  {percent_words(matter.share):>11}  round {matter.round}, {matter.seat}{moved}"
    if len(report.matters) > MOST_MATTERS:
        most = percent_words(report.matters[MOST_MATTERS].share)
        yield f"  {len(report.matters) - MOST_MATTERS} more decisions explain {most} or less each"


def _lengths(report: Report) -> Iterator[str]:
    if not report.lengths:
        return
    said = f"; the file says {report.minutes} minutes" if report.minutes else ""
    yield ""
    yield f"LENGTH for one seat{said}"
    yield f"  At {WORDS_A_MINUTE} words a minute and {MINUTES_A_DECISION:g} minute a decision:"
    for length in report.lengths:
        yield f"  {length.words:>6,} words, about {plural(length.minutes, 'minute')}  {length.seat}"


__all__ = ["PLAYERS_WORDS", "SURETY_WORDS", "report_text"]
