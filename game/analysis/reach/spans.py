"""One round of all games at once: from what can be before it to what can be after it."""

from __future__ import annotations

from game.analysis.reach.groups import FULL, Choices, Quiet, Spread, most
from game.analysis.reach.once import Marks, Once
from game.analysis.reach.possible import ANY, OPEN, SET, UNSET, Boxes, Possible, boxes_of
from game.analysis.reach.pushes import Pushes
from game.analysis.reach.sums import Sums
from game.analysis.reach.switches import Switches
from game.analysis.reach.turns import Move, Points, guards_of, moves_of, points_of, standing_of
from game.engine.offers import PASS
from game.engine.plan import Plan
from game.model.conditions import Range


class Rounds:
    """Steps from round to round, in order; keeps what is delayed and what can happen only once."""

    def __init__(self, plan: Plan) -> None:
        scenario = plan.scenario
        self.plan = plan
        self._written = [
            {seat: [[*moves_of(plan, choice)] for choice in round_.choices.get(seat, ())] for seat in scenario.seats}
            for round_ in scenario.rounds
        ]
        self._standing = {seat: standing_of(plan, seat) for seat in scenario.seats}
        self._events = [
            (event, boxes := boxes_of(event.when), guards_of(plan, boxes), points_of(plan, event.effects))
            for event in scenario.events
        ]
        self._pending: list[tuple[int, str, list[Move]]] = []
        self._marks = Marks(plan)
        self._sums = Sums(plan)
        self._once = {
            slot: Once(plan.start[slot], plan.bounds(slot))
            for slot in sorted({slot for event, *_, points in self._events if event.once for slot in points})
        }
        self.opened: dict[str, Range] = {}
        """How each choice can stand in its round: never open, perhaps, always."""
        self.happened: dict[str, Range] = {}
        """How each event can have happened so far."""

    def step(self, now: Possible) -> tuple[Possible, Possible]:
        """What can be when the events of a round are looked at, and when they have happened."""
        spread, switches, chosen = Spread(), Switches(), dict(now.chosen)
        acts = Pushes(self.plan, now.low, now.high)
        for seat in self.plan.scenario.seats:
            moves = self._moves(now, seat)
            self._seat(acts, seat, moves, spread)
            switches.one_of([Switches.of(move.sets, move.clears) for move in moves])
            ids = {move.id for move in moves}
            chosen |= dict.fromkeys(ids, SET if len(ids) == 1 else OPEN)
            self._sums.add((now.round, seat), [(move.points, move.points) for move in moves])
            if any(move.later for move in moves):
                self._pending.append((now.round, seat, moves))
        self._due(now, spread, switches)
        middle = now.copy(chosen=chosen)
        quiet = dict(self.plan.pairs) if self.plan.scenario.rules.reciprocity or self.plan.scenario.rules.drift else {}
        for slot in sorted({*spread.slots(), *quiet, *self._once}):
            self._move(now, middle, slot, spread, quiet.get(slot))
        self._marks.write(middle)
        switches.apply(middle.flags)
        return middle, self._events_after(middle)

    def _moves(self, now: Possible, seat: str) -> list[Move]:
        """The moves that a seat may make; how each of its choices can stand is noted."""
        found: list[Move] = []
        holes: list[Boxes] = []
        for moves in self._written[now.round - 1][seat]:
            first = moves[0]
            self.opened[first.id] = Range(int(now.must(first.boxes)), int(now.may(first.boxes)))
            if self.opened[first.id].high:
                found += moves
                holes.append(first.boxes)
        if self._standing[seat]:
            found.append(Move("", ANY))  # for all standing moves; what they do is added by itself
        elif now.left(tuple(box for boxes in holes for box in boxes or ())) != []:
            found.append(Move(PASS.id, ANY))
        return found

    def _seat(self, acts: Pushes, seat: str, moves: list[Move], spread: Spread) -> None:
        """What one seat can add to each slot, by one of its moves."""
        actor = self.plan.index[seat]
        touched: dict[int, Choices] = {}
        single, times = self._standing_pushes(acts, seat), dict[int, int]()
        for move in moves:
            mine: dict[int, tuple[int, list[int], list[int]]] = {
                slot: (points, [], []) for slot, points in move.points.items()
            }
            for use in move.uses:
                self._marks.note(acts.marks(actor, use))
                for slot, least, greatest in acts.of(actor, use):
                    _, lows, highs = mine.setdefault(slot, (0, [], []))
                    lows.append(least)
                    highs.append(greatest)
            for slot in move.guards:
                mine.setdefault(slot, (0, [], []))
            for slot, (points, lows, highs) in mine.items():
                times[slot] = times.get(slot, 0) + 1
                if points or len(lows) != 1 or slot in move.guards:
                    touched.setdefault(slot, []).append((move.guards.get(slot, FULL), points, lows, highs))
                else:  # by far the most
                    low, high = single.get(slot, (lows[0], highs[0]))
                    single[slot] = (min(low, lows[0]), max(high, highs[0]))
        for slot in {**touched, **single}:
            is_sure = not self._standing[seat] and times[slot] == len(moves)
            if slot not in touched:
                spread.push(slot, *single[slot], is_sure)
                continue
            rest: Choices = [(FULL, 0, [single[slot][0]], [single[slot][1]])] if slot in single else []
            spread.add(slot, touched[slot] + rest, is_sure)

    def _standing_pushes(self, acts: Pushes, seat: str) -> dict[int, tuple[int, int]]:
        """The bounds of what one standing move of a seat pushes, slot by slot."""
        actor = self.plan.index[seat]
        found: dict[int, tuple[int, int]] = {}
        for use, is_extreme in self._standing[seat]:
            self._marks.note(acts.marks(actor, use))
            for slot, least, greatest in acts.of(actor, use) if is_extreme else ():
                low, high = found.get(slot, (0, 0))
                found[slot] = (min(low, least), max(high, greatest))
        return found

    def _due(self, now: Possible, spread: Spread, switches: Switches) -> None:
        """What was delayed until this round: of each seat and earlier round, what one of its moves brought."""
        for number, seat, moves in self._pending:
            if not any(number + part.rounds == now.round for move in moves for part in move.later):
                continue
            options: list[tuple[Points, Points, Switches]] = []
            for move in moves:
                lows, highs, flags = Points(), Points(), Switches()
                for part in move.later:
                    if number + part.rounds != now.round or not now.may(part.boxes):
                        continue
                    is_sure = now.must(part.boxes)
                    flags.add(part.sets, part.clears, is_sure)
                    for slot, points in part.points.items():
                        lows[slot] = lows.get(slot, 0) + (points if is_sure else min(points, 0))
                        highs[slot] = highs.get(slot, 0) + (points if is_sure else max(points, 0))
                options.append((lows, highs, flags))
            switches.one_of([flags for _, _, flags in options])
            self._sums.add((number, seat), [(lows, highs) for lows, highs, _ in options])
            for slot in sorted({slot for lows, _, _ in options for slot in lows}):
                least = min(lows.get(slot, 0) for lows, _, _ in options)
                spread.between(slot, least, max(highs.get(slot, 0) for _, highs, _ in options))

    def _move(self, now: Possible, after: Possible, slot: int, spread: Spread, back: int | None) -> None:
        """The bounds of one slot when a round's moves and rules have worked; `back` is the slot of the other side."""
        plan, rules = self.plan, self.plan.scenario.rules
        low, high = now.low[slot], now.high[slot]
        above = below = None
        if back is not None:
            usual, theirs = plan.size + slot, plan.size + back
            above = Quiet(rules.reciprocity, rules.drift, now.high[usual], now.high[back] - now.low[theirs])
            below = Quiet(rules.reciprocity, rules.drift, -now.low[usual], now.high[theirs] - now.low[back])
        up, down = spread.up.get(slot, []), spread.down.get(slot, [])
        least, greatest = plan.bounds(slot)
        bounds = self._sums.limited(
            slot,
            -most(-high, -low, down, below, rules.disbelief, top=1 - least),
            most(low, high, up, above, rules.disbelief, top=greatest + 1),  # beyond it, how far is all the same
        )
        if slot in self._once:
            fall = -most(-high, -low, down, below, rules.disbelief, own=0)
            rise = most(low, high, up, above, rules.disbelief, own=0)
            bounds = self._once[slot].moved(fall, rise, bounds)
        after.low[slot], after.high[slot] = bounds

    def _events_after(self, now: Possible) -> Possible:
        """What can be when the events of a round, all looked at now, have happened."""
        spread, switches = Spread(), Switches()
        for event, boxes, guards, points in self._events:
            before = self.happened.get(event.id, UNSET)
            is_past = event.once and before == SET
            if is_past or not event.chance or not now.may(boxes):
                continue
            is_sure = event.chance == 100 and now.must(boxes) and not (event.once and before.high)
            self.happened[event.id] = SET if is_sure else Range(before.low, 1)
            switches.add(event.sets, event.clears, is_sure)
            key = event.id if event.once else (event.id, now.round)
            if not self._sums.has(key):
                self._sums.add(key, [(points, points)] if is_sure else [(points, points), ({}, {})])
            for slot, by in points.items():
                spread.add(slot, [(guards.get(slot, FULL), by, [], [])], is_sure)
                if slot in self._once:
                    self._once[slot].add(event.id if event.once and not is_sure else "", by, is_sure)
        after = now.copy()
        for slot in sorted(spread.slots()):
            low, high = now.low[slot], now.high[slot]
            bounds = self._sums.limited(
                slot, -most(-high, -low, spread.down.get(slot, [])), most(low, high, spread.up.get(slot, []))
            )
            if slot in self._once:
                self._once[slot].limit()
                bounds = self._once[slot].within(*bounds)
            after.low[slot], after.high[slot] = bounds
        switches.apply(after.flags)
        return after


__all__ = ["Rounds"]
