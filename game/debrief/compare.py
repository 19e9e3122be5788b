"""Several games of one scenario side by side: where they part, which scores differ, the endings, the goals.

Nothing here says which of them is better: it sets beside each other what each of them came to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.debrief.endings import because, reached
from game.debrief.phrases import quantity_words
from game.debrief.record import choice_label
from game.debrief.summary import goal_results
from game.model.names import ties_of
from game.model.scenario import Scenario
from game.playthrough import Playthrough

MOST = 6
"""As many games as can be told apart side by side."""


@dataclass(frozen=True, slots=True)
class Way:
    """What one game did at the place where they part."""

    choice: str
    """The label of the choice; empty where the game did not come so far."""
    outcome: str
    """What chance made of it, in the author's words; empty where nothing was drawn."""
    reason: str
    """The line of reasoning of the person who chose; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A seat that chose otherwise, or met another outcome, in the round where the games part."""

    seat: str
    name: str
    ways: tuple[Way, ...]
    """One for each game, in their order."""
    is_choice: bool
    """Whether the choices differ; else only what chance made of them."""


@dataclass(frozen=True, slots=True)
class Parting:
    """The first round in which the games differ."""

    round: int
    """Counted from 1."""
    title: str
    seats: tuple[Parted, ...]
    """People's seats first. Empty where a game stops there and the others go on."""


@dataclass(frozen=True, slots=True)
class Beside:
    """One score or indicator over the rounds of every game."""

    quantity: str
    name: str
    """As a label: `Qatar → US`."""
    words: str
    """As in a sentence: "Qatar's regard for the US"."""
    values: tuple[tuple[int, ...], ...]
    """For each game the value at the start and after each round that it played."""
    apart: tuple[int, ...]
    """At the start and after each round that at least two games played: the largest value less the smallest."""
    is_tie: bool

    @property
    def most(self) -> int:
        """How far they were apart at most, in points."""
        return max(self.apart, default=0)


@dataclass(frozen=True, slots=True)
class EndedSo:
    """How one game ended."""

    title: str
    """Empty while it goes on."""
    because: str
    """Which condition made it that ending, in one sentence."""
    rounds: int
    """How many were played."""


@dataclass(frozen=True, slots=True)
class GoalBeside:
    """One goal, and in which games it is met."""

    seat: str
    seat_name: str
    name: str
    points: int
    is_met: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Games of one scenario side by side; everything with one part for each game is in their order."""

    title: str
    """The scenario's."""
    rounds: int
    """How many the scenario has."""
    seeds: tuple[int, ...]
    """The luck of each game."""
    people: tuple[tuple[str, ...], ...]
    """The names of the seats that people took in each."""
    is_same_text: bool
    """Whether all were played with the same text of the scenario."""
    parting: Parting | None
    """None where the games are the same as far as they go."""
    scores: tuple[Beside, ...]
    """Every score and indicator, those that differ most first."""
    endings: tuple[EndedSo, ...]
    goals: tuple[GoalBeside, ...]
    """Of the seats that people took; when every game is over, of all seats."""


def why_not(playthroughs: Sequence[Playthrough]) -> str:
    """Why games cannot be set side by side, in a sentence; empty where they can."""
    if len(playthroughs) < 2:
        return "It takes two games or more to compare."
    if len(playthroughs) > MOST:
        return f"At most {MOST} games can be set side by side."
    first = playthroughs[0].scenario
    for other in (playthrough.scenario for playthrough in playthroughs[1:]):
        if other.hash == first.hash:
            continue
        if other.title != first.title:
            return f"These are games of different scenarios: {first.title}, and {other.title}."
        if _measured(first) != _measured(other):
            return (
                f"These are games of two versions of {first.title} whose actors, indicators or rounds are not the same."
            )
    return ""


def _measured(scenario: Scenario) -> tuple[object, ...]:
    """What scores and decisions are about: where these are equal, two texts can be compared."""
    return tuple(scenario.actors), tuple(scenario.indicators), tuple(scenario.seats), len(scenario.rounds)


def compare_games(playthroughs: Sequence[Playthrough]) -> Comparison:
    """Set games side by side. Raises ValueError, with the sentence of :func:`why_not`, where that cannot be done."""
    fault = why_not(playthroughs)
    if fault:
        raise ValueError(fault)
    first = playthroughs[0]
    scenario = first.scenario
    return Comparison(
        title=scenario.title,
        rounds=len(scenario.rounds),
        seeds=tuple(playthrough.settings.seed for playthrough in playthroughs),
        people=tuple(
            tuple(scenario.actors[seat].name for seat in playthrough.settings.seats) for playthrough in playthroughs
        ),
        is_same_text=len({playthrough.scenario.hash for playthrough in playthroughs}) == 1,
        parting=_parting(playthroughs),
        scores=_scores(playthroughs),
        endings=tuple(_ended(playthrough) for playthrough in playthroughs),
        goals=tuple(_goals(playthroughs)),
    )


def _parting(playthroughs: Sequence[Playthrough]) -> Parting | None:
    longest = max(len(playthrough.played) for playthrough in playthroughs)
    scenario = playthroughs[0].scenario
    for number in range(1, longest + 1):
        ways = {seat: tuple(_way(playthrough, number, seat) for playthrough in playthroughs) for seat in scenario.seats}
        made = {seat: [_made(playthrough, number, seat) for playthrough in playthroughs] for seat in scenario.seats}
        found = [
            Parted(
                seat,
                scenario.actors[seat].name,
                ways[seat],
                is_choice=len({one[0] for one in made[seat] if one[0]}) > 1,
            )
            for seat in scenario.seats
            if len({one for one in made[seat] if one[0]}) > 1
        ]
        if found or any(not one[0] for some in made.values() for one in some):
            people = {seat for playthrough in playthroughs for seat in playthrough.settings.seats}
            found.sort(key=lambda one: (one.seat not in people, not one.is_choice))
            return Parting(number, scenario.rounds[number - 1].title, tuple(found))
    return None


def _made(playthrough: Playthrough, number: int, seat: str) -> tuple[str, str]:
    """The ids of what a seat chose in a round and of what came of it; empty where the game did not come so far."""
    if number > len(playthrough.played):
        return "", ""
    chosen = playthrough.played[number - 1].step.chosen
    return next(((made.choice, made.outcome) for made in chosen if made.seat == seat), ("", ""))


def _way(playthrough: Playthrough, number: int, seat: str) -> Way:
    choice, outcome = _made(playthrough, number, seat)
    if not choice:
        return Way("", "", "")
    authored = playthrough.scenario.choices_by_id.get(choice)
    told = next((one.text for one in authored[2].outcomes if one.id == outcome), "") if authored and outcome else ""
    decision = playthrough.played[number - 1].decisions.get(seat)
    return Way(choice_label(playthrough, seat, choice), told, decision.reason if decision else "")


def _scores(playthroughs: Sequence[Playthrough]) -> tuple[Beside, ...]:
    scenario = playthroughs[0].scenario
    games = []
    for playthrough in playthroughs:
        views = [playthrough.view(rounds=number) for number in range(len(playthrough.played) + 1)]
        games.append([{**view.scores, **view.indicators} for view in views])
    found = []
    for quantity in games[0][0]:
        values = tuple(tuple(row[quantity] for row in rows) for rows in games)
        found.append(
            Beside(
                quantity=quantity,
                name=scenario.quantity_name(quantity),
                words=quantity_words(scenario, quantity),
                values=values,
                apart=tuple(_apart(values)),
                is_tie=bool(ties_of(quantity)),
            )
        )
    return tuple(sorted(found, key=lambda one: (-one.most, -sum(one.apart))))


def _apart(values: Sequence[Sequence[int]]) -> Iterator[int]:
    for number in range(max(len(one) for one in values)):
        here = [one[number] for one in values if number < len(one)]
        if len(here) < 2:
            return
        yield max(here) - min(here)


def _ended(playthrough: Playthrough) -> EndedSo:
    ending = reached(playthrough)
    return EndedSo(ending.title if ending else "", because(playthrough), len(playthrough.played))


def _goals(playthroughs: Sequence[Playthrough]) -> Iterator[GoalBeside]:
    """The goals that may be told: other seats' stay secret while a game goes on."""
    scenario = playthroughs[0].scenario
    is_over = all(playthrough.is_over for playthrough in playthroughs)
    shared = set.intersection(*({*playthrough.settings.seats} for playthrough in playthroughs))
    for seat in scenario.seats:
        if not (is_over or seat in shared):
            continue
        results = [goal_results(playthrough, seat) for playthrough in playthroughs]
        for goals in zip(*results, strict=False):
            yield GoalBeside(
                seat, scenario.actors[seat].name, goals[0].name, goals[0].points, tuple(goal.is_met for goal in goals)
            )
