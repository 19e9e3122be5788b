"""A generator of whole scenarios that use all that a file may say, for what has to hold of every scenario."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st

from game.model.catalogue import ACTS
from game.model.scenario import Scenario
from tests.engine.strategies import FIRM_RULES, SCORES

SEATS = ("a", "b", "c", "d")
INDICATORS = ("talks", "calm")
FLAGS = ("f1", "f2", "f3")
ROUNDS = 3
GRAVE = [act.verb for act in ACTS if abs(act.weight10) >= 70]
PLAIN = [act.verb for act in ACTS if act.kind == "plain"]
POLICIES = ("reported", "goal", "cautious", "random")
SMALL = st.integers(-60, 60)


@st.composite
def quantities(draw: st.DrawFn, one_way: bool = False) -> str:
    """A tie, both ways at once, or an indicator."""
    if draw(st.booleans()):
        return draw(st.sampled_from(INDICATORS))
    first, second = draw(st.permutations(SEATS))[:2]
    return f"{first} {'->' if one_way or draw(st.booleans()) else '<->'} {second}"


@st.composite
def conditions(draw: st.DrawFn, ids: tuple[str, ...], deep: bool = True) -> dict[str, Any]:
    """A condition that asks for something; `ids` are choices that it may name."""
    found: dict[str, Any] = {}
    for _ in range(draw(st.integers(0, 2))):
        sign = draw(st.sampled_from(("at least", "at most", "above", "below")))
        found[draw(quantities())] = f"{sign} {draw(SMALL)}"
    if draw(st.integers(0, 3)) == 0:
        found["flags"] = [draw(st.sampled_from(FLAGS))]
    if draw(st.integers(0, 3)) == 0:
        found["no-flags"] = [draw(st.sampled_from(FLAGS))]
    if draw(st.integers(0, 5)) == 0:
        found["round"] = f"at least {draw(st.integers(1, ROUNDS))}"
    if ids and draw(st.integers(0, 3)) == 0:
        found[draw(st.sampled_from(("chosen", "not-chosen")))] = [draw(st.sampled_from(ids))]
    if deep and draw(st.integers(0, 3)) == 0:
        found["any"] = [draw(conditions(ids, deep=False)) for _ in range(2)]
    return found or {draw(quantities(one_way=True)): f"at least {draw(SMALL)}"}


@st.composite
def parts(draw: st.DrawFn, seat: str) -> dict[str, Any]:
    """What a choice or an outcome brings about."""
    found: dict[str, Any] = {}
    others = [actor for actor in SEATS if actor != seat]
    acts = []
    for _ in range(draw(st.integers(0, 2))):
        if draw(st.integers(0, 5)) == 0:
            acts.append("mediate {} {}".format(*draw(st.permutations(others))))
        else:
            verb = draw(st.sampled_from(GRAVE if draw(st.booleans()) else PLAIN))
            acts.append(f"{verb} {draw(st.sampled_from(others))}")
    found["acts"] = acts
    found["effects"] = {draw(quantities()): draw(SMALL) for _ in range(draw(st.integers(0, 2)))}
    found["sets"] = draw(st.lists(st.sampled_from(FLAGS), max_size=1))
    found["clears"] = draw(st.lists(st.sampled_from(FLAGS), max_size=1))
    return found


@st.composite
def choices(draw: st.DrawFn, seat: str, number: int, earlier: tuple[str, ...]) -> list[dict[str, Any]]:
    """Up to three choices of a seat in a round."""
    found = []
    for k in range(draw(st.integers(0, 3))):
        choice = {"id": f"{seat}{number}-{k}", "label": "Go", **draw(parts(seat))}
        if draw(st.booleans()):
            choice["when"] = draw(conditions(earlier))
        if draw(st.integers(0, 2)) == 0:
            share = draw(st.integers(0, 100))
            choice["outcomes"] = [
                {"id": "yes", "chance": share, "text": "Yes.", **draw(parts(seat))},
                {"id": "no", "chance": 100 - share, "text": "No.", **draw(parts(seat))},
            ]
        for part in (choice, *choice.get("outcomes", ())):
            if draw(st.integers(0, 3)) == 0:
                later: dict[str, Any] = {"rounds": draw(st.integers(1, 3))}
                later["effects"] = {draw(quantities()): draw(SMALL)}
                later["sets"] = draw(st.lists(st.sampled_from(FLAGS), max_size=1))
                if draw(st.booleans()):
                    later["when"] = draw(conditions(earlier))
                part["later"] = [later]
        choice["reported"] = draw(st.integers(0, 3)) == 0
        found.append(choice)
    return found


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """A scenario of four seats and three rounds that plays to its end whatever is chosen."""
    rounds: list[dict[str, Any]] = []
    ids: tuple[str, ...] = ()
    for number in range(ROUNDS):
        offered = {seat: draw(choices(seat, number, ids)) for seat in SEATS}
        ids = (*ids, *(choice["id"] for row in offered.values() for choice in row))
        rounds.append({"title": f"Round {number}", "situation": "Something happened.", "choices": offered})
    events = [
        {
            "id": f"event-{k}",
            "when": draw(conditions(ids)),
            "once": draw(st.booleans()),
            "chance": draw(st.sampled_from((0, 30, 100, 100))),
            "text": "It happens.",
            "effects": {draw(quantities()): draw(SMALL)},
            "sets": draw(st.lists(st.sampled_from(FLAGS), max_size=1)),
            "clears": draw(st.lists(st.sampled_from(FLAGS), max_size=1)),
        }
        for k in range(draw(st.integers(0, 3)))
    ]
    endings: list[dict[str, Any]] = [
        {"id": f"end-{k}", "title": "End", "text": "It ends.", "when": draw(conditions(ids)),
         "early": draw(st.booleans())}
        for k in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    goals = {
        seat: [
            {"name": "Goal", "when": draw(conditions(ids)), "points": draw(st.integers(1, 50))}
            for _ in range(draw(st.integers(0, 2)))
        ]
        for seat in SEATS
    }
    ties = {f"{a} -> {b}": draw(SCORES) for a in SEATS for b in SEATS if a != b and draw(st.booleans())}
    moves = st.lists(st.sampled_from(("consult", "criticise", "mediate", "reduce-relations")), max_size=2, unique=True)
    data = {
        "format": 1,
        "title": "Test",
        "actors": {
            seat: {"name": seat, "short": seat, "public": "Known.", "goals": goals[seat],
                   "computer": draw(st.sampled_from(POLICIES))}
            for seat in SEATS
        },
        "indicators": {
            name: {"name": name, "start": draw(st.integers(0, 100)), "low": "low", "high": "high"}
            for name in INDICATORS
        },
        "relationships": ties,
        "rounds": rounds,
        "moves": draw(moves),
        "events": events,
        "endings": [*endings, {"id": "over", "title": "Over", "text": "It is over.", "default": True}],
        "rules": draw(FIRM_RULES),
    }  # fmt: skip
    return Scenario.model_validate_json(json.dumps(data))
