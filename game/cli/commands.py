"""Which function does what was asked for, and what happens where nothing was.

Each command loads what it needs when it is called, so that the start screen waits for none of it.
"""

from __future__ import annotations

from argparse import Namespace

from game.cli import output
from game.cli.errors import Exit
from game.program import program


def run(args: Namespace) -> int:
    """Do what was asked for; returns the exit code. Raises Stop with a sentence where that cannot be done."""
    match args.command:
        case None:
            return start(args)
        case "play":
            from game.cli.play import play

            return play(args)
        case "resume" | "replay":
            from game.cli.saves import replay, resume

            return resume(args) if args.command == "resume" else replay(args)
        case "compare":
            from game.cli.compare import compare

            return compare(args)
        case "debrief":
            from game.cli.debrief import debrief

            return debrief(args)
        case "export":
            from game.cli.export import export

            return export(args)
        case "handout":
            from game.cli.handout import handout

            return handout(args)
        case "schema":
            from game.cli.schema import schema

            return schema(args)
        case "check":
            from game.cli.check import check

            return check(args)
        case "playtest":
            from game.cli.playtest import playtest

            return playtest(args)
        case "edit":
            from game.cli.edit import edit

            return edit(args)
        case "explain":
            from game.cli.explain import explain

            return explain(args)
        case "new":
            from game.cli.new import new

            return new(args)
        case _:
            from game.cli.lists import listing

            return listing(args)


def start(args: Namespace) -> int:
    """Without a command: the start screen, or, where there can be none, what can be done."""
    if not args.plain and output.is_terminal():
        from game.ui.app import run_start

        return run_start(ascii=args.ascii)
    from game.cli import lists

    lines = ["Backchannel: a teaching game about diplomacy.", ""]
    lines += lists.scenario_lines()
    name = program()
    lines += [
        "",
        f"  {name} play SCENARIO --plain     play a scenario line by line",
        f"  {name} play SCENARIO --auto      watch the computer play, as a text",
        f"  {name} resume --plain            go on with the latest game",
        f"  {name} list                      scenarios and saved games",
        f"  {name} --help                    everything else",
    ]
    output.write("\n".join(lines), is_ascii=args.ascii)
    return Exit.DONE
