"""What a seat may do: choices with their acts, effects, chances and delays."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from game.model.base import Basis, Percent, Shape
from game.model.catalogue import CATALOGUE
from game.model.conditions import Condition
from game.model.names import ActorId, Cite, Flag, Id, Quantity, known_names, unknown

Points = Annotated[int, Field(ge=-200, le=200)]
"""A change in score points."""


class ActUse(Shape):
    """One act of the catalogue aimed at a target, written `criticise israel` (or `mediate israel hamas`)."""

    verb: str
    """What is done."""
    target: str
    """At whom it is aimed."""
    partner: str = ""
    """The second party of a mediation; empty for every other act."""

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, data: Any, info: ValidationInfo) -> Any:
        if not isinstance(data, str):
            raise PydanticCustomError("act_form", "write an act as a verb and a target: 'consult qatar'", {})
        words = data.split()
        verb = words[0] if words else ""
        if verb not in CATALOGUE:
            raise unknown("act", verb, CATALOGUE)
        wanted = 2 if CATALOGUE[verb].kind == "mediation" else 1
        targets = words[1:]
        if len(targets) != wanted:
            example = f"{verb} israel hamas" if wanted == 2 else f"{verb} qatar"
            raise PydanticCustomError(
                "act_targets",
                "'{verb}' needs {wanted}, as in '{example}'",
                {"verb": verb, "wanted": "two targets" if wanted == 2 else "one target", "example": example},
            )
        actors = known_names(info, "actors")
        for target in targets:
            if actors is not None and target not in actors:
                raise unknown("actor", target, actors)
        if len(set(targets)) != len(targets):
            raise PydanticCustomError("act_targets", "a mediation needs two different parties", {})
        return {"verb": verb, "target": targets[0], "partner": targets[1] if wanted == 2 else ""}

    def __str__(self) -> str:
        return f"{self.verb} {self.target} {self.partner}".strip()


class Effect(Shape):
    """A change that the author writes out: `+4`, or `{by: +4, because: ..., cite: ...}`."""

    by: Points
    """Score points, added as they stand."""
    because: str = ""
    """Why, in words; the ledger shows it."""
    cite: Cite = ""
    """Where the size or the reason comes from."""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, data: Any) -> Any:
        if isinstance(data, int) and not isinstance(data, bool):
            return {"by": data}
        if not isinstance(data, dict):
            raise PydanticCustomError("effect_form", "write a whole number of points such as +4 or -3", {})
        return data


Effects = dict[Quantity, Effect]
Flags = Annotated[tuple[Flag, ...], Field(strict=False)]


class Later(Shape):
    """Something that happens some rounds after the choice."""

    rounds: Annotated[int, Field(ge=1, le=30)]
    """How many rounds after the round of the choice it falls due."""
    when: Condition | None = None
    """Looked at when it falls due; if it does not hold then, nothing happens."""
    because: str = ""
    """Why it happens, in words; the ledger shows it."""
    cite: Cite = ""
    """Where it comes from."""
    effects: Effects = {}
    """What it changes then: ties and indicators."""
    sets: Flags = ()
    """Flags that it sets then."""
    clears: Flags = ()
    """Flags that it clears then."""


class Consequences(Shape):
    """What a choice, or one outcome of it, brings about."""

    acts: Annotated[tuple[ActUse, ...], Field(strict=False)] = ()
    """Acts of the catalogue, `verb target`; the rules turn them into changes of scores."""
    effects: Effects = {}
    """Changes that the rules cannot know: indicators above all."""
    sets: Flags = ()
    """Flags that are set."""
    clears: Flags = ()
    """Flags that are cleared; a flag both set and cleared in a round ends up set."""
    later: Annotated[tuple[Later, ...], Field(strict=False)] = ()
    """What follows some rounds later."""


class Outcome(Consequences):
    """One of the ways a choice with chance may turn out."""

    id: Id = ""
    """Its name in the save; left out, it is numbered: outcome-1, outcome-2."""
    chance: Percent
    """Its chance; the chances of a choice's outcomes add up to 100%."""
    text: str
    """What happened, in a sentence."""


def _numbered(value: Any) -> Any:
    """Give outcomes without an id their number, so that a save can name the one that was drawn."""
    if isinstance(value, list):
        return [
            {**item, "id": f"outcome-{n}"} if isinstance(item, dict) and "id" not in item else item
            for n, item in enumerate(value, 1)
        ]
    return value


def _add_up(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """The chances are those of all that can happen, and a save knows an outcome by its id."""
    total = sum(outcome.chance for outcome in outcomes)
    if outcomes and total != 100:
        raise PydanticCustomError("chances", "the chances add up to {total}%, not to 100%", {"total": total})
    ids = [outcome.id for outcome in outcomes]
    if len(set(ids)) != len(ids):
        raise PydanticCustomError("outcome_ids", "two outcomes have the same id", {})
    return outcomes


class Choice(Consequences):
    """A move that the author wrote for one seat in one round."""

    id: Id
    """Its name in the save and in conditions; no other choice of the file has it."""
    label: Annotated[str, Field(min_length=1, max_length=60)]
    """What the student reads, at most 60 characters."""
    detail: Annotated[str, Field(max_length=140)] = ""
    """A sentence below the label, at most 140 characters: what it involves."""
    stance: Annotated[str, Field(pattern=r"^[a-z][a-z -]*$", max_length=24)] = ""
    """A word for the course it takes (conciliatory, firm, ...); the debrief compares courses."""
    when: Condition | None = None
    """What must hold for the choice to be open."""
    why_not: Annotated[str, Field(max_length=120)] = ""
    """What a student reads when it is not open; left out, the condition is put into words."""
    outcomes: Annotated[
        tuple[Outcome, ...], Field(strict=False), BeforeValidator(_numbered), AfterValidator(_add_up)
    ] = ()
    """How it may turn out, with chances."""
    reported: bool = False
    """True where the source reports this as done: the record."""
    basis: Basis | None = None
    """What it rests on; left out: reported if `reported`, hypothetical in a hypothetical round, else modelled."""
    cite: Cite = ""
    """Where it comes from; expected where it is reported."""
    because: str = ""
    """Why its effects happen; the ledger shows it (left out: the label)."""


__all__ = ["ActUse", "ActorId", "Choice", "Consequences", "Effect", "Effects", "Later", "Outcome"]
