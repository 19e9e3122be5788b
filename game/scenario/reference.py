"""The reference of every key, as Markdown: made from the schema, so it says what the models say.

`make schema` keeps `docs/reference.md` equal to what this module makes.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.model.base import Shape
from game.model.catalogue import ACTS
from game.model.conditions import Condition
from game.model.moves import Choice, Effect, Later, Outcome
from game.model.parts import Actor, Claim, Debrief, Ending, Event, Goal, Indicator, Relationship, Round, Source
from game.model.rules import Rules
from game.model.scenario import Scenario
from game.scenario.schema import scenario_schema
from game.scenario.schema_examples import shape_example
from game.scenario.schema_texts import ENUMS, article, capital, default_of, words
from game.scenario.schema_values import Piece, number
from game.scenario.shapes import NOUNS
from game.words import join_words

ORDER: tuple[type[Shape], ...] = (
    Scenario, Source, Actor, Goal, Indicator, Relationship, Round, Claim, Choice, Effect, Outcome, Later, Condition,
    Event, Ending, Debrief, Rules,
)  # fmt: skip
"""The sections, as a file has them; what stands inside of another comes after it."""

INTRODUCTION = """\
# Every key of a scenario file

This page is made from the program itself (`backchannel schema --reference`), so it says what holds. An editor with the
YAML language server shows the same beside the cursor: the first line of each shipped scenario names the schema.

What is marked **required** has to be written. Everything else may be left out; the table says what holds then.

## How things are written

| What | How |
|---|---|
| id | small letters, digits and hyphens, starting with a letter: `us`, `round-two`. \
An actor's has at most 16 characters, others 40. |
| tie | `us -> qatar` is how the US regards Qatar; `us <-> qatar` writes both ways at once. From -100 to 100. |
| indicator | by its id: `talks`. From 0 to 100. |
| range | `at least 55`, `at most 55`, `above 55`, `below 55`, `exactly 55`, `between 20 and 40`. Signs do as well, in \
quotes: `">= 55"`. |
| percentage | `60%`, or `60`. |
| cite | a source's id and its paragraphs: `kamel ¶4`, `kamel ¶2 ¶8`. Two sources: `kamel ¶4; other ¶1`. |
| text | plain. \\*emphasis\\* and blank lines between paragraphs are all there is. \
Text with `: ` or ` #` in it, or that begins with a sign, needs quotes. |
"""


def reference_text() -> str:
    """The whole page."""
    schema = scenario_schema()
    pieces = {"Scenario": schema, **schema["definitions"]}
    contents = [f"[{capital(NOUNS[shape])}](#{anchor(shape)})" for shape in ORDER]
    parts = [INTRODUCTION, "Sections: " + ", ".join([*contents, "[Acts](#acts)"]) + ".\n"]
    parts += ["\n".join(_section(shape, pieces)) + "\n" for shape in ORDER]
    return "\n".join([*parts, *_acts()])


def anchor(shape: type[Shape]) -> str:
    """Where a section can be linked to."""
    return NOUNS[shape].replace(" ", "-")


def _section(shape: type[Shape], pieces: dict[str, Piece]) -> Iterator[str]:
    piece = pieces[shape.__name__]
    yield f"## {capital(NOUNS[shape])}"
    yield ""
    yield piece["description"] + _where(shape, pieces)
    yield ""
    yield f"```yaml\n{shape_example(shape)}\n```"
    yield ""
    yield "| Key | What may stand there | Left out | Meaning |"
    yield "|---|---|---|---|"
    for name, part in piece["properties"].items():
        default = default_of(part)
        absent = "**required**" if name in piece.get("required", ()) else f"`{default}`" if default else "nothing"
        meaning = part["description"]
        if "enum" in part and name in ENUMS:
            meaning = " ".join([meaning, *(f"`{word}`: {_small(ENUMS[name][word])}" for word in part["enum"])])
        yield f"| `{name}` | {_cell(words(part))} | {absent} | {_cell(meaning)} |"
    if shape is Condition:
        yield "| a tie or an indicator's id | a range | nothing | What must hold for it. |"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _where(shape: type[Shape], pieces: dict[str, Piece]) -> str:
    """Under which keys a shape stands, in a sentence."""
    target = f"#/definitions/{shape.__name__}"
    found: dict[str, list[str]] = {}
    for holder in ORDER:
        for name, part in pieces[holder.__name__]["properties"].items():
            if target in _references(part):
                found.setdefault(name, []).append(_place(holder))
    places = [f"`{name}` of {join_words(holders)}" for name, holders in found.items()]
    return f" It stands under {join_words(places)}." if places else ""


def _place(holder: type[Shape]) -> str:
    noun = NOUNS[holder]
    return "the file" if holder is Scenario else f"{article(noun)} [{noun}](#{anchor(holder)})"


def _references(piece: Piece) -> set[str]:
    """What a part refers to, however deep."""
    found = {piece["$ref"]} if "$ref" in piece else set()
    for inner in (piece.get("items"), piece.get("additionalProperties"), *piece.get("patternProperties", {}).values()):
        if isinstance(inner, dict):
            found |= _references(inner)
    return found


def _acts() -> Iterator[str]:
    yield "## Acts"
    yield ""
    yield "An act is written as its verb and the actor it is aimed at: `criticise israel`. The one who acts is the seat"
    yield "that the choice belongs to. `mediate` is aimed at two: `mediate israel hamas`. A **mutual** act moves both"
    yield "sides alike; every other moves the target's regard in full and the actor's own in part (`own-view`)."
    yield "Weights are those of Goldstein (1992) as transferred to the CAMEO codes; `weights` of a file changes them."
    yield ""
    yield "| Verb | CAMEO | Weight | Mutual | What it is | How it reads, aimed at B |"
    yield "|---|---|---|---|---|---|"
    for act in ACTS:
        mutual = "yes" if act.mutual else ""
        reads = _cell(f"A {act.past.format(target='B', partner='C')}.")
        yield f"| `{act.verb}` | {act.code} | {number(act.weight10)} | {mutual} | {_cell(act.about)} | {reads} |"
    changed = [act for act in ACTS if "; " in act.source]
    yield ""
    yield "Weights that differ from the published table:"
    yield ""
    for act in changed:
        yield f"- `{act.verb}`: {act.source.partition('; ')[2]}."
    yield ""


def _cell(text: str) -> str:
    """Text that does not end its cell."""
    return text.replace("|", "\\|")
