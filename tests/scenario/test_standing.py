"""What a line of a scenario belongs to, also while the text is faulty."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario import load_file, read_scenario
from game.scenario.copies import copy_of_shipped
from game.scenario.library import own_scenarios, shipped
from game.scenario.standing import Places, Standing

RIVERS = next(path for path in shipped() if path.stem == "two-rivers")
TEXT = RIVERS.read_text(encoding="utf-8")


def test_every_choice_actor_tie_and_ending_is_found_at_its_own_line() -> None:
    for path in shipped():
        loaded = load_file(path)
        scenario = loaded.scenario
        assert scenario is not None
        places = Places(loaded.text)
        for choice, (number, seat, _) in scenario.choices_by_id.items():
            line = places.line_of(
                ("rounds", number, "choices", seat, [c.id for c in scenario.rounds[number].choices[seat]].index(choice))
            )
            assert line is not None
            assert places.standing(line, scenario) == Standing("choice", choice, number, seat)
        for section, kind in (("actors", "actor"), ("relationships", "tie"), ("indicators", "indicator")):
            for name in getattr(scenario, section):
                line = places.line_of((section, name))
                assert line is not None
                assert places.standing(line, scenario) == Standing(kind, name)  # type: ignore[arg-type]
        for number, ending in enumerate(scenario.endings):
            line = places.line_of(("endings", number))
            assert line is not None
            assert places.standing(line, scenario).name == ending.id


def test_no_line_of_a_faulty_text_is_without_an_answer() -> None:
    scenario = read_scenario(TEXT, "x").scenario
    assert scenario is not None
    for text in (TEXT.replace(":", "", 40), TEXT[: len(TEXT) // 2], TEXT.replace("  - id", "\t- id"), "", "[", "- a\n"):
        places = Places(text)
        for line in range(1, text.count("\n") + 2):
            places.standing(line, scenario)


def test_a_choice_is_known_by_its_id_though_others_were_put_before_it() -> None:
    scenario = read_scenario(TEXT, "x").scenario
    assert scenario is not None
    choice, (number, seat, _) = next(iter(scenario.choices_by_id.items()))
    line = Places(TEXT).line_of(("rounds", number, "choices", seat, 0))
    assert line is not None
    lines = TEXT.split("\n")
    lines.insert(line - 1, lines[line - 1].split("-")[0] + "- {id: quite-new, label: New}")
    places = Places("\n".join(lines))
    assert places.standing(line + 1, scenario) == Standing("choice", choice, number, seat)
    assert places.standing(line, scenario) == Standing("round", number=number, seat=seat)


@pytest.mark.parametrize("name", ["two-rivers", "after-doha"])
def test_a_copy_of_a_shipped_scenario_is_one_s_own_and_overwrites_nothing(name: str, isolated_home: Path) -> None:
    path = next(path for path in shipped() if path.stem == name)
    first, second = copy_of_shipped(path), copy_of_shipped(path)
    assert first != second
    assert first.read_bytes() == second.read_bytes() == path.read_bytes()
    assert {first, second} <= set(own_scenarios(isolated_home))
    assert (first.parent / "scenario.schema.json").is_file(), "its first line names the schema beside it"
    assert load_file(first).scenario is not None
