"""Compare: games of one scenario side by side, with their curves over each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from game.debrief.compare import MOST, Beside, compare_games
from game.ui.commands import EVERYWHERE, Back, Command, Move, NextPane, bindings
from game.ui.screens import compare_texts as texts
from game.ui.screens.base import BaseScreen
from game.ui.screens.hung import Hung
from game.ui.screens.pen import entitle
from game.ui.screens.tabstrip import TabName, TabStrip
from game.ui.screens.titleline import TitleLine
from game.ui.text import one_line
from game.ui.widgets.cursor_list import CursorList
from game.ui.widgets.curves import Curves
from game.ui.widgets.values import Series

if TYPE_CHECKING:
    from game.record import Game

TABS = (
    TabName("curves", "Curves", "Curves"),
    TabName("parting", "Where they part", "Parting"),
    TabName("ends", "Endings and goals", "Endings"),
)


class Side(NamedTuple):
    """One of the games."""

    game: Game
    name: str
    """What it is called beside the others."""


class MoveThrough(Move):
    """Move through the scores; the curves of all games follow."""

    LABEL = "Scores"


class NextPage(NextPane):
    """Go to the next page; after the list of scores, to the curves, where the arrow keys point out a round."""

    LABEL = "Pages"


class CompareScreen(BaseScreen[None]):
    """Two games or more of one scenario; ValueError for games that cannot be compared (`why_not` says so before)."""

    PLACE = "Compare"
    MOST: ClassVar[int] = MOST
    DEFAULT_CSS = """
    CompareScreen {
        & #pages { height: 1fr; }
        & #curves > Vertical { width: 1fr; height: 1fr; }
        & #curves > #scores { width: 44; }
        & #scores OptionList { height: 1fr; border: none; padding: 0; background: $background; }
        & #curves Curves { height: 1fr; min-height: 6; margin: 0 1; }
        & #compare-words { height: auto; max-height: 3; padding: 0 2; }
        &.-std #curves > #scores { width: 32; }
        &.-narrow #curves, &.-cut #curves { layout: vertical; }
        &.-narrow #curves > #scores, &.-cut #curves > #scores { width: 1fr; height: 5; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (MoveThrough, NextPage, Back, *EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NextPage, Back, *EVERYWHERE)]
    AUTO_FOCUS = ""

    def __init__(self, sides: Sequence[Side]) -> None:
        super().__init__()
        self.sides = tuple(sides)
        self.scenario = self.sides[0].game.playthrough.scenario
        self.found = compare_games([side.game.playthrough for side in self.sides])
        self.tab = TABS[0].id

    def compose(self) -> ComposeResult:
        """The pages, one of which is seen."""
        title = TitleLine()
        title.left = self.scenario.title
        title.middle = (f"{len(self.sides)} games side by side", "Compare")
        yield title
        yield TabStrip(TABS)
        with Container(id="pages"):
            with Horizontal(id="curves", classes="page"):
                with Vertical(id="scores", classes="panel") as pane:
                    entitle(pane, self.pen("Most apart first (points)"))
                    yield CursorList(*(Option(Content(" ")) for _ in self.found.scores), compact=True)
                with Vertical():
                    yield Curves(rounds=max(ended.rounds for ended in self.found.endings))
                    yield Hung(id="compare-words")
            for name, rows in (
                ("parting", texts.parting(self.pen, self.found, self.names)),
                ("ends", texts.ends(self.pen, self.found, self.names)),
            ):
                with VerticalScroll(id=name, classes="page panel"):
                    yield Hung(rows)
        yield from self.foot()

    @property
    def names(self) -> tuple[str, ...]:
        """What the games are called."""
        return tuple(side.name for side in self.sides)

    def on_mount(self) -> None:
        """The curves first."""
        self.query_one(OptionList).highlighted = 0
        self.open_tab(self.tab)

    def on_resize(self, event: events.Resize) -> None:
        """The names in the list are cut to its width."""
        super().on_resize(event)
        self.call_after_refresh(self.fill)

    # ── Pages ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def open_tab(self, tab: str) -> None:
        """Show a page, and give it the keys."""
        self.tab = self.query_one(TabStrip).active = tab
        for page in self.query(".page"):
            page.display = page.id == tab
        (self.query_one(OptionList) if tab == "curves" else self.query_one(f"#{tab}")).focus()

    def on_tab_strip_picked(self, message: TabStrip.Picked) -> None:
        """A click on a tab."""
        self.open_tab(message.tab)

    def on_key(self, event: events.Key) -> None:
        """A digit opens a page."""
        if event.character and event.character in "123":
            event.stop()
            self.open_tab(TABS[int(event.character) - 1].id)

    def action_next_page(self) -> None:
        """The list of scores, the curves, then the other pages."""
        ids = [tab.id for tab in TABS]
        if self.tab == "curves" and self.query_one(OptionList).has_focus:
            self.query_one(Curves).focus()
        else:
            self.open_tab(ids[(ids.index(self.tab) + 1) % len(ids)])

    # ── Curves ───────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def here(self) -> Beside:
        """The score under the cursor."""
        return self.found.scores[self.query_one(OptionList).highlighted or 0]

    def fill(self) -> None:
        """Write the list of scores for its width."""
        options, pen = self.query_one(OptionList), self.pen
        room = max(options.scrollable_content_region.width - 5, 8)
        for place, one in enumerate(self.found.scores):
            name = one_line(pen(one.name).plain, room, pen.glyphs.ellipsis)
            gap = " " * (room - pen(name).cell_length)
            text = pen.join(name, gap, (f"{one.most:>4} ", "bold" if one.most else "$text-muted"))
            options.replace_option_prompt_at_index(place, text)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Draw the curves of a score."""
        one = self.here
        self.query_one(Curves).series = tuple(
            Series(str(n), f"{letter} {name}", values, (), -100 if one.is_tie else 0, 100)
            for n, (letter, name, values) in enumerate(zip(texts.LETTERS, self.names, one.values, strict=False))
        )
        self.query_one("#compare-words", Hung).rows = (texts.score(self.pen, one),)
        self.refresh_bindings()


def run_compare(games: Sequence[tuple[Game, str]], ascii: bool = False) -> int:  # noqa: A002
    """Compare games on the screen; returns the exit code."""
    from game.ui.app import BackchannelApp, run

    sides = tuple(Side(game, name) for game, name in games)
    return run(BackchannelApp(lambda: CompareScreen(sides), plain_signs=ascii))


__all__ = ["CompareScreen", "Side", "run_compare"]
