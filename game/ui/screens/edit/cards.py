"""The preview: what the cursor stands in, as those who play will see it. Pure functions; the widgets are elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from game.model.names import ties_of
from game.ui.present import basis_label
from game.ui.screens.briefing_pages import claim_rows
from game.ui.screens.edit.ahead import reach
from game.ui.screens.edit.card import Card
from game.ui.screens.edit.card_words import asked, effect_rows, flag_rows
from game.ui.screens.edit.round_cards import round_card
from game.ui.screens.hung import Row
from game.ui.screens.seat import POLICY_WORDS
from game.ui.screens.shown import start_scores
from game.ui.text import signed
from game.ui.widgets.ties import regards

if TYPE_CHECKING:
    from game.model.scenario import Scenario
    from game.playthrough import Playthrough
    from game.scenario.standing import Standing
    from game.ui.screens.pen import Pen

Rows = Iterator[Row]


def card(pen: Pen, scenario: Scenario, standing: Standing, games: dict[int, Playthrough | None]) -> Card:
    """The card of what a place belongs to. `games` keeps, by round from 0, what was played to get there."""
    if standing.round is not None:
        if standing.round not in games:
            games[standing.round] = reach(scenario, standing.round)
        return round_card(pen, scenario, standing, games[standing.round])
    scores = start_scores(scenario)
    values = {name: indicator.start for name, indicator in scenario.indicators.items()}
    title, rows, marked, you = MAKERS[standing.kind](pen, scenario, standing)
    kind = standing.kind
    return Card(
        title, tuple(rows), scores, values, marked=marked, you=you,
        has_ties=kind in ("scenario", "actor", "tie"), has_indicators=kind in ("scenario", "indicator"),
    )  # fmt: skip


# ── Outside of the rounds ────────────────────────────────────────────────────────────────────────────────────────────

Made = tuple[str, Rows, frozenset[str], str]


def _scenario(pen: Pen, scenario: Scenario, standing: Standing) -> Made:
    from game.ui.screens.preview import scenario_text

    return "The scenario", iter([Row(scenario_text(pen, scenario))]), frozenset(), ""


def _actor(pen: Pen, scenario: Scenario, standing: Standing) -> Made:
    own = frozenset(name for name in start_scores(scenario) if standing.name in name.split(" -> "))
    return f"The actor {standing.name}", _actor_rows(pen, scenario, standing.name), own, standing.name


def _actor_rows(pen: Pen, scenario: Scenario, name: str) -> Rows:
    actor = scenario.actors[name]
    yield Row(pen.join((actor.name, "bold $accent"), (f"  in tables: {actor.short}", "$text-muted")))
    yield Row(pen.story(actor.public))
    if actor.cite:
        yield Row(pen(f"source: {actor.cite}", "$text-muted italic"))
    yield Row()
    yield Row(pen("The brief, which this seat alone reads", "bold"))
    yield Row(pen.story(actor.brief) if actor.brief else pen("It has none.", "$text-muted"))
    yield Row()
    yield Row(pen("Its goals and their points", "bold"))
    if not actor.goals:
        yield Row(pen("It has none.", "$text-muted"))
    for goal in actor.goals:
        yield Row(pen(goal.name), pen(f"{goal.points:>3}", "bold $accent"), 5)
        yield Row(pen(f"met when {asked(scenario, goal.when)}", "$text-muted"), indent=5)
    seats = {
        "open": "Anybody may take this seat. ",
        "closed": "The computer plays this seat, unless a teacher opens it. ",
        "none": "It has no seat and makes no moves.",
    }
    policy = f"Without a person it {POLICY_WORDS[actor.computer]}." if actor.seat != "none" else ""
    yield Row()
    yield Row(pen(f"{seats[actor.seat]}{policy}", "$text-muted"))


def _tie(pen: Pen, scenario: Scenario, standing: Standing) -> Made:
    pairs = ties_of(standing.name)
    names = frozenset(f"{a} -> {b}" for a, b in pairs)
    return "A tie", _tie_rows(pen, scenario, standing.name), names, ""


def _tie_rows(pen: Pen, scenario: Scenario, name: str) -> Rows:
    shape = scenario.relationships[name]
    for source, target in ties_of(name):
        words = f"{scenario.mention(source)} {regards(shape.start, scenario.mention(target))}"
        yield Row(pen.join((words[:1].upper() + words[1:], "bold"), f": {signed(shape.start)} at the start."))
    if shape.usual is not None and shape.usual != shape.start:
        yield Row(pen(f"While nothing happens it returns towards {signed(shape.usual)}."))
    if shape.because:
        yield Row(pen.story(shape.because))
    yield Row(pen(basis_label("modelled", shape.cite), "$text-muted italic"))


def _indicator(pen: Pen, scenario: Scenario, standing: Standing) -> Made:
    return "An indicator", _indicator_rows(pen, scenario, standing.name), frozenset(), ""


def _indicator_rows(pen: Pen, scenario: Scenario, name: str) -> Rows:
    shape = scenario.indicators[name]
    band = f", {shape.band(shape.start)}" if shape.bands else ""
    yield Row(pen.join((shape.name, "bold $accent"), f"  {shape.start}{band}"))
    yield Row(pen(f"0 is {shape.low}, 100 is {shape.high}."))
    for text in (shape.about, shape.because):
        if text:
            yield Row(pen.story(text))
    if shape.bands:
        yield Row(pen(f"Its words, from 0 up: {', '.join(shape.bands)}.", "$text-muted"))
    if shape.cite:
        yield Row(pen(f"source: {shape.cite}", "$text-muted italic"))


def _event(pen: Pen, scenario: Scenario, standing: Standing) -> Made:
    return "An event", _event_rows(pen, scenario, standing.name), frozenset(), ""


def _event_rows(pen: Pen, scenario: Scenario, name: str) -> Rows:
    event = next(event for event in scenario.events if event.id == name)
    yield Row(pen(event.title or event.id, "bold $accent"))
    yield Row(pen.join(pen.story(event.text), (f"  {basis_label(event.basis, event.cite)}", "$text-muted italic")))
    yield Row()
    yield Row(pen(f"Comes after a round when {asked(scenario, event.when)}."))
    often = "once" if event.once else "in every such round"
    yield Row(pen(f"Then it happens {often}, with a chance of {event.chance}%.", "$text-muted"))
    yield from effect_rows(pen, scenario, event.effects)
    yield from flag_rows(pen, scenario, event.sets, event.clears)


def _ending(pen: Pen, scenario: Scenario, standing: Standing) -> Made:
    return "An ending", _ending_rows(pen, scenario, standing.name), frozenset(), ""


def _ending_rows(pen: Pen, scenario: Scenario, name: str) -> Rows:
    ending = next(ending for ending in scenario.endings if ending.id == name)
    yield Row(pen(ending.title, "bold $accent"))
    yield Row(pen.story(ending.text))
    yield Row()
    if ending.when is None:
        yield Row(pen("Comes when no other ending fits."))
    else:
        when = "After any round" if ending.early else "After the last round"
        yield Row(pen(f"{when}, when {asked(scenario, ending.when)}."))
        before = [other.title for other in scenario.endings[: scenario.endings.index(ending)]]
        if before:
            yield Row(pen(f"Looked at before it: {'; '.join(before)}.", "$text-muted"))


def _claim(pen: Pen, scenario: Scenario, standing: Standing) -> Made:
    return "A claim", claim_rows(pen, scenario.claims[standing.number]), frozenset(), ""


MAKERS: dict[str, Callable[[Pen, Scenario, Standing], Made]] = {
    "scenario": _scenario, "actor": _actor, "tie": _tie, "indicator": _indicator, "event": _event, "ending": _ending,
    "claim": _claim,
}  # fmt: skip


__all__ = ["Card", "card"]
