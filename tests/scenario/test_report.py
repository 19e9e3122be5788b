"""What `backchannel check` prints."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from game.scenario import check_files

DATA = Path(__file__).parent.parent / "data"
SMALLEST = DATA / "good" / "smallest.yaml"


def test_a_sound_file_is_told_with_its_size() -> None:
    assert check_files([SMALLEST]) == (f"{SMALLEST}: no faults. 2 actors, 1 round, 4 choices.\n", 0)


def test_a_warning_is_no_failure() -> None:
    told, code = check_files([DATA / "bad" / "S103-a-seat-with-a-single-choice.yaml"])
    assert code == 0
    assert told.startswith('warning[S103]: "hill" has a single choice in round 1\n')
    assert "S103-a-seat-with-a-single-choice.yaml: 1 warning. It can be played: 2 actors, 1 round, 3 choices.\n" in told


def test_strict_counts_warnings() -> None:
    path = DATA / "bad" / "S103-a-seat-with-a-single-choice.yaml"
    told, code = check_files([path], strict=True)
    assert code == 1
    assert "\nWith --strict, warnings count as errors.\n" in told
    assert check_files([path], "json", strict=True)[1] == 1
    assert check_files([SMALLEST], strict=True) == check_files([SMALLEST])


def test_every_file_is_looked_at_whatever_the_others_hold() -> None:
    told, code = check_files(["no-such-file.yaml", SMALLEST, DATA / "bad" / "S040-a-misspelt-part.yaml"])
    assert code == 1
    assert [line for line in told.splitlines() if line.startswith(("error", "warning"))] == [
        "error[S001]: there is no such file",
        'error[S040]: "lable" is no part of a choice',
    ]
    assert "no faults. 2 actors" in told


def test_errors_come_before_warnings_and_files_in_the_order_given() -> None:
    names = ["S104-much-to-read.yaml", "S040-a-misspelt-part.yaml", "S103-a-seat-with-a-single-choice.yaml"]
    told, _ = check_files([DATA / "bad" / name for name in names])
    assert re.findall(r"^(?:error|warning)\[(S\d+)\]", told, re.MULTILINE) == ["S104", "S040", "S103"]


def test_the_first_codes_are_pointed_to_once_and_at_the_end() -> None:
    path = DATA / "bad" / "S040-a-misspelt-part.yaml"
    told, _ = check_files([path, path])
    assert told.endswith(": 1 error.\n\nMore about S040: backchannel explain S040\n")
    assert told.count("backchannel explain") == 1
    told, _ = check_files(["nowhere.yaml", DATA, path, DATA / "bad" / "S104-much-to-read.yaml"])
    assert re.findall(r"explain (S\d+)", told) == ["S001", "S002", "S040"]


def test_json_is_one_list_of_all_diagnostics() -> None:
    path = DATA / "bad" / "S060-an-unknown-actor-in-a-tie.yaml"
    told, code = check_files([SMALLEST, path], "json")
    assert code == 1
    assert json.loads(told) == [
        {
            "code": "S060",
            "severity": "error",
            "message": 'no actor is called "dleta"',
            "help": 'did you mean "delta"? The actors are delta and hill',
            "file": str(path),
            "line": 19,
            "column": 11,
            "end_line": 19,
            "end_column": 16,
        }
    ]
    assert check_files([SMALLEST], "json") == ("[]\n", 0)


MANY = """\
format: 1
titel: Two Rivers
actors:
  delta: {name: Delta, short: Delta Republic, public: A state at the mouth.}
  hill: {name: Hill, short: Hill, public: A state at the source}
relationships:
  delta -> hlil: 20
  hill -> delta: 200
  delta -> hill: {start: warm, casue: old friends}
rounds:
  - title: Spring
    situation: The river: low
    choices:
      delta:
        - {id: ask, label: Ask, acts: [apeal hill, consult delta], effects: {water: +5}}
        - {id: ask, label: Wait, when: {hill -> delta: atleast 5}, reported: yes}
      hil:
        - {id: keep, label: "Keep"}
        - {id: open, lable: Open}
endings:
  - {id: end, title: End, text: Over.}
"""


def test_many_faults_of_many_kinds_are_told_in_one_pass(tmp_path: Path) -> None:
    path = tmp_path / "many.yaml"
    path.write_text(MANY, encoding="utf-8")
    found = [(one["line"], one["code"]) for one in json.loads(check_files([path], "json")[0])]
    assert found == [
        (2, "S040"),
        (4, "S049"),
        (7, "S060"),
        (8, "S044"),
        (9, "S043"),
        (9, "S040"),
        (12, "S022"),
        (15, "S062"),
        (15, "S075"),
        (15, "S061"),
        (16, "S070"),
        (16, "S055"),
        (16, "S045"),
        (17, "S060"),
        (19, "S040"),
        (21, "S079"),
    ]


def test_reading_scenarios_needs_no_terminal() -> None:
    code = "import sys, game.scenario; print({'textual', 'rich'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
