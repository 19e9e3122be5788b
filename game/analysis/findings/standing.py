"""Findings of standing moves that promise a seat more than anything that the author wrote for it."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.findings.finding import Finding, Ground, Severity
from game.analysis.shares import percent_words, wilson

OFTEN, NEARLY_ALWAYS = 0.60, 0.80
"""Shares of the situations from which on it is told: as a note, or in the last round as a warning."""


def standing_best(ground: Ground) -> Iterator[Finding]:
    """Decisions in which a standing move promises most, by the seat's goals one round ahead."""
    for (number, place), weighed in sorted(ground.run.probes.standing.items()):
        low, high = wilson(weighed.better, weighed.situations)
        if low <= OFTEN or weighed.witness is None:
            continue
        message = (
            f"In round {number + 1} a standing move promises {ground.seat_name(place)} more than every written choice, "
            f"in {percent_words(weighed.better / weighed.situations)} of the situations"
        )
        details = [
            f"By its goals, one round ahead and before the others move, in {weighed.better} of "
            f"{weighed.situations} situations (95% interval {percent_words(low)} to {percent_words(high)}); "
            f"in the game below it is '{weighed.move}'",
            "Give the written choices more weight, or leave that act out of `moves`",
        ]
        path = ground.choice_path(number, place)
        is_last = number + 1 == ground.layout.rounds  # before, what a choice brings later is left out of sight
        severity: Severity = "warning" if is_last and low > NEARLY_ALWAYS else "note"
        yield ground.finding("standing-best", severity, "estimate", message, path, details, weighed.witness, number)


__all__ = ["standing_best"]
