"""Why something never is, or always: the proof of :mod:`game.analysis.reach` as a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from game.analysis.reach.possible import Boxes, Possible
from game.engine.plan import plan_of
from game.engine.wording import choice_label, level
from game.model.conditions import Range
from game.model.scenario import Scenario
from game.scenario.advice_boxes import Box
from game.words import join_words

MOST_REASONS = 3
"""Alternatives whose reasons are told one by one."""
MOST_ROUNDS = 4
"""Rounds that are named one by one where a quantity moves."""


class Looked(NamedTuple):
    """When a condition is looked at."""

    moments: Sequence[Possible]
    is_after: bool
    """As rounds are over; else before a round's choices."""

    def words(self) -> str:
        """When, as the end of a clause."""
        first, last = self.moments[0].round, self.moments[-1].round
        if not self.is_after:
            return f"before round {last}"
        return f"at the end of round {last}" if first == last else "at the end of any round"


class Reasons:
    """Sentences about one scenario, without full stops."""

    def __init__(self, scenario: Scenario, after: Sequence[Possible]) -> None:
        """`after` is what can be after each number of rounds."""
        self._scenario = scenario
        self._plan = plan_of(scenario)
        self._after = after

    def never(self, boxes: Boxes, looked: Looked) -> str:
        """Why a condition holds at none of the times at which it is looked at."""
        if not boxes:
            return "it asks for two things that exclude each other"
        found = list(dict.fromkeys(self._against(box, looked) for box in boxes))
        if len(found) > MOST_REASONS:
            return f"none of its {len(found)} alternatives can hold; of the first: {found[0]}"
        return "; ".join(found)

    def _against(self, box: Box, looked: Looked) -> str:
        """Why a box cannot be: the first of its entries that cannot be by itself."""
        round_ = box.get("round")
        moments = [now for now in looked.moments if round_ is None or round_.low <= now.round <= round_.high]
        if not moments:
            first, last = looked.moments[0].round, looked.moments[-1].round
            looked_at = f"round {first}" if first == last else f"rounds {first} to {last}"
            return f"it asks for round {round_.words() if round_ else ''}, and is looked at in {looked_at} only"
        here = looked._replace(moments=moments)
        for what, wanted in box.items():
            ever = [now.range_of(what) for now in moments]
            span = Range(min(one.low for one in ever), max(one.high for one in ever))
            if wanted.low > span.high or wanted.high < span.low:
                return self._entry(what, wanted, span, here)
        if rivals := moments[0].rivals(box):
            number, seat, _ = self._scenario.choices_by_id[rivals[0]]
            whose = f"choices of {self._scenario.mention(seat)} in round {number + 1}"
            return f"'{rivals[0]}' and '{rivals[1]}' are both {whose}, and a seat makes one"
        return "what it asks for can be so part by part, but in no round all at once"

    def _entry(self, what: str, wanted: Range, span: Range, looked: Looked) -> str:
        if what in self._plan.slots:
            return self._quantity(what, wanted, span, looked)
        kind, _, name = what.partition(" ")
        if kind == "flag":
            if wanted.low:
                return f"nothing that can happen sets the flag '{name}' {_by(looked)}"
            return f"the flag '{name}' is set in every game {looked.words()}"
        called = f"'{choice_label(self._scenario, name)}' ({name})"
        if not wanted.low:
            return f"{called} has been chosen in every game {looked.words()}"
        found = self._scenario.choices_by_id.get(name)
        own = f": it belongs to round {found[0] + 1}" if found and found[0] + 1 >= looked.moments[-1].round else ""
        return f"{called} cannot have been chosen {_by(looked)}{own}"

    def _quantity(self, what: str, wanted: Range, span: Range, looked: Looked) -> str:
        """How far a quantity comes, and how."""
        slot, called = self._plan.slots[what], f"'{self._scenario.quantity_name(what)}'"
        scale = self._plan.bounds(slot)
        if wanted.low > scale[1] or wanted.high < scale[0]:
            return f"{called} goes from {level(what, scale[0])} to {level(what, scale[1])}"
        is_high, start = wanted.low > span.high, self._plan.start[slot]
        bound = span.high if is_high else span.low
        moment = next(now for now in looked.moments if (now.high if is_high else now.low)[slot] == bound)
        far = (bound - start) * (1 if is_high else -1)
        if far > 0:
            steps = self._steps(slot, is_high, moment.round if looked.is_after else moment.round - 1, far)
            how = f"can {'rise' if is_high else 'fall'} by {far} at most{steps}"
        elif far:
            how = f"surely {'falls' if is_high else 'rises'} by {-far} or more"
        else:
            how = f"nothing that can happen {'raises' if is_high else 'lowers'} it"
        stands = f"can be {'at most' if is_high else 'at least'} {level(what, bound)} {looked.words()}"
        over = "; games that went further are over" if what in moment.cuts else ""
        return f"{called} {stands}: it starts at {level(what, start)} and {how}{over}"

    def _steps(self, slot: int, is_high: bool, rounds: int, far: int) -> str:
        """In which rounds a quantity moves how far; "" where that is too much to tell, or not the whole story."""
        values = [(now.high if is_high else now.low)[slot] for now in self._after[: rounds + 1]]
        moved = [
            (abs(after - before), number)
            for number, (before, after) in enumerate(pairwise(values), 1)
            if after != before
        ]
        if sum(size for size, _ in moved) != far or not 1 <= len(moved) <= MOST_ROUNDS:
            return ""
        return f" ({join_words(f'{size} in round {number}' for size, number in moved)})"

    def hidden(self, ending: str, *, is_default: bool) -> str:
        """Why an ending never comes that could hold; `ending` is the one that always stands above it, if it is one."""
        by = f"'{ending}'" if ending else "one of those above it"
        if is_default:
            return f"{by} fits at the end of every game"
        return f"whenever it fits, {by} fits as well{' and stands above it' if ending else ''}"

    def all_over(self, rounds: int, endings: Sequence[str]) -> str:
        """Why no game goes on."""
        names = join_words((f"'{one}'" for one in endings), "or")
        return f"every game is over by the end of round {rounds}, with {names}"

    def always(self, boxes: Sequence[Box], moments: Sequence[Possible]) -> str:
        """Why a condition holds at the end of every game."""
        for box in boxes:
            found = [self._fact(what, moments) for what in box]
            if all(self._is_sure(what, wanted, moments) for what, wanted in box.items()):
                return f"at the end of every game {join_words(found)}"
        return "at the end of every game one of its alternatives holds"

    def _is_sure(self, what: str, wanted: Range, moments: Sequence[Possible]) -> bool:
        spans = [now.range_of(what) for now in moments]
        return all(wanted.low <= span.low and span.high <= wanted.high for span in spans)

    def _fact(self, what: str, moments: Sequence[Possible]) -> str:
        spans = [now.range_of(what) for now in moments]
        low, high = min(span.low for span in spans), max(span.high for span in spans)
        if what in self._plan.slots:
            ends = f"between {level(what, low)} and {level(what, high)}" if low < high else f"at {level(what, low)}"
            return f"'{self._scenario.quantity_name(what)}' is {ends}"
        kind, _, name = what.partition(" ")
        if kind == "round":
            return f"it is round {low}" if low == high else f"it is one of rounds {low} to {high}"
        if kind == "flag":
            return f"the flag '{name}' is {'set' if low else 'not set'}"
        return f"'{choice_label(self._scenario, name)}' ({name}) has {'' if low else 'not '}been chosen"


def _by(looked: Looked) -> str:
    last = looked.moments[-1].round
    return f"by the end of round {last}" if looked.is_after else f"before round {last}"


__all__ = ["Looked", "Reasons"]
