"""Findings of what never happened: choices never open, outcomes, events and endings never met, delayed parts that
come too late; and what `check` proves.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from itertools import product

from game.analysis.findings.closeness import closeness
from game.analysis.findings.finding import PROOFS, Finding, Ground, Severity, Surety
from game.analysis.seek import Aim
from game.analysis.shares import counted
from game.analysis.tally import Tally, bits
from game.model.moves import Later
from game.program import program
from game.words import plural

Key3 = tuple[int, int, int]
Place = tuple[int, int]
ERRORS = {"S106", "S107", "S110", "S111"}
"""Proofs of `check` that make a part of the file dead."""


def from_check(ground: Ground) -> Iterator[Finding]:
    """What `check` warns of by reasoning alone, without a game."""
    for problem in ground.problems:
        severity: Severity = "error" if problem.code in ERRORS else "warning"
        found = Finding(
            kind=PROOFS.get(problem.code, "check"),
            severity=severity,
            surety="fact",
            message=problem.message[:1].upper() + problem.message[1:],
            details=tuple(part for part in (f"`{program()} explain {problem.code}` says more", problem.help) if part),
            path=ground.path_at(problem.line),
            line=problem.line,
            command=f"{program()} check {shlex.quote(ground.called)}",
        )
        yield ground.answered(found)


def never_played(ground: Ground) -> Iterator[Finding]:
    """Rounds that no game came to, since an ending came before; what is in them is not told one by one."""
    played = _played(ground)
    if played == ground.layout.rounds:
        return
    left = ground.layout.rounds - played
    proof = ground.reach.never_played if ground.reach.rounds <= played else ""
    severity, surety, seen, details = _unseen(ground, "was played", "is played", proof)
    rest = f", nor {'is' if surety == 'fact' else 'was'} any of the {left - 1} after it" if left > 1 else ""
    message = f"Round {played + 1} ('{ground.scenario.rounds[played].title}') {seen}{rest}"
    early = [ending for ending in ground.scenario.endings if ending.early]
    details += [f"An early ending always came before: {', '.join(repr(ending.id) for ending in early)}"]
    witness = next((witness for tally in ground.tallies for witness in tally.witnesses.values()), None)
    yield ground.finding("never-played", severity, surety, message, ("rounds", played), details, witness)


def _played(ground: Ground) -> int:
    """How many rounds the longest game had."""
    return max((length for tally in ground.tallies for length in tally.lengths), default=ground.layout.rounds)


def never_open(ground: Ground) -> Iterator[Finding]:
    """Choices that no game opened."""
    played = _played(ground)
    for number, place in ground.decisions():
        if number >= played:
            continue
        opened = [tally.open_counts(number, place) for tally in ground.tallies]
        for k, choice in enumerate(ground.layout.written[number][place]):
            path = ground.choice_path(number, place, k)
            if any(counts[k] for counts in opened) or ground.is_told(path):
                continue
            aim = Aim("choice", choice.id, number)
            if aim in ground.seen:
                continue
            severity, surety, seen, proof = _unseen(ground, "was open", "is open", _proof(ground, aim))
            near = closeness(ground, choice.when, [number])
            message = (
                f"The choice '{choice.label}' ({choice.id}) of {ground.seat_name(place)} in round {number + 1} {seen}"
            )
            where, details = (*path, "when"), (*proof, *near.sentences)
            yield ground.finding("never-open", severity, surety, message, where, details, near.witness, number)


def never_happened(ground: Ground) -> Iterator[Finding]:
    """Events that no game met."""
    for k, event in enumerate(ground.scenario.events):
        path = ("events", k)
        aim = Aim("event", event.id, -1)
        if aim in ground.seen or ground.is_told(path):
            continue
        severity, surety, seen, proof = _unseen(ground, "happened", "happens", _proof(ground, aim))
        span = event.when.round
        rounds = [n for n in range(1, ground.layout.rounds + 1) if span is None or span.low <= n <= span.high]
        near = closeness(ground, event.when, rounds)
        if not rounds:
            near = near._replace(sentences=(f"It asks for round {span.words()}, which no game has" if span else "",))
        message = f"The event '{event.id}' {seen}"
        details = [*proof, *near.sentences]
        if event.chance == 0:
            severity, surety, details = "error", "fact", ["Its chance is 0%, so it never can be"]
        elif event.chance < 100 and surety != "fact":
            details = [
                *near.parts,
                f"Its chance is {event.chance}% each time, so that luck alone may have kept it away",
            ]
            severity = "note" if near.is_open else severity
        yield ground.finding("never-happens", severity, surety, message, (*path, "when"), details, near.witness)


def never_drawn(ground: Ground) -> Iterator[Finding]:
    """Outcomes that were never drawn although their choice was made."""
    for number, place in ground.decisions():
        for k, choice in enumerate(ground.layout.written[number][place]):
            if Aim("choice", choice.id, number) not in ground.seen:
                continue
            made = sum(
                count
                for tally in ground.tallies
                for (move, _), count in tally.chosen[number][place].items()
                if move == k
            )
            for n, outcome in enumerate(choice.outcomes):
                if Aim("outcome", f"{choice.id} {outcome.id}", number) in ground.seen:
                    continue
                path = (*ground.choice_path(number, place, k), "outcomes", n)
                message = f"The outcome '{outcome.id}' of '{choice.label}' ({choice.id}) was never drawn"
                details = [f"The choice was made {counted(made, 'time')}, and the chance is {outcome.chance}%"]
                if outcome.chance == 0:
                    details = ["Its chance is 0%, so it never can be"]
                severity: Severity = "error" if outcome.chance == 0 else "note"  # that is luck, however rare
                surety: Surety = "fact" if outcome.chance == 0 else "limit"
                witness = ground.witness("made", number, place, k)
                yield ground.finding("never-drawn", severity, surety, message, path, details, witness, number + 1)


def never_ended(ground: Ground) -> Iterator[Finding]:
    """Endings that no game came to, or that another one hid each time."""
    layout = ground.layout
    for k, ending in enumerate(ground.scenario.endings):
        path = ("endings", k)
        aim = Aim("ending", ending.id, -1)
        if aim in ground.seen or ground.is_told(path):
            continue
        severity, surety, seen, proof = _unseen(ground, "came", "comes", _proof(ground, aim))
        hidden = {
            told: count
            for tally in ground.tallies
            for (mask, told), count in tally.fits.items()
            if k in bits(mask) and told != k
        }
        message = f"The ending '{ending.title}' ({ending.id}) {seen}"
        if ending.default:
            details = [
                *proof,
                "It is the one that takes over when no other fits, and in these games another always did",
            ]
            yield ground.finding("never-ends", severity, surety, message, path, details, ground.any_game())
        elif hidden:
            others = ", ".join(f"'{layout.endings[told]}'" for told in sorted(hidden))
            times = plural(sum(hidden.values()), "game")
            details = [
                *proof,
                f"Its condition held at the end of {times}, and each time {others} stands above it and was told",
            ]
            witness = ground.witness("ending", min(hidden))
            yield ground.finding("shadowed", severity, surety, message, (*path, "when"), details, witness)
        else:
            rounds = range(1 if ending.early else layout.rounds, layout.rounds + 1)
            near = closeness(ground, ending.when, rounds)
            details = [*proof, *near.sentences]
            yield ground.finding("never-ends", severity, surety, message, (*path, "when"), details, near.witness)


def too_late(ground: Ground) -> Iterator[Finding]:
    """Delayed parts that never come: due when the game is over, or only if something holds that cannot. Loose ends."""
    is_checked = any(problem.code == "S131" for problem in ground.problems)  # then `check` tells all due too late
    rounds = ground.layout.rounds
    for number, place in ground.decisions():
        for k, choice in enumerate(ground.layout.written[number][place]):
            path = ground.choice_path(number, place, k)
            parts: list[tuple[tuple[str | int, ...], Later]] = [
                ((*path, "later", n), later) for n, later in enumerate(choice.later)
            ]
            for m, outcome in enumerate(choice.outcomes):
                parts += [((*path, "outcomes", m, "later", n), later) for n, later in enumerate(outcome.later)]
            for where, later in parts:
                due = number + 1 + later.rounds
                start = f"What '{choice.label}' ({choice.id}) was to bring later"
                if due > rounds and is_checked:
                    continue
                if due > rounds:
                    message = f"{start} falls due in round {due}, and the game has {plural(rounds, 'round')}"
                    details = ["So it never happens, in any game"]
                elif later.when is None or ground.is_told(where):
                    continue
                elif why := ground.reach.never(later.when, due - 1):
                    message = f"{start} never comes: as round {due} begins, what it asks for is so in no game, by proof"
                    where, details = (*where, "when"), [f"Proof: {why}"]
                else:
                    continue
                witness = ground.witness("made", number, place, k)
                yield ground.finding("loose-end", "warning", "fact", message, where, details, witness)


def luck_decides(ground: Ground) -> Iterator[Finding]:
    """Endings that came only after one outcome of a draw: the others are shut out by luck, not by a choice."""
    lots = [tally for tally in ground.tallies if tally.players in ("random", "mixed")]
    told: set[int] = set()
    for number, place in ground.decisions():
        for move, choice in enumerate(ground.layout.written[number][place]):
            for (outcome, drawn), ending in product(enumerate(choice.outcomes), range(len(ground.layout.endings))):

                def count(tallies: Sequence[Tally], key: Key3, here: Place = (number, place)) -> int:
                    return sum(tally.outcomes[here[0]][here[1]][key] for tally in tallies)

                by_lot = count(lots, (move, outcome, ending))
                with_it = count(ground.tallies, (move, outcome, ending))
                made = sum(tally.chosen[number][place][move, ending] for tally in ground.tallies)
                every = sum(tally.endings[ending] for tally in ground.tallies)
                # by luck alone, all of so many draws would fall on this side less than once in a million times
                if ending in told or with_it != made or not by_lot or (drawn.chance / 100) ** by_lot > 1e-6:
                    continue
                told.add(ending)
                what = ground.scenario.endings[ending]
                named = f"'{choice.label}' ({choice.id})"
                message = (
                    f"The ending '{what.title}' ({what.id}) came only where {named} drew '{drawn.id}', "
                    f"a chance of {drawn.chance}%"
                )
                if made != every:
                    message = (
                        f"Of the games in which {named} was chosen, only those that drew '{drawn.id}', a chance of "
                        f"{drawn.chance}%, came to the ending '{what.title}' ({what.id})"
                    )
                details = [f"In {with_it:,} of the {every:,} games that came to it"]
                if made != every:
                    details.append("Games in which that choice was not made can come to it as well")
                severity: Severity = "warning" if made == every else "note"
                witness = ground.witness("ending", ending)
                path = ("endings", ending, "when")
                yield ground.finding("behind-luck", severity, "estimate", message, path, details, witness)


def _proof(ground: Ground, aim: Aim) -> str:
    """Why no game can show something; "" where that is not proved."""
    return ground.reach.unreachable.get(aim, "")


def _unseen(ground: Ground, past: str, present: str, proof: str) -> tuple[Severity, Surety, str, list[str]]:
    """How bad it is that something was never seen, how sure, in words, and the proof where there is one."""
    told = [f"Proof: {proof}"] if proof else []
    if ground.exact is not None:
        return "error", "fact", f"{present} in no game that there is: all of them were played", told
    if proof:
        return "error", "fact", f"{present} in no game that there is, by proof", told
    return "warning", "limit", f"{past} in none of {ground.games:,} games", told


__all__ = [
    "from_check",
    "luck_decides",
    "never_drawn",
    "never_ended",
    "never_happened",
    "never_open",
    "never_played",
    "too_late",
]
