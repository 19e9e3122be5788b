"""`backchannel playtest`: play a scenario many times and say what its author could not see."""

from __future__ import annotations

import os
import shlex
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING, cast

from game import scenario
from game.cli import output
from game.cli.errors import Exit, Stop, complain
from game.cli.play import find
from game.diagnostics import render_text
from game.model.scenario import Scenario
from game.program import program
from game.words import clean_line, join_words, nearest

if TYPE_CHECKING:
    from game.analysis.games import Players
    from game.analysis.workers import Crew


WORTH_IT = 20_000
"""Games from which on it pays to start more processes."""


def playtest(args: Namespace) -> int:
    """Play a scenario many times and print the report; 1 where --fail-on says so, 130 after Ctrl+C."""
    try:
        return _playtest(args)
    except KeyboardInterrupt:
        complain("\nInterrupted before there was anything to tell.")
        return Exit.INTERRUPTED


def _playtest(args: Namespace) -> int:
    if args.format == "html" and sys.stdout is not None and sys.stdout.isatty():
        raise Stop("--format html prints a page. Send it to a file: add   > playtest.html   to the command.")
    path = find(args.scenario)
    loaded = scenario.load_file(path)
    if loaded.scenario is None:
        complain(render_text(loaded.problems, loaded.text))
        again = f"{program()} check {shlex.quote(str(path))}"
        complain(f"This scenario cannot be played until that is put right. `{again}` looks again.")
        return Exit.FAULTY
    from game.analysis.report import playtest as play_and_report
    from game.analysis.running import Wish

    wish = Wish(
        games=split(args.players, args.games),
        seed=args.seed,
        seats=_seats(loaded.scenario, args.seats),
        jobs=args.jobs or usual_jobs(args.games),
    )
    told = progress() if is_watched() else None
    try:
        with _crew(args, loaded.scenario) as crew:
            report = play_and_report(loaded.scenario, args.scenario, wish, loaded.problems, told, crew)
    finally:
        if told is not None:
            end_progress()
    if not report.games:
        raise KeyboardInterrupt
    if args.format == "json":
        from game.analysis.document import report_document

        output.write_json(report_document(report))
    elif args.format == "html":
        from game.export.playtest import playtest_html

        output.write(playtest_html(report))
    else:
        from game.analysis.text import report_text

        output.write(report_text(report), is_ascii=args.ascii)
    if not report.is_whole:
        complain(f"Interrupted: {report.games:,} of {args.games:,} games were played; the report tells of those.")
        return Exit.INTERRUPTED
    failing = {"error": ("error",), "warning": ("error", "warning")}.get(args.fail_on or "", ())
    return Exit.FAULTY if any(report.count(severity) for severity in failing) else Exit.DONE


@contextmanager
def _crew(args: Namespace, loaded: Scenario) -> Iterator[Crew | None]:
    """The workers of a cluster, where one is named. Raises Stop where they are not there."""
    if args.cluster is None:
        yield None
        return
    if args.jobs is not None:
        raise Stop("--cluster and --jobs both say who plays. Leave out one of them.")
    from game.analysis.cluster import Cluster
    from game.analysis.workers import Gone

    try:
        cluster = Cluster(loaded, args.cluster)
    except Gone as problem:
        raise Stop(f"{clean_line(str(problem))}.", Exit.FAULTY) from problem
    with cluster:
        yield cluster


def split(players: str | None, games: int) -> tuple[tuple[Players, int], ...]:
    """How many games each kind of player gets: the one that is named all of them, else by lot, for goals, seeking."""
    from game.analysis.warnings import shares_of

    return ((cast("Players", players), games),) if players is not None else shares_of(games)


def _seats(loaded: Scenario, wanted: str | None) -> tuple[str, ...]:
    """The seats that these players take; empty for all. Raises Stop for one that there is not."""
    if wanted is None:
        return ()
    seats = tuple(dict.fromkeys(seat.strip() for seat in wanted.split(",") if seat.strip()))
    for seat in seats:
        if seat not in loaded.seats:
            guess = nearest(seat, loaded.seats)
            meant = f" Did you mean '{guess}'?" if guess else ""
            raise Stop(f"{loaded.title} has no seat '{seat}'.{meant} Its seats are {join_words(loaded.seats)}.")
    if not seats:
        raise Stop(
            f"--seats names no seat. The seats are {join_words(loaded.seats)}, as in: --seats {loaded.seats[0]}."
        )
    return () if set(seats) == set(loaded.seats) else seats


def is_watched() -> bool:
    """Whether a person sees what is written on stderr."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def usual_jobs(games: int) -> int:
    """How many processes are at work where nobody says how many."""
    return min(os.cpu_count() or 1, 8) if games >= WORTH_IT else 1


def progress() -> Callable[[int, int], None]:
    """Writes one line on stderr that changes: how far it is, and how long it will take."""
    start = last = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last < 0.2 and done < total:
            return
        last = now
        left = (now - start) * (total - done) / max(done, 1)
        filled = round(20 * done / max(total, 1))
        bar = "#" * filled + "-" * (20 - filled)
        line = f"[{bar}] {100 * done // max(total, 1)}% played, {time_words(left)} left"
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    return tell


def end_progress() -> None:
    """Take the line of :func:`progress` away."""
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def time_words(seconds: float) -> str:
    """How long something takes, roughly.

    >>> time_words(7.2), time_words(200), time_words(9000)
    ('8 s', '4 min', '2 h 30 min')
    """
    whole = ceil(seconds)
    if whole < 100:
        return f"{whole} s"
    minutes = ceil(seconds / 60)
    return f"{minutes} min" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min"


__all__ = ["end_progress", "is_watched", "playtest", "progress", "split", "time_words", "usual_jobs"]
