"""`backchannel new`: a few questions in plain words (or options), then a scenario that can be played at once."""

from __future__ import annotations

import os
import re
import sys
from argparse import Namespace
from pathlib import Path

from game.cli import output
from game.cli.errors import Exit, Stop, complain
from game.cli.typed import as_typed
from game.plain import Console
from game.plain.console import EndOfInput
from game.program import program
from game.scenario import counts, load_file
from game.scenario.new import scaffold
from game.scenario.new_article import NotMade, numbered, read_article
from game.scenario.new_files import Places, check_free, places_for, write_all
from game.scenario.new_names import LONGEST_INDICATOR, LONGEST_NAME, LONGEST_TITLE, room_for, tidy
from game.scenario.new_outline import ACTORS, ROUNDS, SOURCE, Outline
from game.scenario.schema import schema_text
from game.words import clean_line, plural

NONE = "none"
"""What is typed for no indicator."""


def new(args: Namespace) -> int:
    """Write a new scenario, and beside it what an editor and a citing author need. Raises Stop where it cannot be."""
    try:
        places = places_for(args.file)
        check_free(places, has_source=args.source is not None)
        article = read_article(Path(args.source)) if args.source is not None else ()
        outline = _Questions(args, places).outline(len(article))
        files = [(places.scenario, scaffold(outline))]
        if article:
            files.insert(0, (places.source, numbered(article, Path(args.source).name, SOURCE)))
        if not os.path.lexists(places.schema):
            files.insert(0, (places.schema, schema_text()))
        write_all(files)
    except NotMade as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    except KeyboardInterrupt:
        complain("\nInterrupted. Nothing was written.")
        return Exit.INTERRUPTED
    _report(args, places, [path for path, _ in files], len(article))
    return Exit.DONE


class _Questions:
    """What the options leave open is asked; where nothing more comes, and with --yes, the rest is as usual."""

    def __init__(self, args: Namespace, places: Places) -> None:
        self._args = args
        self._places = places
        self._is_over = args.yes
        self._console = Console(sys.stdin, output.out(), is_ascii=args.ascii, is_terminal=output.is_interactive())

    def outline(self, paragraphs: int) -> Outline:
        """All answers. Raises Stop where an option makes no sense."""
        args = self._args
        title = _given("--title", args.title, LONGEST_TITLE)
        names = [_given("--actor", name, LONGEST_NAME) or "" for name in args.actor]
        indicator = self._indicator()
        count = self._check_actors(names)
        if not self._is_over and None in (title, args.rounds, indicator, count):
            self._console.say("A new scenario. Enter takes what stands in [ ]; Ctrl+C stops, and nothing is written.")
        title = title or self._line("What is it called?", self._title(), LONGEST_TITLE)
        count = count or self._number("How many actors take part?", max(3, len(names)), ACTORS, len(names))
        while len(names) < count:
            names.append(self._name(len(names), count, names))
        rounds = args.rounds or self._number("How many rounds has it?", 4, ROUNDS)
        indicator = indicator or self._line(
            "Does something besides relationships matter that can go up and down, such as talks or a harvest? "
            f"Name it, or type '{NONE}'.",
            "Indicator",
            LONGEST_INDICATOR,
        )
        return Outline(
            title=title,
            actors=tuple(names),
            rounds=rounds,
            indicator="" if indicator.casefold() == NONE else indicator,
            file=as_typed(self._places.scenario),
            source_file=clean_line(self._places.source.name, 200) if paragraphs else "",
            paragraphs=paragraphs,
        )

    def _indicator(self) -> str | None:
        """The indicator that the option names; None where that is open."""
        given = self._args.indicator or [None]
        if len(given) > 1:
            raise Stop("A new scenario starts with one indicator. Give --indicator once; add the others in the file.")
        return _given("--indicator", given[0], LONGEST_INDICATOR)

    def _check_actors(self, names: list[str]) -> int | None:
        """How many actors the options ask for; None where that is open."""
        for number, name in enumerate(names):
            if name.casefold() in [other.casefold() for other in names[:number]]:
                raise Stop(f"Two actors are called '{name}'. Give each its own --actor NAME.")
        count: int | None = self._args.actors
        if len(names) > (count or ACTORS[-1]):
            limit = f"--actors {count}" if count else f"a new scenario has {ACTORS[0]} to {ACTORS[-1]}"
            raise Stop(f"There are {len(names)} names, and {limit}. Leave some out; others can be added in the file.")
        return count or (len(names) if len(names) >= ACTORS[0] else None)

    def _title(self) -> str:
        """The file's name as a title."""
        words = tidy(re.sub(r"[-_]+", " ", self._places.scenario.stem), LONGEST_TITLE)
        return words[:1].upper() + words[1:] or "Untitled scenario"

    def _name(self, number: int, count: int, names: list[str]) -> str:
        """The name of one actor, different from those before it."""
        used = [name.casefold() for name in names]
        usual = next(name for letter in "ABCDEFGHIJKL"[number:] if (name := f"Actor {letter}").casefold() not in used)
        while True:
            name = self._line(f"What is actor {number + 1} of {count} called?", usual, LONGEST_NAME)
            if name.casefold() not in used:
                return name
            self._console.say("Another actor is called that; each needs a name of its own.")

    def _line(self, question: str, usual: str, limit: int) -> str:
        """An answer that can be seen and fits."""
        while True:
            answer = self._ask(question, usual)
            name = tidy(answer, 400)
            if not name:
                self._console.say("That needs a letter.")
            elif room_for(name) > limit:
                self._console.say(f"That takes {room_for(name)} columns, and there is room for {limit}. Shorten it.")
            else:
                return name

    def _number(self, question: str, usual: int, possible: range, least: int = 0) -> int:
        low, high = max(possible[0], least), possible[-1]
        while True:
            answer = self._ask(f"{question} ({low} to {high})", str(usual))
            if re.fullmatch("[0-9]{1,3}", answer) and low <= int(answer) <= high:
                return int(answer)
            self._console.say(f"Type a number from {low} to {high}, such as {usual}, or only Enter.")

    def _ask(self, question: str, usual: str) -> str:
        if self._is_over:
            return usual
        try:
            return self._console.ask(f"{question} [{usual}]") or usual
        except EndOfInput:
            self._is_over = True
            return usual


def _given(option: str, text: str | None, limit: int) -> str | None:
    """What an option says, tidied; None where it was not given."""
    if text is None:
        return None
    name = tidy(text, 10_000)
    if not name:
        raise Stop(f"{option} needs a text that can be seen.")
    if room_for(name) > limit:
        raise Stop(f"{option} takes {room_for(name)} columns of the screen, and there is room for {limit}. Shorten it.")
    return name


def _report(args: Namespace, places: Places, made: list[Path], paragraphs: int) -> None:
    """What was written, and what to do next."""
    loaded = load_file(places.scenario)
    size = counts(loaded.scenario) if loaded.scenario else ""
    about = {
        places.scenario: f"the scenario. {size}",
        places.source: f"the article in {plural(paragraphs, 'numbered paragraph')}, to cite from.",
        places.schema: "lets an editor complete, explain and check the scenario.",
    }
    lines = ["Written:", *(f"  {clean_line(str(path), 400)}: {about[path].strip()}" for path in reversed(made))]
    name = as_typed(places.scenario)
    lines += [
        "",
        'It can be played as it stands. Put your own words wherever it says "Write here". Next:',
        "",
        f"  {program()} edit {name}",
        f"  {program()} check {name}",
        f"  {program()} play {name}",
    ]
    output.write("\n".join(lines), is_ascii=args.ascii)
