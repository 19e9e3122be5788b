"""The pages of a briefing, as rows of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from game.ui.present import basis_label
from game.ui.screens.hung import Row
from game.ui.screens.pen import Pen
from game.words import plural

if TYPE_CHECKING:
    from game.engine.view import View
    from game.model.parts import Claim
    from game.model.scenario import Scenario

BASIS_WORDS = {
    "reported": "a cited source says so",
    "disputed": "the sources show that views differ",
    "modelled": "the author's reading, made for this exercise",
    "hypothetical": "nothing reported; a possible continuation",
}
"""What each basis means."""

Rows = Iterator[Row]


def story(pen: Pen, scenario: Scenario) -> Rows:
    """What has happened, and what the first round finds."""
    first = scenario.rounds[0]
    if scenario.summary:
        yield Row(pen.story(scenario.summary))
        yield Row()
    date = f" · {first.date}" if first.date else ""
    yield Row(pen.join((first.title, "bold"), (date, "$text-muted")))
    label = ("  " + basis_label(first.basis, first.cite), "$text-muted italic")
    yield Row(pen.join(pen.story(first.situation), label))
    yield Row()
    length = f", about {scenario.minutes} minutes" if scenario.minutes else ""
    how = " In each, all seats choose at the same time; then everyone sees what moved, and why."
    yield Row(pen.join((f"{plural(len(scenario.rounds), 'round')}{length}.", "bold"), how))


def own(pen: Pen, view: View) -> Rows:
    """The confidential part: brief and goals of the view's seat."""
    yield Row(pen.story(view.brief or "You have no brief of your own."))
    if view.goals:
        yield Row()
        yield Row(pen("Your goals and their points, judged at the end", "bold"))
    for standing in view.goals:
        goal = standing.goal
        yield Row(pen(goal.name), pen(f"{goal.points:>3}", "bold $accent"), 5)
        if goal.because:
            yield Row(pen(goal.because, "$text-muted"), indent=5)


def actors(pen: Pen, scenario: Scenario) -> Rows:
    """Every actor, as all know it, and what else is watched."""
    for actor in scenario.actors.values():
        yield Row(pen(actor.name, "bold $accent"))
        yield Row(pen.story(actor.public))
        if actor.cite:
            yield Row(pen(f"source: {actor.cite}", "$text-muted italic"))
        yield Row()
    if scenario.indicators:
        yield Row(pen("What else is watched, from 0 to 100", "bold $accent"))
    for indicator in scenario.indicators.values():
        ends = f": {indicator.low} (0) to {indicator.high} (100). "
        yield Row(pen.join((indicator.name, "bold"), ends, (indicator.about, "$text-muted")), indent=2)


def claims_of(scenario: Scenario) -> Iterator[Claim]:
    """The scenario's own claims, then those of the first round."""
    yield from scenario.claims
    yield from scenario.rounds[0].claims


def claim_rows(pen: Pen, claim: Claim) -> Rows:
    """A claim: what it says, what it rests on, who holds what."""
    label = basis_label(claim.basis, claim.cite)
    yield Row(pen.join(pen.story(claim.text), (f"  {label}", "$text-muted italic")))
    for who, position in claim.positions.items():
        yield Row(pen(position), pen(f"  {who}: ", "bold"), len(who) + 4)


def disputed(pen: Pen, scenario: Scenario) -> Rows:
    """What the sources leave open."""
    for claim in claims_of(scenario):
        yield from claim_rows(pen, claim)
        yield Row()


def labels(pen: Pen) -> Rows:
    """What a label says about the ground under a statement."""
    for basis, words in BASIS_WORDS.items():
        yield Row(pen(words), pen(f"  {basis}", "bold"), 16)
    yield Row(pen("A sign such as ¶4 names the paragraph of the source.", "$text-muted"), indent=2)


def sources(pen: Pen, scenario: Scenario) -> Rows:
    """What it all rests on, and what the labels mean."""
    for name, source in scenario.sources.items():
        words = ", ".join(part for part in (source.author, source.title, source.publisher, source.date) if part)
        yield Row(pen(words), pen(f"{name}  ", "bold $accent"), 2)
        for more in (source.url, source.note):
            if more:
                yield Row(pen(more, "$text-muted"), indent=2)
        yield Row()
    if not scenario.sources:
        yield Row(pen("This scenario names no sources."))
        yield Row()
    yield Row(pen("What a label says about the ground under a statement", "bold"))
    yield from labels(pen)
    if scenario.disclaimer:
        yield Row()
        yield Row(pen.story(scenario.disclaimer))


def glossary(pen: Pen, scenario: Scenario) -> Rows:
    """Words that the game uses."""
    for word, meaning in scenario.glossary.items():
        yield Row(pen.story(meaning), pen(f"{word}  ", "bold $accent"), 2)
        yield Row()


PAGES: dict[str, Callable[[Pen, Scenario], Rows]] = {
    "actors": actors,
    "disputed": disputed,
    "sources": sources,
    "glossary": glossary,
}
"""The pages after the first, by the id of their tab."""
