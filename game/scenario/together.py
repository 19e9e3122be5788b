"""One slip, one diagnostic: a name that is declared with a slip of the pen makes every use of it unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from game.diagnostics import Diagnostic, Span
from game.scenario.declared import authored_choices, text_of
from game.scenario.shapes import KNOWN_WORDS
from game.scenario.tree import Node, Path, locate, walk
from game.words import join_words, nearest, plural

WRONG_KINDS = frozenset(("string_type", "model_type", "act_form", "tuple_type", "dict_type"))
"""Faults of what is written where something else should be: a list of them has one cause."""


def without_echoes(root: Node, errors: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """What the model refuses, without what only follows from another of its faults."""
    misnamed = [tuple(error["loc"][:-1]) for error in errors if error["type"] == "string_pattern_mismatch"
                and error["loc"][-1] == "[key]" and _holds_names(locate(root, error["loc"][:-1]).node)]  # fmt: skip
    aimless = [tuple(error["loc"]) for error in errors if error["type"] == "act_targets"]
    return [
        error
        for error in errors
        if not any(_is_inside(error["loc"], path) for path in misnamed)
        and not (error["type"] == "unknown_name" and any(_is_target(root, error["loc"], path) for path in aimless))
    ]


def _holds_names(node: Node) -> bool:
    """Whether a value is a set of entries of the author's own names, like a table: `us: {qatar: 60, israel: 70}`."""
    return node.kind == "map" and not any(name in KNOWN_WORDS for name in node.keys)


def _is_inside(place: Sequence[Any], path: Path) -> bool:
    return len(place) > len(path) and tuple(place[: len(path)]) == path and place[-1] != "[key]"


def _is_target(root: Node, place: Sequence[Any], verb: Path) -> bool:
    """Whether a list entry is the actor at whom the one before is aimed: `[host-visit, qatar]`."""
    number, first = place[-1], verb[-1]
    if tuple(place[:-1]) != verb[:-1] or not isinstance(number, int) or not isinstance(first, int):
        return False
    if not first < number <= first + 2:
        return False
    actors = root.kids.get("actors")
    words = locate(root, place[:-1]).node.data[first : number + 1]
    return actors is not None and all(isinstance(word, str) and word in actors.keys for word in words[1:])


DECLARED_IN = {"S060": ("actors", "actor"), "S061": ("indicators", "indicator"), "S065": ("sources", "source")}
"""Where the names of each kind are declared, and what one is called."""

GIVEN_BY = {"S063": "flag", "S064": "choice"}
"""Names that are given where they are set or made, and what one is called."""

DOUBLED = ("S030", "S070", "S071", "S078")
HALF = ("S034", "S041", "S050", "S080")
"""What is told of a line that was copied, where the other of the two is whole: it follows from there being two."""
BEFORE_AN_ACT = 15
"""Lines above an act aimed at oneself in which a line out of its place may have hidden whose act it is."""
MOST_APART = 3
"""Uses of one unknown name that may be slips; more of them show that it is the name that was meant."""


def one_per_name(found: Sequence[Diagnostic], root: Node) -> list[Diagnostic]:
    """The diagnostics with many uses of one unknown name drawn together into one."""
    groups: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for problem in found:
        if problem.code in DECLARED_IN or problem.code in GIVEN_BY:
            groups[problem.code, problem.message].append(problem)
    dropped: set[int] = set()
    added: list[Diagnostic] = []
    for (code, message), group in groups.items():
        if len(group) < 2:
            continue
        name = message.split('"')[1]
        group.sort(key=lambda problem: problem.line)
        given = _given(root, code)
        noun = GIVEN_BY.get(code, "") or DECLARED_IN[code][1]
        near = nearest(name, given)
        if near is None and len(group) > MOST_APART and len(given) == 1 and _is_alone(name, groups, code):
            near = next(iter(given))  # a name that was changed where it is declared, and nowhere else
        if near:
            span = given[near]
            told = (
                f'the {noun} "{near}" is never used, and "{name}" is, on {plural(len({p.line for p in group}), "line")}'
            )
            help_ = f'did you mean "{name}"? It is used first on line {group[0].line}'
            added.append(Diagnostic(code, "error", told, help_, group[0].file, *span))
        elif code in DECLARED_IN and len(group) <= MOST_APART and nearest(name, _declared(root, code)):
            continue  # a slip of the pen each, to be mended in each place
        else:
            rest = f"on line {group[1].line}" if len(group) == 2 else f"in {plural(len(group) - 1, 'more place')}"
            added.append(replace(group[0], message=f"{message} (here and {rest})"))
        dropped |= {id(problem) for problem in group}
    added = _without_their_part(added, dropped, groups, root)
    doubled = {one.span.line for problem in found if problem.code in DOUBLED for one in problem.related}
    dropped |= {id(problem) for problem in found if problem.code in HALF and problem.line in doubled}
    dropped |= {id(problem) for problem in found if problem.code == "S041" and _is_swapped(problem, found)}
    broken = {problem.line for problem in found if "S020" <= problem.code < "S030"}
    dropped |= {id(problem) for problem in found if problem.code == "S030" and problem.line - 1 in broken}
    moved = {problem.line for problem in found if problem.code in ("S024", "S026")}
    dropped |= {
        id(problem)
        for problem in found
        if problem.code == "S075" and any(0 < problem.line - line <= BEFORE_AN_ACT for line in moved)
    }
    return _one_per_source([problem for problem in found if id(problem) not in dropped] + added, root)


def _is_swapped(lacks: Diagnostic, found: Sequence[Diagnostic]) -> bool:
    """Whether what an entry lacks stands twice in the one just above: two lines changed places."""
    names = lacks.message.split('"')[1::2]
    return any(
        other.code == "S030" and other.message.split('"')[1] in names and 0 < lacks.line - other.line <= 2
        for other in found
    )


def _without_their_part(
    added: list[Diagnostic], dropped: set[int], groups: Mapping[tuple[str, str], list[Diagnostic]], root: Node
) -> list[Diagnostic]:
    """Where the part is missing that declares names of a kind, that is told once: at the first of them."""
    for code, (part, noun) in DECLARED_IN.items():
        names = {message.split('"')[1]: group for (kind, message), group in groups.items() if kind == code}
        if part in root.kids or len(names) < 2:
            continue
        every = sorted((problem for group in names.values() for problem in group), key=lambda problem: problem.line)
        shown = join_words([f'"{name}"' for name in [*names][:3]] + ["others"] * (len(names) > 3))
        message = f'this scenario has no "{part}", and speaks of {shown}'
        help_ = f'is the line "{part}:" missing? It holds each {noun} by its id'
        dropped |= {id(problem) for problem in every}
        added = [problem for problem in added if problem.code != code]
        added.append(replace(every[0], message=message, help=help_))
    return added


def _one_per_source(found: list[Diagnostic], root: Node) -> list[Diagnostic]:
    """Where many cites go beyond the last paragraph of a source, it is the number of its paragraphs that is wrong."""
    sources = root.kids.get("sources")
    for name, source in sources.kids.items() if sources is not None else ():
        beyond = [problem for problem in found if problem.code == "S066" and problem.message.startswith(f"{name} ")]
        if len(beyond) > 2:
            message = f'"{name}" is said to have {source.kids["paragraphs"].data} paragraphs, and later ones are cited'
            places = join_words([str(line) for line in sorted({problem.line for problem in beyond})[:4]])
            help_ = f"look at this number, or at the cites on lines {places}"
            one = Diagnostic("S066", "error", message, help_, beyond[0].file, *source.kids["paragraphs"].span)
            found = [problem for problem in found if problem not in beyond] + [one]
    return found


def _is_alone(name: str, groups: Mapping[tuple[str, str], Sequence[Diagnostic]], code: str) -> bool:
    """Whether no other name of the kind is unknown."""
    return all(kind != code or message.split('"')[1] == name for kind, message in groups)


def _declared(root: Node, code: str) -> list[str]:
    """The names of a kind that the file declares."""
    node = root.kids.get(DECLARED_IN[code][0])
    return [str(name) for name in node.keys] if node is not None and node.kind == "map" else []


def _given(root: Node, code: str) -> dict[str, Span]:
    """Names of a kind that the file declares, sets or gives, and uses nowhere else; each with its place."""
    if code in GIVEN_BY:
        return _set_in_vain(root) if code == "S063" else _choices_unasked(root)
    part = DECLARED_IN[code][0]
    node = root.kids.get(part)
    if node is None or node.kind != "map":
        return {}
    words: set[str] = set()
    for path, kid in walk(root):
        if path and path[0] == part and len(path) == 2:
            continue
        if path and isinstance(path[-1], str) and not (part == "indicators" and path[0] == "actors" and len(path) == 2):
            words.update(path[-1].split())
        if isinstance(kid.data, str) and kid.kind in ("plain", "quoted"):
            words.update(kid.data.split())
    return {str(name): span for name, span in node.keys.items() if name not in words}


def _set_in_vain(root: Node) -> dict[str, Span]:
    """The flags that something sets and no condition tests."""
    places: dict[str, Span] = {}
    tested: set[str] = set()
    for path, node in walk(root):
        if not path or not isinstance(path[-1], str) or node.kind != "list":
            continue
        words = {word.data: word.span for word in node.kids.values() if isinstance(word.data, str)}
        if path[-1] in ("sets", "clears"):
            places = words | places
        elif path[-1] in ("flags", "no-flags"):
            tested.update(words)
    return {name: span for name, span in places.items() if name not in tested}


def _choices_unasked(root: Node) -> dict[str, Span]:
    """The ids of choices that no condition asks for."""
    asked = {
        word
        for path, node in walk(root)
        if path and path[-1] in ("chosen", "not-chosen") and node.kind == "list"
        for word in node.data
        if isinstance(word, str)
    }
    ids = [choice.node.kids["id"] for choice in authored_choices(root) if text_of(choice.node, "id")]
    return {node.data: node.span for node in ids if node.data not in asked}
