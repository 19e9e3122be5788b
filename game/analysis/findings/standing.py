"""Findings of standing moves that promise a seat more than anything that the author wrote for it."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.findings.finding import Finding, Ground, Severity
from game.analysis.probes import Weighed
from game.analysis.shares import interval_words, percent_words, wilson
from game.words import join_words, plural

OFTEN, NEARLY_ALWAYS = 0.60, 0.80
"""Shares of the situations from which on it is told: as a note, or in the last round as a warning."""


def standing_best(ground: Ground) -> Iterator[Finding]:
    """Decisions in which a standing move promises most, by the seat's goals one round ahead.

    Only in the last round that is all there is to a choice; before, what it brings later is left out of sight, so the
    other rounds are told together, as a note.
    """
    others: list[str] = []
    shown: Weighed | None = None
    for (number, place), weighed in sorted(ground.run.probes.standing.items()):
        low, high = wilson(weighed.better, weighed.situations)
        if low <= OFTEN or weighed.witness is None:
            continue
        if number + 1 < ground.layout.rounds:
            others.append(f"{ground.layout.seats[place]} in round {number + 1}")
            shown = shown or weighed
            continue
        message = (
            f"In round {number + 1} a standing move promises {ground.seat_name(place)} more than every written choice, "
            f"in {percent_words(weighed.better / weighed.situations)} of the situations"
        )
        details = [
            f"By its goals, one round ahead and before the others move, in {weighed.better:,} of "
            f"{weighed.situations:,} situations (95% interval {interval_words(low, high)}); "
            f"in the game below it is '{weighed.move}'",
            "Give the written choices more weight, or leave that act out of `moves`",
        ]
        path = ground.choice_path(number, place)
        severity: Severity = "warning" if low > NEARLY_ALWAYS else "note"
        yield ground.finding("standing-best", severity, "estimate", message, path, details, weighed.witness, number)
    if shown is not None:
        count = plural(len(others), "decision")
        message = f"In {count} before the last round a standing move promises a seat more than every written choice"
        details = [
            f"By its goals, one round ahead and before the others move, in most situations: {join_words(others)}",
            f"In the game below the first of them is '{shown.move}'",
            "What a written choice brings later is not in this: it matters where nothing does",
        ]
        yield ground.finding("standing-best", "note", "estimate", message, ("moves",), details, shown.witness)


__all__ = ["standing_best"]
