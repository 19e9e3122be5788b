"""What may be told of a game that is not over, so that a page about it gives no seat away to another."""

from __future__ import annotations

from game.playthrough import Playthrough


def is_all_told(playthrough: Playthrough) -> bool:
    """Whether every seat's goals and the computer's reasons may be told: once the game is over."""
    return playthrough.is_over


def are_thoughts_told(playthrough: Playthrough) -> bool:
    """Whether what people thought (reasons, predictions, own goals) may be told to whoever reads about the game.

    While a game of several people goes on, each of them would read the others' thoughts.
    """
    return playthrough.is_over or len(playthrough.settings.seats) <= 1


def told_seat(playthrough: Playthrough) -> str:
    """Through whose eyes a game is summed up: the one seat that a person took, else the audience's ("")."""
    seats = playthrough.settings.seats
    return seats[0] if len(seats) == 1 else ""
