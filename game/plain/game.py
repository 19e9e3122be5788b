"""A game line by line: numbered choices, words for everything, no escape codes; from the briefing to the debrief."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from typing import TextIO

from game.debrief import transcript, why_closed
from game.debrief.phrases import dated
from game.debrief.transcript import choice_lines, claim_lines
from game.plain.answers import show_briefing, show_goals
from game.plain.console import WIDTH, Console, EndOfInput, to_ascii
from game.plain.debrief import show_debrief
from game.plain.reveal import reveal_lines, standing_words, total_lines
from game.plain.table import Quit, Table
from game.playthrough import Decision, Playthrough, Refused, whole_seconds
from game.playthrough.sentences import capital
from game.program import program
from game.record import is_begun
from game.words import join_words, plural

AWAY = 40
"""Empty lines that scroll what one seat has read away from the next."""


def play_plain(
    playthrough: Playthrough,
    stdin: TextIO,
    stdout: TextIO,
    *,
    save: Path | None = None,
    notes: Sequence[str] = (),
    is_ascii: bool = False,
    is_terminal: bool = False,
) -> None:
    """Play a game from where it stands until it is over, or until the person stops or the input ends.

    `save` is where the journal of the playthrough keeps it; `notes` are said first. `is_terminal`: a person sits
    there, so wait for Enter where there is much to read.
    """
    console = Console(stdin, stdout, is_ascii=is_ascii, is_terminal=is_terminal)
    for note in notes:
        console.say(note)
    table = _Game(console, playthrough)
    try:
        table.play()
    except Quit:
        console.say("You stop here.")
    except EndOfInput:
        console.say("Nothing more was typed, so the game stops here.")
    console.gap()
    _say_save(console, playthrough, save)
    console.flush()


def replay_plain(playthrough: Playthrough, stdout: TextIO, *, is_ascii: bool = False) -> None:
    """Print a whole game as text, with the reasons and predictions that people gave."""
    text = transcript(playthrough)
    stdout.write(to_ascii(text) if is_ascii else text)


def _say_save(console: Console, playthrough: Playthrough, save: Path | None) -> None:
    if save is None:
        console.say("This game was not kept in a file.")
        return
    if not is_begun(playthrough):
        console.say("Nothing was decided in this variation, so it was not kept. The game is as it was.")
        return
    # a path is typed again by the person, so it is never wrapped
    command = "replay" if playthrough.is_over else "resume"
    console.say("Your game is saved. " + ("To read it again:" if playthrough.is_over else "To go on with it:"))
    console.write(f"  {program()} {command} {shlex.quote(str(save))} --plain\n")


class _Game:
    """The course of a game: hand over, situation, choice, reveal, and again."""

    def __init__(self, console: Console, playthrough: Playthrough) -> None:
        self.console = console
        self.playthrough = playthrough
        self.seats = playthrough.settings.seats
        self.is_hot_seat = len(self.seats) > 1
        self.briefed: set[str] = set()
        self.has_just_seen = False
        """Whether the last reveal stands right above, so that its changes need not be said again."""

    def play(self) -> None:
        """Until the end. Raises Quit or EndOfInput where the person stops before."""
        playthrough = self.playthrough
        self._title()
        while (seat := playthrough.next_seat) is not None:
            self._hand_over(f"Hand the keyboard to {playthrough.scenario.actors[seat].name}, then press Enter.")
            rounds = len(playthrough.played)
            table = Table(self.console, playthrough, seat)
            self._briefing(table)
            self._situation(seat)
            self._decide(table)
            if len(playthrough.played) > rounds:
                self._hand_over("All seats have decided. Call everybody to the screen, then press Enter.")
                self._reveal()
        if playthrough.is_over:
            show_debrief(self.console, playthrough)

    # --- parts of a round ----------------------------------------------------------------------------------------
    def _title(self) -> None:
        console, playthrough = self.console, self.playthrough
        scenario = playthrough.scenario
        console.say(scenario.title)
        if scenario.subtitle:
            console.say(scenario.subtitle)
        if playthrough.is_over:
            console.say("This game is over; here is its debrief.")
        elif playthrough.played or playthrough.sealed:
            names = join_words(scenario.actors[seat].name for seat in self.seats)
            seats = "Your seat" if len(self.seats) == 1 else "Your seats"
            console.say(f"{seats}: {names}. Played so far: {plural(len(playthrough.played), 'round')}.")
            self.briefed.update(self.seats if playthrough.played else ())
        elif self.is_hot_seat:
            names = join_words(scenario.actors[seat].name for seat in self.seats)
            console.say(f"{len(self.seats)} people share this keyboard: {names}. The computer plays the others.")

    def _hand_over(self, prompt: str) -> None:
        """In a hot seat game: scroll away what was read, and wait until the right person sits here."""
        if not self.is_hot_seat:
            return
        self.console.gap(AWAY)
        while line := self.console.ask(prompt):
            if line.casefold() in ("q", "quit"):
                raise Quit
            self.console.say("Only Enter goes on, or q to save and quit.")

    def _briefing(self, table: Table) -> None:
        if table.seat in self.briefed:
            return
        self.briefed.add(table.seat)
        console, scenario = self.console, self.playthrough.scenario
        console.gap()
        show_briefing(console, self.playthrough, table.seat, whole=False)
        console.gap()
        table.pause("Press Enter for your goals.")
        show_goals(console, self.playthrough, table.seat)
        if scenario.disclaimer:
            console.gap()
            console.tell(scenario.disclaimer)
        console.gap()
        console.say(
            "Type a number to choose. Type ? for all commands: Why?, forecasts, tables, the whole briefing. "
            "Your game is saved after every decision; q stops."
        )
        table.pause(f"Press Enter to begin round {self.playthrough.round}.")

    def _situation(self, seat: str) -> None:
        console, playthrough = self.console, self.playthrough
        round_ = playthrough.view(seat).situation
        if round_ is None:
            return
        console.gap(2)
        console.say(f"Round {playthrough.round} of {len(playthrough.scenario.rounds)}: {round_.title}")
        console.say(dated(round_))
        console.gap()
        console.tell(round_.situation)
        for claim in round_.claims:
            console.gap()
            console.lines(claim_lines(claim, WIDTH))
        console.gap()
        for paragraph in standing_words(playthrough, seat, with_changes=not self.has_just_seen):
            console.say(paragraph)
        self._offers(seat)

    def _offers(self, seat: str) -> None:
        """The numbered choices."""
        console, playthrough = self.console, self.playthrough
        console.gap()
        console.say(f"What will {playthrough.scenario.mention(seat)} do?")
        offers = playthrough.offers(seat)
        authored = [offer for offer in offers if not offer.standing]
        for number, offer in enumerate(authored, 1):
            console.say(f"{offer.label}", f"{number}. ")
            if offer.choice.detail:
                console.say(offer.choice.detail, "   ")
            if not offer.available:
                console.say(f"Not now: {why_closed(playthrough, offer.choice)}.", "   ")
        if len(authored) < len(offers):
            console.say("Another move of your own", "m. ")
        console.gap()

    def _decide(self, table: Table) -> None:
        """Ask until a decision has been taken and kept."""
        playthrough = self.playthrough
        reflect = playthrough.settings.reflect
        shown_at = monotonic()
        while True:
            offer = table.choose()
            reason: str | None = ""
            predictions = {}
            self.console.say(f"You choose: {offer.label}.")
            if reflect != "off":
                reason = table.reason(offer.id)
            if reason is not None and reflect == "predict":
                found = table.predictions(offer.id)
                reason, predictions = (None, {}) if found is None else (reason, found)
            if reason is None:
                self._offers(table.seat)
                continue
            # lines that were typed beforehand, in a file or by a program, say nothing about anybody's thinking
            seconds = whole_seconds(monotonic() - shown_at) if self.console.is_terminal else None
            answer = playthrough.decide(Decision(table.seat, offer.id, reason, predictions, seconds))
            if not isinstance(answer, Refused):
                return
            self.console.say(answer.reason)
            if answer.kind == "not-saved":
                self.console.say("The choice does not count yet; choose again to try once more, or q to quit.")

    def _reveal(self) -> None:
        console, playthrough = self.console, self.playthrough
        played = playthrough.played[-1]
        seat = "" if self.is_hot_seat else self.seats[0]
        table = Table(console, playthrough, seat)
        console.gap(2)
        console.say(f"Round {played.step.round} is played. Who chose what:")
        console.lines(choice_lines(playthrough, played, WIDTH, is_public=True))
        for event in playthrough.scenario.events:
            if event.id in played.step.events:
                console.gap()
                console.say(f"Event: {capital(event.title or event.id)} ({event.basis}).")
                console.tell(event.text, "  ")
        console.gap()
        table.pause("Press Enter to see what changed.")
        console.say("What changed, and why:")
        console.lines(reveal_lines(playthrough, seat))
        console.gap()
        console.say("In all:")
        console.lines(total_lines(playthrough, seat))
        self.has_just_seen = not self.is_hot_seat
        going = "see how it ended" if playthrough.is_over else f"go on to round {playthrough.round}"
        table.pause(f"Press Enter to {going}.")
