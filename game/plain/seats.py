"""Choosing a seat before the first round."""

from __future__ import annotations

from collections.abc import Sequence

from game.model.scenario import Scenario
from game.plain.console import Console, EndOfInput
from game.words import nearest


def ask_seat(console: Console, scenario: Scenario, seats: Sequence[str]) -> str | None:
    """Which of these seats the person takes; None where they would rather not, or nothing more is typed."""
    console.say(f"{scenario.title}: whose seat do you take? The computer plays the others.")
    for number, seat in enumerate(seats, 1):
        shape = scenario.actors[seat]
        console.say(f"{shape.name}: {_first_sentence(shape.public)}", f"{number}. ")
    closed = [seat for seat in scenario.seats if seat not in seats]
    if closed:
        names = ", ".join(scenario.actors[seat].name for seat in closed)
        console.say(f"Played by the computer unless opened with --open-seat: {names}.")
    try:
        while True:
            line = console.ask(f"Type a number from 1 to {len(seats)}, or q to quit.")
            if line.casefold() in ("q", "quit", "exit"):
                return None
            if line.isascii() and line.isdigit() and len(line) < 4 and 1 <= int(line) <= len(seats):
                console.gap()
                return seats[int(line) - 1]
            ids = {scenario.actors[seat].name: seat for seat in seats} | {seat: seat for seat in seats}
            found = nearest(line, ids)
            if found is not None and found.casefold() == line.casefold():
                return ids[found]
            meant = f" Did you mean {found}?" if found else ""
            console.say(f"'{line}' is not one of these seats.{meant}" if line else "Nothing was typed.")
    except EndOfInput:
        return None


def _first_sentence(text: str) -> str:
    """The first sentence of a profile, on one line."""
    flat = " ".join(text.split())
    end = flat.find(". ")
    return flat if end < 0 else flat[: end + 1]
