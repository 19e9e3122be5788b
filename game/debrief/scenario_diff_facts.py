"""What a part of a scenario says, as facts that can be compared: in the author's own notation, with the author's ids.

A fact decides something in the game (a number, a condition, an act) or names something; whatever else a part holds is
a text. A field that is not known here counts as a text, so that no edit can pass unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.model.base import Shape
from game.model.conditions import Condition
from game.model.moves import ActUse, Choice, Consequences, Effect, Effects, Later, Outcome
from game.model.names import ties_of
from game.model.parts import Actor, Ending, Event, Goal, Indicator, Relationship, Round
from game.model.rules import Rules
from game.words import plural, signed

Facts = dict[str, dict[str, str]]
"""By topic (`has another effect`), what is said under which name (`lamp`: `+8`)."""

WHEN = "is open under another condition"
HOLDS = "has another condition"
ACTS = "has another act"
EFFECTS = "has another effect"
FLAGS = "sets or clears other flags"
LATER = "brings something else later"
OUTCOMES = "turns out otherwise"

_DEEP = frozenset({"effects", "later", "outcomes", "goals"})
"""Fields with facts of their own and texts among them."""
_MOVE = {"acts", "effects", "sets", "clears", "later"}
_TOLD: Mapping[type[Shape], set[str]] = {
    Actor: {"name", "short", "goals", "computer", "seat"},
    Goal: {"name", "when", "points"},
    Indicator: {"name", "start"},
    Relationship: {"start", "usual"},
    Round: {"id", "title", "choices"},
    Effect: {"by"},
    Later: {"rounds", "when", "effects", "sets", "clears"},
    Outcome: {"id", "chance", *_MOVE},
    Choice: {"id", "label", "when", "outcomes", "reported", *_MOVE},
    Event: {"id", "title", "when", "once", "chance", "effects", "sets", "clears"},
    Ending: {"id", "title", "when", "early", "default"},
    Rules: set(Rules.model_fields) - {"because"},
}
"""The fields of each shape that are told as facts, so not counted as texts."""


@dataclass(slots=True)
class Renames:
    """Ids of the older scenario that stand in the newer one as others, as far as can be guessed."""

    actors: dict[str, str] = field(default_factory=dict)
    indicators: dict[str, str] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    endings: dict[str, str] = field(default_factory=dict)

    def actor(self, name: str) -> str:
        """An actor's id in the newer scenario."""
        return self.actors.get(name, name)

    def quantity(self, name: str) -> str:
        """A tie or an indicator as the newer scenario writes it."""
        if not ties_of(name):
            return self.indicators.get(name, name)
        source, arrow, target = name.split(" ")
        return f"{self.actor(source)} {arrow} {self.actor(target)}"

    def act(self, use: ActUse) -> str:
        """An act as the newer scenario writes it."""
        return " ".join([use.verb, *(self.actor(name) for name in (use.target, use.partner) if name)])

    def choice(self, name: str) -> str:
        """A choice's id in the newer scenario."""
        return self.choices.get(name, name)


NO_RENAMES = Renames()


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a part, with where it stands; places in a list do not count."""
    if isinstance(value, Condition | ActUse):
        return
    if isinstance(value, Shape):
        told = _TOLD.get(type(value), set())
        for name in type(value).model_fields:
            if name not in told or name in _DEEP:
                yield from texts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from texts(inner, f"{path}.{name}")
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from texts(inner, path)
    elif value not in ("", None):
        yield path, str(value)


def texts_changed(old: object, new: object) -> int:
    """How many texts differ between two parts."""
    was, now = Counter(texts(old)), Counter(texts(new))
    return max((was - now).total(), (now - was).total())


def condition_words(condition: Condition | None, names: Renames = NO_RENAMES) -> str:
    """A condition as an author writes it: "lamp: at least 60, flags: quarrel"; "always" where there is none."""
    if condition is None:
        return "always"
    parts = [f"{names.quantity(name)}: {span.words()}" for name, span in condition.ranges.items()]
    if condition.round is not None:
        parts.append(f"round: {condition.round.words()}")
    for key, found in (("flags", condition.flags), ("no-flags", condition.no_flags)):
        if found:
            parts.append(f"{key}: {' '.join(found)}")
    for key, found in (("chosen", condition.chosen), ("not-chosen", condition.not_chosen)):
        if found:
            parts.append(f"{key}: {' '.join(map(names.choice, found))}")
    if condition.any:
        parts.append(f"any: ({' or '.join(condition_words(one, names) for one in condition.any)})")
    return ", ".join(parts)


def choice_facts(choice: Choice, names: Renames = NO_RENAMES) -> Facts:
    """What a choice asks for and brings."""
    found = {WHEN: {"": condition_words(choice.when, names)}, **_consequences(choice, names)}
    outcomes: dict[str, str] = {}
    for outcome in choice.outcomes:
        outcomes[outcome.id] = f"{outcome.chance}%"
        for facts in _consequences(outcome, names).values():
            outcomes |= {f"{outcome.id}: {name}": value for name, value in facts.items()}
    return {**found, OUTCOMES: outcomes, "is marked otherwise": {"reported": _yes(choice.reported)}}


def event_facts(event: Event, names: Renames = NO_RENAMES) -> Facts:
    """When an event happens, and what it brings."""
    return {
        HOLDS: {"": condition_words(event.when, names)},
        "happens otherwise": {"once": _yes(event.once), "chance": f"{event.chance}%"},
        EFFECTS: _effects(event.effects, names),
        FLAGS: _flags(event.sets, event.clears),
    }


def ending_facts(ending: Ending, names: Renames = NO_RENAMES) -> Facts:
    """When an ending is reached."""
    return {
        HOLDS: {"": condition_words(ending.when, names)},
        "is reached otherwise": {"early": _yes(ending.early), "default": _yes(ending.default)},
    }


def actor_facts(actor: Actor, names: Renames = NO_RENAMES) -> Facts:
    """Who may take a seat, how the computer plays it, and what it wants."""
    return {
        "is played otherwise": {"seat": actor.seat, "computer": actor.computer},
        "has another goal": {
            f'"{goal.name}"': f"{plural(goal.points, 'point')} when {condition_words(goal.when, names)}"
            for goal in actor.goals
        },
    }


def _consequences(part: Consequences, names: Renames) -> Facts:
    acts = Counter(names.act(use) for use in part.acts)
    later: dict[str, str] = {}
    for number, item in enumerate(part.later, 1):
        when = f" when {condition_words(item.when, names)}" if item.when else ""
        later[f"later {number}"] = f"after {plural(item.rounds, 'round')}{when}"
        inner = {**_effects(item.effects, names), **_flags(item.sets, item.clears)}
        later |= {f"later {number}: {name}": value for name, value in inner.items()}
    return {
        ACTS: {act: f"{count} times" if count > 1 else "" for act, count in acts.items()},
        EFFECTS: _effects(part.effects, names),
        FLAGS: _flags(part.sets, part.clears),
        LATER: later,
    }


def _effects(effects: Effects, names: Renames) -> dict[str, str]:
    return {names.quantity(name): signed(effect.by) for name, effect in effects.items()}


def _flags(sets: tuple[str, ...], clears: tuple[str, ...]) -> dict[str, str]:
    return {**{f"sets {flag}": "" for flag in sets}, **{f"clears {flag}": "" for flag in clears}}


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"


def facts_changed(old: Facts, new: Facts) -> list[str]:
    """What differs, one clause for each topic: `has another effect: lamp +4, was +8; talks +2 is new`."""
    clauses = []
    for topic in dict.fromkeys([*old, *new]):
        was, now = old.get(topic, {}), new.get(topic, {})
        parts = []
        for name in dict.fromkeys([*was, *now]):
            head = name.split(": ")[0]
            if head != name and (head in was) != (head in now):
                continue  # its whole outcome is new or gone, which is said
            if was.get(name) != now.get(name):
                parts.append(_difference(name, was.get(name), now.get(name)))
        if parts:
            clauses.append(f"{topic}: {'; '.join(parts)}")
    return clauses


def _difference(name: str, was: str | None, now: str | None) -> str:
    if was is None:
        return f"{name} {now} is new".replace("  ", " ")
    if now is None:
        return f"{name} {was} is gone".replace("  ", " ")
    return f"{name} {now or 'once'}, was {was or 'once'}".strip()
