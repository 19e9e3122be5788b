"""The report of a playtest: findings, estimates, and what the games cost a class in words and minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from game.analysis.exact import Exact, enumerate_games
from game.analysis.findings import FINDERS, SEVERITIES, Finding, Ground
from game.analysis.findings.never import from_check
from game.analysis.findings.play import FEWEST_PROBES, unweighed
from game.analysis.games import Layout, Players
from game.analysis.neutrality import Audit, audit
from game.analysis.running import Progress, Wish, run_games
from game.analysis.shares import share_explained, wilson
from game.analysis.tally import Tally, bits
from game.analysis.workers import Crew
from game.diagnostics import Diagnostic
from game.model.scenario import Scenario
from game.words import plural

WORDS_A_MINUTE = 180
"""How fast a class reads, in words; slower than a book, since numbers stand beside them."""
FEWEST_FOR_NOTES = 100
"""Games below which no note is made of what they did not show."""
MINUTES_A_DECISION = 1.0
"""How long a decision takes beside the reading."""


@dataclass(frozen=True, slots=True)
class EndingShare:
    """How often an ending came."""

    id: str
    title: str
    games: int
    share: float
    low: float
    """Lower end of the 95% interval; all intervals of a report hold together (see :func:`wilson`)."""
    high: float
    exact: float | None = None
    """The share among all games that there are, where those were played and seats choose by lot."""


@dataclass(frozen=True, slots=True)
class GoalShare:
    """How often a goal was met in the end."""

    seat: str
    name: str
    points: int
    games: int
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Matter:
    """How much a decision matters."""

    round: int
    """From 1."""
    seat: str
    share: float
    """How much of the variance of the endings it explains by itself, 0 to 1, among games played by lot."""
    moved: float | None
    """In how many games played otherwise it led to another ending, 0 to 1; None where too few were."""


@dataclass(frozen=True, slots=True)
class Fan:
    """How a score or an indicator spreads over the rounds."""

    quantity: str
    name: str
    low: int
    """The lowest value of its scale."""
    high: int
    rows: tuple[tuple[int, int, int, int, int], ...]
    """For the start and after each round: the values below which 5, 25, 50, 75 and 95% of the games lie."""


@dataclass(frozen=True, slots=True)
class Length:
    """What one game asks of one seat."""

    seat: str
    words: int
    """Words to read, on average."""
    minutes: int


@dataclass(frozen=True, slots=True)
class Opening:
    """How many choices were open for a seat in a round."""

    round: int
    seat: str
    written: int
    seen: int
    """How many of them were open in some game."""
    mean: float
    """How many were open on average, in the games that came so far."""


@dataclass(frozen=True, slots=True)
class Group:
    """The games of one kind of player."""

    players: Players
    games: int
    endings: tuple[EndingShare, ...]
    goals: tuple[GoalShare, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a playtest found."""

    title: str
    called: str
    """The file or scenario as a command names it."""
    seed: int
    seats: tuple[str, ...]
    """The seats that the players took; empty: all."""
    asked: tuple[tuple[Players, int], ...]
    is_whole: bool
    """False where Ctrl+C ended it."""
    findings: tuple[Finding, ...]
    """Errors first, then warnings and notes, each in the order of the file."""
    groups: tuple[Group, ...]
    matters: tuple[Matter, ...]
    fans: tuple[Fan, ...]
    lengths: tuple[Length, ...]
    minutes: int | None
    """What the file says about how long a game takes."""
    openings: tuple[Opening, ...]
    probed: int
    """Games that were played otherwise, choice by choice."""
    enumerated: int | None
    """Rounds that were played to meet every game that there is; None where there are too many."""
    audit: Audit
    caveats: tuple[str, ...] = ()
    """What these games were too few to tell, in sentences without full stops."""

    @property
    def sought(self) -> str:
        """What became of seeking, in a sentence; empty where it was not asked for or took all of its games."""
        asked = dict(self.asked).get("seek", 0)
        played = next((group.games for group in self.groups if group.players == "seek"), 0)
        if not asked or played == asked or not self.is_whole:
            return ""
        return (
            "Seeking ended early: all that could be looked for was seen"
            if played
            else ("Nothing was left to seek: all that could be looked for was seen")
        )

    @property
    def games(self) -> int:
        """How many games were played."""
        return sum(group.games for group in self.groups)

    def count(self, severity: str) -> int:
        """How many findings there are of a severity."""
        return sum(finding.severity == severity for finding in self.findings)


def playtest(
    scenario: Scenario,
    called: str,
    wish: Wish,
    problems: Sequence[Diagnostic] = (),
    progress: Progress | None = None,
    crew: Crew | None = None,
) -> Report:
    """Play a scenario as wished and say what came of it. Equal wishes give equal reports, with any number of jobs.

    `called` is what a command calls the scenario; `problems` what loading it told; `crew` does the work, here or
    elsewhere. Ctrl+C gives the report of what was played until then.
    """
    exact = enumerate_games(Layout(scenario)) if not wish.seats else None
    run = run_games(scenario, wish, progress, crew)
    return report_of(Ground(scenario, called, problems, run, exact))


def report_of(ground: Ground) -> Report:
    """The report of games that were played."""
    found = list(chain.from_iterable(finder(ground) for finder in (from_check, *FINDERS))) if ground.games else []
    found, caveats = _worth_telling(ground, found)
    found.sort(key=lambda one: (SEVERITIES.index(one.severity), one.line or 0))
    wish, exact = ground.run.wish, ground.exact
    lot = next((tally for tally in ground.tallies if tally.players == "random"), None)
    tallies = [tally for tally in ground.tallies if tally.games]
    base = lot if lot is not None and lot.games else tallies[0] if tallies else None
    together = _intervals(ground, tallies)
    return Report(
        title=ground.scenario.title,
        called=ground.called,
        seed=wish.seed,
        seats=wish.seats,
        asked=wish.games,
        is_whole=ground.run.is_whole,
        findings=tuple(found),
        groups=tuple(
            _group(ground, tally, together, exact if tally.players == "random" else None) for tally in tallies
        ),
        matters=_matters(ground, base),
        fans=tuple(_fan(ground, base, slot) for slot in ground.layout.quantities) if base else (),
        lengths=_lengths(ground, base) if base else (),
        minutes=ground.scenario.minutes,
        openings=tuple(_opening(ground, number, place) for number, place in ground.decisions()) if tallies else (),
        probed=ground.run.probes.games,
        enumerated=exact.rounds if exact else None,
        audit=audit(ground),
        caveats=(*caveats, *unweighed(ground)),
    )


def _worth_telling(ground: Ground, found: list[Finding]) -> tuple[list[Finding], list[str]]:
    """The findings without notes of what a handful of games did not show, and a sentence where some are left out."""
    if ground.games >= FEWEST_FOR_NOTES:
        return found, []
    kept = [one for one in found if one.surety != "limit" or one.severity != "note" or one.answer]
    if not ground.games:
        return kept, ["No game was played, so nothing could be found"]
    if len(kept) == len(found):
        return kept, []
    left = plural(len(found) - len(kept), "note")
    return kept, [f"Fewer than {FEWEST_FOR_NOTES} games say little of what never happens: {left} left out"]


def _intervals(ground: Ground, tallies: Sequence[Tally]) -> int:
    """How many intervals a report shows side by side: one for each ending and goal, for each kind of player."""
    goals = sum(len(ground.scenario.actors[seat].goals) for seat in ground.layout.seats)
    return sum(tally.players != "seek" for tally in tallies) * (len(ground.scenario.endings) + goals)


def _group(ground: Ground, tally: Tally, together: int, exact: Exact | None) -> Group:
    endings = tuple(
        EndingShare(
            ending.id,
            ending.title,
            tally.endings[k],
            tally.endings[k] / tally.games,
            *wilson(tally.endings[k], tally.games, together),
            float(exact.endings.get(ending.id, 0)) if exact else None,
        )
        for k, ending in enumerate(ground.scenario.endings)
    )
    goals = []
    for place, seat in enumerate(ground.layout.seats):
        for k, goal in enumerate(ground.scenario.actors[seat].goals):
            met = sum(count for mask, count in tally.goals[place].items() if k in bits(mask))
            goals.append(
                GoalShare(seat, goal.name, goal.points, met, met / tally.games, *wilson(met, tally.games, together))
            )
    return Group(tally.players, tally.games, endings, tuple(goals))


def _matters(ground: Ground, tally: Tally | None) -> tuple[Matter, ...]:
    found = []
    for number, place in ground.decisions() if tally else ():
        assert tally is not None
        counts = {pair: count for pair, count in tally.chosen[number][place].items() if pair[0] >= 0}
        decision = ground.run.probes.decisions.get((number, place))
        is_enough = decision is not None and decision.games >= FEWEST_PROBES
        moved = decision.moved_ending / decision.games if decision is not None and is_enough else None
        found.append(Matter(number + 1, ground.layout.seats[place], share_explained(counts), moved))
    return tuple(sorted(found, key=lambda matter: -matter.share))


def _fan(ground: Ground, tally: Tally, slot: int) -> Fan:
    plan = ground.layout.plan
    name = plan.names[slot]
    rows = [
        tuple(tally.quantile(number, slot, share) for share in (0.05, 0.25, 0.5, 0.75, 0.95))
        for number in range(ground.layout.rounds + 1)
    ]
    low, high = plan.bounds(slot)
    return Fan(
        name, ground.scenario.quantity_name(name), low, high, tuple((r[0], r[1], r[2], r[3], r[4]) for r in rows)
    )


def _lengths(ground: Ground, tally: Tally) -> tuple[Length, ...]:
    """What a game asks of each seat: texts of the rounds that were played, its own choices, events, the ending."""
    scenario, layout = ground.scenario, ground.layout
    told = [event_words(event.title, event.text) for event in scenario.events]
    shared = sum(count * told[k] for k, count in enumerate(tally.event_counts())) / tally.games
    shared += (
        sum(
            count * event_words(scenario.endings[k].title, scenario.endings[k].text)
            for k, count in tally.endings.items()
        )
        / tally.games
    )
    found = []
    for place, seat in enumerate(layout.seats):
        actor = scenario.actors[seat]
        words = shared + event_words(actor.public, actor.brief, *(goal.name for goal in actor.goals))
        decisions = 0.0
        for number, round_ in enumerate(scenario.rounds):
            share = sum(count for length, count in tally.lengths.items() if length > number) / tally.games
            texts = [round_.title, round_.situation, *(claim.text for claim in round_.claims)]
            choices = layout.written[number][place]
            texts += [f"{choice.label} {choice.detail}" for choice in choices]
            words += share * event_words(*texts)
            decisions += share * bool(choices)
        minutes = words / WORDS_A_MINUTE + decisions * MINUTES_A_DECISION
        found.append(Length(seat, round(words), max(1, round(minutes))))
    return tuple(found)


def event_words(*texts: str) -> int:
    """How many words some texts have together."""
    return sum(len(text.split()) for text in texts)


def _opening(ground: Ground, number: int, place: int) -> Opening:
    counts = [tally.open_counts(number, place) for tally in ground.tallies]
    games = sum(c for t in ground.tallies for mask, c in t.opened[number][place].items() if mask >= 0)
    totals = [sum(each) for each in zip(*counts, strict=True)]
    return Opening(
        number + 1,
        ground.layout.seats[place],
        len(totals),
        sum(total > 0 for total in totals),
        sum(totals) / games if games else 0.0,
    )


__all__ = [
    "EndingShare",
    "Fan",
    "GoalShare",
    "Group",
    "Length",
    "Matter",
    "Opening",
    "Report",
    "playtest",
    "report_of",
]
