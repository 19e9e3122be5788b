"""`backchannel list`: what there is, and what is wrong with it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from game import record, scenario
from game.cli import output
from game.cli.errors import Exit
from game.cli.play import open_seats
from game.cli.typed import as_typed
from game.words import plural


def listing(args: Namespace) -> int:
    """The scenarios, each with its first fault where it has one, and the saved games, newest first."""
    if args.format == "json":
        output.write_json({"scenarios": _scenarios(), "saves": _saves()})
        return Exit.DONE
    lines = scenario_lines()
    saves = record.saves()
    lines += ["", "Saved games, newest first:" if saves else "There are no saved games yet."]
    for save in saves:
        if save.problem:
            lines.append(f"  {save.path}: {save.problem}")
            continue
        names = ", ".join(name for _, name in save.seats) or "the computer alone"
        state = f"over: {save.ending_title}" if save.is_over else f"round {save.round} of {save.rounds}"
        state += f"; {plural(save.variations, 'variation')}" if save.variations else ""
        lines.append(f"  {save.when}  {save.title}, as {names}; {state}")
        lines.append(f"    {save.path}")
    output.write("\n".join(lines))
    return Exit.DONE


def scenario_lines() -> list[str]:
    """The scenarios with their seats; one of one's own with its file, one that is faulty with its first fault."""
    lines = ["Scenarios:"]
    for one in scenario.listing():
        made = one.loaded.scenario
        if made is None:
            fault = f": {one.fault}" if one.fault else ""
            lines.append(f"  {one.id}: cannot be played yet{fault}")
            continue
        minutes = f", {plural(made.minutes, 'minute')}" if made.minutes else ""
        own = f"; your own, {as_typed(_from_here(one.path))}" if one.is_own else ""
        lines.append(f"  {one.id}: {made.title}{minutes}{own}; seats: {', '.join(open_seats(made))}")
    return lines


def _from_here(path: Path) -> Path:
    """A path as short as it can be said from the working folder."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _scenarios() -> list[dict[str, object]]:
    """The scenarios as data: without a title and seats where the file cannot be played."""
    found: list[dict[str, object]] = []
    for one in scenario.listing():
        made = one.loaded.scenario
        found.append(
            {
                "id": one.id,
                "path": str(one.path),
                "title": made.title if made else None,
                "minutes": made.minutes if made else None,
                "rounds": len(made.rounds) if made else None,
                "seats": [
                    {"id": seat, "name": made.actors[seat].name, "open": made.actors[seat].seat == "open"}
                    for seat in made.seats
                ]
                if made
                else [],
                "problem": str(one.fault) if one.fault else "",
            }
        )
    return found


def _saves() -> list[dict[str, object]]:
    return [
        {
            "path": str(save.path),
            "title": save.title,
            "scenario": save.scenario_name,
            "seats": [{"id": seat, "name": name} for seat, name in save.seats],
            "round": save.round,
            "rounds": save.rounds,
            "variations": save.variations,
            "over": save.is_over,
            "ending": save.ending_title,
            "when": save.when,
            "problem": save.problem,
        }
        for save in record.saves()
    ]
