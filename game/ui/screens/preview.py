"""What the start screen shows beside its list: a scenario, a saved game, or the faults of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from game.program import program
from game.ui.screens.pen import Pen
from game.words import join_words, plural

if TYPE_CHECKING:
    from game.model.scenario import Scenario
    from game.record import SaveInfo
    from game.scenario import Listing


def scenario_text(pen: Pen, scenario: Scenario) -> Content:
    """A scenario: what it is about, who sits at the table, what it claims to be."""
    parts: list[tuple[object, str] | object] = [(scenario.title, "bold $accent"), "\n"]
    if scenario.subtitle:
        parts += [(scenario.subtitle, "$text-muted"), "\n"]
    if scenario.summary:
        parts += ["\n", pen.story(scenario.summary), "\n"]
    seats = [scenario.actors[seat].name for seat in scenario.seats if scenario.actors[seat].seat == "open"]
    closed = [scenario.actors[seat].name for seat in scenario.seats if scenario.actors[seat].seat == "closed"]
    parts += ["\n", ("Seats  ", "bold"), join_words(seats), "\n"]
    if closed:
        parts += [("Played by the computer  ", "bold"), join_words(closed), "\n"]
    if scenario.ages:
        parts += [("Ages  ", "bold"), scenario.ages, "\n"]
    if scenario.disclaimer:
        parts += ["\n", pen.story(scenario.disclaimer, "$text-muted"), "\n"]
    parts += ["\n", ("How each regards the others at the start", "bold")]
    return pen.join(*parts)


def faults_text(pen: Pen, item: Listing) -> Content:
    """A file that cannot be played: its first fault, and how to see them all."""
    errors = [problem for problem in item.loaded.problems if problem.severity == "error"]
    parts: list[tuple[object, str] | object] = [
        (item.path.name, "bold $accent"), "\n\n",
        "This file cannot be played yet: it has ", (plural(len(errors), "fault"), "bold"), ".\n\n",
    ]  # fmt: skip
    if item.fault:
        first = item.fault
        parts += [(f"Line {first.line}, column {first.column}\n", "bold"), first.message, "\n"]
        if first.help:
            parts += [(first.help, "$text-muted"), "\n"]
    parts += ["\n", ("Enter shows them all. The same on the command line:\n", "$text-muted")]
    parts += [f"{program()} check {item.path}"]
    return pen.join(*parts)


def save_text(pen: Pen, info: SaveInfo) -> Content:
    """A saved game: whose it is, how far it is, where it lies."""
    seats = join_words(name for _, name in info.seats) or "no person; the computer plays every seat"
    parts: list[tuple[object, str] | object] = [(info.title or info.path.name, "bold $accent"), "\n\n"]
    if info.problem:
        parts += [info.problem, "\n\n"]
    else:
        parts += [("Seat   ", "bold"), seats, "\n", ("Round  ", "bold"), f"{info.round} of {info.rounds}\n"]
        if info.ending_title:
            parts += [("Ended  ", "bold"), info.ending_title, "\n"]
        parts += [("Saved  ", "bold"), info.when, "\n\n"]
        parts += [("Enter replays it.\n" if info.is_over else "Enter goes on with it, r replays it so far.\n", "")]
    parts += ["\n", (str(info.path), "$text-muted")]
    return pen.join(*parts)


async def show_ties(preview: Widget, scenario: Scenario | None) -> None:
    """Show a scenario's starting ties as a small matrix at the end of the preview, or none."""
    from game.ui.widgets.matrix import Matrix

    for old in preview.query(Matrix):
        await old.remove()
    if scenario is None or not preview.is_attached:  # the screen may be on its way out
        return
    from game.ui.screens.shown import actors_of, names_of, start_scores

    matrix = Matrix(actors_of(scenario), start_scores(scenario), names=names_of(scenario), classes="preview-ties")
    matrix.can_focus = False
    await preview.mount(matrix)
