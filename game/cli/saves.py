"""`backchannel resume` and `backchannel replay`: saved games."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from game import record
from game.cli import output
from game.cli.errors import Exit, Stop
from game.cli.play import finish_alone, open_game
from game.program import program


def resume(args: Namespace) -> int:
    """Go on with a saved game; one that is over shows its debrief."""
    path = Path(args.save) if args.save else record.latest_unfinished()
    if path is None:
        raise Stop(f"There is no unfinished game to go on with. `{program()} play` starts one.")
    try:
        game = record.open_game(path)
    except record.SaveProblem as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    try:
        finish_alone(game.playthrough)
    except Stop:
        game.close()
        raise
    return open_game(game, is_plain=args.plain or not output.is_terminal(), is_ascii=args.ascii)


def replay(args: Namespace) -> int:
    """Look at a saved game again: on the screen, as text, as JSON, or to see whether it still comes out the same."""
    path = Path(args.save)
    if args.verify and args.format:
        raise Stop("--verify says in a sentence what it finds, so it does not go with --format. Leave out one of them.")
    try:
        if args.verify:
            verdict = record.verify(path)
            output.write(verdict.message)
            return Exit.DONE if verdict.ok else Exit.FAULTY
        if args.format == "json":
            output.write_json(record.replay_json(path))
            return Exit.DONE
        game = record.read_game(path)
    except record.SaveProblem as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    if args.format is None and not args.plain and output.is_terminal():
        from game.ui.app import run_replay

        return run_replay(game, ascii=args.ascii)
    from game.plain import replay_plain

    replay_plain(game.playthrough, output.out(), is_ascii=args.ascii)
    return Exit.DONE
