"""What an editor tells an author, asked of the YAML language server that editors use."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.model.catalogue import ACTS
from game.model.parts import Actor
from game.model.scenario import Scenario
from game.scenario.shapes import parts_of
from tests.editor.server import ROOT, Document, Server

HERE = Path(__file__).parent
MODELINE = "# yaml-language-server: $schema=./scenario.schema.json\n"
SHIPPED = sorted((ROOT / "scenarios").glob("*.yaml"))
GOOD = [*sorted((ROOT / "tests/data/good").glob("*.yaml")), ROOT / "game/scenario/schema_example.yaml"]
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
VERBS = {act.verb for act in ACTS}

CHOICE = """\
rounds:
  - title: First
    situation: Something.
    choices:
      us:
        - id: one
          label: One
"""


def opened(server: Server, text: str) -> tuple[Document, int, int]:
    """A text that is open, and the place in it that is marked with a bar."""
    before = MODELINE + text.partition("|")[0]
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    return server.open(MODELINE + text.replace("|", "", 1)), line, column


def offered(server: Server, text: str) -> dict[str, dict[str, Any]]:
    """What the editor offers at the bar, by label."""
    document, line, column = opened(server, text)
    return {item["label"]: item for item in document.completions(line, column)}


def shown(server: Server, text: str) -> str:
    """What the editor shows over the bar."""
    document, line, column = opened(server, text)
    return document.hover(line, column)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_scenario_names_the_schema_and_is_not_complained_about(path: Path, server: Server) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith(MODELINE)
    assert server.open(text, path).complaints == []


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_what_the_game_accepts_is_not_complained_about(path: Path, server: Server) -> None:
    assert server.open(MODELINE + path.read_text(encoding="utf-8")).complaints == []


def test_there_are_enough_broken_files_and_what_they_are_made_from_is_whole(server: Server) -> None:
    whole = HERE / "ford.yaml"
    assert len(BROKEN) >= 10
    assert server.open(whole.read_text(encoding="utf-8"), whole).complaints == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_complained_about_once_and_at_its_line(path: Path, server: Server) -> None:
    text = path.read_text(encoding="utf-8")
    faulty = [number for number, line in enumerate(text.split("\n"), 1) if line.endswith("# <- here")]
    assert [complaint.line for complaint in server.open(text, path).complaints] == faulty


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("relationships: {us qatar: 5}", "Write a tie as `us -> qatar` (one way) or `us <-> qatar` (both ways)."),
        (CHOICE + "          acts: [mediate qatar]", "`mediate` is aimed at two actors: `mediate israel hamas`."),
        (CHOICE + "          acts: [consult us, halp qatar]", "Write an act as a verb of the catalogue and an actor"),
        (CHOICE + "          when: {talks: lots}", "Write `at least 5`, `at most 5`"),
        (CHOICE + "          when: {us qatar: at least 5}", "Write what must hold: `us -> qatar: at least 55`"),
        (CHOICE + "          effects: {talks: lots}", "Write a whole number from -200 to 200, or {by: …"),
        ("events: [{id: a, text: b, when: {a: 1}, chance: 0.5}]", "Write a percentage from 0% to 100%, such as `60%`."),
        ("rules: {drift: never}", "such as `60%` or `off`."),
        (
            "endings: [{id: a, title: A, text: b, default: true, when: {a: 1}}]",
            "The ending with `default: true` has",
        ),
        ("claims: [{text: a, basis: disputed}]", "A disputed claim names at least two positions"),
        ("weights: {apologize: 3}", "Write the verb of an act and its weight"),
    ],
)
def test_a_complaint_says_what_to_write(text: str, said: str, server: Server) -> None:
    assert any(said in complaint.message for complaint in server.open(MODELINE + text).complaints)


# ── Completion ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_key_is_offered_where_it_can_stand(server: Server) -> None:
    assert {*parts_of(Scenario)} - {"format"} <= {*offered(server, "format: 1\n|")}
    assert {*parts_of(Actor)} <= {*offered(server, "actors:\n  us:\n    |")}
    assert "why-not" in offered(server, CHOICE + "          |")
    assert "label" not in offered(server, "actors:\n  us:\n    |")


@pytest.mark.parametrize("place", ["acts: [|]", "acts: [cons|]", "acts:\n            - |", "acts: [consult us, |]"])
def test_every_act_is_offered_with_its_meaning_and_its_target(place: str, server: Server) -> None:
    found = offered(server, CHOICE + "          " + place)
    assert {*found} >= VERBS
    assert found["consult"]["insertText"] == "consult ${1:actor}"
    assert found["mediate"]["insertText"] == "mediate ${1:actor} ${2:other-actor}"
    assert "Finding fault with the other side in public. Weight -2.0" in str(found["criticise"]["documentation"])


def test_verbs_are_offered_as_standing_moves_and_with_a_weight(server: Server) -> None:
    assert {*offered(server, "moves: [|]")} >= VERBS
    assert {*offered(server, "weights:\n  |")} >= VERBS
    assert "Weight +3.5 (CAMEO 055)" in str(offered(server, "weights:\n  |")["apologise"]["documentation"])


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("fog: |", {"exact", "direction", "none"}),
        ("actors:\n  us:\n    computer: |", {"reported", "goal", "cautious", "random"}),
        ("relationships:\n  |", {"one way", "both ways", "with its reason"}),
        (CHOICE + "        - |", {"choice", "choice with a condition", "choice with chance"}),
        (CHOICE + "          when:\n            |", {"a tie", "an indicator", "one of several", "no-flags", "any"}),
        (CHOICE + "          when:\n            us -> qatar: |", {"at least …", "below …", "between … and …"}),
        (CHOICE + "          effects:\n            |", {"an indicator", "a tie, with its reason"}),
        ("rounds:\n  - |", {"round", "situation", "choices"}),
        ("endings:\n  - |", {"ending", "last ending", "early"}),
    ],
)
def test_words_and_skeletons_are_offered(text: str, labels: set[str], server: Server) -> None:
    found = offered(server, text)
    assert labels <= {*found}
    assert "null" not in found


def test_a_skeleton_is_written_out_with_places_to_fill(server: Server) -> None:
    tie = offered(server, "relationships:\n  |")["one way"]
    assert tie["insertText"] == "${1:us} -> ${2:qatar}: ${3:0}"


# ── Documentation ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("f|og: exact", ["#### fog", "How much a forecast tells.", "Left out: `direction`", "A forecast shows arrows"]),
        ("rules: {dr|ift: 3%}", ["#### drift", "fades in a round", "Left out: `10%`", "drift: 3%"]),
        (CHOICE.replace("label", "la|bel"), ["What the student reads, at most 60 characters.", "Required."]),
        (CHOICE + "          wh|y-not: No.", ["#### why-not", "the condition is put into words"]),
        (CHOICE + "          acts: [criti|cise us]", ["`criticise`: Finding fault", "Weight -2.0 (CAMEO 111)"]),
        (CHOICE + "          wh|en: {us -> qatar: at least 5}", ["#### when", "What must hold for the choice"]),
        (CHOICE + "          when: {r|ound: at least 2}", ["#### round", "The round, counted from 1."]),
        ("relationships: {us -|> qatar: 5}", ["#### relationship", "How one actor regards another", "`60`"]),
        ("endings: [{d|efault: true}]", ["True for the ending that takes over when no other fits."]),
        ("moves: [con|sult]", ["Exchanging views through the ordinary channels."]),
    ],
)
def test_what_is_under_the_pointer_is_explained(text: str, said: list[str], server: Server) -> None:
    found = shown(server, text)
    assert [part for part in said if part not in found] == []
