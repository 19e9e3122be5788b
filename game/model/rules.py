"""The rule book's parameters, as a scenario may set them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from game.model.base import Percent, Shape


def _off(value: Any) -> Any:
    """`off` switches a rule off."""
    return 0 if value == "off" else value


Share = Annotated[Percent, BeforeValidator(_off, json_schema_input_type=str | int)]
"""A percentage, or `off`."""


class Rules(Shape):
    """Percentages unless said otherwise. The defaults suit rounds of about a month (the rule book says why)."""

    act_size: Annotated[int, Field(ge=1, le=10)] = 4
    """K: score points for each point of an act's Goldstein weight."""
    own_view: Share = 25
    """eta: the share of an act that moves the actor's own view of the target."""
    ripple_friend: Share = 40
    """kF: the ripple through those who like the target."""
    ripple_enemy: Share = 20
    """kE: the ripple through those who dislike the target."""
    reciprocity: Share = 10
    """r: how much of the gap between two actors' departures from usual each closes in a round."""
    drift: Share = 10
    """lambda: how much of a departure from the usual level fades in a round; at least 1 point unless off."""
    disbelief: Share = 50
    """rho: how much enemies discount kindness and friends forgive, per 100 points of the score."""
    lasting_mark: Share = 25
    """delta: the share of a grave act (weight 7 or more) that moves the usual level for good."""
    because: str = ""
    """Why this scenario sets them so."""

    @model_validator(mode="after")
    def _no_oscillation(self) -> Rules:
        if self.drift + 2 * self.reciprocity > 100:
            raise PydanticCustomError(
                "oscillation",
                "drift plus twice reciprocity is {total}%: above 100% scores would swing to and fro",
                {"total": self.drift + 2 * self.reciprocity},
            )
        return self
