"""The schema of one scenario: an editor offers its names, and complains of nothing that the common schema accepts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.scenario.schema_own import own_schema_text
from tests.editor.server import ROOT, Server

SCENARIO = ROOT / "docs" / "first-scenario.yaml"
TEXT = SCENARIO.read_text(encoding="utf-8")


@pytest.fixture(name="place")
def beside(tmp_path: Path) -> Path:
    """A folder with the schema, for scenarios to be opened in it."""
    (tmp_path / "own.schema.json").write_text(own_schema_text(TEXT), encoding="utf-8")
    return tmp_path


def opened(server: Server, place: Path, text: str) -> tuple[Any, int, int]:
    before = "# yaml-language-server: $schema=./own.schema.json\n" + text.partition("|")[0]
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    return server.open(before + text.partition("|")[2], place / f"opened-{server._opened}.yaml"), line, column


def offered(server: Server, place: Path, text: str) -> dict[str, dict[str, Any]]:
    document, line, column = opened(server, place, text)
    return {item["label"]: item for item in document.completions(line, column)}


CHOICES = "rounds:\n  - title: One\n    situation: Two.\n    choices:\n"
CHOICE = CHOICES + "      marn:\n        - id: one\n          label: One\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (CHOICES + "      |", {"marn", "solde", "league"}),
        (CHOICE + "          effects:\n            |", {"road", "marn -> solde", "league -> solde"}),
        (CHOICE + "          when:\n            |", {"road", "solde -> marn", "flags"}),
        (CHOICE + "          when:\n            road: |", {"at least …", "between … and …"}),
        (CHOICE + "          when:\n            flags: [|]", {"lorries-lent"}),
        (CHOICE + "          when:\n            chosen: [|]", {"call-solde", "lend-lorries"}),
        (CHOICE + "          sets: [|]", {"lorries-lent"}),
        ("relationships:\n  |", {"marn -> solde", "solde -> marn"}),
    ],
)
def test_an_editor_offers_the_names_of_the_scenario(text: str, names: set[str], place: Path, server: Server) -> None:
    assert names <= {*offered(server, place, text)}


def test_the_target_of_an_act_is_picked_from_the_actors(place: Path, server: Server) -> None:
    found = offered(server, place, CHOICE + "          acts: [|]")
    assert found["consult"]["insertText"] == "consult ${1|marn,solde,league|}"
    assert found["mediate"]["insertText"] == "mediate ${1|marn,solde,league|} ${2|marn,solde,league|}"


def test_a_name_that_was_added_since_is_not_complained_about(place: Path, server: Server) -> None:
    assert opened(server, place, TEXT)[0].complaints == []
    text = TEXT.replace("  league:\n    name", "  north: {name: N, short: N, public: N.}\n  league:\n    name")
    text = text.replace("  marn -> solde: -10\n", "  marn -> solde: -10\n  north -> solde: 5\n")
    text = text.replace("      solde:\n        - {id: invite", "      north: []\n      solde:\n        - {id: invite")
    assert opened(server, place, text.replace("acts: [telephone solde]", "acts: [consult north]"))[0].complaints == []
    assert opened(server, place, TEXT.replace("acts: [telephone solde]", "acts: [telefone solde]"))[0].complaints


def test_a_faulty_scenario_still_gives_its_names() -> None:
    assert "${1|marn,solde,league|}" in own_schema_text(TEXT.replace("title: The", "title The"))
    assert "${1|" not in own_schema_text("- nothing\n")
