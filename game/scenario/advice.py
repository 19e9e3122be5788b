"""Warnings: what loads and will still disappoint a class; one small function for each."""

from __future__ import annotations

from collections.abc import Iterator

from game.diagnostics import Span
from game.scenario.advice_empty import conditions_ask_for_something
from game.scenario.advice_names import flags_lead_somewhere, indicators_lead_somewhere
from game.scenario.advice_never import what_can_be
from game.scenario.advice_seats import (
    actors_want_something,
    choices_differ,
    seats_have_alike_many_points,
    seats_have_alike_much_to_choose,
    seats_have_something_to_do,
)
from game.scenario.advice_text import (
    hyphens_are_seen,
    labels_fit,
    placeholders_are_filled,
    texts_are_text_everywhere,
    texts_are_whole,
)
from game.scenario.advice_twice import (
    acts_are_said_once,
    names_differ,
    reasons_have_a_condition,
    what_comes_later_comes,
)
from game.scenario.check import Check, File, Found, add, at, statements
from game.scenario.declared import Context, authored_choices, entries, items, text_of, words_of
from game.scenario.examination import Examination
from game.scenario.faults import own_words
from game.scenario.tree import Node, walk
from game.words import nearest, plural

CITE_HELP = "add a cite, such as   cite: kamel ¶5"
READING_WORDS = 120
"""Words that a student can be asked to read before one decision."""


def check_usefulness(root: Node, context: Context, seen: Examination) -> None:
    """Warn of what loads and will still disappoint; only for a tree that makes a sound scenario."""
    file = File(root, context, seen.lines)
    for check in USEFULNESS:
        for found in check(file):
            add(seen.problems, found, "warning")


def one_reported_choice(file: File) -> Iterator[Found]:
    """The record has each seat do one thing in a round."""
    first: dict[tuple[int, str], Span] = {}
    for choice in authored_choices(file.root):
        node = choice.node.kids.get("reported")
        if node is None or node.data is not True:
            continue
        span = choice.node.keys["reported"]
        place = (choice.round, choice.seat)
        if place in first:
            message = f'two choices of "{choice.seat}" in round {choice.round + 1} are marked as reported'
            yield Found("S101", span, message, "the record can follow only the first; mark one", first[place])
        first.setdefault(place, span)


def reported_has_a_cite(file: File) -> Iterator[Found]:
    """Whoever says that something was reported says where."""
    for choice in authored_choices(file.root):
        node = choice.node.kids.get("reported")
        if node is not None and node.data is True and not text_of(choice.node, "cite"):
            message = "this choice is marked as reported and names no source"
            yield Found("S102", choice.node.keys["reported"], message, own_words(CITE_HELP, file.root))
    for what, node in statements(file):
        is_told = "reported" in node.kids and node.kids["reported"].data is True
        if text_of(node, "basis") == "reported" and not text_of(node, "cite") and not is_told:
            message = f"this {what} is said to be reported and names no source"
            yield Found("S102", node.keys["basis"], message, own_words(CITE_HELP, file.root))


def seats_have_a_choice(file: File) -> Iterator[Found]:
    """One choice is none; standing moves beside it make a thin decision."""
    has_moves = bool(words_of(file.root.kids.get("moves")))
    for number, round_ in items(file.root, "rounds"):
        for seat, node in entries(round_, "choices"):
            if node.kind == "list" and len(node.kids) == 1:
                span = at(file, "rounds", number, "choices", seat).name()
                message = f'"{seat}" has a single choice in round {number + 1}'
                help_ = "write a second" if has_moves else "write a second, or open standing moves   moves: [consult]"
                yield Found("S103", span, message, help_)


LARGE_POINTS = 40
"""Points by which the heaviest act moves a score; an effect of more outweighs all else in a game."""


def effects_are_of_a_usual_size(file: File) -> Iterator[Found]:
    """One effect that moves half the scale decides the game by itself."""
    for path, node in walk(file.root):
        if len(path) < 2 or path[-2] != "effects":
            continue
        spot = node.kids.get("by", node) if node.kind == "map" else node
        if isinstance(spot.data, int) and abs(spot.data) > LARGE_POINTS:
            message = f'this one effect moves "{path[-1]}" by {abs(spot.data)} points'
            help_ = f"2 to 15 are usual; more than {LARGE_POINTS}, what the heaviest act moves, decides a game alone"
            yield Found("S128", spot.span, message, help_)


def described_flags_are_set(file: File) -> Iterator[Found]:
    """A meaning without a flag is mostly a slip in its name: the flag itself then stays without words."""
    known = file.context.get("flags") or []
    for name, _ in entries(file.root, "flags"):
        if name not in known:
            near = nearest(name, known)
            help_ = f'did you mean "{near}"?' if near else "remove it, or let a choice, an outcome or an event set it"
            yield Found("S105", at(file, "flags", name).name(), f'nothing sets or clears the flag "{name}"', help_)


def rounds_are_short_enough(file: File) -> Iterator[Found]:
    """A class has a minute or two for a decision."""
    for number, round_ in items(file.root, "rounds"):
        situation = len(text_of(round_, "situation").split())
        found: list[tuple[str, int]] = []
        for seat, node in entries(round_, "choices"):
            if node.kind != "list":
                continue
            words = situation + sum(
                len(f"{text_of(choice, 'label')} {text_of(choice, 'detail')}".split()) for choice in node.kids.values()
            )
            if words > READING_WORDS:
                found.append((seat, words))
        if found:
            seat, words = found[0]
            span = at(file, "rounds", number, "choices", seat).name()
            others = f"; {plural(len(found) - 1, 'other seat')} also over {READING_WORDS}" if len(found) > 1 else ""
            message = f'"{seat}" has {words} words to read in round {number + 1} ({situation} of them the situation)'
            yield Found("S104", span, message + others, f"{READING_WORDS} is a good limit for one decision")


USEFULNESS: tuple[Check, ...] = (
    one_reported_choice,
    reported_has_a_cite,
    seats_have_a_choice,
    rounds_are_short_enough,
    described_flags_are_set,
    what_can_be,
    flags_lead_somewhere,
    indicators_lead_somewhere,
    seats_have_something_to_do,
    actors_want_something,
    seats_have_alike_much_to_choose,
    seats_have_alike_many_points,
    effects_are_of_a_usual_size,
    choices_differ,
    placeholders_are_filled,
    labels_fit,
    texts_are_text_everywhere,
    texts_are_whole,
    hyphens_are_seen,
    names_differ,
    what_comes_later_comes,
    reasons_have_a_condition,
    acts_are_said_once,
    conditions_ask_for_something,
)
