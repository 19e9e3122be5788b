"""The kinds of findings in words: what each tells, and what an author may do. No game and no array is needed for it."""

from __future__ import annotations

from typing import NamedTuple


class Kind(NamedTuple):
    """What a kind of finding is about."""

    tells: str
    """What was found, as a clause."""
    cure: str
    """What to do, as a clause."""


_NEVER = "move the number that its condition asks for, or the effects that lead there"
_SAME = "let something follow from it"
_GOAL = "move the number that the goal asks for"
_STILL = "smaller effects, or some the other way"

KINDS: dict[str, Kind] = {
    "never-open": Kind("a choice that no game opened; the closest value ever reached stands beside it", _NEVER),
    "never-happens": Kind("an event that came in no game", _NEVER),
    "never-ends": Kind("an ending that no game came to", _NEVER),
    "never-drawn": Kind("an outcome that no game drew", "give it a chance above 0%, or leave it out"),
    "never-played": Kind("a round that no game came to", "let the early ending before it ask for more"),
    "shadowed": Kind(
        "an ending that another one above it always hides", "move it up, or make the upper one ask for more"
    ),
    "loose-end": Kind(
        "something due after the last round, or a flag that is set when nothing asks for it any more",
        "fewer rounds of waiting, or an earlier round",
    ),
    "flag-never-set": Kind("a flag that something sets, and nothing ever did", "look at what sets it"),
    "all-locked": Kind("a seat whose choices can all be closed in a round", "leave one choice without a condition"),
    "one-choice": Kind("a seat with a single open choice in a round", "leave two choices without a condition"),
    "dominated": Kind(
        "another choice was never worse for the seat's goals, and often better",
        "give the weaker choice something of its own, or answer it with a note",
    ),
    "always-best": Kind("one choice was best in more than 60% of the situations", "let it depend on the others"),
    "standing-best": Kind(
        "a standing move promises more than all written choices",
        "give these more weight, or leave the act out of `moves`",
    ),
    "same-choice": Kind("two choices that do the same", _SAME),
    "same-outcome": Kind("two outcomes that do the same", _SAME),
    "changes-nothing": Kind("a decision that made no difference, whatever was chosen", _SAME),
    "one-ending": Kind("an ending that always comes, or nearly", "look at what the endings ask for"),
    "dead-branch": Kind("an alternative of an `any` that held in no game", "move its number, or leave it out"),
    "always-happens": Kind(
        "an event that came in every game although it asks for something", "ask for the round alone, or for more"
    ),
    "behind-luck": Kind("an ending or an event that luck alone opens", "let a choice open it as well"),
    "goal-always": Kind("a goal that every game meets", _GOAL),
    "goal-never": Kind("a goal that no game meets", _GOAL),
    "seat-always": Kind("a seat that cannot fail", _GOAL),
    "seat-never": Kind("a seat that cannot win", _GOAL),
    "at-a-bound": Kind("a score or an indicator that often ends at its limit", _STILL),
    "one-way": Kind("an indicator that only ever goes one way", _STILL),
    "never-moves": Kind("an indicator that nothing moved", "let some choice or event move it"),
    "large-ripple": Kind(
        "a bystander moved more than the one at whom an act was aimed", "mostly nothing; it is worth a talk in class"
    ),
}
"""Every kind, by the word that a finding carries; `check --deep` writes `playtest-` before it."""


def kind_page(kind: str) -> str:
    """A kind of finding as a short page for a terminal."""
    tells, cure = KINDS[kind]
    return (
        f"playtest-{kind}\n\nA finding of a playtest: {tells}.\n\nWhat to do: {cure}.\n\n"
        "If it is meant so, answer it: a comment `# note: why` at its line turns it into a note.\n"
        "docs/playtest.md tells of all of them.\n"
    )


__all__ = ["KINDS", "Kind", "kind_page"]
