"""`backchannel play`: find the scenario, settle seats and settings, and open the game in the right front end."""

from __future__ import annotations

import secrets
import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from shlex import quote

from game import record, scenario
from game.cli import output
from game.cli.errors import Exit, Stop, complain
from game.cli.mistaken import refuse_save
from game.diagnostics import render_text
from game.model.base import Policy
from game.model.scenario import Scenario
from game.playthrough import Playthrough, Refused, Settings
from game.program import program
from game.words import join_words, nearest, plural


def play(args: Namespace) -> int:
    """Play a scenario, as the options say."""
    path = find(args.scenario)
    if args.auto and args.seat:
        raise Stop("--auto lets the computer play every seat, so it does not go with --seat. Leave out one of them.")
    if args.choices is not None and (not args.auto or args.computer):
        raise Stop("--choices says what all seats choose: it goes with --auto, and not with --computer.")
    if not (args.plain or args.auto or args.seat) and output.is_terminal():
        return _start_screen(args, path)
    loaded = load(path)
    if loaded is None:
        return Exit.FAULTY
    seats = check_seats(loaded, args.seat, args.open_seat)
    if args.auto:
        return _auto(args, loaded)
    is_plain = args.plain or not output.is_terminal()
    if not seats:
        seat = _ask(args, loaded)
        if seat is None:
            complain("No game was started.")
            return Exit.DONE
        seats = (seat,)
    try:
        game = record.new_game(loaded, _settings(args, loaded, seats), scenario_name=args.scenario, path=_save(args))
    except record.SaveProblem as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    return open_game(game, is_plain=is_plain, is_ascii=args.ascii)


def open_game(game: record.Game, *, is_plain: bool, is_ascii: bool) -> int:
    """Play a game from where it stands, in the front end that suits; close it afterwards."""
    with closing(game):
        if not is_plain:
            from game.ui.app import run_game

            return run_game(game, ascii=is_ascii)
        from game.plain import play_plain

        try:
            play_plain(
                game.playthrough,
                sys.stdin,
                output.out(),
                save=game.path,
                notes=game.notes,
                is_ascii=is_ascii,
                is_terminal=output.is_interactive(),
            )
        except KeyboardInterrupt:
            complain(f"\nInterrupted. The game is saved in {game.path}; `{program()} resume` goes on.")
            return Exit.INTERRUPTED
        return Exit.DONE


def find(name: str) -> Path:
    """The file of a scenario, by path or id. Raises Stop where there is none, or where it is a saved game."""
    path = scenario.find(name) if name.strip() else None
    if path is not None:
        refuse_save(path)
        return path
    known = scenario.names()
    guess = nearest(name, known)
    meant = f" Did you mean '{guess}'?" if guess else ""
    raise Stop(f"There is no scenario '{name}'.{meant} Here are {join_words(known)}; a path to a file will do as well.")


def load(path: Path) -> Scenario | None:
    """The scenario of a file; None where it is faulty, which then has been said."""
    loaded = scenario.load_file(path)
    if loaded.scenario is None:
        complain(render_text(loaded.problems, loaded.text))
        complain(
            "This scenario cannot be played until that is put right. "
            f"`{program()} check {quote(str(path))}` looks again."
        )
    return loaded.scenario


def check_seats(loaded: Scenario, wanted: list[str], opened: list[str]) -> tuple[str, ...]:
    """The seats that people take, each once, in the order given. Raises Stop for one that cannot be taken."""
    for seat in (*wanted, *opened):
        if seat not in loaded.actors:
            guess = nearest(seat, loaded.actors)
            meant = f" Did you mean '{guess}'?" if guess else ""
            raise Stop(f"{loaded.title} has no seat '{seat}'.{meant} Its seats are {join_words(loaded.seats)}.")
        if seat not in loaded.seats:
            raise Stop(f"{loaded.actors[seat].name} makes no moves in this scenario, so it has no seat to take.")
    for seat in wanted:
        if loaded.actors[seat].seat == "closed" and seat not in opened:
            raise Stop(
                f"In this scenario the computer plays {loaded.actors[seat].name}. "
                f"A teacher can open the seat: add --open-seat {seat}."
            )
    return tuple(dict.fromkeys(wanted))


def open_seats(loaded: Scenario, opened: Sequence[str] = ()) -> tuple[str, ...]:
    """The seats that a person may take."""
    return tuple(seat for seat in loaded.seats if loaded.actors[seat].seat == "open" or seat in opened)


def _settings(args: Namespace, loaded: Scenario, seats: tuple[str, ...]) -> Settings:
    computers: dict[str, Policy] = {}
    if args.computer:
        computers = {seat: args.computer for seat in loaded.seats if seat not in seats}
    return Settings(
        seed=secrets.randbelow(10**6) if args.seed is None else args.seed,
        seats=seats,
        fog=args.fog or loaded.fog,
        reflect=args.reflect or loaded.reflect,
        computers=computers,
    )


def _save(args: Namespace) -> Path | None:
    return Path(args.save) if args.save else None


def _ask(args: Namespace, loaded: Scenario) -> str | None:
    """Which seat the person takes; None for none."""
    from game.plain import Console, ask_seat

    seats = open_seats(loaded, args.open_seat)
    if not seats:
        raise Stop(f"{loaded.title} has no open seat; --open-seat ID opens one, --auto lets the computer play.")
    if len(seats) == 1:
        return seats[0]
    console = Console(sys.stdin, output.out(), is_ascii=args.ascii, is_terminal=output.is_interactive())
    return ask_seat(console, loaded, seats)


def _start_screen(args: Namespace, path: Path) -> int:
    """The screen asks for the seat. It cannot ask how the computer plays, so that needs a seat said here."""
    if args.computer:
        raise Stop("--computer needs --seat beside it here, as in: play --seat qatar --computer cautious.")
    from game.ui.app import run_start

    return run_start(
        ascii=args.ascii,
        scenario=path,
        seed=args.seed,
        save=_save(args),
        fog=args.fog,
        reflect=args.reflect,
        open_seats=tuple(args.open_seat),
    )


def _auto(args: Namespace, loaded: Scenario) -> int:
    """A whole game by the computer, printed; saved only where --save says so."""
    from game.debrief import transcript

    settings = _settings(args, loaded, () if args.choices is None else loaded.seats)
    if args.save is None:
        playthrough = Playthrough(loaded, settings)
        _to_the_end(playthrough, args)
    else:
        try:
            game = record.new_game(loaded, settings, scenario_name=args.scenario, path=_save(args))
        except record.SaveProblem as problem:
            raise Stop(str(problem), Exit.FAULTY) from problem
        with closing(game):
            playthrough = game.playthrough
            _to_the_end(playthrough, args)
    output.write(transcript(playthrough), is_ascii=args.ascii)
    return Exit.DONE


def _to_the_end(playthrough: Playthrough, args: Namespace) -> None:
    if args.choices is None:
        finish_alone(playthrough)
    else:
        from game.cli.choices import play_choices

        play_choices(playthrough, args.choices)


def finish_alone(playthrough: Playthrough) -> None:
    """Play to the end where no person has a seat. Raises Stop if a round cannot be kept."""
    while not playthrough.is_over and not playthrough.settings.seats:
        answer = playthrough.play_round()
        if isinstance(answer, Refused):
            raise Stop(f"{answer.reason} Played so far: {plural(len(playthrough.played), 'round')}.", Exit.FAULTY)
