"""What every shape of a scenario shares: frozen, strict, no unknown keys, hyphens in the file for underscores here."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError


def _hyphens(name: str) -> str:
    return name.replace("_", "-")


class Shape(BaseModel):
    """The base of all shapes: what a teacher may write, and nothing else."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=_hyphens,
        defer_build=True,
    )


def _percent(value: Any) -> Any:
    """Accept `60%` as well as 60, since people write both."""
    if isinstance(value, str):
        digits = value.removesuffix("%").strip()
        if value.endswith("%") and digits.isascii() and digits.isdigit():
            return int(digits)
        raise PydanticCustomError("percent", "write a percentage such as 60%", {"given": value})
    return value


Percent = Annotated[int, Field(ge=0, le=100), BeforeValidator(_percent)]
"""A whole percentage, written `60%` or 60."""

Basis = Literal["reported", "disputed", "modelled", "hypothetical"]
"""What a statement rests on: a cited report, a claim that parties dispute, a model, or an imagined future."""

Fog = Literal["exact", "direction", "none"]
"""How much a forecast tells: the numbers, only up or down, or nothing."""

Reflect = Literal["off", "reason", "predict"]
"""What is asked before a choice is final: nothing, a line of reasoning, or that and two predictions."""

Policy = Literal["reported", "goal", "cautious", "random"]
"""How a seat plays when nobody sits there."""

Line = Annotated[str, Field(min_length=1, max_length=200)]
"""A line of text, at most 200 characters."""

Text = Annotated[str, Field(min_length=1, max_length=8000)]
"""Plain text; *emphasis* and blank-line paragraphs are all it may hold."""
