"""A lesson in a box: a page for each seat, one for everybody, and the facilitator's sheet.

What is secret stands on its own seat's page alone, and is taken from that seat's view. The page of a closed seat, which
the computer plays, is marked for the facilitator: it is handed out only if the facilitator opens the seat.
"""

from __future__ import annotations

import re

from game.debrief import goal_results
from game.export.handout_lesson import SLIP, cited, lesson, who_plays
from game.export.handout_rules import BASES, GAME_WORDS, SCALE, rules_in_brief
from game.export.handout_shapes import Gauge, Goal, Handout, Seat, Tie
from game.model.names import tie
from game.model.scale import regard
from game.model.scenario import Scenario
from game.playthrough import Playthrough, Settings
from game.words import plural

_NOW = re.compile(r"\(now ([-+]?[0-9]+)\)")


def handout(scenario: Scenario, name: str) -> Handout:
    """The whole box of a scenario; `name` is what its commands call it (an id, or a file's name)."""
    start = Playthrough(scenario, Settings(seed=0))
    seats = tuple(_seat(start, seat) for seat in scenario.seats)
    minutes = f"about {plural(scenario.minutes, 'minute')}" if scenario.minutes else ""
    facts = (
        ("Length", minutes),
        ("Ages", scenario.ages),
        ("Rounds", str(len(scenario.rounds))),
        ("Seats", str(len(scenario.seats))),
    )
    return Handout(
        title=scenario.title,
        subtitle=scenario.subtitle,
        summary=scenario.summary,
        disclaimer=scenario.disclaimer,
        facts=tuple(fact for fact in facts if fact[1]),
        rounds=len(scenario.rounds),
        first=scenario.rounds[0],
        actors=tuple((actor, who_plays(actor)) for actor in scenario.actors.values()),
        claims=(*scenario.claims, *scenario.rounds[0].claims),
        sources=tuple(scenario.sources.items()),
        gauges=tuple(
            Gauge(
                shape.name,
                shape.start,
                shape.band(shape.start),
                f"0: {shape.low}; 100: {shape.high}",
                shape.about,
                cited(shape.because, shape.cite),
            )
            for shape in scenario.indicators.values()
        ),
        rules=rules_in_brief(scenario),
        scale=SCALE,
        bases=BASES,
        words=tuple(scenario.glossary.items()),
        game_words=GAME_WORDS,
        seats=seats,
        slip=SLIP,
        lesson=lesson(start, name),
    )


def _seat(start: Playthrough, seat: str) -> Seat:
    scenario = start.scenario
    actor = scenario.actors[seat]
    return Seat(
        id=seat,
        actor=actor,
        mention=scenario.mention(seat),
        is_closed=actor.seat == "closed",
        brief=start.view(seat).brief,
        goals=tuple(
            Goal(
                goal.name,
                goal.points,
                tuple(_NOW.sub(r"(at the start \1)", words) for words in goal.words),
                goal.because,
            )
            for goal in goal_results(start, seat)
        ),
        ties=tuple(_tie(start, seat, other) for other in scenario.actors if other != seat),
    )


def _tie(start: Playthrough, seat: str, other: str) -> Tie:
    """Both directions between a seat and another actor."""
    scenario, view = start.scenario, start.view(seat)

    def why(source: str, target: str) -> str:
        shape = scenario.starting_ties.get((source, target))
        said = cited(shape.because, shape.cite) if shape else ""
        name = tie(source, target)
        if view.usual[name] == view.scores[name]:
            return said
        usual = f"usual level {view.usual[name]:+d}"
        return f"{said}; {usual}" if said else usual

    ours, theirs = view.scores[tie(seat, other)], view.scores[tie(other, seat)]
    return Tie(scenario.actors[other].name, ours, why(seat, other), theirs, why(other, seat))


def handout_html(box: Handout, seat: str = "") -> str:
    """The box as one web page that prints with each part on sheets of its own; with a seat, that seat's page alone."""
    from game.export.html import render

    only = next((page for page in box.seats if page.id == seat), None)
    return render("handout.html.jinja", it=box, only=only, word=regard).rstrip() + "\n"


__all__ = ["handout", "handout_html"]
