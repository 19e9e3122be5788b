"""The debrief, read from top to bottom."""

from __future__ import annotations

from game.debrief import summary
from game.debrief.sections import (
    curve_lines,
    decisive_lines,
    ending_lines,
    goal_lines,
    points_words,
    prediction_lines,
    question_lines,
    reason_lines,
    record_lines,
    seat_lines,
)
from game.plain.console import WIDTH, Console
from game.plain.table import Quit
from game.playthrough import Playthrough


def show_debrief(console: Console, playthrough: Playthrough) -> None:
    """The whole debrief: for the one seat that a person took, or for everybody where there were several."""
    scenario = playthrough.scenario
    seats = playthrough.settings.seats
    seat = seats[0] if len(seats) == 1 else ""
    found = summary(playthrough, seat)
    console.gap(2)
    console.lines(ending_lines(found, WIDTH))
    for own in seats:
        mine = summary(playthrough, own) if own != seat else found
        if mine.goals:
            whose = "Your goals" if seat else f"The goals of {scenario.actors[own].name}"
            _section(console, f"{whose}: {points_words(mine.points, mine.of_points)}", goal_lines(mine.goals, WIDTH))
    others = [other for other in found.others if other.seat not in seats]
    for title, lines in (
        ("What moved most", decisive_lines(scenario, found, WIDTH)),
        ("Your decisions" if seat else "Decisions", reason_lines(scenario, found, WIDTH)),
        ("Predictions", prediction_lines(scenario, found, WIDTH)),
        ("The scores over the rounds", curve_lines(found.curves, WIDTH)),
        ("The record: what the source reports", record_lines(scenario, found.record, WIDTH)),
        ("The other seats", seat_lines(scenario, others, WIDTH)),
        ("Questions", question_lines(found, WIDTH)),
    ):
        if lines:
            _section(console, title, lines)


def _section(console: Console, title: str, lines: list[str]) -> None:
    console.gap()
    if console.is_terminal:
        while line := console.ask(f"Press Enter for: {title.partition(':')[0]}."):
            if line.casefold() in ("q", "quit", "exit"):
                raise Quit
            console.say("Only Enter goes on, or q to stop.")
        console.gap()
    console.say(title)
    console.lines(lines)
