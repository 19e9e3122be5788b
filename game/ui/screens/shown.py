"""What several screens give their widgets, made from a scenario or a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.widgets.values import IndicatorItem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from game.engine.view import View
    from game.model.scenario import Scenario
    from game.playthrough import Playthrough
    from game.ui.widgets.values import Ghost


def actors_of(scenario: Scenario) -> tuple[tuple[str, str], ...]:
    """Every actor with its short name, in file order."""
    return tuple((actor, shape.short) for actor, shape in scenario.actors.items())


def names_of(scenario: Scenario) -> dict[str, str]:
    """How a sentence names each actor."""
    return {actor: scenario.mention(actor) for actor in scenario.actors}


def start_scores(scenario: Scenario) -> dict[str, int]:
    """Every tie as the file starts it (points); one that is not written starts at 0."""
    ties = scenario.starting_ties
    return {
        f"{a} -> {b}": ties[a, b].start if (a, b) in ties else 0
        for a in scenario.actors
        for b in scenario.actors
        if a != b
    }


def changes_since(playthrough: Playthrough, view: View) -> dict[str, int]:
    """What the last round changed, by quantity (points); empty before the first."""
    rounds = len(playthrough.played)
    if not rounds:
        return {}
    before = playthrough.view(rounds=rounds - 1)
    now = {**view.scores, **view.indicators}
    return {name: now[name] - value for name, value in (before.scores | before.indicators).items()}


def indicator_items(
    scenario: Scenario,
    values: Mapping[str, int],
    changes: Mapping[str, int],
    ghosts: Mapping[str, Ghost] | None = None,
) -> tuple[IndicatorItem, ...]:
    """The indicators as their widget takes them."""
    return tuple(
        IndicatorItem(
            id=name,
            name=shape.name,
            value=values[name],
            change=changes.get(name, 0),
            band=shape.band(values[name]),
            low=shape.low,
            high=shape.high,
            ghost=(ghosts or {}).get(name),
        )
        for name, shape in scenario.indicators.items()
    )
