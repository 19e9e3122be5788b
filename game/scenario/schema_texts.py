"""The schema in words: what may stand where, what holds where nothing is written, and the model's own explanations."""

from __future__ import annotations

from game.model.base import Shape
from game.model.moves import ActUse
from game.model.scenario import Scenario
from game.scenario.schema_docs import documentation
from game.scenario.schema_examples import part_example
from game.scenario.schema_values import WORDS, Piece
from game.scenario.shapes import NOUNS
from game.words import join_words

ENUMS: dict[str, dict[str, str]] = {
    "fog": {
        "exact": "A forecast shows numbers.",
        "direction": "A forecast shows arrows: up or down.",
        "none": "There is no forecast.",
    },
    "reflect": {
        "off": "Nothing is asked.",
        "reason": "A line of reasoning is asked for.",
        "predict": "A line of reasoning and two predictions are asked for.",
    },
    "basis": {
        "reported": "The cited source reports it.",
        "disputed": "The parties dispute it.",
        "modelled": "The author models it.",
        "hypothetical": "It lies in an imagined future.",
    },
    "computer": {
        "reported": "Takes what the record marks as reported; where nothing is, plays as `goal`.",
        "goal": "Takes what serves its goals best, one round ahead.",
        "cautious": "Takes what can cost it the least.",
        "random": "Takes any open choice.",
    },
    "seat": {
        "open": "Anyone may take it.",
        "closed": "The computer plays it unless the teacher opens it with `--open-seat`.",
        "none": "It never moves.",
    },
}
"""What each word means, by the part in which it stands."""

SHAPES = {shape.__name__: shape for shape in NOUNS}
"""Every shape that has named parts, by the name of its definition."""


def describe(made: Piece, definitions: dict[str, Piece]) -> None:
    """Put what the model says about shapes and parts into the schema: plain, and as an editor shows it."""
    for shape in NOUNS:
        piece = made if shape is Scenario else definitions[shape.__name__]
        docs = documentation(shape)
        piece["title"] = NOUNS[shape]
        piece["description"] = piece["markdownDescription"] = docs.about
        for name, field in shape.model_fields.items():
            alias = field.alias or name
            part = piece["properties"][alias]
            required = alias in piece.get("required", ())
            part["title"] = alias
            part["description"] = docs.fields[name]
            if "enum" in part and alias in ENUMS:
                part["markdownEnumDescriptions"] = [ENUMS[alias][word] for word in part["enum"]]
            part["markdownDescription"] = _hover(shape, alias, docs.fields[name], part, required)
    made["title"] = "Backchannel scenario"


def _hover(shape: type[Shape], alias: str, about: str, part: Piece, required: bool) -> str:
    """What an editor shows for a part: what it means, how it is written, an example."""
    written = "" if "markdownEnumDescriptions" in part else f"{capital(_without_links(words(part)))}. "
    paragraphs = [about, written + left_out(part, required)]
    if example := part_example(shape, alias):
        paragraphs.append(f"```yaml\n{example}\n```")
    return "\n\n".join(paragraphs)


def left_out(part: Piece, required: bool) -> str:
    """What holds where a part is left out, as a sentence."""
    if required:
        return "Required."
    default = default_of(part)
    return f"Left out: `{default}`." if default else "Optional."


def default_of(part: Piece) -> str:
    """A default as it would be written, or "" where there is none to speak of."""
    default = part.get("default")
    if default is None:
        return ""
    if isinstance(default, bool):
        return "true" if default else "false"
    return f"{default}%" if "percentage" in part.get("$comment", "") else f"{default}"


def words(piece: Piece) -> str:
    """What may stand somewhere, in words, with links within the reference.

    >>> words({"type": "string", "maxLength": 60})
    'text, at most 60 characters'
    """
    if "$ref" in piece:
        return _reference(piece["$ref"].rpartition("/")[2])
    if "$comment" in piece:
        return str(piece["$comment"])
    if "const" in piece:
        return f"`{piece['const']}`"
    if "enum" in piece:
        return join_words([f"`{word}`" for word in piece["enum"]], "or")
    match piece.get("type"):
        case "string":
            about = WORDS.get(piece.get("pattern", ""), "text")
            return about + (f", at most {piece['maxLength']} characters" if piece.get("maxLength", 8000) < 8000 else "")
        case "integer" | "number":
            kind = "a whole number" if piece["type"] == "integer" else "a number"
            return f"{kind} from {piece['minimum']} to {piece['maximum']}"
        case "boolean":
            return "`true` or `false`"
        case "array":
            return f"a list, each entry {words(piece['items'])}{_most(piece, 'Items')}"
        case _:
            return _named(piece)


def _named(piece: Piece) -> str:
    """A set of named entries."""
    pattern, value = next(iter(piece.get("patternProperties", {}).items()), ("", piece.get("additionalProperties")))
    name = "a tie" if "->" in pattern else "an id" if pattern else "a name"
    if pattern.endswith(")?$"):
        name = "a tie or an indicator's id"
    if piece.get("properties"):
        name, value = "the verb of an [act](#acts)", next(iter(piece["properties"].values()))
    return f"entries, each {name} with {words(value if isinstance(value, dict) else {})}{_most(piece, 'Properties')}"


def _most(piece: Piece, what: str) -> str:
    least, most = piece.get(f"min{what}", 0), piece.get(f"max{what}")
    if most is None:
        return f"; at least {least}" if least else ""
    return f"; {least} to {most} of them" if least else f"; at most {most} of them"


def _reference(name: str) -> str:
    if name == ActUse.__name__:
        return "an [act](#acts): `criticise israel`"
    if name == "Range":
        return "a range in words: `at least 55`, `below 40`, `between 20 and 40`"
    noun = NOUNS[SHAPES[name]]
    return f"{article(noun)} [{noun}](#{noun.replace(' ', '-')})"


def capital(text: str) -> str:
    """A text with a capital letter first; the others stay as they are."""
    return text[:1].upper() + text[1:]


def article(noun: str) -> str:
    """ "a" or "an", as the noun has it."""
    return "an" if noun[0] in "aeiou" else "a"


def _without_links(text: str) -> str:
    """Markdown without its links, for an editor that has nowhere to go."""
    while "](" in text:
        before, _, after = text.partition("](")
        start = before.rindex("[")
        text = before[:start] + before[start + 1 :] + after.partition(")")[2]
    return text
