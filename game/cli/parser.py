"""What can be typed after `backchannel`. Nothing heavy is imported here, so that --help answers at once."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from game import __version__
from game.words import nearest

FOGS = ("exact", "direction", "none")
REFLECTS = ("off", "reason", "predict")
POLICIES = ("reported", "goal", "cautious", "random")
FORMATS = ("text", "json")
MARKS = ("look-again", "question", "turning-point", "none")
CHECK_FORMATS = (*FORMATS, "github")
CAST_SIZES = ("80x24", "120x34")
PLAYERS = ("random", "goal", "seek", "mixed")
PLAYTEST_FORMATS = ("text", "json", "html")
FAIL_ON = ("error", "warning")
GAMES = 100_000
MOST_GAMES = 1_000_000
SEED_LIMIT = 2**63

ABOUT = "A teaching game about diplomacy, played in the terminal."
AFTER = """\
examples:
  backchannel                               open the start screen
  backchannel play two-rivers               the five-minute tutorial
  backchannel play --seat qatar             After Doha, as Qatar
  backchannel play --seat us --seat israel  two people share a keyboard
  backchannel play --plain                  line by line, for screen readers and scripts
  backchannel play --auto --seed 7          watch the computer play, as a text
  backchannel resume                        go on with the latest game

exit codes: 0 done; 1 a file or save is faulty; 2 not understood; 130 interrupted, the game is saved
"""


class Parser(argparse.ArgumentParser):
    """argparse with sentences: what was wrong, what was probably meant, and where help is."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **{"formatter_class": Helping, **more})

    def error(self, message: str) -> NoReturn:
        """Say it on stderr and exit with 2."""
        from game.program import NAME, program

        typed = f"{program()}{self.prog.removeprefix(NAME)}"
        self.exit(2, f"{self.prog}: {_sentence(message)} Try `{typed} --help`.\n")


class Helping(argparse.HelpFormatter):
    """Help that breaks lines between words only: `after-doha` and `--branch` stay whole."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return _wrapped(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in _wrapped(text, width - len(indent)))


class HelpingWithExamples(Helping, argparse.RawDescriptionHelpFormatter):
    """The same for a text whose lines stand as they are."""

    _fill_text = argparse.RawDescriptionHelpFormatter._fill_text


def _wrapped(text: str, width: int) -> list[str]:
    from textwrap import wrap  # only where help is shown

    return wrap(" ".join(text.split()), width, break_on_hyphens=False)


def _sentence(message: str) -> str:
    """argparse's message as a sentence with a guess."""
    found = re.match(r"argument (.+?): invalid choice: (.+?) \(choose from (.*)\)$", message)
    if found is None:
        return message[:1].upper() + message[1:].rstrip(".") + "."
    name, given, listed = found.groups()
    known = re.findall(r"[\w-]+", listed)
    given = given.strip("'\"")
    guess = nearest(given, known)
    meant = f"Did you mean '{guess}'? " if guess else ""
    what = "command" if name == "COMMAND" else name
    return f"There is no {what} '{given}'. {meant}Possible: {', '.join(known)}."


def seed(text: str) -> int:
    """A seed as typed: a whole number that every save can hold."""
    try:
        number = int(text)
    except ValueError:
        number = SEED_LIMIT
    if not -SEED_LIMIT < number < SEED_LIMIT:
        raise argparse.ArgumentTypeError(f"a seed is a whole number of at most 18 digits, such as 7, not '{text[:40]}'")
    return number


def games(text: str) -> int:
    """How many games a playtest plays."""
    return _within(text, 1, MOST_GAMES, "the number of games")


def playtest_seed(text: str) -> int:
    """The seed of a playtest: small enough that each of its games has a seed of its own."""
    return _within(text, 0, 999_999, "the seed of a playtest")


def jobs(text: str) -> int:
    """How many processes play."""
    return _within(text, 1, 64, "the number of jobs")


def actors(text: str) -> int:
    """How many actors a new scenario has."""
    return _within(text, 2, 6, "the number of actors")


def rounds(text: str) -> int:
    """How many rounds a new scenario has."""
    return _within(text, 2, 8, "the number of rounds")


def round_number(text: str) -> int:
    """A round of a game, from 1."""
    return _within(text, 1, 1000, "a round")


def note_round(text: str) -> int:
    """A round of a game, or 0 for the start."""
    return _within(text, 0, 1000, "a round to comment")


def _within(text: str, low: int, high: int, what: str) -> int:
    if not re.fullmatch("[0-9]{1,9}", text) or not low <= int(text) <= high:
        raise argparse.ArgumentTypeError(f"{what} is from {low} to {high}, not '{text[:40]}'")
    return int(text)


def build_parser() -> Parser:
    """The parser of the whole command line."""
    parser = Parser(
        prog="backchannel",
        description=ABOUT,
        epilog=AFTER,
        formatter_class=HelpingWithExamples,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"backchannel {__version__}")
    parser.set_defaults(plain=False, ascii=False)
    _plain(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=Parser)

    play = commands.add_parser("play", help="play a scenario", description="Play a scenario.", allow_abbrev=False)
    play.add_argument("scenario", nargs="?", default="after-doha", metavar="SCENARIO",
                      help="a scenario file, or the name of a shipped scenario (left out: after-doha)")  # fmt: skip
    play.add_argument("--seat", action="append", default=[], metavar="ID",
                      help="the seat you take; several times: several people share the keyboard")  # fmt: skip
    play.add_argument("--seed", type=seed, metavar="N", help="the luck of the game: same seed and choices, same game")
    play.add_argument("--save", metavar="FILE", help="where to save, instead of the usual folder")
    play.add_argument("--fog", choices=FOGS, help="how much a forecast tells (left out: as the scenario says)")
    play.add_argument("--reflect", choices=REFLECTS,
                      help="what is asked before a choice is final (left out: as the scenario says)")  # fmt: skip
    play.add_argument("--open-seat", action="append", default=[], metavar="ID",
                      help="let a person take a seat that the scenario leaves to the computer")  # fmt: skip
    play.add_argument("--computer", choices=POLICIES,
                      help="how the computer plays all its seats (left out: as the scenario says)")  # fmt: skip
    play.add_argument("--auto", action="store_true", help="the computer plays every seat; prints the transcript")
    play.add_argument("--choices", metavar="LIST",
                      help="with --auto: what the seats choose instead, as `playtest` prints it; by-lot: any "
                           "open choice")  # fmt: skip
    _plain(play)

    resume = commands.add_parser("resume", help="go on with a saved game", allow_abbrev=False,
                                 description="Go on with a saved game.")  # fmt: skip
    resume.add_argument("save", nargs="?", metavar="SAVE",
                        help="SAVE#2 is its variation 2 (left out: the latest game that is not over)")  # fmt: skip
    _plain(resume)

    replay = commands.add_parser("replay", help="look at a saved game again, or play it otherwise", allow_abbrev=False,
                                 description="Look at a saved game again, comment it, or play it otherwise from a "
                                             "round on. What was played never changes.")  # fmt: skip
    replay.add_argument("save", nargs="+", metavar="SAVE",
                        help="a saved game, SAVE#2 its variation 2; several, or a folder, with --against")  # fmt: skip
    replay.add_argument("--verify", action="store_true", help="play it anew and compare every round, in all variations")
    replay.add_argument("--against", metavar="FILE",
                        help="play its choices under this scenario and say what differs")  # fmt: skip
    replay.add_argument("--rescue", metavar="FILE", help="copy what is whole of a damaged save to a new file")
    replay.add_argument("--format", choices=FORMATS, help="print it as a transcript, or as one JSON document")
    replay.add_argument("--branch", type=round_number, metavar="ROUND",
                        help="what if: play on otherwise from this round, as a variation in the same file")  # fmt: skip
    replay.add_argument("--note", type=note_round, metavar="ROUND", help="comment this round; 0 is the start")
    replay.add_argument("--seat", metavar="ID", help="whose decision --branch takes anew, or --note is about")
    replay.add_argument("--choice", metavar="ID", help="with --branch: what that seat chooses instead")
    replay.add_argument(
        "--text", metavar="TEXT", help='with --note: the comment; --text "" takes away what stands there'
    )
    replay.add_argument(
        "--mark", choices=MARKS, help="with --note: a mark besides a comment, or instead of one; none takes it away"
    )
    _plain(replay)

    compare = commands.add_parser("compare", help="set saved games of one scenario side by side", allow_abbrev=False,
                                  description="Set saved games of one scenario, or variations of one game, "
                                              "side by side.")  # fmt: skip
    compare.add_argument("saves", nargs="+", metavar="SAVE", help="two to six; SAVE#2 is the variation 2 of a save")
    compare.add_argument("--format", choices=FORMATS, help="print it as a text, or as one JSON document")
    _plain(compare)

    debrief = commands.add_parser("debrief", help="sum saved games up: one, or a class's together", allow_abbrev=False,
                                  description="Sum a saved game up, or a class's games together: as a page to print, "
                                              "as a table, or (without options) as a text.")  # fmt: skip
    debrief.add_argument("saves", nargs="+", metavar="SAVE",
                         help="saved games (SAVE#2 is the variation 2 of one), or a folder with all in it")  # fmt: skip
    debrief.add_argument("--html", metavar="FILE", help="write a page for browser and paper")
    debrief.add_argument("--csv", metavar="FILE", help="write every decision, for a spreadsheet")
    debrief.add_argument("--markdown", metavar="FILE", help="write it as Markdown")
    debrief.add_argument("--ascii", action="store_true", default=argparse.SUPPRESS,
                         help="plain signs only, for terminals that lack the others")  # fmt: skip

    export = commands.add_parser("export", help="a saved game as a recording, or as a text", allow_abbrev=False,
                                 description="Write a saved game as a recording of its replay, or as a text. "
                                             "For a FILE, - prints it.")  # fmt: skip
    export.add_argument("save", metavar="SAVE", help="a saved game (SAVE#2 is the variation 2 of one)")
    export.add_argument("--cast", metavar="FILE", help="the replay screen, as asciinema and its players show it")
    export.add_argument("--size", choices=CAST_SIZES, default=CAST_SIZES[0],
                        help=f"columns and lines of the recording (left out: {CAST_SIZES[0]})")  # fmt: skip
    export.add_argument("--transcript", metavar="FILE", help="the whole game, with reasons and predictions")
    export.add_argument("--ascii", action="store_true", default=argparse.SUPPRESS,
                        help="plain signs only, for terminals that lack the others")  # fmt: skip

    handout = commands.add_parser("handout", help="a lesson on paper: a page for each seat", allow_abbrev=False,
                                  description="Print a lesson in a box as text: the facilitator's sheet, a page for "
                                              "everybody, and one for each seat.")  # fmt: skip
    handout.add_argument("scenario", metavar="SCENARIO", help="a scenario file, or the name of a shipped scenario")
    handout.add_argument("--html", metavar="FILE", help="write it as a page for browser and paper instead")
    handout.add_argument("--seat", metavar="ID", help="the page of this seat only")
    handout.add_argument("--ascii", action="store_true", default=argparse.SUPPRESS,
                         help="plain signs only, for terminals that lack the others")  # fmt: skip

    check = commands.add_parser("check", help="say what is wrong with scenario files", allow_abbrev=False,
                                description="Say what is wrong with scenario files, and where.")  # fmt: skip
    check.add_argument("files", nargs="+", metavar="FILE")
    check.add_argument("--format", choices=CHECK_FORMATS, default="text",
                       help="for people, for tools, or as annotations of GitHub (left out: text)")  # fmt: skip
    check.add_argument("--strict", action="store_true", help="let warnings count: with any, the exit code is 1")
    check.add_argument("--deep", action="store_true",
                       help="play each file 2,000 times too, and warn of what that shows")  # fmt: skip
    check.add_argument("--watch", action="store_true", help="check again each time a file is saved, until Ctrl+C")

    playtest = commands.add_parser("playtest", help="play a scenario many times: what never happens, what always wins",
                                   allow_abbrev=False, description="Play a scenario many times and say what its "
                                   "author could not see: what never happens, what always wins, whom it favours, "
                                   "each with its line in the file and a command that shows it.")  # fmt: skip
    playtest.add_argument("scenario", metavar="FILE", help="a scenario file, or the name of a shipped scenario")
    playtest.add_argument("--games", type=games, default=GAMES, metavar="N",
                          help=f"how many games are played (left out: {GAMES})")  # fmt: skip
    playtest.add_argument(
        "--players",
        choices=PLAYERS,
        help="how the seats are played (left out: most games random, then goal, and seek as needed)",
    )
    playtest.add_argument("--seed", type=playtest_seed, default=1, metavar="N",
                          help="from which all chance is drawn: same seed, same report (left out: 1)")  # fmt: skip
    playtest.add_argument("--seats", metavar="IDS", help="the seats played so, such as us,qatar; the others play as "
                                                         "the scenario says (left out: all)")  # fmt: skip
    playtest.add_argument("--jobs", type=jobs, metavar="N", help="processes at work (left out: one for each processor)")
    playtest.add_argument("--cluster", metavar="ADDRESS",
                          help="let the workers of the Dask scheduler at this address play, such as "
                               "tcp://10.0.0.5:8786 (needs: pip install '.[cluster]')")  # fmt: skip
    playtest.add_argument("--format", choices=PLAYTEST_FORMATS, default="text",
                          help="for people, for tools, or as a page (left out: text)")  # fmt: skip
    playtest.add_argument("--fail-on", choices=FAIL_ON, help="let findings count: from this severity on, the exit "
                                                             "code is 1")  # fmt: skip
    playtest.add_argument("--ascii", action="store_true", default=argparse.SUPPRESS,
                          help="plain signs only, for terminals that lack the others")  # fmt: skip

    explain = commands.add_parser("explain", help="what a code such as S021 means", allow_abbrev=False,
                                  description="Say what a code such as S021 means, with an example of it "
                                              "and the same put right.")  # fmt: skip
    explain.add_argument("code", nargs="?", metavar="CODE", help="as `check` shows it (left out: list all codes)")

    edit = commands.add_parser("edit", help="write a scenario, with its faults and a preview beside it",
                               allow_abbrev=False, description="Edit a scenario: its text on the left, what is wrong "
                               "with it below, and on the right what the cursor stands in, as a class will see it. "
                               "F5 plays from there.")  # fmt: skip
    edit.add_argument("file", metavar="FILE", help="a scenario file; or the name of a shipped scenario, to edit a copy")
    _plain(edit)

    new = commands.add_parser("new", help="write a scenario of your own to start from", allow_abbrev=False,
                              description="Write a new scenario that can be played at once and waits for your words. "
                                          "What the options leave open is asked.")  # fmt: skip
    new.add_argument("file", metavar="FILE", help="what to call it, such as my-scenario.yaml; nothing is overwritten")
    new.add_argument("--title", metavar="TEXT", help="what the scenario is called")
    new.add_argument("--actors", type=actors, metavar="N", help="how many actors take part, 2 to 6")
    new.add_argument("--actor", action="append", default=[], metavar="NAME", help="the name of an actor; several times")
    new.add_argument("--rounds", type=rounds, metavar="N", help="how many rounds it has, 2 to 8")
    new.add_argument("--indicator", action="append", metavar="NAME",
                     help="what else goes up and down, such as Talks; or none")  # fmt: skip
    new.add_argument("--from", dest="source", metavar="TEXT-FILE",
                     help="an article in plain text: its paragraphs are numbered beside it, for citing")  # fmt: skip
    new.add_argument("--yes", action="store_true", help="ask nothing; take the usual for what no option says")
    _plain(new)

    schema = commands.add_parser("schema", help="what can stand in a scenario file, for editors", allow_abbrev=False,
                                 description="Print the JSON Schema of scenario files, which lets an editor "
                                             "complete, explain and check them.")  # fmt: skip
    schema.add_argument("file", nargs="?", metavar="FILE",
                        help="a scenario, whose own actors, indicators and flags are then offered, too")  # fmt: skip
    schema.add_argument("--reference", action="store_true", help="print the reference of every key instead, as a page")

    listing = commands.add_parser("list", help="the scenarios and the saved games", allow_abbrev=False,
                                  description="The scenarios and the saved games.")  # fmt: skip
    listing.add_argument("--format", choices=FORMATS, default="text",
                         help="print it as a text, or as one JSON document (left out: text)")  # fmt: skip
    return parser


def _plain(parser: argparse.ArgumentParser) -> None:
    """The two options about the look, which stand before or after a command."""
    parser.add_argument("--plain", action="store_true", default=argparse.SUPPRESS,
                        help="line by line, without a screen")  # fmt: skip
    parser.add_argument("--ascii", action="store_true", default=argparse.SUPPRESS,
                        help="plain signs only, for terminals that lack the others")  # fmt: skip
