"""What a choice, an event or a condition holds, in rows and words, for the cards of the preview."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from game.debrief.phrases import wanted_words
from game.engine import start
from game.engine.conditions import situation_of
from game.model.catalogue import CATALOGUE
from game.model.names import ties_of
from game.ui.screens.hung import Row
from game.ui.text import signed
from game.words import join_words

if TYPE_CHECKING:
    from game.model.conditions import Condition
    from game.model.moves import ActUse, Consequences, Effect
    from game.model.scenario import Scenario
    from game.playthrough import Playthrough
    from game.ui.screens.pen import Pen

Rows = Iterator[Row]


def consequences(pen: Pen, scenario: Scenario, what: Consequences, indent: int = 0) -> Rows:
    """What it brings about, in the words of the rules; `indent` in cells."""
    for act in what.acts:
        yield Row(pen.join(act_words(scenario, act)), indent=indent)
    yield from effect_rows(pen, scenario, what.effects, indent)
    yield from flag_rows(pen, scenario, what.sets, what.clears, indent)
    for later in what.later:
        rounds = "a round" if later.rounds == 1 else f"{later.rounds} rounds"
        when = f", if then {asked(scenario, later.when)}" if later.when is not None else ""
        yield Row(pen(f"{rounds[:1].upper()}{rounds[1:]} later{when}:"), indent=indent)
        yield from effect_rows(pen, scenario, later.effects, indent + 2)
        yield from flag_rows(pen, scenario, later.sets, later.clears, indent + 2)


def act_words(scenario: Scenario, act: ActUse) -> str:
    """An act with its weight: "Act: consult Qatar (weight +1)"."""
    known = CATALOGUE[act.verb]
    weight = round(scenario.weights[act.verb] * 10) if act.verb in scenario.weights else known.weight10
    names = [scenario.mention(one) for one in (act.target, act.partner) if one]
    phrase = known.phrase.format(target=names[0], partner=names[-1])
    return f"Act: {phrase} (weight {weight / 10:+g})"


def effect_rows(pen: Pen, scenario: Scenario, effects: Mapping[str, Effect], indent: int = 0) -> Rows:
    """Each effect with its points and its reason."""
    for name, effect in effects.items():
        called = join_words(scenario.quantity_name(f"{a} -> {b}") for a, b in ties_of(name)) or (
            scenario.quantity_name(name)
        )
        why = (f"  {effect.because}", "$text-muted") if effect.because else ""
        yield Row(pen.join(f"Effect: {called} {signed(effect.by)}", why), indent=indent)


def flag_rows(pen: Pen, scenario: Scenario, sets: tuple[str, ...], clears: tuple[str, ...], indent: int = 0) -> Rows:
    """What holds from then on, and what no longer does."""
    for flag in sets:
        yield Row(pen(f"From then on: {scenario.flag_words(flag)}."), indent=indent)
    for flag in clears:
        yield Row(pen(f"No longer: {scenario.flag_words(flag)}."), indent=indent)


def asked(scenario: Scenario, condition: Condition, game: Playthrough | None = None) -> str:
    """What a condition asks for; with its present values only where a game stands at that place."""
    now = situation_of(game.state if game else start(scenario))
    words = join_words(wanted_words(scenario, condition, now))
    if game is None:
        words = re.sub(r" \(now [^)]*\)", "", words)
    return words or "anything is so"
