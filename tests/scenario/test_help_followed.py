"""Help that quotes what to write: whoever copies it has a file that is right."""

from __future__ import annotations

import re

import pytest

from game.diagnostics import Diagnostic
from game.scenario import read_scenario

BASE = """\
format: 1
title: Three Rivers
actors:
  alder: {name: Alder, short: Alder, public: A state at the mouth of the river.}
  brook: {name: Brook, short: Brook, public: A state at its source.}
  ferry: {name: Ferry, short: Ferry, public: A state that carries messages.}
indicators:
  water: {name: Water, start: 40, low: dry, high: plenty}
relationships:
  alder -> brook: 20
rounds:
  - title: A dry spring
    situation: The river is low.
    choices:
      ferry:
        - {id: ask, label: Ask a neighbour, acts: [consult alder], sets: [kept]}
        - {id: wait, label: Wait for rain, effects: {water: +10}}
  - title: A dry summer
    situation: The river is lower.
    choices:
      ferry:
        - {id: ask-more, label: Ask once more, acts: [consult alder], when: {flags: [kept]}}
        - {id: wait-more, label: Wait for more rain, effects: {water: +5}}
endings:
  - {id: end, title: Autumn, text: The autumn comes., default: true}
"""


def errors(old: str, new: str) -> list[Diagnostic]:
    assert old in BASE
    return [
        problem
        for problem in read_scenario(BASE.replace(old, new, 1), "x.yaml").problems
        if problem.severity == "error"
    ]


@pytest.mark.parametrize(
    ("slip", "wanted"),
    [
        ("consult alder and brook", "consult alder, consult brook"),
        ("consult alder & consult brook", "consult alder, consult brook"),
        ("consult alder + brook", "consult alder, consult brook"),
        ("consult alder and demand brook", "consult alder, demand brook"),
        ("consult aldr and brok", "consult alder, consult brook"),
        ("consult ferry brook", "consult brook"),
        ("demand alder 3", "demand alder"),
        ("consult", "consult alder"),
        ("mediate", "mediate alder brook"),
        ("mediate alder", "mediate alder brook"),
        ("mediate brook brook", "mediate brook alder"),
        ("mediate between alder and brok", "mediate alder brook"),
    ],
)
def test_acts_as_the_help_writes_them_are_right(slip: str, wanted: str) -> None:
    (problem,) = errors("acts: [consult alder], sets", f"acts: [{slip}], sets")
    assert problem.code == "S056"
    assert wanted == problem.help.rsplit("   ", 1)[1].strip("[]")
    assert not errors("acts: [consult alder], sets", f"acts: [{wanted}], sets")


@pytest.mark.parametrize(
    ("slip", "wanted"),
    [
        ("flags: not kept", "no-flags: [kept]"),
        ("flags: kept or kept", "any: [{flags: [kept]}, {flags: [kept]}]"),
        ("not-chosen: wait and ask", "[wait, ask]"),
    ],
)
def test_a_condition_as_the_help_writes_it_is_right(slip: str, wanted: str) -> None:
    (problem,) = errors("flags: [kept]", slip)
    assert re.split(" {3}", problem.help)[1] == wanted
    part = wanted if ":" in wanted else f"{slip.split(':')[0]}: {wanted}"
    assert not errors("flags: [kept]", part)


def test_bands_without_commas_get_them() -> None:
    (problem,) = errors("low: dry, high: plenty", "low: dry, high: plenty, bands: dry low fair full")
    assert problem.help.endswith("   [dry, low, fair, full]")


def test_a_when_within_a_when_is_to_be_removed() -> None:
    (problem,) = errors("when: {flags: [kept]}", "when: {when: {flags: [kept]}}")
    assert problem.help == 'remove this "when" and keep what stands in it'


def test_a_long_line_without_its_dash_is_not_shown_in_part() -> None:
    line = "        - {id: wait, label: Wait for rain, effects: {water: +10}}\n"
    detail = "The clouds come from the sea, take their time, and may well pass by without a drop."
    long = f"        detail: {detail}\n          id: pray\n          label: Pray for rain\n"
    (problem,) = errors(line, line + long)
    assert "has no dash" in problem.message
    assert problem.help == 'write "- " in front of it, a dash and a space'


@pytest.mark.parametrize("sign", ["\u00ad", "\u200c"])
@pytest.mark.parametrize("name", ["alder", "consult", "kept", "situation", "ask-more", "water"])
def test_a_name_with_a_sign_that_nobody_sees_is_not_told_beside_its_like(name: str, sign: str) -> None:
    """ "no actor is called "alder", did you mean "alder"?" would send whoever reads it in circles."""
    hidden = f"{name[:2]}{sign}{name[2:]}"
    place = {"alder": "consult alder]", "kept": "[kept]}", "water": "water: +10"}.get(name, name)
    (problem,) = errors(place, place.replace(name, hidden))
    assert f"{name[:2]}<U+{ord(sign):04X}>{name[2:]}" in problem.message
    assert name in problem.help
    assert sign not in problem.message + problem.help
