"""Why a game ended as it did, and what the other endings lacked."""

from __future__ import annotations

from game.debrief.phrases import met_words, missing_words
from game.debrief.shapes import EndingReached, OtherEnding
from game.engine.conditions import situation_of
from game.engine.goals import FULL, progress
from game.engine.plan import plan_of
from game.model.parts import Ending
from game.playthrough import Playthrough
from game.words import join_words


def reached(playthrough: Playthrough) -> EndingReached | None:
    """The ending that was reached; None while the game goes on."""
    found = _ending(playthrough)
    return EndingReached(found.id, found.title, found.text) if found else None


def _ending(playthrough: Playthrough) -> Ending | None:
    return next((e for e in playthrough.scenario.endings if e.id == playthrough.state.ending), None)


def because(playthrough: Playthrough) -> str:
    """One sentence: which condition made it this ending; empty while the game goes on."""
    found = _ending(playthrough)
    if found is None:
        return ""
    if found.when is None:
        return "It came because no other ending's condition held after the last round."
    now = situation_of(playthrough.state, after_round=True)
    when = f"After round {now.round}, " if found.early else "At the end, "
    return f"{when}{join_words(met_words(playthrough.scenario, found.when, now))}."


def others(playthrough: Playthrough) -> tuple[OtherEnding, ...]:
    """The endings that did not come and what each lacked, nearest first; empty while the game goes on.

    The ending that takes over when nothing else fits is left out, since it asks for nothing.
    """
    scenario, state = playthrough.scenario, playthrough.state
    if not state.is_over:
        return ()
    plan = plan_of(scenario)
    now = situation_of(state, after_round=True)
    rest = [e for e in scenario.endings if e.id != state.ending and e.when is not None]
    rest.sort(key=lambda e: -progress(plan, e.when, now) if e.when else -FULL)
    return tuple(OtherEnding(e.id, e.title, tuple(missing_words(scenario, e.when, now))) for e in rest)
