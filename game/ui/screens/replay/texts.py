"""The text panes of a replay: the situation, who chose what, and what changed."""

from __future__ import annotations

from textual.content import Content

from game.debrief.phrases import level
from game.model.scenario import Scenario
from game.record import MARKS
from game.ui.present import basis_label
from game.ui.screens.debrief.words import capital, prediction_sentence
from game.ui.screens.hung import Row
from game.ui.screens.pen import Pen
from game.ui.screens.replay.frames import Frame, Move
from game.ui.screens.replay.kept import Kept
from game.ui.screens.reveal_text import group_rows
from game.words import join_words

NO_CHANGE = "Nothing changed in this round."


def heading(pen: Pen, frame: Frame) -> tuple[Content, Content]:
    """The situation's title, and what it rests on with its date."""
    if frame.round is None:
        return pen("Before the first round"), pen("")
    basis = basis_label(frame.round.basis, frame.round.cite)
    below = " · ".join(dict.fromkeys(part for part in (frame.round.date, basis) if part))
    return pen(f"Round {frame.position}: {frame.round.title}"), pen(below)


def situation(pen: Pen, scenario: Scenario, frame: Frame) -> list[Row]:
    """What the round began with; at the start, what the game is about."""
    text = frame.round.situation if frame.round else scenario.summary or scenario.title
    rows = [Row(pen.story(text))]
    for claim in frame.round.claims if frame.round else ():
        rows += [Row(), Row(pen.join((f"{capital(claim.basis)}: ", "$text-muted"), pen.story(claim.text)))]
        rows += [Row(pen.join((f"{who}: ", "bold"), words)) for who, words in claim.positions.items()]
    return rows


def _overview(pen: Pen, scenario: Scenario, moves: tuple[Move, ...], seat: str, comparing: bool) -> list[Row]:
    """A line for each seat, its own first, with what chance made of it and, where asked for, what is reported."""
    names = {move.seat: pen(scenario.actors[move.seat].short) for move in moves}
    wide = max((name.cell_length for name in names.values()), default=0) + 2
    rows: list[Row] = []
    for move in moves:
        name, own = names[move.seat], move.seat == seat
        head = name.stylize("bold $accent" if own else "bold")
        label = pen.join((move.label, "bold" if own else ""), ("  as reported" if move.is_reported else "", "$primary"))
        rows.append(Row(label, head, wide))
        if move.outcome:
            rows.append(Row(pen(move.outcome, "italic"), indent=wide))
        if comparing and move.reported:
            rows.append(Row(pen.join(("The source reports: ", "$text-muted"), move.reported), indent=wide))
    return rows


def _said(pen: Pen, scenario: Scenario, move: Move, alone: bool) -> list[Row]:
    """Why a seat chose so, and what a person expected."""
    who = scenario.mention(move.seat)
    rows: list[Row] = []
    if move.reason and move.by_person:
        rows.append(Row(pen.join(("The reason given: " if alone else f"{capital(who)}, because: ", "$text-muted"),
                                 (f"“{move.reason}”", "italic"))))  # fmt: skip
    elif move.reason:
        rows.append(Row(pen.join((f"{capital(who)} (computer): ", "$text-muted"), move.reason)))
    for one in move.predictions:
        mark = pen(f"{pen.mark(one.is_right)} ", "bold $success" if one.is_right else "$text-muted")
        rows.append(Row(pen(f"{capital(one.words)}: {prediction_sentence(one)}"), mark, 2))
    return rows


def choices(
    pen: Pen, scenario: Scenario, frame: Frame, seat: str, *, brief: bool = False, comparing: bool = False
) -> list[Row]:
    """Who chose what, then why and what was expected; while covered, what could be chosen.

    The `brief` form leaves out why the computer chose what it did; `comparing` adds what the source reports.
    """
    if frame.round is None:
        return [Row(pen("Nobody has chosen yet. Right arrow: the first round.", "$text-muted"))]
    if frame.is_covered:
        who = scenario.mention(seat) if seat else "each of them"
        rows = [Row(pen(f"What would you do for {who}?", "bold"))]
        for could in frame.could:
            closed = (f"  not open: {could.reason.rstrip('.')}", "$text-muted")
            label = pen.join((could.label, "" if could.is_open else "$text-muted"), "" if could.is_open else closed)
            rows.append(Row(label, pen(pen.glyphs.bullet if could.is_open else pen.glyphs.lock), 2))
        if frame.standing:
            words = pen.join(("Another move: ", "$text-muted"), f"{join_words(frame.standing, 'or')}.")
            rows.append(Row(words, pen(pen.glyphs.bullet), 2))
        return [*rows, Row(), Row(pen("Right arrow: what was chosen.", "$text-muted"))]
    rows = _overview(pen, scenario, frame.moves, seat, comparing)
    alone = sum(move.by_person for move in frame.moves) == 1
    for move in frame.moves:
        if said := _said(pen, scenario, move, alone) if move.by_person or not brief else []:
            rows += [Row(), *said]
    return rows or [Row(pen("Nobody made a move.", "$text-muted"))]


def notes(pen: Pen, scenario: Scenario, frame: Frame, kept: Kept) -> list[Row]:
    """What people wrote about this place; while the choices are hidden, nothing that could tell them."""
    rows: list[Row] = []
    for note in kept.at(frame.position) if not frame.is_covered else ():
        about = f"{capital(scenario.mention(note.seat))}: " if note.seat else ""
        mark = f"[{MARKS[note.mark]}] " if note.mark else ""
        body = pen.join((about, "bold"), (mark, "$accent"), (note.text, "italic"))
        rows.append(Row(body, pen("Note  ", "bold $accent"), 6))
    return [*rows, Row()] if rows else []


def changes(pen: Pen, scenario: Scenario, frame: Frame) -> list[Row]:
    """What moved, cause by cause."""
    if frame.round is None or frame.is_covered:
        return [Row(pen("Nothing has moved yet.", "$text-muted"))]
    rows: list[Row] = []
    for group in frame.groups:
        rows += [Row()] * bool(rows) + [*group_rows(pen, scenario, group)]
    return rows or [Row(pen(NO_CHANGE, "$text-muted"))]


def beside(pen: Pen, scenario: Scenario, frame: Frame, quantity: str) -> Content:
    """A score beside the record: "Qatar → US: here +52, in the record +38"."""
    now = {**frame.view.scores, **frame.view.indicators}.get(quantity)
    if frame.record is None or now is None:
        return pen("")
    there = frame.record[quantity]
    gap = now - there
    words = "the same in both" if not gap else f"{abs(gap)} {'higher' if gap > 0 else 'lower'} than in the record"
    name = scenario.quantity_name(quantity)
    return pen(f"{name}: here {level(quantity, now)}, in the record {level(quantity, there)}, {words}.")
