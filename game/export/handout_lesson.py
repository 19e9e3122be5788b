"""The facilitator's sheet: the lesson by the clock, who sits where, what to watch for, and what to ask."""

from __future__ import annotations

from pathlib import Path

from game.engine.balance import strain_words
from game.export.handout_rules import LIMITS, rule_rows, worked_example
from game.export.handout_shapes import Disputed, Lesson, Part, Sitting
from game.export.handout_watch import endings, events, watch
from game.export.phrases import QUESTIONS
from game.model.parts import Actor
from game.model.scenario import Scenario
from game.playthrough import Playthrough
from game.program import NAME, program
from game.words import plural

USUAL_MINUTES, FEWEST_MINUTES = 45, 15
"""A lesson where the scenario says nothing, and the shortest in which a class can still talk about its game."""

_PARTS = (
    (
        "Brief",
        5,
        "Everybody reads the page for everybody, then each seat its own page. Say: no ending is the right one.",
    ),
    ("Play", 25, "Each seat argues, then chooses. After each round read aloud what moved, and why."),
    ("Debrief", 10, "First each seat tells what it wanted. Then the questions on this sheet."),
    ("Exit slip", 5, "Everybody fills in one slip, without a name."),
)
"""The parts of a lesson of 45 minutes."""

SLIP = (
    "One decision that changed something for somebody who took no part in it, and how:",
    "Something that we expected and that did not happen; why not, in this model:",
    "Something that the model leaves out and that would have mattered:",
)
"""What everybody writes down at the end, without a name."""

_POLICIES = {
    "reported": "as the source reports, else for its goals",
    "goal": "for its goals, one round ahead",
    "cautious": "so that its own ties can lose least",
    "random": "by lot",
}
"""How a seat plays when nobody sits there."""


def lesson(start: Playthrough, name: str) -> Lesson:
    """The sheet of a scenario before its first round; `name` is what its commands call it."""
    scenario = start.scenario
    minutes = lesson_minutes(scenario.minutes)
    parts = timetable(minutes)
    play = parts[1]
    return Lesson(
        minutes=minutes,
        parts=parts,
        pace=pace_words(play.end - play.begin, len(scenario.rounds)),
        before=_before(scenario),
        commands=_commands(scenario, name),
        sittings=tuple(_sitting(actor) for actor in scenario.actors.values()),
        strained=tuple(strain_words(scenario, triangle) for triangle in start.view().strained[:3]),
        watch=watch(scenario, play.begin, play.end),
        events=events(scenario),
        endings=endings(scenario),
        questions=scenario.debrief.questions or QUESTIONS,
        disputed=_disputed(scenario),
        rules=rule_rows(scenario.rules),
        rules_why=scenario.rules.because,
        example=worked_example(scenario),
        limits=LIMITS,
    )


def lesson_minutes(minutes: int | None) -> int:
    """How long the lesson is: as the scenario says, but long enough to talk.

    >>> lesson_minutes(None), lesson_minutes(60), lesson_minutes(5)
    (45, 60, 15)
    """
    return max(minutes or USUAL_MINUTES, FEWEST_MINUTES)


def timetable(minutes: int) -> tuple[Part, ...]:
    """The parts of a lesson of so many minutes, in the proportions of 45: whole minutes that add up.

    >>> [part.end for part in timetable(45)], [part.end for part in timetable(20)]
    ([5, 30, 40, 45], [2, 13, 18, 20])
    """
    whole = sum(part[1] for part in _PARTS)
    lengths = [part[1] * minutes // whole for part in _PARTS]
    most_lost = sorted(range(len(_PARTS)), key=lambda n: -(_PARTS[n][1] * minutes % whole))
    for n in most_lost[: minutes - sum(lengths)]:
        lengths[n] += 1
    found, now = [], 0
    for (name, _, what), length in zip(_PARTS, lengths, strict=True):
        found.append(Part(name, now, now + length, what))
        now += length
    return tuple(found)


def pace_words(minutes: int, rounds: int) -> str:
    """How long each round may take.

    >>> pace_words(25, 8), pace_words(8, 10), pace_words(3, 3)
    ('about 3 minutes a round', 'about 40 seconds a round', 'about 1 minute a round')
    """
    seconds = minutes * 60 // rounds
    if seconds >= 60:
        return f"about {plural(round(seconds / 60), 'minute')} a round"
    return f"about {max(seconds // 10 * 10, 10)} seconds a round"


def cited(text: str, cite: str) -> str:
    """A reason with its source behind it: "angry about the strike (kamel ¶5)"."""
    return f"{text} ({cite})" if text and cite else text or cite


def who_plays(actor: Actor) -> str:
    """Who takes an actor's seat, in a few words; empty for a seat that is open to all."""
    return {"open": "", "closed": "played by the computer", "none": "makes no moves"}[actor.seat]


def _sitting(actor: Actor) -> Sitting:
    if actor.seat == "none":
        return Sitting(actor.name, "nobody: it makes no moves", "")
    who = "a person or a group" if actor.seat == "open" else "the computer, unless you open the seat"
    return Sitting(actor.name, who, _POLICIES[actor.computer])


def _before(scenario: Scenario) -> tuple[str, ...]:
    closed = [actor.name for actor in scenario.actors.values() if actor.seat == "closed"]
    about = f"; it takes about {plural(scenario.minutes, 'minute')}" if scenario.minutes else ""
    lines = [
        "On paper each part starts on a new sheet. Print on one side only, or each seat by itself (--seat), so that no "
        "brief stands on the back of another.",
        "Give every student the page for everybody, and each seat its own page. Two or three to a seat argue better "
        "than one.",
        "Keep this sheet. Keep the pages of closed seats, too, unless you open the seat."
        if closed
        else "Keep this sheet.",
        f"Play it once yourself{about}, from a seat that you know least.",
    ]
    return tuple(lines)


def _commands(scenario: Scenario, name: str) -> tuple[tuple[str, str], ...]:
    """What to type for a lesson; the program by its name alone where its path would tell about this machine."""
    called = program()
    command = NAME if Path(called.strip('"').split('"')[0]).is_absolute() else called
    quoted = f'"{name}"' if " " in name else name
    opened = [seat for seat in scenario.seats if scenario.actors[seat].seat == "open"]
    closed = [seat for seat in scenario.seats if scenario.actors[seat].seat == "closed"]
    play = f"{command} play {quoted}"
    found = []
    if opened:
        found.append((f"{play} --seat {opened[0]}", "one seat at this computer; the computer plays the others"))
    if len(opened) > 1:
        seats = " ".join(f"--seat {seat}" for seat in opened)
        found.append((f"{play} {seats}", "all open seats take turns at one computer; briefs stay covered in between"))
    if closed:
        found.append((f"{play} --open-seat {closed[0]} --seat {closed[0]}", "a person takes a closed seat"))
    found += [
        (f"{command} handout {quoted} --html FILE", "these pages for a browser, to print"),
        (f"{play} --seed 7", "the same luck in every group, so that only choices differ"),
        (f"{command} resume", "goes on where the bell stopped you; every decision is saved"),
        (f"{command} replay SAVE", "shows a game again, round by round, for the debrief"),
    ]
    return tuple(found)


def _disputed(scenario: Scenario) -> tuple[Disputed, ...]:
    """Every disputed claim, of the scenario and of its rounds."""
    found = [Disputed("From the start", claim) for claim in scenario.claims if claim.basis == "disputed"]
    for number, round_ in enumerate(scenario.rounds, 1):
        found += [Disputed(f"Round {number}", claim) for claim in round_.claims if claim.basis == "disputed"]
    return tuple(found)


__all__ = ["SLIP", "cited", "lesson", "lesson_minutes", "pace_words", "timetable", "who_plays"]
