"""How single values are written, as pieces of JSON Schema: acts, verbs, ranges in words, percentages.

Patterns here are read by editors, which know JavaScript's regular expressions; `[0-9]` means the same everywhere.
"""

from __future__ import annotations

from typing import Any

from game.model.catalogue import ACTS, Act
from game.model.names import CITE_PATTERN, ID_PATTERN, QUANTITY_PATTERN, TIE_PATTERN

Piece = dict[str, Any]
"""A piece of JSON Schema."""

_ID = "[a-z][a-z0-9-]*"
_NUMBER = "[-+]?[0-9]{1,4}"
_PERCENTAGE = " *0*(100|[0-9]{1,2}) *%"

RANGE_HELP = "Write `at least 5`, `at most 5`, `above 5`, `below 5`, `exactly 5` or `between 2 and 5`."
CONDITION_HELP = "Write what must hold: `us -> qatar: at least 55`, `talks: below 40`, `flags: [name]`."


def range_in_words() -> Piece:
    """`at least 55`, or a bare number."""
    words = "at +least|at +most|above|below|exactly|>=|<=|==|=|>|<"
    return {
        "title": "range",
        "description": "What must hold, in words.",
        "type": ["string", "integer"],
        "pattern": f"^ *(({words}) *{_NUMBER}|between +{_NUMBER} +and +{_NUMBER}) *$",
        "errorMessage": RANGE_HELP,
        "defaultSnippets": [
            {"label": f"{words} …", "description": meaning, "body": f"{words} ${{1:50}}"}
            for words, meaning in (
                ("at least", "This number or more."),
                ("at most", "This number or less."),
                ("above", "More than this number."),
                ("below", "Less than this number."),
                ("exactly", "This number and no other."),
            )
        ]
        + [
            {
                "label": "between … and …",
                "description": "From one number to another, both included.",
                "body": "between ${1:20} and ${2:40}",
            }
        ],
        "$comment": "a range in words: `at least 55`, `below 40`, `between 20 and 40`",
    }


def percentage(or_off: bool = False) -> Piece:
    """`60%` or 60; `off` too where a rule can be switched off."""
    return {
        "type": ["string", "integer"],
        "minimum": 0,
        "maximum": 100,
        "pattern": f"^({'off|' if or_off else ''}{_PERCENTAGE})$",
        "errorMessage": f"Write a percentage from 0% to 100%, such as `60%`{' or `off`' if or_off else ''}.",
        "$comment": f"a percentage: `60%` or `60`{', or `off`' if or_off else ''}",
    }


def verb() -> Piece:
    """The verb of an act, where only that is written."""
    return {
        "title": "act",
        "type": "string",
        "enum": [act.verb for act in ACTS],
        "markdownEnumDescriptions": [f"{act.about} {weighed(act)}" for act in ACTS],
        "errorMessage": "Write the verb of an act, such as consult, praise or criticise; the reference lists them all.",
        "$comment": "the verb of an [act](#acts)",
    }


def act() -> Piece:
    """An act as it is written in `acts`: its verb and at whom it is aimed."""
    verbs = "|".join(act.verb for act in ACTS)
    return {
        "title": "act",
        "type": "string",
        "description": "A verb of the catalogue and the actor it is aimed at: `criticise israel`.",
        "pattern": f"^ *({verbs}) +{_ID}( +{_ID})? *$",
        "patternErrorMessage": "Write an act as a verb of the catalogue and an actor: `consult qatar`. "
        "The reference lists the verbs.",
        "allOf": [_one_act(act) for act in ACTS],
        "defaultSnippets": [
            {
                "label": act.verb,
                "description": f"{act.about} {weighed(act)}",
                "body": f"{act.verb} ${{1:actor}}" + (" ${2:other-actor}" if act.kind == "mediation" else ""),
            }
            for act in ACTS
        ],
        "$comment": "an [act](#acts): `criticise israel`",
    }


def _one_act(act: Act) -> Piece:
    """What hovering over this act shows, and how many it is aimed at."""
    two = act.kind == "mediation"
    example = f"{act.verb} israel hamas" if two else f"{act.verb} qatar"
    return {
        "if": {"pattern": f"^ *{act.verb} "},
        "then": {
            "markdownDescription": f"`{act.verb}`: {act.about} {weighed(act)}",
            "pattern": f"^ *{act.verb} +{_ID}{f' +{_ID}' if two else ''} *$",
            "patternErrorMessage": f"`{act.verb}` is aimed at {'two actors' if two else 'one actor'}: `{example}`.",
        },
    }


def weighed(act: Act) -> str:
    """An act's weight and code in a sentence: "Weight -2.0 (CAMEO 111)."."""
    both = "; moves both sides alike" if act.mutual else ""
    return f"Weight {number(act.weight10)} (CAMEO {act.code}){both}."


def number(tenths: int) -> str:
    """A weight in tenths as text, always with its sign.

    >>> number(-4), number(34), number(0)
    ('-0.4', '+3.4', '0.0')
    """
    return f"{tenths / 10:+.1f}" if tenths else "0.0"


WORDS = {
    ID_PATTERN: "an id: small letters, digits, hyphens",
    CITE_PATTERN: "a cite: `kamel ¶4`, `kamel ¶2 ¶8; other ¶1`",
    "^[a-z][a-z -]*$": "a word or two in small letters",
}
"""What each pattern of the models means."""

PATTERN_HELP = {
    ID_PATTERN: "An id is made of small letters, digits and hyphens, and starts with a letter.",
    CITE_PATTERN: "Write a source's id and its paragraphs: `kamel ¶4`, or `kamel ¶2 ¶8; other ¶1`.",
    "^[a-z][a-z -]*$": "Write small letters only.",
}
"""What an editor says where a text does not follow a pattern."""

KEY_HELP = {
    ID_PATTERN: "An id is made of small letters, digits and hyphens, and starts with a letter.",
    TIE_PATTERN: "Write a tie as `us -> qatar` (one way) or `us <-> qatar` (both ways).",
    QUANTITY_PATTERN: "Write a tie (`us -> qatar`, `us <-> qatar`) or the id of an indicator.",
}
"""What an editor says of a name that cannot stand where names follow a pattern."""
