"""`backchannel export`: a saved game as a recording for a terminal player, and as a text."""

from __future__ import annotations

from argparse import Namespace

from game import record
from game.cli import output
from game.cli.errors import Exit, Stop, complain
from game.debrief.comments import Comments
from game.export.files import ExportProblem, check_place, write_new_or_replace
from game.record.telling import comments_of
from game.words import show_controls

STDOUT = "-"


def export(args: Namespace) -> int:
    """Write what was asked for; all targets are looked at before anything is made."""
    wanted = [(kind, target) for kind in ("cast", "transcript") if (target := getattr(args, kind)) is not None]
    if not wanted:
        raise Stop("Say what to make: --cast FILE for a recording, --transcript FILE for a text ('-' prints it).")
    targets = [target for _, target in wanted]
    if targets == [STDOUT, STDOUT]:
        raise Stop("Only one of --cast and --transcript can be printed. Name a file for the other.")
    try:
        files = [check_place(target) for target in targets if target != STDOUT]
        if len(files) > len(set(files)):
            raise Stop("--cast and --transcript name the same file. Name another for one of them.")
        path, variation = record.parse_address(args.save)
        game = record.read_game(path, variation or 0)
        comments = comments_of(record.read_notes(path, variation or 0))
        for note in game.notes:
            complain(note)
        for kind, target in wanted:
            deliver(_cast(game, args) if kind == "cast" else _transcript(game, comments, args), target)
            if target != STDOUT:
                say = complain if STDOUT in targets else output.write
                say(f"Written: {show_controls(target)}")
    except (record.SaveProblem, ExportProblem) as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    return Exit.DONE


def deliver(text: str, target: str) -> None:
    """Print a text for the target "-", else write it to that file. Raises ExportProblem."""
    if target == STDOUT:
        output.write(text)
    else:
        write_new_or_replace(target, text)


def _cast(game: record.Game, args: Namespace) -> str:
    from game.export.cast import asciicast
    from game.ui.cast import pictures

    columns, lines = (int(number) for number in args.size.split("x"))
    taken = pictures(game, (columns, lines), ascii=args.ascii)
    return asciicast(taken, (columns, lines), game.playthrough.scenario.title, is_ascii=args.ascii)


def _transcript(game: record.Game, comments: Comments, args: Namespace) -> str:
    from game.export.transcript import written
    from game.plain import to_ascii

    text = written(game.playthrough, comments)
    return to_ascii(text) if args.ascii else text
