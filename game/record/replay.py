"""A saved game as one JSON document, for tools and teachers' own evaluations."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from game.engine.ledger import Entry
from game.engine.state import State
from game.model.scenario import Scenario, round_id
from game.playthrough import Played, Playthrough, entry_sentence
from game.record.fold import restore_to_look
from game.record.format import Header
from game.record.notes import all_notes
from game.record.reading import read_save
from game.record.variation import Variation
from game.words import clean_line


def replay_json(path: Path, variation: int = 0) -> dict[str, Any]:
    """The document of `replay --format json`, along one variation of a file; equal saves give equal bytes.

    `header`, `variation`, `start`, `rounds` and `ending` are the game, and no note changes them; `notes` and
    `variations` are those of the whole file. Raises SaveProblem.
    """
    save = read_save(Path(path).absolute()).at(variation)
    playthrough = restore_to_look(save)
    scenario = playthrough.scenario
    ending = next((ending for ending in scenario.endings if ending.id == playthrough.state.ending), None)
    return {
        "header": _header(save.header, scenario),
        "variation": variation,
        "start": _standing(playthrough, 0),
        "rounds": [_round(playthrough, number) for number in range(1, len(playthrough.played) + 1)],
        "ending": {"id": ending.id, "title": ending.title} if ending else None,
        "notes": [asdict(note) for note in all_notes(save)],
        "variations": [_variation(line) for line in save.variations[1:]],
    }


def _variation(line: Variation) -> dict[str, Any]:
    return {
        "id": line.id,
        "parent": line.parent,
        "round": line.round,
        "created": clean_line(line.created, 40),
        "seats": list(line.seats),
        "rounds": len(line.rounds),
        "over": line.is_over,
    }


def _header(header: Header, scenario: Scenario) -> dict[str, Any]:
    return {
        "format": header.format,
        "version": header.version,
        "oldest_reader": header.oldest_reader,
        "program": header.program,
        "rules": header.rules,
        "created": header.created,
        "scenario": {"name": header.scenario.name, "title": scenario.title, "hash": header.scenario.hash},
        "seed": header.seed,
        "seats": list(header.seats),
        "fog": header.fog,
        "reflect": header.reflect,
        "computers": dict(header.computers),
    }


def _round(playthrough: Playthrough, number: int) -> dict[str, Any]:
    scenario = playthrough.scenario
    played = playthrough.played[number - 1]
    return {
        "round": number,
        "id": round_id(scenario, number - 1),
        "title": scenario.rounds[number - 1].title,
        "choices": {chosen.seat: chosen.choice for chosen in played.step.chosen},
        "by": _deciders(playthrough, played),
        "decisions": {
            seat: {"reason": decision.reason, "predictions": dict(decision.predictions), "seconds": decision.seconds}
            for seat, decision in played.decisions.items()
        },
        "why": {seat: pick.why for seat, pick in played.picks.items()},
        "outcomes": {chosen.seat: chosen.outcome for chosen in played.step.chosen if chosen.outcome},
        "events": list(played.step.events),
        "ledger": [_entry(scenario, entry) for entry in played.step.entries],
        **_standing(playthrough, number),
    }


def _deciders(playthrough: Playthrough, played: Played) -> dict[str, str]:
    computers = playthrough.settings.computers
    return {
        chosen.seat: "person" if chosen.seat in played.decisions else computers[chosen.seat]
        for chosen in played.step.chosen
    }


def _entry(scenario: Scenario, entry: Entry) -> dict[str, Any]:
    return {
        "round": entry.round,
        "quantity": entry.quantity,
        "before": entry.before,
        "after": entry.after,
        "change": entry.change,
        "rule": entry.rule,
        "cause": str(entry.cause),
        "because": entry.because or entry_sentence(scenario, entry),
        "cite": entry.cite,
        "act": entry.cause.act,
        "via": entry.via,
    }


def _standing(playthrough: Playthrough, rounds: int) -> dict[str, Any]:
    """Scores, indicators and flags after so many rounds, with the state's digest."""
    state: State = playthrough.state_after(rounds)
    seen = playthrough.view(rounds=rounds)
    return {
        "scores": seen.scores,
        "usual": seen.usual,
        "indicators": seen.indicators,
        "flags": list(seen.flags),
        "digest": state.digest(),
    }
