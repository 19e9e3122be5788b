"""The debrief: how the game ended and why, and seven ways to look back at it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from game.debrief import Debrief, summary
from game.ui.commands import Command, bindings
from game.ui.screens.base import BaseScreen
from game.ui.screens.debrief.cards import Card, Page
from game.ui.screens.debrief.commands import HERE
from game.ui.screens.debrief.curves import CurvesPage
from game.ui.screens.debrief.pages import BUILD
from game.ui.screens.debrief.saved import Saved
from game.ui.screens.tabstrip import TabName, TabStrip
from game.ui.screens.titleline import TitleLine
from game.words import plural

if TYPE_CHECKING:
    from game.record import Game

TABS = (
    TabName("goals", "Goals", "Goals"),
    TabName("curves", "Curves", "Curves"),
    TabName("moments", "Decisive moments", "Moments"),
    TabName("predictions", "Predictions", "Predicted"),
    TabName("record", "The record", "Record"),
    TabName("seats", "Other seats", "Others"),
    TabName("questions", "Questions", "Questions"),
)


class DebriefScreen(BaseScreen[None]):
    """A game that is over (or, where it is not, how it stands), through the eyes of one seat after another."""

    PLACE = "Debrief"
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = HERE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*HERE), ("escape", "back")]
    DEFAULT_CSS = """
    DebriefScreen {
        & #ending { height: auto; padding: 1 2; }
        & #ending-title { text-style: bold; color: $accent; text-wrap: nowrap; text-overflow: ellipsis; }
        & #ending-because { height: auto; max-height: 4; }
        & #pages { height: 1fr; }
        &.-narrow Page, &.-std Page { padding: 1 1 0 0; }
        &.-mid Page, &.-short Page { padding: 0 1 0 0; }
        &.-mid #ending, &.-short #ending { padding: 0 1; }
        &.-short Card { margin: 0; }
        &.-std CurvesPage, &.-narrow CurvesPage, &.-mid CurvesPage, &.-short CurvesPage { padding: 0 1; }
        &.-std CurvesPage > OptionList { width: 32; margin: 0 1 0 0; }
        &.-narrow CurvesPage > OptionList { width: 25; margin: 0 1 0 0; }
        &.-short #curves-hint { display: none; }
        &.-short #curves-words { max-height: 2; }
        &.-short #curves-words, &.-mid #curves-words { margin: 0; }
        &.-tall Saved { padding: 1 2 0 2; }
        &.-narrow Saved, &.-std Saved { padding: 0 1; }
        &.-narrow #saved-where, &.-std #saved-where, &.-short #saved-where { display: none; }
        &.-short #saved-how { max-height: 1; text-wrap: nowrap; }
    }
    """

    def __init__(self, game: Game) -> None:
        super().__init__()
        self.game = game
        self.playthrough = game.playthrough
        settings, scenario = self.playthrough.settings, self.playthrough.scenario
        self.seats: tuple[str, ...] = settings.seats or ("", *scenario.seats)
        """Whose eyes one can look through: the seats that people took; of a computers' game, everybody's ("") first."""
        self.seat = self.seats[0]
        self.tab = TABS[0].id
        self.debrief: Debrief | None = None

    def compose(self) -> ComposeResult:
        """The ending, the tabs, the open page, and where the game is kept."""
        yield TitleLine()
        with Vertical(id="ending"):
            yield Static("", id="ending-title")
            yield Static("", id="ending-because")
        yield TabStrip(TABS)
        yield Vertical(id="pages")
        yield Saved(None if self.shell.is_trial else self.game.path, self.game.variation)
        yield from self.foot()

    def on_mount(self) -> None:
        """Work the debrief out once the screen stands."""
        line, rounds = self.query_one(TitleLine), plural(len(self.playthrough.played), "round")
        line.left = self.playthrough.scenario.title
        line.middle = (f"Debrief after {rounds}", "Debrief") if self.playthrough.is_over else (f"So far: {rounds}",)
        self.query_one("#ending-title", Static).update(self.pen("Adding up what happened ..."))
        self.reckon()

    @work(exclusive=True, group="read")
    async def reckon(self) -> None:
        """Work out the debrief of this seat beside the interface, then show it."""
        seat = self.seat
        found = await asyncio.to_thread(summary, self.playthrough, seat)
        if seat == self.seat and self.is_attached:
            await self.show(found)

    async def show(self, debrief: Debrief) -> None:
        """Put a debrief on the screen; pages are made when they are first opened."""
        self.debrief = debrief
        scenario = self.playthrough.scenario
        title, because = (
            "The game is not over yet",
            "This is how things stand; what others want stays secret until then.",
        )
        if debrief.ending is not None:
            title, because = debrief.ending.title, debrief.ending_because
        self.query_one("#ending-title", Static).update(self.pen(title))
        self.query_one("#ending-because", Static).update(self.pen(because))
        you = "You were" if self.playthrough.is_over else "You are"
        seat = f"{you} {scenario.mention(self.seat)}" if self.seat else "Played by the computer"
        if len(self.seats) > 1:
            name = scenario.actors[self.seat].short if self.seat else "All seats"
            seat = f"{name} ({self.seats.index(self.seat) + 1} of {len(self.seats)})"
        self.query_one(TitleLine).right = seat
        await self.query_one("#pages").remove_children()
        await self.open_tab(self.tab)

    # ── Tabs ─────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def page(self) -> Page | CurvesPage | None:
        """The page that is open."""
        return next((p for p in self.query_one("#pages").children if p.id == f"page-{self.tab}"), None)  # type: ignore[return-value]

    async def open_tab(self, tab: str) -> None:
        """Show a page, making it if this is the first time."""
        self.tab = self.query_one(TabStrip).active = tab
        if self.debrief is None:
            return
        if self.page is None:
            made = self._make(tab, self.debrief)
            made.id = f"page-{tab}"
            await self.query_one("#pages").mount(made)
        for page in self.query_one("#pages").children:
            page.display = page.id == f"page-{self.tab}"
        if self.page is not None:
            self.page.focus_first()
        self.refresh_bindings()

    def _make(self, tab: str, debrief: Debrief) -> Page | CurvesPage:
        if tab == "curves":
            return CurvesPage(debrief.curves, len(self.playthrough.played))
        return BUILD[tab](self.pen, self.playthrough.scenario, debrief)

    async def on_tab_strip_picked(self, event: TabStrip.Picked) -> None:
        """Open the tab that was clicked."""
        await self.open_tab(event.tab)

    async def on_key(self, event: events.Key) -> None:
        """Digits pick a tab."""
        if event.character and event.character in "1234567"[: len(TABS)]:
            event.stop()
            await self.open_tab(TABS[int(event.character) - 1].id)

    async def action_next_tab(self, by: int = 1) -> None:
        """Open the next tab, after the last one the first."""
        ids = [tab.id for tab in TABS]
        await self.open_tab(ids[(ids.index(self.tab) + by) % len(ids)])

    async def action_previous_tab(self) -> None:
        """Open the tab before."""
        await self.action_next_tab(-1)

    # ── What can be asked for ────────────────────────────────────────────────────────────────────────────────────────

    @property
    def pointed(self) -> Card | CurvesPage | None:
        """What the cursor is on."""
        return self.page.at if isinstance(self.page, Page) else self.page

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Why? needs something to tell about; the next seat needs another one."""
        if action == "why":
            return True if self.pointed is not None and self.pointed.quantity else None
        if action == "next_seat":
            return len(self.seats) > 1
        if action == "copy_command":
            return self.game.path is not None
        return super().check_action(action, parameters)

    def on_descendant_focus(self) -> None:
        """What can be asked for depends on the card."""
        self.refresh_bindings()

    def action_why(self) -> None:
        """Tell the story of what the cursor is on."""
        if self.pointed is not None and self.pointed.quantity:
            self.shell.open_why(self.playthrough, self.pointed.quantity)

    def action_show_replay(self) -> None:
        """Replay the game, at the round that the cursor is on if it belongs to one."""
        self.action_show_round(self.pointed.round if self.pointed is not None else 0)

    def action_show_round(self, round_: int) -> None:
        """Open the replay after a round; 0 is the start."""
        from game.ui.screens.replay import ReplayScreen

        self.app.push_screen(ReplayScreen(self.game, position=round_))

    def on_card_opened(self, event: Card.Opened) -> None:
        """Enter on a card: its round, or else the story of its score."""
        if event.card.round:
            self.action_show_round(event.card.round)
        elif event.card.quantity:
            self.shell.open_why(self.playthrough, event.card.quantity)

    def action_look(self, seat: str) -> None:
        """See the debrief of a seat."""
        if seat in self.seats and seat != self.seat:
            self.seat = seat
            self.reckon()

    def action_next_seat(self) -> None:
        """See the debrief of the next seat, after the last one the first."""
        self.action_look(self.seats[(self.seats.index(self.seat) + 1) % len(self.seats)])

    def action_copy_command(self) -> None:
        """Hand the replay command to the terminal's clipboard."""
        command = self.query_one(Saved).command
        self.app.copy_to_clipboard(command)
        self.say("Copied, if your terminal lets programs copy.", seconds=4)
