"""A round that was played, as text: who chose what, and each cause with what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.ui.present import Group, GroupLine, reveal_groups
from game.ui.screens.hung import Row

if TYPE_CHECKING:
    from game.engine.resolve import Step
    from game.engine.state import Chosen
    from game.model.moves import Choice, Outcome
    from game.model.scenario import Scenario
    from game.ui.screens.pen import Pen

groups_of = reveal_groups


def choice_of(scenario: Scenario, chosen: Chosen) -> tuple[str, Choice | None]:
    """What a seat chose, in words, and the authored choice if it was one."""
    from game.engine.plan import plan_of

    found = scenario.choices_by_id.get(chosen.choice)
    if found is not None:
        return found[2].label, found[2]
    standing = plan_of(scenario).standing.get(chosen.seat, {}).get(chosen.choice)
    return (standing.label if standing else "No move"), None


def outcome_of(choice: Choice | None, chosen: Chosen) -> Outcome | None:
    """The outcome that was drawn, if chance had a part."""
    if choice is None or not chosen.outcome:
        return None
    return next((outcome for outcome in choice.outcomes if outcome.id == chosen.outcome), None)


def chosen_rows(pen: Pen, scenario: Scenario, step: Step, seat: str) -> Iterator[Row]:
    """Every seat's choice, one's own first; below it what came of it, where chance decided."""
    ranked = sorted(step.chosen, key=lambda chosen: chosen.seat != seat)
    width = max((len(scenario.actors[chosen.seat].short) for chosen in ranked), default=0) + 2
    for chosen in ranked:
        label, choice = choice_of(scenario, chosen)
        yield Row(
            pen(label),
            pen(scenario.actors[chosen.seat].short, "bold $accent" if chosen.seat == seat else "bold"),
            width,
        )
        outcome = outcome_of(choice, chosen)
        if outcome is not None:
            yield Row(pen(outcome.text, "$text-muted italic"), indent=width)


def change_row(pen: Pen, line: GroupLine) -> Row:
    """One change in a sentence, and why it followed; an arrow before it for the eye."""
    is_flag = line.entry.rule == "flag"
    sign = pen.glyphs.bullet if is_flag else pen.arrow(line.entry.change)
    why = [": ", (line.text, "$text-muted")] if line.text and not is_flag else []
    return Row(pen.join(line.sentence, *why, "."), pen(f"  {sign}", "bold"), 4)


def group_rows(pen: Pen, scenario: Scenario, group: Group) -> Iterator[Row]:
    """A cause and all that it changed; what happened in an event; a rule that works by itself in one line."""
    yield Row(pen(f"{group.title}.", "bold $accent"))
    if group.cause.kind == "event":
        text = next((event.text for event in scenario.events if event.id == group.cause.id), "")
        if text:
            yield Row(pen.story(text), indent=4)
    if group.is_quiet:
        yield Row(pen(group.summary), indent=4)
        return
    for line in group.lines:
        yield change_row(pen, line)
