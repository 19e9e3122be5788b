"""The entry of the program: parse, do, and turn whatever happens into an exit code and a sentence."""

from __future__ import annotations

import gc
from collections.abc import Sequence

from game.cli import output
from game.cli.errors import Exit, Stop, complain, report_bug
from game.cli.parser import build_parser
from game.program import program


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command (`argv` without the program's name; None: the process's own); returns the exit code.

    Never raises for what a person, a file or a terminal does.
    """
    # Importing makes many objects and no rubbish: looking for rubbish rarely brings the first screen a tenth sooner.
    gc.set_threshold(100_000, 50, 100)
    output.prepare()
    try:
        code = _run(argv)
        output.finish()
    except BrokenPipeError:
        output.hang_up()
        return Exit.DONE
    except OSError as problem:  # nothing more can be written, a full disk behind `>` for one
        output.hang_up()
        complain(f"backchannel: the output could not be written ({problem.strerror or problem}).")
        return Exit.FAULTY
    return code


def _run(argv: Sequence[str] | None) -> int:
    try:
        args = build_parser().parse_args(argv)
        # imported here, so that --version and --help stay instant
        from game.cli import commands

        return commands.run(args)
    except SystemExit as done:  # --help, --version, or a command that was not understood
        return done.code if isinstance(done.code, int) else Exit.DONE
    except Stop as stop:
        complain(f"backchannel: {stop}" if stop.code == Exit.USAGE else str(stop))
        return stop.code
    except KeyboardInterrupt:
        complain(f"\nInterrupted. Every decision that was taken is saved; `{program()} resume` goes on.")
        return Exit.INTERRUPTED
    except OSError as problem:
        if problem.filename is None:  # no file of ours: the output is gone
            raise
        return report_bug(problem)
    except Exception as problem:
        return report_bug(problem)


__all__ = ["build_parser", "main"]
