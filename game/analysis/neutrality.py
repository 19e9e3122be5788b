"""The neutrality audit: how a scenario treats its actors, in numbers with targets. It gives no verdict.

A number off its target may be right: then a comment `# note: ...` beside it in the file says why, and is printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.analysis.findings.finding import Ground
from game.analysis.loaded_words import loaded_words
from game.analysis.shares import mean, percent_words
from game.analysis.tally import Tally, bits
from game.model.base import Basis
from game.model.moves import ActUse
from game.scenario.tree import Path

FEWEST_GAMES = 20
"""Games of a kind below which nothing is said of the goals that are met in them."""
BASES: tuple[Basis, ...] = ("reported", "disputed", "modelled", "hypothetical")


@dataclass(frozen=True, slots=True)
class ActorRow:
    """How one actor is treated."""

    id: str
    name: str
    has_seat: bool
    choices: int
    """Choices that the author wrote for it."""
    choice_words: int
    """Words in their labels and details."""
    public_words: int
    """Words that everybody reads about it."""
    brief_words: int
    cooperative: int
    """Acts above weight 0 that its choices hold."""
    hostile: int
    """Acts below weight 0."""
    weight: float
    """The mean weight of its acts, -10 to 10."""
    aimed_cooperative: int
    """Acts above 0 that others may aim at it."""
    aimed_hostile: int
    aimed_weight: float
    effects: float
    """What one of its choices writes on ties on average (`effects`), in points; what its acts do comes beside it."""
    met_by_lot: float | None
    """The share of its goals' points that it gets on average when all seats choose by lot."""
    met_by_goal: float | None
    """The same when all seats play for their goals."""

    @property
    def weight_words(self) -> str:
        """The mean weight of its acts; a dash where it has none."""
        return f"{self.weight:+.1f}" if self.cooperative or self.hostile else "–"

    @property
    def aimed_words(self) -> str:
        """The mean weight of the acts that others may aim at it; a dash where there are none."""
        return f"{self.aimed_weight:+.1f}" if self.aimed_cooperative or self.aimed_hostile else "–"

    @property
    def effects_words(self) -> str:
        """What one of its choices writes on ties; a dash where it has no choices."""
        return f"{self.effects:+.1f}" if self.choices else "–"

    @property
    def hostile_share(self) -> float:
        """The share of hostile acts among its acts."""
        acts = self.cooperative + self.hostile
        return self.hostile / acts if acts else 0.0


@dataclass(frozen=True, slots=True)
class StanceRow:
    """The stances that a seat may take in a round."""

    round: int
    seat: str
    stances: tuple[str, ...]
    """One for each choice, in file order; empty where the author gave none."""


@dataclass(frozen=True, slots=True)
class PublisherRow:
    """One publisher of sources."""

    name: str
    sources: int
    cites: int
    """How often texts of the scenario cite it."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word on the list of loaded words."""

    word: str
    line: int | None
    where: str
    why: str
    source: str
    answer: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A number and its target."""

    name: str
    value: str
    target: str
    is_off: bool
    """Whether the number is off its target, which is no verdict."""
    line: int | None
    answer: str = ""
    """What the author wrote about it in the file."""


@dataclass(frozen=True, slots=True)
class Audit:
    """Everything that the audit counts."""

    actors: tuple[ActorRow, ...]
    stances: tuple[StanceRow, ...]
    bases: tuple[tuple[str, dict[str, int]], ...]
    """For choices, rounds, claims and events: how many rest on what."""
    publishers: tuple[PublisherRow, ...]
    words: tuple[WordRow, ...]
    measures: tuple[Measure, ...]
    left_out: tuple[str, ...]
    """What the model does not know, in sentences."""


LEFT_OUT = (
    "Scores are the author's judgement; acts weigh the same whatever the context",
    "Actors are of one mind: no parties, ministries, publics or persons within them",
    "Power plays no part in who answers whom, and an omission has no weight unless it is written as an act",
    "Acts are simultaneous within a round; nobody answers before the next",
)
"""What every scenario leaves out; the rule book says more."""


def audit(ground: Ground) -> Audit:
    """Count a scenario through."""
    actors = tuple(_actors(ground))
    publishers = tuple(_publishers(ground))
    words = tuple(_words(ground))
    stances = tuple(_stances(ground))
    return Audit(
        actors=actors,
        stances=stances,
        bases=tuple(_bases(ground)),
        publishers=publishers,
        words=words,
        measures=tuple(_measures(ground, actors, stances, publishers, words)),
        left_out=tuple(_left_out(ground)),
    )


def _actors(ground: Ground) -> Iterator[ActorRow]:
    scenario, plan = ground.scenario, ground.layout.plan
    lot = next((tally for tally in ground.tallies if tally.players == "random" and tally.games), None)
    goal = next((tally for tally in ground.tallies if tally.players == "goal" and tally.games), None)
    every = [
        (seat, choice) for round_ in scenario.rounds for seat, choices in round_.choices.items() for choice in choices
    ]
    uses = [(seat, use) for seat, choice in every for part in (choice, *choice.outcomes) for use in part.acts]
    for actor, shape in scenario.actors.items():
        mine = [choice for seat, choice in every if seat == actor]
        own = [_weight(ground, use) for seat, use in uses if seat == actor]
        aimed = [_weight(ground, use) for _, use in uses if actor in (use.target, use.partner)]
        effects = [
            sum(
                effect.by * len(plan.slots_of(name))
                for part in (choice, *choice.outcomes)
                for name, effect in part.effects.items()
                if name not in scenario.indicators
            )
            for choice in mine
        ]
        yield ActorRow(
            id=actor,
            name=shape.name,
            has_seat=actor in scenario.seats,
            choices=len(mine),
            choice_words=sum(len(f"{choice.label} {choice.detail}".split()) for choice in mine),
            public_words=len(shape.public.split()),
            brief_words=len(shape.brief.split()),
            cooperative=sum(weight > 0 for weight in own),
            hostile=sum(weight < 0 for weight in own),
            weight=mean(own),
            aimed_cooperative=sum(weight > 0 for weight in aimed),
            aimed_hostile=sum(weight < 0 for weight in aimed),
            aimed_weight=mean(aimed),
            effects=mean(effects),
            met_by_lot=_met(ground, lot, actor),
            met_by_goal=_met(ground, goal, actor),
        )


def _weight(ground: Ground, use: ActUse) -> float:
    return ground.layout.plan.act(use.verb).weight10 / 10


def _met(ground: Ground, tally: Tally | None, actor: str) -> float | None:
    """The share of its points that an actor gets on average; None where too few games were played to tell."""
    goals = ground.scenario.actors[actor].goals
    if tally is None or tally.games < FEWEST_GAMES or not goals or actor not in ground.layout.seats:
        return None
    place = ground.layout.seats.index(actor)
    points = sum(count * sum(goals[k].points for k in bits(mask)) for mask, count in tally.goals[place].items())
    return points / tally.games / sum(goal.points for goal in goals)


def _stances(ground: Ground) -> Iterator[StanceRow]:
    for number, place in ground.decisions():
        choices = ground.layout.written[number][place]
        yield StanceRow(number + 1, ground.layout.seats[place], tuple(choice.stance for choice in choices))


def _bases(ground: Ground) -> Iterator[tuple[str, dict[str, int]]]:
    scenario = ground.scenario
    claims = [*scenario.claims, *(claim for round_ in scenario.rounds for claim in round_.claims)]
    every: list[tuple[str, list[Basis]]] = [
        (
            "choices",
            [
                scenario.basis_of(choice, round_)
                for round_ in scenario.rounds
                for choices in round_.choices.values()
                for choice in choices
            ],
        ),
        ("rounds", [round_.basis for round_ in scenario.rounds]),
        ("claims", [claim.basis for claim in claims]),
        ("events", [event.basis for event in scenario.events]),
    ]
    for name, found in every:
        counts = Counter(found)
        yield name, {basis: counts[basis] for basis in BASES}


def _publishers(ground: Ground) -> Iterator[PublisherRow]:
    scenario = ground.scenario
    cites: Counter[str] = Counter()
    for _, text in _all_cites(scenario.model_dump(mode="python")):
        for source in scenario.sources:
            if text.split()[:1] == [source]:
                cites[source] += 1
    sources: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for id_, told_of in scenario.sources.items():
        name = told_of.publisher or told_of.author or told_of.title
        sources[name] += 1
        told[name] += cites[id_]
    for name in sorted(sources, key=lambda one: (-told[one], -sources[one], one)):
        yield PublisherRow(name, sources[name], told[name])


def _all_cites(data: object) -> Iterator[tuple[str, str]]:
    """Every cite of a scenario, wherever it stands."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name == "cite" and isinstance(value, str) and value:
                yield name, value
            else:
                yield from _all_cites(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _all_cites(value)


def _texts(ground: Ground) -> Iterator[tuple[Path, str, str]]:
    """Every text that a class reads: where it stands, in words, and the text."""
    scenario = ground.scenario
    yield ("summary",), "the summary", scenario.summary
    for actor, shape in scenario.actors.items():
        yield ("actors", actor, "public"), f"what everybody reads about {shape.short}", shape.public
        yield ("actors", actor, "brief"), f"the brief of {shape.short}", shape.brief
        for k, goal in enumerate(shape.goals):
            yield ("actors", actor, "goals", k), f"a goal of {shape.short}", goal.name
    for k, claim in enumerate(scenario.claims):
        yield ("claims", k, "text"), "a claim", claim.text
    for number, round_ in enumerate(scenario.rounds):
        where = f"round {number + 1}"
        yield ("rounds", number, "title"), where, round_.title
        yield ("rounds", number, "situation"), where, round_.situation
        for k, claim in enumerate(round_.claims):
            yield ("rounds", number, "claims", k, "text"), f"a claim of {where}", claim.text
        for seat, choices in round_.choices.items():
            for k, choice in enumerate(choices):
                path: Path = ("rounds", number, "choices", seat, k)
                yield (*path, "label"), f"{choice.id}, {where}", choice.label
                yield (*path, "detail"), f"{choice.id}, {where}", choice.detail
                for m, outcome in enumerate(choice.outcomes):
                    yield (*path, "outcomes", m, "text"), f"an outcome of {choice.id}", outcome.text
    for k, event in enumerate(scenario.events):
        yield ("events", k, "text"), f"the event {event.id}", f"{event.title} {event.text}"
    for k, ending in enumerate(scenario.endings):
        yield ("endings", k, "text"), f"the ending {ending.id}", f"{ending.title} {ending.text}"


def _words(ground: Ground) -> Iterator[WordRow]:
    lines = ground.scenario.text.split("\n")
    for path, where, text in _texts(ground):
        for hit in loaded_words(text):
            line = ground.line_of(path)
            if line is not None:  # a text block begins on the line of its name: look on for the word itself
                below = range(line, min(line + 60, len(lines) + 1))
                line = next((n for n in below if hit.word.split()[0] in lines[n - 1]), line)
            answer = ground.answer_at(line) if line is not None else ""
            yield WordRow(hit.word, line, where, hit.why, hit.source, answer)


def _measures(
    ground: Ground,
    actors: Sequence[ActorRow],
    stances: Sequence[StanceRow],
    publishers: Sequence[PublisherRow],
    words: Sequence[WordRow],
) -> Iterator[Measure]:
    seats = [row for row in actors if row.has_seat]
    short = {id_: actor.short for id_, actor in ground.scenario.actors.items()}

    def measure(name: str, value: str, target: str, is_off: bool, path: Path) -> Measure:
        line = ground.line_of(path)
        return Measure(name, value, target, is_off, line, ground.answer_at(line) if line and is_off else "")

    for name, numbers, least, path in (
        ("choices of the seats, fewest to most", {row.id: row.choices for row in seats}, 0.75, ("actors",)),
        ("words everybody reads about an actor", {row.id: row.public_words for row in actors}, 0.5, ("actors",)),
        ("words of the briefs", {row.id: row.brief_words for row in seats if row.brief_words}, 0.5, ("actors",)),
    ):
        if len(numbers) > 1 and max(numbers.values()):
            low, high = min(numbers, key=lambda k: numbers[k]), max(numbers, key=lambda k: numbers[k])
            share = numbers[low] / numbers[high]
            value = f"{numbers[low]} ({short[low]}) to {numbers[high]} ({short[high]})"
            target = f"{percent_words(least)} of the most, or more"
            yield measure(name, value, target, share < least, (path[0], low))
    spreads = (
        ("hostile acts among the acts of a seat", {r.id: r.hostile_share for r in seats if r.choices}, 0.40),
        ("points of the goals, all by lot", {r.id: r.met_by_lot for r in seats if r.met_by_lot is not None}, 0.30),
        ("points of the goals, all by goal", {r.id: r.met_by_goal for r in seats if r.met_by_goal is not None}, 0.30),
    )
    for name, shares, most in spreads:
        if len(shares) > 1:
            low, high = min(shares, key=lambda k: shares[k]), max(shares, key=lambda k: shares[k])
            value = f"{percent_words(shares[low])} ({short[low]}) to {percent_words(shares[high])} ({short[high]})"
            is_off = shares[high] - shares[low] > most
            told = high if "hostile" in name else low  # whose lines to look at
            yield measure(name, value, f"at most {round(100 * most)} points apart", is_off, ("actors", told))
    named = [row for row in stances if any(row.stances)]
    if named:
        several = sum(len(set(row.stances) - {""}) > 1 for row in named)
        value = f"{several} of {len(named)} decisions"
        yield measure("decisions with two stances or more", value, "all", several < len(named), ("rounds",))
    cites = sum(row.cites for row in publishers)
    if cites:
        top = publishers[0]
        value = f"{percent_words(top.cites / cites)} ({top.name})"
        yield measure("cites of the publisher most cited", value, "at most 50%", top.cites / cites > 0.5, ("sources",))
    silent = [row for row in words if not row.answer]
    line = silent[0].line if silent else None
    yield Measure("loaded words without a note", str(len(silent)), "0", bool(silent), line)


def _left_out(ground: Ground) -> Iterator[str]:
    yield from LEFT_OUT
    scenario = ground.scenario
    silent = [shape.name for actor, shape in scenario.actors.items() if actor not in scenario.seats]
    if silent:
        yield f"Without a seat, so that they never act: {', '.join(silent)}"
    pairs = len(scenario.actors) * (len(scenario.actors) - 1)
    missing = pairs - len(scenario.starting_ties)
    if missing:
        yield f"Ties that the file does not write, which start at 0: {missing} of {pairs}"
    if not scenario.sources:
        yield "The scenario names no sources"


__all__ = ["ActorRow", "Audit", "Measure", "PublisherRow", "StanceRow", "WordRow", "audit"]
