"""`backchannel check`: what is wrong with scenario files, once or each time one of them is saved."""

from __future__ import annotations

import os
import time
from argparse import Namespace

from game import scenario
from game.cli import output
from game.cli.errors import Exit, Stop


def check(args: Namespace) -> int:
    """Say what is wrong with scenario files; 1 where any of them cannot be played, or has a warning with --strict."""
    names = [_file(name) for name in args.files]
    if args.watch:
        if args.format != "text":
            raise Stop(f"--watch is for people and prints text; leave out --format {args.format}, or --watch.")
        return watch(names)
    text, code = scenario.check_files(names, args.format, strict=args.strict)
    output.write(text)
    return code


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
