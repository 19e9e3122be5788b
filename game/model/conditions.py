"""Conditions: structured data, no expression language, so they can be checked, put into words and reasoned about."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from game.model.base import Shape, _hyphens
from game.model.names import ChoiceId, Quantity, TestedFlag

NO_LIMIT = 10**6
"""Stands for "no bound" in a :class:`Range`: beyond every score, indicator and round."""


class Range(NamedTuple):
    """The whole numbers that a condition lets pass, both ends included (points, or rounds)."""

    low: int
    high: int

    def words(self, number: Callable[[int], str] = str) -> str:
        """The range as an author would write it; `number` says how its numbers are written.

        >>> Range(55, NO_LIMIT).words(), Range(-5, 5).words()
        ('at least 55', 'between -5 and 5')
        """
        if self.low == self.high:
            return f"exactly {number(self.low)}"
        if self.high == NO_LIMIT:
            return f"at least {number(self.low)}"
        if self.low == -NO_LIMIT:
            return f"at most {number(self.high)}"
        return f"between {number(self.low)} and {number(self.high)}"


_NUMBER = r"([-+]?[0-9]{1,4})"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[int], Range]], ...] = (
    (re.compile(rf"(?:at least|>=) ?{_NUMBER}"), lambda n: Range(n, NO_LIMIT)),
    (re.compile(rf"(?:at most|<=) ?{_NUMBER}"), lambda n: Range(-NO_LIMIT, n)),
    (re.compile(rf"(?:above|>) ?{_NUMBER}"), lambda n: Range(n + 1, NO_LIMIT)),
    (re.compile(rf"(?:below|<) ?{_NUMBER}"), lambda n: Range(-NO_LIMIT, n - 1)),
    (re.compile(rf"(?:exactly|=|==) ?{_NUMBER}"), lambda n: Range(n, n)),
)
_BETWEEN = re.compile(rf"between {_NUMBER} and {_NUMBER}")


def parse_range(value: Any) -> Any:
    """Read `at least 55`, `between 2 and 4`, `>= 55`, or a bare number ("exactly").

    Raises a `range` fault for anything else.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return Range(value, value)
    if isinstance(value, str):
        text = " ".join(value.split())
        for form, make in _FORMS:
            match = form.fullmatch(text)
            if match:
                return make(int(match.group(1)))
        match = _BETWEEN.fullmatch(text)
        if match and int(match.group(1)) <= int(match.group(2)):
            return Range(int(match.group(1)), int(match.group(2)))
    raise PydanticCustomError(
        "range", "write 'at least 5', 'at most 5', 'above 5', 'below 5', 'exactly 5' or 'between 2 and 5'", {}
    )


RangeText = Annotated[
    Range,
    BeforeValidator(parse_range, json_schema_input_type=str | int),
]
"""A range in words: `at least 55`, `at most 10`, `above 0`, `below 90`, `between 20 and 40`, `exactly 3`."""


class Condition(Shape):
    """All entries must hold. A quantity's entry (`qatar -> us: at least 55`) is a key of its own."""

    model_config = ConfigDict(frozen=True, extra="allow", strict=True, alias_generator=_hyphens)
    __pydantic_extra__: dict[Quantity, RangeText] = Field(init=False)

    flags: Annotated[tuple[TestedFlag, ...], Field(strict=False)] = ()
    """Flags that must be set."""
    no_flags: Annotated[tuple[TestedFlag, ...], Field(strict=False)] = ()
    """Flags that must not be set."""
    round: RangeText | None = None
    """The round, counted from 1."""
    chosen: Annotated[tuple[ChoiceId, ...], Field(strict=False)] = ()
    """Choices that somebody made in an earlier round."""
    not_chosen: Annotated[tuple[ChoiceId, ...], Field(strict=False)] = ()
    """Choices that nobody has made in an earlier round."""
    any: Annotated[tuple[Condition, ...], Field(strict=False)] = ()
    """A list of conditions of which one suffices."""

    @model_validator(mode="before")
    @classmethod
    def _not_empty(cls, data: Any) -> Any:
        if isinstance(data, dict) and not data:
            raise PydanticCustomError("empty_condition", "this condition is empty; remove it or say what must hold", {})
        return data

    @property
    def ranges(self) -> dict[str, Range]:
        """The entries about quantities: name to range."""
        return self.__pydantic_extra__
