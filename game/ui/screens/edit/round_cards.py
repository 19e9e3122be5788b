"""The cards of a round and of a choice: as a class will see them, in a game that the computer has played so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from game.ui import present
from game.ui.present import basis_label
from game.ui.screens.briefing_pages import claim_rows
from game.ui.screens.edit.card import Card
from game.ui.screens.edit.card_words import asked, consequences
from game.ui.screens.hung import Row
from game.ui.screens.shown import start_scores
from game.ui.screens.situation.panels import forecast_rows

if TYPE_CHECKING:
    from game.engine.offers import Offer
    from game.model.scenario import Scenario
    from game.playthrough import Playthrough
    from game.scenario.standing import Standing
    from game.ui.screens.pen import Pen
    from game.ui.widgets.values import Ghost

Rows = Iterator[Row]
TOLD = {
    "exact": "as a class is told",
    "direction": "a class is told only up or down",
    "none": "a class is told nothing",
}
"""What a class is told of a forecast, by the scenario's fog."""


def round_card(pen: Pen, scenario: Scenario, standing: Standing, game: Playthrough | None) -> Card:
    """The card of a round or of a choice; `game` stands before the round, or is None where no game came there."""
    number = standing.number
    if game is None:
        values = {name: indicator.start for name, indicator in scenario.indicators.items()}
        rows = (
            Row(pen("No game that the computer played came to this round: each ended earlier.", "$warning")),
            Row(),
            *_round_rows(pen, scenario, number),
        )
        return Card(f"Round {number + 1}", rows, start_scores(scenario), values, you=standing.seat)
    view = game.view(standing.seat)
    ghosts: Mapping[str, Ghost] = {}
    title = f"Round {number + 1} of {len(scenario.rounds)}"
    if standing.kind == "choice":
        offer = next(offer for offer in game.offers(standing.seat) if offer.id == standing.name)
        title = f"A choice of {scenario.mention(standing.seat)} in round {number + 1}"
        if offer.available:
            ghosts = present.ghosts(game.forecast(standing.seat, offer.id))
        rows = tuple(_choice_rows(pen, scenario, game, standing.seat, offer))
    else:
        seats = [standing.seat] if standing.seat else list(scenario.rounds[number].choices)
        rows = (*_round_rows(pen, scenario, number), *_offer_rows(pen, scenario, game, seats))
    if number:
        how = "The ties below stand as they would if the computer had played the rounds before."
        rows = (*rows, Row(), Row(pen(how, "$text-muted italic")))
    return Card(title, rows, view.scores, view.indicators, ghosts, you=standing.seat)


def _round_rows(pen: Pen, scenario: Scenario, number: int) -> Rows:
    round_ = scenario.rounds[number]
    date = f"  {round_.date}" if round_.date else ""
    yield Row(pen.join((round_.title, "bold $accent"), (date, "$text-muted")))
    label = ("  " + basis_label(round_.basis, round_.cite), "$text-muted italic")
    yield Row(pen.join(pen.story(round_.situation), label))
    for claim in round_.claims:
        yield Row()
        yield from claim_rows(pen, claim)


def _offer_rows(pen: Pen, scenario: Scenario, game: Playthrough, seats: list[str]) -> Rows:
    for seat in seats:
        yield Row()
        mention = scenario.mention(seat)
        yield Row(pen(f"{mention[:1].upper()}{mention[1:]} may", "bold"))
        for place, offer in enumerate([offer for offer in game.offers(seat) if not offer.standing], 1):
            mark = pen.glyphs.lock if not offer.available else str(place)
            closed = (f"  not open: {offer.reason}", "$text-muted") if not offer.available else ""
            yield Row(pen.join(offer.label, closed), pen(f"  {mark} ", "$accent"), 4)


def _choice_rows(pen: Pen, scenario: Scenario, game: Playthrough, seat: str, offer: Offer) -> Rows:
    choice = offer.choice
    yield Row(pen.join((choice.label, "bold $accent")))
    if choice.detail:
        yield Row(pen(choice.detail))
    parts = [basis_label(offer.basis, choice.cite)] + ([f"stance: {choice.stance}"] if choice.stance else [])
    yield Row(pen(", ".join(parts), "$text-muted italic"))
    if choice.when is not None:
        yield Row(pen(f"Open when {asked(scenario, choice.when, game)}.", "$text-muted"))
    if not offer.available:
        yield Row(pen.join(("Not open here: ", "bold $warning"), offer.reason))
    yield from consequences(pen, scenario, choice)
    for outcome in choice.outcomes:
        yield Row()
        yield Row(pen(outcome.text), pen(f"{outcome.chance}%  ", "bold"), 5)
        yield from consequences(pen, scenario, outcome, indent=5)
    if offer.available:
        yield Row()
        told = (f"  {TOLD[scenario.fog]}", "$text-muted")
        yield Row(pen.join(("By itself it would move", "bold"), told))
        yield from forecast_rows(pen, scenario, seat, game.forecast(seat, offer.id))
