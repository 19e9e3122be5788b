"""Games that are saved as they are played: begin one, go on with one, look at one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shlex import quote
from types import TracebackType

from game.model.scenario import Scenario
from game.playthrough import Playthrough, Refused, Settings
from game.program import program
from game.record.begin import create, create_in_folder, header_line
from game.record.branching import begin_branch
from game.record.fold import restore_to_look
from game.record.format import VERSION, Line
from game.record.journal import SaveJournal, saved_decision
from game.record.opening import lock_note, open_store, open_to_write
from game.record.problem import SaveProblem, shown
from game.record.reading import Save, read_save
from game.record.torn import torn_sentences
from game.record.writer import Writer
from game.words import join_words


@dataclass(frozen=True, slots=True)
class Game:
    """A playthrough with its file. Close it, or use it in a `with`, so that another program may open the file."""

    playthrough: Playthrough
    path: Path
    notes: tuple[str, ...] = ()
    """What the person should be told about the file: sentences."""
    variation: int = 0
    """Which line of play of the file this is: 0 is the game itself."""

    @property
    def address(self) -> str:
        """The file and the variation, as a command takes them: `a.jsonl`, or `a.jsonl#2`."""
        return f"{self.path}#{self.variation}" if self.variation else str(self.path)

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
    store = open_store(place)
    playthrough.journal = SaveJournal(Writer(store, 1, VERSION), _endings(scenario))
    return Game(playthrough, place, lock_note(store))


def open_game(path: Path, variation: int | None = None) -> Game:
    """Go on with a saved game, from where it was. Raises SaveProblem; then nothing was changed.

    Without a `variation` it is the game itself (0), unless that is over and a variation is not. A last line that was
    not written out is set aside in a file beside. `notes` says what of this the person should know.
    """
    place = Path(path).absolute()
    opened = open_to_write(place, variation)
    save, playthrough = opened.save, opened.playthrough
    journal = SaveJournal(opened.writer, _endings(playthrough.scenario), variation=save.variation)
    playthrough.journal = journal
    try:
        if opened.last is not None:
            journal.kept = opened.last
            if isinstance(answer := playthrough.decide(opened.last), Refused):
                raise SaveProblem(answer.reason)
    except BaseException:
        opened.store.close()
        raise
    return Game(playthrough, place, (*opened.told, *_which(save)), save.variation)


def read_game(path: Path, variation: int = 0) -> Game:
    """Look at a saved game, finished or not: nothing is written, and a game that is being played is not disturbed.

    Raises SaveProblem.
    """
    place = Path(path).absolute()
    save = read_save(place).at(variation)
    torn = torn_sentences(save, "it is left out here", "they are left out here")
    return Game(restore_to_look(save), place, (torn,) if torn else (), variation)


def branch_game(path: Path, round_: int, *, parent: int = 0, seat: str = "") -> Game:
    """Play a saved game otherwise from a round on (counted from 1), in the same file, as a variation of `parent`.

    With a `seat` only its decision of that round is taken anew, and the other people decide as they did; it may be one
    that the computer had. What was played is not changed, and nothing is written before the first decision. Raises
    SaveProblem.
    """
    place = Path(path).absolute()
    opened = open_to_write(place, parent)
    try:
        begun, playthrough, waiting = begin_branch(opened.save, round_, seat, datetime.now())
    except BaseException:
        opened.store.close()
        raise
    first: list[tuple[str, Line]] = [("branch", begun)]
    for decision in waiting:
        playthrough.restore_decision(decision)
        first.append(("decision", saved_decision(round_, decision, begun.id)))
    playthrough.journal = SaveJournal(opened.writer, _endings(playthrough.scenario), variation=begun.id, first=first)
    told = [
        f"What if: from round {round_} on this is variation {begun.id}, kept in the same file. The game stays as it is."
    ]
    if seat and seat not in opened.save.seats:
        told.append(f"You take over {playthrough.scenario.mention(seat)} here, which the computer played before.")
    return Game(playthrough, place, (*opened.told, *told), begun.id)


def _endings(scenario: Scenario) -> dict[str, str]:
    return {ending.id: ending.title for ending in scenario.endings}


def _which(save: Save) -> tuple[str, ...]:
    """Which of several lines of play this is, and how to come to another one that is not over."""
    others = [line.id for line in save.variations if line.id != save.variation and not line.is_over]
    more = ""
    if others:
        names = join_words(f"variation {number}" if number else "the game itself" for number in others)
        head = "Not over" if save.is_over else "Also not over"
        address = quote(f"{shown(save.path)}#{others[0]}")
        more = f" {head}: {names}; `{program()} resume {address}` goes on there."
    if save.variation:
        line = save.line
        left = f"variation {line.parent}" if line.parent else "the game"
        return (f"This is variation {line.id}, which leaves {left} before round {line.round}.{more}",)
    return (f"This is the game itself.{more}",) if more else ()
