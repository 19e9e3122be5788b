"""The tree of variations: look at one, go on with it, or set it beside the one that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.playthrough.sentences import capital
from game.record.telling import branch_came, branch_left, branch_name, branch_what
from game.ui.commands import Back, Command, Move, bindings
from game.ui.screens.base import BaseModal
from game.ui.screens.hung import Row
from game.ui.screens.pen import entitle
from game.ui.screens.picklist import PickList

if TYPE_CHECKING:
    from game.playthrough import Playthrough
    from game.record import Branch


class Wanted(NamedTuple):
    """What is to be done with a line of play."""

    what: Literal["look", "go-on", "compare"]
    variation: int


class LookAt(Command):
    """Replay the line of play that the cursor is on."""

    KEY, LABEL, RANK, IN_PALETTE = "enter", "Replay this", 1, False


class GoOnWith(Command):
    """Play on with the line of play that the cursor is on, where it is not over."""

    KEY, LABEL, RANK, IN_PALETTE = "g", "Play on", 2, False


class SetBeside(Command):
    """Set the line of play that the cursor is on beside the one that was shown."""

    KEY, LABEL, RANK, IN_PALETTE = "k", "Compare", 3, False


class VariationsScreen(BaseModal[Wanted]):
    """The game itself and its variations, each below the one that it leaves."""

    PLACE = "Variations"
    DEFAULT_CSS = """
    VariationsScreen {
        & .window { width: 96; }
        & PickList { height: auto; max-height: 60vh; }
        & #variations-hint { margin: 1 0; color: $text-muted; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (LookAt, GoOnWith, SetBeside, Move, Back)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(GoOnWith, SetBeside, Back)]

    def __init__(self, playthrough: Playthrough, tree: tuple[Branch, ...], here: int) -> None:
        """`here` is the line of play that is shown now."""
        super().__init__()
        self.playthrough = playthrough
        self.branches = tree
        self.here = here

    def compose(self) -> ComposeResult:
        """The tree."""
        with Vertical(classes="window") as window:
            entitle(window, self.pen("The game and its variations"))
            yield PickList(markup=False)
            yield Static(
                self.pen("A variation is the same game, played otherwise from a round on."), id="variations-hint"
            )
            yield from self.foot()

    def on_mount(self) -> None:
        """Begin where we are."""
        options = self.query_one(PickList)
        options.focus()
        self.call_after_refresh(self.fill)

    def on_resize(self, event: events.Resize) -> None:
        """The lines are wrapped to the width."""
        super().on_resize(event)
        self.call_after_refresh(self.fill)

    def fill(self) -> None:
        """Write the tree."""
        options = self.query_one(PickList)
        place = options.highlighted
        if place is None:
            place = next((n for n, branch in enumerate(self.branches) if branch.id == self.here), 0)
        width = max(options.scrollable_content_region.width - 2, 20)
        options.set_options(Option(self.lines(branch, width)) for branch in self.branches)
        options.highlighted = place

    def lines(self, branch: Branch, width: int) -> Content:
        """A line of play: its name and how far it came; below, where it leaves and what was chosen otherwise."""
        pen = self.pen
        margin = 2 * min(branch.depth, 8)
        mark = pen(f"{pen.glyphs.here if branch.id == self.here else ' '} ", "bold $accent")
        head = pen.join((branch_name(branch.id), "bold"), f"  {branch_came(branch)}")
        rows = [Row(head, pen(" " * margin) + mark, margin + 2)]
        if branch.id:
            what = branch_what(self.playthrough, branch)
            text = capital(f"{branch_left(branch)}{'; ' if what else ''}{what}.")
            rows.append(Row(pen(text, "$text-muted"), indent=margin + 2))
        return Content("\n").join(line for row in rows for line in row.lines(width))

    @property
    def branch(self) -> Branch:
        """The line of play under the cursor."""
        return self.branches[self.query_one(PickList).highlighted or 0]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is not over can be gone on with, only another one set beside."""
        if action == GoOnWith.action():
            return None if self.branch.is_over else True
        if action == SetBeside.action():
            return None if self.branch.id == self.here else True
        return True

    def on_option_list_option_highlighted(self) -> None:
        """What can be done depends on the line."""
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or a second click."""
        self.action_look_at()

    def action_look_at(self) -> None:
        """Look at it."""
        self.dismiss(Wanted("look", self.branch.id))

    def action_go_on_with(self) -> None:
        """Go on with it."""
        self.dismiss(Wanted("go-on", self.branch.id))

    def action_set_beside(self) -> None:
        """Compare it."""
        self.dismiss(Wanted("compare", self.branch.id))
