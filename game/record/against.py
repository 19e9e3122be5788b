"""A saved game played again under an edited scenario: choice by choice as recorded, and what comes out otherwise.

What is kept, and what is drawn: every choice of the save is made as recorded, those of computer seats too, so that only
the edit can make a difference. A choice is known by its id, in its round and for its seat; at the first that is no
longer there, or no longer open, the game stops, since any other choice would be another game. A drawn outcome is a fact
of the save: it stays as long as the choice has an outcome of that id that can happen. Where it has none, the outcome is
drawn anew from the save's seed, as a new game would draw it; the note says so. Events happen as the edited scenario and
the seed have it. A seat that the edited scenario adds is played by the computer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from game.debrief.scenario_diff import ScenarioDiff, scenario_diff
from game.engine.chance import pick_outcome
from game.engine.offers import find_choice, refusal
from game.engine.plan import plan_of
from game.model.scenario import Scenario, round_id
from game.players import Pick, pick
from game.playthrough import Played, Playthrough, Settings
from game.record.against_ledger import Moved, moved_at_start, moved_by_round, only_in_one
from game.record.against_missing import Missing, missing_choice
from game.words import clean_line


@dataclass(frozen=True, slots=True)
class RoundAgainst:
    """One round as recorded and as it comes out now."""

    round: int
    """Counted from 1."""
    title: str
    """Its heading now."""
    choices: Mapping[str, str]
    """Seat to the id of its choice, as recorded."""
    notes: tuple[str, ...]
    """What chance did: outcomes that were kept, drawn anew or fell away; events; seats that are new. Sentences."""
    moved: tuple[Moved, ...]
    """The quantities that stand elsewhere after it, or moved for other reasons, in the order of the file."""
    flags: tuple[str, ...]
    """Flags that are set now and were not, or the other way round. Sentences."""

    @property
    def is_same(self) -> bool:
        """Whether nothing at all differs."""
        return not (self.notes or self.moved or self.flags)


@dataclass(frozen=True, slots=True)
class EndingAgainst:
    """Where a game stands when its choices are used up."""

    id: str
    """The ending's id; empty where none was reached."""
    title: str
    rounds: int
    """Rounds that were played."""
    kind: Literal["ended", "goes on", "stopped"]
    """`stopped`: a choice could not be made, so the game could not be played on."""


@dataclass(frozen=True, slots=True)
class Against:
    """What became of one saved game."""

    diff: ScenarioDiff
    start: tuple[Moved, ...]
    """Quantities that start elsewhere."""
    rounds: tuple[RoundAgainst, ...]
    """The rounds that could be played, in order."""
    missing: tuple[Missing, ...]
    """The choices of the first round in which not all can be made; empty where every choice could."""
    later: tuple[Missing, ...]
    """Choices of later rounds that are not there either."""
    recorded: EndingAgainst
    now: EndingAgainst
    only_recorded: tuple[str, ...]
    """Quantities that only the recorded game has, so that they cannot be compared; none that was probably renamed."""
    only_now: tuple[str, ...]

    @property
    def is_other_ending(self) -> bool:
        """Whether the game ends otherwise, or in another round."""
        was, now = self.recorded, self.now
        return (was.id, was.rounds, was.kind) != (now.id, now.rounds, now.kind)

    @property
    def fails(self) -> bool:
        """Whether a regression test should fail: another ending; a choice that cannot be made leaves none at all."""
        return self.is_other_ending

    @property
    def first(self) -> RoundAgainst | None:
        """The first round in which anything differs."""
        return next((round_ for round_ in self.rounds if not round_.is_same), None)


def play_against(recorded: Playthrough, edited: Scenario) -> Against:
    """Play the choices of a recorded game under an edited scenario. Neither is changed; nothing is saved."""
    old = recorded.scenario
    diff = scenario_diff(old, edited)
    now = Playthrough(edited, _settings(recorded.settings, edited))
    rounds: list[RoundAgainst] = []
    missing: tuple[Missing, ...] = ()
    for played in recorded.played:
        if now.is_over:
            break
        choices = {chosen.seat: chosen.choice for chosen in played.step.chosen}
        missing = _missing(diff, old, now, choices)
        if missing:
            break
        rounds.append(_play(recorded, now, played, choices, diff))
    else:
        if not now.is_over:
            sealed = {seat: decision.choice for seat, decision in recorded.sealed.items()}
            missing = _missing(diff, old, now, sealed)
    return Against(
        diff=diff,
        start=moved_at_start(old, edited, diff.renames.indicators),
        rounds=tuple(rounds),
        missing=missing,
        later=_later(diff, recorded, edited, len(rounds) + bool(missing)),
        recorded=_ending(recorded, is_stopped=False),
        now=_ending(now, is_stopped=bool(missing)),
        only_recorded=only_in_one(old, edited, diff.renames.indicators),
        only_now=only_in_one(edited, old, diff.renames.indicators.values()),
    )


def _settings(settings: Settings, edited: Scenario) -> Settings:
    return Settings(
        seed=settings.seed,
        seats=tuple(seat for seat in settings.seats if seat in edited.seats),
        fog=settings.fog,
        reflect=settings.reflect,
        computers={seat: policy for seat, policy in settings.computers.items() if seat in edited.seats},
    )


def _missing(diff: ScenarioDiff, old: Scenario, now: Playthrough, choices: Mapping[str, str]) -> tuple[Missing, ...]:
    """Which of these choices cannot be made in the coming round, in seat order."""
    found = []
    for seat, choice in choices.items():
        reason = refusal(now.scenario, now.state, seat, choice)
        if reason:
            is_there = find_choice(plan_of(now.scenario), now.state, seat, choice) is not None
            closed = reason if is_there and seat in now.scenario.seats else ""
            found.append(missing_choice(diff, old, now.scenario, now.state.round, seat, choice, closed))
    return tuple(found)


def _later(diff: ScenarioDiff, recorded: Playthrough, edited: Scenario, done: int) -> tuple[Missing, ...]:
    """Choices recorded after the first `done` rounds that no longer exist; whether others were open nobody can know."""
    old = recorded.scenario
    found = []
    for played in recorded.played[done:]:
        number = played.step.round - 1
        for chosen in played.step.chosen:
            place = edited.choices_by_id.get(chosen.choice)
            if chosen.choice in old.choices_by_id and (place is None or place[:2] != (number, chosen.seat)):
                found.append(missing_choice(diff, old, edited, number, chosen.seat, chosen.choice))
    return tuple(found)


def _play(
    recorded: Playthrough, now: Playthrough, played: Played, choices: Mapping[str, str], diff: ScenarioDiff
) -> RoundAgainst:
    """Play one round of which every choice can be made, and compare."""
    edited, seed = now.scenario, now.settings.seed
    notes: list[str] = []
    number = now.state.round
    if diff.rounds.get(number) != number:
        was = recorded.scenario.rounds[number].title
        notes.append(f'As recorded this was another round, "{was}".')
    picks = dict(played.picks)
    made = dict(choices)
    for seat in edited.seats:
        if seat not in made:
            policy = now.settings.computers.get(seat, edited.actors[seat].computer)
            picks[seat] = pick(edited, now.state, seat, policy, seed)
            made[seat] = picks[seat].choice
            notes.append(f"{seat} has a seat only now; the computer chose {made[seat]}.")
    outcomes = {}
    for chosen in played.step.chosen:
        kept, note = _outcome(recorded, now, chosen.seat, chosen.choice, chosen.outcome)
        outcomes.update({chosen.seat: kept} if kept else {})
        notes += [note] * bool(note)
    step = now.restore_round(made, outcomes, played.decisions, {seat: Pick(*found) for seat, found in picks.items()})
    for event in step.events:
        if event not in played.step.events:
            notes.append(f"Event {event} happens now; as recorded it did not.")
    for event in played.step.events:
        if event not in step.events:
            notes.append(f"Event {event} happened as recorded; now it does not.")
    moved, flags = moved_by_round(recorded.scenario, played.step, edited, step, diff.renames.indicators)
    title = edited.rounds[step.round - 1].title
    return RoundAgainst(step.round, title, choices, tuple(notes), moved, flags)


def _outcome(recorded: Playthrough, now: Playthrough, seat: str, choice: str, was: str) -> tuple[str, str]:
    """Which outcome of a choice stays as recorded ("": none, so the seed draws one), and what there is to say of it."""
    plan = plan_of(now.scenario)
    found = find_choice(plan, now.state, seat, choice)
    outcomes = found.outcomes if found is not None else ()
    if not outcomes:
        return "", f"Choice {choice} ({seat}) has no outcomes now; as recorded it had {was}." if was else ""
    drawn = pick_outcome(outcomes, now.settings.seed, round_id(now.scenario, now.state.round), seat, choice)
    seeds = drawn.id if drawn is not None else ""
    if not was:
        return "", f"Choice {choice} ({seat}) has outcomes only now; {seeds} was drawn from the save's seed."
    same = next((outcome for outcome in outcomes if outcome.id == was), None)
    if same is None or not same.chance:
        why = "no longer exists" if same is None else "now has a chance of 0%"
        return "", f"Outcome {was} of {choice} ({seat}) {why}; {seeds} was drawn anew from the save's seed."
    notes = []
    before = recorded.scenario.choices_by_id.get(choice)
    then = next((outcome for outcome in before[2].outcomes if outcome.id == was), None) if before else None
    if then is not None and then.text != same.text:
        text = clean_line(same.text, 80)
        notes.append(f'Outcome {was} of {choice} ({seat}) is kept by its id, but is now told as "{text}".')
    if seeds != was:
        notes.append(f"Outcome {was} of {choice} ({seat}) is kept as recorded; a new game would draw {seeds}.")
    return was, " ".join(notes)


def _ending(playthrough: Playthrough, *, is_stopped: bool) -> EndingAgainst:
    ending = next((one for one in playthrough.scenario.endings if one.id == playthrough.state.ending), None)
    rounds = len(playthrough.played)
    if ending is not None:
        return EndingAgainst(ending.id, ending.title, rounds, "ended")
    return EndingAgainst("", "", rounds, "stopped" if is_stopped else "goes on")


__all__ = ["Against", "EndingAgainst", "RoundAgainst", "play_against"]
