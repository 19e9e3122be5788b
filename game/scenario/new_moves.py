"""The rounds of a new scenario: for every seat three choices of different stances, aimed at the others in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from game.scenario.new_names import quoted

MOVES = ("consult", "praise", "criticise")


class _Course(NamedTuple):
    """A stance, what its choices do to an indicator, and its acts, which take turns from round to round."""

    stance: str
    by: int
    acts: tuple[tuple[str, str], ...]
    """Verb of the catalogue, and the words for it in a label."""


COURSES = (
    _Course(
        "conciliatory",
        +5,
        (
            ("host-visit", "invite {}"),
            ("intend-cooperation", "offer cooperation to {}"),
            ("express-empathy", "show sympathy to {}"),
            ("intend-negotiation", "offer talks to {}"),
        ),
    ),
    _Course(
        "cautious",
        0,
        (
            ("telephone", "telephone {}"),
            ("make-statement", "speak about {} in public"),
            ("meet", "meet {} on neutral ground"),
            ("decline-comment", "keep silent about {}"),
        ),
    ),
    _Course(
        "firm",
        -5,
        (
            ("complain-officially", "complain about {}"),
            ("disapprove", "show displeasure with {}"),
            ("demand", "make a demand on {}"),
            ("reject", "refuse what {} asks"),
        ),
    ),
)
SHORTEST = {"conciliatory": "open", "cautious": "wait", "firm": "firm"}
"""What a choice's id ends in."""


def round_lines(number: int, ids: Sequence[str], shorts: Sequence[str], indicator: str) -> Iterator[str]:
    """The lines of one round, counted from 0; `indicator` is the id of what choices move besides ties, or ""."""
    yield f"""\
  - title: Write here the heading of round {number + 1}
    situation: >
      Write here what every seat is told before it chooses in round {number + 1}, in three to five sentences.
    choices:"""
    for place, seat in enumerate(ids):
        target = (place + 1 + number % (len(ids) - 1)) % len(ids)
        yield f"      {seat}:"
        for course in COURSES:
            verb, words = course.acts[number % len(course.acts)]
            yield f"        - id: {seat}-{number + 1}-{SHORTEST[course.stance]}"
            yield f"          label: {quoted('Write here how you ' + words.format(shorts[target]))}"
            yield f"          stance: {course.stance}"
            yield f"          acts: [{verb} {ids[target]}]"
            if indicator and course.by:
                yield f"          effects: {{{indicator}: {course.by:+d}}}"
