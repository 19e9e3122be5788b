"""The pages of the debrief that are made of text and cards; each is built from a debrief alone."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from game.debrief import Debrief, Decisive, GoalResult, SeatResult
from game.model.scenario import Scenario
from game.ui.present import basis_label
from game.ui.screens.debrief.cards import Card, Page, empty, heading, lead, note
from game.ui.screens.debrief.words import (
    QUESTIONS,
    capital,
    compared_words,
    decided,
    goal_quantities,
    points_line,
    prediction_sentence,
    predictions_line,
    record_line,
    record_rounds,
)
from game.ui.screens.hung import Row
from game.ui.screens.pen import Pen
from game.words import join_words, plural, signed

DIFFERENCES = 8
"""How many of the largest differences from the record are told."""
BAR = 24
"""Cells of the longest bar among the decisive moments."""
LONG = 160
"""From so many characters on, the reason of the ending is told again in full, since the top may have cut it."""


def _goal(pen: Pen, goal: GoalResult, quantity: str) -> Card:
    word, style = ("met", "bold $success") if goal.is_met else ("missed", "$text-muted")
    rows = [Row(pen.join((goal.name, "bold"), (f"  {plural(goal.points, 'point')}", "$text-muted")))]
    rows += [Row(pen(capital(words))) for words in goal.words]
    if goal.because:
        rows.append(Row(pen(capital(goal.because), "italic $text-muted")))
    return Card(pen(f"{pen.mark(goal.is_met)} {word}", style), rows, quantity=quantity)


def goals_page(pen: Pen, scenario: Scenario, debrief: Debrief) -> Page:
    """The ending in the author's words, the seat's goals, and the endings that did not come."""
    parts: list[Widget] = []
    if debrief.ending is not None and debrief.ending.text:
        parts.append(lead(pen.story(debrief.ending.text)))
    if len(debrief.ending_because) > LONG:
        parts.append(note(pen(debrief.ending_because)))
    if debrief.goals:
        parts.append(heading(pen(points_line(debrief))))
        names = goal_quantities(scenario, debrief.seat)
        parts += [_goal(pen, goal, quantity) for goal, quantity in zip(debrief.goals, names, strict=True)]
    elif debrief.seat:
        parts.append(note(pen("This seat has no goals in this scenario: judge for yourself what it came to.")))
    if debrief.near:
        parts.append(heading(pen("Endings that did not come, the nearest first")))
    for ending in debrief.near:
        missing = (
            f"It lacked: {'; '.join(ending.missing)}." if ending.missing else "It fitted, too: the other goes first."
        )
        rows = [Row(pen(ending.title, "bold")), Row(pen(missing, "$text-muted"))]
        parts.append(Card(pen(pen.glyphs.open, "$text-muted"), rows))
    return Page(*parts)


def _moment(pen: Pen, scenario: Scenario, found: Decisive, longest: int, seat: str) -> Card:
    who = capital(scenario.mention(found.seat)) + (" (you)" if found.by_person and found.seat == seat else "")
    bar = pen.glyphs.bar_full * max(1, round(BAR * found.moved / longest))
    rows = [
        Row(pen(found.label, "bold")),
        Row(pen(who, "$text-muted")),
        Row(pen.join((bar, "$primary"), f" {plural(found.moved, 'point')} moved in all")),
    ]
    for moved in found.most:
        prefix = pen(f"{pen.arrow(moved.change)} {signed(moved.change):>4}  ")
        rows.append(Row(pen(capital(moved.words)), prefix, 8))
    rows.append(Row(pen.link(f"See round {found.round}", f"show_round({found.round})")))
    quantity = next((moved.quantity for moved in found.most if not moved.quantity.startswith("usual ")), "")
    return Card(pen(f"Round {found.round}"), rows, quantity=quantity, round_=found.round)


def moments_page(pen: Pen, scenario: Scenario, debrief: Debrief) -> Page:
    """The three to five decisions that moved most, each with a bar and what it moved."""
    if not debrief.decisive:
        return Page(empty(pen("No decision has moved a score yet.")))
    said = "The decisions that moved most, whoever made them, with what they brought later. Enter opens the round."
    longest = max(found.moved for found in debrief.decisive) or 1
    cards = (_moment(pen, scenario, found, longest, debrief.seat) for found in debrief.decisive)
    return Page(note(pen(said)), *cards)


def predictions_page(pen: Pen, scenario: Scenario, debrief: Debrief) -> Page:
    """What was expected and why, against what came of it; a friendly word where nothing was asked."""
    found = decided(debrief)
    option = ("--reflect predict", "bold")
    if not found:
        words = (
            "\n\nThis game has no predictions and no written reasons. Play it with ", option,
            " and before each choice you say where two ties will go. Afterwards this page shows how well you read the "
            "others.",
        )  # fmt: skip
        return Page(empty(pen.join(("Nothing to compare here, and nothing missed.", "bold"), *words)))
    parts: list[Widget] = [heading(pen(predictions_line(debrief)))]
    if not debrief.predictions:
        first = "No predictions were asked for in this game; these are the reasons that were given. With "
        parts = [note(pen.join(first, option, " the game asks for two predictions before each choice."))]
    for made in found:
        who = "" if made.seat == debrief.seat else f"{capital(scenario.mention(made.seat))}: "
        rows = [Row(pen(who + made.label, "bold"))]
        if made.reason:
            rows.append(Row(pen(f"“{made.reason}”", "italic")))
        for one in made.predictions:
            mark = pen(f"{pen.mark(one.is_right)} ", "bold $success" if one.is_right else "$text-muted")
            right = "right" if one.is_right else "not so"
            said = pen.join(f"{capital(one.words)}: {prediction_sentence(one)}", (f"  {right}", "$text-muted"))
            rows.append(Row(said, mark, 2))
        quantity = next((one.tie for one in made.predictions), "")
        parts.append(Card(pen(f"Round {made.round}"), rows, quantity=quantity, round_=made.round))
    return Page(*parts)


def record_page(pen: Pen, scenario: Scenario, debrief: Debrief) -> Page:
    """The reported choices beside this game's, round by round, and the largest differences that came of it."""
    record = debrief.record
    if not record.exists:
        said = "\n\nWhere an author marks what a source reports as done, this page sets it beside the game."
        return Page(empty(pen.join(("This scenario marks no record.", "bold"), said)))
    parts: list[Widget] = [heading(pen(record_line(record.rows)))]
    for group in record_rounds(record.rows):
        rows = [Row(pen(group.title, "bold"))]
        for row in group.rows:
            who, cite = capital(scenario.mention(row.seat)), f"  {basis_label('', row.cite)}" if row.cite else ""
            if row.is_same:
                rows.append(
                    Row(pen.join(f"{who}: {row.reported}", (cite, "$text-muted")), pen("same", "$text-muted"), 11)
                )
                continue
            rows.append(Row(pen(f"{who}: {row.chosen or 'not reached in this game'}"), pen("different", "bold"), 11))
            rows.append(Row(pen(f"{row.reported}{cite}", "$text-muted"), pen("  reported", "$text-muted"), 11))
        parts.append(Card(pen(f"Round {group.round}"), rows, round_=group.round))
    apart = [one for one in record.scores if one.here != one.record][:DIFFERENCES]
    if apart:
        parts.append(heading(pen(f"Where that led: the largest differences after round {record.round}")))
    elif record.round:
        parts.append(note(pen(f"After round {record.round} every score stands where the record has it.")))
    for one in apart:
        gap = one.here - one.record
        words = pen.join((f"{one.name}  ", "bold"), compared_words(one))
        parts.append(Card(pen(f"{pen.arrow(gap)} {signed(gap):>4}"), [Row(words)], quantity=one.quantity, tight=True))
    return Page(*parts)


def _other(pen: Pen, seat: SeatResult) -> list[Widget]:
    who = "a person" if seat.by_person else "the computer"
    points = f"{seat.points} of {plural(seat.of_points, 'point')}, " if seat.goals else ""
    name = pen.join((capital(seat.name), "bold"), (f"  {points}played by {who}", "$text-muted not bold"))
    parts: list[Widget] = [heading(name)]
    goals: list[Row] = []
    for goal in seat.goals:
        mark = pen(f"{pen.mark(goal.is_met)} ", "bold $success" if goal.is_met else "$text-muted")
        goals.append(Row(pen.join(goal.name, (f"  {plural(goal.points, 'point')}", "$text-muted")), mark, 2))
        goals.append(Row(pen(capital(join_words(goal.words)), "$text-muted"), indent=2))
    if goals:
        parts.append(Card(pen("Goals"), goals))
    picks: list[Row] = []
    for pick in seat.picks:
        picks.append(Row(pen(pick.label), pen(f"{pick.round:>2}", "$text-muted"), 4))
        picks.append(Row(pen(pick.why, "$text-muted"), indent=4))
    if picks:
        parts.append(Card(pen("Choices"), picks))
    return parts


def seats_page(pen: Pen, scenario: Scenario, debrief: Debrief) -> Page:
    """Every other seat: its goals, and how the computer chose for it."""
    if not debrief.others:
        is_open = debrief.ending is None
        words = "What the others want stays secret until the game is over." if is_open else "Nobody else had a seat."
        return Page(empty(pen(words)))
    return Page(*(part for seat in debrief.others for part in _other(pen, seat)))


def questions_page(pen: Pen, scenario: Scenario, debrief: Debrief) -> Page:
    """The questions for the talk afterwards; three that always fit where the scenario has none."""
    asked = debrief.questions or QUESTIONS
    said = "To talk about" if debrief.questions else "This scenario brings no questions of its own; these fit any game"
    cards = (
        Card(pen(f"{n:>2}", "$text-muted"), [Row(pen.story(text))], mark_width=5) for n, text in enumerate(asked, 1)
    )
    return Page(heading(pen(said)), *cards)


BUILD: dict[str, Callable[[Pen, Scenario, Debrief], Page]] = {
    "goals": goals_page,
    "moments": moments_page,
    "predictions": predictions_page,
    "record": record_page,
    "seats": seats_page,
    "questions": questions_page,
}
"""How each page is made, by the id of its tab."""
