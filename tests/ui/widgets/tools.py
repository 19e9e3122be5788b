"""A small app around one widget, what it reports, and how its screen reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from rich.console import Console
from textual.app import App, ComposeResult
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from game.ui import themes
from game.ui.widgets.values import Ghost

HOSTILE = (
    "see [bold",
    "a [/] b",
    "x [/foo] y",
    "[@click=app.quit]x[/]",
    '{"b": [true, false]}',
    "red \x1b[31malert",
    "clip \x1b]52;c;aGk=\x07 board",
    "c1 \x9b31m here",
    "turn \u202etxt.exe",
    "wide 漢字 and é",
    "tab\there\nline",
)
"""Texts that would end the program, run something, or drive the terminal, if they were shown as they are."""

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

ACTORS = (("us", "US"), ("qatar", "Qatar"), ("israel", "Israel"), ("hamas", "Hamas"), ("summit", "Summit"))
_ROWS = {
    "us": (60, 80, -80, 25),
    "qatar": (40, -65, 15, 65),
    "israel": (75, -25, -95, -45),
    "hamas": (-70, 40, -95, 20),
    "summit": (5, 70, -72, 0),
}
SCORES = {
    f"{source} -> {target}": score
    for source, scores in _ROWS.items()
    for target, score in zip([actor for actor, _ in ACTORS if actor != source], scores, strict=True)
}
CHANGES = {"us -> qatar": 3, "us -> israel": -1, "qatar -> us": -2, "summit -> israel": -12}
GHOSTS = {
    "us -> qatar": Ghost("up", 9, 9),
    "israel -> qatar": Ghost("down", -12, -12),
    "summit -> qatar": Ghost("uncertain", -4, 9),
    "hamas -> qatar": Ghost("up"),
}


class Stage(App[None]):
    """An app that shows widgets and keeps what they report."""

    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None

    def __init__(self, *shown: Widget, plain_signs: bool = False, theme: str = "") -> None:
        super().__init__(ansi_color=True if themes.no_colour() else None)
        themes.register(self)
        if theme:
            self.theme = theme
        self.ascii = plain_signs
        self.shown = shown
        self.reports: list[Message] = []

    def compose(self) -> ComposeResult:
        yield from self.shown

    def keep(self, message: Message) -> None:
        """To be given to `run_test` as its hook; each message comes once for every node that it passes."""
        if type(message).__module__.startswith("game.") and not any(message is kept for kept in self.reports):
            self.reports.append(message)

    def said(self, kind: type[Message], *names: str) -> list[Any]:
        """What was reported in messages of one kind: one attribute of each, or several as a tuple."""
        found = [message for message in self.reports if type(message) is kind]
        if len(names) == 1:
            return [getattr(message, names[0]) for message in found]
        return [tuple(getattr(message, name) for name in names) for message in found]


def strips(app: App[Any]) -> list[Strip]:
    """The whole screen, line by line, as it goes to the terminal."""
    return [*app.screen._compositor.render_strips()]


def text_of(app: App[Any]) -> str:
    """The whole screen as plain text."""
    return "\n".join(strip.text.rstrip() for strip in strips(app)).rstrip()


def codes_of(app: App[Any]) -> Iterator[str]:
    """Every number in a style code (SGR) that the screen would send."""
    console = Console(color_system="truecolor", force_terminal=True)
    for strip in strips(app):
        for numbers in re.findall(r"\x1b\[([0-9;]*)m", strip.render(console)):
            yield from numbers.split(";")
