"""A small scenario without a fault, and what is done to it so that it has one."""

from __future__ import annotations

from game.analysis.findings.finding import Ground
from game.analysis.report import Report, playtest
from game.analysis.running import Run, Wish
from game.model.scenario import Scenario
from game.scenario import read_scenario

CLEAN = """\
format: 1
title: Harbour
actors:
  north:
    name: North Quay
    short: North
    public: It owns the cranes.
    brief: You want trade and calm.
    goals:
      - {name: Busy cranes, when: {trade: at least 55}, points: 50}
      - {name: Quiet nights, when: {calm: at least 50}, points: 50}
  south:
    name: South Quay
    short: South
    public: It owns the ships.
    brief: You want calm and trade.
    goals:
      - {name: Quiet nights, when: {calm: at least 55}, points: 50}
      - {name: Full ships, when: {trade: at least 50}, points: 50}
indicators:
  trade: {name: Trade, start: 50, low: none, high: plenty}
  calm: {name: Calm, start: 50, low: uproar, high: calm}
relationships:
  north <-> south: 10
flags:
  paid: the toll is paid
rounds:
  - title: Cranes
    situation: The cranes stand still.
    choices:
      north:
        - {id: n-work, label: Work at night, effects: {trade: +9, calm: -8}}
        - {id: n-rest, label: Rest at night, effects: {trade: -7, calm: +9}}
      south:
        - {id: s-load, label: Load at night, effects: {trade: +8, calm: -9}}
        - {id: s-wait, label: Wait for the day, effects: {trade: -9, calm: +7}}
  - title: Tolls
    situation: The toll is due.
    choices:
      north:
        - {id: n-ask, label: Ask for the toll, effects: {trade: +8, calm: -9}}
        - {id: n-waive, label: Waive the toll, effects: {trade: -8, calm: +8}}
      south:
        - {id: s-pay, label: Pay the toll, effects: {trade: -9, calm: +9}, sets: [paid]}
        - {id: s-cheat, label: Sail past, effects: {trade: +9, calm: -9}}
  - title: Storm
    situation: A storm comes up.
    choices:
      north:
        - {id: n-light, label: Light the mole, effects: {calm: +8, trade: -8}}
        - {id: n-open, label: Keep the harbour open, effects: {calm: -8, trade: +9}}
      south:
        - {id: s-stay, label: Stay in port, effects: {calm: +9, trade: -9}}
        - id: s-sail
          label: Sail through it
          outcomes:
            - {id: luck, chance: 50%, text: It holds., effects: {trade: +9, calm: -7}}
            - {id: leak, chance: 50%, text: It leaks., effects: {trade: +7, calm: -9}}
events:
  - {id: thanks, when: {round: exactly 2, flags: [paid]}, text: The quay says thanks., effects: {calm: +2}}
endings:
  - {id: both, title: Busy and calm, when: {trade: at least 52, calm: at least 50}, text: All is well.}
  - {id: busy, title: Busy, when: {trade: at least 51}, text: It is loud.}
  - {id: quiet, title: Quiet, default: true, text: It is quiet.}
"""
"""Every choice gives one thing for another, every goal can be met and missed, every ending comes."""


def changed(old: str, new: str) -> str:
    """The scenario with one text replaced, which it must hold once."""
    assert CLEAN.count(old) == 1, old
    return CLEAN.replace(old, new)


def line_of(text: str, part: str) -> int:
    """The line (from 1) of the first place of a text."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line)


def scenario_of(text: str) -> Scenario:
    """The scenario of a text, which must be sound."""
    scenario = read_scenario(text, "harbour.yaml").scenario
    assert scenario is not None
    return scenario


def ground_of(scenario: Scenario, run: Run) -> Ground:
    """What findings are made from, when some games were played."""
    return Ground(scenario, "harbour.yaml", (), run, None)


def report_on(text: str, games: int = 300, seed: int = 1, **wish: object) -> Report:
    """The playtest of a text, in this process."""
    loaded = read_scenario(text, "harbour.yaml")
    assert loaded.scenario is not None, [str(problem) for problem in loaded.problems]
    asked = wish.pop("asked", (("random", games - games // 2), ("goal", games // 4), ("seek", games // 4)))
    return playtest(loaded.scenario, "harbour.yaml", Wish(asked, seed=seed, **wish), loaded.problems)  # type: ignore[arg-type]
