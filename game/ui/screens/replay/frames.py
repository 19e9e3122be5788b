"""What a replay shows at one position, worked out from the playthrough alone."""

from __future__ import annotations

from dataclasses import dataclass

from game.debrief import PredictionResult, choice_label, has_record, record_run
from game.debrief.summary import predictions
from game.engine.view import View
from game.model.catalogue import CATALOGUE
from game.model.parts import Round
from game.playthrough import Playthrough
from game.ui.present import Group, reveal_groups


@dataclass(frozen=True, slots=True)
class Move:
    """What one seat chose in a round."""

    seat: str
    label: str
    detail: str
    """The author's sentence about it, where there is one."""
    outcome: str
    """What chance made of it, in the author's words; empty where nothing was drawn."""
    by_person: bool
    reason: str
    """A person's line of reasoning, or why the computer chose so."""
    predictions: tuple[PredictionResult, ...]
    is_reported: bool
    """Whether the source reports just this."""
    reported: str
    """What the source reports instead; empty where it reports this or nothing."""


@dataclass(frozen=True, slots=True)
class Could:
    """What a seat could do in a round."""

    label: str
    is_open: bool
    reason: str
    """Why it was not open; empty where it was."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A position: 0 is the start, n is after round n; `covered`, n is before what was chosen in round n."""

    position: int
    rounds: int
    """How many the scenario has."""
    round: Round | None
    """The round that led here; None at the start."""
    is_covered: bool
    view: View
    """Scores and indicators here, as the seat may see them."""
    changes: dict[str, int]
    """What the round changed, by quantity; only what moved."""
    moves: tuple[Move, ...]
    """Own seat first; empty at the start and while covered."""
    groups: tuple[Group, ...]
    could: tuple[Could, ...]
    """While covered: what the author wrote for the seat, open or not."""
    standing: tuple[str, ...]
    """While covered: the verbs of the other moves that were open to it, as a person reads them."""
    record: dict[str, int] | None
    """Every score and indicator of the reported record at this position; None where it does not reach."""


def frame(
    playthrough: Playthrough,
    position: int,
    seat: str = "",
    *,
    covered: bool = False,
    expected: tuple[PredictionResult, ...] | None = None,
) -> Frame:
    """What is shown at a position, 0 to the number of rounds played (ValueError beyond).

    `expected` are the predictions of the whole game, for who asks often; left out, they are worked out here.
    """
    played = playthrough.played
    if not 0 <= position <= len(played):
        raise ValueError(f"there is no position {position} in a game of {len(played)} rounds")
    scenario = playthrough.scenario
    is_covered = covered and position > 0
    round_ = scenario.rounds[position - 1] if position else None
    view = playthrough.view(seat, rounds=position - 1 if is_covered else position)
    changes: dict[str, int] = {}
    groups: tuple[Group, ...] = ()
    if position and not is_covered:
        before = playthrough.view(rounds=position - 1)
        old, now = {**before.scores, **before.indicators}, {**view.scores, **view.indicators}
        changes = {name: now[name] - old[name] for name in now if now[name] != old[name]}
        groups = reveal_groups(scenario, played[position - 1].step, seat)
    could, standing = _could(playthrough, position, seat) if is_covered else ((), ())
    return Frame(
        position=position,
        rounds=len(scenario.rounds),
        round=round_,
        is_covered=is_covered,
        view=view,
        changes=changes,
        moves=_moves(playthrough, position, seat, expected) if position and not is_covered else (),
        groups=groups,
        could=could,
        standing=standing,
        record=_record(playthrough, position - is_covered),
    )


def _could(playthrough: Playthrough, position: int, seat: str) -> tuple[tuple[Could, ...], tuple[str, ...]]:
    """What a seat was offered in a round, and the verbs of its other moves; of a game of computers, nothing."""
    if not seat:
        return (), ()
    offers = playthrough.offers(seat, rounds=position - 1)
    verbs = dict.fromkeys(offer.choice.acts[0].verb for offer in offers if offer.standing and offer.available)
    could = tuple(Could(offer.label, offer.available, offer.reason) for offer in offers if not offer.standing)
    return could, tuple(_verb(verb) for verb in verbs)


def _verb(verb: str) -> str:
    """A verb of the catalogue without its targets: `criticise`, `appeal to another for aid`."""
    act = CATALOGUE[verb]
    if act.kind == "mediation":
        return act.phrase.partition(" {target}")[0] + " two others"
    return act.phrase.format(target="another").removesuffix(" another")


def _moves(
    playthrough: Playthrough, position: int, seat: str, expected: tuple[PredictionResult, ...] | None
) -> tuple[Move, ...]:
    scenario, played = playthrough.scenario, playthrough.played[position - 1]
    marked = {
        who: choice
        for who, choices in scenario.rounds[position - 1].choices.items()
        for choice in choices
        if choice.reported
    }
    if expected is None:
        expected = predictions(playthrough)
    found = []
    for made in sorted(played.step.chosen, key=lambda made: made.seat != seat):
        authored = scenario.choices_by_id.get(made.choice)
        choice = authored[2] if authored else None
        outcome = next((o.text for o in choice.outcomes if o.id == made.outcome), "") if choice and made.outcome else ""
        decision, pick = played.decisions.get(made.seat), played.picks.get(made.seat)
        record = marked.get(made.seat)
        found.append(
            Move(
                seat=made.seat,
                label=choice_label(playthrough, made.seat, made.choice),
                detail=choice.detail if choice else "",
                outcome=outcome,
                by_person=decision is not None,
                reason=decision.reason if decision else pick.why if pick else "",
                predictions=tuple(p for p in expected if (p.round, p.seat) == (position, made.seat)),
                is_reported=record is not None and record.id == made.choice,
                reported=record.label if record is not None and record.id != made.choice else "",
            )
        )
    return tuple(found)


def _record(playthrough: Playthrough, rounds: int) -> dict[str, int] | None:
    if not has_record(playthrough.scenario):
        return None
    run = record_run(playthrough.scenario, playthrough.settings.seed)
    if rounds > len(run.played):
        return None
    view = run.view(rounds=rounds)
    return {**view.scores, **view.indicators}


def record_reach(playthrough: Playthrough) -> int:
    """After how many rounds the reported record ends; 0 where the scenario marks none."""
    scenario = playthrough.scenario
    return len(record_run(scenario, playthrough.settings.seed).played) if has_record(scenario) else 0
