"""What must always hold, line by line of the rule book."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

from hypothesis import example, given, settings
from hypothesis import strategies as st

from game.engine import resolve, start
from game.engine.plan import plan_of
from game.model.names import ties_of
from game.model.scenario import Scenario
from tests.builders import acting, lines, number, play
from tests.engine.strategies import ACTORS, FIRM_RULES, PLAIN_VERBS, SCORES, acts, rounds, ties

Round = tuple[Scenario, dict[str, str]]


@given(rounds())
def test_start_plus_ledger_lines_is_the_score_for_every_quantity(made: Round) -> None:
    scenario, choices = made
    plan = plan_of(scenario)
    step = play(scenario, choices)
    running = dict(zip(plan.names, plan.start, strict=True))
    for entry in step.entries:
        assert running[entry.quantity] == entry.before
        running[entry.quantity] = entry.after
    assert tuple(running[name] for name in plan.names) == step.state.values


@given(rounds())
def test_every_value_stays_a_whole_number_within_its_bounds(made: Round) -> None:
    scenario, choices = made
    state = start(scenario)
    for _ in scenario.rounds:
        state = play(scenario, choices if state.round == 0 else {}, state).state
        assert all(type(value) is int and -100 <= value <= 100 for value in state.values)


@given(rounds())
def test_the_same_input_gives_the_same_state_and_ledger_to_the_byte(made: Round) -> None:
    scenario, choices = made
    first, second = play(scenario, choices), play(scenario, choices)
    assert json.dumps([first.entries, first.state.as_json()]) == json.dumps([second.entries, second.state.as_json()])
    assert first.state.digest() == second.state.digest()


@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_in_which_seats_choose_does_not_matter(made: Round, dice: Random) -> None:
    scenario, choices = made
    order = list(choices)
    dice.shuffle(order)
    assert play(scenario, {seat: choices[seat] for seat in order}) == play(scenario, choices)


@given(rounds(), st.permutations(ACTORS))
def test_the_order_of_actors_in_the_file_changes_no_amount(made: Round, order: list[str]) -> None:
    scenario, choices = made
    data = scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    doing = {seat: [str(use) for use in offered[0].acts] for seat, offered in scenario.rounds[0].choices.items()}
    again = acting(doing, actors=order, ties=data["relationships"], rules=data.get("rules", {}))
    one, two = play(scenario, choices).state, play(again, choices).state
    names = [name for name in plan_of(scenario).slots if not name.startswith("usual ")]
    assert [number(scenario, one, name) for name in names] == [number(again, two, name) for name in names]


@given(rounds())
def test_renaming_actors_only_renames(made: Round) -> None:
    scenario, choices = made
    new = {actor: f"new-{actor}" for actor in ACTORS}

    def rename(text: str) -> str:
        return " ".join(new.get(word, word) for word in text.split(" "))

    data = scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    doing = {
        new[seat]: [rename(str(use)) for use in offered[0].acts] for seat, offered in scenario.rounds[0].choices.items()
    }
    again = acting(
        doing,
        actors=[new[actor] for actor in ACTORS],
        ties={rename(name): shape for name, shape in data["relationships"].items()},
        rules=data.get("rules", {}),
    )
    one, two = play(scenario, choices), play(again, {new[seat]: f"go-{new[seat]}" for seat in choices})
    assert one.state.values == two.state.values
    assert [entry.change for entry in one.entries] == [entry.change for entry in two.entries]


@given(ties(("a", "b", "c")), acts("a", ("a", "b", "c")), FIRM_RULES)
def test_a_neutral_stranger_changes_nothing_for_the_others(
    scores: dict[str, object], act: str, rules: dict[str, int]
) -> None:
    without = acting({"a": [act]}, actors=("a", "b", "c"), ties=scores, rules=rules)
    beside = acting({"a": [act]}, actors=("a", "b", "c", "stranger"), ties=scores, rules=rules)
    one, two = play(without, {"a": "go-a"}).state, play(beside, {"a": "go-a"}).state
    for name in scores:
        assert number(without, one, name) == number(beside, two, name)


@given(ties(), FIRM_RULES)
def test_an_act_of_weight_nothing_equals_no_act(scores: dict[str, object], rules: dict[str, int]) -> None:
    made = acting({"a": ["make-statement b"]}, actors=ACTORS, ties=scores, rules=rules)
    assert play(made, {"a": "go-a"}).entries == play(made, {}).entries


@given(st.dictionaries(st.sampled_from(["a -> b", "b -> a", "b -> c", "c -> a"]), SCORES), FIRM_RULES)
def test_at_the_usual_level_nothing_moves(scores: dict[str, int], rules: dict[str, int]) -> None:
    made = acting({}, ties=scores, rules=rules)
    assert play(made).entries == ()


@given(ties(), st.sampled_from(PLAIN_VERBS))
def test_the_sign_of_direct_is_the_sign_of_the_act(scores: dict[str, object], verb: str) -> None:
    made = acting({"a": [f"{verb} b"]}, actors=ACTORS, ties=scores)
    weight = plan_of(made).act(verb).weight10
    for amount in lines(play(made, {"a": "go-a"}), "direct").values():
        assert (amount > 0) == (weight > 0)


@given(ties(), st.sampled_from(PLAIN_VERBS))
def test_the_sign_of_a_ripple_is_that_of_the_act_times_the_feeling_for_its_target(
    scores: dict[str, object], verb: str
) -> None:
    made = acting({"a": [f"{verb} b"]}, actors=ACTORS, ties=scores)
    weight = plan_of(made).act(verb).weight10
    ripples = [entry for entry in play(made, {"a": "go-a"}).entries if entry.rule == "ripple"]
    for entry in ripples:
        third, judged = ties_of(entry.quantity)[0]
        assert entry.via == f"{third} -> {'b' if judged == 'a' else 'a'}"
        assert entry.via_score != 0
        assert (entry.change > 0) == (weight * entry.via_score > 0)


def test_a_hostile_act_on_my_friend_lowers_my_view_of_the_actor() -> None:
    made = acting({"a": ["strike b"]}, ties={"c -> b": 60, "c -> a": 20})
    assert lines(play(made, {"a": "go-a"}), "ripple") == {"c -> a": -9}


@given(SCORES, SCORES, SCORES)
def test_a_stronger_act_never_weighs_less(toward: int, feeling: int, third: int) -> None:
    scores = {"b -> a": toward, "c -> b": feeling, "c -> a": third}
    for verbs in (
        ("consult", "host-visit", "negotiate", "sign-agreement"),
        ("criticise", "reject", "demand", "strike"),
    ):
        amounts = []
        for verb in verbs:
            made = acting({"a": [f"{verb} b"]}, ties=scores)
            step = play(made, {"a": "go-a"})
            direct, ripple = lines(step, "direct").get("b -> a", 0), lines(step, "ripple").get("c -> a", 0)
            amounts.append((abs(direct), abs(ripple)))
        for column in zip(*amounts, strict=True):
            assert list(column) == sorted(column)


@given(SCORES, SCORES, SCORES, SCORES, st.sampled_from(["meet", "negotiate", "sign-agreement"]))
def test_a_mutual_act_is_the_same_whoever_signs_first(ab: int, ba: int, ca: int, cb: int, verb: str) -> None:
    scores = {"a -> b": ab, "b -> a": ba, "c -> a": ca, "c -> b": cb}
    one = play(acting({"a": [f"{verb} b"]}, ties=scores), {"a": "go-a"}).state
    two = play(acting({"b": [f"{verb} a"]}, ties=scores), {"b": "go-b"}).state
    assert one.values == two.values


@settings(max_examples=40)
@given(SCORES, SCORES, SCORES, SCORES, st.integers(1, 40), st.integers(0, 30))
@example(100, -100, -100, 100, 1, 30)
@example(3, -2, 0, 0, 1, 49)
def test_without_moves_every_score_returns_exactly_to_its_usual_level(
    ab: int, ba: int, usual_ab: int, usual_ba: int, drift: int, reciprocity: int
) -> None:
    made = acting(
        {},
        ties={"a -> b": {"start": ab, "usual": usual_ab}, "b -> a": {"start": ba, "usual": usual_ba}},
        rules={"drift": drift, "reciprocity": reciprocity},
        rounds=30,
    )
    plan = plan_of(made)
    values = start(made).values
    gap = abs(ab - usual_ab + ba - usual_ba)
    for _ in range(500):
        if values[: plan.size] == values[plan.size :]:
            break
        values = resolve(made, replace(start(made), values=values), {}).state.values
        now = abs(sum(values[slot] - values[plan.size + slot] for slot, _ in plan.pairs))
        assert now <= gap, "the pair's distance from usual must never grow"
        gap = now
    assert values[: plan.size] == values[plan.size :]


@given(ties(), FIRM_RULES, acts("a"))
def test_no_ripple_weighs_more_than_the_act_itself(scores: dict[str, object], rules: dict[str, int], act: str) -> None:
    made = acting({"a": [act]}, actors=ACTORS, ties=scores, rules=rules)
    use = made.rounds[0].choices["a"][0].acts[0]
    strength = abs(made.rules.act_size * plan_of(made).act(use.verb).weight10)
    for entry in play(made, {"a": "go-a"}).entries:
        if entry.rule in ("direct", "self", "ripple", "mediation"):
            assert abs(entry.change) * 10 <= strength + 5


def test_a_lasting_mark_is_made_once_for_each_code_and_tie() -> None:
    made = acting({"a": ["sign-agreement b", "sign-agreement b"], "b": ["sign-agreement a"]})
    step = play(made, {"a": "go-a", "b": "go-b"})
    marks = [entry.quantity for entry in step.entries if entry.rule == "lasting-mark"]
    assert sorted(marks) == ["usual a -> b", "usual b -> a"]


def test_the_limit_is_a_line_of_its_own_where_it_bites() -> None:
    made = acting({"a": ["strike b", "strike b"]}, ties={"b -> a": -99})
    before = play(made, {"a": "go-a"})
    assert number(made, before.state, "b -> a") >= -100
    far = acting({}, ties={"b -> a": 99}, indicators={"calm": {"name": "Calm", "start": 98, "low": "l", "high": "h"}})
    assert play(far).entries == ()
