"""Acts as pushes: within what each can move every score, when scores are known within bounds.

Every amount of the rule book is a push times its landing, rounded, where the landing depends on the score that moves
alone (:func:`game.engine.acts.landing`). At a given score a larger push never moves it less. So the bounds of all else
that goes into a push, a third actor's feeling or a mediator's leverage, give the bounds of what it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from game.engine.acts import GRAVE10, leverage, mark_key
from game.engine.plan import Plan
from game.model.moves import ActUse
from game.model.scale import rdiv

UNIT = 2 * 10**11
"""A push p of which L ten-thousandths land adds p * L / UNIT points; so every push of the rule book is whole."""


class Push(NamedTuple):
    """What an act does to a slot."""

    slot: int
    least: int
    most: int


class Mark(NamedTuple):
    """A lasting mark, which is made once in a game."""

    key: str
    slot: int
    """The tie whose usual level it moves."""
    most: int
    """By how many points at the most, with its sign."""


class Pushes:
    """What acts can do while each score lies between two bounds."""

    def __init__(self, plan: Plan, low: Sequence[int], high: Sequence[int]) -> None:
        self._plan = plan
        self._low, self._high = low, high
        rules = plan.scenario.rules
        # how much of an act a third actor passes on: as it feels at the lowest and at the highest
        self._cold, self._warm = (
            [(rules.ripple_friend if feeling > 0 else rules.ripple_enemy) * feeling * 200 for feeling in each]
            for each in (low[: plan.size], high[: plan.size])
        )
        self._known: dict[tuple[int, str, str, str], list[Push]] = {}

    def of(self, actor: int, use: ActUse) -> list[Push]:
        """What an act by an actor pushes, as :func:`game.engine.acts.act_changes` works it out."""
        key = (actor, use.verb, use.target, use.partner)
        found = self._known.get(key)
        if found is None:
            act = self._plan.act(use.verb)
            x10 = self._plan.scenario.rules.act_size * act.weight10
            target = self._plan.index[use.target]
            if act.kind == "mediation":
                found = [*self._mediation(actor, target, self._plan.index[use.partner], x10)]
            else:
                found = self._plain(actor, target, x10, act.mutual)
            self._known[key] = found
        return found

    def _plain(self, actor: int, target: int, x10: int, is_mutual: bool) -> list[Push]:
        n = len(self._plan.actors)
        if not x10:
            return []
        low, high = (self._cold, self._warm) if x10 > 0 else (self._warm, self._cold)
        direct = x10 * 2_000_000
        back = direct if is_mutual else x10 * self._plan.scenario.rules.own_view * 20_000
        found = [Push(target * n + actor, direct, direct), Push(actor * n + target, back, back)]
        sides = ((target, actor), (actor, target)) if is_mutual else ((target, actor),)
        for third in range(n):
            if third in (actor, target):
                continue
            for liked, judged in sides:
                via = third * n + liked
                least, most = low[via] * x10, high[via] * x10
                if least or most:
                    found.append(Push(third * n + judged, least, most))
        return found

    def _mediation(self, mediator: int, first: int, second: int, x10: int) -> Iterator[Push]:
        plan, n = self._plan, len(self._plan.actors)
        each = (self._low, self._high)
        levers = [leverage(plan, tuple(values[: n * n]), mediator, first, second) for values in each]
        for a, b in ((first, second), (second, first)):
            for slot, part in ((a * n + b, 20_000), (a * n + mediator, 10_000)):
                ends = [x10 * lever * part for lever in levers]
                yield Push(slot, min(ends), max(ends))
        for third in range(n):
            if third in (mediator, first, second):
                continue
            care = [max(0, values[third * n + first] + values[third * n + second]) for values in each]
            ends = [plan.scenario.rules.ripple_friend * x10 * levers[k] * care[k] for k in (0, 1)]
            yield Push(third * n + mediator, min(ends), max(ends))

    def marks(self, actor: int, use: ActUse) -> Iterator[Mark]:
        """The lasting marks that an act can leave."""
        plan, rules, n = self._plan, self._plan.scenario.rules, len(self._plan.actors)
        act = plan.act(use.verb)
        if act.kind == "mediation" or abs(act.weight10) < GRAVE10 or not rules.lasting_mark:
            return
        target = plan.index[use.target]
        push = rules.act_size * act.weight10 * 2_000_000
        for slot in (target * n + actor, actor * n + target)[: 2 if act.mutual else 1]:
            nearest = max(self._low[slot], min(self._high[slot], 0))  # where most of it lands
            amount = rdiv(push * landings(nearest, rules.disbelief)[push < 0], UNIT)
            yield Mark(mark_key(act, plan, slot), slot, rdiv(rules.lasting_mark * amount, 100))


def landings(value: int, disbelief: int) -> tuple[int, int]:
    """How much of a push up, and of a push down, lands on a value, in ten-thousandths."""
    firm, soft = 10_000 - 100 * abs(value), 10_000 - disbelief * abs(value)
    return (firm, soft) if value > 0 else (soft, firm)


__all__ = ["UNIT", "Mark", "Push", "Pushes", "landings"]
