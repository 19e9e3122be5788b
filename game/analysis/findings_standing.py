"""Findings of standing moves that promise a seat more than anything that the author wrote for it."""

from __future__ import annotations

from collections.abc import Iterator

from game.analysis.finding import Finding, Ground, Severity
from game.analysis.games import game_seed
from game.analysis.playing import Task, play_game, plays_of
from game.analysis.shares import percent_words, wilson
from game.analysis.tally import Witness
from game.engine.offers import open_choices
from game.engine.resolve import Step
from game.players import gains

GAMES = 20
"""Games by lot in which standing moves are weighed; fewer where there are very many of them."""
MOST_WEIGHED = 20_000
"""Moves that are weighed at the most."""
OFTEN, NEARLY_ALWAYS = 0.60, 0.80
"""Shares of the situations from which on it is told: as a note, or in the last round as a warning."""


def standing_best(ground: Ground) -> Iterator[Finding]:
    """Decisions in which a standing move promises most, by the seat's goals one round ahead."""
    plan, scenario = ground.layout.plan, ground.scenario
    moves = sum(len(plan.standing.get(ground.layout.seats[place], {})) for _, place in ground.decisions())
    if not moves or not ground.games:
        return
    found: dict[tuple[int, int], list[tuple[bool, str, Witness]]] = {}
    for game in range(min(GAMES, ground.games, max(1, MOST_WEIGHED // moves))):
        task = Task("random", ground.run.wish.seed, game, 1, ground.layout.seats)
        seed = game_seed(task.seed, game)
        steps = play_game(ground.layout, seed, plays_of(ground.layout, task, seed))
        line = tuple(tuple(made.choice for made in step.chosen) for step in steps)
        witness = Witness("random", game, seed, line)
        for number, step in enumerate(steps):
            for place, seat in enumerate(ground.layout.seats):
                if scenario.actors[seat].goals and ground.layout.written[number][place]:
                    is_better, move = _weigh(ground, step, seat)
                    found.setdefault((number, place), []).append((is_better, move, witness))
    for (number, place), weighed in sorted(found.items()):
        better = [(move, witness) for is_better, move, witness in weighed if is_better]
        low, high = wilson(len(better), len(weighed))
        if low <= OFTEN:
            continue
        move, witness = better[0]
        message = (
            f"In round {number + 1} a standing move promises {ground.seat_name(place)} more than every written choice, "
            f"in {percent_words(len(better) / len(weighed))} of the situations"
        )
        details = [
            f"By its goals, one round ahead and before the others move, in {len(better)} of {len(weighed)} situations "
            f"(95% interval {percent_words(low)} to {percent_words(high)}); in the game below it is '{move}'",
            "Give the written choices more weight, or leave that act out of `moves`",
        ]
        path = ground.choice_path(number, place)
        is_last = number + 1 == ground.layout.rounds  # before, what a choice brings later is left out of sight
        severity: Severity = "warning" if is_last and low > NEARLY_ALWAYS else "note"
        yield ground.finding("standing-best", severity, "estimate", message, path, details, witness, number)


def _weigh(ground: Ground, step: Step, seat: str) -> tuple[bool, str]:
    """Whether some standing move promises more than all open choices, and the best one."""
    plan = ground.layout.plan
    standing = plan.standing.get(seat, {})
    choices = [choice for choice in open_choices(plan, step.before, seat) if choice.id not in standing]
    written = gains(plan, step.before, seat, choices)
    promised = gains(plan, step.before, seat, standing.values())
    best = max(promised, key=lambda move: promised[move], default="")
    is_better = bool(best and written) and promised[best] > max(max(written.values()), 0)
    return is_better, best


__all__ = ["standing_best"]
