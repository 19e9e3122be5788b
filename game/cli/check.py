"""`backchannel check`: what is wrong with scenario files, once or each time one of them is saved."""

from __future__ import annotations

import os
import time
from argparse import Namespace

from game import scenario
from game.cli import output
from game.cli.errors import Exit, Stop, complain
from game.diagnostics import Diagnostic


def check(args: Namespace) -> int:
    """Say what is wrong with scenario files; 1 where any of them cannot be played, or has a warning with --strict."""
    names = [_file(name) for name in args.files]
    if args.watch:
        if args.format != "text":
            raise Stop(f"--watch is for people and prints text; leave out --format {args.format}, or --watch.")
        if args.deep:
            raise Stop(
                "--watch looks again each time a file is saved, which is too often to play it; leave out --deep."
            )
        return watch(names)
    deeper = _deeper if args.deep else None
    try:
        text, code = scenario.check_files(names, args.format, strict=args.strict, deeper=deeper)
    except KeyboardInterrupt:
        complain("Interrupted before all games were played. Without --deep the check is done at once.")
        return Exit.INTERRUPTED
    output.write(text)
    return code


def _deeper(loaded: scenario.Loaded) -> tuple[Diagnostic, ...]:
    """What a short playtest adds; on a terminal one sees how far it is."""
    from game.analysis.warnings import GAMES, deep_problems
    from game.cli.playtest import end_progress, is_watched, progress, usual_jobs

    told = progress() if is_watched() else None
    try:
        return deep_problems(loaded, GAMES, usual_jobs(GAMES), told)
    finally:
        if told is not None:
            end_progress()


def watch(names: list[str]) -> int:
    """Check files each time they are saved, until Ctrl+C. Only lines are written: no terminal is too simple for it."""
    from game.scenario.watch import Watch

    def tell(text: str) -> None:
        output.write(text)
        output.finish()

    try:
        watched = Watch(names)
        tell(watched.told("now") + "\nWatching: each time you save, the check comes again. Ctrl+C ends this.\n")
        while True:
            time.sleep(watched.pause)
            if watched.look(time.monotonic()):
                tell("\n" + watched.told(f"saved at {time.strftime('%H:%M:%S')}"))
    except KeyboardInterrupt:
        tell("\nNo longer watching.\n")
        return Exit.DONE


def _file(name: str) -> str:
    """The file that is meant: as typed where there is one, else that of a scenario with this id."""
    if os.path.exists(name):
        return name
    found = scenario.find(name)
    return str(found) if found else name
