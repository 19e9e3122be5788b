"""Why one line of a ledger gives another number under an edited scenario: which of the things it is worked out from
differs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.engine.ledger import Cause, Rule
from game.engine.plan import USUAL, Plan
from game.engine.resolve import Step
from game.model.moves import Choice, Consequences
from game.model.names import tie, ties_of
from game.model.scenario import Scenario

_SHARES = {
    "direct": ("act_size", "disbelief"),
    "self": ("act_size", "own_view", "disbelief"),
    "ripple": ("act_size", "ripple_friend", "ripple_enemy", "disbelief"),
    "mediation": ("act_size", "disbelief"),
    "reciprocity": ("reciprocity",),
    "drift": ("drift",),
    "lasting-mark": ("act_size", "lasting_mark", "disbelief"),
}
"""The rule book's parameters on which each rule depends."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two games, in one round."""

    scenario: Scenario
    plan: Plan
    step: Step

    def at(self, quantity: str) -> int | None:
        """What a quantity stood at when the round began; None where this scenario has no such."""
        slot = self.plan.slots.get(quantity)
        return None if slot is None else self.step.before.values[slot]

    def away(self, quantity: str) -> int | None:
        """How far a tie then was from its usual level."""
        now, usual = self.at(quantity), self.at(USUAL + quantity)
        return None if now is None or usual is None else now - usual

    def made(self, cause: Cause) -> tuple[Choice | None, str]:
        """The authored choice that a cause names, and the outcome that it had in this round."""
        found = self.scenario.choices_by_id.get(cause.id)
        drawn = next((made.outcome for made in self.step.chosen if made.seat == cause.seat), "")
        return (found[2] if found else None), drawn


def why(then: Side, here: Side, quantity: str, rule: Rule, cause: Cause, via: str) -> tuple[str, bool]:
    """What a line's difference comes from, in words, and whether that is more than scores that stood elsewhere."""
    if rule == "limit":
        return "what goes beyond the scale is cut off", False
    if cause.kind == "event":
        return _event(then, here, cause), True
    if cause.kind == "later":
        return _later(then, here, cause), True
    if cause.kind == "choice" and (words := _choice(then, here, cause)):
        return words, True
    if rule == "authored":
        return "the scenario gives it another effect", True
    told = [*_parameters(then, here, rule, cause)]
    scores = [*_scores(then, here, quantity, rule, cause, via)]
    if rule == "lasting-mark" and (then.step.before.marked != here.step.before.marked):
        scores.append("the mark had been made before in one of the two games")
    return "; ".join([*told, *scores]) or "another actor takes part", bool(told) or not scores


def _event(then: Side, here: Side, cause: Cause) -> str:
    was, now = cause.id in then.step.events, cause.id in here.step.events
    if was and now:
        return "the event has another effect"
    return "the event happens only now" if now else "the event does not happen now"


def _later(then: Side, here: Side, cause: Cause) -> str:
    """What falls due is known by its choice; whether it happened is seen in the ledger."""
    was_due, now_due = (
        any(
            (item.seat, item.choice, item.due) == (cause.seat, cause.id, side.step.round)
            for item in side.step.before.pending
        )
        for side in (then, here)
    )
    if was_due and now_due:
        was, now = (any(entry.cause == cause for entry in side.step.entries) for side in (then, here))
        if was and now:
            return "what follows later has another effect"
        return "its condition holds only now" if now else "its condition does not hold now"
    return "only now does it fall due in this round" if now_due else "it does not fall due in this round now"


def _choice(then: Side, here: Side, cause: Cause) -> str:
    """What the choice itself makes different: another outcome, or an act that only one version has."""
    if not any((made.seat, made.choice) == (cause.seat, cause.id) for made in then.step.chosen):
        return f"{cause.seat} has a seat only now"
    (was, was_drawn), (now, now_drawn) = then.made(cause), here.made(cause)
    if was is None or now is None:
        return ""
    if was_drawn != now_drawn:
        return f"the outcome is {now_drawn or 'none'}, was {was_drawn or 'none'}"
    if cause.act and (_acts(was, was_drawn).count(cause.act) != _acts(now, now_drawn).count(cause.act)):
        return "the choice has this act only now" if cause.act in _acts(now, now_drawn) else "the choice lost this act"
    return ""


def _acts(choice: Choice, drawn: str) -> list[str]:
    parts: list[Consequences] = [choice, *(outcome for outcome in choice.outcomes if outcome.id == drawn)]
    return [str(use) for part in parts for use in part.acts]


def _parameters(then: Side, here: Side, rule: Rule, cause: Cause) -> Iterator[str]:
    for name in _SHARES.get(rule, ()):
        was, now = getattr(then.scenario.rules, name), getattr(here.scenario.rules, name)
        if was != now:
            yield f"rule {name.replace('_', '-')} is {now}, was {was}"
    if cause.act:
        verb = cause.act.split(" ")[0]
        was, now = then.plan.act(verb).weight10, here.plan.act(verb).weight10
        if was != now:
            yield f"act {verb} weighs {now / 10:g}, was {was / 10:g}"


def _scores(then: Side, here: Side, quantity: str, rule: Rule, cause: Cause, via: str) -> Iterator[str]:
    if rule in ("reciprocity", "drift"):
        source, target = ties_of(quantity)[0]
        names = [quantity, tie(target, source)] if rule == "reciprocity" else [quantity]
        for name in names:
            was, now = then.away(name), here.away(name)
            if was != now:
                yield f"{name} was {now} from its usual level, as recorded {was}"
        return
    names = [quantity.removeprefix(USUAL), *([via] if via else [])]
    words = cause.act.split(" ")
    if len(words) == 3:  # a mediation depends on how far both sides trust whoever mediates
        _, first, second = words
        names += [tie(first, cause.seat), tie(second, cause.seat)]
        if via:
            names.append(tie(ties_of(via)[0][0], second))
    for name in dict.fromkeys(names):
        was, now = then.at(name), here.at(name)
        if was != now and was is not None:  # a tie that is new has nothing to be compared with
            yield f"{name} stood at {now}, as recorded {was}"
