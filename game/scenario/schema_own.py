"""The editors' schema with the names of one scenario: its actors, indicators, flags, choices and sources are offered.

Only what is offered differs. What is accepted is the same as in the schema for all scenarios, so that a name that was
added since is never complained about; the new one is offered once the schema is written anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import permutations

from game.diagnostics import Problems
from game.model.catalogue import ACTS, Act
from game.scenario.characters import same_line_ends, screen
from game.scenario.declared import declared, entries, text_of
from game.scenario.recover import read_tree
from game.scenario.schema import scenario_schema
from game.scenario.schema_values import Piece, weighed
from game.scenario.tree import Node

MOST_TIES = 240
"""Ties that are offered, both ways counted: those between 16 actors."""


def own_schema_text(text: str) -> str:
    """The schema for a scenario's text, as the file that editors read. Faults in the text only make it poorer."""
    screened = screen(same_line_ends(text), Problems(""))
    root = read_tree(screened.text, Problems("")).root
    schema = scenario_schema()
    if root is not None and root.kind == "map":
        _specialise(schema, root)
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _specialise(schema: Piece, root: Node) -> None:
    """Offer the names of a scenario where they can stand."""
    names = declared(root, ())
    actors, indicators = names["actors"] or [], names["indicators"] or []
    ties = [f"{a} -> {b}" for a, b in permutations(actors, 2)][:MOST_TIES]
    definitions = schema["definitions"]
    condition = definitions["Condition"]["properties"]
    called = {name: text_of(node, "name") for part in ("actors", "indicators") for name, node in entries(root, part)}
    if actors:
        definitions["ActUse"]["defaultSnippets"] = [_act(act, _pick(1, actors), _pick(2, actors)) for act in ACTS]
        _offer_names(definitions["Round"]["properties"]["choices"], actors, called)
        _offer_names(schema["properties"]["relationships"], ties, called)
    for shape in definitions.values():
        for part, piece in shape.get("properties", {}).items():
            if part == "effects":
                _offer_names(piece, [*indicators, *ties], called)
            elif part in ("sets", "clears"):
                _offer_words(piece["items"], names["flags"] or [])
            elif part == "cite":
                _offer_words(piece, [f"{source} ¶" for source in names["sources"] or {}])
    for part, known in (("flags", "flags"), ("no-flags", "flags"), ("chosen", "choices"), ("not-chosen", "choices")):
        _offer_words(condition[part]["items"], names[known] or [])
    for name in (*indicators, *ties):
        condition[name] = {"title": called.get(name, name), "$ref": "#/definitions/Range"}


def _act(act: Act, first: str, second: str) -> Piece:
    """An act to be inserted, with a list of actors to pick its target from."""
    body = f"{act.verb} {first}{f' {second}' if act.kind == 'mediation' else ''}"
    return {"label": act.verb, "description": f"{act.about} {weighed(act)}", "body": body}


def _pick(number: int, names: Iterable[str]) -> str:
    """A place in a text to be inserted where the editor offers a list."""
    return f"${{{number}|{','.join(names)}|}}"


def _offer_names(piece: Piece, names: Iterable[str], called: dict[str, str]) -> None:
    """Offer names of entries; what may stand below one is what the pattern for all names says."""
    below = next(iter(piece["patternProperties"].values()))
    piece["properties"] = {name: {"title": called.get(name, name), **below} for name in names}


def _offer_words(piece: Piece, words: Iterable[str]) -> None:
    """Offer words where any word of their form may stand."""
    offered = [{"label": word, "body": word} for word in words]
    if offered:
        piece["defaultSnippets"] = offered
