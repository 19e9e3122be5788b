"""The most that a round can make of a score is what the best of all values and options comes to, to the point."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.analysis.reach.groups import Group, Option, Quiet, most
from game.analysis.reach.pushes import UNIT, Pushes
from game.engine.acts import act_changes, landing
from game.engine.ledger import Cause
from game.engine.plan import plan_of
from game.model.scale import rdiv
from tests.analysis.worlds import world

limits = st.one_of(
    st.just((-1000, 1000)), st.tuples(st.integers(-100, 100), st.integers(0, 80)).map(lambda t: (t[0], sum(t)))
)
pushes = st.lists(st.integers(-100, 100).map(lambda points: points * UNIT // 10_000), max_size=3)
options = st.builds(
    lambda span, points, pushes: Option(span[0], span[1], points, tuple(pushes)), limits, st.integers(-60, 60), pushes
)
groups = st.lists(st.lists(options, min_size=1, max_size=3).map(tuple), max_size=4)
quiets = st.one_of(
    st.none(),
    st.builds(Quiet, st.integers(0, 30), st.integers(0, 40), st.integers(-100, 100), st.integers(-200, 200)),
)


def by_hand(value: int, groups: list[Group], quiet: Quiet | None, disbelief: int) -> int:
    found = quiet.amount(value) if quiet else 0
    for group in groups:
        sums = [
            one.points + sum(rdiv(push * landing(value, push, disbelief), UNIT) for push in one.pushes)
            for one in group
            if one.low <= value <= one.high
        ]
        found += max(sums, default=0)
    return found


@settings(max_examples=400, deadline=None)
@given(st.integers(-100, 100), st.integers(0, 200), groups, quiets, st.integers(0, 100), st.integers(0, 1))
def test_the_most_is_the_best_of_all_values(
    low: int, size: int, groups: list[Group], quiet: Quiet | None, disbelief: int, own: int
) -> None:
    high = min(100, low + size)
    values = range(low, high + 1)
    best = max(own * value + by_hand(value, groups, quiet, disbelief) for value in values)
    assert most(low, high, groups, quiet, disbelief, own=own) == best
    assert most(low, high, groups, quiet, disbelief, own=own, top=20) == min(best, 20)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_at_known_scores_an_act_pushes_as_the_rules_have_it(seed: int) -> None:
    scenario = world(seed)
    plan = plan_of(scenario)
    acts = Pushes(plan, plan.start, plan.start)
    for _, seat, choice in scenario.choices_by_id.values():
        for use in choice.acts:
            actor = plan.index[seat]
            changes = act_changes(plan, plan.start, actor, use, Cause("choice"), frozenset())
            moved: dict[int, int] = {}
            for slot, least, greatest in acts.of(actor, use):
                assert least == greatest
                amount = rdiv(least * landing(plan.start[slot], least, scenario.rules.disbelief), UNIT)
                moved[slot] = moved.get(slot, 0) + amount
            assert {slot: amount for slot, amount in moved.items() if amount} == {
                change.slot: change.amount for change in changes if change.slot < plan.size
            }
            marks = {mark.slot + plan.size: mark.most for mark in acts.marks(actor, use)}
            assert {slot: size for slot, size in marks.items() if size} == {
                change.slot: change.amount for change in changes if change.slot >= plan.size
            }
