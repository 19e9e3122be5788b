"""Why?: the whole story of one score or indicator, with all the others one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.strip import Strip
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.model.names import ties_of
from game.ui.commands import Back, Command, NextPage, PreviousPage, bindings
from game.ui.glyphs import glyphs
from game.ui.present import story_table
from game.ui.screens.base import BaseModal
from game.ui.screens.pen import entitle
from game.ui.screens.picklist import PickList
from game.ui.text import one_line, signed
from game.ui.widgets.story_view import StoryView

if TYPE_CHECKING:
    from textual.content import Content

    from game.playthrough import Playthrough


SHORTEST_NAME = 19
"""Cells that a name in the list has at least."""
STORY = 72
"""Cells of the window's width that the list leaves to the story and to what stands around both."""
BESIDE_NAMES = 10
"""Cells in a line of the list beside the name: cursor, value, scroll bar, border."""


class NextStory(NextPage):
    """Tell the story of the next score; the arrow keys up and down do so in the list."""

    LABEL = "Others"


class PreviousStory(PreviousPage):
    """Tell the story of the score before."""


class StoryNames(PickList):
    """The scores to pick from; a sign before the one whose story is told, since its colour may not be seen."""

    def render_line(self, y: int) -> Strip:
        """A line, with the cursor's sign in the space before it."""
        strip, line = super().render_line(y), self.scroll_offset.y + y
        if line >= len(self._lines) or self._lines[line][0] != self.highlighted:
            return strip
        first = next(iter(strip), Segment(" "))
        return Strip.join((Strip([Segment(glyphs(self.app).cursor, first.style)]), strip.crop(1)))


class WhyScreen(BaseModal[None]):
    """The story of `quantity`, up to after `rounds` rounds (all that were played, if None)."""

    PLACE = "Why?"
    DEFAULT_CSS = """
    WhyScreen {
        & .window { width: 124; max-width: 98%; height: 94%; padding: 0 1; }
        & #names { width: auto; border-right: tall $border-blurred; }
        & #story { width: 1fr; padding: 0 0 0 2; }
        & #head { height: auto; padding: 0 0 1 0; }
        & StoryView { height: 1fr; }
        &.-narrow #names, &.-cut #names { display: none; }
        &.-narrow #story { padding: 0 1; }
        &.-ascii #names { border-right: ascii $border-blurred; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (NextStory, PreviousStory, Back)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS_HERE), ("w", "back")]

    def __init__(self, playthrough: Playthrough, quantity: str, rounds: int | None = None) -> None:
        super().__init__()
        self.playthrough = playthrough
        self.quantity = quantity
        self.rounds = rounds
        view = playthrough.view(rounds=rounds)
        self.values = {**view.scores, **view.indicators}

    def compose(self) -> ComposeResult:
        """The names of all scores on the left, the story of one on the right."""
        with Vertical(classes="window") as window:
            entitle(window, self.pen("Why?"))
            with Horizontal():
                yield StoryNames(*self.options(), id="names", markup=False)
                with Vertical(id="story"):
                    yield Static(id="head")
                    yield StoryView()
            yield from self.foot()

    def options(self) -> list[Option]:
        """Every tie and indicator with its value."""
        room = self.room_for_names
        return [Option(self.line(name, room), id=f"q{place}") for place, name in enumerate(self.values)]

    @property
    def room_for_names(self) -> int:
        """Cells for a name: all that the longest takes, unless the story needs them."""
        longest = max(cell_len(self.pen(self.playthrough.scenario.quantity_name(name)).plain) for name in self.values)
        return min(longest, max(SHORTEST_NAME, self.app.size.width - STORY))

    def on_resize(self, event: events.Resize) -> None:
        """Cut the names anew."""
        names, room = self.query_one(StoryNames), self.room_for_names
        names.styles.width = room + BESIDE_NAMES
        for place, quantity in enumerate(self.values):
            names.replace_option_prompt_at_index(place, self.line(quantity, room))

    def line(self, quantity: str, room: int) -> Content:
        """A name with its value, in so many cells."""
        value = self.values[quantity]
        number = signed(value) if ties_of(quantity) else str(value)
        shown = self.pen(self.playthrough.scenario.quantity_name(quantity)).plain
        name = one_line(shown, room, self.pen.glyphs.ellipsis)
        return self.pen.join((f"{number:>4}  ", "$text-muted"), name)

    def on_mount(self) -> None:
        """Start with the quantity that was asked for."""
        names = self.query_one(StoryNames)
        names.highlighted = list(self.values).index(self.quantity)
        names.focus()
        self.tell()

    def tell(self) -> None:
        """Show the story of the present quantity."""
        story = self.playthrough.story(self.quantity, self.rounds)
        pen = self.pen
        number = signed(story.now) if story.usual is not None else f"{story.now} of 100"
        usual = f"   usually {signed(story.usual)}" if story.usual is not None else ""
        self.query_one("#head", Static).update(
            pen.join((story.name, "bold $accent"), "   now ", (number, "bold"), (usual, "$text-muted"))
        )
        self.query_one(StoryView).lines = story_table(self.playthrough.scenario, story)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell another story."""
        names = list(self.values)
        if names[event.option_index] != self.quantity:
            self.quantity = names[event.option_index]
            self.tell()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter in the list: read on in the story."""
        self.query_one(StoryView).focus()

    def action_next_story(self) -> None:
        """Tell the next story."""
        self.turn(1)

    def action_previous_story(self) -> None:
        """Tell the story before."""
        self.turn(-1)

    def turn(self, by: int) -> None:
        """Go so many stories on."""
        names = self.query_one(StoryNames)
        names.highlighted = ((names.highlighted or 0) + by) % len(self.values)
