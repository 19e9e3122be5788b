"""Pictures of a replay for a recording: the real replay screen, stepped through every round without a terminal.

Each picture is the whole screen as lines of ANSI text. They look alike on every machine: the usual theme in full
colour, whatever terminal, locale or `NO_COLOR` there is.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot
from textual.scrollbar import ScrollBar, ScrollBarRender

from game.ui.app import BackchannelApp, PlainBar
from game.ui.colours import DEFAULT_THEME
from game.words import clean_text

if TYPE_CHECKING:
    from game.record import Game
    from game.ui.screens.replay import ReplayScreen

SETTLING = 40
"""How often a picture is taken again, at most, until the screen stands still."""

PATIENCE = 1000
"""How often a screen is looked at, at most, until it stands."""


class Picture(NamedTuple):
    """The screen at one moment."""

    chapter: str
    """Where a new part of the game begins, what it is called; else empty."""
    lines: tuple[str, ...]
    """From top to bottom, each as wide as the screen; ANSI codes for colours and nothing else."""


def pictures(game: Game, size: tuple[int, int], *, ascii: bool = False) -> list[Picture]:  # noqa: A002
    """A game's whole replay on a screen of `size` (columns, lines), then how it ended, if it is over.

    `ascii` draws in plain signs. What opening the save had to tell (`game.notes`) is not part of the pictures.
    """
    found: list[Picture] = []
    quiet = replace(game, notes=())
    with _the_same_everywhere():
        app = _App(quiet, plain_signs=ascii)

        async def drive(pilot: Pilot[object]) -> None:
            await _Camera(app, pilot, found).take_all(quiet)
            app.exit(0)

        app.run(headless=True, size=size, auto_pilot=drive)
        if app.return_code:
            raise RuntimeError("the replay screen stopped before its end")
    return found


class _App(BackchannelApp):
    """The program on the replay screen, in a terminal that knows every colour and where nothing moves by itself."""

    def __init__(self, game: Game, *, plain_signs: bool) -> None:
        from game.ui.screens.replay import ReplayScreen

        super().__init__(lambda: ReplayScreen(game), plain_signs=plain_signs)
        self.console = Console(
            file=self.console.file, color_system="truecolor", force_terminal=True, legacy_windows=False, markup=False
        )
        self.ascii = plain_signs
        self.theme = DEFAULT_THEME
        self.animation_level = "none"
        ScrollBar.renderer = PlainBar if plain_signs else ScrollBarRender


@contextmanager
def _the_same_everywhere() -> Iterator[None]:
    """While pictures are taken, hide what the environment says about colours; afterwards all is as it was."""
    hidden = {name: os.environ.pop(name) for name in ("NO_COLOR", "TEXTUAL_THEME") if name in os.environ}
    bar = ScrollBar.renderer
    try:
        yield
    finally:
        os.environ.update(hidden)
        ScrollBar.renderer = bar


class _Camera:
    """Goes through a replay and takes a picture wherever there is something new to see."""

    def __init__(self, app: BackchannelApp, pilot: Pilot[object], found: list[Picture]) -> None:
        self.app = app
        self.pilot = pilot
        self.found = found
        self.chapter = ""

    async def take_all(self, game: Game) -> None:
        """The start, every round, and the ending."""
        from game.ui.screens.replay import ReplayScreen

        screen = self.app.screen
        assert isinstance(screen, ReplayScreen)
        await self._until(lambda: screen.is_mounted)
        for position in range(screen.last + 1):
            self.chapter = "Before the first round"
            if position:
                self.chapter = f"Round {position}: {screen.scenario.rounds[position - 1].title}"
            await self._round(screen, position)
        if game.playthrough.is_over:
            self.chapter = "How it ended"
            await self._ending(game)

    async def _round(self, screen: ReplayScreen, position: int) -> None:
        """A position: pane after pane where they take turns, and all of the two texts that people wrote.

        Of what changed only as much as fits is seen, the most important first: all of it takes longer than anybody
        watches, and is in the transcript.
        """
        screen.go(position)
        tabs = [tab.id for tab in screen.layout_now.tabs]
        if position == 0:  # nothing was chosen yet
            tabs = [tab for tab in tabs if tab not in ("choices", "changes")] or tabs[:1]
        if "situation" not in tabs:  # it stands above, whatever pane is open below
            await self._take()
            await self._scroll(screen, "situation")
        for pane in tabs or ("choices",):
            if tabs:
                screen.show_pane(pane)
                await self._take()
            if pane in ("situation", "choices"):
                await self._scroll(screen, pane)

    async def _scroll(self, screen: ReplayScreen, name: str) -> None:
        """The rest of a text, a pane's height at a time with one line of the last seen."""
        from game.ui.screens.replay.panes import TextPane

        pane = screen.query_one(f"#{name}", TextPane)
        while pane.scroll_offset.y < pane.max_scroll_y:
            step = max(pane.scrollable_content_region.height - 1, 1)
            pane.scroll_to(y=min(pane.scroll_offset.y + step, pane.max_scroll_y), animate=False)
            await self._take()

    async def _ending(self, game: Game) -> None:
        """The debrief's first page, without the place of the save, which is nobody's business."""
        from game.ui.screens.debrief import DebriefScreen
        from game.ui.screens.debrief.saved import Saved

        screen = DebriefScreen(game)
        await self.app.push_screen(screen)
        screen.query_one(Saved).display = False
        await self._until(lambda: screen.debrief is not None)
        await self.app.workers.wait_for_complete()
        await self._take()

    async def _until(self, is_so: Callable[[], bool]) -> None:
        """Wait for something that comes soon, also on a slow machine. Raises RuntimeError where it does not come."""
        for _ in range(PATIENCE):
            if is_so():
                return
            await self.pilot.pause()
        raise RuntimeError("the replay screen did not open")

    async def _take(self) -> None:
        """A picture once the screen stands still; none where nothing changed."""
        lines: tuple[str, ...] = ()
        await self.pilot.pause()
        for _ in range(SETTLING):
            await self.pilot.pause(0)
            before, lines = lines, tuple(ansi(strip) for strip in self.app.screen._compositor.render_strips())
            if lines == before:
                break
        if self.found and self.found[-1].lines == lines:
            return
        self.found.append(Picture(self.chapter, lines))
        self.chapter = ""


def ansi(segments: Iterable[Segment]) -> str:
    """One line of the screen as text with its colours: no other orders to a terminal, no links, nothing that deceives.

    >>> bold = Style(bold=True)
    >>> ansi([Segment("a", bold), Segment("b\\x1b[2J", bold), Segment(" c", Style(color="red"))])
    '\\x1b[1mab[2J\\x1b[0;31m c\\x1b[0m'
    """
    found: list[str] = []
    now = _Ink((), (), ())
    for segment in segments:
        text = clean_text(segment.text)
        if segment.control or not text:
            continue
        ink = _ink(segment.style or Style.null())
        if not text.strip() and not {*ink.marks, *now.marks} & SEEN_ON_BLANKS:
            ink = ink._replace(marks=now.marks, front=now.front)  # nobody sees with which colour nothing is written
        found += [_change(now, ink), text]
        now = ink
    return "".join(found) + ("\x1b[0m" if any(now) else "")


class _Ink(NamedTuple):
    """How text is written, as codes of a terminal."""

    marks: tuple[str, ...]
    front: tuple[str, ...]
    back: tuple[str, ...]


MARKS = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7", "strike": "9"}
SEEN_ON_BLANKS = {"4", "7", "9"}
"""The marks that show where there is no letter, too."""


def _ink(style: Style) -> _Ink:
    marks = tuple(code for name, code in MARKS.items() if getattr(style, name))
    front = tuple(style.color.get_ansi_codes()) if style.color else ()
    back = tuple(style.bgcolor.get_ansi_codes(foreground=False)) if style.bgcolor else ()
    return _Ink(marks, front, back)


def _change(now: _Ink, then: _Ink) -> str:
    """The order that leads from one ink to another; no longer than need be."""
    if now == then:
        return ""
    is_new = now.marks != then.marks or (now.front and not then.front) or (now.back and not then.back)
    if is_new:
        codes = (*(("0",) if any(now) else ()), *then.marks, *then.front, *then.back)
    else:
        codes = (*(then.front if then.front != now.front else ()), *(then.back if then.back != now.back else ()))
    return f"\x1b[{';'.join(codes)}m"


__all__ = ["Picture", "ansi", "pictures"]
