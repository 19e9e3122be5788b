"""What was edited between two versions of a scenario, in its author's terms: ids, and the notation of the file.

What decides something in the game is told in a sentence each; texts are counted. An id that is new is a new thing: that
one was renamed is only ever a guess, made where the contents are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from game.debrief.scenario_diff_facts import (
    NO_RENAMES,
    Facts,
    Renames,
    ending_facts,
    event_facts,
    facts_changed,
    texts_changed,
)
from game.debrief.scenario_diff_parts import (
    actor_edits,
    indicator_edits,
    order_edits,
    rule_edits,
    setting_edits,
    tie_edits,
)
from game.debrief.scenario_diff_rounds import (
    Pairs,
    Told,
    choice_edits,
    pair_rounds,
    rename_choices,
    round_edits,
    round_texts,
)
from game.model.base import Shape
from game.model.parts import Ending, Event
from game.model.scenario import Scenario
from game.words import plural

_Kind = TypeVar("_Kind", bound=Shape)

_OWN_TEXTS = (
    *("subtitle", "summary", "minutes", "ages", "disclaimer"),
    *("sources", "flags", "claims", "debrief", "glossary"),
)
"""Fields of the scenario itself that decide nothing in a game."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that was edited."""

    kind: str
    """What it is about: scenario, actor, indicator, tie, rule, weight, move, round, choice, event, ending."""
    id: str
    """Its id, or its name in the file."""
    change: str
    """What happened to it: added, removed, moved or changed."""
    text: str
    """The same in words, without a full stop: "us -> qatar starts at 40, was 60"."""


@dataclass(frozen=True, slots=True)
class ScenarioDiff:
    """Everything that was edited between two versions of a scenario."""

    edits: tuple[Edit, ...]
    """What decides something in a game, in the order of the file."""
    texts: int
    """How many texts differ besides."""
    renames: Renames
    """Ids that probably only changed; nothing but words, and which scores are compared, may rest on that."""
    rounds: Mapping[int, int]
    """Rounds of the older version to those of the newer one, both counted from 0; one that was removed is missing."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The edits in words, and last how many texts changed; empty where nothing did."""
        count = (f"{plural(self.texts, 'text')} {'was' if self.texts == 1 else 'were'} changed",) * bool(self.texts)
        return (*(edit.text for edit in self.edits), *count)


def scenario_diff(old: Scenario, new: Scenario) -> ScenarioDiff:
    """What an author did to a scenario; neither of the two is changed or played."""
    names = _renames(old, new)
    pairs = pair_rounds(old, new)
    rename_choices(old, new, names)
    _guess(names.events, _by_id(old.events), _by_id(new.events), event_facts, names)
    _guess(names.endings, _by_id(old.endings), _by_id(new.endings), ending_facts, names)
    told = (
        *setting_edits(old, new),
        *actor_edits(old, new, names),
        *indicator_edits(old, new, names),
        *tie_edits(old, new, names),
        *rule_edits(old, new),
        *round_edits(old, new, pairs),
        *choice_edits(old, new, pairs, names),
        *_named("event", _by_id(old.events), _by_id(new.events), event_facts, names.events, names),
        *_named("ending", _by_id(old.endings), _by_id(new.endings), ending_facts, names.endings, names),
        *order_edits("endings", "the first that fits is told", [*_by_id(old.endings)], [*_by_id(new.endings)]),
    )
    return ScenarioDiff(tuple(Edit(*one) for one in told), _texts(old, new, pairs), names, pairs)


def _by_id(parts: tuple[_Kind, ...]) -> dict[str, _Kind]:
    return {part.id: part for part in parts}  # type: ignore[attr-defined]


def _renames(old: Scenario, new: Scenario) -> Renames:
    """Actors and indicators that probably have another id only; what refers to them is then compared by the new one."""
    names = Renames()
    for found, was, now in (
        (names.actors, old.actors, new.actors),
        (names.indicators, old.indicators, new.indicators),
    ):
        come = {name: part for name, part in now.items() if name not in was}
        for name, part in was.items():
            like = [
                other
                for other, its in come.items()
                if other not in found.values() and its.name == part.name and texts_changed(part, its) == 0
            ]
            if name not in now and len(like) == 1:
                found[name] = like[0]
    return names


def _guess(
    found: dict[str, str],
    old: Mapping[str, _Kind],
    new: Mapping[str, _Kind],
    facts: Callable[[_Kind, Renames], Facts],
    names: Renames,
) -> None:
    for name, part in old.items():
        like = [
            other
            for other, its in new.items()
            if other not in old and facts(part, names) == facts(its, NO_RENAMES) and texts_changed(part, its) == 0
        ]
        if name not in new and len(like) == 1:
            found[name] = like[0]


def _named(
    kind: str,
    old: Mapping[str, Event] | Mapping[str, Ending],
    new: Mapping[str, Event] | Mapping[str, Ending],
    facts: Callable[..., Facts],
    guesses: Mapping[str, str],
    names: Renames,
) -> Iterator[Told]:
    """Events, or endings."""
    for name in old:
        if name not in new:
            yield kind, name, "removed", f"{kind} {name} was removed"
    back = {guess: name for name, guess in guesses.items()}
    for name, now in new.items():
        if name not in old:
            guess = f"; its contents are those of {back[name]}, so it was probably renamed" if name in back else ""
            yield kind, name, "added", f"{kind} {name} was added{guess}"
            continue
        was = old[name]
        if was.title != now.title:
            yield kind, name, "changed", f'{kind} {name} is now called "{now.title}", was "{was.title}"'
        for clause in facts_changed(facts(was, names), facts(now, NO_RENAMES)):
            yield kind, name, "changed", f"{kind} {name} {clause}"


def _texts(old: Scenario, new: Scenario, pairs: Pairs) -> int:
    """How many texts differ, in what both versions have."""
    count = sum(texts_changed(getattr(old, name), getattr(new, name)) for name in _OWN_TEXTS)
    count += texts_changed(old.relationships, new.relationships) + texts_changed(old.rules, new.rules)
    count += _texts_by_id(old.actors, new.actors) + _texts_by_id(old.indicators, new.indicators)
    count += _texts_by_id(_by_id(old.events), _by_id(new.events)) + _texts_by_id(
        _by_id(old.endings), _by_id(new.endings)
    )
    return count + round_texts(old, new, pairs)


def _texts_by_id(old: Mapping[str, Shape], new: Mapping[str, Shape]) -> int:
    return sum(texts_changed(part, new[name]) for name, part in old.items() if name in new)
