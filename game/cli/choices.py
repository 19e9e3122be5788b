"""A game whose choices are said beforehand: `play --auto --choices`, as `playtest` prints it."""

from __future__ import annotations

from game.cli.errors import Exit, Stop
from game.playthrough import Decision, Playthrough, Refused
from game.words import clean_line, join_words, plural


def play_choices(playthrough: Playthrough, text: str) -> None:
    """Play rounds as said: choice ids with commas between the seats (in file order) and slashes between the rounds; or
    `by-lot`, as a playtest's players at random choose with the same seed.

    Raises Stop where the list does not fit the scenario, or a choice is not open.
    """
    seats = playthrough.settings.seats
    if text.strip() == "by-lot":
        _play_by_lot(playthrough)
        return
    for number, row in enumerate(text.split("/"), 1):
        moves = [" ".join(move.split()) for move in row.split(",")]
        if playthrough.is_over:
            raise Stop(f"--choices goes on after the end: this game is over after {plural(number - 1, 'round')}.")
        if len(moves) != len(seats):
            raise Stop(
                f"Round {number} of --choices has {plural(len(moves), 'choice')} for {plural(len(seats), 'seat')}. "
                f"Name one for each of {join_words(seats)}, in this order, with commas between them, "
                "and slashes between the rounds."
            )
        for seat, move in zip(seats, moves, strict=True):
            answer = playthrough.decide(Decision(seat, move))
            if isinstance(answer, Refused):
                code = Exit.USAGE if answer.kind == "illegal" else Exit.FAULTY
                raise Stop(f"Round {number}, {seat}: {clean_line(answer.reason)}", code)


def _play_by_lot(playthrough: Playthrough) -> None:
    from game.analysis.games import Layout
    from game.analysis.playing import uniform_choice

    layout = Layout(playthrough.scenario)
    while not playthrough.is_over:
        state, seed = playthrough.state, playthrough.settings.seed
        for seat in playthrough.settings.seats:
            answer = playthrough.decide(Decision(seat, uniform_choice(layout, state, seat, seed)))
            if isinstance(answer, Refused):
                raise Stop(f"Round {playthrough.round}, {seat}: {clean_line(answer.reason)}", Exit.FAULTY)
