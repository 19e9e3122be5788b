"""A whole scenario: frozen, validated, made only from a file's text."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from game.model.base import Basis, Fog, Line, Reflect, Shape, Text
from game.model.catalogue import CATALOGUE
from game.model.moves import Choice
from game.model.names import Id, ties_of, unknown
from game.model.names import Tie as TieName
from game.model.parts import Actor, Claim, Debrief, Ending, Event, Indicator, Relationship, Round, Source
from game.model.rules import Rules

Weight = Annotated[float, Field(ge=-10, le=10)]


def _verb(name: str) -> str:
    if name not in CATALOGUE:
        raise unknown("act", name, CATALOGUE)
    return name


Verb = Annotated[str, AfterValidator(_verb)]
"""The verb of an act of the catalogue."""


class Scenario(Shape):
    """Who takes part, how they regard each other, what happens, what each may do, and how it can end.

    Two scenarios are the same only if they are the same object: each load makes its own, so the engine may keep what it
    works out about one. :attr:`text` and :attr:`hash` are those of the file it came from.
    """

    format: Literal[1]
    """The version of this notation: 1."""
    title: Annotated[str, Field(min_length=1, max_length=80)]
    """What the scenario is called."""
    subtitle: Annotated[str, Field(max_length=120)] = ""
    """One line below the title."""
    summary: Annotated[str, Field(max_length=1200)] = ""
    """What the start screen says about it, at most 60 words."""
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    """How long a game takes, in minutes."""
    ages: str = ""
    """For whom it is, as text: `16+`."""
    disclaimer: str = ""
    """What a class should be told about its limits."""
    fog: Fog = "direction"
    """How much a forecast tells."""
    reflect: Reflect = "reason"
    """What is asked before a choice is final."""
    sources: dict[Id, Source] = {}
    """The published texts that it rests on, each under an id that cites use."""
    actors: Annotated[
        dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=16)], Actor],
        Field(min_length=2, max_length=12),
    ]
    """Who takes part, each under an id of at most 16 characters."""
    indicators: Annotated[dict[Id, Indicator], Field(max_length=8)] = {}
    """Quantities from 0 to 100 that are no tie, each under an id."""
    relationships: dict[TieName, Relationship]
    """How each actor regards each other at the start, -100 to 100; a tie not written starts at 0."""
    rounds: Annotated[tuple[Round, ...], Field(strict=False, min_length=1, max_length=30)]
    """What happens, round by round."""
    moves: Annotated[tuple[Verb, ...], Field(strict=False, max_length=24)] = ()
    """Standing moves: acts of the catalogue that every seat may aim at any other, in every round."""
    weights: dict[Verb, Weight] = {}
    """Goldstein weights that this scenario sets differently from the catalogue."""
    flags: dict[Id, Line] = {}
    """What a flag means, as a clause that is true once it is set: `no-repeat: Israel will not strike Doha again`."""
    events: Annotated[tuple[Event, ...], Field(strict=False)] = ()
    """What may happen from outside after a round."""
    endings: Annotated[tuple[Ending, ...], Field(strict=False, min_length=1)]
    """How a game can end; the first that fits is told, the last always fits."""
    claims: Annotated[tuple[Claim, ...], Field(strict=False)] = ()
    """What the sources leave open, shown in the briefing."""
    debrief: Debrief = Debrief()
    """What the class talks about afterwards."""
    glossary: dict[str, Text] = {}
    """Words that a student may look up, with their meaning."""
    rules: Rules = Rules()
    """The rule book's parameters; left out, they suit rounds of about a month."""

    _text: str = ""
    _hash: str = ""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    @property
    def text(self) -> str:
        """The file's whole text, as it was read."""
        return self._text

    @property
    def hash(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return self._hash

    def with_source(self, text: str, digest: str) -> Scenario:
        """Remember the text that this scenario was read from, and its hash; the loader calls it once."""
        self._text, self._hash = text, digest
        return self

    @model_validator(mode="after")
    def _one_default_ending(self) -> Scenario:
        defaults = [ending for ending in self.endings if ending.default]
        if len(defaults) != 1 or not self.endings[-1].default:
            raise PydanticCustomError("default_ending", "the last ending must be the only one with 'default: true'", {})
        return self

    @cached_property
    def seats(self) -> tuple[str, ...]:
        """The actors that make moves, in file order."""
        return tuple(actor for actor, shape in self.actors.items() if shape.seat != "none")

    @cached_property
    def choices_by_id(self) -> dict[str, tuple[int, str, Choice]]:
        """Every authored choice: id to (round from 0, seat, choice)."""
        return {
            choice.id: (number, seat, choice)
            for number, round_ in enumerate(self.rounds)
            for seat, choices in round_.choices.items()
            for choice in choices
        }

    @cached_property
    def starting_ties(self) -> dict[tuple[str, str], Relationship]:
        """Each tie that the file writes, one direction each."""
        return {pair: shape for name, shape in self.relationships.items() for pair in ties_of(name)}

    def basis_of(self, choice: Choice, round_: Round) -> Basis:
        """What a choice rests on: as written, else reported where the record has it, else by its round."""
        if choice.basis is not None:
            return choice.basis
        if choice.reported:
            return "reported"
        return "hypothetical" if round_.basis == "hypothetical" else "modelled"

    def mention(self, actor: str) -> str:
        """How a sentence names an actor: "the US"."""
        shape = self.actors[actor]
        return shape.mention or shape.short

    def quantity_name(self, quantity: str) -> str:
        """A quantity as people read it: `US → Qatar` for a tie, the indicator's name, or the flag's own id."""
        pairs = ties_of(quantity)
        if pairs:
            source, target = pairs[0]
            return f"{self.actors[source].short} → {self.actors[target].short}"
        shape = self.indicators.get(quantity)
        return shape.name if shape else self.flag_words(quantity)

    def flag_words(self, flag: str, is_set: bool = True) -> str:
        """What it means that a flag is set, or is not; where the author gave no clause, that it "has happened"."""
        clause = self.flags.get(flag)
        if clause:
            return clause if is_set else f"not so: {clause}"
        return f"'{flag.replace('-', ' ')}' has {'' if is_set else 'not '}happened"


def round_id(scenario: Scenario, number: int) -> str:
    """The id of a round counted from 0: as written, else `round-1` and so on."""
    return scenario.rounds[number].id or f"round-{number + 1}"


__all__ = ["Scenario", "round_id"]
