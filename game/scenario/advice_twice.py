"""Warnings of what stands twice, or comes to nothing where it stands: names, acts, delayed parts, reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.diagnostics import Span
from game.scenario.check import File, Found
from game.scenario.declared import authored_choices, entries, items, text_of
from game.scenario.tree import Node
from game.words import plural


def names_differ(file: File) -> Iterator[Found]:
    """Of two things that are called the same, nobody can tell on the screen which is meant."""
    actors = [actor for _, actor in entries(file.root, "actors")]
    told = [*_same(actors, "name", "actors", "name")]
    yield from told or _same(actors, "short", "actors", "short name")
    for actor in actors:
        yield from _same((goal for _, goal in items(actor, "goals")), "name", "goals of one actor", "name")
    indicators = (indicator for _, indicator in entries(file.root, "indicators"))
    yield from _same(indicators, "name", "indicators", "name")
    for section in ("rounds", "endings"):
        yield from _same((node for _, node in items(file.root, section)), "title", section, "title")


def _same(nodes: Iterable[Node], part: str, many: str, what: str) -> Iterator[Found]:
    first: dict[str, Span] = {}
    for node in nodes:
        name = " ".join(text_of(node, part).split())
        if not name:
            continue
        span = node.kids[part].span
        if name in first:
            yield Found("S130", span, f"two {many} have the same {what}", "give one of them another", first[name])
        first.setdefault(name, span)


def what_comes_later_comes(file: File) -> Iterator[Found]:
    """What falls due after the last round is never seen."""
    rounds = len([*items(file.root, "rounds")])
    for choice in authored_choices(file.root):
        for part in (choice.node, *(outcome for _, outcome in items(choice.node, "outcomes"))):
            for _, later in items(part, "later"):
                due = choice.round + 1 + later.kids["rounds"].data
                if due > rounds:
                    game = f"the game has {plural(rounds, 'round')}"
                    message = f'what "{text_of(choice.node, "id")}" brings later falls due in round {due}, and {game}'
                    left = rounds - choice.round - 1
                    help_ = f"write   rounds: {left}   or less" if left > 1 else "write   rounds: 1"
                    if not left:
                        help_ = "nothing comes after the last round: give it to the choice itself, or remove it"
                    yield Found("S131", later.kids["rounds"].span, message, help_)


def reasons_have_a_condition(file: File) -> Iterator[Found]:
    """Why a choice is closed is read only where it can be."""
    for choice in authored_choices(file.root):
        if "why-not" in choice.node.keys and "when" not in choice.node.keys:
            message = "this choice is never closed, so nobody reads why"
            help_ = "add the condition   when: {...}   or remove why-not"
            yield Found("S132", choice.node.keys["why-not"], message, help_)


def acts_are_said_once(file: File) -> Iterator[Found]:
    """An act that is written twice counts twice, which is mostly a slip of copying."""
    for choice in authored_choices(file.root):
        for part in (choice.node, *(outcome for _, outcome in items(choice.node, "outcomes"))):
            for word, span, first in _repeated(part.kids.get("acts")):
                help_ = "name another actor or act, or remove one; a heavier act weighs more"
                yield Found("S133", span, f'the act "{word}" stands here twice', help_, first)
    for word, span, first in _repeated(file.root.kids.get("moves")):
        yield Found("S133", span, f'the act "{word}" stands here twice', "remove one", first)


def _repeated(list_: Node | None) -> Iterator[tuple[str, Span, Span]]:
    """The entries of a list that stand in it before: the word, its place and the place of the first."""
    first: dict[str, Span] = {}
    for node in list_.kids.values() if list_ is not None and list_.kind == "list" else ():
        word = " ".join(str(node.data).split())
        if word in first:
            yield word, node.span, first[word]
        first.setdefault(word, node.span)
