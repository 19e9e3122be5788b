"""Whatever is said never to be never is: warnings held against games, of made-up scenarios and of shipped ones bent."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.diagnostics import Problems
from game.engine import offers
from game.model.scenario import Scenario
from game.playthrough import Playthrough, Settings
from game.scenario import read_scenario, shipped
from game.scenario.advice_reach import Reach, after
from game.scenario.check import File
from game.scenario.load import Loaded
from game.scenario.recover import read_tree

SEATS = ("east", "west")
CHOICES = [f"{seat}-{number}{letter}" for number in (1, 2, 3) for seat in SEATS for letter in "ab"]
QUANTITIES = ("calm", "trade", "east -> west", "west -> east", "east <-> west")

number = st.integers(-30, 130)
spans = st.one_of(
    st.builds("{} {}".format, st.sampled_from(("at least", "at most", "above", "below", "exactly")), number),
    st.builds(lambda a, b: f"between {min(a, b)} and {max(a, b)}", number, number),
)
entries = st.one_of(
    st.builds("{}: {}".format, st.sampled_from(QUANTITIES), spans),
    st.builds("round: {} {}".format, st.sampled_from(("at least", "exactly", "below")), st.integers(0, 4)),
    st.builds("{}: [{}]".format, st.sampled_from(("flags", "no-flags")), st.sampled_from(("red", "blue"))),
    st.builds("{}: [{}]".format, st.sampled_from(("chosen", "not-chosen")), st.sampled_from(CHOICES)),
)


def joined(parts: list[str]) -> str:
    named = {part.split(":")[0]: part for part in parts}
    return "{" + ", ".join(named.values()) + "}"


plain = st.lists(entries, min_size=1, max_size=3).map(joined)
conditions = st.one_of(
    plain,
    st.builds(
        lambda one, parts: f"{one[:-1]}, any: [{', '.join(parts)}]}}", plain, st.lists(plain, min_size=1, max_size=3)
    ),
)


@st.composite
def scenarios(draw: st.DrawFn) -> str:
    def effects() -> str:
        return f"{{calm: {draw(st.integers(-20, 20))}, trade: {draw(st.integers(-9, 9))}}}"

    def more() -> str:
        return draw(
            st.sampled_from(
                (
                    ", sets: [red]",
                    ", clears: [red]",
                    f", later: [{{rounds: 1, when: {draw(conditions)}, effects: {effects()}, sets: [blue]}}]",
                    f", outcomes: [{{chance: 50, text: x, effects: {effects()}}}, {{chance: 50, text: y}}]",
                    ", acts: [praise OTHER]",
                    ", acts: [strike OTHER]",
                )
            )
        )

    lines = ["format: 1", "title: Chance", "actors:"]
    for seat in SEATS:
        goal = f"{{name: goal-{seat}, when: {draw(conditions)}, points: 9}}"
        lines.append(f"  {seat}: {{name: {seat}, short: {seat}, public: x, goals: [{goal}]}}")
    lines += ["indicators:"]
    for name in ("calm", "trade"):
        lines.append(f"  {name}: {{name: {name}, start: {draw(st.integers(0, 100))}, low: a, high: b}}")
    lines += ["relationships:", f"  east -> west: {draw(st.integers(-100, 100))}", "rounds:"]
    for round_ in (1, 2, 3):
        lines += [f"  - title: Round {round_}", "    situation: x", "    choices:"]
        for seat, other in (SEATS, SEATS[::-1]):
            lines.append(f"      {seat}:")
            for letter in "ab":
                condition = f", when: {draw(conditions)}" if draw(st.booleans()) else ""
                rest = more().replace("OTHER", other) + condition
                lines.append(f"        - {{id: {seat}-{round_}{letter}, label: {letter}, effects: {effects()}{rest}}}")
    lines += ["moves: [consult]", "events:"]
    for name, rest in (("one", ", sets: [red]"), ("two", ", once: false, sets: [blue]")):
        lines.append(f"  - {{id: {name}, when: {draw(conditions)}, text: x, effects: {effects()}{rest}}}")
    lines += ["endings:"]
    for name in ("first", "second", "third"):
        early = ", early: true" if draw(st.integers(0, 9)) == 0 else ""
        lines.append(f"  - {{id: {name}, title: x, when: {draw(conditions)}, text: x{early}}}")
    return "\n".join([*lines, "  - {id: rest, title: x, default: true, text: x}", ""])


def told(loaded: Loaded, *codes: str) -> Iterator[tuple[str, str]]:
    """What is warned of: code, and the id (or the name) above or at the place of the warning."""
    lines = loaded.text.split("\n")
    for problem in loaded.problems:
        if problem.code in codes:
            upto = "\n".join([*lines[: problem.line - 1], lines[problem.line - 1][: problem.column]])
            is_goal = problem.code in ("S108", "S109")
            name = re.findall(rf"(?<![\w-]){'name' if is_goal else 'id'}: ([^,}}\n]+)", upto)[-1]
            seat = re.findall(r"^  ([a-z-]+):", upto, re.MULTILINE)[-1] if is_goal else ""
            yield problem.code, f"{seat}: {name}" if is_goal else name


def held_against_games(loaded: Loaded, games: int) -> set[str]:
    """Play at random and look that nothing happens which was said not to; returns the codes put to the test."""
    scenario = loaded.scenario
    assert scenario is not None
    said = {*told(loaded, "S106", "S107", "S108", "S109", "S110", "S111")}
    always = [problem.line for problem in loaded.problems if "always fits" in problem.message]
    never = {name for code, name in said if code in ("S106", "S107", "S108", "S110")}
    if not always:
        never |= {name for code, name in said if code == "S111"}
    later = [p for p in loaded.problems if p.message.startswith(("what was to come", "all goals"))]
    certain = {name for code, name in said if code == "S109"} if not later else set()
    if any(p.message.startswith("what was to come") for p in later):  # the choice itself may well open
        never -= {name for code, name in said if code == "S107"}
    for seed in range(games):
        for name in happened(scenario, seed, certain):
            assert name not in never, f"{name} in game {seed}\n{loaded.text}"
    return {code for code, _ in said}


def happened(scenario: Scenario, seed: int, certain: set[str]) -> Iterator[str]:
    """The ids of choices that were open, of events and endings that came, and the names of goals that were met."""
    run = Playthrough(scenario, Settings(seed=seed, computers=dict.fromkeys(scenario.seats, "random")))
    while not run.is_over:
        for seat in scenario.seats:
            yield from (offer.id for offer in offers(scenario, run.state, seat) if offer.available)
        step = run.play_round()
        yield from getattr(step, "events", ())
    yield run.state.ending
    for seat in scenario.seats:
        for standing in run.view(seat).goals:
            name = f"{seat}: {standing.goal.name}"
            if standing.is_met:
                yield name
            assert standing.is_met or name not in certain, f"{name}\n{scenario.text}"


def reach_of(text: str) -> Reach:
    root = read_tree(text, Problems("x.yaml"), recover=False, quiet=frozenset()).root
    assert root is not None
    return Reach(File(root, {}, text.split("\n")))


def stays_within(text: str, games: int) -> None:
    """Play at random and look that no indicator leaves the limits worked out for it, and no flag is set too early."""
    scenario = read_scenario(text, "x.yaml").scenario
    assert scenario is not None
    reach = reach_of(text)
    for seed in range(games):
        run = Playthrough(scenario, Settings(seed=seed, computers=dict.fromkeys(scenario.seats, "random")))
        while not run.is_over:
            run.play_round()
            for name, value in run.view().indicators.items():
                span = reach.range_of(name, after(run.state.round))
                assert span.low <= value <= span.high, f"{name} after round {run.state.round}: {value}\n{text}"
            for flag in run.state.flags:
                assert reach.earliest[flag] <= run.state.round


@settings(max_examples=60, deadline=None)
@given(scenarios())
def test_indicators_stay_within_what_their_effects_add_up_to(text: str) -> None:
    stays_within(text, 6)


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_so_they_do_in_shipped_scenarios(path: Path) -> None:
    stays_within(path.read_text(encoding="utf-8"), 40)


def test_the_limits_are_reached_by_some_game() -> None:
    """Outcomes, what comes later and events all count, each in its round."""
    text = SMALL.replace("EFFECT", "effects: {calm: +1}, " + LATER + OUTCOMES)
    limits = reach_of(text).limits["calm"]
    assert [tuple(span) for span in limits] == [(50, 50), (48, 60), (48, 63), (46, 63)]


LATER = (
    "later: [{rounds: 1, effects: {calm: +3}}, {rounds: 2, effects: {calm: -2}}, {rounds: 9, effects: {calm: 50}}], "
)
OUTCOMES = "outcomes: [{chance: 40, text: x, effects: {calm: -3}}, {chance: 60, text: y, effects: {calm: +5}}]"
SMALL = """format: 1
title: Small
actors:
  east: {name: East, short: East, public: x}
  west: {name: West, short: West, public: x}
indicators: {calm: {name: Calm, start: 50, low: a, high: b}}
relationships: {}
rounds:
  - {title: One, situation: x, choices: {east: [{id: a, label: a, EFFECT}, {id: b, label: b}]}}
  - {title: Two, situation: x}
  - {title: Three, situation: x}
events: [{id: e, when: {round: 1}, text: x, effects: {calm: +4}}]
endings: [{id: end, title: x, text: x, default: true}]
"""


@settings(max_examples=150, deadline=None)
@given(scenarios())
def test_what_is_said_never_to_be_never_is(text: str) -> None:
    loaded = read_scenario(text, "chance.yaml")
    if loaded.scenario is not None:  # a flag or a choice may be tested that the draw left out
        held_against_games(loaded, 6)


def bend(text: str, lot: random.Random) -> str:
    return re.sub(r"\b(at least|at most|above|below) -?\d+", lambda found: f"{found[1]} {lot.randint(-60, 130)}", text)


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_it_is_true_of_shipped_scenarios_with_other_numbers_too(path: Path) -> None:
    """Every number of a condition is drawn anew, so that many choices never open and many endings never come."""
    source = path.read_text(encoding="utf-8")
    tested: set[str] = set()
    for seed in range(4):
        bent = bend(source, random.Random(seed))
        loaded = read_scenario(bent, path.name)
        assert loaded.scenario is not None
        tested |= held_against_games(loaded, 8)
    assert {"S106", "S110"} & tested
