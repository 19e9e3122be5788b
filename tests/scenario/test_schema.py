"""The schema for editors and the reference of every key: equal to the models, complete, and with examples that hold."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from game.model.base import Basis, Fog, Policy, Reflect, Shape
from game.model.catalogue import ACTS
from game.model.conditions import parse_range
from game.model.parts import Actor
from game.scenario import load_file, read_scenario
from game.scenario.reference import ORDER, anchor, reference_text
from game.scenario.schema import schema_text
from game.scenario.schema_docs import documentation
from game.scenario.schema_examples import FILE, part_example, shape_example
from game.scenario.schema_texts import ENUMS
from game.scenario.schema_values import percentage, range_in_words
from game.scenario.shapes import NOUNS, parts_of
from tests.cli.commands import ROOT, program

STORED = ROOT / "scenarios" / "scenario.schema.json"
REFERENCE = ROOT / "docs" / "reference.md"
SCHEMA: dict[str, Any] = json.loads(schema_text())
PARTS = [(shape, part) for shape in NOUNS for part in parts_of(shape)]


def piece(shape: type[Shape]) -> dict[str, Any]:
    found: dict[str, Any] = SCHEMA if shape.__name__ == "Scenario" else SCHEMA["definitions"][shape.__name__]
    return found


def walk(node: Any) -> list[dict[str, Any]]:
    """Every piece of the schema."""
    if isinstance(node, list):
        return [found for one in node for found in walk(one)]
    if isinstance(node, dict):
        return [node, *(found for one in node.values() for found in walk(one))]
    return []


def test_the_stored_schema_is_that_of_the_models() -> None:
    stored = json.loads(STORED.read_text(encoding="utf-8"))
    assert stored == SCHEMA, "the models have changed: `make schema` writes scenarios/scenario.schema.json anew"


def test_the_stored_reference_is_that_of_the_models() -> None:
    stored = REFERENCE.read_text(encoding="utf-8")
    assert stored == reference_text(), "the models have changed: `make schema` writes docs/reference.md anew"


def test_the_command_prints_both_to_the_letter() -> None:
    assert program("schema").out.replace("\r\n", "\n") == schema_text()
    assert program("schema", "--reference").out.replace("\r\n", "\n") == reference_text()


def test_playing_and_checking_load_none_of_it() -> None:
    code = "import sys, game.cli.commands, game.scenario; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.rpartition(".")[2] for name in done.stdout.split() if name.startswith("game.scenario.")}
    assert "load" in loaded
    assert not [name for name in loaded if name.startswith("schema") or name == "reference"]


@pytest.mark.parametrize(("shape", "part"), PARTS, ids=lambda value: getattr(value, "__name__", value))
def test_every_part_is_explained(shape: type[Shape], part: str) -> None:
    found = piece(shape)["properties"][part]
    assert re.search(r"[.:]$", found["description"]) or found["description"].endswith("`")
    assert found["markdownDescription"].startswith(found["description"])
    assert found["title"] == part


@pytest.mark.parametrize("shape", NOUNS, ids=lambda shape: shape.__name__)
def test_every_part_stands_in_the_example_and_in_the_reference(shape: type[Shape]) -> None:
    example = shape_example(shape)
    assert [part for part in parts_of(shape) if not re.search(rf"(^|[\s{{]){part}:", example)] == []
    page = reference_text()
    section = page.split(f"\n## {NOUNS[shape].capitalize()}\n")[1].split("\n## ")[0]
    assert [part for part in parts_of(shape) if f"\n| `{part}` | " not in section] == []
    assert example in section


def test_the_example_is_a_scenario_without_faults() -> None:
    loaded = load_file(FILE)
    assert loaded.scenario is not None
    assert not [problem for problem in loaded.problems if problem.severity == "error"]
    assert part_example(Actor, "seat") == "seat: open"


def test_every_section_is_there_and_every_link_leads_somewhere() -> None:
    assert {*ORDER} == {*NOUNS}
    page = reference_text()
    anchors = {line[3:].lower().replace(" ", "-") for line in page.splitlines() if line.startswith("## ")}
    assert {anchor(shape) for shape in ORDER} <= anchors
    assert {*re.findall(r"\]\(#([^)]+)\)", page)} <= anchors


def test_every_act_stands_in_the_reference() -> None:
    page = reference_text()
    for act in ACTS:
        assert f"| `{act.verb}` | {act.code} | " in page


def test_every_word_of_a_list_of_words_has_its_meaning() -> None:
    seat = Actor.model_fields["seat"].annotation
    for name, kind in (("fog", Fog), ("reflect", Reflect), ("basis", Basis), ("computer", Policy), ("seat", seat)):
        assert {*ENUMS[name]} == {*get_args(kind)}


def test_texts_are_read_from_the_source_inherited_ones_too() -> None:
    for shape in NOUNS:
        assert {*documentation(shape).fields} >= {*shape.model_fields}
        assert documentation(shape).about


# ── As editors like it ───────────────────────────────────────────────────────────────────────────────────────────────


def test_it_is_a_draft_that_every_tool_reads() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    names = {f"#/definitions/{name}" for name in SCHEMA["definitions"]}
    assert {one["$ref"] for one in walk(SCHEMA) if isinstance(one.get("$ref"), str)} <= names
    assert "$defs" not in schema_text()


def test_no_alternative_with_null_and_no_name_that_slips_through() -> None:
    for one in walk(SCHEMA):
        assert "anyOf" not in one
        assert "oneOf" not in one
        assert one.get("type") != "null"
        if "patternProperties" in one:
            assert one["additionalProperties"] is False


def test_patterns_mean_the_same_everywhere() -> None:
    for one in walk(SCHEMA):
        for pattern in [one.get("pattern"), *one.get("patternProperties", {})]:
            if isinstance(pattern, str):
                re.compile(pattern)
                assert not re.search(r"\\[dwsDWS]|\(\?[=!<]", pattern)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("at least 5", True), ("at most -5", True), ("between 2 and 5", True), (">= 20", True), ("below +3", True),
        ("at  least 5", True), ("exactly 100", True), ("more than 5", False), ("at least", False), ("5%", False),
        ("between 2", False), ("at least 5 points", False), ("at least 12345", False),
    ],
)  # fmt: skip
def test_ranges_follow_the_model(text: str, holds: bool) -> None:
    assert bool(re.search(range_in_words()["pattern"], text)) == holds
    if holds:
        parse_range(text)
    else:
        with pytest.raises(ValueError, match="write"):
            parse_range(text)


@pytest.mark.parametrize(
    ("text", "holds"), [("60%", True), ("0%", True), ("100%", True), ("101%", False), ("x%", False)]
)
def test_percentages_follow_the_model(text: str, holds: bool) -> None:
    assert bool(re.search(percentage()["pattern"], text)) == holds
    assert bool(re.search(percentage(or_off=True)["pattern"], "off"))
    assert not re.search(percentage()["pattern"], "off")


@pytest.mark.parametrize("path", sorted((ROOT / "scenarios").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_shipped_scenario_names_the_schema_in_its_first_line(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=./scenario.schema.json\n")


def test_what_an_editor_writes_out_can_be_read() -> None:
    """The skeletons of a round and of endings, with what stands in their places, make a scenario."""
    fill = re.compile(r"\$\{[0-9]+:([^}]*)\}")
    made = yaml.safe_load(FILE.read_text(encoding="utf-8").replace("lasting-mark: off", ""))
    text = json.dumps([one["body"] for one in SCHEMA["definitions"]["Ending"]["defaultSnippets"]])
    made["endings"] = json.loads(fill.sub(r"\1", text).replace("talks", "bridge"))
    text = json.dumps(SCHEMA["definitions"]["Round"]["defaultSnippets"][0]["body"])
    made["rounds"].append(json.loads(fill.sub(r"\1", text).replace('"us"', '"east"').replace("qatar", "west")))
    loaded = read_scenario(json.dumps(made, ensure_ascii=False), "made")
    assert loaded.scenario is not None, loaded.problems
