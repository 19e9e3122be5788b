"""The teacher's guide tells the truth: its scenarios load, its messages and numbers are what the program gives."""

from __future__ import annotations

import argparse
import itertools
import re
from fractions import Fraction
from pathlib import Path

import pytest

from game.cli.main import build_parser
from game.diagnostics import render_text
from game.engine.plan import plan_of
from game.model.catalogue import CATALOGUE
from game.model.rules import Rules
from game.model.scale import rdiv
from game.model.scenario import Scenario
from game.playthrough import Playthrough, Settings
from game.scenario import Loaded, check_files, load_file, read_scenario
from tests.builders import SCIENCE_ACTORS, SCIENCE_TIES, acting, lines, number, play

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
FINAL = (ROOT / "docs" / "first-scenario.yaml").read_text(encoding="utf-8")
FENCES = re.findall(r"^```(\w+)\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
PROSE = re.sub(r"^```\w+\n.*?^```$", "", GUIDE, flags=re.MULTILINE | re.DOTALL)
CODE = "\n".join("".join(found) for found in re.findall(r"`([^`\n]+)`|^ {4}(\S.*)$", PROSE, re.MULTILINE))
"""Everything that is set as code in the running text, a line each."""
COMPLETE = [text for kind, text in FENCES if kind == "yaml" and text.startswith("# complete scenario")]
PARTS = [text for kind, text in FENCES if kind == "yaml" and re.match(r"# (above|below|at) ", text)]
"""What is typed in step 2, step 3 and so on: pieces, each below a line that says where it goes."""
LAST = len(PARTS) + 1


def steps() -> list[int]:
    """For each line of the finished file, the step in which the guide has it typed."""
    final = FINAL.splitlines()
    step = [1] * len(final)

    def take(first: int, count: int, this: int) -> None:
        assert set(step[first : first + count]) == {1}, f"step {this} writes a line a second time"
        step[first : first + count] = [this] * count

    for this, text in enumerate(PARTS, 2):
        for heading, piece in re.findall(r"^(# .*\n)((?:(?!# ).*\n)*)", text, re.MULTILINE):
            copied = re.search(r"copy lines (\d+) to (\d+) of first-scenario", heading)
            if copied:
                assert not piece
                first, last = map(int, copied.groups())
                take(first - 1, last - first + 1, this)
                continue
            typed = piece.splitlines()
            places = [n for n in range(len(final)) if final[n : n + len(typed)] == typed]
            assert len(places) == 1, f"step {this}, {heading.strip()}: not once in the finished file"
            take(places[0], len(typed), this)
    return step


def stage(step: int) -> str:
    """The file as it is after a step of the guide."""
    return "".join(f"{line}\n" for line, made in zip(FINAL.splitlines(), steps(), strict=True) if made <= step)


def endings_below_the_last() -> str:
    text = stage(LAST)
    new, old, rest = text.index("  - {id: open-together"), text.index("  - {id: as-it-went"), text.index("debrief:")
    return text[:new] + text[old:rest] + text[new:old] + text[rest:]


def slip(step: int, right: str, wrong: str) -> str:
    text = stage(step)
    assert text.count(right) == 1
    return text.replace(right, wrong)


SUMMARY = "summary: A landslide has shut the only road between two countries."
SLIPS = {
    "S062": slip(1, "[telephone solde]", "[telefone solde]"),
    "S022": slip(1, SUMMARY, "summary: One road: two countries"),
    "S055": slip(2, "at least -10", "at lest -10"),
    "S024": slip(3, "    mention: the League", "   mention: the League"),
    "S060": slip(3, "  league <-> solde: 40", "  league <-> sold: 40"),
    "S077": slip(5, "chance: 30%", "chance: 20%"),
    "S080": endings_below_the_last(),
}
"""The slips that the guide has a teacher make, by the code of the message."""


def checked(text: str) -> Loaded:
    return read_scenario(text, "pass.yaml")


# ── The first scenario ───────────────────────────────────────────────────────────────────────────────────────────────


def test_every_complete_scenario_loads_without_a_fault() -> None:
    assert COMPLETE
    for text in COMPLETE:
        loaded = checked(text)
        assert loaded.scenario is not None
        assert loaded.problems == ()


def test_the_finished_scenario_passes_the_check() -> None:
    told, code = check_files([ROOT / "docs" / "first-scenario.yaml"])
    assert code == 0
    assert "no faults" in told


def test_the_steps_typed_one_after_the_other_make_the_finished_scenario() -> None:
    assert stage(1) == COMPLETE[0]
    assert stage(LAST) == FINAL
    assert len(re.findall(r"^### Step \d+", GUIDE, re.MULTILINE)) == LAST


def test_what_check_says_after_each_step_is_what_the_guide_quotes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    quoted = re.findall(r"`(pass\.yaml: no faults\..*?)`", PROSE)
    said = []
    for step in range(1, LAST + 1):
        Path("pass.yaml").write_text(stage(step), encoding="utf-8")
        said.append(check_files(["pass.yaml"])[0].strip())
    assert quoted == said


def test_each_slip_gives_the_message_that_the_guide_quotes() -> None:
    quoted = re.findall(r"^```text\n(error\[.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
    quoted += re.findall(r"`(error\[[^`]*)`", PROSE)
    assert sorted(re.findall(r"\[(S\d+)\]", "\n".join(quoted))) == sorted(SLIPS)
    for text in quoted:
        code = text.split("[")[1].split("]")[0]
        found = checked(SLIPS[code])
        assert len(found.problems) == 1
        told = render_text(found.problems, found.text)
        if text.endswith("\n"):
            assert told == f"{text}\npass.yaml: 1 error.\n"
        else:
            assert told.splitlines()[0] == text


@pytest.mark.parametrize("seed", range(4))
def test_it_plays_to_an_ending_and_resolves_every_choice(seed: int) -> None:
    scenario = load_file(ROOT / "docs" / "first-scenario.yaml").scenario
    assert scenario is not None
    computers = dict.fromkeys(scenario.seats, "random" if seed else "goal")
    game = Playthrough(scenario, Settings(seed=seed, computers=computers))  # type: ignore[arg-type]
    while not game.is_over:
        game.play_round()
    assert len(game.played) == 2


def test_every_ending_of_the_first_scenario_can_come_and_every_goal_can_be_met() -> None:
    scenario = load_file(ROOT / "docs" / "first-scenario.yaml").scenario
    assert scenario is not None
    endings, met = set(), set()
    for seed in range(60):
        game = Playthrough(scenario, Settings(seed=seed, computers=dict.fromkeys(scenario.seats, "random")))
        while not game.is_over:
            game.play_round()
        endings.add(game.state.ending)
        met |= {(seat, goal.goal.name) for seat in scenario.seats for goal in game.view(seat).goals if goal.is_met}
    assert endings == {ending.id for ending in scenario.endings}
    assert met == {(seat, goal.name) for seat, shape in scenario.actors.items() for goal in shape.goals}


# ── The worked round ─────────────────────────────────────────────────────────────────────────────────────────────────

NAMES = {"the summit": "summit", "the US": "us", "Qatar": "qatar", "Israel": "israel", "Hamas": "hamas"}
ROWS = re.findall(r"^\| ([^|]+) \| ([\d.× ()-]+) \| (-?[\d.]+) \| ([+-]\d+) \|$", GUIDE, re.MULTILINE)


def calculated(formula: str) -> Fraction:
    """What a pocket calculator makes of a row: numbers, times, minus and brackets, from the left."""
    tokens = re.findall(r"[\d.]+|[×()-]", formula)
    position = 0

    def factor() -> Fraction:
        nonlocal position
        token = tokens[position]
        position += 1
        if token == "-":
            return -factor()
        if token == "(":
            inside = difference()
            position += 1
            return inside
        return Fraction(token)

    def product() -> Fraction:
        nonlocal position
        value = factor()
        while position < len(tokens) and tokens[position] == "×":
            position += 1
            value *= factor()
        return value

    def difference() -> Fraction:
        nonlocal position
        value = product()
        while position < len(tokens) and tokens[position] == "-":
            position += 1
            value -= product()
        return value

    value = difference()
    assert position == len(tokens)
    return value


def test_the_arithmetic_of_the_worked_round_is_right() -> None:
    assert len(ROWS) == 9
    for _, formula, exactly, points in ROWS:
        value = calculated(formula)
        assert value == Fraction(exactly), formula
        assert rdiv(value.numerator, value.denominator) == int(points)


def test_the_worked_round_is_the_one_that_the_engine_plays() -> None:
    made = acting({"us": ["sign-agreement qatar"]}, actors=SCIENCE_ACTORS, ties=SCIENCE_TIES)
    step = play(made, {"us": "go-us"})
    told = {}
    for words, _, _, points in ROWS[:7]:
        names = "|".join(NAMES)
        found = re.match(rf"({names})(?: \((likes|dislikes) ({names}), (-?\d+)\))? of ({names}), at (-?\d+)$", words)
        assert found, words
        who, feels, whom, tie, about, score = found.groups()
        quantity = f"{NAMES[who]} -> {NAMES[about]}"
        assert step.before.values[number_slot(made, quantity)] == int(score)
        if feels:
            assert step.before.values[number_slot(made, f"{NAMES[who]} -> {NAMES[whom]}")] == int(tie)
            assert (int(tie) > 0) == (feels == "likes")
        told[quantity] = int(points)
    assert told == {**lines(step, "direct"), **lines(step, "ripple")}
    quiet = {rule: lines(step, rule)["qatar -> us"] for rule in ("reciprocity", "drift")}
    assert quiet == {words.split(":")[0]: int(points) for words, _, _, points in ROWS[7:]}
    prose = " ".join(PROSE.split())
    after = [number(made, step.state, q) for q in ("qatar -> us", "us -> qatar")]
    usual = [number(made, step.state, f"usual {q}") for q in ("qatar -> us", "us -> qatar")]
    for sentence in (
        "the strength is 4 × 8 = **32**",
        f"from 45 to 45 + 18 + 1 + 1 = **{after[0]}**",
        f"reciprocity takes one point: 50 + 16 - 1 = **{after[1]}**",
        f"0.25 × 18 = 4.5, so 55 + 5 = **{usual[0]}**",
        f"0.25 × 16 = 4, so 50 + 4 = **{usual[1]}**",
    ):
        assert sentence in prose
    assert lines(step, "reciprocity")["us -> qatar"] == -1


def number_slot(made: Scenario, quantity: str) -> int:
    return plan_of(made).slots[quantity]


def test_without_the_ripple_of_enemies_the_rows_that_the_exercise_names_vanish_and_no_other() -> None:
    exercise = next(text for kind, text in FENCES if kind == "yaml" and "ripple-enemy: off" in text)
    loaded = checked(FINAL[: FINAL.index("rules:")] + exercise)
    assert loaded.scenario is not None
    assert loaded.scenario.rules.ripple_enemy == 0
    told = []
    for rules in ({}, {"ripple-enemy": 0}):
        made = acting({"us": ["sign-agreement qatar"]}, actors=SCIENCE_ACTORS, ties=SCIENCE_TIES, rules=rules)
        told.append(lines(play(made, {"us": "go-us"}), "direct", "ripple"))
    gone = {quantity: change for quantity, change in told[0].items() if told[1].get(quantity) != change}
    assert set(gone) == {"israel -> us", "hamas -> qatar"}
    assert "(Israel's view of the US, Hamas's view of Qatar.)" in " ".join(PROSE.split())


# ── What it says of the program ──────────────────────────────────────────────────────────────────────────────────────


def test_the_defaults_of_the_rules_are_as_it_says() -> None:
    rules = Rules()
    prose = " ".join(PROSE.split())
    assert f"| a month | {rules.act_size} | {rules.drift}% | {rules.reciprocity}% | left out |" in PROSE
    for name in ("own-view", "ripple-friend", "ripple-enemy", "disbelief", "lasting-mark"):
        assert f"`{name}` ({getattr(rules, name.replace('-', '_'))}%)" in prose


@pytest.mark.parametrize(
    ("file", "row"),
    [("scenarios/after-doha.yaml", "| a day or a few |"), ("docs/first-scenario.yaml", "| a week |")],
)
def test_the_rules_of_its_examples_are_as_it_says(file: str, row: str) -> None:
    scenario = load_file(ROOT / file).scenario
    assert scenario is not None
    rules = scenario.rules
    assert f"{row} {rules.act_size} | {rules.drift}% | {rules.reciprocity}% |" in PROSE


def test_the_weights_that_it_names_are_those_of_the_catalogue() -> None:
    weights = [act.weight10 for act in CATALOGUE.values()]
    assert (min(weights), max(weights)) == (CATALOGUE["strike"].weight10, CATALOGUE["declare-truce"].weight10)
    assert (min(weights), max(weights)) == (-100, 90)
    assert CATALOGUE["sign-agreement"].weight10 == 80


def test_its_fragment_of_a_claim_can_stand_in_a_round() -> None:
    claim = next(text for kind, text in FENCES if kind == "yaml" and text.startswith("    claims:"))
    text = stage(1).replace("    choices:\n", f"{claim}    choices:\n")
    assert checked(text).problems == ()


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    return {
        name: child
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for name, child in action.choices.items()
    }


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {option for action in parser._actions for option in action.option_strings}


def test_every_command_in_it_exists() -> None:
    named = set(re.findall(r"\bbackchannel ([a-z]+)\b", CODE))
    assert {"check", "play", "resume", "replay", "list"} <= named
    assert named <= set(subcommands(build_parser()))


def test_every_option_in_it_exists() -> None:
    children = subcommands(build_parser())
    known = set(itertools.chain.from_iterable(options(child) for child in children.values()))
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", CODE)) <= known
    for line in CODE.splitlines():
        found = re.match(r"backchannel ([a-z]+) (.*)", line)
        if found:
            words = [word for word in found[2].split() if word.startswith("--")]
            assert set(words) <= options(children[found[1]]), line


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)\)", GUIDE))))
def test_every_file_it_links_to_exists(link: str) -> None:
    assert (ROOT / "docs" / link).exists()


def test_it_can_be_read_in_an_evening() -> None:
    assert len(GUIDE.splitlines()) <= 400
