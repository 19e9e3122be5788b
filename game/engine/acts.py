"""Rules 1, 2, 3 and 6 and mediation: what one act changes, worked out on the scores at the start of the round.

The integer form of the rule book: with weight g10 (ten times the Goldstein weight) and act size K, `x10 = K * g10`.
"""

from __future__ import annotations

from game.engine.ledger import Cause, Change
from game.engine.plan import Plan
from game.model.catalogue import Act
from game.model.moves import ActUse
from game.model.scale import rdiv

GRAVE10 = 70
"""Acts of this weight (times ten) or more, either way, leave a lasting mark."""


def landing(score: int, push: int, disbelief: int) -> int:
    """How much of a push lands on a score, in ten-thousandths: m(s, p) of the rule book.

    Saturation where the push has the sign of the score, else disbelief (enemies discount kindness, friends forgive).
    """
    size = abs(score)
    if (score > 0) == (push > 0) or score == 0:
        return 10_000 - 100 * size
    return 10_000 - disbelief * size


def mark_key(act: Act, plan: Plan, slot: int) -> str:
    """The name under which a lasting mark is remembered: once per code and directed tie in a game."""
    return f"{act.code} {plan.names[slot]}"


def act_changes(
    plan: Plan, values: tuple[int, ...], actor: int, use: ActUse, cause: Cause, marked: frozenset[str] | set[str]
) -> list[Change]:
    """What an act by actor number `actor` changes, one :class:`Change` for each ledger line that is not nil.

    `marked` holds the lasting marks already made; marks made here are not added to it.
    """
    act = plan.act(use.verb)
    if act.kind == "mediation":
        return _mediation(plan, values, actor, use, act, cause)
    rules = plan.scenario.rules
    n = len(plan.actors)
    target = plan.index[use.target]
    x10 = rules.act_size * act.weight10
    if x10 == 0:
        return []
    disbelief = rules.disbelief
    found: list[Change] = []
    toward = target * n + actor  # the target's regard for the actor
    back = actor * n + target
    sides = ((toward, "direct"), (back, "direct")) if act.mutual else ((toward, "direct"),)
    for slot, _ in sides:
        score = values[slot]
        amount = rdiv(x10 * landing(score, x10, disbelief), 100_000)
        if amount:
            found.append(Change(slot, amount, "direct", cause))
            mark = rdiv(rules.lasting_mark * amount, 100)
            if abs(act.weight10) >= GRAVE10 and mark and mark_key(act, plan, slot) not in marked:
                found.append(Change(plan.size + slot, mark, "lasting-mark", cause))
    if not act.mutual:
        score = values[back]
        amount = rdiv(rules.own_view * x10 * landing(score, x10, disbelief), 10_000_000)
        if amount:
            found.append(Change(back, amount, "self", cause))
    for third in range(n):
        if third in (actor, target):
            continue
        _ripple(plan, values, third, target, actor, x10, cause, found)
        if act.mutual:
            _ripple(plan, values, third, actor, target, x10, cause, found)
    return found


def _ripple(
    plan: Plan,
    values: tuple[int, ...],
    third: int,
    liked: int,
    judged: int,
    x10: int,
    cause: Cause,
    found: list[Change],
) -> None:
    """Rule 3: a third actor judges the one who acts by what the act does to one whom it likes or dislikes."""
    n = len(plan.actors)
    via = third * n + liked
    feeling = values[via]
    if feeling == 0:
        return
    rules = plan.scenario.rules
    push = (rules.ripple_friend if feeling > 0 else rules.ripple_enemy) * feeling * x10
    if push == 0:
        return
    slot = third * n + judged
    amount = rdiv(push * landing(values[slot], push, rules.disbelief), 1_000_000_000)
    if amount:
        found.append(Change(slot, amount, "ripple", cause, via=via))


def leverage(plan: Plan, values: tuple[int, ...], mediator: int, first: int, second: int) -> int:
    """How much a mediator brings, in percent: as much as the less trusting side trusts them."""
    n = len(plan.actors)
    trust = min(values[first * n + mediator], values[second * n + mediator])
    return max(0, min(100, 50 + trust))


def _mediation(plan: Plan, values: tuple[int, ...], mediator: int, use: ActUse, act: Act, cause: Cause) -> list[Change]:
    rules = plan.scenario.rules
    n = len(plan.actors)
    first, second = plan.index[use.target], plan.index[use.partner]
    lever = leverage(plan, values, mediator, first, second)
    x10 = rules.act_size * act.weight10
    if x10 * lever == 0:
        return []
    found: list[Change] = []
    for a, b in ((first, second), (second, first)):
        for slot, share in ((a * n + b, 1), (a * n + mediator, 2)):
            land = landing(values[slot], x10, rules.disbelief)
            amount = rdiv(x10 * lever * land, share * 10_000_000)
            if amount:
                found.append(Change(slot, amount, "mediation", cause))
    for third in range(n):
        if third in (mediator, first, second):
            continue
        care = max(0, values[third * n + first] + values[third * n + second])
        slot = third * n + mediator
        push = rules.ripple_friend * x10 * lever * care
        amount = rdiv(push * landing(values[slot], x10, rules.disbelief), 200_000_000_000)
        if amount:
            found.append(Change(slot, amount, "ripple", cause, via=third * n + first))
    return found


def quiet_changes(plan: Plan, values: tuple[int, ...]) -> list[Change]:
    """Rules 4 and 5: reciprocity and drift, which work in every round whatever is chosen."""
    rules = plan.scenario.rules
    share, fade = rules.reciprocity, rules.drift
    size = plan.size
    found: list[Change] = []
    for slot, reverse in plan.pairs:
        away = values[slot] - values[size + slot]
        if share:
            other = values[reverse] - values[size + reverse]
            amount = rdiv(share * (other - away), 100) if other != away else 0
            if amount:
                found.append(Change(slot, amount, "reciprocity", RECIPROCITY))
        if fade and away:
            amount = rdiv(-fade * away, 100) or (-1 if away > 0 else 1)
            found.append(Change(slot, amount, "drift", DRIFT))
    return found


RECIPROCITY = Cause("rule", id="reciprocity")
DRIFT = Cause("rule", id="drift")
LIMIT = Cause("rule", id="limit")
