"""The report of a playtest as a text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from game.analysis.finding import SEVERITIES, Finding
from game.analysis.games import Players
from game.analysis.neutrality import BASES, Audit
from game.analysis.report import MINUTES_A_DECISION, WORDS_A_MINUTE, Group, Report
from game.analysis.shares import percent_words
from game.words import plural, show_controls

WIDTH = 100
MOST_NOTES = 12
"""Notes that are told in full; more of one kind are counted."""
MOST_MATTERS = 10
MOST_WORDS = 20

PLAYERS_WORDS: dict[Players, str] = {
    "random": "by lot (uniform: every open choice as likely)",
    "goal": "for their goals (one round ahead)",
    "mixed": "mixed (each seat draws a way to play)",
    "seek": "seeking (steered to what was not seen; for coverage, not for shares)",
}
SURETY_WORDS = {"fact": "fact", "estimate": "estimate", "limit": "not proved"}


def report_text(report: Report) -> str:
    """The whole report. Equal reports give equal texts."""
    return "\n".join(show_controls(line.rstrip()) for line in _lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"Playtest of {report.title}"
    yield ""
    if not report.is_whole:
        asked = sum(count for _, count in report.asked)
        yield f"Ended early: {report.games:,} of {asked:,} games were played, and this is what they show."
    for group in report.groups:
        yield f"  {games_words(group.games)} {PLAYERS_WORDS[group.players]}"
    if report.probed:
        yield f"  {games_words(report.probed)} played again with each choice made otherwise"
    if report.enumerated is not None:
        yield f"  every game that there is ({plural(report.enumerated, 'round')}): shares by lot are exact"
    if report.seats:
        yield f"  These players took {', '.join(report.seats)}; the others played as the scenario says."
    yield f"  seed {report.seed}: the same seed gives the same report"
    yield ""
    counts = [plural(report.count(severity), severity) for severity in SEVERITIES]
    yield f"FINDINGS: {', '.join(counts)}"
    yield from _findings(report.findings)
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


def _findings(findings: Sequence[Finding]) -> Iterator[str]:
    told = 0
    kinds: dict[str, int] = {}
    for finding in findings:
        if finding.severity == "note" and not finding.answer:
            kinds[finding.kind] = kinds.get(finding.kind, 0) + 1
            if kinds[finding.kind] > 3 or told >= MOST_NOTES:
                continue
            told += 1
        yield ""
        yield from finding_lines(finding)
    notes = sum(finding.severity == "note" and not finding.answer for finding in findings)
    if notes > told:
        yield ""
        yield f"{plural(notes - told, 'more note')} of the same kinds; --format json has them all."
    if not findings:
        yield "Nothing was found."


def finding_lines(finding: Finding) -> Iterator[str]:
    """One finding: what, where, how sure, and how to see it."""
    where = f"line {finding.line}: " if finding.line else ""
    yield from _wrapped(f"{finding.severity} [{finding.kind}] {where}{finding.message}.", "", "  ")
    yield f"  {SURETY_WORDS[finding.surety]}"
    for detail in finding.details:
        yield from _wrapped(f"{detail}.", "  ", "  ")
    if finding.answer:
        yield from _wrapped(f"Note in the file: {finding.answer}", "  ", "  ")
    if finding.command:
        yield f"  see it: {finding.command}"
    if finding.severity != "note":
        for choices in finding.choices:
            yield from _wrapped(choices, "    ", "      ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )


def _endings(report: Report) -> Iterator[str]:
    yield ""
    yield "ENDINGS, with 95% intervals that hold together (estimates; exact shares where all games were played)"
    for group in report.groups:
        if group.players == "seek":
            came = sum(ending.games > 0 for ending in group.endings)
            yield f"  {group.players}: {came} of {len(group.endings)} endings came; its shares mean nothing"
            continue
        yield f"  {group.players}, {games_words(group.games)}:"
        for ending in group.endings:
            exact = f"   exactly {percent_words(ending.exact)}" if ending.exact is not None else ""
            span = f"{percent_words(ending.low)} to {percent_words(ending.high)}"
            yield f"    {percent_words(ending.share):>11}  ({span})  {ending.title} ({ending.id}){exact}"


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
        yield f"    {shares}  {goals[0].name} ({plural(goals[0].points, 'point')})"


def _matters(report: Report) -> Iterator[str]:
    if not report.matters:
        return
    yield ""
    yield "HOW MUCH EACH DECISION MATTERS (share of the variance of the endings; estimate)"
    for matter in report.matters[:MOST_MATTERS]:
        moved = (
            f"   another choice led to another ending in {percent_words(matter.moved)}"
            if matter.moved is not None
            else ""
        )
        yield f"  {percent_words(matter.share):>11}  round {matter.round}, {matter.seat}{moved}"
    if len(report.matters) > MOST_MATTERS:
        most = percent_words(report.matters[MOST_MATTERS].share)
        yield f"  {len(report.matters) - MOST_MATTERS} more decisions explain {most} or less each"


def _lengths(report: Report) -> Iterator[str]:
    if not report.lengths:
        return
    said = f"; the file says {report.minutes} minutes" if report.minutes else ""
    yield ""
    yield f"LENGTH for one seat ({WORDS_A_MINUTE} words a minute, {MINUTES_A_DECISION:g} minute a decision{said})"
    for length in report.lengths:
        yield f"  {length.words:>6} words, about {plural(length.minutes, 'minute')}  {length.seat}"


def audit_lines(audit: Audit) -> Iterator[str]:
    """The neutrality audit: numbers and their targets, no verdict."""
    yield ""
    yield "NEUTRALITY AUDIT: numbers and their targets, no verdict"
    for measure in audit.measures:
        mark = "off target" if measure.is_off else "on target"
        where = f", line {measure.line}" if measure.line and measure.is_off else ""
        yield f"  {mark:<10}  {measure.name}: {measure.value} (target: {measure.target}{where})"
        if measure.answer:
            yield f"              note in the file: {measure.answer}"
    yield ""
    yield "  Actor          choices  words: all/brief/choices  acts +/-  weight  aimed at +/-  weight  by lot  by goal"
    for row in audit.actors:
        words = f"{row.public_words}/{row.brief_words}/{row.choice_words}"
        acts, aimed = f"{row.cooperative}/{row.hostile}", f"{row.aimed_cooperative}/{row.aimed_hostile}"
        lot, goal = (percent_words(met) if met is not None else "–" for met in (row.met_by_lot, row.met_by_goal))
        yield (
            f"  {row.id:<16} {row.choices:>5}  {words:>24}  {acts:>8}  {row.weight:>+6.1f}  {aimed:>12}  "
            f"{row.aimed_weight:>+6.1f}  {lot:>6}  {goal:>7}"
        )
    yield "  (acts above and below weight 0, mean weight from -10 to +10; share of the goals' points that is met)"
    yield ""
    yield "  Rests on       " + "".join(f"{basis:>14}" for basis in BASES)
    for name, counts in audit.bases:
        yield f"  {name:<15}" + "".join(f"{counts[basis]:>14}" for basis in BASES)
    yield ""
    yield "  Stances that can be taken, by round"
    for stance in audit.stances:
        if any(stance.stances):
            yield f"    {stance.round} {stance.seat}: {', '.join(one or '–' for one in stance.stances)}"
    if not any(any(stance.stances) for stance in audit.stances):
        yield "    The file names none."
    yield ""
    yield "  Sources by publisher"
    for publisher in audit.publishers:
        yield f"    {publisher.name}: {plural(publisher.sources, 'source')}, cited {publisher.cites} times"
    if not audit.publishers:
        yield "    The file names none."
    yield ""
    yield f"  Words on the list of loaded words: {len(audit.words)}"
    for word in audit.words[:MOST_WORDS]:
        yield from _wrapped(
            f"line {word.line}: '{word.word}' in {word.where}: {word.why} ({word.source})", "    ", "      "
        )
        if word.answer:
            yield f"      note in the file: {word.answer}"
    if len(audit.words) > MOST_WORDS:
        yield f"    {len(audit.words) - MOST_WORDS} more; --format json has them all."
    yield ""
    yield "  What the model leaves out"
    for sentence in audit.left_out:
        yield from _wrapped(f"- {sentence}.", "    ", "      ")


__all__ = ["PLAYERS_WORDS", "SURETY_WORDS", "report_text"]
