"""`backchannel resume` and `backchannel replay`: saved games."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from game import record
from game.cli import output
from game.cli.errors import Exit, Stop, complain
from game.cli.notes import notes_text, variations_text
from game.cli.play import finish_alone, open_game
from game.playthrough import Decision, Refused
from game.program import program
from game.words import join_words, nearest


def resume(args: Namespace) -> int:
    """Go on with a saved game; one that is over shows its debrief."""
    path, variation = record.parse_address(args.save) if args.save else (record.latest_unfinished(), None)
    if path is None:
        raise Stop(f"There is no unfinished game to go on with. `{program()} play` starts one.")
    try:
        game = record.open_game(path, variation)
    except record.SaveProblem as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    return _play(game, args)


def replay(args: Namespace) -> int:
    """Look at a saved game again (on the screen, as text, as JSON, or to see whether it still comes out the same),
    comment it, or play it otherwise from a round on.
    """
    if args.against or args.rescue or len(args.save) > 1:
        from game.cli.against import replay_otherwise

        return replay_otherwise(args)
    path, named = record.parse_address(args.save[0])
    variation = named or 0
    _check(args)
    try:
        if args.verify:
            verdict = record.verify(path)
            output.write(verdict.message)
            return Exit.DONE if verdict.ok else Exit.FAULTY
        if args.branch is not None:
            return _branch(args, path, variation)
        if args.note is not None:
            from game.cli.noting import note

            return note(args, path, variation)
        if args.format == "json":
            output.write_json(record.replay_json(path, variation))
            for told in record.read_game(path, variation).notes:
                complain(told)
            return Exit.DONE
        game = record.read_game(path, variation)
        lines = [*notes_text(game, record.read_notes(path, variation)), *variations_text(game, record.branches(path))]
    except record.SaveProblem as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    if args.format is None and not args.plain and output.is_terminal():
        from game.ui.app import run_replay

        return run_replay(game, ascii=args.ascii)
    from game.plain import replay_plain

    for told in game.notes:
        complain(told)
    replay_plain(game.playthrough, output.out(), is_ascii=args.ascii)
    if lines:
        output.write("\n".join(["", *lines]), is_ascii=args.ascii)
    return Exit.DONE


def _check(args: Namespace) -> None:
    """What does not go together. Raises Stop."""
    if args.verify and args.format:
        raise Stop("--verify says in a sentence what it finds, so it does not go with --format. Leave out one of them.")
    does = [f"--{name}" for name in ("verify", "format", "branch", "note") if getattr(args, name) not in (None, False)]
    if len(does) > 1:
        raise Stop(f"{join_words(does)} are different things to do. Leave out all but one of them.")
    for name, wants in (("choice", "branch"), ("text", "note"), ("mark", "note")):
        if getattr(args, name) is not None and getattr(args, wants) is None:
            raise Stop(f"--{name} goes with --{wants} ROUND. Add that, or leave out --{name}.")
    if args.seat is not None and args.branch is None and args.note is None:
        raise Stop("--seat goes with --branch ROUND or --note ROUND. Add one of them, or leave out --seat.")


def _play(game: record.Game, args: Namespace) -> int:
    """Play a game from where it stands."""
    try:
        finish_alone(game.playthrough)
    except Stop:
        game.close()
        raise
    is_plain = args.plain or not output.is_terminal()
    if is_plain and game.variation:
        game = replace(game, path=Path(game.address))  # all that line by line does with it is to say how to come back
    return open_game(game, is_plain=is_plain, is_ascii=args.ascii)


def _branch(args: Namespace, path: Path, parent: int) -> int:
    """Play a game otherwise from a round on, as a variation of it."""
    was = record.read_game(path, parent).playthrough
    people = was.settings.seats
    seat = args.seat or (people[0] if args.choice and len(people) == 1 else "")
    if args.choice and not seat:
        raise Stop("--choice needs to know whose: add --seat ID.")
    game = record.branch_game(path, args.branch, parent=parent, seat=seat)
    if args.choice:
        played = was.played[args.branch - 1] if args.branch <= len(was.played) else None
        try:
            _choose(game, seat, args.choice, {m.seat: m.choice for m in played.step.chosen} if played else {})
        except Stop:
            game.close()
            raise
    return _play(game, args)


def _choose(game: record.Game, seat: str, choice: str, was: dict[str, str]) -> None:
    """Make the choice that was asked for. Raises Stop where that cannot be."""
    playthrough = game.playthrough
    offers = playthrough.offers(seat)
    if choice not in [offer.id for offer in offers]:
        guess = nearest(choice, [offer.id for offer in offers])
        meant = f" Did you mean '{guess}'?" if guess else ""
        written = [offer.id for offer in offers if offer.available and not offer.standing]
        standing = [offer.id for offer in offers if offer.available and offer.standing]
        open_ = [*written, *([f"another move such as '{standing[0]}'"] if standing else [])]
        who = playthrough.scenario.mention(seat)
        can = join_words(open_, "or")
        raise Stop(f"In round {playthrough.round}, {who} has no choice '{choice}'.{meant} It can choose {can}.")
    if was.get(seat) == choice:
        raise Stop(f"'{choice}' is what was chosen there, so nothing would be different. Name another choice.")
    answer = playthrough.decide(Decision(seat, choice))
    if isinstance(answer, Refused):
        raise Stop(answer.reason, Exit.FAULTY if answer.kind == "not-saved" else Exit.USAGE)
