"""A report on one game: everything that its page tells, put into words once.

What may not be told yet stays out here, so that no template can give it away: see `game.debrief.openness`.
"""

from __future__ import annotations

from dataclasses import replace

from game.debrief import Curve, Debrief, GoalResult, goal_results, net_changes, summary
from game.debrief.comments import NO_COMMENTS, Comments
from game.debrief.openness import are_thoughts_told, told_seat
from game.debrief.phrases import dated, quantity_words
from game.debrief.shapes import SeatResult
from game.export.moments import moments, other_sides, turn
from game.export.phrases import QUESTIONS, player_words
from game.export.shapes import Change, GameReport, Happening, RoundTold, SeatTold, SourceTold, Tie
from game.model.names import tie
from game.model.parts import Source
from game.model.scenario import Scenario
from game.playthrough import Played, Playthrough

DRAWN = 8
"""How many curves are drawn: those that moved most, every indicator that moved among them."""
CHANGES = 5
"""How many changes of a round are told in the path."""


def report(playthrough: Playthrough, save: str, comments: Comments = NO_COMMENTS) -> GameReport:
    """The report on a game; `save` is what its file is called (without folder: that may be a person's name).

    Comments are thoughts: where reasons may not be told, they are not either.
    """
    scenario, settings = playthrough.scenario, playthrough.settings
    found = summary(playthrough, told_seat(playthrough))
    is_told = are_thoughts_told(playthrough)
    if not is_told:
        comments = NO_COMMENTS
        found = replace(found, predictions=(), reasons=())
    if not playthrough.is_over:
        found = _so_far(found, len(playthrough.played))
    drawn = _drawn(found.curves)
    start, now = playthrough.view(rounds=0), playthrough.view()
    return GameReport(
        save=save,
        title=scenario.title,
        subtitle=scenario.subtitle,
        disclaimer=scenario.disclaimer,
        played_by=player_words(settings.seats, scenario),
        seed=settings.seed,
        rounds_played=len(playthrough.played),
        rounds=len(scenario.rounds),
        is_over=playthrough.is_over,
        debrief=found,
        seats=tuple(_seat(playthrough, seat) for seat in settings.seats) if is_told else (),
        others=tuple(_other(seat) for seat in found.others if seat.seat not in settings.seats),
        path=tuple(_round(playthrough, played, comments) for played in playthrough.played),
        curves=drawn,
        still=len(found.curves) - len(drawn),
        actors=tuple((actor, shape.short, shape.name) for actor, shape in scenario.actors.items()),
        ties={
            (a, b): Tie(start.scores[tie(a, b)], now.scores[tie(a, b)])
            for a in scenario.actors
            for b in scenario.actors
            if a != b
        },
        indicators=tuple(
            (shape.name, start.indicators[name], now.indicators[name], shape.band(now.indicators[name]))
            for name, shape in scenario.indicators.items()
        ),
        moments=moments(playthrough, found.decisive),
        other_sides=other_sides(playthrough, found.decisive),
        questions=found.questions or QUESTIONS,
        own_questions=bool(found.questions),
        thoughts_told=is_told,
        sources=sources_told(scenario),
        comment=comments.get((0, ""), ""),
    )


def _so_far(found: Debrief, played: int) -> Debrief:
    """A debrief without what the record has of rounds that are still to be played."""
    rows = tuple(row for row in found.record.rows if row.round <= played)
    curves = tuple(replace(curve, record=curve.record[: played + 1]) for curve in found.curves)
    return replace(found, record=replace(found.record, rows=rows), curves=curves)


def _drawn(curves: tuple[Curve, ...]) -> tuple[Curve, ...]:
    """The curves to draw: indicators first, as they carry the story, then the ties that moved most."""
    moving = [curve for curve in curves if curve.moved]
    indicators = [curve for curve in moving if not curve.is_tie][:DRAWN]
    ties = [curve for curve in moving if curve.is_tie]
    return (*indicators, *ties[: max(DRAWN - len(indicators), 3)])


def _round(playthrough: Playthrough, played: Played, comments: Comments) -> RoundTold:
    scenario, step = playthrough.scenario, played.step
    shape = scenario.rounds[step.round - 1]
    changes = sorted(net_changes(step).items(), key=lambda item: -abs(item[1]))
    return RoundTold(
        number=step.round,
        title=shape.title,
        when=dated(shape),
        turns=tuple(
            replace(turn(playthrough, played, made), comment=comments.get((step.round, made.seat), ""))
            for made in step.chosen
        ),
        events=tuple(
            Happening(event.title or event.id, event.text, event.basis, event.cite)
            for event in scenario.events
            if event.id in step.events
        ),
        changes=tuple(Change(quantity_words(scenario, name), by) for name, by in changes[:CHANGES]),
        more=max(0, len(changes) - CHANGES),
        comment=comments.get((step.round, ""), ""),
    )


def _seat(playthrough: Playthrough, seat: str) -> SeatTold:
    goals = goal_results(playthrough, seat)
    points, of_points = _points(goals)
    return SeatTold(playthrough.scenario.actors[seat].name, "a person", goals, points, of_points, ())


def _points(goals: tuple[GoalResult, ...]) -> tuple[int, int]:
    return sum(goal.points for goal in goals if goal.is_met), sum(goal.points for goal in goals)


def _other(seat: SeatResult) -> SeatTold:
    picks: dict[str, list[str]] = {}
    for picked in seat.picks:
        picks.setdefault(picked.why.rstrip("."), []).append(f"round {picked.round}, {picked.label}")
    told = tuple((why, "; ".join(chosen)) for why, chosen in picks.items())
    return SeatTold(seat.name, "the computer", seat.goals, seat.points, seat.of_points, told)


def sources_told(scenario: Scenario) -> tuple[SourceTold, ...]:
    """The sources of a scenario, as a list of sources has them. Addresses are text: a page opens nothing by itself."""
    return tuple(_source(name, source) for name, source in scenario.sources.items())


def _source(name: str, source: Source) -> SourceTold:
    words = ", ".join(part for part in (source.author, source.title, source.publisher, source.date, source.url) if part)
    return SourceTold(name, words, source.note)


__all__ = ["report", "sources_told"]
