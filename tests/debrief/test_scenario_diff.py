from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from game.debrief.scenario_diff import ScenarioDiff, scenario_diff
from game.model.scenario import Scenario
from game.scenario import read_scenario

TEXT = """
format: 1
title: The Mill
subtitle: A quarrel about water
summary: Two towns and a mill.
minutes: 5
ages: 10+
disclaimer: All invented.
fog: exact
reflect: off
sources: {paper: {author: Ada, title: The Mill Wheel, publisher: Gazette, date: 2025-09, paragraphs: 9, note: A note.}}
actors:
  us: {name: Upper Town, short: Upper, mention: the upper town, public: It lies upstream., brief: You want flour.,
       cite: paper ¶1, goals: [{name: Flour, when: {talks: at least 50}, points: 60, because: it is hungry}],
       computer: goal, seat: open}
  qatar: {name: Quiet Town, short: Quiet, public: It lies downstream., computer: cautious}
  miller: {name: The Miller, short: Miller, public: He owns the wheel.}
indicators:
  talks: {name: Talks, start: 40, low: none, high: warm, bands: [cold, warm], about: How they talk, because: a letter,
          cite: paper ¶2}
  grain: {name: Grain, start: 30, low: empty, high: full}
relationships:
  us -> qatar: {start: 60, usual: 50, because: an old fair, cite: paper ¶3}
  qatar -> us: -20
  us <-> miller: 10
rounds:
  - id: first
    title: A dry week
    date: May
    basis: reported
    cite: paper ¶4
    situation: No rain.
    claims: [{text: It will rain., basis: disputed, positions: {Ada: It will, Bob: It will not}, cite: paper ¶5}]
    choices:
      us:
        - {id: warn-qatar, label: Warn them, detail: With a letter., stance: firm, acts: [criticise qatar],
           effects: {talks: {by: -4, because: harsh words, cite: paper ¶6}}, sets: [warned], reported: true,
           basis: reported, cite: paper ¶7, because: they took water,
           later: [{rounds: 1, when: {talks: at most 60}, because: it sinks in, effects: {grain: 3}, sets: [late],
                    clears: [warned], cite: paper ¶8}]}
        - {id: wait, label: Wait, when: {any: [{talks: at least 10}, {grain: at least 5}], round: 1},
           why-not: Not now.}
      qatar:
        - {id: dig, label: Dig a well, outcomes: [{id: wet, chance: 60%, text: Water., effects: {grain: 5},
             acts: [praise us], sets: [wet]}, {id: dry, chance: 40%, text: Stones.}]}
  - title: A wet week
    situation: Rain.
    choices:
      us: [{id: thank, label: Thank them, acts: [praise qatar], when: {flags: [warned], no-flags: [wet],
            chosen: [warn-qatar], not-chosen: [dig]}}]
      qatar: [{id: share, label: Share grain, effects: {grain: -3}, clears: [wet]}]
moves: [consult, praise]
weights: {consult: 1.5}
flags: {warned: Upper has warned Quiet}
events:
  - {id: storm, title: A storm, when: {grain: at most 90}, once: false, chance: 50%, text: It thunders.,
     effects: {talks: 2}, sets: [stormy], clears: [warned], basis: modelled, cite: paper ¶9, because: fear unites}
endings:
  - {id: peace, title: Peace, when: {talks: at least 60}, early: true, text: They talk.}
  - {id: quiet, title: Quiet, default: true, text: They wait.}
claims: [{text: The wheel is old., basis: modelled, cite: paper ¶1}]
debrief: {questions: ["Who won?"]}
glossary: {wheel: It turns.}
rules: {act-size: 4, own-view: 25%, ripple-friend: 40%, ripple-enemy: 20%, reciprocity: 10%, drift: 10%,
        disbelief: 50%, lasting-mark: 25%, because: a crisis of days}
"""


def made(text: str) -> Scenario:
    loaded = read_scenario(text, "mill.yaml")
    assert loaded.scenario is not None, [problem.message for problem in loaded.problems]
    return loaded.scenario


MILL = made(TEXT)


def diff(*changes: tuple[str, str]) -> ScenarioDiff:
    """What is told where these texts of the mill are replaced."""
    text = TEXT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return scenario_diff(MILL, made(text))


def test_the_same_text_differs_in_nothing() -> None:
    assert diff().lines == ()
    assert scenario_diff(MILL, MILL).lines == ()


SAID = [
    ("title: The Mill\n", "title: The Wheel\n", 'the scenario is now called "The Wheel", was "The Mill"'),
    ("fog: exact", "fog: none", "fog is none, was exact; a saved game keeps its own"),
    ("start: 60, usual: 50", "start: 40, usual: 50", "us -> qatar starts at 40, was 60"),
    ("start: 60, usual: 50", "start: 60, usual: 20", "us -> qatar has the usual level 20, was 50"),
    ("start: 60, usual: 50", "start: 60", "us -> qatar has the usual level 60, was 50"),
    ("us <-> miller: 10", "us <-> miller: 15", "us <-> miller starts at 15, was 10"),
    ("us <-> miller: 10", "us -> miller: 10", "miller -> us starts at 0, was 10"),
    ("name: Talks", "name: Peace talks", 'indicator talks is now called "Peace talks", was "Talks"'),
    ("name: Talks, start: 40", "name: Talks, start: 45", "indicator talks starts at 45, was 40"),
    ("name: Quiet Town", "name: Low Town", 'actor qatar is now called "Low Town" (Quiet), was "Quiet Town" (Quiet)'),
    ("computer: cautious", "computer: random", "actor qatar is played otherwise: computer random, was cautious"),
    (
        "points: 60",
        "points: 50",
        'actor us has another goal: "Flour" 50 points when talks: at least 50, was 60 points when talks: at least 50',
    ),
    (
        "by: -4",
        "by: -2",
        "choice warn-qatar (us, round 1) has another effect: talks -2, was -4",
    ),
    (
        "acts: [criticise qatar]",
        "acts: [accuse qatar, criticise qatar, criticise qatar]",
        "choice warn-qatar (us, round 1) has another act: criticise qatar 2 times, was once; accuse qatar is new",
    ),
    ("sets: [warned]", "sets: []", "choice warn-qatar (us, round 1) sets or clears other flags: sets warned is gone"),
    ("reported: true", "reported: false", "choice warn-qatar (us, round 1) is marked otherwise: reported no, was yes"),
    (
        "{talks: at most 60}",
        "{talks: at most 50}",
        "choice warn-qatar (us, round 1) brings something else later: "
        "later 1 after 1 round when talks: at most 50, was after 1 round when talks: at most 60",
    ),
    (
        "effects: {grain: 3}",
        "effects: {grain: 4}",
        "choice warn-qatar (us, round 1) brings something else later: later 1: grain +4, was +3",
    ),
    (
        "when: {any: [{talks: at least 10}, {grain: at least 5}], round: 1}",
        "when: {talks: at least 12}",
        "choice wait (us, round 1) is open under another condition: talks: at least 12, "
        "was round: exactly 1, any: (talks: at least 10 or grain: at least 5)",
    ),
    ("label: Warn them", "label: Scold them", 'choice warn-qatar (us, round 1) is now called "Scold them", was "Warn'),
    (
        "id: wet, chance: 60%, text: Water., effects: {grain: 5}",
        "id: wet, chance: 60%, text: Water., effects: {grain: 9}",
        "choice dig (qatar, round 1) turns out otherwise: wet: grain +9, was +5",
    ),
    (
        "{id: dry, chance: 40%, text: Stones.}",
        "{id: dry, chance: 30%, text: Stones.}, {id: mud, chance: 10%, text: Mud., effects: {grain: 1}}",
        "choice dig (qatar, round 1) turns out otherwise: dry 30%, was 40%; mud 10% is new",
    ),
    ("title: A wet week", "title: A flood", 'round 2 is now called "A flood", was "A wet week"'),
    ("id: first", "id: one", "round 1 has the id one, was first; chance is drawn by it"),
    ("moves: [consult, praise]", "moves: [praise]", "standing move consult was removed"),
    ("moves: [consult, praise]", "moves: [consult, praise, visit]", "standing move visit was added"),
    ("weights: {consult: 1.5}", "weights: {consult: 2.5}", "act consult weighs 2.5, was 1.5"),
    ("weights: {consult: 1.5}", "weights: {}", "act consult weighs 1, as in the catalogue, was 1.5"),
    ("drift: 10%", "drift: 5%", "rule drift is 5%, was 10%"),
    ("act-size: 4", "act-size: 3", "rule act-size is 3, was 4"),
    ("{grain: at most 90}", "{grain: at most 80}", "event storm has another condition: grain: at most 80, was grain:"),
    ("chance: 50%", "chance: 70%", "event storm happens otherwise: chance 70%, was 50%"),
    ("once: false", "once: true", "event storm happens otherwise: once yes, was no"),
    ("{talks: at least 60}", "{talks: at least 70}", "ending peace has another condition: talks: at least 70, was"),
    ("early: true", "early: false", "ending peace is reached otherwise: early no, was yes"),
    ("title: Peace,", "title: A peace,", 'ending peace is now called "A peace", was "Peace"'),
]


@pytest.mark.parametrize(("old", "new", "words"), SAID, ids=lambda text: text[:20])
def test_what_decides_something_is_said_in_the_authors_terms(old: str, new: str, words: str) -> None:
    found = diff((old, new))
    (edit,) = found.edits
    assert edit.text.startswith(words)
    assert found.lines[0] == edit.text


def test_texts_are_counted_not_printed() -> None:
    found = diff(("situation: Rain.", "situation: It pours."), ("No rain.", "None."), ("With a letter.", "By letter."))
    assert found.lines == ("3 texts were changed",)
    assert diff(("text: They wait.", "text: They sit.")).lines == ("1 text was changed",)
    assert diff(("text: The wheel is old.", "text: The wheel is new.")).texts == 1


def test_a_claim_put_first_is_one_text_not_all() -> None:
    found = diff(('["Who won?"]', '["Who lost?", "Who won?"]'))
    assert found.lines == ("1 text was changed",)


def test_a_choice_put_first_is_just_added() -> None:
    found = diff(("        - {id: warn-qatar,", "        - {id: sing, label: Sing}\n        - {id: warn-qatar,"))
    assert found.lines == ("choice sing (us, round 1) was added",)
    assert [(edit.kind, edit.id, edit.change) for edit in found.edits] == [("choice", "sing", "added")]


def test_a_choice_with_a_new_id_was_probably_renamed() -> None:
    found = diff(("id: wait,", "id: linger,"))
    assert found.lines == (
        "choice wait (us, round 1) was removed",
        "choice linger (us, round 1) was added; its contents are those of wait, so it was probably renamed",
    )
    assert found.renames.choices == {"wait": "linger"}
    guess = "so it was probably renamed"
    assert not any(guess in line for line in diff(("id: wait, label: Wait", "id: linger, label: Linger")).lines)
    twins = diff(("id: wait,", "id: linger,"), ("      qatar:\n        - {id: dig", TWIN))
    assert not any(guess in line for line in twins.lines), "of two that are alike, neither is guessed"


TWIN = """        - {id: dawdle, label: Wait, when: {any: [{talks: at least 10}, {grain: at least 5}], round: 1},
           why-not: Not now.}
      qatar:
        - {id: dig"""


def test_a_renamed_choice_that_a_condition_names_is_told_once() -> None:
    found = diff(("warn-qatar", "warn-them"))
    assert [edit.change for edit in found.edits] == ["removed", "added"]


def test_an_actor_that_is_added_removed_or_renamed() -> None:
    added = diff(("indicators:\n", "  egypt: {name: Egypt, short: Egypt, public: Known.}\nindicators:\n"))
    assert added.lines == ('actor egypt ("Egypt") was added',)
    near = diff(
        ("indicators:\n", "  egypt: {name: Egypt, short: Egypt, public: Known.}\nindicators:\n"),
        ("us <-> miller: 10", "us <-> miller: 10\n  egypt <-> us: 5"),
    )
    assert near.lines == ('actor egypt ("Egypt") was added; 2 ties from or to it do not start at 0',)
    renamed = diff(("qatar", "katar"))
    assert renamed.lines[:2] == (
        'actor qatar ("Quiet Town") was removed',
        'actor katar ("Quiet Town") was added; its contents are those of qatar, so it was probably renamed',
    )
    assert {edit.id for edit in renamed.edits[2:]} == {"warn-qatar", "warn-katar"}, "what refers to it is not told"
    gone = diff(("  miller: {name: The Miller, short: Miller, public: He owns the wheel.}\n", ""),
                ("  us <-> miller: 10\n", ""))  # fmt: skip
    assert gone.lines == ('actor miller ("The Miller") was removed',)


def test_an_indicator_with_a_new_id() -> None:
    found = diff(("grain:", "corn:"))
    assert found.lines == (
        "indicator grain was removed",
        "indicator corn was added, starting at 30; its contents are those of grain, so it was probably renamed",
    )
    assert "indicator corn starts at 50, was 30" in diff(("grain:", "corn:"), ("start: 30", "start: 50")).lines


def test_the_order_of_actors_and_endings_counts() -> None:
    miller = "  miller: {name: The Miller, short: Miller, public: He owns the wheel.}\n"
    (line,) = diff((miller, ""), ("actors:\n", f"actors:\n{miller}")).lines
    assert line == "the actors stand in another order: miller, us, qatar (seats are asked in this order)"
    war = "  - {id: war, title: War, when: {talks: at most 5}, text: They fight.}\n"
    one, other = TEXT.replace("endings:\n", f"endings:\n{war}"), TEXT.replace("  - {id: quiet", f"{war}  - {{id: quiet")
    (line,) = scenario_diff(made(one), made(other)).lines
    assert line == "the endings stand in another order: peace, war, quiet (the first that fits is told)"


def test_rounds_that_go_come_or_move() -> None:
    start = TEXT.index("  - title: A wet week")
    end = TEXT.index("moves: [consult")
    gone = scenario_diff(MILL, made(TEXT[:start] + TEXT[end:]))
    assert gone.lines == ('round 2 "A wet week" was removed, with 2 choices: thank, share',)
    new = "rounds:\n  - {title: Before, situation: Nothing yet., choices: {us: [{id: look, label: Look}]}}\n"
    come = diff(("rounds:\n", new))
    assert come.lines == (
        'round 1 "Before" was added, with 1 choice: look',
        'round 2 "A dry week" was round 1',
        'round 3 "A wet week" was round 2',
    )
    assert come.rounds == {0: 1, 1: 2}


def test_a_choice_that_goes_to_another_round_or_seat() -> None:
    share = "{id: share, label: Share grain, effects: {grain: -3}, clears: [wet]}"
    found = diff((f"      qatar: [{share}]\n", ""), ("        - {id: dig", f"        - {share}\n        - {{id: dig"))
    assert found.lines == ("choice share (qatar, round 1) was in round 2",)
    found = diff((f"      qatar: [{share}]\n", f"      miller: [{share}]\n"))
    assert found.lines == ("choice share (miller, round 2) now belongs to miller, was qatar's",)


def test_the_other_way_round_what_was_added_was_removed() -> None:
    other = made(TEXT.replace("id: wait,", "id: linger,"))
    assert "choice linger (us, round 1) was removed" in scenario_diff(other, MILL).lines


# ── Nothing is edited unseen ─────────────────────────────────────────────────────────────────────────────────────────


def leaves(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every number, word and text of a scenario's data, with where it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*place, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*place, number))
    else:
        yield place, value


OTHERS = {"exact": "none", "reported": "modelled", "goal": "random", "cautious": "random", "open": "closed"}
OTHERS |= {"modelled": "reported", "disputed": "modelled", "paper ¶1": "paper ¶2", "us": "miller"}


def other(value: Any) -> list[Any]:
    """Values that could stand there instead."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int | float):
        return [value + 1, value - 1]
    if value.endswith("%"):
        return [f"{int(value[:-1]) - 1}%"]
    number = value.rpartition(" ")[2]
    if number.isdigit():
        return [value.removesuffix(number) + str(int(number) + 1)]
    if value.startswith("paper ¶"):
        return ["paper ¶1" if value != "paper ¶1" else "paper ¶2"]
    return [OTHERS.get(value, f"{value}x"), "praise miller", "visit"]


def test_no_single_edit_passes_unseen() -> None:
    """Whatever one value of the file is changed to: if it still is a scenario, something is told."""
    data = yaml.safe_load(TEXT.replace("fog: exact", 'fog: "exact"').replace("reflect: off", 'reflect: "off"'))
    places = [*leaves(data)]
    seen: set[tuple[Any, ...]] = set()
    for place, value in places:
        for new in other(value):
            changed = copy.deepcopy(data)
            inner = changed
            for step in place[:-1]:
                inner = inner[step]
            inner[place[-1]] = new
            loaded = read_scenario(yaml.safe_dump(changed, allow_unicode=True, sort_keys=False), "mill.yaml")
            if loaded.scenario is None:
                continue
            assert scenario_diff(MILL, loaded.scenario).lines, (place, value, new)
            seen.add(place)
            break
    assert len(seen) > len(places) * 0.85, [place for place, _ in places if place not in seen]
