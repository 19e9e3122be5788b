"""The JSON Schema of scenario files, for editors: made from the models, then put as editors understand it best.

Pydantic's own schema would do for a program. An editor with the YAML language server completes and explains only what
is said plainly: no alternatives with null, no silent acceptance beside a pattern, a text for every part, and texts
that can be inserted. `make schema` keeps `scenarios/scenario.schema.json` equal to what this module makes.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import AfterValidator, BeforeValidator
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from game.model.base import Percent
from game.model.catalogue import ACTS
from game.model.conditions import parse_range
from game.model.names import QUANTITY_PATTERN
from game.model.rules import Share
from game.model.scenario import Scenario, Verb
from game.scenario import schema_snippets as snippets
from game.scenario import schema_values as values
from game.scenario.schema_texts import describe
from game.scenario.schema_values import Piece

DRAFT = "http://json-schema.org/draft-07/schema#"


def scenario_schema() -> Piece:
    """The schema, as a document that can be written as JSON."""
    made = Scenario.model_json_schema(schema_generator=_Editor, ref_template="#/definitions/{model}")
    definitions = made.pop("$defs")
    definitions["ActUse"] = values.act()
    definitions["Range"] = values.range_in_words()
    _short_form(definitions["Effect"], "by")
    _short_form(definitions["Relationship"], "start")
    _condition(definitions["Condition"])
    _only_together(definitions)
    _weights(made["properties"]["weights"])
    describe(made, definitions)
    _offer(made, definitions)
    return {"$schema": DRAFT, **made, "definitions": definitions}


def schema_text() -> str:
    """The schema as the file that editors read."""
    return json.dumps(scenario_schema(), indent=1, ensure_ascii=False) + "\n"


def _function(kind: Any) -> Any:
    """The function that reads a value of this annotated type first."""
    validators = [one for one in kind.__metadata__ if isinstance(one, (BeforeValidator, AfterValidator))]
    return validators[-1].func


class _Editor(GenerateJsonSchema):
    """Writes what a person may write, where the model has a function that reads it."""

    def get_title_from_name(self, name: str) -> str:
        """Call a part what the file calls it."""
        return name

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """Percentages and ranges in words."""
        function = schema["function"]["function"]
        if function is parse_range:
            return values.range_in_words()
        if function is _function(Share):
            return values.percentage(or_off=True)
        if function is _function(Percent):
            return values.percentage()
        return super().function_before_schema(schema)

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        """The verbs of the catalogue."""
        if schema["function"]["function"] is _function(Verb):
            return values.verb()
        return super().function_after_schema(schema)

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Nothing is ever written as null; what is not wanted is left out."""
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """Where names follow a pattern, no other name may stand."""
        made = super().dict_schema(schema)
        for pattern in made.get("patternProperties", {}):
            made["additionalProperties"] = False
            if pattern in values.KEY_HELP:
                made["errorMessage"] = values.KEY_HELP[pattern]
            if pattern == QUANTITY_PATTERN:
                made["defaultSnippets"] = snippets.EFFECTS
        return made

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Texts that follow a pattern say which."""
        made = super().str_schema(schema)
        if (pattern := made.get("pattern")) in values.PATTERN_HELP:
            made["patternErrorMessage"] = values.PATTERN_HELP[pattern]
        return made

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A default that says nothing (no text, an empty list) would only be offered in the way."""
        made = super().default_schema(schema)
        if made.get("default") in ("", None) or isinstance(made["default"], list | dict):
            made.pop("default", None)
        return made


def _short_form(shape: Piece, part: str) -> None:
    """A shape that may also be written as the number that its first part holds."""
    low, high = (shape["properties"][part][key] for key in ("minimum", "maximum"))
    parts = ", ".join(f"{name}: …" for name in shape["properties"])
    shape |= {"type": ["integer", "object"], "minimum": low, "maximum": high}
    shape["errorMessage"] = f"Write a whole number from {low} to {high}, or {{{parts}}}."
    shape["$comment"] = f"a whole number from {low} to {high}, or `{{{parts}}}`"


def _condition(shape: Piece) -> None:
    """A condition's own words, and beside them quantities with ranges.

    Not by a pattern: it would hold for the condition's own words too, and an editor would not complete the ranges.
    """
    shape["properties"]["round"] = {"title": "round", "$ref": "#/definitions/Range"}
    shape["additionalProperties"] = {"$ref": "#/definitions/Range"}
    shape["propertyNames"] = {
        "title": "tie or indicator",
        "pattern": QUANTITY_PATTERN,
        "patternErrorMessage": values.CONDITION_HELP,
    }
    shape["minProperties"] = 1
    shape["errorMessage"] = values.CONDITION_HELP


def _only_together(definitions: dict[str, Piece]) -> None:
    """Rules about several parts at once."""
    is_default = {"properties": {"default": {"const": True}}, "required": ["default"]}
    definitions["Ending"]["if"] = is_default
    others = [name for name in definitions["Ending"]["properties"] if name != "when"]
    definitions["Ending"]["then"] = {
        "propertyNames": {"enum": others, "errorMessage": "The ending with `default: true` has no condition."}
    }
    definitions["Ending"]["else"] = {
        "required": ["when"],
        "errorMessage": "An ending needs either `when:` or `default: true`.",
    }
    is_disputed = {"properties": {"basis": {"const": "disputed"}}, "required": ["basis"]}
    two = "A disputed claim names at least two positions: `positions: {One side: ..., The other: ...}`."
    definitions["Claim"]["if"] = is_disputed
    definitions["Claim"]["then"] = {
        "required": ["positions"],
        "properties": {"positions": {"minProperties": 2, "errorMessage": two}},
        "errorMessage": two,
    }


def _weights(part: Piece) -> None:
    """One name for each act, so that an editor can offer and explain them."""
    number = part.pop("additionalProperties")
    part["properties"] = {
        act.verb: {**number, "title": act.verb, "markdownDescription": f"{act.about} {values.weighed(act)}"}
        for act in ACTS
    }
    part["additionalProperties"] = False
    part["errorMessage"] = "Write the verb of an act and its weight: `apologise: 3.5`; the reference lists the verbs."
    part.pop("propertyNames", None)


def _offer(made: Piece, definitions: dict[str, Piece]) -> None:
    """What an editor can insert."""
    for shape, offered in snippets.SHAPES.items():
        definitions[shape]["defaultSnippets"] = offered
    for (shape, part), offered in snippets.PARTS.items():
        (made if shape == "Scenario" else definitions[shape])["properties"][part]["defaultSnippets"] = offered
