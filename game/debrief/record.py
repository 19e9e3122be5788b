"""The play of the record, and a game beside it: what the source reports, and what was chosen here."""

from __future__ import annotations

from functools import lru_cache

from game.debrief.phrases import quantity_words
from game.debrief.shapes import Compared, Record, RecordRow
from game.model.scenario import Scenario
from game.playthrough import Playthrough, Settings


def has_record(scenario: Scenario) -> bool:
    """Whether the scenario marks any choice as reported."""
    return any(choice.reported for _, _, choice in scenario.choices_by_id.values())


@lru_cache(maxsize=8)
def record_run(scenario: Scenario, seed: int) -> Playthrough:
    """A game in which every seat plays the record, up to the last round that is not hypothetical.

    Seats for which a round reports nothing play for their goals. Only to be read: it is made once and shared.
    """
    computers = dict.fromkeys(scenario.seats, "reported")
    playthrough = Playthrough(scenario, Settings(seed=seed, computers=computers))  # type: ignore[arg-type]
    last = max((n for n, round_ in enumerate(scenario.rounds, 1) if round_.basis != "hypothetical"), default=0)
    while len(playthrough.played) < last and not playthrough.is_over:
        playthrough.play_round()
    return playthrough


def _chosen(playthrough: Playthrough, round_: int, seat: str) -> str:
    """The id of what a seat chose in a round; empty where it made no move, or where the game did not come so far."""
    if round_ > len(playthrough.played):
        return ""
    chosen = playthrough.played[round_ - 1].step.chosen
    return next((made.choice for made in chosen if made.seat == seat), "")


def choice_label(playthrough: Playthrough, seat: str, choice: str) -> str:
    """The label of a move that was made: the author's, or the words of a standing move."""
    found = playthrough.scenario.choices_by_id.get(choice)
    if found:
        return found[2].label
    standing = _standing_labels(playthrough.scenario).get((seat, choice))
    return standing or "Make no move this round"


@lru_cache(maxsize=8)
def _standing_labels(scenario: Scenario) -> dict[tuple[str, str], str]:
    fresh = Playthrough(scenario, Settings(seed=0))
    return {(seat, offer.id): offer.label for seat in scenario.seats for offer in fresh.offers(seat) if offer.standing}


def compare(playthrough: Playthrough) -> Record:
    """A game beside the record: row by row, and the scores of both after the last round that both have."""
    scenario = playthrough.scenario
    rows = []
    for number, round_ in enumerate(scenario.rounds, 1):
        for seat in scenario.seats:
            for choice in round_.choices.get(seat, ()):
                if choice.reported:
                    made = _chosen(playthrough, number, seat)
                    here = choice_label(playthrough, seat, made) if made else ""
                    rows.append(
                        RecordRow(number, round_.title, seat, choice.label, choice.cite, here, made == choice.id)
                    )
    if not rows:
        return Record((), 0, ())
    run = record_run(scenario, playthrough.settings.seed)
    upto = min(len(run.played), len(playthrough.played))
    theirs, ours = run.view(rounds=upto), playthrough.view(rounds=upto)
    mine = {**ours.scores, **ours.indicators}
    scores = [
        Compared(quantity, scenario.quantity_name(quantity), quantity_words(scenario, quantity), value, mine[quantity])
        for quantity, value in {**theirs.scores, **theirs.indicators}.items()
    ]
    scores.sort(key=lambda one: -abs(one.here - one.record))
    return Record(tuple(rows), upto, tuple(scores) if upto else ())
