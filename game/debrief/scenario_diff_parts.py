"""What was edited outside the rounds: settings, actors, indicators, ties, rules."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.scenario_diff_facts import NO_RENAMES, Renames, actor_facts, facts_changed
from game.debrief.scenario_diff_rounds import Told
from game.engine.plan import plan_of
from game.model.catalogue import CATALOGUE
from game.model.names import tie
from game.model.rules import Rules
from game.model.scenario import Scenario
from game.words import plural


def setting_edits(old: Scenario, new: Scenario) -> Iterator[Told]:
    """The scenario's title, and what it settles for new games."""
    if old.title != new.title:
        yield "scenario", "title", "changed", f'the scenario is now called "{new.title}", was "{old.title}"'
    for name in ("fog", "reflect"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield "scenario", name, "changed", f"{name} is {now}, was {was}; a saved game keeps its own"


def actor_edits(old: Scenario, new: Scenario, names: Renames) -> Iterator[Told]:
    """Actors that were removed, added, called otherwise, or play otherwise."""
    for name, actor in old.actors.items():
        if name not in new.actors:
            yield "actor", name, "removed", f'actor {name} ("{actor.name}") was removed'
    back = {guess: name for name, guess in names.actors.items()}
    for name, actor in new.actors.items():
        if name in old.actors:
            continue
        told = f'actor {name} ("{actor.name}") was added'
        if name in back:
            told += f"; its contents are those of {back[name]}, so it was probably renamed"
        elif count := sum(1 for pair, shape in new.starting_ties.items() if name in pair and shape.start):
            told += f"; {plural(count, 'tie')} from or to it {'does' if count == 1 else 'do'} not start at 0"
        yield "actor", name, "added", told
    for name, actor in old.actors.items():
        now = new.actors.get(name)
        if now is None:
            continue
        if (actor.name, actor.short) != (now.name, now.short):
            called = f'actor {name} is now called "{now.name}" ({now.short}), was "{actor.name}" ({actor.short})'
            yield "actor", name, "changed", called
        for clause in facts_changed(actor_facts(actor, names), actor_facts(now)):
            yield "actor", name, "changed", f"actor {name} {clause}"
    yield from order_edits("actors", "seats are asked in this order", [*old.actors], [*new.actors])


def order_edits(what: str, why: str, old: list[str], new: list[str]) -> Iterator[Told]:
    """Things whose order counts, where those that both versions have stand in another one."""
    was, now = [name for name in old if name in new], [name for name in new if name in old]
    if was != now:
        yield "scenario", what, "moved", f"the {what} stand in another order: {', '.join(now)} ({why})"


def indicator_edits(old: Scenario, new: Scenario, names: Renames) -> Iterator[Told]:
    """Indicators that were removed, added, called otherwise, or start elsewhere."""
    for name in old.indicators:
        if name not in new.indicators:
            yield "indicator", name, "removed", f"indicator {name} was removed"
    back = {guess: name for name, guess in names.indicators.items()}
    for name, shape in new.indicators.items():
        was = old.indicators.get(name)
        if was is None:
            guess = f"; its contents are those of {back[name]}, so it was probably renamed" if name in back else ""
            yield "indicator", name, "added", f"indicator {name} was added, starting at {shape.start}{guess}"
            was = old.indicators.get(back.get(name, ""), shape)
        if shape.name != was.name:
            words = f'indicator {name} is now called "{shape.name}", was "{was.name}"'
            yield "indicator", name, "changed", words
        if shape.start != was.start:
            yield "indicator", name, "changed", f"indicator {name} starts at {shape.start}, was {was.start}"


def tie_edits(old: Scenario, new: Scenario, names: Renames) -> Iterator[Told]:
    """Where each tie between actors that both versions have starts, and where it returns to."""
    was, now = _levels(old, names), _levels(new, NO_RENAMES)
    words = {pair: _moved(was[pair], now[pair]) for pair in now if pair in was}
    seen: set[tuple[str, str]] = set()
    for (a, b), told in words.items():
        if told and (a, b) not in seen:
            both = words.get((b, a)) == told
            seen |= {(b, a)} if both else set()
            name = f"{a} <-> {b}" if both else tie(a, b)
            yield "tie", name, "changed", f"{name} {told}"


def _moved(was: tuple[int, int], now: tuple[int, int]) -> str:
    """What differs between two ties' (start, usual level); where the usual level is the start, that says both."""
    words = [f"starts at {now[0]}, was {was[0]}"] * (now[0] != was[0])
    if now[1] != was[1] and not (now[1] == now[0] and was[1] == was[0]):
        words.append(f"has the usual level {now[1]}, was {was[1]}")
    return " and ".join(words)


def _levels(scenario: Scenario, names: Renames) -> dict[tuple[str, str], tuple[int, int]]:
    """Start and usual level of every tie."""
    plan = plan_of(scenario)
    return {
        (names.actor(a), names.actor(b)): (plan.start[slot], plan.start[plan.size + slot])
        for a in scenario.actors
        for b in scenario.actors
        if a != b
        for slot in plan.slots_of(tie(a, b))
    }


def rule_edits(old: Scenario, new: Scenario) -> Iterator[Told]:
    """The rule book's parameters, weights of acts, and standing moves."""
    for name in Rules.model_fields:
        was, now = getattr(old.rules, name), getattr(new.rules, name)
        if name != "because" and was != now:
            sign = "" if name == "act_size" else "%"
            called = name.replace("_", "-")
            yield "rule", called, "changed", f"rule {called} is {now}{sign}, was {was}{sign}"
    for verb in dict.fromkeys([*old.weights, *new.weights]):
        weighs, weighed = (plan_of(scenario).act(verb).weight10 / 10 for scenario in (new, old))
        if weighs != weighed:
            usual = "" if verb in new.weights else ", as in the catalogue"
            yield "weight", verb, "changed", f"act {verb} weighs {weighs:g}{usual}, was {weighed:g}"
    for verb in CATALOGUE:
        if (verb in old.moves) != (verb in new.moves):
            change = "added" if verb in new.moves else "removed"
            yield "move", verb, change, f"standing move {verb} was {change}"
