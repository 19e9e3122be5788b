"""What parts must be to each other: one small function for each check, all of them made whatever the others find.

They look at the tree, not at the model, so that they work on a file with other faults too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from game.diagnostics import Problems, Related, Severity, Span
from game.model.catalogue import CATALOGUE
from game.model.names import RESERVED, spread, ties_of
from game.scenario.declared import Context, authored_choices, entries, items, text_of
from game.scenario.examination import Examination
from game.scenario.tree import Node, Path, Spot, first_of, locate, narrow


class Found(NamedTuple):
    """What a check found."""

    code: str
    span: Span
    message: str
    help: str
    first: Span | None = None
    """The place of the first of two, where two things clash."""


class File(NamedTuple):
    """What the checks look at."""

    root: Node
    context: Context
    lines: Sequence[str]


Check = Callable[[File], Iterator[Found]]


def check_sense(root: Node, context: Context, seen: Examination) -> None:
    """Report every fault of how parts go together; not where lines are left out or were read otherwise than written."""
    if seen.reading.gaps or seen.reading.lost:
        return
    file = File(root, context, seen.lines)
    for check in SENSE:
        for found in check(file):
            if seen.problems.is_full:
                return
            if found.span.line not in seen.quiet:
                add(seen.problems, found, "error")


def add(problems: Problems, found: Found, severity: Severity) -> None:
    """Note what a check found."""
    related = (Related(found.first, "first here"),) if found.first else ()
    problems.add(
        found.code,
        found.span,
        found.message,
        found.help,
        severity=severity,
        related=related,
        label="again here" if related else "",
    )


def at(file: File, *path: str | int) -> Spot:
    """What stands at a path that exists."""
    return locate(file.root, path)


# ── Ids ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def choice_ids_are_unique(file: File) -> Iterator[Found]:
    """A choice is known by its id in saves and conditions, so the whole file has it once."""
    first: dict[str, Span] = {}
    for choice in authored_choices(file.root):
        name = text_of(choice.node, "id")
        if not name:
            continue
        span = choice.node.kids["id"].span
        if name in first:
            help_ = "give it another, such as " + _free(name, [*first], choice.seat)
            yield Found("S070", span, f'two choices have the id "{name}"', help_, first[name])
        else:
            first[name] = span


def _free(name: str, taken: Sequence[str], seat: str) -> str:
    """An id like `name` that is not taken."""
    candidates = [f"{seat}-{name}"[:40], *(f"{name[:36]}-{number}" for number in range(2, 99))]
    return next((candidate for candidate in candidates if candidate not in taken), "one that is not used yet")


def other_ids_are_unique(file: File) -> Iterator[Found]:
    """Rounds, events and endings are known by their ids too, each kind by itself."""
    for part, noun in (("rounds", "rounds"), ("events", "events"), ("endings", "endings")):
        first: dict[str, Span] = {}
        for number, node in items(file.root, part):
            name = text_of(node, "id")
            if not name and part == "rounds":
                first.setdefault(f"round-{number + 1}", at(file, part, number).value())
            if not name:
                continue
            span = node.kids["id"].span
            if name in first:
                yield Found("S071", span, f'two {noun} have the id "{name}"', "give one of them another", first[name])
            else:
                first[name] = span


def outcome_ids_are_unique(file: File) -> Iterator[Found]:
    """A save knows what a choice led to by the outcome's id."""
    for choice in authored_choices(file.root):
        first: dict[str, Span] = {}
        for number, node in items(choice.node, "outcomes"):
            name = text_of(node, "id")
            span = node.kids["id"].span if name else first_of(node)
            name = name or f"outcome-{number + 1}"
            if name in first:
                message = f'two outcomes of this choice have the id "{name}"'
                yield Found("S078", span, message, "give each its own, or leave the ids out", first[name])
            first.setdefault(name, span)


def ids_are_not_reserved(file: File) -> Iterator[Found]:
    """Conditions have words of their own, and `pass` is the move of a seat that makes none."""
    for part, noun in (("actors", "actor"), ("indicators", "indicator")):
        for name, _ in entries(file.root, part):
            if name in RESERVED:
                message = f'an {noun} cannot be called "{name}": conditions use this word themselves'
                yield Found("S072", at(file, part, name).name(), message, "choose another id")
    for choice in authored_choices(file.root):
        if text_of(choice.node, "id") == "pass":
            message = 'a choice cannot be called "pass": this is the move of a seat that makes none'
            yield Found("S072", choice.node.kids["id"].span, message, "choose another id")


def indicators_are_no_actors(file: File) -> Iterator[Found]:
    """One id names one thing."""
    actors = {name: at(file, "actors", name).name() for name, _ in entries(file.root, "actors")}
    for name, _ in entries(file.root, "indicators"):
        if name in actors:
            message = f'"{name}" is the id of an actor and of an indicator'
            yield Found("S073", at(file, "indicators", name).name(), message, "give one of them another", actors[name])


# ── Who does what to whom ────────────────────────────────────────────────────────────────────────────────────────────


def choices_belong_to_seats(file: File) -> Iterator[Found]:
    """An actor without a seat never chooses."""
    for name, actor in entries(file.root, "actors"):
        if text_of(actor, "seat") != "none":
            continue
        rounds = [number for number, round_ in items(file.root, "rounds") if name in dict(entries(round_, "choices"))]
        if len(rounds) == 1:
            span = at(file, "rounds", rounds[0], "choices", name).name()
            message = f'choices are written for "{name}", which has no seat'
            yield Found("S074", span, message, f'remove them, or remove seat: none from the actor "{name}"')
        elif rounds:
            message = f'"{name}" has no seat, and choices are written for it in {len(rounds)} rounds'
            yield Found("S074", actor.kids["seat"].span, message, "remove seat: none, or the choices")


def acts_are_aimed_at_others(file: File) -> Iterator[Found]:
    """No actor consults itself."""
    told: set[tuple[int, str]] = set()
    for choice in authored_choices(file.root):
        places: list[tuple[Path, Node]] = [(choice.path, choice.node)]
        for number, outcome in items(choice.node, "outcomes"):
            places.append(((*choice.path, "outcomes", number), outcome))
        for _, node in places:
            acts = node.kids.get("acts")
            for act in acts.kids.values() if acts is not None and acts.kind == "list" else ():
                words = act.data.split() if isinstance(act.data, str) else []
                if choice.seat in words[1:] and words[0] in CATALOGUE and len(words) == 2 + _is_mediation(words[0]):
                    place = (choice.round, choice.seat)
                    if (
                        place in told
                    ):  # several at once: the line of another seat is missing above, and that is one slip
                        continue
                    told.add(place)
                    span = narrow(act.span, choice.seat, file.lines)
                    message = f'"{choice.seat}" aims this act at itself'
                    help_ = f"the choices here are those of {choice.seat}: name another actor, or write whose they are"
                    yield Found("S075", span, message, help_)


def _is_mediation(verb: str) -> bool:
    return CATALOGUE[verb].kind == "mediation"


def ties_are_written_once(file: File) -> Iterator[Found]:
    """`us <-> qatar` writes both ways, so `us -> qatar` beside it would be lost or win by chance."""
    first: dict[str, Span] = {}
    for name, _ in entries(file.root, "relationships"):
        if not ties_of(name):
            continue
        span = at(file, "relationships", name).name()
        clash = next((one for one in spread(name) if one in first), None)
        if clash is not None:
            place = first[clash]
            message = f'"{name}" writes the tie "{clash}" a second time'
            yield Found("S076", span, message, "write each way by itself, or both ways at once", place)
        for one in spread(name):
            first.setdefault(one, span)


def endings_say_when(file: File) -> Iterator[Found]:
    """Each ending has a condition, or takes over when no other fits; not both."""
    endings = [*items(file.root, "endings")]
    for number, node in endings:
        has_condition = "when" in node.kids
        default = node.kids.get("default")
        is_last = number == len(endings) - 1  # of another, S080 tells that it cannot be the default
        if has_condition and is_last and default is not None and default.data is True:
            message = "this ending takes over when no other fits, so it has no condition"
            yield Found("S079", node.keys["when"], message, "remove the condition, or default: true")
        if not has_condition and len(node.kids) > 1 and (default is None or default.data is False):
            help_ = "add   when: {...}   or, for the ending that takes over when no other fits,   default: true"
            yield Found("S079", first_of(node), "this ending does not say when it comes", help_)


def default_ending_is_last(file: File) -> Iterator[Found]:
    """A game always ends somehow: the last ending takes over when no other fits."""
    endings = [*items(file.root, "endings")]
    for number, node in endings:
        spot = node.kids.get("default")
        is_default = spot is not None and spot.data is True
        is_last = number == len(endings) - 1
        if is_default and not is_last:
            span = at(file, "endings", number, "default").name()
            message = "an ending with default: true takes over from all below it, so it has to be the last"
            yield Found("S080", span, message, "move it to the end, or give it a condition instead")
    if endings and "when" in endings[-1][1].kids and not any("default" in node.kids for _, node in endings):
        number, node = endings[-1]
        span = at(file, "endings", number, "id").value() if "id" in node.kids else at(file, "endings").name()
        message = "no ending has default: true, so a game could end in none"
        yield Found("S080", span, message, "add a last ending with default: true instead of a condition")


def statements(file: File) -> Iterator[tuple[str, Node]]:
    """Everything besides choices that has a basis, with what it is called."""
    for _, claim in items(file.root, "claims"):
        yield "claim", claim
    for _, round_ in items(file.root, "rounds"):
        yield "situation", round_
        for _, claim in items(round_, "claims"):
            yield "claim", claim
    for choice in authored_choices(file.root):
        yield "choice", choice.node
    for _, event in items(file.root, "events"):
        yield "event", event


def disputed_claims_have_two_sides(file: File) -> Iterator[Found]:
    """A dispute is one between people with names."""
    for what, node in statements(file):
        positions = node.kids.get("positions")
        if what != "claim" or text_of(node, "basis") != "disputed":
            continue
        if positions is None or (positions.kind == "map" and len(positions.kids) < 2):
            first, second = [*(text_of(actor, "short") for _, actor in entries(file.root, "actors")), "", ""][:2]
            help_ = f'let each speak   positions: {{{first or "One side"}: "...", {second or "The other"}: "..."}}'
            span = node.keys["basis" if positions is None else "positions"]
            count = "no position" if positions is None or not positions.kids else "one position only"
            yield Found("S082", span, f"a disputed claim says which sides hold what, and this one has {count}", help_)


def rules_are_in_balance(file: File) -> Iterator[Found]:
    """Scores would swing to and fro if they returned further than to where they come from."""
    shares = {}
    written = file.root.kids["rules"].kids if "rules" in file.root.kids else {}
    for name in ("drift", "reciprocity"):
        node = written.get(name)
        shares[name] = 10 if node is None else _share(node.data)
    total = shares["drift"] + 2 * shares["reciprocity"]
    if total > 100 and max(shares.values()) <= 100:
        message = f"drift plus twice reciprocity is {total}%: above 100% scores would swing to and fro"
        larger = "drift" if shares["drift"] > 2 * shares["reciprocity"] else "reciprocity"
        node = written.get(larger) or next(node for name, node in written.items() if name in shares)
        yield Found("S081", node.span, message, "lower one of the two (left out, each is 10%)")


def _share(value: object) -> int:
    """A percentage as a rule has it; 0 for what is none."""
    text = str(value).removesuffix("%").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def format_is_a_whole_number(file: File) -> Iterator[Found]:
    """To the model 1.0 and true are as good as 1; an editor and a later version may think otherwise."""
    node = file.root.kids.get("format")
    if node is not None and type(node.data) in (bool, float) and node.data == 1:
        yield Found("S058", node.span, "the format is written as a whole number", "write format: 1")


SENSE: tuple[Check, ...] = (
    format_is_a_whole_number,
    choice_ids_are_unique,
    other_ids_are_unique,
    outcome_ids_are_unique,
    ids_are_not_reserved,
    indicators_are_no_actors,
    choices_belong_to_seats,
    acts_are_aimed_at_others,
    ties_are_written_once,
    endings_say_when,
    default_ending_is_last,
    disputed_claims_have_two_sides,
    rules_are_in_balance,
)
