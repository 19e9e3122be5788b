"""`backchannel schema`: for all scenarios, or with the names of one."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.commands import Here


def test_the_schema_of_one_scenario_is_printed_and_its_use_is_said_beside_it(run: Here, tmp_path: Path) -> None:
    path = tmp_path / "pass.yaml"
    path.write_text((Path(__file__).parents[2] / "docs/first-scenario.yaml").read_text(encoding="utf-8"))
    done = run("schema", str(path))
    assert done.code == 0
    assert "consult ${1|marn,solde,league|}" in str(json.loads(done.out))
    assert "# yaml-language-server: $schema=./pass.schema.json" in done.err
    assert "consult ${1:actor}" in str(json.loads(run("schema").out))


def test_a_scenario_that_is_not_there_is_said(run: Here, tmp_path: Path) -> None:
    done = run("schema", str(tmp_path / "none.yaml"))
    assert (done.code, done.out) == (1, "")
    assert "there is no such file. Look at the spelling, and at the folder you are in.\n" in done.err
    (tmp_path / "nine.yaml").touch()
    assert run("schema", str(tmp_path / "none.yaml")).err.endswith(f'. Did you mean "{tmp_path / "nine.yaml"}"?\n')
