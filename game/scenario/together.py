"""One slip, one diagnostic: a name that is declared with a slip of the pen makes every use of it unknown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from game.diagnostics import Diagnostic
from game.scenario.tree import Node
from game.words import nearest, plural

DECLARED_IN = {"S060": ("actors", "actor"), "S061": ("indicators", "indicator"), "S065": ("sources", "source")}
"""Where the names of each kind are declared, and what one is called."""

MOST_APART = 3
"""Uses of one unknown name that are told apart; more of them have one cause."""


def one_per_name(found: Sequence[Diagnostic], root: Node) -> list[Diagnostic]:
    """The diagnostics with many uses of one unknown name drawn together into one."""
    groups: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for problem in found:
        if problem.code in DECLARED_IN:
            groups[problem.code, problem.message].append(problem)
    dropped: set[int] = set()
    added: list[Diagnostic] = []
    for (code, message), group in groups.items():
        if len(group) < 2:
            continue
        part, noun = DECLARED_IN[code]
        name = message.split('"')[1]
        unused = _unused(root, part, found)
        near = nearest(name, unused)
        group.sort(key=lambda problem: problem.line)
        if near:
            span = root.kids[part].keys[near]
            told = (
                f'the {noun} "{near}" is never used, and "{name}" is, on {plural(len({p.line for p in group}), "line")}'
            )
            help_ = f'did you mean "{name}"? It is used first on line {group[0].line}'
            added.append(Diagnostic(code, "error", told, help_, group[0].file, *span))
        elif len(group) > MOST_APART:
            rest = plural(len(group) - 1, "more place")
            added.append(replace(group[0], message=f"{message} (here and in {rest})"))
        else:
            continue
        dropped |= {id(problem) for problem in group}
    return [problem for problem in found if id(problem) not in dropped] + added


def _unused(root: Node, part: str, found: Sequence[Diagnostic]) -> list[str]:
    """Names of a kind that are declared and used nowhere else."""
    from game.scenario.tree import walk

    node = root.kids.get(part)
    if node is None or node.kind != "map":
        return []
    words: set[str] = set()
    for path, kid in walk(root):
        if path and path[0] == part and len(path) == 2:
            continue
        if path and isinstance(path[-1], str):
            words.update(path[-1].split())
        if isinstance(kid.data, str) and kid.kind in ("plain", "quoted"):
            words.update(kid.data.split())
    return [str(name) for name in node.kids if name not in words]
