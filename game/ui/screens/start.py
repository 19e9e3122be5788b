"""The start: scenarios to play, games to go on with, games to replay."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.ui.commands import Command, EditScenario, Help, Leave, Move, Open, ReplaySaved, bindings
from game.ui.screens.base import BaseScreen
from game.ui.screens.pen import entitle
from game.ui.screens.picklist import PickList
from game.ui.screens.titleline import TitleLine
from game.words import plural

if TYPE_CHECKING:
    from game.record import Game, SaveInfo
    from game.scenario import Listing

FIRST_LESSON = "two-rivers"
"""The shipped scenario that is listed first."""


@dataclass
class ScenarioRead(Message):
    """A scenario file has been read, well or not."""

    place: int
    """Where it stands in the list."""
    listing: Listing


@dataclass
class SavesRead(Message):
    """The saved games are known."""

    saves: tuple[SaveInfo, ...]


@dataclass
class GameOpened(Message):
    """A saved game has been opened, to go on with or to replay."""

    game: Game
    to_replay: bool


@dataclass
class GameFailed(Message):
    """A saved game could not be opened: a sentence."""

    sentence: str


def is_first_lesson(item: Listing) -> bool:
    """Whether a scenario is the shipped tutorial, where newcomers start."""
    return item.id == FIRST_LESSON and not item.is_own


class StartScreen(BaseScreen[None]):
    """Lists what there is, with a preview. The frame is painted first, the files are read after that.

    `wanted`: a scenario whose seats are to be chosen at once (`play SCENARIO`).
    """

    PLACE = "Start"
    DEFAULT_CSS = """
    StartScreen {
        & #start { height: 1fr; }
        & #shelf { width: 44; }
        & #preview { width: 1fr; padding: 1 2; }
        & #preview-text { padding-right: 1; }
        & .preview-ties { margin-top: 1; height: auto; }
        &.-std #shelf { width: 36; }
        &.-std #preview, &.-narrow #preview { padding: 0 1; }
        &.-narrow #start, &.-cut #start { layout: vertical; }
        &.-narrow #shelf { width: 1fr; height: 3fr; }
        &.-narrow #preview { height: 2fr; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (Move, Open, ReplaySaved, EditScenario, Help, Leave)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS_HERE)]

    def __init__(self, wanted: Path | None = None) -> None:
        super().__init__()
        self.wanted = wanted
        self.scenarios: dict[int, Listing] = {}
        self.saves: tuple[SaveInfo, ...] | None = None

    def compose(self) -> ComposeResult:
        """The frame, empty at first."""
        title = TitleLine()
        title.middle = ("Backchannel: take a seat, choose, and see why every score moves", "Backchannel")
        yield title
        with Horizontal(id="start"):
            with VerticalScroll(id="shelf", classes="panel", can_focus=False) as shelf:
                entitle(shelf, self.pen("Play"))
                yield PickList(id="list", markup=False)
            with VerticalScroll(id="preview", classes="panel") as preview:
                entitle(preview, self.pen("About"))
                yield Static(self.pen("Looking for scenarios ...", "$text-muted"), id="preview-text")
        yield from self.foot()

    def on_mount(self) -> None:
        """Read the files once the frame can be seen."""
        self.query_one(PickList).focus()
        self.call_after_refresh(self.read_all)

    # ── Reading ──────────────────────────────────────────────────────────────────────────────────────────────────────

    @work(thread=True, exclusive=True, group="read")
    def read_all(self) -> None:
        """Read scenarios and saved games, reporting each as it comes."""
        from game.record import saves
        from game.scenario import Listing, listing

        found = sorted(listing(), key=lambda item: not is_first_lesson(item))
        if self.wanted and self.wanted not in [item.path for item in found]:
            found.insert(0, Listing(self.wanted, is_own=True))
        for place, item in sorted(enumerate(found), key=lambda pair: pair[1].path != self.wanted):
            item.loaded  # noqa: B018 - reads the file, here in this thread
            self.post_message(ScenarioRead(place, item))
        self.post_message(SavesRead(tuple(saves())))

    def on_scenario_read(self, message: ScenarioRead) -> None:
        """List a scenario; the one that was asked for is opened."""
        self.scenarios[message.place] = message.listing
        self.fill()
        if message.listing.path == self.wanted:
            self.open_scenario(message.listing)

    def on_saves_read(self, message: SavesRead) -> None:
        """List the saved games."""
        self.saves = message.saves
        self.fill()

    # ── The list ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def fill(self) -> None:
        """Write the list anew, leaving the cursor where it was."""
        pick = self.query_one(PickList)
        here = pick.highlighted_option
        before = here.id if here else None
        options: list[Option] = []
        for place in sorted(self.scenarios):
            options.append(Option(self.scenario_line(self.scenarios[place]), id=f"scenario {place}"))
        if self.saves is not None:
            options += self.save_lines("Go on with", over=False)
            options += self.save_lines("Replay", over=True)
        pick.set_options(options)
        places = {option.id: place for place, option in enumerate(options) if not option.disabled}
        pick.highlighted = places.get(before, next(iter(places.values()), None))

    def scenario_line(self, item: Listing) -> Content:
        """A scenario in two lines: its title, and how long and for whom; or its first fault."""
        pen = self.pen
        scenario = item.loaded.scenario
        if scenario is None:
            where = f"line {item.fault.line}: {item.fault.message}" if item.fault else "it cannot be read"
            return pen.join((item.title, "bold"), "\n", ("not playable, ", "$warning"), (where, "$text-muted"))
        facts = [f"{scenario.minutes} min"] if scenario.minutes else []
        facts += [plural(len(scenario.seats), "seat"), plural(len(scenario.rounds), "round")]
        facts += [self.own_name(item)] if item.is_own else []
        tag = ("  start here", "$accent italic") if is_first_lesson(item) else ""
        return pen.join((scenario.title, "bold"), tag, "\n", (" · ".join(facts), "$text-muted"))

    def own_name(self, item: Listing) -> str:
        """What tells a scenario of one's own from the others: where two have one title, its file."""
        alike = [one for one in self.scenarios.values() if one.is_own and one is not item and one.title == item.title]
        if not alike:
            return "your own"
        if item.path.name in [one.path.name for one in alike]:
            return str(Path(item.path.parent.name, item.path.name))
        return item.path.name

    def save_lines(self, heading: str, *, over: bool) -> list[Option]:
        """The saved games that are over, or not, under their heading; where there are none, how to get one."""
        pen = self.pen
        found = [Option(pen.join("\n", (heading, "bold $accent")), disabled=True)]
        for number, info in enumerate(self.saves or ()):
            if info.is_over != over:
                continue
            seats = ", ".join(name for _, name in info.seats) or "the computer"
            what = info.ending_title if over else f"round {info.round} of {info.rounds}"
            text = pen.join(
                (info.title or info.path.name, "bold"), f", {seats}\n",
                (info.problem or f"{what} · {info.when}", "$text-muted"),
            )  # fmt: skip
            found.append(Option(text, id=f"save {number}"))
        if len(found) == 1:
            empty = "Games that are over can be replayed here." if over else "Games that you leave wait here."
            found.append(Option(pen(empty, "$text-muted italic"), disabled=True))
        return found

    def picked(self) -> tuple[str, Any]:
        """What the cursor is on: ("scenario", listing), ("save", info), or ("", None)."""
        option = self.query_one(PickList).highlighted_option
        kind, _, number = (option.id or "" if option else "").partition(" ")
        if kind == "scenario":
            return kind, self.scenarios[int(number)]
        if kind == "save" and self.saves:
            return kind, self.saves[int(number)]
        return "", None

    # ── The preview ──────────────────────────────────────────────────────────────────────────────────────────────────

    async def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the cursor is on."""
        from game.ui.screens.preview import faults_text, save_text, scenario_text, show_ties

        kind, what = self.picked()
        preview, text = self.query_one("#preview"), self.query_one("#preview-text", Static)
        scenario = None
        if kind == "scenario":
            scenario = what.loaded.scenario
            text.update(scenario_text(self.pen, scenario) if scenario else faults_text(self.pen, what))
        elif kind == "save":
            text.update(save_text(self.pen, what))
        await show_ties(preview, scenario)
        preview.scroll_home(animate=False)
        self.refresh_bindings()

    # ── Opening ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a saved game can be replayed, only a scenario can be edited."""
        if action in (ReplaySaved.action(), EditScenario.action()):
            return self.is_mounted and self.picked()[0] == ("save" if action == ReplaySaved.action() else "scenario")
        return True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a second click."""
        self.action_open()

    def action_open(self) -> None:
        """Open what the cursor is on."""
        kind, what = self.picked()
        if kind == "scenario":
            self.open_scenario(what)
        elif kind == "save":
            self.open_save(what.path, to_replay=what.is_over)

    def action_replay_saved(self) -> None:
        """Replay the game that the cursor is on."""
        kind, what = self.picked()
        if kind == "save":
            self.open_save(what.path, to_replay=True)

    def action_edit_scenario(self) -> None:
        """Edit the scenario that the cursor is on; afterwards the list may be another."""
        from game.ui.screens.edit.opening import edit

        kind, what = self.picked()
        if kind == "scenario":
            edit(self.shell, what.path, is_shipped=not what.is_own, closed=lambda _: self.read_anew())

    def read_anew(self) -> None:
        """Read all files again."""
        self.query_one(PickList).clear_options()
        self.scenarios, self.saves, self.wanted = {}, None, None
        self.read_all()

    def action_back(self) -> None:
        """There is nothing behind the start."""

    def open_scenario(self, item: Listing) -> None:
        """Choose a seat in a scenario, or read why it cannot be played."""
        loaded = item.loaded
        if loaded.scenario is None:
            from game.diagnostics import render_text
            from game.ui.screens.small import ReadScreen

            text = render_text(loaded.problems, loaded.text)
            self.app.push_screen(ReadScreen(f"What is wrong in {item.path.name}", text))
            return
        from game.ui.screens.seat import SeatScreen

        self.app.push_screen(SeatScreen(loaded.scenario, str(item.path) if item.is_own else item.id))

    @work(thread=True, exclusive=True, group="open")
    def open_save(self, path: Path, *, to_replay: bool) -> None:
        """Open a saved game, away from the keyboard's thread."""
        from game.record import SaveProblem, open_game, read_game

        try:
            game = read_game(path) if to_replay else open_game(path)
        except SaveProblem as problem:
            self.post_message(GameFailed(str(problem)))
        else:
            self.post_message(GameOpened(game, to_replay))

    def on_game_opened(self, message: GameOpened) -> None:
        """Show the game that was opened."""
        if message.to_replay:
            self.shell.open_replay(message.game)
        else:
            self.shell.open_game(message.game)

    def on_game_failed(self, message: GameFailed) -> None:
        """Say why a game could not be opened."""
        from game.ui.screens.small import AskScreen

        self.app.push_screen(AskScreen("This game cannot be opened", message.sentence))
