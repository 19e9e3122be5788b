"""Model values in words, for the screens: pure functions, no terminal.

It imports the playthrough and so the scenario's model: `app` and what it imports while it loads must not import it at
module level (screens that need a game may, since they are imported when they are opened).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.engine.forecast import Forecast
from game.engine.ledger import Cause, Entry
from game.engine.plan import USUAL
from game.engine.resolve import Step
from game.model.names import ties_of
from game.model.scenario import Scenario
from game.playthrough import Story, cause_sentence
from game.playthrough.sentences import RULE_NAMES, capital
from game.ui.widgets.story_layout import rows
from game.ui.widgets.values import Ghost, StoryLine
from game.ui.wording import basis_label, change_sentence, quantity_words, reason_words, value_words
from game.words import signed

QUIET_RULES = ("reciprocity", "drift", "limit")
"""The rules that work by themselves, in the order in which they are told: after everything that somebody did."""


class GroupLine(NamedTuple):
    """One change of a group."""

    entry: Entry
    text: str
    """Why it followed, without a full stop: "the summit is close to Qatar (+71), so this counts for the US"."""
    sentence: str
    """What changed, without a full stop: "The summit's regard for Israel fell by 5, to -75"."""


class Group(NamedTuple):
    """What one cause brought."""

    title: str
    """The cause, without a full stop: "The US consulted Qatar"."""
    cause: Cause
    lines: tuple[GroupLine, ...]
    """In the order of the ledger."""
    summary: str = ""
    """All of it in one line, for quiet rules: "Qatar → US +1, Israel → Qatar -1"."""

    @property
    def is_quiet(self) -> bool:
        """Whether a rule did it by itself."""
        return self.cause.kind == "rule"


# ── What a round brought ─────────────────────────────────────────────────────────────────────────────────────────────


def reveal_groups(scenario: Scenario, step: Step, seat: str) -> tuple[Group, ...]:
    """What a round brought, by cause, most important for the seat first.

    Its own acts, then the acts that touched it, by how much, then the others', then events, then the quiet rules. The
    entries' `before` and `after` are counted in this order, so that what is told reads on; each change is the ledger's.
    """
    found: dict[Cause, list[Entry]] = {}
    for entry in step.entries:
        found.setdefault(entry.cause, []).append(entry)
    ranked = sorted(found.items(), key=lambda item: _rank(item[0], item[1], seat))
    now: dict[str, int] = {}
    for entry in step.entries:
        now.setdefault(entry.quantity, entry.before)
    groups = []
    for cause, entries in ranked:
        told = []
        for entry in entries:
            before = now[entry.quantity]
            now[entry.quantity] = before + entry.change
            told.append(entry._replace(before=before, after=before + entry.change))
        groups.append(_group(scenario, cause, told))
    return tuple(groups)


def _rank(cause: Cause, entries: list[Entry], seat: str) -> tuple[int, int, int]:
    """Where a cause stands: its kind, then how much it touches the seat, then how much it moves at all."""
    touched = sum(abs(entry.change) for entry in entries if seat and touches(entry.quantity, seat))
    moved = sum(abs(entry.change) for entry in entries)
    if cause.kind == "rule":
        return 4, QUIET_RULES.index(cause.id) if cause.id in QUIET_RULES else len(QUIET_RULES), 0
    if cause.kind == "event":
        return 3, -touched, -moved
    if seat and cause.seat == seat:
        return 0, 0, 0
    return (1, -touched, -moved) if touched else (2, -moved, 0)


def touches(quantity: str, seat: str) -> bool:
    """Whether a quantity is a tie of a seat, either way."""
    return any(seat in pair for pair in ties_of(quantity.removeprefix(USUAL)))


def _group(scenario: Scenario, cause: Cause, entries: list[Entry]) -> Group:
    lines = tuple(
        GroupLine(entry, reason_words(scenario, entry), change_sentence(scenario, entry)) for entry in entries
    )
    parts = [f"{scenario.quantity_name(entry.quantity)} {signed(entry.change)}" for entry in entries if entry.change]
    return Group(cause_sentence(scenario, cause), cause, lines, ", ".join(parts) if cause.kind == "rule" else "")


# ── Forecasts ────────────────────────────────────────────────────────────────────────────────────────────────────────


def ghosts(forecast: Forecast) -> Mapping[str, Ghost]:
    """A forecast as the widgets take it, by quantity."""
    return {one.quantity: Ghost(one.direction, one.low, one.high) for one in forecast.expected}


# ── Why? ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def entry_basis(scenario: Scenario, entry: Entry) -> str:
    """What an entry rests on: the basis of the choice or event that caused it, with the cite of the entry itself."""
    cause = entry.cause
    if cause.kind in ("choice", "later") and cause.id in scenario.choices_by_id:
        number, _, choice = scenario.choices_by_id[cause.id]
        return basis_label(scenario.basis_of(choice, scenario.rounds[number]), entry.cite or choice.cite)
    event = next((event for event in scenario.events if event.id == cause.id), None) if cause.kind == "event" else None
    return basis_label(event.basis, entry.cite or event.cite) if event else basis_label("", entry.cite)


def story_reason(scenario: Scenario, entry: Entry) -> str:
    """Cause and rule of an entry as one text: "The US consulted Qatar: Israel is close to the US (+76), and ..."."""
    cause, reason = cause_sentence(scenario, entry.cause), reason_words(scenario, entry)
    if entry.cause.kind == "rule":
        return capital(reason)
    if entry.rule == "direct" or reason == "so the scenario has it":
        return cause
    return f"{cause}: {reason}"


def story_table(scenario: Scenario, story: Story) -> tuple[StoryLine, ...]:
    """A story as the lines of a StoryView: start, entries by round, and the sum."""
    is_score = story.usual is not None

    def number(value: int) -> str:
        return signed(value) if is_score else str(value)

    found = [
        StoryLine(
            "start", "start", number(story.start), because=capital(story.start_because),
            cite=basis_label("modelled", story.start_cite), amount=story.start, is_score=is_score,
        )
    ]  # fmt: skip
    last = 0
    for entry in story.entries:
        if entry.round != last:
            last = entry.round
            found.append(StoryLine("round", f"Round {last}: {scenario.rounds[last - 1].title}"))
        found.append(
            StoryLine(
                "entry", RULE_NAMES[entry.rule], signed(entry.change), number(entry.after),
                story_reason(scenario, entry), entry_basis(scenario, entry), entry.change,
            )
        )  # fmt: skip
    found.append(StoryLine("now", "now", number(story.now), amount=story.now, is_score=is_score))
    found += [StoryLine("note", note) for note in story_notes(scenario, story)]
    return tuple(found)


def story_notes(scenario: Scenario, story: Story) -> tuple[str, ...]:
    """What a story adds up to, and where the tie is heading, in sentences."""

    def number(value: int) -> str:
        return signed(value) if story.usual is not None else str(value)

    moved = story.now - story.start
    rounds = sorted({entry.round for entry in story.entries})
    if not rounds:
        notes = [f"It started at {number(story.start)}, and nothing has moved it so far."]
    else:
        span = f"round {rounds[0]}" if len(rounds) == 1 else f"rounds {rounds[0]} to {rounds[-1]}"
        sum_words = f"{signed(moved)} in {span}" if moved else f"changes in {span} that cancel out"
        notes = [f"{number(story.start)} at the start, {sum_words}: {number(story.now)} now."]
    notes += [f"{change_sentence(scenario, mark)}: {story_reason(scenario, mark)}." for mark in story.usual_entries]
    if story.usual is not None and story.usual != story.now:
        notes.append(f"While nothing happens it returns towards its usual level, {signed(story.usual)}.")
    return tuple(notes)


def story_lines(scenario: Scenario, story: Story, width: int) -> tuple[str, ...]:
    """A story as plain text of at most `width` cells a line, for the clipboard and for exports."""
    laid = rows(story_table(scenario, story), width)
    return tuple("".join(piece.text for piece in row).rstrip() for row in laid)


__all__ = [
    "Group",
    "GroupLine",
    "basis_label",
    "change_sentence",
    "entry_basis",
    "ghosts",
    "quantity_words",
    "reason_words",
    "reveal_groups",
    "story_lines",
    "story_notes",
    "story_reason",
    "story_table",
    "touches",
    "value_words",
]
