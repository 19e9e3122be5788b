"""Where a variation leaves its parent: the playthrough as it was there, and what stays as it was decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from game.playthrough import Decision, Playthrough
from game.record.fold import decision_of, restore
from game.record.format import MOST_VARIATIONS, SavedBranch
from game.record.problem import SaveProblem, shown
from game.record.reading import Save
from game.words import clean_line, join_words, plural


def begin_branch(
    save: Save, round_: int, seat: str, now: datetime
) -> tuple[SavedBranch, Playthrough, tuple[Decision, ...]]:
    """The line that begins a variation of `save.line` before a round, the playthrough there, without a journal.

    With a `seat`, also the decisions that the other people made in that round, which stand in the variation as well.
    Raises SaveProblem.
    """
    parent = save.line
    last = len(parent.rounds) + (not parent.is_over)
    if not 1 <= round_ <= last:
        played = f"{plural(len(parent.rounds), 'round')} of it {'was' if len(parent.rounds) == 1 else 'were'} played"
        span = "round 1" if last == 1 else f"a round from 1 to {last}"
        raise SaveProblem(f"There is no round {round_} to be played otherwise: {played}. Give {span}.")
    if len(save.variations) > MOST_VARIATIONS:
        raise SaveProblem(
            f"{shown(save.path)} holds {MOST_VARIATIONS} variations, which is as many as a file may have."
        )
    seats = [clean_line(name) for name in (*save.header.seats, *save.header.computers)]
    if seat and seat not in seats:
        raise SaveProblem(f"This game has no seat '{clean_line(seat, 40)}'. Its seats are {join_words(seats)}.")
    if not (seat or parent.seats):
        raise SaveProblem(
            f"The computer plays every seat of this game. Say whose decision is taken anew: {join_words(seats, 'or')}."
        )
    begun = SavedBranch(
        id=len(save.variations),
        parent=parent.id,
        round=round_,
        seats=(*parent.seats, *([seat] if seat and seat not in parent.seats else [])),
        created=now.isoformat(timespec="seconds"),
    )
    line = parent.branch(begun.id, round_, begun.seats, begun.created)
    book = replace(save.book, variations=[*save.variations, line])
    playthrough, _ = restore(replace(save, book=book, variation=begun.id))
    if seat and seat not in parent.seats and playthrough.scenario.actors[seat].seat == "closed":
        who = playthrough.scenario.mention(seat)
        raise SaveProblem(f"In this scenario the computer plays {who}, so its decisions cannot be taken over.")
    if not seat:
        return begun, playthrough, ()
    made = parent.decisions[round_ - 1] if round_ <= len(parent.rounds) else parent.open
    return begun, playthrough, tuple(decision_of(one) for who, one in made.items() if who != seat)
