"""Help: every command of the present screen, then of the others, how a round works, and what the labels mean."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen

from game.ui.screens.base import BaseModal, Shared
from game.ui.screens.briefing_pages import labels
from game.ui.screens.hung import Hung, Row
from game.ui.screens.pen import entitle

PLACES = (
    ("game.ui.screens.start", "StartScreen"),
    ("game.ui.screens.seat", "SeatScreen"),
    ("game.ui.screens.briefing", "BriefingScreen"),
    ("game.ui.screens.situation", "SituationScreen"),
    ("game.ui.screens.reflect", "ReflectScreen"),
    ("game.ui.screens.reveal", "RevealScreen"),
    ("game.ui.screens.why", "WhyScreen"),
    ("game.ui.screens.debrief", "DebriefScreen"),
    ("game.ui.screens.replay", "ReplayScreen"),
    ("game.ui.screens.edit", "EditScreen"),
)
"""Every screen with commands of its own, in the order in which a game meets them."""

ROUND = (
    ("Together", "In each round every seat chooses at the same time; then all choices take effect at once."),
    ("Direct", "An act moves how its target regards the one who acts."),
    ("Own view", "Acting moves the actor's own view of the target a little too; in a meeting, both sides alike."),
    ("Ripple", "Every other actor judges the one who acts by how it feels about the target."),
    ("Reciprocity", "Each side moves part of the way towards how the other has changed."),
    ("Drift", "Feelings return a little towards their usual level."),
    ("Lasting mark", "A grave act moves that usual level for good."),
    ("Limit", "The scale ends at -100 (hostile) and +100 (close), and scores near its ends move less."),
)
"""How a round works: one sentence for the round, one for each of the seven rules."""

KEYS = 12
"""Cells of the column of keys, with the gaps around it."""

EVERYWHERE = (
    ("Ctrl+P", "Find any command by its name, the story of any score, or other colours."),
    ("Ctrl+Q", "Leave the program."),
    ("Mouse", "Whatever a key does, a click does too, also on the line of keys below."),
)
"""What works on every screen."""


class HelpScreen(BaseModal[None]):
    """Opened over `origin`, whose commands come first."""

    PLACE = "Help"
    BINDINGS = [("question_mark,f1", "back")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, origin: Screen[Any]) -> None:
        super().__init__()
        self.origin = origin

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        with Vertical(classes="window -large") as window:
            entitle(window, self.pen("Help"))
            with VerticalScroll():
                yield Hung(self.rows())
            yield from self.foot()

    def on_mount(self) -> None:
        """The arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def rows(self) -> Iterator[Row]:
        """The whole page."""
        pen = self.pen
        for place in self.places():
            if not (place.PLACE and place.COMMANDS_HERE):
                continue
            here = isinstance(self.origin, place)
            yield Row(pen(f"{place.PLACE}: you are here" if here else place.PLACE, "bold $accent"))
            for command in place.COMMANDS_HERE:
                if command.key_shown() and command.about():
                    yield Row(pen(command.about()), pen(f"  {command.key_shown()}", "bold"), KEYS)
            yield Row()
            if here:
                yield from self.teaching()
        yield from self.everywhere()

    def teaching(self) -> Iterator[Row]:
        """How a round works, and the labels."""
        pen = self.pen
        yield Row(pen("How a round works", "bold $accent"))
        for rule, sentence in ROUND:
            yield Row(pen(sentence), pen(f"  {rule}", "bold"), 16)
        yield Row()
        yield Row(pen("What stands behind a statement", "bold $accent"))
        yield from labels(pen)
        yield Row()

    def everywhere(self) -> Iterator[Row]:
        """What works on every screen."""
        yield Row(self.pen("Everywhere", "bold $accent"))
        for key, words in EVERYWHERE:
            yield Row(self.pen(words), self.pen(f"  {key}", "bold"), KEYS)

    def places(self) -> Iterator[type[Shared[Any]]]:
        """The present screen, then all others."""
        found = [getattr(importlib.import_module(module), name) for module, name in PLACES]
        yield from sorted(found, key=lambda place: not isinstance(self.origin, place))
