"""Standing moves: a verb, then whom it is aimed at, with the forecast beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from game.model.catalogue import CATALOGUE
from game.ui.commands import Back, Command, Move, Open, bindings
from game.ui.screens.base import BaseModal
from game.ui.screens.hung import Hung, Row
from game.ui.screens.pen import entitle
from game.ui.screens.picklist import PickList
from game.ui.screens.situation import panels, showing
from game.words import join_words

if TYPE_CHECKING:
    from game.engine.offers import Offer
    from game.ui.screens.situation.screen import SituationScreen


FRAME = 13
"""Lines of the window besides its lists."""


class PickMove(Open):
    """Go on from the verb to whom it is aimed at; then take the move."""

    LABEL = "Go on"


class MovesScreen(BaseModal[str | None]):
    """Answers with the id of a standing move, or None. The room behind paints the forecast of the one shown."""

    PLACE = "More moves"
    DEFAULT_CSS = """
    MovesScreen {
        & .window { width: 84; max-height: 98%; padding: 0 1; }
        & #verbs { width: 2fr; }
        & #targets { width: 1fr; border-left: tall $border-blurred; }
        & #about { height: 2; padding: 0 1; color: $text-muted; }
        & #does { height: 5; padding: 0 1; }
        &.-wide { align: left bottom; background: $background 0%; }
        &.-wide .window { width: 54%; margin-bottom: 1; }
        &.-ascii #targets { border-left: ascii $border-blurred; }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (Move, PickMove, Back)
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*COMMANDS_HERE),
        ("right", "to_targets"),
        ("left", "to_verbs"),
    ]

    def __init__(self, room: SituationScreen, moves: tuple[Offer, ...]) -> None:
        super().__init__()
        self.room = room
        self.by_verb: dict[str, list[Offer]] = {}
        for offer in moves:
            self.by_verb.setdefault(offer.choice.acts[0].verb, []).append(offer)
        self.verbs = list(self.by_verb)

    def compose(self) -> ComposeResult:
        """Verbs left, targets right, what it would do below."""
        with Vertical(classes="window") as window:
            most = max(len(self.verbs), *(len(offers) for offers in self.by_verb.values()), 4)
            window.styles.height = most + FRAME
            mention = self.room.scenario.mention(self.room.seat)
            entitle(window, self.pen(f"Another move of {mention}"))
            with Horizontal():
                yield PickList(
                    *(Option(self.pen(self.verb_words(verb))) for verb in self.verbs), id="verbs", markup=False
                )
                yield PickList(id="targets", markup=False)
            yield Static(id="about")
            yield Hung(id="does")
            yield from self.foot()

    def verb_words(self, verb: str) -> str:
        """A verb as the list has it: `Appeal to ... to negotiate`."""
        act = CATALOGUE[verb]
        if act.kind == "mediation":
            phrase = act.phrase.partition(" {target}")[0] + " two others"
        else:
            phrase = act.phrase.format(target="...").removesuffix(" ...")
        return phrase[:1].upper() + phrase[1:]

    def target_words(self, offer: Offer) -> str:
        """Whom a move is aimed at."""
        use = offer.choice.acts[0]
        actors = self.room.scenario.actors
        return join_words(actors[actor].name for actor in (use.target, use.partner) if actor)

    def on_mount(self) -> None:
        """The first verb."""
        verbs = self.query_one("#verbs", PickList)
        verbs.highlighted = 0
        verbs.focus()

    @property
    def offers(self) -> list[Offer]:
        """The moves with the verb under the cursor."""
        return self.by_verb[self.verbs[self.query_one("#verbs", PickList).highlighted or 0]]

    @property
    def offer(self) -> Offer:
        """The move under the cursors."""
        return self.offers[self.query_one("#targets", PickList).highlighted or 0]

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another verb brings its targets; each pair its forecast."""
        targets = self.query_one("#targets", PickList)
        if event.option_list.id == "verbs":
            before = targets.highlighted or 0
            targets.set_options(Option(self.pen(self.target_words(offer))) for offer in self.offers)
            targets.highlighted = min(before, len(self.offers) - 1)
            self.query_one("#about", Static).update(self.pen(CATALOGUE[self.offer.choice.acts[0].verb].about))
        room = self.room
        forecast = room.playthrough.forecast(room.seat, self.offer.id)
        rows = panels.forecast_rows(self.pen, room.scenario, room.seat, forecast)
        self.query_one("#does", Hung).rows = (Row(self.pen(self.offer.label, "bold")), *rows)
        showing.foretell(room, self.offer.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a verb goes to the targets, on a target it is settled."""
        if event.option_list.id == "verbs":
            self.action_to_targets()
        else:
            self.dismiss(self.offer.id)

    def action_pick_move(self) -> None:
        """A click on the key bar does what Enter does."""
        focused = self.focused
        if isinstance(focused, PickList):
            focused.action_select()

    def action_to_targets(self) -> None:
        """On to the targets."""
        self.query_one("#targets").focus()

    def action_to_verbs(self) -> None:
        """Back to the verbs."""
        self.query_one("#verbs").focus()

    def action_back(self) -> None:
        """From the targets to the verbs, from there out."""
        if self.query_one("#targets").has_focus:
            self.action_to_verbs()
        else:
            self.dismiss(None)
