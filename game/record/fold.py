"""A playthrough made again from a save: a fold over the choices, checked against the digests on the way."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from game import __version__
from game.engine.resolve import Step
from game.model.scenario import Scenario
from game.players import Pick
from game.playthrough import Decision, Playthrough, Settings
from game.playthrough.decisions import LONGEST_REASON
from game.record.format import SavedDecision, SavedRound
from game.record.problem import SaveProblem, shown
from game.record.reading import Save
from game.scenario import Loaded, read_scenario
from game.words import clean_line


def restore(save: Save) -> tuple[Playthrough, Decision | None]:
    """The playthrough as it was when the save ends, without a journal.

    The second part is a decision that would complete the open round: the save has it, but the line of the round, which
    is written together with it, was lost. It is for the caller to make it again. Raises SaveProblem.
    """
    playthrough = begin(save)
    for number in range(len(save.rounds)):
        try:
            step = replay_round(save, playthrough, number)
        except ValueError as problem:
            raise _differs(save, number, str(problem)) from None
        difference = compare(save.rounds[number], step)
        if difference:
            raise _differs(save, number, difference)
    waiting = [decision_of(made) for made in save.open.values()]
    last = waiting.pop() if waiting and len(waiting) == len(save.seats) else None
    try:
        for decision in waiting:
            playthrough.restore_decision(decision)
    except ValueError as problem:
        raise _differs(save, len(save.rounds), str(problem)) from None
    return playthrough, last


def restore_to_look(save: Save) -> Playthrough:
    """The same for looking only: a round whose line was lost is played again, but not saved. Raises SaveProblem."""
    playthrough, last = restore(save)
    if last is not None:
        playthrough.decide(last)
    return playthrough


def begin(save: Save) -> Playthrough:
    """The playthrough before its first round. Raises SaveProblem."""
    header = save.header
    settings = Settings(
        seed=header.seed,
        seats=save.seats,
        fog=header.fog,
        reflect=header.reflect,
        computers=MappingProxyType(dict(header.computers)),
    )
    scenario = _scenario(save)
    if {*header.seats, *header.computers} != set(scenario.seats):
        raise SaveProblem(
            f"The seats named in {shown(save.path)} are not those of the scenario in it, so it was edited or made by "
            "another program. Nothing was changed. If there is another copy of the file, use that."
        )
    return Playthrough(scenario, settings)


def replay_round(save: Save, playthrough: Playthrough, number: int, *, drawn: bool = False) -> Step:
    """Add round `number` (from 0): choices as recorded, chance as recorded, or with `drawn` as the seed draws it.

    Raises ValueError where a choice was not open.
    """
    played = save.rounds[number]
    decisions = {seat: decision_of(made) for seat, made in save.decisions[number].items()}
    for decision in decisions.values():
        playthrough.restore_decision(decision)
    picks = {seat: Pick(pick.choice, clean_line(pick.why, LONGEST_REASON)) for seat, pick in played.picks.items()}
    return playthrough.restore_round(played.choices, {} if drawn else played.outcomes, decisions, picks)


def compare(recorded: SavedRound, step: Step) -> str:
    """What is different between a round as it was recorded and as it came out again, in words; empty if nothing is."""
    for chosen in step.chosen:
        if recorded.outcomes.get(chosen.seat, "") != chosen.outcome:
            was, now = (
                clean_line(name, 40) or "no outcome"
                for name in (recorded.outcomes.get(chosen.seat, ""), chosen.outcome)
            )
            return f"the outcome of the choice of {chosen.seat} was {was}, and now is {now}"
    if recorded.events != step.events:
        return "other events happen"
    if (recorded.ending.id if recorded.ending else "") != step.state.ending:
        return "another ending is reached"
    if recorded.digest != step.state.digest():
        return f"the scores and flags after it differ (digest {recorded.digest} then, {step.state.digest()} now)"
    return ""


def decision_of(made: SavedDecision) -> Decision:
    """A decision as a playthrough takes it; what a person typed is cleaned again, since files can be edited."""
    return Decision(
        made.seat, made.choice, clean_line(made.reason, LONGEST_REASON), dict(made.predictions), made.seconds
    )


def _scenario(save: Save) -> Scenario:
    loaded = _load(save.header.scenario.text, clean_line(save.header.scenario.name))
    if loaded.scenario is None:
        first = f" ({clean_line(loaded.problems[0].message)})" if loaded.problems else ""
        raise SaveProblem(
            f"The scenario inside {shown(save.path)} is not one that Backchannel {__version__} can play{first}. "
            f"The game was saved by Backchannel {clean_line(save.header.program, 40)}; open it with that version."
        )
    return loaded.scenario


@lru_cache(maxsize=8)
def _load(text: str, name: str) -> Loaded:
    """Reading a long scenario takes longer than playing it, so those read last are kept."""
    return read_scenario(text, name)


def _differs(save: Save, number: int, why: str) -> SaveProblem:
    where = f"Round {number + 1} of "
    if save.variation:
        where += f"variation {save.variation} in "
    program = clean_line(save.header.program, 40)
    played = f"It was played with Backchannel {program}; this is {__version__}."
    if program == __version__:
        played = "It was played with this version of Backchannel, so the file was probably edited."
    return SaveProblem(
        f"{where}{shown(save.path)} does not come out as it was recorded: "
        f"{clean_line(why, 300).rstrip('.')}. {played} Nothing was changed."
    )
