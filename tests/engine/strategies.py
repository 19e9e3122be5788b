"""Generators of scenarios and rounds for the property tests."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from game.model.catalogue import ACTS
from game.model.scenario import Scenario
from tests.builders import acting

ACTORS = ("a", "b", "c", "d", "e")
SCORES = st.integers(-100, 100)
PLAIN_VERBS = [act.verb for act in ACTS if act.kind == "plain"]
FIRM_RULES = st.fixed_dictionaries(
    {},
    optional={
        "act-size": st.integers(1, 10),
        "own-view": st.integers(0, 100),
        "ripple-friend": st.integers(0, 100),
        "ripple-enemy": st.integers(0, 100),
        "reciprocity": st.integers(0, 30),
        "drift": st.integers(0, 40),
        "disbelief": st.integers(0, 100),
        "lasting-mark": st.integers(0, 100),
    },
)


@st.composite
def ties(draw: st.DrawFn, actors: tuple[str, ...] = ACTORS) -> dict[str, Any]:
    """A score, and perhaps a usual level of its own, for every tie."""
    found: dict[str, Any] = {}
    for a in actors:
        for b in actors:
            if a != b:
                score = draw(SCORES)
                found[f"{a} -> {b}"] = {"start": score, "usual": draw(SCORES)} if draw(st.booleans()) else score
    return found


@st.composite
def acts(draw: st.DrawFn, seat: str, actors: tuple[str, ...] = ACTORS) -> str:
    """An act of the catalogue by a seat, mediation included."""
    others = [actor for actor in actors if actor != seat]
    if draw(st.integers(0, 9)) == 0:
        first, second = draw(st.permutations(others))[:2]
        return f"mediate {first} {second}"
    return f"{draw(st.sampled_from(PLAIN_VERBS))} {draw(st.sampled_from(others))}"


@st.composite
def rounds(draw: st.DrawFn) -> tuple[Scenario, dict[str, str]]:
    """A scenario with some acts of some seats, and the choices that do them all."""
    seats = draw(st.lists(st.sampled_from(ACTORS), unique=True, max_size=5))
    doing = {seat: draw(st.lists(acts(seat), min_size=1, max_size=3)) for seat in seats}
    made = acting(doing, actors=ACTORS, ties=draw(ties()), rules=draw(FIRM_RULES))
    return made, {seat: f"go-{seat}" for seat in seats}
