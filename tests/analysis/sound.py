"""Small scenarios without a fault, each of another make: of none of them may a playtest say more than a note."""

from __future__ import annotations

HEAD = """\
format: 1
title: Small
actors:
  east: {name: East Bank, short: East, public: It has a mill., brief: Mind the mill.}
  west: {name: West Bank, short: West, public: It has a field., brief: Mind the field.}
relationships:
  east <-> west: 5
"""

FLOUR = "indicators:\n  flour: {name: Flour, start: 50, low: none, high: sacks}\n"

ONE_ROUND = (
    HEAD
    + """\
rounds:
  - title: The weir
    situation: The weir leaks.
    choices:
      east:
        - {id: e-mend, label: Mend it, acts: [praise west]}
        - {id: e-blame, label: Blame the other side, acts: [criticise west]}
      west:
        - {id: w-help, label: Lend a hand, acts: [praise east]}
        - {id: w-watch, label: Watch, acts: [criticise east]}
endings:
  - {id: friends, title: Friends, when: {east <-> west: at least 8}, text: They drink tea.}
  - {id: apart, title: Apart, default: true, text: They drink alone.}
"""
)
"""Two seats, one round, no goals and no indicators."""

ONE_ENDING = ONE_ROUND.replace(
    "  - {id: friends, title: Friends, when: {east <-> west: at least 8}, text: They drink tea.}\n", ""
)
"""The first step of the guide: nothing is asked for, and the ties are what one talks about."""

GOALS = (
    HEAD.replace(
        "brief: Mind the mill.}",
        "brief: Mind the mill., goals: [{name: Flour, when: {flour: at least 52}, points: 60}, "
        "{name: Peace, when: {west -> east: at least 8}, points: 40}]}",
    )
    .replace(
        "brief: Mind the field.}",
        "brief: Mind the field., goals: [{name: Peace, when: {east -> west: at least 8}, points: 60}, "
        "{name: Flour, when: {flour: at least 50}, points: 40}]}",
    )
    .replace("relationships:", f"{FLOUR}relationships:")
)


def _trade(round_: int) -> str:
    """A round in which each seat may have flour or friends."""
    return f"""\
  - title: Round {round_}
    situation: The wheel turns.
    choices:
      east:
        - {{id: e{round_}-grind, label: Grind, acts: [criticise west], effects: {{flour: +5}}}}
        - {{id: e{round_}-rest, label: Rest, acts: [praise west], effects: {{flour: -4}}}}
      west:
        - {{id: w{round_}-reap, label: Reap, acts: [criticise east], effects: {{flour: +4}}}}
        - {{id: w{round_}-share, label: Share, acts: [praise east], effects: {{flour: -5}}}}
"""


ENDINGS = """\
endings:
  - {id: both, title: Bread and butter, when: {flour: at least 50, east <-> west: at least 5}, text: All is well.}
  - {id: bread, title: Bread, when: {flour: at least 51}, text: It is dry.}
  - {id: thin, title: Thin soup, default: true, text: It is thin.}
"""

TRADES = GOALS + "rounds:\n" + _trade(1) + _trade(2) + ENDINGS
"""Goals that pull against each other, two rounds."""

LONGER = GOALS + "rounds:\n" + "".join(_trade(number) for number in range(1, 7)) + ENDINGS
"""The same over six rounds: too many games to play them all."""

LUCK = (
    HEAD.replace("relationships:", f"{FLOUR}relationships:")
    + """\
rounds:
  - title: The flood
    situation: The river rises.
    choices:
      east:
        - id: e-dam
          label: Dam it
          outcomes:
            - {chance: 50%, text: It holds., effects: {flour: +6}}
            - {chance: 50%, text: It breaks., effects: {flour: -6}}
        - id: e-pray
          label: Wait
          outcomes:
            - {chance: 70%, text: It falls., effects: {flour: +3}}
            - {chance: 30%, text: It rises., effects: {flour: -7}}
      west:
        - id: w-dig
          label: Dig
          outcomes:
            - {chance: 40%, text: It drains., effects: {flour: +8}}
            - {chance: 60%, text: It fills., effects: {flour: -5}}
        - id: w-leave
          label: Leave
          outcomes:
            - {chance: 50%, text: It stays dry., effects: {flour: +2}}
            - {chance: 50%, text: It is wet., effects: {flour: -2}}
endings:
  - {id: dry, title: Dry, when: {flour: at least 51}, text: Bread.}
  - {id: wet, title: Wet, default: true, text: Mud.}
"""
)
"""All is luck, no goals."""

PARTS = (
    GOALS
    + "flags:\n  warned: the miller was warned\nrounds:\n"
    + _trade(1).replace("label: Share,", "label: Share, sets: [warned],")
    + _trade(2).replace("label: Rest,", "label: Rest, later: [{rounds: 1, effects: {flour: +2}}],")
    + _trade(3)
    .replace("label: Share,", "label: Share, when: {flags: [warned]},")
    .replace("      west:\n", "      west:\n        - {id: w3-sow, label: Sow, effects: {flour: +2}}\n")
    + """\
events:
  - {id: mice, when: {round: exactly 2}, chance: 50%, text: Mice., effects: {flour: -3}}
  - {id: thanks, when: {flags: [warned], round: at least 2}, text: Thanks., effects: {east -> west: +2}}
"""
    + ENDINGS.replace(
        "endings:\n",
        "endings:\n  - {id: rift, title: A rift, early: true, when: {east <-> west: at most -14}, text: Bad.}\n",
    )
)
"""Flags, events, luck, what comes later, an early ending, a condition on a choice."""

STANDING = TRADES.replace("endings:", "moves: [consult]\nendings:")
"""Standing moves beside the choices."""

SOUND = {
    "one round without goals": ONE_ROUND,
    "one ending and no goals": ONE_ENDING,
    "goals that pull against each other": TRADES,
    "six rounds": LONGER,
    "all luck": LUCK,
    "every kind of part": PARTS,
    "standing moves": STANDING,
}
