"""The file of a saved game opened for writing: locked, read, restored, and a torn end set aside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from game import __version__
from game.durable import create_file
from game.playthrough import Decision, Playthrough
from game.program import program
from game.record.fold import restore
from game.record.format import VERSION
from game.record.problem import SaveProblem, shown, unreadable, why_unwritten
from game.record.reading import Save, parse_save
from game.record.store import Store
from game.record.torn import damaged_lines, end_words, is_decided, torn_sentences
from game.record.writer import Writer

MOST_TORN = 1000
"""Ends set aside beside one save before giving up."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is ours to write."""

    store: Store
    save: Save
    writer: Writer
    playthrough: Playthrough
    """As it was when the save ends, along the variation that was asked for."""
    last: Decision | None
    """A decision whose round was lost; see :func:`game.record.fold.restore`."""
    told: tuple[str, ...]
    """What the person should be told about the file: sentences."""


def open_to_write(place: Path, variation: int | None = 0) -> Opened:
    """Lock a save and read it; None for the variation that is to be gone on with.

    Raises SaveProblem; then nothing was changed and the file is free again.
    """
    store = open_store(place)
    try:
        save = parse_save(store.content, place)
        if save.book.version > VERSION:
            look = f"`{program()} replay {quote(shown(place))}`"
            raise SaveProblem(
                f"{shown(place)} holds lines of version {save.book.version} of the format; this is Backchannel "
                f"{__version__}, which can look at it ({look}) but not write to it. Update Backchannel."
            )
        save = save.at(to_go_on_with(save) if variation is None else variation)
        playthrough, last = restore(save)
        told = (*_set_aside(store, save), *lock_note(store))
    except BaseException:
        store.close()
        raise
    return Opened(store, save, Writer(store, save.lines, save.book.version), playthrough, last, told)


def to_go_on_with(save: Save) -> int:
    """Which variation `resume` goes on with: the game itself, unless it is over and a variation is not.

    Of several, the one that was played last.
    """
    unfinished = [line for line in save.variations if not line.is_over]
    if not save.variations[0].is_over or not unfinished:
        return 0
    return max(unfinished, key=lambda line: line.last_line).id


def open_store(place: Path) -> Store:
    """Open and lock a save. Raises SaveProblem."""
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
            f"Nothing can be saved in this game: {why}. {cure}; "
            f"or look at it with `{program()} replay {quote(shown(place))}`, which writes nothing."
        ) from problem
    except ValueError as problem:
        raise SaveProblem(f"{shown(place)} is no name of a file.") from problem


def _set_aside(store: Store, save: Save) -> tuple[str, ...]:
    """Move what stands behind the last whole line to a file beside; returns what to tell about it."""
    if not save.torn:
        return ()
    try:
        aside = _keep(store.path, save.torn)
        store.cut(save.length)
    except OSError as problem:
        why, cure = why_unwritten(problem, store.path)
        raise SaveProblem(
            f"{end_words(save, shown(store.path))}, and it could not be set aside: {why}. "
            f"{cure}, then resume again; the game is as it was."
        ) from problem
    goes_on = ""
    if not save.is_over and not is_decided(save):
        goes_on = f"; the game goes on in round {len(save.rounds) + 1}"
    changed = "something changed the file after it was written"
    stopped = "that happens when a program or a machine is stopped"
    torn = torn_sentences(save, changed if damaged_lines(save) else stopped, changed)
    return (f"{torn} It was set aside in {shown(aside)}{goes_on}.",)


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


def lock_note(store: Store) -> tuple[str, ...]:
    """What to tell where the file system knows no locks."""
    if store.is_locked:
        return ()
    return (f"{shown(store.path.parent)} cannot lock files: take care to open this game in one window only.",)
