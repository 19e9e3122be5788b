"""What a round brought: the reveal, its totals, the whole of it on demand, and where a seat stands now."""

from __future__ import annotations

from game.debrief import concerns, groups, net_changes, sentences, short_sentence
from game.debrief.phrases import level, moved_words, quantity_words
from game.debrief.text import wrap
from game.debrief.transcript import choice_lines
from game.engine.balance import strain_words
from game.engine.ledger import Entry
from game.model.names import tie, ties_of
from game.plain.console import WIDTH, Console
from game.playthrough import Playthrough
from game.words import plural, signed


def show_history(console: Console, playthrough: Playthrough, round_: int, seat: str = "") -> None:
    """One round in full: who chose what, and every change with its cause."""
    scenario = playthrough.scenario
    played = playthrough.played[round_ - 1]
    console.say(f"Round {round_}, {scenario.rounds[round_ - 1].title}. Who chose what:")
    console.lines(choice_lines(playthrough, played, WIDTH, is_public=True))
    for group in groups(scenario, played.step, seat):
        console.say(f"{group.title}.")
        for told in sentences(scenario, group.entries):
            console.say(told, "- ")


def standing_words(playthrough: Playthrough, seat: str, *, with_changes: bool = True) -> list[str]:
    """Where things stand for a seat, and what moved since the last round, in three or four paragraphs."""
    scenario, view = playthrough.scenario, playthrough.view()
    changes = net_changes(playthrough.played[-1].step) if playthrough.played and with_changes else {}
    me = scenario.mention(seat)
    others = [actor for actor in scenario.actors if actor != seat]

    def score(quantity: str, actor: str) -> str:
        change = changes.get(quantity, 0)
        moved = f" ({moved_words(change)})" if change else ""
        return f"{scenario.mention(actor)} {signed(view.scores[quantity])}{moved}"

    paragraphs_ = [
        f"How they regard {me}: {', '.join(score(tie(actor, seat), actor) for actor in others)}.",
        f"How {me} regards them: {', '.join(score(tie(seat, actor), actor) for actor in others)}.",
    ]
    told = []
    for quantity, shape in scenario.indicators.items():
        notes = [note for note in (shape.band(view.indicators[quantity]),) if note]
        notes += [moved_words(changes[quantity])] if quantity in changes else []
        aside = f" ({', '.join(notes)})" if notes else ""
        told.append(f"{shape.name} {view.indicators[quantity]}{aside}")
    if told:
        paragraphs_.append(f"Indicators: {'; '.join(told)}.")
    if view.strained:
        paragraphs_.append(f"Under strain: {strain_words(scenario, view.strained[0])}")
    return paragraphs_


def reveal_lines(playthrough: Playthrough, seat: str = "") -> list[str]:
    """What the last round changed, own ties first; small changes among others are counted, not told."""
    scenario = playthrough.scenario
    step = playthrough.played[-1].step
    lines: list[str] = []
    left = 0
    for group in groups(scenario, step, seat):
        told = [entry for entry in group.entries if _is_worth_telling(entry, seat, is_quiet=group.is_quiet)]
        left += len(group.entries) - len(told)
        if told:
            lines += wrap(short_sentence(scenario, group, told), WIDTH, "- ")
    if left:
        lines += wrap(f"And {plural(left, 'smaller change')}; h shows all.", WIDTH)
    return lines


def _is_worth_telling(entry: Entry, seat: str, *, is_quiet: bool) -> bool:
    if entry.rule == "flag":
        return False
    if concerns(seat, entry):
        return not is_quiet or abs(entry.change) > 1
    is_indicator = not ties_of(entry.quantity.removeprefix("usual "))
    return not is_quiet and (is_indicator or abs(entry.change) >= (4 if seat else 3))


def total_lines(playthrough: Playthrough, seat: str = "") -> list[str]:
    """What the last round came to, all causes together: own ties first, then indicators, then the largest others."""
    scenario, view = playthrough.scenario, playthrough.view()
    changes = net_changes(playthrough.played[-1].step)

    def told(quantity: str) -> str:
        values = {**view.scores, **view.indicators}
        words = f"{quantity_words(scenario, quantity)} {moved_words(changes[quantity])}"
        return f"{words} to {level(quantity, values[quantity])}"

    own = [q for q in changes if seat and ties_of(q) and seat in ties_of(q)[0]]
    indicators = [q for q in changes if not ties_of(q)]
    rest = sorted((q for q in changes if q not in own and ties_of(q)), key=lambda q: -abs(changes[q]))
    lines = []
    for title, names in (("Your ties", own), ("Indicators", indicators), ("Other ties" if seat else "Ties", rest[:4])):
        if names:
            lines += wrap(f"{title}: {'; '.join(told(name) for name in names)}.", WIDTH, "- ")
    if len(rest) > 4:
        lines += wrap(f"{plural(len(rest) - 4, 'more tie')} moved less; t shows the table.", WIDTH, "- ")
    return lines or ["Nothing moved."]
