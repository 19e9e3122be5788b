"""`backchannel compare`: saved games of one scenario side by side, as a text, as JSON, or on the screen."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from game import record
from game.cli import output
from game.cli.errors import Exit, Stop, complain
from game.debrief.compare import MOST, Beside, Comparison, Way, compare_games, why_not
from game.debrief.text import pad, wrap
from game.diagnostics import cells
from game.playthrough.sentences import capital
from game.words import join_words, plural, show_controls, signed

WIDTH = 100
TOLD = 8
"""How many scores are told round by round; the others differ less."""
LETTERS = "ABCDEFGHIJ"


def compare(args: Namespace) -> int:
    """Set saved games, or variations of one, side by side."""
    if not 2 <= len(args.saves) <= MOST:
        raise Stop(
            f"Name 2 to {MOST} saves to compare, not {len(args.saves)}. The variation 2 of a save is named SAVE#2."
        )
    try:
        games = [record.read_game(path, variation or 0) for path, variation in map(record.parse_address, args.saves)]
    except record.SaveProblem as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    for address, game in zip(args.saves, games, strict=True):
        for told in game.notes:
            complain(f"{show_controls(address)}: {told}")
    playthroughs = [game.playthrough for game in games]
    fault = why_not(playthroughs)
    if fault:
        raise Stop(fault)
    names = side_names(games)
    if args.format is None and not args.plain and output.is_terminal():
        from game.ui.screens.compare import run_compare

        return run_compare(tuple(zip(games, names, strict=True)), ascii=args.ascii)
    found = compare_games(playthroughs)
    if args.format == "json":
        output.write_json({"games": [{"save": str(g.path), "variation": g.variation, "name": n}
                                     for g, n in zip(games, names, strict=True)], **asdict(found)})  # fmt: skip
    else:
        output.write("\n".join(comparison_lines(found, names)), is_ascii=args.ascii)
    return Exit.DONE


def side_names(games: Sequence[record.Game]) -> list[str]:
    """What each game is called: its file where there are several, its variation where one file holds several."""
    files = [game.path for game in games]
    is_one = len(set(files)) == 1
    found = []
    for game in games:
        line = f"variation {game.variation}" if game.variation else "the game itself"
        alone = files.count(game.path) == 1 and not game.variation
        found.append(line if is_one else game.path.stem if alone else f"{game.path.stem}, {line}")
    return found


def comparison_lines(found: Comparison, names: Sequence[str]) -> Iterator[str]:
    """The whole comparison as lines of text."""
    yield from _under(f"{found.title}: {plural(len(names), 'game')} side by side", "=")
    for letter, name, people, seed, ended in zip(
        LETTERS, names, found.people, found.seeds, found.endings, strict=False
    ):
        who = join_words(people) or "the computer alone"
        yield from wrap(f"{name}; {who}; seed {seed}; {plural(ended.rounds, 'round')} played", WIDTH, f"{letter}  ")
    for warning in warnings(found):
        yield ""
        yield from wrap(warning, WIDTH)
    yield from _section("Where they part")
    yield from parting_lines(found)
    yield from _section("Scores and indicators that differ most")
    told = [one for one in found.scores if one.most][:TOLD]
    if not told:
        yield "None: as far as two of them go, every score is the same."
    for place, one in enumerate(told):
        if place:
            yield ""
        yield from score_lines(one, len(names))
    yield from _section("Endings")
    for letter, ended in zip(LETTERS, found.endings, strict=False):
        end = f"{ended.title}. {ended.because}" if ended.title else f"It goes on after round {ended.rounds}."
        yield from wrap(end, WIDTH, f"{letter}  ")
    if found.goals:
        yield from _section("Goals (+ met, x not)")
        yield from goal_lines(found)


def warnings(found: Comparison) -> Iterator[str]:
    """What makes the games less alike than they look."""
    if len(set(found.seeds)) > 1:
        yield "They did not meet the same luck: their seeds differ."
    if not found.is_same_text:
        yield "The text of the scenario is not the same in all of them; what an author changed may be why they differ."


def parting_lines(found: Comparison) -> Iterator[str]:
    """The first round in which they differ, and what each did there."""
    parting = found.parting
    if parting is None:
        yield "Nowhere: the same choices and outcomes in every round that they played."
        return
    yield from wrap(f"Round {parting.round}: {parting.title}", WIDTH)
    for seat in parting.seats:
        yield from wrap(seat.name + ("" if seat.is_choice else " (the same choice, but other luck)"), WIDTH, "  ")
        for letter, way in zip(LETTERS, seat.ways, strict=False):
            yield from wrap(way_words(way), WIDTH, f"    {letter}  ")
    if not parting.seats:
        yield from wrap("Up to there they are the same; then not all of them go on.", WIDTH, "  ")


def way_words(way: Way) -> str:
    """What one game did: the choice, what came of it, and the reason that was given."""
    if not way.choice:
        return "not played"
    reason = f' Reason given: "{way.reason}"' if way.reason else ""
    return f"{way.choice}.{f' Outcome: {way.outcome}' if way.outcome else ''}{reason}"


def score_lines(one: Beside, games: int) -> Iterator[str]:
    """A table of one score: a column for each round, a line for each game, and how far they are apart."""
    yield from wrap(capital(one.words), WIDTH)
    last = max(len(values) for values in one.values)
    columns = (WIDTH - 9) // 5
    for first in range(0, last, columns):
        here = range(first, min(first + columns, last))
        yield "  round  " + "".join(pad("start" if n == 0 else str(n), 5, right=True) for n in here)
        for letter, values in zip(LETTERS, one.values, strict=False):
            row = [signed(values[n]) if one.is_tie else str(values[n]) for n in here if n < len(values)]
            yield f"  {letter}      " + "".join(pad(text, 5, right=True) for text in row)
        yield "  apart  " + "".join(pad(str(one.apart[n]), 5, right=True) for n in here if n < len(one.apart))


def goal_lines(found: Comparison) -> Iterator[str]:
    """Each goal with a sign for each game, seat by seat, and the points of each."""
    count = len(found.endings)
    yield "  ".join(LETTERS[:count])
    seats = dict.fromkeys((goal.seat, goal.seat_name) for goal in found.goals)
    for seat, name in seats:
        own = [goal for goal in found.goals if goal.seat == seat]
        sums = [sum(goal.points for goal in own if goal.is_met[n]) for n in range(count)]
        points = ", ".join(f"{letter} {points}" for letter, points in zip(LETTERS, sums, strict=False))
        yield from wrap(f"{name}: {points} of {plural(sum(goal.points for goal in own), 'point')}", WIDTH)
        for goal in own:
            signs = "  ".join("+" if met else "x" for met in goal.is_met)
            yield from wrap(f"{goal.name} ({goal.points})", WIDTH, f"{signs}  ")


def _under(title: str, mark: str) -> list[str]:
    wrapped = wrap(title, WIDTH)
    return [*wrapped, mark * max(cells(line) for line in wrapped)]


def _section(title: str) -> list[str]:
    return ["", "", *_under(title, "-")]
