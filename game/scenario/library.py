"""Where scenarios are: the shipped ones, and those of whoever plays.

An installed package carries the shipped scenarios in `game/shipped`. In a checkout (or an editable install, which has
no such folder) they lie in `scenarios` beside the package.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from game.diagnostics import Diagnostic
from game.scenario.load import Loaded, load_file

PACKAGE = Path(__file__).resolve().parent.parent
SUFFIXES = (".yaml", ".yml")
MOST_FILES = 64
"""Files of one folder that are listed."""
LOOKED_AT = 64 * 1024
"""Bytes at the beginning of a file that tell whether it is a scenario."""


def shipped(package: Path = PACKAGE) -> list[Path]:
    """The shipped scenarios, by name."""
    for folder in (package / "shipped", package.parent / "scenarios"):
        if found := _yaml_files(folder):
            return found
    return []


def own_scenarios(folder: Path | None = None) -> list[Path]:
    """Scenarios that are not shipped, by name: in the folder one is in (or the one given), and in one's data folder.

    Of other YAML files, only those that look like a scenario are taken: a playbook or a recipe is none of our business.
    """
    here = Path.cwd() if folder is None else folder
    known = {_identity(path) for path in shipped()}
    found: list[Path] = []
    for place in (here, here / "scenarios", home() / "scenarios"):
        for path in _yaml_files(place):
            if _identity(path) not in known and looks_like_scenario(path):
                known.add(_identity(path))
                found.append(path)
    return found


def find(name_or_path: str) -> Path | None:
    """The file that someone means: the id of a shipped scenario (`after-doha`), a path, or a scenario of one's own.

    None where there is nothing of the kind.
    """
    for path in shipped():
        if name_or_path == path.stem:
            return path
    try:
        given = Path(name_or_path).expanduser()
        if given.exists():
            return given
    except (OSError, RuntimeError, ValueError):
        return None
    return next((path for path in [*shipped(), *own_scenarios()] if name_or_path in (path.stem, path.name)), None)


def names() -> list[str]:
    """The ids that :func:`find` knows without a path, for "did you mean"."""
    return [path.stem for path in [*shipped(), *own_scenarios()]]


@dataclass(frozen=True)
class Listing:
    """One scenario as a list shows it. The file is read when something about its contents is asked, and only once."""

    path: Path
    is_own: bool = False

    @property
    def id(self) -> str:
        """What the file is called, without its ending."""
        return self.path.stem

    @cached_property
    def loaded(self) -> Loaded:
        """What came of reading it."""
        return load_file(self.path)

    @property
    def title(self) -> str:
        """The scenario's title, or its file's name where it cannot be read."""
        return self.loaded.scenario.title if self.loaded.scenario else self.path.name

    @property
    def fault(self) -> Diagnostic | None:
        """Its first error; None where it can be played."""
        return next((problem for problem in self.loaded.problems if problem.severity == "error"), None)


def listing(folder: Path | None = None) -> tuple[Listing, ...]:
    """Every scenario that can be offered, the shipped ones first."""
    own = (Listing(path, is_own=True) for path in own_scenarios(folder))
    return (*map(Listing, shipped()), *own)


def home() -> Path:
    """The folder for the user's own data: BACKCHANNEL_HOME where that is set, else the one the system provides."""
    if chosen := os.environ.get("BACKCHANNEL_HOME"):
        return Path(chosen).expanduser().absolute()
    import platformdirs  # not at the top: with BACKCHANNEL_HOME it is not needed

    return platformdirs.user_data_path("backchannel", appauthor=False)


def looks_like_scenario(path: Path) -> bool:
    """Whether a file has at least two of the parts that make a scenario, faulty or not."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            start = file.read(LOOKED_AT)
    except OSError:
        return False
    lines = {line.split(b":")[0].strip() for line in start.splitlines() if line[:1].isalpha()}
    return len(lines & {b"format", b"actors", b"relationships", b"rounds", b"endings"}) >= 2


def _yaml_files(folder: Path) -> list[Path]:
    return sorted(_entries(folder), key=lambda path: path.name)[:MOST_FILES]


def _entries(folder: Path) -> Iterator[Path]:
    try:
        for entry in os.scandir(folder):
            if entry.name.lower().endswith(SUFFIXES) and not entry.name.startswith("."):
                yield folder / entry.name
    except OSError:
        return


def _identity(path: Path) -> str:
    try:
        return str(path.resolve())
    except (OSError, RuntimeError):
        return str(path)
