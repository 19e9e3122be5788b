"""What no game can come to, proved by reasoning about all games at once, round by round, without playing one.

Each score and indicator is known to lie within a span, each flag and choice to be so perhaps, surely or never
(:class:`game.analysis.reach.possible.Possible`). Whatever a game can come to lies within; so what cannot be there never
is. What can be there may still never be: nothing is said about that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple

from game.analysis.reach.possible import ANY, SET, UNSET, Boxes, Possible, boxes_of
from game.analysis.reach.reasons import Looked, Reasons
from game.analysis.reach.spans import Rounds
from game.analysis.seek import Aim
from game.engine.plan import plan_of
from game.model.conditions import Condition, Range
from game.model.scenario import Scenario
from game.scenario.advice_boxes import Box, meet

Stands = Literal["never", "maybe", "always"]


class End(NamedTuple):
    """A moment at which a game can be over."""

    now: Possible
    ending: str
    boxes: list[Box]
    """What can be so then, going by what the ending asks for and what those above it leave."""


class Reach:
    """What the games of a scenario can come to."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self._plan = plan = plan_of(scenario)
        self._boxes = {ending.id: ANY if ending.default else boxes_of(ending.when) for ending in scenario.endings}
        self._early = [ending.id for ending in scenario.endings if ending.early]
        start = Possible(plan, 1, [*plan.start], [*plan.start])
        self._before = [start]
        self._middle: list[Possible] = []
        self._after = [start]
        self._ends: list[End] = []
        self._rounds = Rounds(plan)
        now: Possible | None = start
        while now is not None:
            middle, after = self._rounds.step(now)
            self._middle.append(middle)
            self._after.append(after)
            now = self._going_on(after)
            if now is not None:
                self._before.append(now)
        self._reasons = Reasons(scenario, self._after)

    @property
    def rounds(self) -> int:
        """How many rounds a game can have at the most; fewer than are written where an early ending always comes."""
        return len(self._middle)

    @cached_property
    def spans(self) -> tuple[tuple[Range, ...], ...]:
        """[rounds played][slot of the plan, usual levels included]: within what it lies."""
        return tuple(
            tuple(Range(low, high) for low, high in zip(now.low, now.high, strict=True)) for now in self._after
        )

    def open(self, choice: str) -> Stands:
        """How an authored choice stands in its round: open in no game, in some perhaps, in all that come to it."""
        return _stands(self._rounds.opened.get(choice, UNSET))

    def never(self, condition: Condition, number: int) -> str:
        """Why a condition cannot hold as a round (counted from 0) begins, in a sentence; "" where it may."""
        if number >= self.rounds:
            return self.never_played
        boxes, before = boxes_of(condition), self._before[number]
        return "" if before.may(boxes) else self._reasons.never(boxes, Looked([before], False))

    def _looked_at(self, number: int) -> list[str]:
        """The endings that are looked at after a round, in their order."""
        return [*self._boxes] if number == len(self.scenario.rounds) else self._early

    def _going_on(self, after: Possible) -> Possible | None:
        """What goes on after a round; the ways in which it can be the last are noted."""
        holes: list[Box] = []
        is_taken = False
        for id_ in self._looked_at(after.round):
            boxes = self._boxes[id_]
            inside = after.fit(boxes)
            left = after.left(tuple(holes), inside)
            if inside and left != []:
                self._ends.append(End(after, id_, inside if left is None else left))
                is_taken = True
            holes += boxes or ()  # what is too much to reason about takes nothing away
        if after.round == len(self.scenario.rounds):
            return None
        left = after.left(tuple(holes))
        if left == []:
            return None
        going = after.narrowed(left) if left and is_taken else after
        return going.copy(round=after.round + 1)

    @cached_property
    def unreachable(self) -> Mapping[Aim, str]:
        """Everything that is in no game, with the reason in a sentence (without a full stop)."""
        return dict(self._unreachable())

    def _unreachable(self) -> Iterator[tuple[Aim, str]]:
        for id_, (number, _, choice) in self.scenario.choices_by_id.items():
            why = ""
            if number >= self.rounds:
                why = self.never_played
            elif self.open(id_) == "never":
                why = self._reasons.never(boxes_of(choice.when), Looked([self._before[number]], False))
            if why:
                yield Aim("choice", id_, number), why
            for outcome in choice.outcomes:
                if why or not outcome.chance:
                    yield Aim("outcome", f"{id_} {outcome.id}", number), why or "its chance is 0%"
        for event in self.scenario.events:
            if event.id not in self._rounds.happened:
                why = self._reasons.never(boxes_of(event.when), Looked(self._middle, True)) if event.chance else ""
                yield Aim("event", event.id, -1), why or "its chance is 0%"
        come = {end.ending for end in self._ends}
        for ending in self.scenario.endings:
            if ending.id not in come:
                yield Aim("ending", ending.id, -1), self._why_no_ending(ending.id)

    @property
    def never_played(self) -> str:
        """Why the rounds after :attr:`rounds` are never played; "" where all can be."""
        if self.rounds == len(self.scenario.rounds):
            return ""
        come = list(dict.fromkeys(end.ending for end in self._ends))
        return self._reasons.all_over(self.rounds, come)

    def _why_no_ending(self, id_: str) -> str:
        moments = [after for after in self._after[1:] if id_ in self._looked_at(after.round)]
        if not moments:
            return self.never_played
        boxes = self._boxes[id_]
        fits = [now for now in moments if now.may(boxes)]
        if not fits:
            return self._reasons.never(boxes, Looked(moments, True))
        hiding: set[str] | None = None
        for now in fits:
            order = self._looked_at(now.round)
            above = order[: order.index(id_)]
            here = {one for one in above if now.left(self._boxes[one], now.fit(boxes)) == []}
            hiding = here if hiding is None else hiding & here
        first = next((ending for ending in self._boxes if ending in (hiding or ())), "")
        return self._reasons.hidden(first, is_default=boxes == ANY)

    def goal(self, seat: str, number: int) -> tuple[Stands, str]:
        """How a goal of a seat (counted from 0) stands in the end, with the reason; "maybe" has none."""
        boxes = boxes_of(self.scenario.actors[seat].goals[number].when)
        moments = [end.now for end in self._ends]
        if not any(end.now.may(_both(end, boxes)) for end in self._ends):
            why = self._reasons.never(boxes, Looked(moments, True))
            return "never", why
        if boxes and all(end.now.left(boxes, end.boxes) == [] for end in self._ends):
            return "always", self._reasons.always(boxes, moments)
        return "maybe", ""


def _both(end: End, boxes: Boxes) -> Boxes:
    """What a goal asks for, together with what is so at the end of a game."""
    if boxes is None:
        return None
    return tuple(both for box in boxes for piece in end.boxes if (both := meet(box, piece)) is not None)


def _stands(span: Range) -> Stands:
    return "never" if span == UNSET else "always" if span == SET else "maybe"


@lru_cache(maxsize=8)
def unreachable(scenario: Scenario) -> Reach:
    """What the games of a scenario can come to, and what not; asked again for the same one it answers at once."""
    return Reach(scenario)


__all__ = ["Reach", "unreachable"]
