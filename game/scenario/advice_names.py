"""Warnings of names that lead nowhere: flags and indicators that one part of a scenario knows and no other does."""

from __future__ import annotations

from collections.abc import Iterator

from game.diagnostics import Span
from game.scenario.advice_boxes import alternatives, tests_of
from game.scenario.advice_reach import effects_of, setters
from game.scenario.check import File, Found, at
from game.scenario.declared import authored_choices, entries, items
from game.scenario.tree import Node
from game.words import nearest


def conditions(root: Node) -> Iterator[Node]:
    """Every condition of a file, with those under `any`."""
    for _, actor in entries(root, "actors"):
        for _, goal in items(actor, "goals"):
            yield from conditions_of(goal)
    for choice in authored_choices(root):
        for part in (choice.node, *(outcome for _, outcome in items(choice.node, "outcomes"))):
            yield from conditions_of(part)
            for _, later in items(part, "later"):
                yield from conditions_of(later)
    for section in ("events", "endings"):
        for _, node in items(root, section):
            yield from conditions_of(node)


def conditions_of(node: Node) -> Iterator[Node]:
    """The condition of one part, if it has one, with those under `any`."""
    when = node.kids.get("when")
    if when is not None:
        yield from _with_alternatives(when)


def _with_alternatives(when: Node) -> Iterator[Node]:
    yield when
    for part in alternatives(when):
        yield from _with_alternatives(part)


def _places(nodes: Iterator[Node], part: str) -> dict[str, Span]:
    """The words of a part, each with where it stands first."""
    found: dict[str, Span] = {}
    for node in nodes:
        list_ = node.kids.get(part)
        for word in list_.kids.values() if list_ is not None else ():
            found.setdefault(str(word.data), word.span)
    return found


def flags_lead_somewhere(file: File) -> Iterator[Found]:
    """A flag is for being tested; or at least it means something that the class can read."""
    root = file.root
    sets = _places((setter.node for setter in setters(root)), "sets")
    clears = _places((setter.node for setter in setters(root)), "clears")
    tested = _places(conditions(root), "no-flags") | _places(conditions(root), "flags")
    described = [name for name, _ in entries(root, "flags")]
    meant = {nearest(name, sets) for name in described if name not in sets}
    for name, span in (clears | tested).items():
        if name in sets:
            continue
        near = nearest(name, [flag for flag in sets if flag not in tested])
        meant.add(near)
        what = "tested here" if name in tested else "cleared here"
        help_ = f'did you mean "{near}"?' if near else f"let a choice, an outcome or an event set it   sets: [{name}]"
        yield Found("S112", span, f'the flag "{name}" is {what}, and nothing sets it', help_)
    for name, span in sets.items():
        if name not in tested and name not in described and name not in meant:
            help_ = "test it in a condition, say under flags: what it means, or remove it"
            yield Found("S113", span, f'the flag "{name}" is set here, and nothing tests it', help_)


def indicators_lead_somewhere(file: File) -> Iterator[Found]:
    """An indicator without effects stays where it starts (acts move ties); one that nothing reads decides nothing."""
    moved = {name for setter in setters(file.root) for name, points in effects_of(setter.node) if points}
    read = {test.what for when in conditions(file.root) for test in tests_of(when)}
    indicators = [name for name, _ in entries(file.root, "indicators")]
    for name in indicators:
        span = at(file, "indicators", name).name()
        if name not in moved:
            help_ = "acts move only ties; add an effect to a choice   effects: {" + name + ": +5}"
            yield Found("S114", span, f'nothing moves the indicator "{name}"', help_)
        elif name not in read and read.intersection(indicators):
            help_ = "name it in a goal, an ending or another condition, or remove it"
            yield Found("S115", span, f'no goal, ending or other condition asks for the indicator "{name}"', help_)
