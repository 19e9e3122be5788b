"""Warnings of seats that would be dull or unfair to sit in: no choice, no goals, choices that make no difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from game.scenario.check import File, Found, at
from game.scenario.declared import Authored, authored_choices, entries, items, text_of, words_of
from game.scenario.tree import Node
from game.words import join_words, plural

CONSEQUENCES = ("acts", "effects", "sets", "clears", "later", "outcomes")


def _seats(file: File, *, closed: bool = True) -> list[tuple[str, Node]]:
    """The actors with a seat, those that only the computer plays among them or not."""
    without = ("none",) if closed else ("none", "closed")
    return [(name, node) for name, node in entries(file.root, "actors") if text_of(node, "seat") not in without]


def _counts(file: File, seat: str) -> list[int]:
    """How many choices are written for a seat in each round."""
    rounds = [dict(entries(round_, "choices")) for _, round_ in items(file.root, "rounds")]
    return [len(round_[seat].kids) if seat in round_ else 0 for round_ in rounds]


def seats_have_something_to_do(file: File) -> Iterator[Found]:
    """Without a choice and without standing moves a seat waits while the others play."""
    if words_of(file.root.kids.get("moves")):
        return
    help_ = "write choices for it, or open standing moves   moves: [consult]"
    waiting: dict[int, list[str]] = {}
    for seat, _ in _seats(file):
        counts = _counts(file, seat)
        empty = [number for number, count in enumerate(counts) if not count]
        if len(empty) == len(counts):
            never = f"{help_}; an actor that never chooses has   seat: none"
            yield Found("S116", at(file, "actors", seat).name(), f'"{seat}" has no choice in any round', never)
        for number in empty if len(empty) < len(counts) else ():
            waiting.setdefault(number, []).append(seat)
    told: set[str] = set()
    for number, seats in sorted(waiting.items()):
        if told >= {*seats}:
            continue
        told |= {*seats}
        round_ = at(file, "rounds", number).node
        span = round_.keys.get("choices") or round_.keys["title"]
        others = sum(bool({*seats} & {*later}) for later in waiting.values()) - 1
        rest = f" and in {plural(others, 'more round')}" if others else ""
        names = join_words([f'"{seat}"' for seat in seats])
        has = "has" if len(seats) == 1 else "have"
        yield Found("S116", span, f"{names} {has} no choice in round {number + 1}{rest}", help_)


def actors_want_something(file: File) -> Iterator[Found]:
    """Once some seats have goals or a brief, whoever sits in another looks for its own in vain."""
    seats = _seats(file)
    with_goals = [name for name, node in seats if [*items(node, "goals")]]
    with_brief = [name for name, node in seats if text_of(node, "brief")]
    for name, node in seats:
        lacks = ["goals"] if with_goals and name not in with_goals else []
        is_read = text_of(node, "seat") != "closed"  # the computer reads goals, and no brief
        lacks += ["brief"] if with_brief and name not in with_brief and is_read else []
        if lacks:
            message = f'"{name}" has no {" and no ".join(lacks)}, and others have'
            help_ = f"add   {lacks[0]}:   to this actor, or   seat: none   if nobody is to sit there"
            yield Found("S117", at(file, "actors", name).name(), message, help_)


FULL_POINTS = 100
"""What the points of a seat's goals make as a rule."""


def seats_have_alike_many_points(file: File) -> Iterator[Found]:
    """Seats are compared by the points of their goals: 60 of 90 and 60 of 100 are not the same.

    While no seat has a second goal, they are still being written.
    """
    counts = {name: len([*items(node, "goals")]) for name, node in _seats(file)}
    totals = {name: _points(node) for name, node in _seats(file) if counts[name]}
    if len({*totals.values()}) < 2 or max(counts.values()) < 2:
        return
    usual = FULL_POINTS if FULL_POINTS in totals.values() else Counter(totals.values()).most_common(1)[0][0]
    for name, total in totals.items():
        if total != usual:
            message = f'the goals of "{name}" make {plural(total, "point")} together, and those of other seats {usual}'
            help_ = f"change their points so that they make {usual}, or seats cannot be compared"
            yield Found("S127", at(file, "actors", name, "goals").name(), message, help_)


def _points(actor: Node) -> int:
    points = [goal.kids["points"].data for _, goal in items(actor, "goals") if "points" in goal.kids]
    return sum(number for number in points if isinstance(number, int))


def seats_have_alike_much_to_choose(file: File) -> Iterator[Found]:
    """Whoever has half as many choices as the neighbour has half the game."""
    counts = {seat: _counts(file, seat) for seat, _ in _seats(file, closed=False)}
    totals = {seat: sum(each) for seat, each in counts.items() if any(each)}
    most = max(totals, key=lambda seat: totals[seat], default="")
    has_moves = bool(words_of(file.root.kids.get("moves")))
    for seat, total in totals.items():
        is_told = 1 in counts[seat] or (0 in counts[seat] and not has_moves)
        if 2 * total < totals[most] and not is_told:
            message = f'"{seat}" has {total} choices in all, and "{most}" has {totals[most]}'
            yield Found("S118", at(file, "actors", seat).name(), message, "write more for it, or fewer for the other")


def _by_seat(file: File) -> Iterator[list[Authored]]:
    """The choices that are offered together."""
    found: dict[tuple[int, str], list[Authored]] = {}
    for choice in authored_choices(file.root):
        found.setdefault((choice.round, choice.seat), []).append(choice)
    yield from found.values()


def choices_differ(file: File) -> Iterator[Found]:
    """Choices that read alike, or lead to the same, are one choice."""
    for choices in _by_seat(file):
        first: dict[str, Authored] = {}
        idle: list[Authored] = []
        alike = 0
        for choice in choices:
            label = " ".join(text_of(choice.node, "label").casefold().split())
            if label in first:
                alike += 1
                span, place = choice.node.kids["label"].span, first[label].node.kids["label"].span
                message = f'two choices of "{choice.seat}" in round {choice.round + 1} have the same label'
                yield Found("S119", span, message, "say in the label what is different", place)
            first.setdefault(label, choice)
            if not _has_consequences(choice.node):
                idle.append(choice)
        if len(idle) > 1 and not alike:
            span, place = (choice.node.kids["id"].span for choice in (idle[1], idle[0]))
            message = f'two choices of "{idle[1].seat}" in round {idle[1].round + 1} change nothing'
            help_ = "one for doing nothing is enough; give the others acts or effects"
            yield Found("S121", span, message, help_, place)
        stances = {text_of(choice.node, "stance") for choice in choices}
        if len(choices) > 1 and len(stances) == 1 and stances != {""}:
            round_, seat = choices[0].round, choices[0].seat
            span = at(file, "rounds", round_, "choices", seat).name()
            message = f'all choices of "{seat}" in round {round_ + 1} are {stances.pop()}'
            yield Found("S120", span, message, "offer one in another spirit, or give the stances more precisely")


def _has_consequences(choice: Node) -> bool:
    """Whether a choice can change anything; what the record has may stand there without."""
    reported = choice.kids.get("reported")
    return any(choice.kids[part].data for part in CONSEQUENCES if part in choice.kids) or (
        reported is not None and reported.data is True
    )
