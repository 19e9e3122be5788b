"""The texts of a comparison: the score under the cursor, where the games part, how they ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.debrief.compare import Beside, Comparison, Way
from game.playthrough.sentences import capital
from game.ui.screens.hung import Row
from game.ui.screens.pen import Pen
from game.words import join_words, plural

LETTERS = "ABCDEF"
"""One for each game."""


def score(pen: Pen, one: Beside) -> Row:
    """A score in words, and how far apart the games were; where each of them left it stands in the legend."""
    most = max(range(len(one.apart)), key=lambda number: one.apart[number])
    when = f"after round {most}" if most else "from the start"
    apart = f"most apart {when}, by {plural(one.most, 'point')}" if one.most else "nowhere apart"
    return Row(pen.join((capital(one.words), "bold"), f": {apart}."))


def heads(pen: Pen, found: Comparison, names: Sequence[str]) -> Iterator[Row]:
    """Which letter is which game, and what makes them less alike than they look."""
    for letter, name, people, seed in zip(LETTERS, names, found.people, found.seeds, strict=False):
        who = join_words(people) or "the computer alone"
        yield Row(pen.join((name, "bold"), (f"  {who}; seed {seed}", "$text-muted")), pen(letter, "bold $accent"), 3)
    if len(set(found.seeds)) > 1:
        yield Row(pen("They did not meet the same luck: their seeds differ.", "italic"))
    if not found.is_same_text:
        yield Row(pen("The scenario's text is not the same in all of them, which may be why they differ.", "italic"))
    yield Row()


def parting(pen: Pen, found: Comparison, names: Sequence[str]) -> Iterator[Row]:
    """The first round in which they differ, and what each did there."""
    yield from heads(pen, found, names)
    part = found.parting
    if part is None:
        yield Row(pen("They part nowhere: the same choices and outcomes in every round that they played."))
        return
    yield Row(pen(f"They part in round {part.round}: {part.title}", "bold $accent"))
    for seat in part.seats:
        yield Row()
        note = "" if seat.is_choice else ("  the same choice, but other luck", "$text-muted")
        yield Row(pen.join((seat.name, "bold"), note))
        for letter, way in zip(LETTERS, seat.ways, strict=False):
            yield from _way(pen, letter, way)
    if not part.seats:
        yield Row(pen("Up to there they are the same; then not all of them go on."))


def _way(pen: Pen, letter: str, way: Way) -> Iterator[Row]:
    head = pen(letter, "bold $accent")
    if not way.choice:
        yield Row(pen("not played", "$text-muted"), head, 3)
        return
    yield Row(pen(way.choice), head, 3)
    if way.outcome:
        yield Row(pen(way.outcome, "italic"), indent=3)
    if way.reason:
        yield Row(pen.join(("The reason given: ", "$text-muted"), (f"“{way.reason}”", "italic")), indent=3)


def ends(pen: Pen, found: Comparison, names: Sequence[str]) -> Iterator[Row]:
    """How each ended, and whose goals were met in which."""
    yield from heads(pen, found, names)
    for letter, ended in zip(LETTERS, found.endings, strict=False):
        head = pen(letter, "bold $accent")
        if not ended.title:
            yield Row(pen(f"It goes on after round {ended.rounds}.", "$text-muted"), head, 3)
            continue
        yield Row(pen.join((ended.title, "bold"), f"  {ended.because}"), head, 3)
    seats = dict.fromkeys((goal.seat, goal.seat_name) for goal in found.goals)
    count = len(found.endings)
    for seat, name in seats:
        own = [goal for goal in found.goals if goal.seat == seat]
        sums = [sum(goal.points for goal in own if goal.is_met[n]) for n in range(count)]
        points = ", ".join(f"{letter} {points}" for letter, points in zip(LETTERS, sums, strict=False))
        yield Row()
        of_all = plural(sum(goal.points for goal in own), "point")
        yield Row(pen.join((name, "bold"), (f"  {points} of {of_all}", "$text-muted")))
        for goal in own:
            signs = " ".join(f"{letter}{pen.mark(met)}" for letter, met in zip(LETTERS, goal.is_met, strict=False))
            yield Row(pen.join(goal.name, (f"  {goal.points}", "$text-muted")), pen(signs), 3 * count + 1)
