"""`backchannel replay SAVE --note ROUND`: a comment or a mark is added, changed or taken away, and that is said."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from shlex import quote
from typing import cast

from game import record
from game.cli import output
from game.cli.errors import Exit, Stop, complain
from game.playthrough.sentences import capital
from game.program import program
from game.record.format import Mark
from game.record.telling import note_words
from game.words import clean_line, join_words

NO_MARK = "none"
"""What takes a mark away."""


def note(args: Namespace, path: Path, variation: int) -> int:
    """Comment a round or a decision. What is not given stays as it was; an empty text takes the comment away."""
    game = record.read_game(path, variation)
    seat = _seat(args, game)
    notes = record.read_notes(path, variation)
    was = next((one for one in notes if (one.round, one.seat) == (args.note, seat)), None)
    where = f"round {args.note}" if args.note else "the start"
    stands = f"{capital(where)} has {f'this comment: {note_words(was)}' if was else 'no comment.'}"
    if args.text is None and args.mark is None:
        raise Stop(
            f'--note needs --text TEXT or --mark MARK beside it; --text "" takes a comment away. '
            f"Nothing was changed. {stands}"
        )
    text, mark = _wanted(args, was)
    if (text, mark) == ((was.text, was.mark) if was else ("", "")):
        output.write(f"Nothing was changed. {stands}")
        return Exit.DONE
    for told in record.add_note(game, args.note, seat, mark=mark, text=text):
        complain(told)
    done = f"The comment is saved: {where}." if text or mark else f"The comment is taken away: {where}."
    said = f" Before, it was: {note_words(was)}" if was else ""
    output.write(f"{done}{said}\nTo read the game: {program()} replay {quote(args.save[0])}")
    return Exit.DONE


def _seat(args: Namespace, game: record.Game) -> str:
    """Whose decision is meant; "" for the whole round. Raises Stop where there is no such place."""
    played = game.playthrough.played
    if args.note > len(played):
        raise Stop(f"Round {args.note} was not played; the game has {len(played)} so far. 0 is the start.")
    seats = [made.seat for made in played[args.note - 1].step.chosen] if args.note else []
    if args.seat and args.seat not in seats:
        known = f"there are decisions of {join_words(seats)}" if seats else "nobody has decided yet"
        raise Stop(f"There is no decision of '{args.seat}' to comment: in round {args.note} {known}.")
    return args.seat or ""


def _wanted(args: Namespace, was: record.Note | None) -> tuple[str, Mark]:
    """The text and the mark that are to stand there."""
    text = clean_line(args.text, limit=None) if args.text is not None else was.text if was else ""
    if args.mark is not None:
        return text, cast(Mark, "" if args.mark == NO_MARK else args.mark)
    return text, was.mark if was and text else ""
