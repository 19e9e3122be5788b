"""How faults belong together: follow-ups that stay away, slips that are told once, checks with two sides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.scenario import read_scenario

EVERYTHING = (Path(__file__).parent.parent / "data" / "good" / "everything-once.yaml").read_text(encoding="utf-8")
SMALLEST = (Path(__file__).parent.parent / "data" / "good" / "smallest.yaml").read_text(encoding="utf-8")


def codes(text: str, *changes: tuple[str, str]) -> list[str]:
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return [problem.code for problem in read_scenario(text, "x.yaml").problems]


def test_nothing_is_unknown_where_the_actors_cannot_be_read() -> None:
    assert codes(EVERYTHING, ("actors:\n", "actors: 5\nactors-of-old:\n")) == ["S047", "S040"]


def test_without_its_actors_a_scenario_only_lacks_actors() -> None:
    start, rest = SMALLEST.split("actors:\n")
    assert codes(start + rest[rest.index("relationships:") :]) == ["S041"]


def test_a_misspelt_section_is_still_looked_into() -> None:
    text = SMALLEST.replace("rounds:", "round:").replace("praise east", "prase east")
    assert codes(text) == ["S040", "S062"]


def test_a_misspelt_part_in_a_misspelt_section() -> None:
    assert codes(SMALLEST, ("rounds:", "ronuds:"), ("situation:", "situaton:")) == ["S040", "S040"]


def test_an_actor_that_is_missing_altogether_is_told_once() -> None:
    text = re.sub(r"  south: \{name: South,.*\n", "", EVERYTHING)
    (problem,) = read_scenario(text, "x.yaml").problems
    assert problem.code == "S060"
    assert "more places" in problem.message


def test_an_unknown_name_in_a_few_places_is_told_in_each() -> None:
    assert codes(EVERYTHING, ("praise south", "praise soth"), ("telephone south", "telephone soth")) == ["S060"] * 2


def test_a_flag_that_is_set_only_by_a_later_effect_is_known() -> None:
    assert codes(EVERYTHING, ("flags: [dam-built]", "flags: [late-word]")) == []


def test_a_source_without_a_count_takes_any_paragraph() -> None:
    assert codes(EVERYTHING, ("cite: letter, positions", "cite: letter ¶999, positions")) == []
    assert codes(EVERYTHING, ("cite: paper ¶5", "cite: paper ¶999")) == ["S066"]


def test_chances_are_not_added_up_where_one_is_no_number() -> None:
    assert codes(EVERYTHING, ("chance: 60%", "chance: most")) == ["S057"]


def test_a_choice_may_have_the_id_of_a_round_or_an_event() -> None:
    assert codes(EVERYTHING, ("id: wait", "id: flood"), ("id: opening", "id: south-nod")) == []


def test_a_round_named_like_one_that_is_only_numbered() -> None:
    assert codes(EVERYTHING, ("id: opening", "id: round-2")) == []
    two = EVERYTHING.replace("  - title: The end of the week", "  - id: round-1\n    title: The end of the week")
    assert codes(two, ("  - id: opening\n    title", "  - title")) == ["S071"]


def test_both_ways_and_one_way_clash_in_either_order() -> None:
    text = SMALLEST.replace("east <-> west: 10", "west -> east: 5\n  east <-> west: 10")
    (problem,) = read_scenario(text, "x.yaml").problems
    assert (problem.code, problem.line, problem.related[0].span.line) == ("S076", 8, 7)


@pytest.mark.parametrize("line", ["choices: {east: []}", "choices: {}"])
def test_a_seat_may_have_no_choices(line: str) -> None:
    assert codes(EVERYTHING, ("choices: {}", line.replace("east", "north"))) == []


def test_an_outcome_may_aim_at_oneself_no_more_than_a_choice() -> None:
    assert codes(EVERYTHING, ("acts: [praise south]", "acts: [praise north]")) == ["S075"]
    assert codes(EVERYTHING, ("mediate south gathering", "mediate north south")) == ["S075"]


def test_reported_without_a_cite_is_told_once_for_a_choice() -> None:
    assert codes(EVERYTHING, ("          cite: paper ¶6\n", "")) == ["S102"]
    assert codes(EVERYTHING, ("    cite: paper ¶5\n", "")) == ["S102"]


def test_warnings_wait_until_there_is_no_error() -> None:
    changes = (("    cite: paper ¶5\n", ""), ("fog: none", "fog: nine"))
    assert codes(EVERYTHING, changes[0]) == ["S102"]
    assert codes(EVERYTHING, *changes) == ["S048"]


def test_standing_moves_need_known_acts_and_are_told_with_the_rest() -> None:
    found = codes(EVERYTHING, ("moves: [consult", "moves: [konsult"), ("weights: {apologise", "weights: {apolgise"))
    assert found == ["S062", "S062"]


def test_a_line_that_belongs_to_what_stands_above_it_is_moved_there() -> None:
    assert codes(EVERYTHING, ("    cite: paper ¶1", "  cite: paper ¶1")) == ["S024"]
    assert codes(EVERYTHING, ("          stance: con", "            stance: con")) == ["S024"]


def test_a_lost_heading_is_missed() -> None:
    (problem,) = read_scenario(SMALLEST.replace("relationships:\n", "\n"), "x.yaml").problems
    assert (problem.code, problem.line) == ("S024", 7)
    assert 'the line "relationships:" seems to be missing' in problem.message


def test_parts_without_the_id_they_belong_to_are_told_once() -> None:
    lines = "actors:\n  name: East\n  short: East\n  public: The state east of the river.\n"
    text = SMALLEST.replace("actors:\n", lines)
    (problem,) = read_scenario(text, "x.yaml").problems
    assert (problem.code, problem.line) == ("S024", 4)


def test_a_text_block_that_is_not_indented() -> None:
    text = SMALLEST.replace("    situation: The bridge", "    situation: |\n    The bridge")
    (problem,) = read_scenario(text, "x.yaml").problems
    assert (problem.code, problem.line) == ("S024", 11)


def test_a_value_and_a_block_below_it() -> None:
    for value in ("{}", "none yet", "[]", "'x'", "null"):
        text = SMALLEST.replace("relationships:", f"relationships: {value}")
        (problem,) = read_scenario(text, "x.yaml").problems
        assert (problem.code, problem.line, problem.column) == ("S024", 6, 16)


BAD = Path(__file__).parent.parent / "data" / "bad"


@pytest.mark.parametrize(
    ("slip", "advice"),
    [
        ("label: Ask for water", "label: what the student reads"),
        ("acts: [appeal]", "write it like   appeal hill"),
        ("when: {}", "{water: at least 50}"),
        ("cite: report, the fifth", "report ¶5 ¶12"),
        ("acts: [appeal hill, apeal -> hill]", "appeal"),
    ],
)
def test_advice_is_given_in_the_author_s_own_names(slip: str, advice: str) -> None:
    text = next(BAD.glob("S031-a-second*")).read_text(encoding="utf-8").split("---\n")[0]
    mark = "          label: Ask for water\n          acts: [appeal hill]\n"
    assert mark in text
    part = slip.split(":")[0]
    kept = {"label": "label: Ask for water", "acts": "acts: [appeal hill]"} | {part: slip}
    lines = "".join(f"          {line}\n" for name, line in kept.items() if not (name == part == "label"))
    (problem,) = read_scenario(text.replace(mark, lines), "x.yaml").problems
    assert advice in problem.help
    assert not re.search(r"\b(qatar|israel|kamel|talks)\b", f"{problem.message} {problem.help}")


def test_an_actor_renamed_where_it_is_declared_is_told_there() -> None:
    path = BAD / "S060-an-actor-renamed-where-it-is-declared.yaml"
    (problem,) = read_scenario(path.read_text(encoding="utf-8"), "x.yaml").problems
    assert '"mountain" is never used' in problem.message
