"""Findings of loose ends in flags: set when nothing that asks for them is looked at any more."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.finding import Finding, Ground, Severity
from game.analysis.findings_same import inside
from game.model.conditions import NO_LIMIT, Condition
from game.model.moves import Later
from game.words import plural


def flags_set_too_late(ground: Ground) -> Iterator[Finding]:
    """Flags that a choice sets after everything that asks for them has had its turn."""
    looked = _last_looks(ground)
    for path, aim, part in ground.parts():
        if aim.round < 0:  # an event sets it whenever it comes
            continue
        when = aim.round + 1 + (part.rounds if isinstance(part, Later) else 0)
        for flag in part.sets:
            last = looked.get(flag)
            if last is None or last >= when or when > ground.layout.rounds:  # the others are told elsewhere
                continue
            message = (
                f"The flag '{flag}' that '{aim.id.split(' ')[0]}' sets leads nowhere: it is set in round {when}, and "
                f"what asks for it is looked at in round {last} at the latest"
            )
            details = [f"The game has {plural(ground.layout.rounds, 'round')}; ask for it later, or set it earlier"]
            number, seat, _ = ground.scenario.choices_by_id[aim.id.split(" ")[0]]
            place = ground.layout.seats.index(seat)
            move = ground.layout.numbers[number][place][aim.id.split(" ")[0]]
            witness = ground.witness("made", number, place, move)
            # a flag whose meaning the file tells is read by the class, whatever asks for it
            severity: Severity = "note" if flag in ground.scenario.flags else "warning"
            yield ground.finding("loose-end", severity, "fact", message, (*path, "sets"), details, witness)


def _last_looks(ground: Ground) -> dict[str, int]:
    """By flag: the last round (from 1) such that what is set by its end can still be seen by something that asks."""
    found: dict[str, int] = {}
    scenario, rounds = ground.scenario, ground.layout.rounds

    def note(condition: Condition | None, last: int) -> None:
        for one in inside(condition):
            for flag in (*one.flags, *one.no_flags):
                found[flag] = max(found.get(flag, 0), last)

    for number, _, choice in scenario.choices_by_id.values():
        note(choice.when, number)  # looked at as its round begins: set by the end of the round before
        for part in (choice, *choice.outcomes):
            for later in part.later:
                note(later.when, number + 1 + later.rounds)
    for event in scenario.events:
        span = event.when.round
        note(event.when, rounds if span is None or span.high == NO_LIMIT else min(span.high, rounds))
    for actor in scenario.actors.values():
        for goal in actor.goals:
            note(goal.when, rounds)
    for ending in scenario.endings:
        note(ending.when, rounds)
    return found


__all__ = ["flags_set_too_late"]
