"""Why a recorded choice cannot be made under an edited scenario."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.debrief.scenario_diff import ScenarioDiff
from game.engine.offers import PASS
from game.model.catalogue import CATALOGUE
from game.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Missing:
    """A choice of a save that an edited scenario no longer has, or no longer opens."""

    round: int
    """The round in which it was recorded, counted from 1."""
    seat: str
    choice: str
    """Its id."""
    what: Literal["gone", "elsewhere", "closed"]
    """Whether there is no such choice, or it is in another round or of another seat, or it is there but not open."""
    reason: str
    """A clause without a full stop: "it was removed", "needs Talks at least 60 (now 52)"."""

    @property
    def sentence(self) -> str:
        """What is the matter, in one sentence."""
        return f"Choice {self.choice} ({self.seat}, round {self.round}) {_WHAT[self.what]}: {self.reason}."


_WHAT = {"gone": "no longer exists", "elsewhere": "is no longer in its place", "closed": "is no longer open"}


def missing_choice(
    diff: ScenarioDiff, old: Scenario, new: Scenario, number: int, seat: str, choice: str, closed: str = ""
) -> Missing:
    """Say why a choice recorded in round `number` (from 0) cannot be made; `closed`: why one is there but not open."""
    if closed:
        reason = closed.removeprefix("Not now: ").rstrip(".")
        return Missing(number + 1, seat, choice, "closed", reason)
    is_elsewhere = seat in new.seats and choice in new.choices_by_id
    reason = _why(diff, old, new, number, seat, choice)
    return Missing(number + 1, seat, choice, "elsewhere" if is_elsewhere else "gone", reason)


def _why(diff: ScenarioDiff, old: Scenario, new: Scenario, number: int, seat: str, choice: str) -> str:
    names = diff.renames
    if seat not in new.actors:
        return f"there is no actor {seat} any more{_guess(names.actors.get(seat))}"
    if seat not in new.seats:
        return f"{seat} has no seat any more"
    if choice in new.choices_by_id:
        where, whose, _ = new.choices_by_id[choice]
        if whose != seat:
            return f"it now belongs to {whose}"
        return f"it is now in round {where + 1}"
    if choice in old.choices_by_id:
        was_in = old.choices_by_id[choice][0]
        with_it = f' with round {was_in + 1} "{old.rounds[was_in].title}"' if was_in not in diff.rounds else ""
        return f"it was removed{with_it}{_guess(names.choices.get(choice))}"
    if choice == PASS.id:
        return "making no move is offered only where nothing else is open, and something is now"
    verb, *targets = choice.split(" ")
    if verb in CATALOGUE and verb not in new.moves:
        return f"{verb} is no longer among the standing moves"
    gone = next((name for name in targets if name not in new.actors), "")
    if gone:
        return f"there is no actor {gone} any more{_guess(names.actors.get(gone))}"
    return f"round {number + 1} does not offer it"


def _guess(name: str | None) -> str:
    return f" (probably renamed to {name})" if name else ""
