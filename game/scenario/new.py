"""A new scenario as text: complete, commented, playable at once, and waiting to be rewritten in the author's words.

It is written line by line and never dumped, since the comments are half of it. Nothing of an article goes into it: what
the scenario says is for the author to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from game.scenario.new_moves import MOVES, round_lines
from game.scenario.new_names import quoted
from game.scenario.new_outline import SOURCE, Outline

MODELINE = "# yaml-language-server: $schema=./scenario.schema.json"


def scaffold(outline: Outline) -> str:
    """The whole file.

    >>> scaffold(Outline("Two Rivers", ("Alder", "Brook"), 2)).splitlines()[0]
    '# yaml-language-server: $schema=./scenario.schema.json'
    """
    parts = (_head, _sources, _actors, _indicators, _ties, _rounds, _events, _endings, _debrief)
    return "\n".join(line for part in parts for line in part(outline)) + "\n"


def _head(outline: Outline) -> Iterator[str]:
    yield MODELINE
    yield f"""\
# Backchannel scenario, format 1
#
# It can be played as it stands. Whatever begins with "Write here" waits for words of your own, and every number is
# a placeholder: think about it, and change it. A line with # is a note to yourself; delete these when you are done.
#
#     backchannel check {outline.file}     is it right? (after every few changes)
#     backchannel play {outline.file}      play it
#     backchannel edit {outline.file}      both at once, while you write
#
# Indent with spaces, two for each level. A long text stands below its name, after a > and indented; nothing in it needs
# quotes. A short one with a colon and a space, a # or a bracket goes in 'single quotes'; a quote inside is doubled:
# 'Alder''s dam: a history'. `backchannel schema --reference` explains every key.
format: 1
title: {quoted(outline.title)}
subtitle: Write here one line that says what is at stake
summary: >
  Write here in two or three sentences what the start screen says about it, in at most 60 words.
minutes: {5 + 5 * outline.rounds}               # how long a game takes
disclaimer: >
  Write here what a class should know about the limits of this scenario.
fog: direction            # a forecast shows arrows; `exact` shows numbers, `none` nothing
reflect: reason           # asks for a line of reasoning before each choice; `predict` asks for more, `off` for nothing
"""


def _sources(outline: Outline) -> Iterator[str]:
    if not outline.paragraphs:
        yield """\
# Published texts that it rests on. Take the # away and fill it in; then a tie, a situation or a choice can cite it.
# sources:
#   article: {title: Write here, author: Write here, publisher: Write here, date: 2025-09, paragraphs: 16}
"""
        return
    several = f"   or   cite: {SOURCE} ¶1 ¶{outline.paragraphs}" if outline.paragraphs > 1 else ""
    yield f"""\
# The text that it rests on; its paragraphs are numbered in {outline.source_file}.
# Cite it wherever you rely on it (an actor, a tie, an indicator, a situation, a choice, an event), as in
#     cite: {SOURCE} ¶1{several}
# and say of a situation or choice that the text reports it:   basis: reported   (or, of a choice, reported: true).
sources:
  {SOURCE}:
    title: Write here the title of the text
    author: Write here who wrote it
    publisher: Write here who published it
    date: Write here when it was published
    paragraphs: {outline.paragraphs}
"""


def _actors(outline: Outline) -> Iterator[str]:
    yield """\
# Who plays. The id on the line above each name is what the rest of the file calls it; if you change one, change it
# everywhere. `short` has at most 8 letters. `mention: the US` (optional) is how a sentence names an actor.
# The points of an actor's goals add up to 100; they are judged after the last round.
actors:"""
    for number, (actor, name) in enumerate(zip(outline.ids, outline.actors, strict=True)):
        other = outline.ids[(number + 1) % len(outline.ids)]
        second = f"{outline.indicator_id}: at least 55" if outline.indicator else f"{actor} -> {other}: at least 0"
        yield f"""\
  {actor}:
    name: {quoted(name)}
    short: {quoted(outline.shorts[number])}
    public: >
      Write here what everyone knows about this actor, as it would describe itself.
    brief: >
      Write here what only this seat reads, such as what it hopes for, and what it cannot say aloud.
    goals:
      - name: Write here what it wants most
        when: {{{other} -> {actor}: at least 5}}
        points: 60
      - name: Write here what it also wants
        when: {{{second}}}
        points: 40
    computer: goal        # how the seat plays when nobody sits there: goal, cautious, random or reported"""
    yield ""


def _indicators(outline: Outline) -> Iterator[str]:
    if outline.indicator:
        yield f"""\
# What is no relationship, from 0 to 100. Acts do not move it; the `effects` of choices and events do.
indicators:
  {outline.indicator_id}:
    name: {quoted(outline.indicator)}
    start: 50
    low: Write here what 0 means
    high: Write here what 100 means
    bands: [very low, low, middling, high, very high]     # words for equal parts of 0 to 100
"""


def _ties(outline: Outline) -> Iterator[str]:
    first, second = outline.ids[:2]
    yield f"""\
# How each regards each other at the start, from -100 (hostile) to +100 (close). `<->` writes both ways at once; it need
# not be returned, so you can also write `{first} -> {second}: -15` and `{second} -> {first}: -30`.
relationships:"""
    for one, other in combinations(outline.ids, 2):
        yield f"  {one} <-> {other}: {{start: 0, because: Write here why it starts there}}"
    yield ""


def _rounds(outline: Outline) -> Iterator[str]:
    yield """\
# In each round every seat picks one choice, then all happen at once. The rules weigh `acts` (a verb of the catalogue
# and at whom it is aimed) and move the ties. A choice may also have `detail`, `when` and `why-not`, `sets`, `outcomes`
# with chances, `later`, `because`, `cite`. No two choices share an id, and a label has at most 60 letters."""
    yield "rounds:"
    for number in range(outline.rounds):
        yield from round_lines(number, outline.ids, outline.shorts, outline.indicator_id)
    yield f"""
moves: [{", ".join(MOVES)}]     # acts that every seat may aim at any other, in every round
"""


def _events(outline: Outline) -> Iterator[str]:
    first, second = outline.ids[:2]
    effect = f"{outline.indicator_id or f'{first} -> {second}'}: {{by: -5, because: Write here why it moves this}}"
    yield f"""\
# What comes from outside, looked at after each round; each comes once.
events:
  - id: from-outside
    title: Write here what happens
    when: {{round: exactly {outline.rounds // 2}}}
    text: >
      Write here what happens from outside, and who feels it.
    effects: {{{effect}}}
"""


def _endings(outline: Outline) -> Iterator[str]:
    first, second = outline.ids[:2]
    best = f"{second} -> {first}: at least 5" + (f", {outline.indicator_id}: at least 60" if outline.indicator else "")
    next_best = f"{outline.indicator_id}: at least 50" if outline.indicator else f"{second} -> {first}: at least -5"
    yield f"""\
# Looked at from the top after the last round; the first that fits is told, so put the hardest to reach first.
# The last one always fits. Say what each side has and lacks, not who won.
endings:
  - id: hardest
    title: Write here a title for what is hardest to reach
    when: {{{best}}}
    text: >
      Write here how it ends when much was reached, and what it cost.
  - id: half-way
    title: Write here a title for the way between
    when: {{{next_best}}}
    text: >
      Write here how it ends when something was reached, and what stays open.
  - id: otherwise
    title: Write here a title for every other case
    text: >
      Write here how it ends when little was reached, and what each side still has.
    default: true
"""


def _debrief(_: Outline) -> Iterator[str]:
    yield """\
# What the class talks about afterwards.
debrief:
  questions:
    - Write here what you want to ask about a decision they would undo.
    - Write here what you want to ask about a change that surprised them.
    - Write here what each real actor would object to in how it is described."""
