"""What every screen has: room for its sizes, a key bar, help, and a notice where the window is too small."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.widgets import Static

from game.ui.commands import EVERYWHERE, Back, Command, Leave, bindings
from game.ui.glyphs import map_text
from game.ui.screens.keybar import KeyBar
from game.ui.screens.pen import Pen
from game.words import clean_text

if TYPE_CHECKING:
    from game.ui.app import BackchannelApp

WIDTHS = [(0, "-cut"), (60, "-narrow"), (80, "-std"), (120, "-wide")]
"""Classes that a screen carries by its width: `.-wide #side {...}`; `-cut` is too narrow to play."""
HEIGHTS = [(0, "-flat"), (18, "-short"), (24, "-mid"), (34, "-tall")]
"""Classes by height; `-flat` is too low to play."""

TOO_SMALL = """\
Too small

The game needs a window
60 columns wide
and 18 lines high.

Or leave with Ctrl+Q
and play line by line:
{command} --plain"""
"""Short lines, since there is no room."""


class Shared(Screen[ScreenResultType]):
    """What whole-window screens and windows over them have in common.

    A `panel` is a pane with its title in its border; the accent marks the one that has the focus.
    """

    DEFAULT_CSS = """
    Shared {
        layers: base notice;
        overflow: hidden;
        & #too-small {
            display: none;
            layer: notice;
            width: 100%;
            height: 100%;
            content-align: center middle;
            text-align: center;
            background: $background;
        }
        &.-cut #too-small, &.-flat #too-small {
            display: block;
        }
        & .panel {
            border: round $border-blurred;
            border-title-color: $text-muted;
            border-title-style: bold;
            border-subtitle-color: $text-muted;
            padding: 0 1;
        }
        & .panel:focus, & .panel:focus-within {
            border: round $accent;
            border-title-color: $accent;
        }
        &:nocolor .panel:focus, &:nocolor .panel:focus-within {
            border: heavy $accent;
        }
        &.-behind Toast {  /* the screen before shows it as well */
            display: none;
        }
        &.-ascii .panel {
            border: ascii $border-blurred;
        }
        &.-ascii .panel:focus, &.-ascii .panel:focus-within, &.-ascii .window {
            border: ascii $accent;
        }
    }
    """

    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = ()
    """What this screen offers, in the order of the key bar and the help page."""
    PLACE: ClassVar[str] = ""
    """What the help page calls this screen."""

    @property
    def shell(self) -> BackchannelApp:
        """The application, by its own type."""
        return cast("BackchannelApp", self.app)

    @cached_property
    def pen(self) -> Pen:
        """Writes text for this terminal."""
        return Pen(self.app)

    def say(self, sentence: str, title: str = "", *, seconds: float | None = None) -> None:
        """Say something in passing, at the edge of the screen."""
        text, heading = (map_text(clean_text(words), self.pen.ascii) for words in (sentence, title))
        self.notify(text, title=heading, timeout=seconds, markup=False)

    def label_of(self, command: type[Command]) -> str:
        """What the key bar calls a command now."""
        if command is Leave and self.shell.is_trial:
            return "To the text"
        return command.LABEL

    def foot(self) -> ComposeResult:
        """The key bar."""
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw borders in the signs of this terminal."""
        self.set_class(self.pen.ascii, "-ascii")

    def on_screen_suspend(self) -> None:
        """Another screen comes before this one, and shows what was said in passing."""
        self.add_class("-behind")

    def on_screen_resume(self) -> None:
        """This screen is the first again."""
        self.remove_class("-behind")

    def on_resize(self, event: events.Resize) -> None:
        """Have the notice ready, which covers the screen while the window is too small."""
        if (event.size.width < WIDTHS[1][0] or event.size.height < HEIGHTS[1][0]) and not self.query("#too-small"):
            self.mount(Static(self.too_small(), id="too-small", markup=False))

    def too_small(self) -> str:
        """What the notice says; in the middle of a game, how to go on with it."""
        from game.program import program

        game = self.shell.game
        is_playing = game is not None and not game.playthrough.is_over
        return TOO_SMALL.format(command=f"{program()} {'resume' if is_playing else 'play'}")

    def action_help(self) -> None:
        """Open the help page, with what this screen offers first."""
        self.shell.open_help()

    def action_leave(self) -> None:
        """Leave the program."""
        self.shell.leave()


class BaseScreen(Shared[ScreenResultType]):
    """A whole-window screen. Subclasses fill `compose`, and end it with `yield from self.foot()`.

    `Esc` goes back to the screen below, or to the start where there is none.
    """

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = EVERYWHERE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*EVERYWHERE, Back)]

    def action_go_to_start(self) -> None:
        """Show the start screen."""
        self.shell.open_start()

    def action_back(self) -> None:
        """Close this screen; the last one gives way to the start screen."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.shell.open_start()


class BaseModal(Shared[ScreenResultType], ModalScreen[ScreenResultType]):
    """A window over a screen: one container with the class `window`. Esc closes it with None."""

    DEFAULT_CSS = """
    BaseModal {
        align: center middle;
        background: $background 70%;
        & .window {
            width: 76;
            max-width: 94%;
            height: auto;
            max-height: 92%;
            padding: 1 2 0 2;
            border: round $accent;
            border-title-color: $accent;
            border-title-style: bold;
            border-subtitle-color: $text-muted;
            background: $surface;
        }
        & .window.-large {
            width: 100;
            height: 92%;
        }
        &.-short .window {
            padding: 0 2;
            max-height: 100%;
        }
        &:ansi {
            background: transparent;
        }
    }
    """
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (Back,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Back)]

    def action_back(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
