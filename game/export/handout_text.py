"""A lesson in a box as plain text, 78 cells wide: for a voice, a mail, a terminal, or a printer without a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.debrief.phrases import plain_text
from game.debrief.text import finish, paragraphs, wrap
from game.diagnostics import cells
from game.export.handout_shapes import Handout, Lesson, Seat
from game.model.parts import Claim
from game.model.scale import regard
from game.playthrough.sentences import capital
from game.words import signed

WIDTH = 78
PAGE = "=" * WIDTH
"""Stands above and below the heading of a page."""

Lines = Iterator[str]


def handout_text(box: Handout, seat: str = "") -> str:
    """The whole box, page after page; with a seat, that seat's page alone."""
    lines: list[str] = []
    if not seat:
        lines += [*_page("For the facilitator", box.title), *_lesson(box, box.lesson)]
        lines += [*_page("For everybody", box.title), *_everybody(box)]
    for page in (*box.open_seats, *box.closed_seats):
        if seat in ("", page.id):
            lines += [*_page(_for(page), page.actor.name), *_seat(box, page)]
    if not seat:
        lines += [
            *_page("For everybody, without a name", "Exit slip"),
            *(line for text in box.slip for line in _gap(text)),
        ]
    return finish(lines).lstrip("\n")


def _for(seat: Seat) -> str:
    """Whose page it is."""
    if seat.is_closed:
        return "For the facilitator: the computer plays this seat. Hand out only if you open it"
    return f"Confidential: only for {seat.mention}"


def _page(whose: str, title: str) -> Lines:
    yield from ("", "", PAGE)
    yield from wrap(f"{whose}.", WIDTH)
    yield from wrap(title, WIDTH)
    yield PAGE


def _head(title: str) -> Lines:
    yield ""
    lines = wrap(title, WIDTH)
    yield from lines
    yield "-" * max(cells(line) for line in lines)


def _items(texts: Iterable[str], *, is_numbered: bool = False) -> Lines:
    for number, text in enumerate(texts, 1):
        yield from wrap(plain_text(text), WIDTH, f"{number}. " if is_numbered else "- ")


def _pairs(pairs: Iterable[tuple[str, str]]) -> Lines:
    yield from _items(f"{name}: {words}" for name, words in pairs if words)


def _gap(text: str) -> Lines:
    """A question with room for the answer."""
    yield ""
    yield from wrap(text, WIDTH)
    yield ""


def _sentence(*parts: str) -> str:
    """Parts as sentences one after the other; empty ones are left out."""
    return " ".join(f"{capital(part.strip().rstrip('.'))}." for part in parts if part.strip())


# ── The pages ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _seat(box: Handout, seat: Seat) -> Lines:
    yield from _head("What everyone knows about you")
    yield from paragraphs(seat.actor.public, WIDTH)
    if seat.actor.cite:
        yield from wrap(f"Source: {seat.actor.cite}", WIDTH)
    yield from _head("Your brief")
    yield from paragraphs(seat.brief or "You have no brief of your own.", WIDTH)
    if seat.goals:
        yield from _head("Your goals, judged at the end by where things stand then")
        for goal in seat.goals:
            yield from wrap(f"{plain_text(goal.name)} ({goal.points} points)", WIDTH, "- ")
            yield from wrap(_sentence(*goal.wanted, goal.because), WIDTH, "  ")
    yield from _head("Your ties at the start, from -100 (hostile) to +100 (close)")
    for tie in seat.ties:
        yield f"{tie.name}:"
        for whose, score, why in (
            ("you regard them", tie.ours, tie.ours_why),
            ("they regard you", tie.theirs, tie.theirs_why),
        ):
            yield from wrap(
                f"{whose}: {signed(score)}, {regard(score)}" + (f"; {plain_text(why)}" if why else ""), WIDTH, "  - "
            )
    yield from _gauges(box)
    yield from _head("The rules in brief")
    yield from _items(box.rules, is_numbered=True)
    yield from wrap("Words for scores: " + ", ".join(f"{word} {span}" for word, span in box.scale) + ".", WIDTH)
    if box.words:
        yield from _head("Words of this scenario")
        yield from _pairs(box.words)
    yield from _head("Words of the game")
    yield from _pairs(box.game_words)
    yield from _head("Notes: what we chose and why, what we expected, what came of it")
    for number in range(1, box.rounds + 1):
        yield f"Round {number}:"
        yield ""


def _gauges(box: Handout, *, has_why: bool = False) -> Lines:
    if not box.gauges:
        return
    yield from _head("Indicators, from 0 to 100, at the start")
    for gauge in box.gauges:
        start = f"{gauge.name}: {gauge.start}" + (f", {gauge.band}" if gauge.band else "")
        yield from wrap(f"{start}. {_sentence(gauge.scale, gauge.about, gauge.why if has_why else '')}", WIDTH, "- ")


def _everybody(box: Handout) -> Lines:
    if box.subtitle:
        yield from wrap(plain_text(box.subtitle), WIDTH)
    yield from _pairs(box.facts)
    if box.summary:
        yield ""
        yield from paragraphs(box.summary, WIDTH)
    yield from _head(f"It begins: {box.first.title}")
    yield from paragraphs(box.first.situation, WIDTH)
    yield from wrap(_sentence(box.first.date, ", ".join(filter(None, (box.first.basis, box.first.cite)))), WIDTH)
    yield from _head("Who takes part")
    for actor, played in box.actors:
        yield from wrap(f"{actor.name} ({played})" if played else actor.name, WIDTH)
        yield from paragraphs(actor.public, WIDTH, "  ")
    yield from _gauges(box, has_why=True)
    if box.claims:
        yield from _head("What is said, and what it rests on")
        for claim in box.claims:
            yield from _claim(claim)
    if box.sources:
        yield from _head("Sources")
        for name, source in box.sources:
            told = ", ".join(filter(None, (source.author, source.title, source.publisher, source.date, source.url)))
            yield from wrap(f"{name}: {_sentence(told, plain_text(source.note))}", WIDTH, "- ")
    yield from _head("What a label says about the ground under a statement")
    yield from _pairs(box.bases)
    if box.disclaimer:
        yield ""
        yield from paragraphs(box.disclaimer, WIDTH)


def _claim(claim: Claim) -> Lines:
    basis = ", ".join(filter(None, (claim.basis, claim.cite)))
    yield from wrap(f"{' '.join(plain_text(claim.text).split())} ({basis})", WIDTH)
    for who, position in claim.positions.items():
        yield from wrap(f"{who}: {plain_text(position)}", WIDTH, "  - ")


def _lesson(box: Handout, lesson: Lesson) -> Lines:
    if box.disclaimer:
        yield from wrap(f"Tell the class: {' '.join(plain_text(box.disclaimer).split())}", WIDTH)
    yield from _head(f"The lesson: {lesson.minutes} minutes, {lesson.pace}")
    for part in lesson.parts:
        yield from wrap(f"Minute {part.begin} to {part.end}, {part.name}: {part.what}", WIDTH, "- ")
    yield from _head("Before the lesson")
    yield from _items(lesson.before)
    yield from _head("Who plays which seat")
    for sitting in lesson.sittings:
        otherwise = f" If nobody sits there, the computer plays {sitting.otherwise}." if sitting.otherwise else ""
        yield from wrap(f"{sitting.name}: {sitting.who}.{otherwise}", WIDTH, "- ")
    yield from _head("What to type")
    for command, what in lesson.commands:
        yield f"  {command}"
        yield from wrap(what, WIDTH, "    ")
    yield from _head("What to watch for, round by round")
    if lesson.strained:
        yield from wrap(f"Under strain at the start: {' '.join(lesson.strained)}", WIDTH)
    for watch in lesson.watch:
        yield ""
        yield from wrap(f"Round {watch.number}: {watch.round.title}", WIDTH)
        yield from wrap(watch.when, WIDTH, "  ")
        for title, points in watch.notes:
            yield f"  {title}:"
            for point in points:
                yield from wrap(point, WIDTH, "  - ")
        yield from wrap(f"Ask: {watch.ask}", WIDTH, "  ")
    yield from _head("Questions for the debrief")
    yield from _items(lesson.questions, is_numbered=True)
    yield from _lesson_facts(lesson)
    yield from _lesson_rules(box, lesson)


def _lesson_facts(lesson: Lesson) -> Lines:
    """What is disputed, what may happen, how it can end."""
    if lesson.disputed:
        yield from _head("What is disputed, and who holds what")
        for one in lesson.disputed:
            yield f"{one.where}:"
            yield from _claim(one.claim)
    if lesson.events:
        yield from _head("What may happen by itself")
        yield from _pairs(lesson.events)
    yield from _head("How it can end, looked at in this order")
    yield from _pairs(lesson.endings)


def _lesson_rules(box: Handout, lesson: Lesson) -> Lines:
    """The rules, one of them worked by hand, and what they leave out."""
    yield from _head("The rules, with the sizes of this scenario")
    if lesson.rules_why:
        yield from wrap(lesson.rules_why, WIDTH)
    for rule in lesson.rules:
        yield from wrap(f"{rule.name}, {rule.changes}: {rule.size}.", WIDTH, "- ")
    yield from wrap("Words for scores: " + ", ".join(f"{word} {span}" for word, span in box.scale) + ".", WIDTH)
    if lesson.example:
        yield from _head("Worked by hand, in the first round")
        yield from wrap(f"{lesson.example.act}. The act weighs {lesson.example.push}.", WIDTH)
        for step in lesson.example.steps:
            told = f"{capital(step.words)}: {step.why}, {step.push}; the score is {step.score}, so {step.lands} lands"
            yield from wrap(f"{told}. It moves {step.moves}.", WIDTH, "- ")
    yield from _head("What the model leaves out")
    yield from _items(lesson.limits)
