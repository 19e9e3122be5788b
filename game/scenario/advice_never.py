"""Warnings of what can never be so: choices that never open, goals out of reach, endings that another one hides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from game.diagnostics import Span
from game.scenario.advice_boxes import Box, Test, alternatives, boxes_of, is_covered, meet, tests_of
from game.scenario.advice_reach import NEVER, Moment, Reach, before, free
from game.scenario.check import File, Found, at
from game.scenario.declared import authored_choices, entries, items, text_of
from game.scenario.tree import Node


class Reason(NamedTuple):
    """Why a condition cannot hold: where, what is in the way, what would be right."""

    span: Span
    why: str
    help: str


def what_can_be(file: File) -> Iterator[Found]:
    """Whatever is written so that it may happen should be able to."""
    reach = Reach(file)
    for check in (_choices_can_open, _events_can_happen, _goals_are_goals, _endings_can_come):
        yield from check(file, reach)


def _choices_can_open(file: File, reach: Reach) -> Iterator[Found]:
    """A choice that no state opens is read by nobody, or teases a class in vain."""
    for choice in authored_choices(file.root):
        when = choice.node.kids.get("when")
        number = choice.round + 1
        if when is not None and (reason := why_never(reach, when, [before(number)])):
            yield Found("S106", reason.span, f"this choice never opens: {reason.why}", reason.help)
        for part in (choice.node, *(outcome for _, outcome in items(choice.node, "outcomes"))):
            for _, later in items(part, "later"):
                due = number + later.kids["rounds"].data
                when = later.kids.get("when")
                if when is None or due > reach.rounds:
                    continue
                if reason := why_never(reach, when, [before(due)]):
                    message = f"what was to come later never does: {reason.why}"
                    yield Found("S107", reason.span, message, reason.help)


def _events_can_happen(file: File, reach: Reach) -> Iterator[Found]:
    """An event whose condition no state meets is never told."""
    for _, event in items(file.root, "events"):
        if reason := why_never(reach, event.kids["when"], reach.endings(early=True)):
            yield Found("S107", reason.span, f"this event never happens: {reason.why}", reason.help)


def _goals_are_goals(file: File, reach: Reach) -> Iterator[Found]:
    """A goal that nobody can reach, or miss, says nothing about how a seat played."""
    moments = reach.endings(early=reach.ends_early)
    for name, actor in entries(file.root, "actors"):
        known = False
        for _, goal in items(actor, "goals"):
            when = goal.kids["when"]
            if reason := why_never(reach, when, moments):
                known = True
                yield Found("S108", reason.span, f"this goal can never be met: {reason.why}", reason.help)
            elif always(reach, when, moments):
                known = True
                help_ = "ask for more, or remove it"
                yield Found("S109", goal.keys["when"], "this goal is met whatever anybody does", help_)
        goals = [goal.kids["when"] for _, goal in items(actor, "goals")]
        if len(goals) > 1 and not known and all(_holds_at_start(reach, when) for when in goals):
            span = at(file, "actors", name, "goals").name()
            message = f'all goals of "{name}" are met before the first round'
            yield Found("S109", span, message, "let at least one of them ask for something that is still to be won")


def _endings_can_come(file: File, reach: Reach) -> Iterator[Found]:
    """The first ending that fits is told; one that cannot fit, or fits too late, never is."""
    above: list[tuple[str, bool, list[Box]]] = []
    for number, ending in items(file.root, "endings"):
        when = ending.kids.get("when")
        if when is None:
            continue
        early = "early" in ending.kids and ending.kids["early"].data is True
        moments = reach.endings(early=early)
        name, span = text_of(ending, "id"), at(file, "endings", number, "when").name()
        boxes = boxes_of(when)
        if boxes is None:
            continue
        if reason := why_never(reach, when, moments):
            yield Found("S110", reason.span, f"this ending never comes: {reason.why}", reason.help)
        elif always(reach, when, moments):
            help_ = "ask for something that can fail, or move it to the end with default: true instead of a condition"
            yield Found("S111", span, "this ending always fits, so that those below it never come", help_)
        elif hidden := _hidden_by(reach, boxes, moments, [one for one in above if one[1] or not early]):
            message = f"this ending never comes: whenever it fits, {hidden} fits as well and stands above it"
            yield Found("S111", span, message, "move this one up, or ask for something that the one above excludes")
        else:
            above.append((name, early, boxes))


def _hidden_by(
    reach: Reach, boxes: list[Box], moments: Sequence[Moment], above: list[tuple[str, bool, list[Box]]]
) -> str:
    """The ending above that takes all of what some boxes allow, in words; "" where there is none."""
    for name, _, others in above:
        if all(is_covered(reach.fit(boxes, moment), others) for moment in moments):
            return f'"{name}"'
    together = [box for _, _, others in above for box in others]
    if len(above) > 1 and all(is_covered(reach.fit(boxes, moment), together) for moment in moments):
        return "one of the others"
    return ""


def always(reach: Reach, when: Node, moments: Sequence[Moment]) -> bool:
    """Whether a condition holds whatever happens."""
    boxes = boxes_of(when)
    if boxes is None:
        return False
    named = {what for box in boxes for what in box}
    return all(is_covered([{what: reach.range_of(what, moment) for what in named}], boxes) for moment in moments)


def _holds_at_start(reach: Reach, when: Node) -> bool:
    return any(all(what != "round" and _within(reach, box, what) for what in box) for box in boxes_of(when) or ())


def _within(reach: Reach, box: Box, what: str) -> bool:
    now = reach.start.get(what, 0)  # a flag is not set yet, a choice not made
    return box[what].low <= now <= box[what].high


def why_never(reach: Reach, when: Node, moments: Sequence[Moment]) -> Reason | None:
    """Why a condition holds at none of some moments; None where it can, or where that is too much to tell."""
    boxes = boxes_of(when)
    if boxes is None or any(reach.fit(boxes, moment) for moment in moments):
        return None
    entry = next(iter(when.keys.values()))
    return _reason(reach, when, moments, {}, []) or Reason(
        entry, "no round fits all that it asks for", "change one of its entries"
    )


def _reason(reach: Reach, when: Node, moments: Sequence[Moment], given: Box, asked: list[Test]) -> Reason | None:
    """The first entry of a condition that cannot hold beside those before it."""
    box, asked = dict(given), [*asked]
    for test in tests_of(when):
        ever = reach.ever(test.what, moments)
        if meet({test.what: test.passes}, {test.what: ever}) is None:
            why, help_ = _out_of_reach(reach, test, moments)
            return Reason(test.span, why, help_)
        both = meet(box, {test.what: test.passes})
        if both is None:
            first = next(
                (
                    one
                    for one in asked
                    if one.what == test.what and meet({test.what: one.passes}, {test.what: test.passes}) is None
                ),
                test,
            )
            return Reason(test.span, _opposites(first, test), "change or remove one of the two")
        if rival := reach.rivals(both):
            number, seat = reach.chosen[rival]
            why = f'"{seat}" makes only one choice in round {number}'
            return Reason(test.span, why, "if either will do, write   any: [{chosen: [...]}, {chosen: [...]}]")
        box = meet(both, {test.what: ever}) or both
        asked.append(test)
    parts = alternatives(when)
    found = [_reason(reach, part, moments, box, asked) for part in parts]
    if not parts or not all(found):
        return None
    if len(parts) == 1:
        return found[0]
    return Reason(when.keys["any"], "none of these alternatives can hold here", "mend at least one of them")


def _opposites(first: Test, second: Test) -> str:
    name = second.name
    if second.what.startswith("flag ") and "->" not in name:
        return f'the flag "{name}" would have to be set and not set'
    if second.what.startswith("chosen ") and "->" not in name:
        return f'"{name}" would have to be chosen and not chosen'
    subject = "the round" if second.what == "round" else f'"{second.what}"'
    return f"{subject} cannot be {first.written} and {second.written}"


def _out_of_reach(reach: Reach, test: Test, moments: Sequence[Moment]) -> tuple[str, str]:
    """Why one entry cannot hold by itself, and what to do."""
    what, name, last = test.what, test.name, moments[-1]
    only = f"round {last.round}" if len(moments) == 1 else f"rounds {moments[0].round} to {last.round}"
    if what == "round":
        return f"it is looked at in {only}", "change the entry or remove it"
    ever = reach.ever(what, moments)
    if what.startswith("flag ") and "->" not in what:
        first = reach.earliest.get(name, NEVER)
        if first == NEVER:
            return f'the flag "{name}" is set only after the last round', "let it be set in an earlier round"
        return (
            f'the flag "{name}" is set in round {first} at the earliest, and counts from the next',
            "test a flag that an earlier round sets",
        )
    if what.startswith("chosen ") and "->" not in what:
        return f'"{name}" is a choice of round {reach.chosen[name][0]}', "only choices of earlier rounds count"
    scale = free(what)
    if meet({what: test.passes}, {what: scale}) is None:
        return f'"{what}" goes from {scale.low} to {scale.high}', "write a number within these bounds"
    if ever.low == ever.high and last.done == 0:
        return f'"{what}" is at {ever.low} before the first round', "change the number, or remove the entry"
    side = f"at most {ever.high}" if test.passes.low > ever.high else f"at least {ever.low}"
    help_ = f"change the number, or the effects that move {what}"
    return f'"{what}" can be {side} by then, going by all effects', help_
