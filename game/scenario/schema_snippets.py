"""What an editor offers to write out in one go: the skeletons of a tie, a round, a choice and so on.

`${1:us}` is a place that the editor stops at, with what stands there meanwhile.
"""

from __future__ import annotations

from typing import Any

Snippet = dict[str, Any]


def _snippet(label: str, description: str, body: Any) -> Snippet:
    return {"label": label, "description": description, "body": body}


_TIE = {"${1:us} -> ${2:qatar}": "${3:0}"}

_CHOICE = {
    "id": "${1:measured-regret}",
    "label": "${2:What the student reads}",
    "acts": ["${3:consult} ${4:qatar}"],
}

SHAPES: dict[str, list[Snippet]] = {
    "Round": [
        _snippet(
            "round",
            "A round with two choices for one seat.",
            {
                "title": "${1:What this round is about}",
                "situation": "${2:What every seat is told.}",
                "choices": {
                    "${3:us}": [
                        {"id": "${4:first-choice}", "label": "${5:One way}", "acts": ["${6:consult qatar}"]},
                        {"id": "${7:other-choice}", "label": "${8:Another way}", "acts": ["${9:demand qatar}"]},
                    ]
                },
            },
        )
    ],
    "Choice": [
        _snippet("choice", "A choice with one act.", _CHOICE),
        _snippet(
            "choice with a condition",
            "A choice that is open only while something holds.",
            {**_CHOICE, "when": {"${5:us -> qatar}": "${6:at least 20}"}, "why-not": "${7:Why it is closed.}"},
        ),
        _snippet(
            "choice with chance",
            "A choice that may turn out in two ways.",
            {
                **_CHOICE,
                "outcomes": [
                    {"chance": "${5:60%}", "text": "${6:It goes well.}", "effects": {"${7:talks}": "${8:4}"}},
                    {"chance": "${9:40%}", "text": "${10:It does not.}", "effects": {"${11:talks}": "${12:-4}"}},
                ],
            },
        ),
    ],
    "Condition": [
        _snippet("a tie", "How one actor regards another.", {"${1:us} -> ${2:qatar}": "${3:at least 55}"}),
        _snippet("an indicator", "Where an indicator stands.", {"${1:talks}": "${2:at least 50}"}),
        _snippet("one of several", "Conditions of which one is enough.",
                 {"any": [{"${1:talks}": "${2:at least 50}"}, {"flags": ["${3:flag}"]}]}),
    ],
    "Goal": [
        _snippet(
            "goal",
            "Something the seat wants, and what it counts for.",
            {"name": "${1:What it wants}", "when": {"${2:us -> qatar}": "${3:at least 55}"}, "points": "${4:30}"},
        )
    ],
    "Later": [
        _snippet(
            "later",
            "An effect that comes some rounds later.",
            {"rounds": "${1:2}", "effects": {"${2:talks}": "${3:4}"}, "because": "${4:Why it happens then}"},
        )
    ],
    "Event": [
        _snippet(
            "event",
            "Something from outside, when its condition holds after a round.",
            {
                "id": "${1:an-event}",
                "when": {"${2:talks}": "${3:below 20}"},
                "text": "${4:What the class is told.}",
                "effects": {"${5:talks}": "${6:-4}"},
            },
        )
    ],
    "Ending": [
        _snippet(
            "ending",
            "An ending with its condition; the first that fits is told.",
            {
                "id": "${1:an-ending}",
                "title": "${2:Its title}",
                "when": {"${3:talks}": "${4:at least 60}"},
                "text": "${5:How it ends.}",
            },
        ),
        _snippet(
            "last ending",
            "The ending that takes over when no other fits; it stands last.",
            {"id": "${1:adrift}", "title": "${2:Its title}", "text": "${3:How it ends.}", "default": True},
        ),
    ],
}  # fmt: skip
"""By the shape that they write out."""

PARTS: dict[tuple[str, str], list[Snippet]] = {
    ("Scenario", "relationships"): [
        _snippet("one way", "How one actor regards another, -100 to 100.", _TIE),
        _snippet("both ways", "How two actors regard each other.", {"${1:us} <-> ${2:qatar}": "${3:0}"}),
        _snippet(
            "with its reason",
            "A tie, why it starts there, and where that is found.",
            {"${1:us} -> ${2:qatar}": {"start": "${3:60}", "because": "${4:Why}", "cite": "${5:kamel ¶8}"}},
        ),
    ],
    ("Scenario", "actors"): [
        _snippet(
            "actor",
            "Who takes part.",
            {"${1:us}": {"name": "${2:United States}", "short": "${3:US}", "public": "${4:What everyone knows.}"}},
        )
    ],
    ("Scenario", "indicators"): [
        _snippet(
            "indicator",
            "A quantity from 0 to 100.",
            {"${1:talks}": {"name": "${2:Talks}", "start": "${3:25}", "low": "${4:broken off}", "high": "${5:close}"}},
        )
    ],
    ("Scenario", "sources"): [
        _snippet(
            "source",
            "A published text that cites can name.",
            {"${1:kamel}": {"author": "${2:Who wrote it}", "title": "${3:Its title}", "paragraphs": "${4:16}"}},
        )
    ],
}
"""By the shape and the part under which they are offered."""

EFFECTS: list[Snippet] = [
    _snippet("an indicator", "Move an indicator by some points.", {"${1:talks}": "${2:4}"}),
    _snippet(
        "a tie, with its reason",
        "Move a tie by some points; the rules do that for acts, so write it rarely.",
        {"${1:us} -> ${2:qatar}": {"by": "${3:-3}", "because": "${4:Why}"}},
    ),
]
"""Wherever effects are written."""
