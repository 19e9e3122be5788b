"""A small scenario with everything that a debrief tells of: a record, chance, delays, events, flags, endings."""

from __future__ import annotations

import json
from typing import Any

from game.model.scenario import Scenario
from game.playthrough import Decision, Playthrough, Prediction, Refused, Settings

CANARIES = {"north": "canary-north-robin", "south": "canary-south-wren", "ferry": "canary-ferry-tern"}
"""A word in each brief and goal that no other seat may ever read before the end."""


def _goals(seat: str, *goals: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**goal, "name": f"{goal['name']} ({CANARIES[seat]}-goal)"} for goal in goals]


def data() -> dict[str, Any]:
    """The scenario as a file would hold it; the caller may change it."""
    return {
        "format": 1,
        "title": "The Crossing",
        "subtitle": "Two banks and a ferry",
        "summary": "A bridge is *gone*.\n\nA ferry remains.",
        "disclaimer": "All of it is invented.",
        "fog": "direction",
        "sources": {"paper": {"author": "A. Writer", "title": "The bridge", "paragraphs": 9}},
        "actors": {
            "north": {
                "name": "North Bank", "short": "North", "mention": "the north", "public": "It owns the bridge.",
                "brief": f"Keep the toll. {CANARIES['north']}",
                "goals": _goals(
                    "north",
                    {"name": "Be liked", "when": {"south -> north": "at least 10"}, "points": 60, "because": "trade"},
                    {"name": "No strike", "when": {"no-flags": ["strike"], "calm": "above 40"}, "points": 40},
                ),
            },
            "south": {
                "name": "South Bank", "short": "South", "mention": "the south", "public": "It needs the bridge. Much.",
                "brief": f"Cross somehow. {CANARIES['south']}",
                "goals": _goals(
                    "south",
                    {"name": "Calm", "when": {"any": [{"calm": "at least 60"}, {"flags": ["truce"]}]}, "points": 100},
                ),
            },
            "ferry": {
                "name": "Ferry", "short": "Ferry", "mention": "the ferry", "public": "It crosses.", "seat": "closed",
                "brief": f"Earn. {CANARIES['ferry']}",
                "goals": _goals("ferry", {"name": "Rich", "when": {"round": "at least 9"}, "points": 100}),
            },
        },
        "indicators": {
            "calm": {"name": "Calm", "start": 50, "low": "riot", "high": "peace", "bands": ["low", "middle", "high"],
                     "about": "How quiet it is.", "because": "a calm week", "cite": "paper ¶2"},
        },
        "relationships": {
            "north -> south": {"start": 20, "because": "old neighbours", "cite": "paper ¶1"},
            "south -> north": -30,
            "ferry <-> south": 40,
            "north <-> ferry": -25,
        },
        "rounds": [
            {
                "title": "The bridge is gone", "date": "Monday", "basis": "reported", "cite": "paper ¶1 ¶2",
                "situation": "The bridge fell at *night*.\nNobody was on it.",
                "claims": [{"text": "It was old.", "basis": "disputed", "cite": "paper ¶3",
                            "positions": {"North": "It was sound.", "South": "It was rotten."}}],
                "choices": {
                    "north": [
                        {"id": "n-regret", "label": "Express regret", "acts": ["express-empathy south"],
                         "reported": True, "cite": "paper ¶4", "effects": {"calm": 5}},
                        {"id": "n-blame", "label": "Blame the south", "detail": "Loudly.", "acts": ["accuse south"],
                         "sets": ["strike"], "later": [{"rounds": 1, "effects": {"calm": -20}, "because": "a strike"}]},
                    ],
                    "south": [
                        {"id": "s-talk", "label": "Offer talks", "acts": ["intend-negotiation north"],
                         "outcomes": [
                             {"id": "heard", "chance": "50%", "text": "It is heard.", "effects": {"calm": 10}},
                             {"id": "lost", "chance": "50%", "text": "It is lost.", "effects": {"calm": -1}},
                         ]},
                        {"id": "s-protest", "label": "Protest", "acts": ["criticise north"], "reported": True,
                         "cite": "paper ¶5"},
                        {"id": "s-shut", "label": "Close the bank", "when": {"calm": "at most 10"}},
                    ],
                    "ferry": [{"id": "f-wait", "label": "Wait"}],
                },
            },
            {
                "title": "The ferry", "date": "Tuesday", "basis": "reported", "cite": "paper ¶6",
                "situation": "The ferry is full.",
                "choices": {
                    "north": [{"id": "n-pay", "label": "Pay the ferry", "acts": ["provide-economic-aid ferry"]}],
                    "south": [{"id": "s-wait", "label": "Wait for a boat"}],
                    "ferry": [{"id": "f-cross", "label": "Cross at night", "acts": ["consult south"],
                               "reported": True, "cite": "paper ¶7"}],
                },
            },
            {
                "title": "A new bridge", "basis": "hypothetical", "situation": "Plans are drawn.",
                "choices": {
                    "north": [{"id": "n-sign", "label": "Sign", "acts": ["sign-agreement south"], "sets": ["truce"]},
                              {"id": "n-refuse", "label": "Refuse", "acts": ["reject south"]}],
                },
            },
        ],
        "moves": ["consult", "praise", "mediate"],
        "events": [
            {"id": "fog-bank", "title": "Fog", "when": {"round": "at least 2"}, "text": "Fog on the river.",
             "effects": {"calm": -2}},
        ],
        "endings": [
            {"id": "riot", "title": "Riot", "when": {"calm": "at most 20"}, "early": True, "text": "Windows break."},
            {"id": "bridge", "title": "A bridge", "when": {"flags": ["truce"], "south -> north": "at least 0"},
             "text": "It stands."},
            {"id": "quiet", "title": "Quiet", "when": {"any": [{"calm": "at least 90"}, {"chosen": ["n-regret"]}]},
             "text": "Nothing moves."},
            {"id": "never", "title": "Never", "when": {"round": "at least 9", "not-chosen": ["n-pay"]}, "text": "No."},
            {"id": "open", "title": "Open", "default": True, "text": "Who knows."},
        ],
        "debrief": {"questions": ["Who moved first?", "Why?"]},
        "glossary": {"toll": "what a crossing costs"},
    }  # fmt: skip


def crossing(**changes: Any) -> Scenario:
    """The scenario; `changes` replace whole parts of it."""
    return Scenario.model_validate_json(json.dumps({**data(), **changes}))


def played(
    *choices: str,
    seat: str = "north",
    seed: int = 7,
    scenario: Scenario | None = None,
    predictions: dict[str, Prediction] | None = None,
) -> Playthrough:
    """A game in which one seat makes these choices, a round each, and the computer plays the rest."""
    playthrough = Playthrough(scenario or crossing(), Settings(seed=seed, seats=(seat,), reflect="predict"))
    for number, choice in enumerate(choices, 1):
        answer = playthrough.decide(Decision(seat, choice, f"reason {number}", predictions or {}))
        assert not isinstance(answer, Refused), answer
    return playthrough
