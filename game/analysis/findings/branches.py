"""Findings of alternatives that never held: parts of an `any:` that no game met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.analysis.findings.closeness import closeness
from game.analysis.findings.finding import Finding, Ground
from game.analysis.seek import Aim
from game.model.conditions import Condition
from game.scenario.tree import Path


def dead_branches(ground: Ground) -> Iterator[Finding]:
    """Alternatives of which some part held in no game, where the other alternatives let the whole come."""
    layout, scenario = ground.layout, ground.scenario
    every = range(1, layout.rounds + 1)
    for number, place in ground.decisions():
        for k, choice in enumerate(layout.written[number][place]):
            if Aim("choice", choice.id, number) in ground.seen:
                named, path = f"the choice '{choice.label}' ({choice.id})", ground.choice_path(number, place, k)
                yield from _branches(ground, named, path, choice.when, [number])
    for k, event in enumerate(scenario.events):
        if Aim("event", event.id, -1) in ground.seen:
            yield from _branches(ground, f"the event '{event.id}'", ("events", k), event.when, every)
    for k, ending in enumerate(scenario.endings):
        if Aim("ending", ending.id, -1) in ground.seen:
            rounds = every if ending.early else [layout.rounds]
            named = f"the ending '{ending.title}' ({ending.id})"
            yield from _branches(ground, named, ("endings", k), ending.when, rounds)


def _branches(
    ground: Ground, named: str, path: Path, condition: Condition | None, rounds: Sequence[int]
) -> Iterator[Finding]:
    for number, branch in enumerate(condition.any if condition else (), 1):
        span = branch.round
        looked = [one for one in rounds if span is None or span.low <= one <= span.high]
        near = closeness(ground, branch, looked or rounds)
        if near.is_open:
            continue
        message = f"Alternative {number} of `any` of {named} held in none of {ground.so_many}"
        details = [*near.sentences, "So only the others matter; move its number, or leave it out"]
        where = (*path, "when")
        yield ground.finding("dead-branch", "note", "limit", message, where, details, near.witness)


__all__ = ["dead_branches"]
