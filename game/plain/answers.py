"""What the commands answer: tables, briefing, goals, Why? and forecasts."""

from __future__ import annotations

from game.debrief import goal_results, indicator_lines, matrix_lines, net_changes
from game.debrief.phrases import level, moved_words, quantity_words
from game.debrief.sections import goal_lines, points_words
from game.debrief.transcript import claim_lines
from game.engine.balance import strain_words
from game.engine.forecast import Expected
from game.engine.ledger import Entry
from game.model.catalogue import CATALOGUE
from game.model.names import ties_of
from game.model.scale import regard
from game.model.scenario import Scenario
from game.plain.console import WIDTH, Console
from game.playthrough import Playthrough, cause_sentence, entry_sentence
from game.playthrough.sentences import RULE_NAMES, capital
from game.words import signed


def show_ties(console: Console, playthrough: Playthrough) -> None:
    """The table of scores, what moved in the last round, and who is under strain."""
    scenario, view = playthrough.scenario, playthrough.view()
    console.say("How each actor (line) regards each other (column), from -100 to +100:")
    console.lines(matrix_lines(scenario, view, WIDTH))
    if playthrough.played:
        changes = net_changes(playthrough.played[-1].step)
        moved = sorted((q for q in changes if ties_of(q)), key=lambda q: -abs(changes[q]))
        told = [f"{quantity_words(scenario, q)} {moved_words(changes[q])}" for q in moved[:8]]
        more = f"; {len(moved) - 8} more moved less" if len(moved) > 8 else ""
        console.say(f"In the last round: {'; '.join(told) or 'no score moved'}{more}.")
    for triangle in view.strained[:2]:
        console.say(f"Under strain: {strain_words(scenario, triangle)}")


def show_indicators(console: Console, playthrough: Playthrough) -> None:
    """Each indicator with what it means."""
    scenario = playthrough.scenario
    if not scenario.indicators:
        console.say("This scenario has no indicators.")
        return
    before = playthrough.view(rounds=len(playthrough.played) - 1) if playthrough.played else None
    console.say("Indicators, from 0 to 100:")
    console.lines(indicator_lines(scenario, playthrough.view(), before))
    for shape in scenario.indicators.values():
        about = f" {shape.about}" if shape.about else ""
        console.say(f"{shape.name}: 0 is {shape.low}, 100 is {shape.high}.{about}", "- ")


def show_goals(console: Console, playthrough: Playthrough, seat: str) -> None:
    """A seat's own goals as they stand; everybody's stay secret until the end."""
    if not seat:
        console.say("Goals are secret until the game is over.")
        return
    goals = goal_results(playthrough, seat)
    if not goals:
        console.say("This seat has no goals of its own.")
        return
    met = sum(goal.points for goal in goals if goal.is_met)
    console.say(f"Your goals; they count at the end. Met now: {points_words(met, sum(g.points for g in goals))}.")
    console.lines(goal_lines(goals, WIDTH, "Not yet"))


def show_briefing(console: Console, playthrough: Playthrough, seat: str, *, whole: bool = True) -> None:
    """The story and the seat's own brief; as a whole also the other actors, open claims and sources.

    Without a seat, what everybody may read.
    """
    scenario = playthrough.scenario
    own = scenario.actors.get(seat)
    if scenario.summary:
        console.tell(scenario.summary)
        console.gap()
    if own is not None:
        console.say(f"Your seat: {own.name}.")
        console.tell(own.public)
        if brief := playthrough.view(seat).brief:
            console.gap()
            console.say("Your brief; only you read it:")
            console.tell(brief)
    if whole:
        console.gap()
        console.say("The others:" if own else "The actors:")
        for actor, shape in scenario.actors.items():
            if actor != seat:
                console.say(f"{shape.name}: {' '.join(shape.public.split())}", "- ")
        _sources(console, scenario)


def _sources(console: Console, scenario: Scenario) -> None:
    for claim in scenario.claims:
        console.gap()
        console.lines(claim_lines(claim, WIDTH))
    if scenario.glossary:
        console.gap()
        console.say("Words:")
        for word, meaning in scenario.glossary.items():
            console.say(f"{word}: {' '.join(meaning.split())}", "- ")
    if scenario.sources:
        console.gap()
        console.say("Sources (a cite such as 'par. 4' names a paragraph):")
        for source, shape in scenario.sources.items():
            parts = (shape.author, shape.title, shape.publisher, shape.date, shape.url, shape.note)
            console.say(f"{source}: {'. '.join(part.rstrip('.') for part in parts if part)}.", "- ")
    if scenario.disclaimer:
        console.gap()
        console.tell(scenario.disclaimer)


def show_why(console: Console, playthrough: Playthrough, quantity: str) -> None:
    """The whole story of a score or indicator: start, every entry with rule, cause and source, and the sum."""
    scenario = playthrough.scenario
    story = playthrough.story(quantity)
    name = quantity_words(scenario, quantity)
    word = f" ({regard(story.now)})" if ties_of(quantity) else ""
    console.say(f"Why? {capital(name)} is at {level(quantity, story.now)}{word}.")
    source = f" ({story.start_cite})" if story.start_cite else ""
    because = f": {story.start_because}" if story.start_because else ""
    console.say(f"Start {level(quantity, story.start)}{because}{source}.")
    shown = 0
    for entry in story.entries:
        if entry.round != shown:
            shown = entry.round
            console.say(f"Round {shown}, {scenario.rounds[shown - 1].title}:")
        console.say(f"{capital(moved_words(entry.change))}, {_entry(scenario, entry)}", "- ")
    if not story.entries:
        console.say("Nothing has moved it yet.")
    for entry in story.usual_entries:
        console.say(
            f"Round {entry.round}: its usual level went {moved_words(entry.change)}. {_sentence(scenario, entry)}."
        )
    total = signed(story.now - story.start)
    sum_ = f"Start {level(quantity, story.start)}, changes {total}, now {level(quantity, story.now)}."
    usual = f" When nothing happens it returns to {signed(story.usual)}." if story.usual is not None else ""
    console.say(sum_ + usual)


def _entry(scenario: Scenario, entry: Entry) -> str:
    """An entry's rule, cause and source in one sentence or two."""
    if entry.cause.kind == "rule":
        return f"{RULE_NAMES[entry.rule]}: {entry_sentence(scenario, entry)}."
    cause = cause_sentence(scenario, entry.cause).rstrip(".")
    note = ""
    if entry.cause.act:
        act = CATALOGUE[entry.cause.act.split(" ")[0]]
        weight = scenario.weights.get(act.verb, act.weight10 / 10)
        note = f" Act {act.code}, weight {weight:+.1f}{' in this scenario' if act.verb in scenario.weights else ''}."
    why = _sentence(scenario, entry)
    told = "" if why.casefold() in cause.casefold() else f" {why}."
    cite = f" ({entry.cite})" if entry.cite else ""
    return f"{RULE_NAMES[entry.rule]}: {cause}.{told}{note}{cite}"


def _sentence(scenario: Scenario, entry: Entry) -> str:
    return capital(entry_sentence(scenario, entry).rstrip("."))


def show_forecast(console: Console, playthrough: Playthrough, seat: str, choice: str, label: str) -> None:
    """What a choice would do by itself, as far as the fog of this game lets the seat see."""
    forecast = playthrough.forecast(seat, choice)
    if forecast.fog == "none":
        console.say("This game is played without forecasts: weigh the choice yourself.")
        return
    console.say(f"Forecast for '{label}', by itself:")
    scenario = playthrough.scenario
    if forecast.fog == "exact":
        for found in forecast.expected:
            console.say(f"{capital(quantity_words(scenario, found.quantity))}: {_amount(found)}.", "- ")
    else:
        for direction, words in (("up", "Up"), ("down", "Down"), ("uncertain", "Could go either way")):
            names = [quantity_words(scenario, e.quantity) for e in forecast.expected if e.direction == direction]
            if names:
                console.say(f"{words}: {'; '.join(names)}.", "- ")
    if not forecast.expected:
        console.say("It moves nothing at once.", "- ")
    chance = "Chance decides a part of it. " if forecast.has_chance else ""
    console.say(f"{chance}What the others do, delayed effects and quiet rules come on top.")


def _amount(found: Expected) -> str:
    if found.low is None or found.high is None or found.low == found.high:
        return moved_words(found.low or 0)
    return f"from {moved_words(found.low)} to {moved_words(found.high)}"
