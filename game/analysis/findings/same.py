"""Findings of what makes no difference: endings that always come, choices and outcomes that do the same, flags that are
never set, indicators that only go one way.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from game.analysis.findings.finding import Finding, Ground, Severity, Surety
from game.analysis.shares import interval_words, percent_words, wilson
from game.analysis.tally import Tally, bits
from game.engine.conditions import slot_tests
from game.engine.wording import level
from game.model.conditions import Condition
from game.model.moves import Choice, Consequences, Effects
from game.model.scenario import Scenario
from game.words import join_words, plural

NEARLY_ALL = 0.95
"""An ending that comes in more of the games of a kind than this is as good as settled."""
ENOUGH_GAMES = 200
"""Games of a kind below which that is not said."""

Does = tuple[object, ...]
"""What a part of the file brings about, whatever it is called and however it is written."""


def one_ending(ground: Ground) -> Iterator[Finding]:
    """An ending that every game comes to, or nearly every one by lot, or nearly every one of those who play to win."""
    layout = ground.layout
    came = {k for tally in ground.tallies for k in tally.endings}
    if len(layout.endings) < 2 or not came:
        return
    if len(came) > 1 or (ground.exact is not None and len(ground.exact.endings) > 1):
        told = [found for tally in ground.tallies if (found := _nearly_one_ending(ground, tally))]
        # who chooses by lot comes first: where that settles it, nothing is left to say of the others
        yield from [found for found in told if found.severity == "warning"] or told
        return
    lengths = {length for tally in ground.tallies for length in tally.lengths}
    when = f", after round {min(lengths)}" if len(lengths) == 1 and max(lengths) < layout.rounds else ""
    k = came.pop()
    surety: Surety = "fact" if ground.exact is not None else "limit"
    message = f"Every game ended in '{ground.scenario.endings[k].title}' ({layout.endings[k]}){when}"
    details = [f"In {ground.so_many}, whoever played: what is chosen decides nothing"]
    yield ground.finding("one-ending", "warning", surety, message, ("endings", k), details, ground.witness("ending", k))


_PLAYED = {"random": "by lot", "goal": "played for their goals", "mixed": "of mixed players"}


def _nearly_one_ending(ground: Ground, tally: Tally) -> Finding | None:
    """The ending that nearly all games of a kind come to: a warning by lot, a note of those who play to win."""
    if tally.players not in _PLAYED or tally.games < ENOUGH_GAMES:
        return None
    k, count = max(tally.endings.items(), key=lambda one: one[1])
    low, high = wilson(count, tally.games)
    if low <= NEARLY_ALL:
        return None
    ending = ground.scenario.endings[k]
    share = percent_words(count / tally.games)
    message = f"{share} of the games {_PLAYED[tally.players]} ended in '{ending.title}' ({ending.id})"
    span = f"95% interval {interval_words(low, high)}"
    details = [f"{span}: what is chosen decides little"]
    severity: Severity = "warning"
    if tally.players != "random":
        lots = [other for other in ground.tallies if other.players == "random"]
        others = sum(count for lot in lots for one, count in lot.endings.items() if one != k)
        if not others:
            return None
        by_lot = percent_words(others / sum(lot.games for lot in lots))
        details = [span, f"By lot {by_lot} of the games end otherwise"]
        severity = "note"
    witness = tally.witnesses.get(("ending", k))
    return ground.finding("one-ending", severity, "estimate", message, ("endings", k), details, witness)


def same_choices(ground: Ground) -> Iterator[Finding]:
    """Choices that are open together and bring about the same, by the file."""
    asked = {id_ for condition in conditions(ground.scenario) for id_ in (*condition.chosen, *condition.not_chosen)}
    for number, place in ground.decisions():
        choices = ground.layout.written[number][place]
        does = [_choice_does(ground, choice) for choice in choices]
        masks = {mask for tally in ground.tallies for mask in tally.opened[number][place]}
        told: set[int] = set()
        for one, two in combinations(range(len(choices)), 2):
            both = sorted(mask for mask in masks if {one, two} <= set(bits(mask)))
            is_empty = not any(does[one])  # `check` tells of choices without any consequence
            if (
                does[one] != does[two]
                or not both
                or is_empty
                or two in told
                or {choices[one].id, choices[two].id} & asked
            ):
                continue
            told.add(two)
            line = ground.line_of(ground.choice_path(number, place, one))
            message = (
                f"'{choices[two].label}' ({choices[two].id}) of {ground.seat_name(place)} in round {number + 1} does "
                f"exactly what '{choices[one].label}' ({choices[one].id}, line {line}) does"
            )
            details = ["Acts, effects, flags and what comes later are the same: to choose between them changes nothing"]
            witness = ground.witness("mask", number, place, both[0])
            path = ground.choice_path(number, place, two)
            yield ground.finding("same-choice", "warning", "fact", message, path, details, witness, number + 1)


def same_outcomes(ground: Ground) -> Iterator[Finding]:
    """Draws that change nothing, since all outcomes bring about the same."""
    for number, place in ground.decisions():
        for k, choice in enumerate(ground.layout.written[number][place]):
            likely = [outcome for outcome in choice.outcomes if outcome.chance]
            if len(likely) < 2 or len({_does(ground, outcome) for outcome in likely}) > 1:
                continue
            message = (
                f"The draw of '{choice.label}' ({choice.id}) changes nothing: its {len(likely)} outcomes differ in "
                "their text only"
            )
            path = (*ground.choice_path(number, place, k), "outcomes")
            witness = ground.witness("made", number, place, k)
            yield ground.finding("same-outcome", "note", "fact", message, path, (), witness, number + 1)


def always_happens(ground: Ground) -> Iterator[Finding]:
    """Events that came in every game although they ask for something: what was chosen made no difference to them."""
    counts = [sum(column) for column in zip(*(tally.event_counts() for tally in ground.tallies), strict=True)]
    for k, (event, count) in enumerate(zip(ground.scenario.events, counts, strict=True)):
        if not event.once or event.chance < 100 or count < ground.games or asks_for_the_round_alone(event.when):
            continue
        message = f"The event '{event.id}' happened in every one of {ground.so_many}"
        details = [
            "What it asks for was so each time, so that no choice mattered to it: ask for the round alone, or more"
        ]
        path = ("events", k, "when")
        yield ground.finding("always-happens", "note", "limit", message, path, details, ground.witness("event", k))


def asks_for_the_round_alone(condition: Condition) -> bool:
    """Whether nothing that is played can matter to a condition."""
    asked = (condition.flags, condition.no_flags, condition.chosen, condition.not_chosen, condition.any)
    return not condition.ranges and not any(asked)


def flags_never_set(ground: Ground) -> Iterator[Finding]:
    """Flags that something sets, and that no game had set."""
    for bit, flag in enumerate(ground.layout.flags):
        if any(bit in bits(mask) for tally in ground.tallies for counts in tally.flags for mask in counts):
            continue
        every = list(conditions(ground.scenario))
        asks, bars = sum(flag in one.flags for one in every), sum(flag in one.no_flags for one in every)
        setters = [path for path, _, part in ground.parts() if flag in part.sets]
        if not setters or not (asks or bars):  # `check` tells of a flag that nothing asks for
            continue
        if ground.exact is not None and flag in ground.exact.flags:
            continue
        is_proved = ground.exact is not None
        message = f"The flag '{flag}' was set in none of {ground.so_many}"
        if is_proved:
            message = f"The flag '{flag}' is set in no game that there is"
        lines = sorted({line for path in setters if (line := ground.line_of((*path, "sets"))) is not None})
        details = [f"It would be set on line {join_words(str(line) for line in lines)}, and that never came"]
        if asks:
            details.append(f"So what asks for it never held ({plural(asks, 'condition')})")
        if bars:
            details.append(f"What asks that it be not set was never stopped by it ({plural(bars, 'condition')})")
        surety: Surety = "fact" if is_proved else "limit"
        path = (*setters[0], "sets")
        yield ground.finding("flag-never-set", "warning", surety, message, path, details, ground.any_game())


def one_way(ground: Ground) -> Iterator[Finding]:
    """Indicators that never moved, or only ever one way from their start."""
    plan = ground.layout.plan
    for name in ground.scenario.indicators:
        path, slot = ground.quantity_path(plan.slots[name]), plan.slots[name]
        values = {value for tally in ground.tallies for counts in tally.values for value in counts[slot]}
        start = plan.start[slot]
        moves = list(_moves(ground, slot))
        if not moves or (min(values) < start < max(values)):  # `check` tells of one that nothing moves
            continue
        called = ground.scenario.indicators[name].name
        if values == {start}:
            lines = join_words(str(line) for line in sorted({line for line, _ in moves})[:3])
            details = [f"What would move it (line {lines}) never came, or cancelled out"]
            message = f"'{called}' stood at {start} from beginning to end in {ground.so_many}"
            yield ground.finding("never-moves", "warning", "limit", message, path, details, ground.any_game())
            continue
        up = max(values) == start
        other = [(line, points) for line, points in moves if (points > 0) == up]
        asks = [
            one
            for one in conditions(ground.scenario)
            for tested, low, high in slot_tests(plan, one)
            if tested == slot and (low > start if up else high < start)
        ]
        edge = min(values) if up else max(values)
        message = (
            f"'{called}' never {'rose above' if up else 'fell below'} its start ({start}), and "
            f"{'fell' if up else 'rose'} to {level(name, edge)}"
        )
        details = [f"No effect in the file {'raises' if up else 'lowers'} it" if not other else _rarely(other, up)]
        if asks:
            details.append(f"Yet {plural(len(asks), 'condition')} {'asks' if len(asks) == 1 else 'ask'} for that")
        surety: Surety = "limit" if other else "fact"
        witness = ground.witness("low" if up else "high", ground.layout.rounds, slot)
        severity: Severity = "warning" if asks else "note"
        yield ground.finding("one-way", severity, surety, message, path, details, witness)


def _rarely(moves: list[tuple[int, int]], up: bool) -> str:
    line, points = max(moves, key=lambda one: abs(one[1]))
    return f"The strongest effect that {'raises' if up else 'lowers'} it is {points:+d}, line {line}"


def conditions(scenario: Scenario) -> Iterator[Condition]:
    """Every condition of a scenario, and the alternatives within it."""
    for actor in scenario.actors.values():
        for goal in actor.goals:
            yield from inside(goal.when)
    for _, _, choice in scenario.choices_by_id.values():
        yield from inside(choice.when)
        for part in (choice, *choice.outcomes):
            for later in part.later:
                yield from inside(later.when)
    for event in scenario.events:
        yield from inside(event.when)
    for ending in scenario.endings:
        yield from inside(ending.when)


def inside(condition: Condition | None) -> Iterator[Condition]:
    """A condition and the alternatives within it."""
    if condition is not None:
        yield condition
        for part in condition.any:
            yield from inside(part)


def _choice_does(ground: Ground, choice: Choice) -> Does:
    outcomes = sorted((outcome.chance, repr(_does(ground, outcome))) for outcome in choice.outcomes if outcome.chance)
    return (*_does(ground, choice), *outcomes)


def _does(ground: Ground, part: Consequences) -> Does:
    acts = tuple(sorted(map(str, part.acts)))
    later = tuple(
        sorted(
            repr((due.rounds, due.when, _points(ground, due.effects), sorted(due.sets), sorted(due.clears)))
            for due in part.later
        )
    )
    return acts, _points(ground, part.effects), tuple(sorted(part.sets)), tuple(sorted(part.clears)), later


def _points(ground: Ground, effects: Effects) -> tuple[tuple[int, int], ...]:
    """The points by slot, however they are written."""
    points: dict[int, int] = {}
    for name, effect in effects.items():
        for slot in ground.layout.plan.slots_of(name):
            points[slot] = points.get(slot, 0) + effect.by
    return tuple(sorted((slot, by) for slot, by in points.items() if by))


def _moves(ground: Ground, slot: int) -> Iterator[tuple[int, int]]:
    """Every effect on a quantity: its line, and its points."""
    for path, _, part in ground.parts():
        for written, effect in part.effects.items():
            line = ground.line_of((*path, "effects", written))
            if effect.by and slot in ground.layout.plan.slots_of(written) and line is not None:
                yield line, effect.by


__all__ = [
    "always_happens",
    "asks_for_the_round_alone",
    "conditions",
    "flags_never_set",
    "inside",
    "one_ending",
    "one_way",
    "same_choices",
    "same_outcomes",
]
