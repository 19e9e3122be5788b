"""What can be so, and when: how far indicators can come, when flags can be set at the earliest, when choices are made.

Every bound errs on the side of "it can be": whatever a game can come to lies within them. What has a warning of its own
(an indicator that nothing moves, a flag that nothing sets) is left free here, so that one slip is told once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from game.model.conditions import Range
from game.model.names import spread, ties_of
from game.scenario.advice_boxes import ANYTHING, Box, meet, tests_of
from game.scenario.check import File
from game.scenario.declared import Authored, authored_choices, entries, items, text_of, words_of
from game.scenario.tree import Node

NEVER = 10**6
SCORES = Range(-100, 100)
SCALE = Range(0, 100)
FEWEST_ROUNDS = 3
"""Below this a scenario is still being written, and what its effects add up to says little."""


class Moment(NamedTuple):
    """When a condition is looked at."""

    round: int
    """The round that `round` speaks of, counted from 1."""
    done: int
    """Rounds whose consequences are in the values: `round - 1` for choices, `round` for events and endings."""


def before(number: int) -> Moment:
    """As the choices of a round are offered, or as what is delayed falls due."""
    return Moment(number, number - 1)


def after(number: int) -> Moment:
    """As a round is over."""
    return Moment(number, number)


class Setter(NamedTuple):
    """Something with consequences: a choice, an outcome, what comes later, an event."""

    node: Node
    round: int
    """The round in which it works; 0 for an event, which may work in any."""


def setters(root: Node) -> Iterator[Setter]:
    """Everything in a file that can have effects and set flags, in file order."""
    for choice in authored_choices(root):
        for node in _self_and_outcomes(choice):
            yield Setter(node, choice.round + 1)
            for _, later in items(node, "later"):
                yield Setter(later, choice.round + 1 + later.kids["rounds"].data)
    for _, event in items(root, "events"):
        yield Setter(event, 0)


def effects_of(node: Node) -> Iterator[tuple[str, int]]:
    """The effects of a choice, outcome, delayed part or event: single quantities with their points."""
    for name, effect in entries(node, "effects"):
        points = effect.kids["by"].data if effect.kind == "map" else effect.data
        for one in spread(name):
            yield one, points


def _self_and_outcomes(choice: Authored) -> Iterator[Node]:
    yield choice.node
    for _, outcome in items(choice.node, "outcomes"):
        yield outcome


class Reach:
    """What a file's games can come to."""

    def __init__(self, file: File) -> None:
        root = file.root
        self.rounds = len([*items(root, "rounds")])
        self.chosen = {text_of(choice.node, "id"): (choice.round + 1, choice.seat) for choice in authored_choices(root)}
        self.start: dict[str, int] = {}
        for name, node in entries(root, "relationships"):
            points = node.kids["start"].data if node.kind == "map" else node.data
            self.start |= dict.fromkeys(spread(name), points)
        indicators = dict(entries(root, "indicators"))
        self.start |= {name: node.kids["start"].data for name, node in indicators.items()}
        self.earliest: dict[str, int] = {}
        self.moved: set[str] = set()
        for setter in setters(root):
            for flag in words_of(setter.node.kids.get("sets")):
                done = setter.round or self._first_round(setter.node)
                known = self.earliest.get(flag, NEVER)
                self.earliest[flag] = min(known, done if done <= self.rounds else NEVER)
            self.moved |= {name for name, points in effects_of(setter.node) if points}
        is_small = self.rounds < FEWEST_ROUNDS
        self.limits = {} if is_small else {name: self._limits(root, name) for name in indicators if name in self.moved}
        self.ends_early = any(
            "early" in node.kids and node.kids["early"].data is True for _, node in items(root, "endings")
        )

    def _first_round(self, event: Node) -> int:
        """The first round after which an event can happen, going by its own entry about rounds."""
        when = event.kids.get("when")
        lows = [test.passes.low for test in tests_of(when) if test.what == "round"] if when is not None else []
        return max([1, *lows])

    def _limits(self, root: Node, name: str) -> list[Range]:
        """How low and high an indicator can be after each number of rounds: each seat makes one choice in a round."""
        ups, downs = [0] * (self.rounds + 1), [0] * (self.rounds + 1)
        by_seat: dict[tuple[int, str], list[dict[int, tuple[int, int]]]] = {}
        for choice in authored_choices(root):
            by_seat.setdefault((choice.round, choice.seat), []).append(_swing(choice, name))
        for swings in by_seat.values():
            for number in {number for swing in swings for number in swing if number <= self.rounds}:
                ups[number] += max([0, *(swing[number][1] for swing in swings if number in swing)])
                downs[number] += min([0, *(swing[number][0] for swing in swings if number in swing)])
        once_up = once_down = 0
        for _, event in items(root, "events"):
            points = sum(points for one, points in effects_of(event) if one == name)
            up, down = max(points, 0), min(points, 0)
            if "once" in event.kids and event.kids["once"].data is False:
                ups = [0, *(each + up for each in ups[1:])]
                downs = [0, *(each + down for each in downs[1:])]
            else:
                once_up, once_down = once_up + up, once_down + down
        start = self.start[name]
        limits = [Range(start, start)]
        for number in range(1, self.rounds + 1):
            low = start + sum(downs[: number + 1]) + once_down
            high = start + sum(ups[: number + 1]) + once_up
            limits.append(Range(max(low, SCALE.low), min(high, SCALE.high)))
        return limits

    def range_of(self, what: str, moment: Moment) -> Range:
        """Within what something can be at a moment."""
        if what == "round":
            return Range(moment.round, moment.round)
        kind, _, name = what.partition(" ")
        if kind == "flag" and name in self.earliest:
            return Range(0, int(self.earliest[name] <= moment.done))
        if kind == "chosen" and name in self.chosen:
            return Range(0, int(self.chosen[name][0] <= moment.done))
        if kind in ("flag", "chosen") and not ties_of(what):
            return Range(0, 1)
        if what in self.limits:
            return self.limits[what][moment.done]
        if not ties_of(what) and (moment.done or what not in self.moved):
            return SCALE
        at_start = self.start.get(what, 0)
        return SCORES if moment.done else Range(at_start, at_start)

    def ever(self, what: str, moments: Iterable[Moment]) -> Range:
        """Within what something can be at one of some moments."""
        found = [self.range_of(what, moment) for moment in moments]
        return Range(min(span.low for span in found), max(span.high for span in found))

    def fit(self, boxes: list[Box], moment: Moment) -> list[Box]:
        """What can be so of some boxes at a moment."""
        found = []
        for box in boxes:
            inside = meet(box, {what: self.range_of(what, moment) for what in box})
            if inside is not None and not self.rivals(inside):
                found.append(inside)
        return found

    def rivals(self, box: Box) -> str:
        """A choice that a box asks for beside another of the same seat and round; "" where it asks for none."""
        places = set()
        for what, span in box.items():
            place = self.chosen.get(what.removeprefix("chosen ")) if what.startswith("chosen ") else None
            if place is None or span.low < 1:
                continue
            if place in places:
                return what.removeprefix("chosen ")
            places.add(place)
        return ""

    def endings(self, *, early: bool) -> list[Moment]:
        """When an ending is looked at: after the last round, or after each."""
        return [after(number) for number in range(1 if early else self.rounds, self.rounds + 1)]


def _swing(choice: Authored, name: str) -> dict[int, tuple[int, int]]:
    """How much a choice can move an indicator in each round: at the least and at the most."""
    own = _by_round(choice.node, name, choice.round + 1)
    drawn = [_by_round(outcome, name, choice.round + 1) for _, outcome in items(choice.node, "outcomes")]
    found = {}
    for number in {*own, *(number for one in drawn for number in one)}:
        low, high = own.get(number, (0, 0))
        if drawn:
            low += min(one.get(number, (0, 0))[0] for one in drawn)
            high += max(one.get(number, (0, 0))[1] for one in drawn)
        found[number] = (low, high)
    return found


def _by_round(node: Node, name: str, number: int) -> dict[int, tuple[int, int]]:
    now = sum(points for one, points in effects_of(node) if one == name)
    found = {number: (now, now)}
    for _, later in items(node, "later"):
        due = number + later.kids["rounds"].data
        points = sum(points for one, points in effects_of(later) if one == name)
        low, high = found.get(due, (0, 0))
        found[due] = (low + min(points, 0), high + max(points, 0))
    return found


def free(what: str) -> Range:
    """How far something goes by its nature."""
    if ties_of(what):
        return SCORES
    return ANYTHING if what == "round" else SCALE
