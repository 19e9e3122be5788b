"""Decisions, in words: each turn of the path, the decisive ones with their causes, and one seen from another seat."""

from __future__ import annotations

from collections.abc import Iterable

from game.debrief import Decisive, choice_label, concerns
from game.debrief.openness import are_thoughts_told, is_all_told
from game.debrief.phrases import quantity_words
from game.debrief.summary import predictions
from game.engine import offers
from game.engine.goals import standings
from game.engine.ledger import Entry
from game.engine.state import Chosen
from game.export.shapes import Line, Moment, OtherSide, Standing, Turn
from game.model.moves import Choice
from game.model.names import tie
from game.model.scenario import Scenario
from game.playthrough import Played, Playthrough, entry_sentence
from game.playthrough.sentences import RULE_NAMES, capital

LINES = 6
"""How many entries of the ledger a decisive moment shows."""
SIDES = 2
"""How many decisive moments are shown from another seat."""


def turn(playthrough: Playthrough, played: Played, made: Chosen) -> Turn:
    """What a seat did in a round; thoughts only where they may be told."""
    scenario = playthrough.scenario
    choice = _choice(scenario, made.choice)
    decision = played.decisions.get(made.seat)
    round_ = scenario.rounds[played.step.round - 1]
    is_told = are_thoughts_told(playthrough)
    found = predictions(playthrough, made.seat) if decision and is_told else ()
    return Turn(
        seat=made.seat,
        who=scenario.actors[made.seat].name,
        player=_player(playthrough, made.seat),
        label=choice_label(playthrough, made.seat, made.choice),
        basis=scenario.basis_of(choice, round_) if choice else "modelled",
        cite=choice.cite if choice else "",
        outcome=_outcome(choice, made.outcome),
        reason=decision.reason if decision and is_told else "",
        why=played.picks[made.seat].why if made.seat in played.picks and is_all_told(playthrough) else "",
        predictions=tuple(one for one in found if one.round == played.step.round),
    )


def moments(playthrough: Playthrough, decisive: Iterable[Decisive]) -> tuple[Moment, ...]:
    """The decisive moments, each with the entries of the ledger that it caused, largest first."""
    return tuple(_moment(playthrough, found) for found in decisive)


def _moment(playthrough: Playthrough, found: Decisive) -> Moment:
    scenario = playthrough.scenario
    played = playthrough.played[found.round - 1]
    told = turn(playthrough, played, _made(played, found.seat))
    entries = sorted(_caused(playthrough, found), key=lambda entry: -abs(entry.change))
    return Moment(
        round=found.round,
        title=scenario.rounds[found.round - 1].title,
        who=told.who,
        player=told.player,
        label=found.label,
        basis=told.basis,
        cite=told.cite,
        outcome=told.outcome,
        reason=told.reason,
        moved=found.moved,
        lines=tuple(_line(scenario, entry) for entry in entries[:LINES]),
        more=max(0, len(entries) - LINES),
    )


def _caused(playthrough: Playthrough, found: Decisive) -> list[Entry]:
    """Every change of a quantity that a decision brought, at once or later."""
    return [
        entry
        for played in playthrough.played
        for entry in played.step.entries
        if entry.cause.kind in ("choice", "later")
        and (entry.cause.seat, entry.cause.id) == (found.seat, found.choice)
        and (entry.cause.kind == "later" or played.step.round == found.round)
        and entry.rule != "flag"
        and entry.change
    ]


def _line(scenario: Scenario, entry: Entry) -> Line:
    return Line(
        round=entry.round,
        words=capital(quantity_words(scenario, entry.quantity)),
        change=entry.change,
        rule=RULE_NAMES[entry.rule],
        why=capital(entry_sentence(scenario, entry).rstrip(".")),
        cite=entry.cite,
        is_later=entry.cause.kind == "later",
    )


def other_sides(playthrough: Playthrough, decisive: Iterable[Decisive]) -> tuple[OtherSide, ...]:
    """The most decisive moments, people's first, from the seat whose ties each of them moved most."""
    ranked = sorted(decisive, key=lambda found: not found.by_person)
    sides = (_side(playthrough, found) for found in ranked)
    return tuple(side for side in sides if side is not None)[:SIDES]


def _side(playthrough: Playthrough, found: Decisive) -> OtherSide | None:
    scenario = playthrough.scenario
    entries = [entry for entry in _caused(playthrough, found) if not entry.quantity.startswith("usual ")]
    sizes = {
        seat: sum(abs(entry.change) for entry in entries if concerns(seat, entry))
        for seat in scenario.seats
        if seat != found.seat
    }
    seat = max(sizes, key=lambda one: sizes[one], default="")
    if not seat or not sizes[seat]:
        return None
    played = playthrough.played[found.round - 1]
    made = _made(played, seat)
    told = turn(playthrough, played, made)
    before, after = playthrough.state_after(found.round - 1), playthrough.state_after(found.round)
    first, then = playthrough.view(rounds=found.round - 1).scores, playthrough.view(rounds=found.round).scores
    own = sorted((entry for entry in entries if concerns(seat, entry)), key=lambda entry: -abs(entry.change))
    is_told = is_all_told(playthrough)
    both = (tie(seat, found.seat), tie(found.seat, seat))
    return OtherSide(
        round=found.round,
        decider=scenario.mention(found.seat),
        label=found.label,
        seat=seat,
        who=told.who,
        mention=scenario.mention(seat),
        player=told.player,
        public=scenario.actors[seat].public,
        chose=told.label,
        why=told.reason or told.why,
        open=tuple(
            offer.label
            for offer in offers(scenario, before, seat)
            if is_told and offer.available and not offer.standing and offer.id != made.choice
        ),
        lines=tuple(_line(scenario, entry) for entry in own[:LINES]),
        regards=tuple((capital(quantity_words(scenario, name)), first[name], then[name]) for name in both),
        goals=tuple(
            Standing(old.goal.name, old.is_met, new.is_met)
            for old, new in zip(standings(scenario, before, seat), standings(scenario, after, seat), strict=True)
        )
        if is_told
        else (),
    )


def _made(played: Played, seat: str) -> Chosen:
    return next(made for made in played.step.chosen if made.seat == seat)


def _choice(scenario: Scenario, choice: str) -> Choice | None:
    found = scenario.choices_by_id.get(choice)
    return found[2] if found else None


def _outcome(choice: Choice | None, outcome: str) -> str:
    return next((one.text for one in choice.outcomes if one.id == outcome), "") if choice else ""


def _player(playthrough: Playthrough, seat: str) -> str:
    return "a person" if seat in playthrough.settings.seats else "the computer"


__all__ = ["moments", "other_sides", "turn"]
