"""A whole game as readable text: the same bytes for the same playthrough, at most 100 cells wide.

It names every change of every score, so that a game can be followed, and compared, without the program.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.changes import Group, groups, sentences
from game.debrief.comments import NO_COMMENTS, Comments, comment_lines
from game.debrief.matrix import indicator_lines, matrix_lines
from game.debrief.phrases import dated, quantity_words
from game.debrief.record import choice_label
from game.debrief.sections import decisive_lines, ending_lines, goal_lines, points_words, prediction_lines
from game.debrief.shapes import Debrief
from game.debrief.summary import goal_results, summary
from game.debrief.text import finish, pad, paragraphs, wrap
from game.diagnostics import cells
from game.model.parts import Claim, Round
from game.model.scenario import Scenario
from game.playthrough import Played, Playthrough
from game.playthrough.sentences import capital
from game.words import plural

WIDTH = 100


def transcript(playthrough: Playthrough, comments: Comments = NO_COMMENTS) -> str:
    """The game so far, from the title to the last round, with the ending where there is one.

    Each comment stands at the round, or below the decision, that it is about.
    """
    lines = [*_head(playthrough)]
    if told := comment_lines(comments, 0, "", WIDTH):
        lines += ["", *told]
    for played in playthrough.played:
        lines += ["", "", *_round(playthrough, played, comments)]
    if playthrough.is_over:
        lines += ["", "", *_end(playthrough)]
    else:
        lines += ["", "", f"The game goes on: {plural(len(playthrough.played), 'round')} played so far."]
    return finish(lines)


def _under(title: str, mark: str) -> list[str]:
    wrapped = wrap(title, WIDTH)
    return [*wrapped, mark * max(cells(line) for line in wrapped)]


def _head(playthrough: Playthrough) -> Iterator[str]:
    scenario, settings = playthrough.scenario, playthrough.settings
    yield from _under(scenario.title, "=")
    if scenario.subtitle:
        yield from wrap(scenario.subtitle, WIDTH)
    yield ""
    for text in (scenario.summary, scenario.disclaimer):
        if text:
            yield from paragraphs(text, WIDTH)
            yield ""
    yield f"Seed {settings.seed}. {plural(len(scenario.rounds), 'round')}. Fog: {settings.fog}."
    yield ""
    yield "Seats"
    wide = max(cells(actor.name) for actor in scenario.actors.values())
    for seat, actor in scenario.actors.items():
        policy = settings.computers.get(seat, actor.computer)
        who = "a person" if seat in settings.seats else f"the computer ({policy})"
        yield f"  {pad(actor.name, wide)}  {'no seat' if actor.seat == 'none' else who}"
    yield ""
    yield "Scores at the start (line: who regards; column: whom)"
    view = playthrough.view(rounds=0)
    yield from _indented(matrix_lines(scenario, view, WIDTH - 2))
    if scenario.indicators:
        yield ""
        yield "Indicators at the start"
        yield from _indented(indicator_lines(scenario, view))


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _round(playthrough: Playthrough, played: Played, comments: Comments) -> Iterator[str]:
    scenario, step = playthrough.scenario, played.step
    number = step.round
    round_ = scenario.rounds[number - 1]
    yield from _under(f"Round {number} of {len(scenario.rounds)}: {round_.title}", "-")
    yield from wrap(dated(round_), WIDTH)
    yield ""
    yield from paragraphs(round_.situation, WIDTH)
    yield from _claims(round_)
    yield ""
    yield "Who chose what"
    yield from choice_lines(playthrough, played, comments=comments)
    if told := comment_lines(comments, number, "", WIDTH, "  "):
        yield ""
        yield from told
    yield ""
    yield "What changed"
    for group in groups(scenario, step):
        yield from _group(scenario, group)
    if not step.entries:
        yield "  Nothing."
    for event in scenario.events:
        if event.id in step.events:
            yield ""
            yield from wrap(f"Event: {event.title or event.id} ({event.basis})", WIDTH)
            yield from paragraphs(event.text, WIDTH, "  ")
    yield ""
    yield f"Scores after round {number}"
    view, before = playthrough.view(rounds=number), playthrough.view(rounds=number - 1)
    yield from _indented(matrix_lines(scenario, view, WIDTH - 2))
    if scenario.indicators:
        yield ""
        yield f"Indicators after round {number}"
        yield from _indented(indicator_lines(scenario, view, before))


def _claims(round_: Round) -> Iterator[str]:
    for claim in round_.claims:
        yield ""
        yield from claim_lines(claim, WIDTH)


def claim_lines(claim: Claim, width: int) -> list[str]:
    """A claim with what it rests on, and who holds what."""
    basis = claim.basis.capitalize() + (f", {claim.cite}" if claim.cite else "")
    lines = wrap(f"{basis}: {' '.join(claim.text.split())}", width)
    for who, position in claim.positions.items():
        lines += wrap(f"{who}: {position}", width, "  ", "    ")
    return lines


def choice_lines(
    playthrough: Playthrough,
    played: Played,
    width: int = WIDTH,
    *,
    is_public: bool = False,
    comments: Comments = NO_COMMENTS,
) -> list[str]:
    """Who chose what in a round and how it turned out; what only the seats know, or think, stays out if `is_public`."""
    scenario = playthrough.scenario
    lines: list[str] = []
    for made in played.step.chosen:
        found = scenario.choices_by_id.get(made.choice)
        choice = found[2] if found else None
        note = f" (reported{f', {choice.cite}' if choice.cite else ''})" if choice and choice.reported else ""
        label = choice_label(playthrough, made.seat, made.choice)
        lines += wrap(f"{capital(scenario.mention(made.seat))}: {label}{note}", width, "  ", "    ")
        outcome = next((o for o in choice.outcomes if o.id == made.outcome), None) if choice else None
        if outcome is not None:
            lines += wrap(f"Outcome: {outcome.text}", width, "    ")
        if is_public:
            continue
        if made.seat in played.picks:
            lines += wrap(f"Why: {played.picks[made.seat].why}", width, "    ")
        decision = played.decisions.get(made.seat)
        if decision and decision.reason:
            lines += wrap(f'Reason given: "{decision.reason}"', width, "    ")
        for tie, expected in (decision.predictions if decision else {}).items():
            said = "the same" if expected == "same" else expected
            lines += wrap(f"Expected: {quantity_words(scenario, tie)} {said}", width, "    ")
        lines += comment_lines(comments, played.step.round, made.seat, width, "    ")
    return lines


def _group(scenario: Scenario, group: Group) -> Iterator[str]:
    yield from wrap(f"{group.title}.", WIDTH, "  ", "    ")
    for told in sentences(scenario, group.entries):
        yield from wrap(told, WIDTH, "    ", "      ")


def _end(playthrough: Playthrough) -> Iterator[str]:
    scenario = playthrough.scenario
    debrief: Debrief = summary(playthrough)
    yield from ending_lines(debrief, WIDTH)
    yield ""
    yield "Goals"
    for seat in scenario.seats:
        goals = goal_results(playthrough, seat)
        if goals:
            points = points_words(sum(goal.points for goal in goals if goal.is_met), sum(g.points for g in goals))
            yield f"{scenario.actors[seat].name}: {points}"
            yield from _indented(goal_lines(goals, WIDTH - 2))
    for title, lines in (
        ("What moved most", decisive_lines(scenario, debrief, WIDTH)),
        ("Predictions", prediction_lines(scenario, debrief, WIDTH)),
    ):
        if lines:
            yield ""
            yield title
            yield from lines
