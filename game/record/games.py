"""Games that are saved as they are played: begin one, go on with one, look at one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType

from game.model.scenario import Scenario
from game.playthrough import Playthrough, Refused, Settings
from game.program import program
from game.record.begin import create, create_in_folder, header_line
from game.record.files import create_file
from game.record.fold import restore, restore_to_look
from game.record.journal import SaveJournal
from game.record.problem import SaveProblem, shown, unreadable, why_unwritten
from game.record.reading import parse_save, read_save
from game.record.store import Store

MOST_TORN = 1000
"""Ends set aside beside one save before giving up."""


@dataclass(frozen=True, slots=True)
class Game:
    """A playthrough with its file. Close it, or use it in a `with`, so that another program may open the file."""

    playthrough: Playthrough
    path: Path
    notes: tuple[str, ...] = ()
    """What the person should be told about the file: sentences."""

    def close(self) -> None:
        """Let go of the file. Everything has long been saved; nothing more will be."""
        if isinstance(self.playthrough.journal, SaveJournal):
            self.playthrough.journal.close()

    def __enter__(self) -> Game:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def new_game(scenario: Scenario, settings: Settings, *, scenario_name: str, path: Path | None = None) -> Game:
    """Begin a game and its save: `path`, or a new file in the usual folder, which is made as needed.

    Raises SaveProblem if it cannot be saved there (an existing file is never overwritten), and ValueError for a
    scenario without its text or for seats that cannot be taken.
    """
    if len(set(settings.seats)) != len(settings.seats):
        raise ValueError("a seat is taken twice")
    playthrough = Playthrough(scenario, settings)
    now = datetime.now()
    line = header_line(scenario, settings, scenario_name, now)
    if path is None:
        place = create_in_folder(line, scenario_name, settings.seats, now)
    else:
        place = Path(path).absolute()
        create(place, line)
    store = _open(place)
    playthrough.journal = SaveJournal(store, 1, _endings(scenario))
    return Game(playthrough, place, _lock_note(store))


def open_game(path: Path) -> Game:
    """Go on with a saved game, from where it was. Raises SaveProblem; then nothing was changed.

    A last line that was not written out is set aside in a file beside, and `notes` says so.
    """
    place = Path(path).absolute()
    store = _open(place)
    try:
        save = parse_save(store.content, place)
        playthrough, last = restore(save)
        notes = (*_set_aside(store, save.torn, save.length, playthrough.round), *_lock_note(store))
        journal = SaveJournal(store, save.lines, _endings(playthrough.scenario))
        playthrough.journal = journal
        if last is not None:
            journal.kept = last
            if isinstance(answer := playthrough.decide(last), Refused):
                raise SaveProblem(answer.reason)
    except BaseException:
        store.close()
        raise
    return Game(playthrough, place, notes)


def read_game(path: Path) -> Game:
    """Look at a saved game, finished or not: nothing is written, and a game that is being played is not disturbed.

    Raises SaveProblem.
    """
    place = Path(path).absolute()
    save = read_save(place)
    notes = ("The last line of the save was not written out; it is left out here.",) if save.torn else ()
    return Game(restore_to_look(save), place, notes)


def _endings(scenario: Scenario) -> dict[str, str]:
    return {ending.id: ending.title for ending in scenario.endings}


def _open(place: Path) -> Store:
    try:
        return Store(place)
    except BlockingIOError as problem:
        raise SaveProblem(
            f"The game in {shown(place)} is open in another window, and only one can write to it. "
            "Go on there, or close it there first."
        ) from problem
    except FileNotFoundError as problem:
        raise unreadable(problem, place) from problem
    except OSError as problem:
        why, cure = why_unwritten(problem, place)
        raise SaveProblem(
            f"The game cannot go on, because nothing could be saved: {why}. {cure}; "
            f"or look at it with `{program()} replay`, which writes nothing."
        ) from problem
    except ValueError as problem:
        raise SaveProblem(f"{shown(place)} is no name of a file.") from problem


def _set_aside(store: Store, torn: bytes, length: int, round_: int) -> tuple[str, ...]:
    """Move what stands behind the last whole line to a file beside; returns what to tell about it."""
    if not torn:
        return ()
    try:
        aside = _keep(store.path, torn)
        store.cut(length)
    except OSError as problem:
        why, cure = why_unwritten(problem, store.path)
        raise SaveProblem(
            f"The last line of {shown(store.path)} was not written out, and it could not be set aside: {why}. "
            f"{cure}, then resume again; the game is as it was."
        ) from problem
    return (
        "The last line of the save was not written out, as happens when a program or a machine is stopped. "
        f"It was set aside in {shown(aside)}; the game goes on in round {round_}.",
    )


def _keep(path: Path, torn: bytes) -> Path:
    """Write the end of a save to a file of its own. Raises OSError."""
    for count in range(1, MOST_TORN):
        aside = path.with_name(f"{path.name}.torn-{count}")
        try:
            create_file(aside, torn)
        except FileExistsError:
            continue
        return aside
    raise SaveProblem(f"There are too many files {shown(path)}.torn-*. Remove some, then resume again.")


def _lock_note(store: Store) -> tuple[str, ...]:
    if store.is_locked:
        return ()
    return (f"{shown(store.path.parent)} cannot lock files: take care to open this game in one window only.",)
