"""One seat's place at the keyboard: its prompts, and the commands that work at each of them."""

from __future__ import annotations

from game.debrief import why_closed
from game.debrief.phrases import quantity_words
from game.engine.offers import Offer
from game.model.catalogue import CATALOGUE
from game.plain.answers import (
    show_briefing,
    show_forecast,
    show_goals,
    show_indicators,
    show_ties,
    show_why,
)
from game.plain.console import Console
from game.plain.help import Given, help_lines, read
from game.plain.quantities import find_quantity, hint
from game.plain.reveal import show_history
from game.playthrough import Playthrough, Prediction
from game.playthrough.decisions import LONGEST_REASON
from game.playthrough.sentences import capital
from game.words import plural, too_long


class Quit(Exception):
    """The person wants to stop; the game is saved."""


class Table:
    """Asks one seat; answers its commands. Raises Quit or EndOfInput where nothing more is to be asked.

    Without a seat it is everybody's: nothing secret is answered, and nothing can be chosen.
    """

    def __init__(self, console: Console, playthrough: Playthrough, seat: str) -> None:
        self.console = console
        self.playthrough = playthrough
        self.seat = seat
        self.written: dict[str, str] = {}
        """Reasons by choice, for as long as nothing is decided."""

    # --- asking --------------------------------------------------------------------------------------------------
    def choose(self) -> Offer:
        """The move that the seat chooses now; asked until it is one that is open."""
        while True:
            offers = self._authored()
            offer = self._pick(self._choice_prompt(offers), offers)
            if offer is not None:
                return offer

    def reason(self, choice: str) -> str | None:
        """One line of reasoning, which may be empty; asked until it can be kept whole. None to choose again.

        What was written for this choice before, and did not count, stands there still.
        """
        prompt = "Why this choice? One line, or just Enter. (back: choose again)"
        if written := self.written.get(choice, ""):
            self.console.say(f'You wrote: "{written}"')
            prompt = "Why this choice? Enter keeps that; or write another line. (back: choose again)"
        while fault := too_long(line := self._ask(prompt, strict=True), LONGEST_REASON):
            self.console.say(f"{fault} Nothing is decided yet.")
        if line.casefold() == "back":
            return None
        self.written[choice] = line or written
        return self.written[choice]

    def predictions(self, choice: str) -> dict[str, Prediction] | None:
        """Where the seat expects ties to go; None to choose again."""
        answers: dict[str, Prediction] = {"u": "up", "s": "same", "d": "down"}
        found: dict[str, Prediction] = {}
        for tie in self.playthrough.prediction_ties(self.seat, choice):
            words = capital(quantity_words(self.playthrough.scenario, tie))
            while True:
                prompt = f"{words} in this round: u up, s same, d down? (Enter: no guess)"
                line = self._ask(prompt).casefold()
                if line == "back":
                    return None
                if not line:
                    break
                if line in ("up", "same", "down") or line in answers:
                    found[tie] = answers[line[0]]
                    break
                self.console.say(f"'{line}' is no answer here. Type u, s or d, or just Enter.")
        return found

    def pause(self, prompt: str) -> None:
        """Wait for Enter, answering commands meanwhile; at once where nobody sits at a terminal."""
        while self.console.is_terminal and (line := self._ask(prompt)):
            self.console.say(f"Not yet: '{line}' can be typed after Enter.")

    def _ask(self, prompt: str, offers: tuple[Offer, ...] = (), *, strict: bool = False) -> str:
        """The next line that is no command. `strict`: a line of prose may begin like a command, and then is none."""
        while True:
            line = self.console.ask(prompt, is_prose=strict)
            given = read(line)
            if given is None or (strict and not self._is_surely(given)):
                return line
            if given.key == "m":
                return line
            self._answer(given, offers)

    def _is_surely(self, given: Given) -> bool:
        if given.key == "w":
            return not given.rest or find_quantity(self.playthrough.scenario, given.rest) is not None
        return not given.rest or _number(given.rest) is not None

    # --- choosing ------------------------------------------------------------------------------------------------
    def _authored(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.playthrough.offers(self.seat) if not offer.standing)

    def _standing(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.playthrough.offers(self.seat) if offer.standing)

    def _choice_prompt(self, offers: tuple[Offer, ...]) -> str:
        if not offers:
            return "Type m for a move, or ? for help."
        other = ", m for another move" if self._standing() else ""
        numbers = "the number 1" if len(offers) == 1 else f"a number from 1 to {len(offers)}"
        return f"Type {numbers}{other}, or ? for help."

    def _pick(self, prompt: str, offers: tuple[Offer, ...], *, is_move: bool = False) -> Offer | None:
        """One turn of asking: the offer that was picked and is open, or None to ask again."""
        line = self._ask(prompt, offers)
        number = _number(line)
        if number is not None and 1 <= number <= len(offers):
            offer = offers[number - 1]
            if offer.available:
                return offer
            self.console.say(f"Choice {number} is not open now: {why_closed(self.playthrough, offer.choice)}.")
            return None
        given = read(line)
        if given and given.key == "m" and not is_move:
            return self._move()
        if not line:
            self.console.say("Nothing was typed.")
        elif number is not None:
            self.console.say(f"There is no choice {number} here.")
        else:
            self.console.say(f"'{line}' is neither a number nor a command.")
        return None

    def _move(self) -> Offer | None:
        """A standing move: first what, then towards whom; None to go back to the choices."""
        by_verb: dict[str, list[Offer]] = {}
        for offer in self._standing():
            by_verb.setdefault(offer.id.split(" ")[0], []).append(offer)
        if not by_verb:
            self.console.say("This scenario has no other moves.")
            return None
        verbs = [*by_verb]
        self.console.say("Another move, towards anyone. First, what?")
        for number, verb in enumerate(verbs, 1):
            self.console.say(f"{verb.replace('-', ' ')}: {CATALOGUE[verb].about}", f"{number}. ")
        chosen = self._number_of("Type a number, or back for the choices.", len(verbs))
        if chosen is None:
            return None
        offers = tuple(by_verb[verbs[chosen - 1]])
        self.console.say("Towards whom?")
        for number, offer in enumerate(offers, 1):
            self.console.say(offer.label, f"{number}. ")
        chosen = self._number_of("Type a number, f and a number for its forecast, or back.", len(offers), offers)
        return None if chosen is None else offers[chosen - 1]

    def _number_of(self, prompt: str, most: int, offers: tuple[Offer, ...] = ()) -> int | None:
        """A number from 1 to `most`; None for "back" (or an empty line)."""
        while True:
            line = self._ask(prompt, offers)
            if line.casefold() in ("", "back", "m"):
                return None
            number = _number(line)
            if number is not None and 1 <= number <= most:
                return number
            self.console.say(f"'{line}' is not a number from 1 to {most}.")

    # --- answering -----------------------------------------------------------------------------------------------
    def _answer(self, given: Given, offers: tuple[Offer, ...]) -> None:
        console, playthrough = self.console, self.playthrough
        console.gap()
        if given.key == "q":
            raise Quit
        if given.key == "?":
            self._help()
        elif given.key == "t":
            show_ties(console, playthrough)
        elif given.key == "i":
            show_indicators(console, playthrough)
        elif given.key == "b":
            show_briefing(console, playthrough, self.seat)
        elif given.key == "g":
            show_goals(console, playthrough, self.seat)
        elif given.key == "w":
            self._why(given.rest)
        elif given.key == "f":
            self._forecast(given.rest, offers)
        elif given.key == "h":
            self._history(given.rest)
        console.gap()

    def _help(self) -> None:
        scenario = self.playthrough.scenario
        first, second = [*scenario.actors][:2]
        head, *items = help_lines(first, second, next(iter(scenario.indicators), ""))
        self.console.say(head)
        for item in items:
            self.console.say(item, "  ", "    ")

    def _why(self, text: str) -> None:
        quantity = find_quantity(self.playthrough.scenario, text)
        if quantity is None:
            self.console.say(hint(self.playthrough.scenario, text or "w"))
        else:
            show_why(self.console, self.playthrough, quantity)

    def _forecast(self, text: str, offers: tuple[Offer, ...]) -> None:
        number = _number(text)
        if not offers:
            self.console.say("A forecast needs a list of choices; there is none at this prompt.")
        elif number is None or not 1 <= number <= len(offers):
            self.console.say(f"Type f and a number from 1 to {len(offers)}, as in f 1.")
        else:
            offer = offers[number - 1]
            show_forecast(self.console, self.playthrough, self.seat, offer.id, offer.label)
            if not offer.available:
                self.console.say(f"It is not open now: {why_closed(self.playthrough, offer.choice)}.")

    def _history(self, text: str) -> None:
        played = len(self.playthrough.played)
        number = _number(text) if text else played
        if not played:
            self.console.say("No round has been played yet.")
        elif number is None or not 1 <= number <= played:
            upto = f" to h {played}" if played > 1 else ""
            self.console.say(f"Played so far: {plural(played, 'round')}. Type h 1{upto}.")
        else:
            show_history(self.console, self.playthrough, number, self.seat)


def _number(text: str) -> int | None:
    """A small whole number as typed, with or without a full stop; None for anything else."""
    digits = text.strip().removesuffix(".")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 3 else None
