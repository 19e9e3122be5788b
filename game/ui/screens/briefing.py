"""The briefing: the story, the actors, one's own brief and goals, what is disputed, the sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import ContentSwitcher

from game.ui.commands import EVERYWHERE, Back, Begin, Command, NextPage, PreviousPage, bindings
from game.ui.screens import briefing_pages as pages
from game.ui.screens.base import BaseScreen
from game.ui.screens.hung import Hung, Row
from game.ui.screens.pen import entitle
from game.ui.screens.tabstrip import TabName, TabStrip
from game.ui.screens.titleline import TitleLine
from game.words import join_words

if TYPE_CHECKING:
    from game.engine.view import View
    from game.model.scenario import Scenario

TABS = (
    TabName("story", "Your briefing", "Briefing"),
    TabName("actors", "The actors", "Actors"),
    TabName("disputed", "What is disputed", "Disputed"),
    TabName("sources", "Sources", "Sources"),
    TabName("glossary", "Words", "Words"),
)


class BriefingScreen(BaseScreen[None]):
    """Before the game, Enter begins it; during the game, Enter and Esc go back to it.

    The confidential part comes from the view of one seat; without one, none is shown.
    """

    PLACE = "Briefing"
    DEFAULT_CSS = """
    BriefingScreen {
        & TabStrip { margin-top: 1; }
        &.-short TabStrip { margin-top: 0; }
        & ContentSwitcher { height: 1fr; }
        & .page { height: 1fr; padding: 0 2 1 2; }
        & #story { overflow-y: auto; padding: 0 1; }
        & #story-text { height: auto; padding: 1 2; }
        & #own { height: auto; padding: 1 2; border: round $accent; border-title-color: $accent;
                 border-title-style: bold; margin-top: 1; }
        &.-wide #story { layout: horizontal; }
        &.-wide #story-text { width: 1fr; padding: 2 2; }
        &.-wide #own { width: 1fr; }
        & .page Hung { max-width: 110; }
        &.-ascii #own { border: ascii $accent; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (Begin, NextPage, PreviousPage, Back, *EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS_HERE)]

    def __init__(self, scenario: Scenario, seats: tuple[str, ...], view: View | None, *, name: str = "") -> None:
        """`view`: of the seat whose brief is shown; `name`: the file's name, if Enter is to begin a game."""
        super().__init__()
        self.scenario = scenario
        self.seats = seats
        self.view = view
        self.scenario_name = name
        self.tabs = tuple(tab for tab in TABS if tab.id != "glossary" or scenario.glossary)
        self.tabs = tuple(
            tab for tab in self.tabs if tab.id != "disputed" or any(True for _ in pages.claims_of(scenario))
        )

    @classmethod
    def before_game(cls, scenario: Scenario, name: str, seats: tuple[str, ...]) -> BriefingScreen:
        """The briefing of people who take these seats; with one seat, its own brief is in it."""
        from game.playthrough import Playthrough, Settings

        view = Playthrough(scenario, Settings(seed=0, seats=seats)).view(seats[0]) if len(seats) == 1 else None
        return cls(scenario, seats, view, name=name)

    def compose(self) -> ComposeResult:
        """Pages behind tabs; the first has the story and the own brief, beside or below each other."""
        scenario, pen = self.scenario, self.pen
        title = TitleLine()
        subtitle = f": {scenario.subtitle}" if scenario.subtitle else ""
        title.left, title.middle = "Briefing", (f"{scenario.title}{subtitle}", scenario.title)
        title.right = "You are " + scenario.mention(self.view.seat) if self.view else ""
        yield title
        yield TabStrip(self.tabs)
        with ContentSwitcher(initial="story"):
            with VerticalScroll(id="story", classes="page"):
                yield Hung(pages.story(pen, scenario), id="story-text")
                with Container(id="own") as own:
                    entitle(own, self.own_title())
                    yield Hung(self.own_rows())
            for tab in self.tabs[1:]:
                with VerticalScroll(id=tab.id, classes="page"):
                    yield Hung(pages.PAGES[tab.id](pen, scenario))
        yield from self.foot()

    def on_mount(self) -> None:
        """Arrow keys scroll at once."""
        self.query_one("#story").focus()

    def own_title(self) -> Content:
        """The title of the confidential part."""
        if self.view is None:
            return self.pen("Your own brief")
        return self.pen(f"For {self.scenario.mention(self.view.seat)} only: your brief and your goals")

    def own_rows(self) -> Iterable[Row]:
        """The brief and goals of the view's seat; without one, where they will be read."""
        if self.view is not None:
            return pages.own(self.pen, self.view)
        names = join_words(self.scenario.mention(seat) for seat in self.seats)
        text = (
            f"You play {names}, taking turns at this keyboard. Each of you reads their own brief alone: when the "
            "keyboard is handed over for the first time, and later with b."
        )
        return [Row(self.pen(text))]

    # ── What a person asks for ───────────────────────────────────────────────────────────────────────────────────────

    def label_of(self, command: type[Command]) -> str:
        """Enter begins a game; after its first round it goes back to the table."""
        if command is Begin and not self.scenario_name and self.view is not None and self.view.round > 1:
            return "To the table"
        return super().label_of(command)

    def on_tab_strip_picked(self, message: TabStrip.Picked) -> None:
        """A click on a tab."""
        self.turn_to(message.tab)

    def on_key(self, event: events.Key) -> None:
        """A digit opens the tab of that number."""
        numbers = {str(number): tab.id for number, tab in enumerate(self.tabs, 1)}
        if event.character in numbers:
            event.stop()
            self.turn_to(numbers[event.character])

    def action_next_page(self) -> None:
        """Turn to the next page, after the last to the first."""
        self.turn(1)

    def action_previous_page(self) -> None:
        """Turn to the page before."""
        self.turn(-1)

    def turn(self, by: int) -> None:
        """Turn so many pages."""
        ids = [tab.id for tab in self.tabs]
        self.turn_to(ids[(ids.index(self.query_one(TabStrip).active) + by) % len(ids)])

    def turn_to(self, tab: str) -> None:
        """Show a page."""
        self.query_one(TabStrip).active = tab
        self.query_one(ContentSwitcher).current = tab
        self.query_one(f"#{tab}").focus()

    def action_begin(self) -> None:
        """Begin the game, or go back to it."""
        if not self.scenario_name:
            self.dismiss()
            return
        from game.ui.screens.newgame import begin

        game = begin(self.shell, self.scenario, self.scenario_name, self.seats)
        self.run_worker(game, exclusive=True, group="begin")
