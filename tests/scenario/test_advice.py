"""Warnings are few: one for a slip, none for what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.diagnostics import Problems
from game.scenario import load_file, read_scenario, shipped
from game.scenario.advice_text import tell_line_ends

DATA = Path(__file__).parent.parent / "data"
BASE = (DATA / "bad" / "S121-two-choices-that-change-nothing.yaml").read_text(encoding="utf-8")
BASE = BASE.replace("label: Ask for water\n", "label: Ask for water\n          acts: [appeal hill]\n")
THIRD = """  - title: A dry autumn
    situation: The first clouds come.
    choices:
      delta:
        - {id: wells, label: Dig wells, effects: {water: +10}}
        - {id: pray, label: Hope for rain, acts: [consult hill]}
      hill:
        - {id: give, label: Give a little, effects: {water: +5}}
        - {id: refuse, label: Give nothing, acts: [reject delta]}
"""
ROUNDS = BASE.replace("events:\n", f"{THIRD}events:\n")


def found(text: str, *changes: tuple[str, str]) -> list[str]:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return [problem.code for problem in read_scenario(text, "x.yaml").problems]


def when(condition: str) -> tuple[str, str]:
    return "- id: blame\n", f"- id: blame\n          when: {condition}\n"


def test_the_common_scenario_is_free_of_warnings() -> None:
    assert found(BASE) == found(ROUNDS) == []


@pytest.mark.parametrize(
    "condition",
    [
        "{round: at least 2}",
        "{chosen: [share]}",
        "{chosen: [share, ask]}",
        "{not-chosen: [dam, visit]}",
        "{any: [{chosen: [share]}, {chosen: [keep]}]}",
        "{any: [{round: at least 5}, {flags: [shared]}]}",
        "{water: between 100 and 120}",
        "{delta <-> hill: at least 99}",
        "{water: at least 30, any: [{water: below 40}, {water: below 20}]}",
        "{no-flags: [shared], not-chosen: [share]}",
    ],
)
def test_a_choice_that_some_state_opens_is_left_alone(condition: str) -> None:
    assert found(BASE, when(condition)) == []


@pytest.mark.parametrize(
    "condition",
    [
        "{round: 1}",
        "{round: above 2}",
        "{water: above 100}",
        "{water: below 0}",
        "{delta -> hill: below -100}",
        "{chosen: [share], not-chosen: [share]}",
        "{chosen: [blame]}",
        "{water: at least 60, any: [{water: below 40}, {any: [{water: exactly 5}]}]}",
        "{any: [{chosen: [share], flags: [shared], no-flags: [shared]}]}",
    ],
)
def test_a_choice_that_none_opens_is_told_once(condition: str) -> None:
    assert found(BASE, when(condition)) == ["S106"]


def test_effects_are_added_up_in_a_game_of_some_rounds() -> None:
    """40, and 10 by sharing, 5 by the rain: at most 55 before the third round, and 70 in the end."""
    for number, codes in ((55, []), (56, ["S106"])):
        assert found(ROUNDS, ("- {id: wells, ", f"- {{id: wells, when: {{water: at least {number}}}, ")) == codes
    for number, codes in ((70, []), (71, ["S110"])):
        assert found(ROUNDS, ("water: at least 45", f"water: at least {number}")) == codes
    assert found(BASE, ("water: at least 45", "water: at least 90")) == []  # two rounds are a beginning


def test_an_ending_may_ask_for_less_below_one_that_asks_for_more() -> None:
    lush = "  - id: lush\n    title: Lush\n    when: {CONDITION}\n    text: Frogs sing.\n"
    for condition, codes in (
        ("water: at least 41", []),
        ("water: at least 46", ["S111"]),
        ("water: exactly 45, delta -> hill: above 0", ["S111"]),
        ("delta -> hill: above 0", []),
        ("any: [{water: above 60}, {water: between 50 and 55, flags: [shared]}]", ["S111"]),
        ("any: [{water: above 60}, {water: 20}]", []),
    ):
        new = lush.replace("CONDITION", condition)
        assert found(BASE, ("  - id: end\n", f"{new}  - id: end\n")) == codes, condition
    early = lush.replace("CONDITION", "water: at least 46").replace("    text", "    early: true\n    text")
    assert found(BASE, ("  - id: end\n", f"{early}  - id: end\n")) == []  # it may come before the last round


def test_endings_that_only_together_hide_another() -> None:
    new = "  - {id: low, title: Low, when: {water: below 45}, text: Low.}\n"
    new += "  - {id: kind, title: Kind, when: {delta -> hill: above 50}, text: Kind.}\n"
    assert found(BASE, ("  - id: end\n", f"{new}  - id: end\n")) == ["S111"]


def test_what_never_happens_for_want_of_something_told_already_is_not_told() -> None:
    calm = ("relationships:\n", "  calm: {name: Calm, start: 40, low: storm, high: peace}\nrelationships:\n")
    assert found(BASE, calm, ("{water: at least 45}", "{calm: at least 90}")) == ["S114"]
    assert found(BASE, ("sets: [shared]", "clears: [shared]")) == ["S112"]


def test_a_flag_set_under_another_name_is_one_warning() -> None:
    text = BASE.replace("sets: [shared]", "sets: [shred]\n          clears: [shared]")
    (problem,) = read_scenario(text, "x.yaml").problems
    assert problem.code == "S112"
    assert 'did you mean "shred"?' in problem.help


def test_a_flag_may_be_there_to_be_read() -> None:
    change = ("- id: dam\n", "- id: dam\n          sets: [dammed]\n")
    assert found(BASE, change) == ["S113"]
    assert found(BASE, change, ("events:\n", "flags: {dammed: the river is dammed}\nevents:\n")) == []


def test_standing_moves_are_something_to_do() -> None:
    start, end = BASE.index("      hill:\n        - id: visit"), BASE.index("events:\n")
    text = BASE[:start] + BASE[end:]
    assert found(text) == ["S116"]
    assert found(text, ("events:\n", "moves: [consult]\nevents:\n")) == []


@pytest.mark.parametrize(
    "word",
    ["no", "Yes", "ON", "off", "False", "~", "12:30", "1:30:00", "012", "0x1F", "1e3", "1_000", ".5", "2025-02-30"],
)
def test_what_other_programs_misread_is_told_where_it_is_unquoted(word: str) -> None:
    place = "title: A dry summer"
    assert found(BASE, (place, f"title: {word}")) == ["S123"]
    assert found(BASE, (place, f'title: "{word}"')) == found(BASE, (place, f"title: {word} and more")) == []


def test_words_and_dates_of_our_own_are_left_alone() -> None:
    text = "reflect: off\nrules: {reciprocity: off}\n"
    dated = ("title: A dry summer\n", "title: A dry summer\n    date: 2025-09-10\n")
    assert found(BASE, ("sources:\n", f"{text}sources:\n"), dated) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\r\nb: 2\nc: 3\r\n", (2, 5)),
        ("a: 1\nb: 2\nc: 3\r\n", (3, 5)),
        ("\ufeffa: 1\rb: 2\nc: 3\n", (1, 5)),
        ("a: 1\r\nb: 2\r\n", None),
        ("a: 1\rb: 2\r", None),
    ],
)
def test_line_ends_of_two_kinds_are_told_at_the_first_odd_one(text: str, place: tuple[int, int] | None) -> None:
    problems = Problems("x.yaml")
    tell_line_ends(text, problems)
    assert [(problem.line, problem.column) for problem in problems.found] == ([place] if place else [])


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_the_shipped_scenarios_give_no_warning(path: Path) -> None:
    assert load_file(path).problems == ()
