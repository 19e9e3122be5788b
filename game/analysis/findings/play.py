"""Findings of how it plays: seats without a choice, choices that never pay, goals and scores that stand still."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, log

from game.analysis.findings.closeness import closeness
from game.analysis.findings.finding import Finding, Ground, Severity, Surety
from game.analysis.games import OVER
from game.analysis.probes import Decision, Pair
from game.analysis.shares import MISSED, counted, interval_words, percent_words, wilson
from game.analysis.tally import bits
from game.engine.wording import level
from game.words import plural

FEWEST_PROBES = 20
"""Comparisons below which nothing is said about which choice is better."""
SELDOM = 0.10
"""In less of the situations than this a choice that dominates may yet be worse, with 95% confidence for all pairs."""
COSTLY = 0.02
"""In what share of the situations a goal must be missed by a dominated choice, with 95% confidence, for more than a
note."""
FEWEST_BETTER = 10
"""How often another choice must have been better: were both as good, ten times the same side would be one in 1,024."""
BEST_SHARE = 0.60
"""A choice that is best in more of the games than this leaves little to weigh."""
FEWEST_GAMES = 100
"""Games below which nothing is said of where scores end."""
STUCK, OFTEN = 0.50, 0.20
"""Shares of the games that end with a quantity at a bound, from which that is a warning, or a note."""


def few_choices(ground: Ground) -> Iterator[Finding]:
    """Rounds in which a seat has one open choice or none."""
    for number, place in ground.decisions():
        written = len(ground.layout.written[number][place])
        standing = bool(ground.layout.plan.standing.get(ground.layout.seats[place]))
        for wanted in (0, 1):
            masks: dict[int, int] = {}
            games = 0
            for tally in ground.tallies:
                for mask, count in tally.opened[number][place].items():
                    games += 0 if mask == OVER else count
                    if mask != OVER and len(bits(mask)) == wanted:
                        masks[mask] = masks.get(mask, 0) + count
            if not masks or (wanted == 1 and written == 1):  # `check` tells of a single one that is written
                continue
            witness = ground.witness("mask", number, place, min(masks))
            share = percent_words(sum(masks.values()) / games)
            seat, round_ = ground.seat_name(place), number + 1
            if wanted == 0:
                message = f"In round {round_} all choices of {seat} can be closed"
                rest = "Then only the standing moves are left" if standing else "Then the seat can do nothing"
                severity: Severity = "warning" if standing else "error"
            else:
                message = f"In round {round_} a single choice of {seat} can be open"
                rest = "The standing moves remain beside it" if standing else "Then there is nothing to decide"
                severity = "note" if standing else "warning"
            details = (rest, f"So it was in {counted(sum(masks.values()), 'game')} of {games:,} ({share})")
            kind = "all-locked" if wanted == 0 else "one-choice"
            path = ground.choice_path(number, place)
            yield ground.finding(kind, severity, "fact", message, path, details, witness, number)


def dominated(ground: Ground) -> Iterator[Finding]:
    """Choices to which another was never worse for the seat's goals, and sometimes better."""
    enough = _enough(ground)
    for (number, place), decision in sorted(ground.run.probes.decisions.items()):
        for worse in range(len(ground.layout.written[number][place])):
            better = _dominator(decision, worse)
            if better is None:
                continue
            pair = decision.pairs[worse, better]
            choices = ground.layout.written[number][place]
            message = (
                f"For the goals of {ground.seat_name(place)} in round {number + 1}, '{choices[better].label}' "
                f"({choices[better].id}) was never worse than '{choices[worse].label}' ({choices[worse].id})"
            )
            details = [
                f"Compared in {counted(pair.compared, 'situation')} with all else the same: better in "
                f"{pair.worse:,}, alike in {pair.compared - pair.worse:,}, worse in none; "
                f"in {pair.cost:,} of them a goal was met with it that was missed otherwise"
            ]
            if pair.witness:
                details.append(
                    f"In the game below, choose {choices[better].id} instead in round {number + 1} "
                    "and leave all else: a goal comes nearer"
                )
            path = ground.choice_path(number, place, worse)
            is_costly = wilson(pair.cost, pair.compared)[0] > COSTLY
            severity: Severity = "warning" if pair.compared >= enough and is_costly else "note"
            yield ground.finding("dominated", severity, "estimate", message, path, details, pair.witness)


def _enough(ground: Ground) -> float:
    """So many comparisons must show none of what comes seldom, before a choice is called dominated for certain."""
    pairs = sum(len(decision.pairs) for decision in ground.run.probes.decisions.values())
    return log(MISSED / max(pairs, 1)) / log(1 - SELDOM)


def unweighed(ground: Ground) -> Iterator[str]:
    """For how many decisions the games played otherwise were too few to tell which choice is better, in sentences."""
    if not ground.games:
        return
    enough, silent, unsure, every = _enough(ground), 0, 0, 0
    for number, place in ground.decisions():
        if len(ground.layout.written[number][place]) < 2:
            continue
        every += 1
        decision = ground.run.probes.decisions.get((number, place), Decision())
        if decision.games < FEWEST_PROBES:
            silent += 1
        elif max((pair.compared for pair in decision.pairs.values()), default=0) < enough:
            unsure += 1
    kinds = "dominated, always-best, changes-nothing"
    if silent:
        yield (
            f"Which choice is better ({kinds}) could not be told for {silent} of {plural(every, 'decision')}: in fewer "
            f"than {FEWEST_PROBES} games that were played otherwise two of its choices were open"
        )
    if unsure:
        yield (
            f"A dominated choice is no more than a note in {unsure} of {plural(every, 'decision')}: fewer than "
            f"{ceil(enough)} comparisons were made, and more games make more"
        )


def _dominator(decision: Decision, worse: int) -> int | None:
    """The choice that beats another most often and never loses to it; None where there is none."""
    found: list[tuple[int, int]] = []
    for (one, two), pair in decision.pairs.items():
        if one == worse and _is_dominated(pair):
            found.append((-pair.worse, two))
    return min(found)[1] if found else None


def _is_dominated(pair: Pair) -> bool:
    return pair.compared >= FEWEST_PROBES and pair.better == 0 and pair.worse >= FEWEST_BETTER


def always_best(ground: Ground) -> Iterator[Finding]:
    """Choices that were best for their seat in most of the games."""
    for (number, place), decision in sorted(ground.run.probes.decisions.items()):
        choices = ground.layout.written[number][place]
        if decision.games < FEWEST_PROBES or not ground.scenario.actors[ground.layout.seats[place]].goals:
            continue
        for k, count in sorted(decision.best.items()):
            low, high = wilson(count, decision.games)
            if low > BEST_SHARE:
                message = (
                    f"'{choices[k].label}' ({choices[k].id}) was the best choice of {ground.seat_name(place)} in "
                    f"round {number + 1} in {percent_words(count / decision.games)} of the situations"
                )
                details = [
                    f"{count:,} of {decision.games:,} (95% interval {interval_words(low, high)}), "
                    "by what its goals came to with all else the same",
                    "A decision is worth talking about where the best choice depends on what the others do",
                ]
                path = ground.choice_path(number, place, k)
                witness = ground.witness("made", number, place, k)
                yield ground.finding("always-best", "note", "estimate", message, path, details, witness)


def changes_nothing(ground: Ground) -> Iterator[Finding]:
    """Decisions that made no difference whatever was chosen."""
    for (number, place), decision in sorted(ground.run.probes.decisions.items()):
        if decision.games < FEWEST_PROBES or decision.moved_play:
            continue
        message = (
            f"The decision of {ground.seat_name(place)} in round {number + 1} changed nothing: no ending, no goal of "
            f"any seat, no event, nothing that is open later"
        )
        details = [f"Each choice was tried in {counted(decision.games, 'game')}, with all else the same"]
        if decision.moved_values:
            details.append(
                f"Scores or indicators differed in {decision.moved_values:,} of them, and nobody asks for those"
            )
        else:
            details.append("Not one score or indicator came out otherwise in the end")
        asks = len(ground.scenario.endings) > 1 or any(actor.goals for actor in ground.scenario.actors.values())
        severity: Severity = "warning" if asks or not decision.moved_values else "note"
        path = ground.choice_path(number, place)
        witness = ground.witness("made", number, place, 0)
        yield ground.finding("changes-nothing", severity, "estimate", message, path, details, witness, number + 1)


def at_a_bound(ground: Ground) -> Iterator[Finding]:
    """Scores and indicators that end at a bound of their scale."""
    plan, rounds = ground.layout.plan, ground.layout.rounds
    tallies = [tally for tally in ground.tallies if tally.players != "seek" and tally.games]
    games = sum(tally.games for tally in tallies)
    for slot in ground.layout.quantities:
        for bound in plan.bounds(slot):
            hits = sum(tally.values[rounds][slot][bound] for tally in tallies)
            stood = {value for tally in tallies for counts in tally.values for value in counts[slot]}
            if games < FEWEST_GAMES or hits / games < OFTEN or len(stood) == 1:  # one that never moves is told as such
                continue
            name = plan.names[slot]
            from_start = plan.start[slot] == bound
            severity: Severity = "note" if from_start or hits / games < STUCK else "warning"
            called = ground.scenario.quantity_name(name)
            share = percent_words(hits / games)
            message = f"'{called}' ends at its bound ({level(name, bound)}) in {share} of the games"
            details = [_when(ground, slot, bound)]
            if from_start:
                details.append("It starts there")
            elif pushers := _pushers(ground, slot, bound > plan.start[slot]):
                details.append(f"Most moved that way by: {pushers}")
            tally = next(tally for tally in tallies if tally.values[rounds][slot][bound])
            witness = tally.witnesses.get(("high" if bound > 0 else "low", rounds, slot))
            path = ground.quantity_path(slot)
            yield ground.finding("at-a-bound", severity, "estimate", message, path, details, witness)


def _when(ground: Ground, slot: int, bound: int) -> str:
    """From when on a quantity stands at a bound in half of the games that end there."""
    tallies = [tally for tally in ground.tallies if tally.players != "seek"]
    rounds = ground.layout.rounds
    at_end = sum(tally.values[rounds][slot][bound] for tally in tallies)
    for number in range(rounds + 1):
        here = sum(tally.values[number][slot][bound] for tally in tallies)
        if 2 * here >= at_end:
            when = f"after round {number}" if number else "at the start"
            return f"Half as many games as end there have it there {when}, of {plural(rounds, 'round')}"
    return "It comes there in the last round"


def _pushers(ground: Ground, slot: int, up: bool) -> str:
    """The effects that the author wrote which move a quantity most one way, with their lines."""
    points: dict[str, int] = {}
    lines: dict[str, int | None] = {}
    for path, aim, part in ground.parts():
        owner = aim.id.split(" ")[0]
        lines.setdefault(owner, ground.line_of(path))
        for written, effect in part.effects.items():
            if slot in ground.layout.plan.slots_of(written):
                points[owner] = points.get(owner, 0) + effect.by
    sign = 1 if up else -1
    most = sorted((owner for owner in points if sign * points[owner] > 0), key=lambda owner: -sign * points[owner])
    return ", ".join(f"{owner} ({points[owner]:+d}, line {lines[owner]})" for owner in most[:3])


def goals_always_or_never(ground: Ground) -> Iterator[Finding]:
    """Goals that every game meets, or none."""
    rounds = ground.layout.rounds
    lengths = sorted({length for tally in ground.tallies for length in tally.lengths})
    for place, seat in enumerate(ground.layout.seats):
        goals = ground.scenario.actors[seat].goals
        met = [0] * len(goals)
        for tally in ground.tallies:
            for mask, count in tally.goals[place].items():
                for k in bits(mask):
                    met[k] += count
        exact = ground.exact
        always = [k for k, n in enumerate(met) if n == ground.games and not (exact and (place, k) in exact.missed)]
        never = [k for k, n in enumerate(met) if not n and not (exact and (place, k) in exact.met)]
        proofs = {k: ground.reach.goal(seat, k)[1] for k in (*never, *always)}
        for k in (*never, *always):
            path = ("actors", seat, "goals", k)
            if ground.is_told(path):
                continue
            goal = goals[k]
            which = "never" if k in never else "always"
            surety, games = _how_sure(ground, bool(proofs[k]))
            message = f"The goal '{goal.name}' of {ground.seat_name(place)} is {which} met {games}"
            near = closeness(ground, goal.when, lengths or [rounds])
            details = [f"Proof: {proofs[k]}"] if proofs[k] else []
            details += near.sentences if k in never else ()
            if len(goals) == 1:
                details.append("It is the only goal of this seat")
            witness = near.witness if k in never else None
            masks = sorted(mask for tally in ground.tallies for mask in tally.goals[place])
            witness = witness or ground.witness("goals", place, masks[0])
            yield ground.finding(f"goal-{which}", "warning", surety, message, (*path, "when"), details, witness)
        if len(goals) > 1 and len(goals) in (len(never), len(always)):
            surety, games = _how_sure(ground, all(proofs.values()))
            message = f"No goal of {ground.seat_name(place)} is ever met {games}"
            if always:
                message = f"All goals of {ground.seat_name(place)} are always met {games}"
            details = ["Whoever sits there can win nothing" if never else "Whoever sits there cannot fail"]
            kind = f"seat-{'never' if never else 'always'}"
            where = ("actors", seat, "goals")
            yield ground.finding(kind, "warning", surety, message, where, details, ground.any_game())


def _how_sure(ground: Ground, is_proved: bool) -> tuple[Surety, str]:
    """How sure it is what all games had in common, and in words."""
    if ground.exact or is_proved:
        return "fact", f"in any game that there is{'' if ground.exact else ', by proof'}"
    return "limit", f"in {ground.so_many}"


def ripples(ground: Ground) -> Iterator[Finding]:
    """Acts that moved a bystander more than the one at whom they were aimed."""
    for ripple in ground.run.probes.ripples.values():
        found = ground.scenario.choices_by_id.get(ripple.choice)
        if found is None:
            continue
        number, seat, _ = found
        place = ground.layout.seats.index(seat)
        k = ground.layout.numbers[number][place][ripple.choice]
        moved = ground.scenario.quantity_name(ripple.quantity)
        message = (
            f"The ripple of '{ripple.act}' ({ripple.choice}) was larger than the act itself: "
            f"{plural(ripple.ripple, 'point')} on {moved}, {plural(ripple.direct, 'point')} directly"
        )
        details = (
            f"In round {ripple.round}: near a bound an act moves its target little, and bystanders elsewhere more",
        )
        path = ground.choice_path(number, place, k)
        yield ground.finding("large-ripple", "note", "fact", message, path, details, ripple.witness, number + 1)


__all__ = [
    "always_best",
    "at_a_bound",
    "changes_nothing",
    "dominated",
    "few_choices",
    "goals_always_or_never",
    "ripples",
    "unweighed",
]
