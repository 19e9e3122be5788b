"""What `backchannel check FILE...` says: for people as text, for tools as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from os import PathLike, fspath
from typing import Literal

from game.diagnostics import as_json, render_text
from game.model.scenario import Scenario
from game.scenario.load import Loaded, load_file
from game.words import plural, show_controls


def check_files(paths: Iterable[str | PathLike[str]], format: Literal["text", "json"] = "text") -> tuple[str, int]:  # noqa: A002
    """Check scenario files: what to print (ends in a line end), and the exit code.

    The code is 0 where every file can be played, warnings or not, and 1 where one has an error. JSON is one list of
    all diagnostics of all files.
    """
    loaded = [load_file(fspath(path)) for path in paths]
    code = int(any(one.scenario is None for one in loaded))
    if format == "json":
        found = [as_json(problem) for one in loaded for problem in one.problems]
        return json.dumps(found, indent=2, ensure_ascii=False) + "\n", code
    return "\n".join(_text(one) for one in loaded), code


def _text(loaded: Loaded) -> str:
    told = render_text(loaded.problems, loaded.text)
    if loaded.scenario is None:
        return told
    if not loaded.problems:
        return f"{show_controls(loaded.name)}: no faults. {counts(loaded.scenario)}\n"
    return told


def counts(scenario: Scenario) -> str:
    """The size of a scenario in a line: "5 actors, 8 rounds, 152 choices."."""
    choices = sum(len(offered) for round_ in scenario.rounds for offered in round_.choices.values())
    parts = (
        plural(len(scenario.actors), "actor"),
        plural(len(scenario.rounds), "round"),
        plural(choices, "choice"),
    )
    return ", ".join(parts) + "."
