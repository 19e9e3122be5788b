"""The texts of the situation room's panes, and what a forecast says in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from game.engine.balance import strain_words
from game.model.names import ties_of
from game.ui.present import basis_label
from game.ui.screens.briefing_pages import claim_rows
from game.ui.screens.hung import Row
from game.ui.text import signed
from game.ui.widgets.values import ChoiceItem

if TYPE_CHECKING:
    from game.engine.forecast import Direction, Expected, Forecast
    from game.engine.offers import Offer
    from game.engine.view import View
    from game.model.scenario import Scenario
    from game.playthrough import Playthrough
    from game.ui.screens.pen import Pen

MORE = "more moves"
"""The line of the list that opens the standing moves. (No choice has an id with a space and no target.)"""
PLAY_ROUND = "play round"
"""The only line where nobody sits at the table."""


def situation(pen: Pen, view: View, *, with_basis: bool) -> Iterator[Row]:
    """What the round finds, then what is disputed about it; `with_basis` where no border says what it rests on."""
    round_ = view.situation
    if round_ is None:
        return
    label = ("  " + basis_label(round_.basis, round_.cite), "$text-muted italic")
    yield Row(pen.join(pen.story(round_.situation), label if with_basis else ""))
    for claim in round_.claims:
        yield Row()
        yield from claim_rows(pen, claim)


def basis(pen: Pen, view: View) -> Content:
    """What the situation rests on, for the border."""
    round_ = view.situation
    return pen(basis_label(round_.basis, round_.cite)) if round_ else pen("")


def strain(pen: Pen, scenario: Scenario, view: View) -> Iterator[Row]:
    """The most strained triangle in a sentence, and how strained."""
    if not view.strained:
        yield Row(pen("No three actors are under strain.", "$text-muted"))
        return
    first = view.strained[0]
    tension = (f"  tension {first.tension} of 100", "$text-muted")
    yield Row(pen.join(strain_words(scenario, first), tension))


def moved(pen: Pen, scenario: Scenario, view: View, changes: Mapping[str, int], *, in_short: bool) -> Iterator[Row]:
    """What moved most in the last round, largest first: one to a line, or the first few `in_short`."""
    now = {**view.scores, **view.indicators}
    ranked = sorted((name for name in changes if changes[name]), key=lambda name: -abs(changes[name]))
    if not in_short:
        yield Row()
    if not ranked:
        when = "in the last round" if changes else "yet: this is the first round"
        yield Row(pen(f"Nothing moved {when}.", "$text-muted"))
        return
    if in_short:
        words = [
            f"{scenario.quantity_name(name)} {pen.arrow(changes[name])}{abs(changes[name])}" for name in ranked[:4]
        ]
        yield Row(pen.join(("Last round  ", "$text-muted"), ", ".join(words)))
        return
    yield Row(pen("What moved most in the last round", "bold"))
    for name in ranked[:8]:
        value = signed(now[name]) if ties_of(name) else str(now[name])
        head = pen(f"{pen.arrow(changes[name])} {abs(changes[name])}", "bold")
        yield Row(pen.join(scenario.quantity_name(name), (f", now {value}", "$text-muted")), head, 6)


def goals(pen: Pen, view: View) -> Iterator[Row]:
    """The seat's own goals, one to a line: met now or open, and their points."""
    for standing in view.goals:
        mark = pen.glyphs.met if standing.is_met else pen.glyphs.open
        points = (f"  {standing.goal.points}", "$text-muted")
        yield Row(pen.join(standing.goal.name, points), pen(mark, "$accent"), 3)


# ── Forecasts ────────────────────────────────────────────────────────────────────────────────────────────────────────


def expected_words(scenario: Scenario, expected: Expected) -> str:
    """One quantity of a forecast: `Qatar → US`, and with open fog `Ceasefire talks -4 to +8`."""
    return scenario.quantity_name(expected.quantity) + expected_points(expected)


def expected_points(expected: Expected) -> str:
    """The points of a forecast, after a space; nothing where the fog hides them."""
    if expected.low is None or expected.high is None:
        return ""
    if expected.low == expected.high:
        return f" {signed(expected.low)}"
    return f" {signed(expected.low)} to {signed(expected.high)}"


def weight(seat: str, expected: Expected) -> tuple[int, int]:
    """For sorting a forecast: regard for the own seat, then indicators, then the rest; large changes first."""
    pairs = ties_of(expected.quantity)
    rank = 0 if pairs and pairs[0][1] == seat else 1 if not pairs else 2
    size = max(abs(expected.low or 0), abs(expected.high or 0))
    return rank, -size


def ranked(seat: str, forecast: Forecast) -> list[Expected]:
    """What a forecast says, in the order in which it matters to the seat."""
    return sorted(forecast.expected, key=lambda expected: weight(seat, expected))


def forecast_rows(pen: Pen, scenario: Scenario, seat: str, forecast: Forecast) -> Iterator[Row]:
    """A forecast in words: what would go up, what down, and what chance leaves open."""
    note = Row(forecast_note(pen, forecast), indent=8 if forecast.expected else 0)
    expected = ranked(seat, forecast)
    for direction, sign, word in directions(pen):
        found = [expected_words(scenario, one) for one in expected if one.direction == direction]
        if found:
            yield Row(pen(", ".join(found)), pen(f"{sign} {word}", "bold"), 8)
    if note.body:
        yield note


def forecast_note(pen: Pen, forecast: Forecast) -> Content:
    """What is to be said besides, or instead: that nothing is foretold or moved, or that chance has a part."""
    if forecast.fog == "none":
        return pen("In this game no effect is foretold.", "$text-muted")
    if not forecast.expected:
        return pen("By itself it would move nothing at once.", "$text-muted")
    return pen("Chance has a part in it.", "$text-muted italic") if forecast.has_chance else pen("")


def directions(pen: Pen) -> tuple[tuple[Direction, str, str], ...]:
    """The ways a quantity may go, each with its sign and its word."""
    return ("up", pen.glyphs.up, "up"), ("down", pen.glyphs.down, "down"), ("uncertain", pen.glyphs.uncertain, "open")


def choice_items(pen: Pen, playthrough: Playthrough, seat: str, offers: tuple[Offer, ...]) -> tuple[ChoiceItem, ...]:
    """The authored choices, numbered, and the line that opens the standing moves."""
    items: list[ChoiceItem] = []
    for number, offer in enumerate([offer for offer in offers if not offer.standing], 1):
        items.append(
            ChoiceItem(
                id=offer.id,
                label=offer.label,
                detail=offer.choice.detail,
                available=offer.available,
                reason=offer.reason,
                basis=basis_label(offer.basis, offer.choice.cite),
                number=number if number < 10 else "",
            )
        )
    if any(offer.standing for offer in offers):
        items.append(ChoiceItem(MORE, "Another move ...", number="m"))
    if not seat:
        items.append(ChoiceItem(PLAY_ROUND, "Let the computer play the round", number=1))
    return tuple(items)
