"""Which seat to take: one, or several for people who take turns at this keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.ui.commands import EVERYWHERE, Back, Command, Move, TakeSeat, TickSeat, bindings
from game.ui.screens.base import BaseScreen
from game.ui.screens.pen import entitle
from game.ui.screens.picklist import PickList
from game.ui.screens.shown import actors_of, names_of, start_scores
from game.ui.screens.titleline import TitleLine
from game.ui.widgets.matrix import Matrix
from game.words import join_words

if TYPE_CHECKING:
    from game.model.scenario import Scenario

POLICY_WORDS = {
    "reported": "does what was reported, and pursues its goals where nothing was",
    "goal": "pursues its goals",
    "cautious": "avoids risks",
    "random": "chooses at random",
}
"""How a seat plays when nobody sits there."""
POLICY_SHORT = {
    "reported": "computer: record, then goals",
    "goal": "computer: its goals",
    "cautious": "computer: cautious",
    "random": "computer: at random",
}
"""The same for a narrow list."""


class SeatScreen(BaseScreen[None]):
    """Shows every seat with its public profile; closed ones with the reason."""

    PLACE = "Choosing a seat"
    DEFAULT_CSS = """
    SeatScreen {
        & #seats { height: 1fr; }
        & #who { width: 44; }
        & #profile { width: 1fr; padding: 1 2; }
        & Matrix { margin-top: 1; }
        & #profile-text { padding-right: 1; }
        & #plan { height: auto; padding: 0 2; min-height: 2; }
        &.-std #who { width: 34; }
        &.-std #profile, &.-narrow #profile { padding: 0 1; }
        &.-narrow #seats, &.-cut #seats { layout: vertical; }
        &.-narrow #who { width: 1fr; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (Move, TakeSeat, TickSeat, Back, *EVERYWHERE)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS_HERE)]

    def __init__(self, scenario: Scenario, name: str) -> None:
        """`name`: what the saved game will call the scenario's file."""
        super().__init__()
        self.scenario = scenario
        self.scenario_name = name
        self.ticked: set[str] = set()

    def compose(self) -> ComposeResult:
        """The seats on the left, the profile of one on the right, the plan for the table below."""
        title = TitleLine()
        title.left, title.middle = "Backchannel", (self.scenario.title,)
        yield title
        with Horizontal(id="seats"):
            with Vertical(id="who", classes="panel") as who:
                entitle(who, self.pen("Which seat do you take?"))
                yield PickList(id="list", markup=False)
            with VerticalScroll(id="profile", classes="panel"):
                yield Static(id="profile-text")
                ties = Matrix(actors_of(self.scenario), start_scores(self.scenario), names=names_of(self.scenario))
                ties.can_focus = False
                yield ties
        yield Static(id="plan")
        yield from self.foot()

    def on_mount(self) -> None:
        """List the seats, the cursor on the first that can be taken."""
        self.fill()
        self.query_one(PickList).focus()

    def fill(self) -> None:
        """Write the list anew, leaving the cursor where it was."""
        pick = self.query_one(PickList)
        before = pick.highlighted
        pick.set_options([Option(seat, id=seat) for seat in self.scenario.seats])
        can_take = [place for place, seat in enumerate(self.scenario.seats) if not self.closed(seat)]
        pick.highlighted = before if before is not None else next(iter(can_take), 0)
        self.show_plan()

    def closed(self, seat: str) -> bool:
        """Whether a seat may not be taken in this class."""
        return self.scenario.actors[seat].seat == "closed" and seat not in self.shell.options.open_seats

    def line(self, seat: str) -> Content:
        """A seat in the list: its name, and who plays it as things stand."""
        actor, pen = self.scenario.actors[seat], self.pen
        tick = f"[{pen.glyphs.met if seat in self.ticked else ' '}] " if self.ticked else ""
        if self.closed(seat):
            return pen.join((f"{actor.name}\n", "$text-muted"), ("closed: computer only", "$text-muted"))
        mine = seat in self.chosen()
        who = "you" if mine and not self.ticked else "a person here" if mine else POLICY_SHORT[actor.computer]
        return pen.join((tick, "$accent"), (f"{actor.name}\n", "bold"), (who, "$accent" if mine else "$text-muted"))

    # ── What the cursor is on, and the plan ──────────────────────────────────────────────────────────────────────────

    def here(self) -> str:
        """The seat under the cursor."""
        place = self.query_one(PickList).highlighted
        return self.scenario.seats[place or 0]

    def chosen(self) -> tuple[str, ...]:
        """The seats that people would take now: the ticked ones, else the one under the cursor."""
        if self.ticked:
            return tuple(seat for seat in self.scenario.seats if seat in self.ticked)
        return () if self.closed(self.here()) else (self.here(),)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the profile of the seat under the cursor."""
        self.show_profile()
        self.show_plan()

    def show_profile(self) -> None:
        """What everybody knows about the seat under the cursor, and how it plays by itself."""
        seat, pen = self.here(), self.pen
        actor = self.scenario.actors[seat]
        entitle(self.query_one("#profile"), pen(actor.name))
        parts: list[object] = [pen.story(actor.public), "\n\n"]
        if self.closed(seat):
            parts += [
                ("Not to be taken: ", "bold"),
                f"this seat is played by the computer; a teacher can open it with --open-seat {seat}.\n\n",
            ]
        policy = POLICY_WORDS.get(actor.computer, actor.computer)
        parts += [(f"If nobody sits here, the computer {policy}.", "$text-muted")]
        if not self.closed(seat):
            parts += [("\nIts brief and its goals are confidential; whoever takes it reads them.", "$text-muted")]
        self.query_one("#profile-text", Static).update(pen.join(*parts))
        self.query_one(Matrix).you = seat
        self.query_one("#profile").scroll_home(animate=False)

    def show_plan(self) -> None:
        """Who would play what, in a sentence."""
        seats, pen = self.chosen(), self.pen
        if not seats:
            text = pen("This seat is closed. Choose another one.", "$text-muted")
        else:
            mine = join_words(self.scenario.mention(seat) for seat in seats)
            rest = join_words(self.scenario.mention(seat) for seat in self.scenario.seats if seat not in seats)
            who = f"You play {mine}." if len(seats) == 1 else f"Taking turns at this keyboard: {mine}."
            text = pen.join((who, "bold"), f"  The computer plays {rest}." if rest else "")
        self.query_one("#plan", Static).update(text)
        pick = self.query_one(PickList)
        for place, seat in enumerate(self.scenario.seats):
            pick.replace_option_prompt_at_index(place, self.line(seat))
        self.refresh_bindings()

    # ── What a person asks for ───────────────────────────────────────────────────────────────────────────────────────

    def action_tick_seat(self) -> None:
        """Tick or untick the seat under the cursor."""
        seat = self.here()
        if self.closed(seat):
            self.refuse(seat)
            return
        self.ticked ^= {seat}
        self.fill()

    def refuse(self, seat: str) -> None:
        """Say why a closed seat cannot be taken."""
        self.say(
            f"{self.scenario.actors[seat].name} is played by the computer; "
            f"a teacher can open it with --open-seat {seat}."
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a second click."""
        self.action_take_seat()

    def action_take_seat(self) -> None:
        """Go on to the briefing with the seats as they are."""
        seats = self.chosen()
        if not seats:
            self.refuse(self.here())
            return
        from game.ui.screens.briefing import BriefingScreen

        self.app.push_screen(BriefingScreen.before_game(self.scenario, self.scenario_name, seats))
