"""The commands of the plain front end, declared once: what help shows and what a line is read as."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """A command that may be given at any prompt."""

    key: str
    words: tuple[str, ...]
    """Longer ways to type it."""
    usage: str
    about: str
    takes: str = ""
    """What follows it, in a word; empty where nothing does."""


COMMANDS = (
    Command("?", ("help",), "?", "this list"),
    Command("f", ("forecast",), "f 2", "what choice 2 would do by itself, as far as can be seen", "number"),
    Command("m", ("move", "moves"), "m", "make another move: first what, then towards whom"),
    Command("w", ("why",), "w qatar us", "Why? The whole story of one score, or of an indicator", "quantity"),
    Command("t", ("table", "ties"), "t", "the table of all scores"),
    Command("i", ("indicators",), "i", "the indicators and what they mean"),
    Command("b", ("briefing", "brief"), "b", "the briefing: story, actors, your brief, sources"),
    Command("g", ("goals",), "g", "your goals as they stand"),
    Command("h", ("history",), "h", "all that the last round moved; h 2 shows round 2", "round"),
    Command("q", ("quit", "exit"), "q", "save and quit"),
)
"""In the order in which help lists them."""


class Given(NamedTuple):
    """A command as it was given."""

    key: str
    rest: str


def read(line: str) -> Given | None:
    """The command that a line gives; None where it gives none.

    >>> read("w qatar us"), read("Why?  talks"), read("because we must")
    (Given(key='w', rest='qatar us'), Given(key='w', rest='talks'), None)
    """
    head, _, rest = line.strip().partition(" ")
    name = head.casefold()
    name = name.rstrip("?") or name[:1]
    for command in COMMANDS:
        if name in (command.key, *command.words):
            rest = rest.strip()
            return None if rest and not command.takes else Given(command.key, rest)
    return None


def help_lines(first: str, second: str, indicator: str) -> list[str]:
    """The list of commands, with examples from this scenario."""
    lines = ["Type the number of a choice to choose it. At any prompt you may also type:"]
    for command in COMMANDS:
        usage = command.usage
        if command.key == "w":
            usage = f"w {first} {second}" + (f", w {indicator}" if indicator else "")
        lines.append(f"{usage}: {command.about}")
    return [*lines, "Your game is saved after every decision."]
