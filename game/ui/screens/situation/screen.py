"""The situation room's layout: two columns where there is room, else panes behind tabs above the choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll

from game.ui.commands import (
    EVERYWHERE,
    Choose,
    Command,
    Decide,
    NextPane,
    OtherMoves,
    ShowBriefing,
    ShowGoals,
    ShowHistory,
    ShowMap,
    Why,
    bindings,
)  # fmt: skip
from game.ui.screens import shown
from game.ui.screens.base import BaseScreen
from game.ui.screens.hung import Hung
from game.ui.screens.pen import entitle
from game.ui.screens.situation import handlers, panels, showing
from game.ui.screens.situation.brief import Brief
from game.ui.screens.tabstrip import TabName, TabStrip
from game.ui.screens.titleline import TitleLine
from game.ui.widgets.choice_list import ChoiceList
from game.ui.widgets.indicators import Indicators
from game.ui.widgets.matrix import Matrix
from game.ui.widgets.network import Network
from game.ui.widgets.ties import TieView

if TYPE_CHECKING:
    from game.engine.view import View
    from game.record import Game

PANES = (
    TabName("situation", "Situation", "Situation"),
    TabName("ties", "Ties", "Ties"),
    TabName("gauges", "Indicators", "Indicators"),
    TabName("strain", "What moved", "Moved"),
)
WIDE = 120
"""Columns from which on all panes are seen at once."""
MIDDLE = 24
"""Lines from which on a choice has its second one, unless the map needs them."""
TALL = 32
"""Lines from which on an indicator has two of them."""


class SituationScreen(BaseScreen[None]):
    """Shows one seat's view of the present round, and takes its decision. Only handlers change the playthrough."""

    PLACE = "Situation room"
    DEFAULT_CSS = """
    SituationScreen {
        & #room { height: 1fr; }
        & #situation { height: 1fr; min-height: 4; }
        & #choices { height: auto; max-height: 62%; }
        & ChoiceList { height: auto; max-height: 100%; }
        & #side { height: 1fr; }
        & #ties, & #gauges, & #strain { height: auto; }
        & .-map #ties { height: 1fr; min-height: 8; }
        & .-map #foretold { display: none; }
        & Network { height: 1fr; }
        & #foretold { height: auto; min-height: 4; margin-top: 1; }
        &.-wide TabStrip { display: none; }
        &.-wide #side { dock: right; width: 46%; height: 100%; }
        & #goals { display: none; }
        &.-wide #situation { height: auto; max-height: 50%; }
        &.-wide #choices { height: auto; max-height: 58%; }
        &.-wide #goals { display: block; height: 1fr; min-height: 4; }
        &.-wide #strain { height: auto; min-height: 4; }
        &.-wide Brief { display: none; }
        &.-std, &.-narrow, &.-cut {
            & #foretold { display: none; }
            & .pane { border: none; padding: 0 2; }
            & #choices { border: none; border-top: round $accent; padding: 0 1; }
            & #strain { height: 1fr; }
        }
        &.-ascii.-std #choices, &.-ascii.-narrow #choices, &.-ascii.-cut #choices {
            border: none;
            border-top: ascii $accent;
        }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        Choose, Decide, Why, ShowMap, OtherMoves, ShowBriefing, ShowGoals, ShowHistory, NextPane, *EVERYWHERE,
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS_HERE), ("escape", "to_choices")]
    AUTO_FOCUS = ""

    def __init__(self, game: Game, *, read_first: bool = False) -> None:
        """`read_first`: open the briefing before anything else, for who comes from the command line."""
        super().__init__()
        self.game = game
        self.read_first = read_first
        self.playthrough = game.playthrough
        self.scenario = game.playthrough.scenario
        self.seat = ""
        """Whose view is shown; empty while the keyboard is handed over."""
        self.at_keyboard = ""
        """Who had the keyboard last."""
        self.view: View = self.playthrough.view()
        self.changes: Mapping[str, int] = {}
        self.shown_at = 0.0
        """When the choices were shown, by a clock that only goes forward (seconds)."""
        self.is_asking = False
        """Whether a choice is being made final just now."""
        self.reasons: dict[str, str] = {}
        """What was written for a choice that was then not made final."""

    def compose(self) -> ComposeResult:
        """Title, panes, choices, keys."""
        yield TitleLine()
        with Container(id="room"):
            yield TabStrip(PANES, digits=False)
            with VerticalScroll(id="situation", classes="panel pane") as pane:
                entitle(pane, self.pen("The situation"))
                yield Hung(id="situation-text")
            with VerticalScroll(id="side", can_focus=False):
                with Vertical(id="ties", classes="panel pane") as pane:
                    entitle(pane, self.pen("Ties: how each regards the others"))
                    yield Matrix(shown.actors_of(self.scenario), names=shown.names_of(self.scenario))
                    yield Hung(id="foretold")
                with Vertical(id="gauges", classes="panel pane") as pane:
                    entitle(pane, self.pen("Indicators"))
                    yield Indicators()
                with Vertical(id="strain", classes="panel pane") as pane:
                    entitle(pane, self.pen("Under strain"))
                    yield Hung(id="strain-text")
            with Vertical(id="choices", classes="panel"):
                yield ChoiceList()
                yield Brief()
            with VerticalScroll(id="goals", classes="panel", can_focus=False) as pane:
                entitle(pane, self.pen("Your goals"))
                yield Hung(id="goals-text")
        yield from self.foot()

    def on_mount(self) -> None:
        """Say what opening the save had to tell, and begin."""
        self.shell.hold(self.game)
        for note in self.game.notes:
            self.say(note, seconds=12)
        handlers.begin_turn(self)

    # ── Panes ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def is_wide(self) -> bool:
        """Whether all panes are seen at once."""
        return self.app.size.width >= WIDE

    @property
    def has_map(self) -> bool:
        """Whether the map stands where the matrix was."""
        return bool(self.query(Network))

    def show_pane(self, name: str) -> None:
        """Show one pane above the choices; where there is room, all of them are seen anyway."""
        self.query_one(TabStrip).active = name
        for pane in self.query(".pane"):
            pane.display = pane.id == name or (self.is_wide and not (pane.id == "strain" and self.has_map))
        self.query_one("#side").display = self.is_wide or name != "situation"

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The pane with the focus is the one that stays when room gets short."""
        pane = next((node for node in event.widget.ancestors_with_self if node.has_class("pane")), None)
        if pane is not None and pane.id:
            self.query_one(TabStrip).active = pane.id

    def on_resize(self, event: events.Resize) -> None:
        """Lay the panes out anew."""
        self.call_after_refresh(self.after_resize)

    def after_resize(self) -> None:
        """What depends on the width."""
        self.show_pane(self.query_one(TabStrip).active)
        indicators = self.query_one(Indicators)
        roomy = self.is_wide and self.app.size.height >= TALL and not self.has_map
        indicators.styles.height = 2 * len(self.scenario.indicators) if roomy else None
        self.query_one(ChoiceList).details = self.is_wide or (self.app.size.height >= MIDDLE and not self.has_map)
        if self.seat:
            showing.show_texts(self)

    def on_tab_strip_picked(self, message: TabStrip.Picked) -> None:
        """A click on a tab."""
        self.show_pane(message.tab)

    def action_next_pane(self) -> None:
        """Behind tabs: show the next pane. Side by side: move the focus on."""
        if self.is_wide:
            self.focus_next()
            return
        names = [pane.id for pane in PANES]
        self.show_pane(names[(names.index(self.query_one(TabStrip).active) + 1) % len(names)])

    def action_to_choices(self) -> None:
        """Esc: back to the choices."""
        self.query_one(ChoiceList).focus()

    def action_show_map(self) -> None:
        """The drawn map instead of the matrix, and back."""
        handlers.toggle_map(self)

    def label_of(self, command: type[Command]) -> str:
        """The map's key says what it would show."""
        if command is ShowMap and self.has_map:
            return "Ties"
        return super().label_of(command)

    # ── What a person asks for ───────────────────────────────────────────────────────────────────────────────────────

    def on_choice_list_highlighted(self, message: ChoiceList.Highlighted) -> None:
        """The cursor came to a choice."""
        showing.foretell(self, message.choice_id)

    def on_choice_list_chosen(self, message: ChoiceList.Chosen) -> None:
        """A choice was chosen."""
        handlers.choose(self, message.choice_id)

    def on_choice_list_refused(self, message: ChoiceList.Refused) -> None:
        """A choice that is not open was asked for."""
        self.say(message.reason, "Not now")

    @on(TieView.Pointed)
    @on(Indicators.Pointed)
    def point(self, message: TieView.Pointed | Indicators.Pointed) -> None:
        """The cursor or the mouse came to a score, or left it."""
        name = message.quantity
        showing.point_at(self, message.view.describe(name) if name and self.seat else "")

    @on(TieView.Asked)
    @on(Indicators.Asked)
    def tell(self, message: TieView.Asked | Indicators.Asked) -> None:
        """The story of what is pointed at, in the matrix, on the map or among the indicators."""
        self.shell.open_why(self.playthrough, message.quantity)

    def action_decide(self) -> None:
        """Decide for the choice under the cursor; from elsewhere, go to the choices first."""
        choices = self.query_one(ChoiceList)
        if choices.has_focus:
            choices.action_select()
        else:
            choices.focus()

    def action_other_moves(self) -> None:
        """Open the standing moves."""
        handlers.choose(self, panels.MORE)

    def action_why(self) -> None:
        """The story of what matters most just now."""
        self.shell.open_why(self.playthrough, handlers.most_telling(self))

    def action_show_briefing(self) -> None:
        """Read the briefing again."""
        handlers.open_briefing(self)

    def action_show_goals(self) -> None:
        """See one's own goals."""
        from game.ui.screens.situation.goals import GoalsScreen

        if self.seat:
            self.app.push_screen(GoalsScreen(self.scenario, self.playthrough.view(self.seat)))

    def action_show_history(self) -> None:
        """Look back at the rounds before."""
        from game.ui.screens.situation.history import HistoryScreen

        self.app.push_screen(HistoryScreen(self.playthrough, self.seat))
