"""A save under an edited scenario: it replays as recorded to the bit, and every difference is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.playthrough import Decision, Playthrough, Settings
from game.record import SaveProblem, open_game, replay_json, verify
from game.record.against import play_against
from game.record.against_words import Tried, first_difference
from tests.record.edits import MOVES, SOUTH, against, edited, play, replayed, scenario, told, without
from tests.record.lighthouse import SEATS, lighthouse, play_on


@pytest.fixture(scope="module")
def save(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return play(tmp_path_factory.mktemp("save") / "a.jsonl")


# ── The eight edits that break other formats' saves ──────────────────────────────────────────────────────────────────

FIRST = "        - {id: send-oil,"
NEW = "        - {id: wave-flag, label: Wave a flag, acts: [appeal west], effects: {lamp: +1}}\n"
EIGHT: dict[str, tuple[str, bool, list[str]]] = {
    "a choice inserted first": (
        edited((FIRST, NEW + FIRST)),
        False,
        [
            "choice wave-flag (east, round 1) was added",
            "Rounds 1 to 4 come out as recorded.",
            "The game ends as recorded.",
        ],
    ),
    "the first choice deleted": (
        without(FIRST, "        - {id: blame-west"),
        True,
        [
            "choice send-oil (east, round 1) was removed",
            "Choice send-oil (east, round 1) no longer exists: it was removed.",
            "Here the game stops, since with another choice it would be another game. Nothing after it was played.",
            'Ending as recorded: "Bright nights" (bright) after round 4 Ending now: none: the game stops in round 1',
        ],
    ),
    "ids renamed": (
        edited(("id: send-oil", "id: bring-oil"), ("id: row-too", "id: row-along")),
        True,
        [
            "choice send-oil (east, round 1) was removed",
            "choice bring-oil (east, round 1) was added; its contents are those of send-oil, so it was probably ren",
            "choice row-along (west, round 3) was added; its contents are those of row-too",
            "Choice send-oil (east, round 1) no longer exists: it was removed (probably renamed to bring-oil).",
        ],
    ),
    "a round removed": (
        without("  - title: Second fog", "  - title: Third fog"),
        True,
        [
            'round 2 "Second fog" was removed, with 6 choices: make-up, share-cost, pay, put-off, rest, mend',
            'round 2 "Third fog" was round 3',
            "Round 1 comes out as recorded.",
            'Choice share-cost (east, round 2) no longer exists: it was removed with round 2 "Second fog".',
            "Choice row-out (east, round 3) is no longer in its place: it is now in round 2.",
            "Ending now: none: the game stops in round 2",
        ],
    ),
    "a start value changed": (
        edited(("east -> keeper: 30", "east -> keeper: 50")),
        False,
        [
            "east -> keeper starts at 50, was 30",
            "Before round 1 east -> keeper is 50, as recorded 30",
            "east -> keeper is 54, as recorded 35 since scores stood elsewhere: "
            "own view (choice east send-oil: provide-economic-aid keeper) +4, as recorded +5 +20 from before",
            "east -> west is -1, as recorded -3 since scores stood elsewhere: ripple through east -> keeper "
            "(choice west pay: provide-economic-aid keeper) +6, as recorded +4",
        ],
    ),
    "an effect changed": (
        edited(("effects: {lamp: +8}", "effects: {lamp: -2}")),
        True,
        [
            "choice send-oil (east, round 1) has another effect: lamp -2, was +8",
            "lamp is 43, as recorded 53 -2, as recorded +8: scenario (choice east send-oil): "
            "the scenario gives it another effect",
            "Event thanks happened as recorded; now it does not.",
            "east -> west is -4, as recorded 0 0, as recorded +4: scenario (event thanks): "
            "the event does not happen now",
            'Ending now: "Dim nights" (dim) after round 4 The game ends otherwise.',
        ],
    ),
    "an indicator renamed": (
        edited(("lamp:", "light:"), ("name: The lamp", "name: The great lamp")),
        False,
        [
            "indicator lamp was removed",
            "indicator light was added, starting at 40",
            "Not compared, since they are there only as recorded: lamp.",
            "Not compared, since they are there only now: light.",
            "The game ends as recorded.",
        ],
    ),
    "an actor added": (
        edited(("indicators:\n", SOUTH), ("west <-> keeper: 5}", "west <-> keeper: 5, south <-> keeper: 60}")),
        False,
        [
            'actor south ("South Harbour") was added; 2 ties from or to it do not start at 0',
            "Rounds 1 to 4 come out as recorded.",
            "Not compared, since they are there only now: the ties from and to south.",
            "The game ends as recorded.",
        ],
    ),
}


@pytest.mark.parametrize(("text", "fails", "sentences"), EIGHT.values(), ids=[name.replace(" ", "-") for name in EIGHT])
def test_as_recorded_it_replays_to_the_bit_and_each_difference_is_named(
    save: Path, tmp_path: Path, text: str, fails: bool, sentences: list[str]
) -> None:
    before, document = save.read_bytes(), replay_json(save)
    (tmp_path / "lighthouse.yaml").write_text(text, encoding="utf-8")
    words = told(save, text)
    for sentence in sentences:
        assert sentence in words, words
    assert against(save, text).fails == fails
    assert verify(save).ok
    assert replay_json(save) == document
    assert save.read_bytes() == before, "neither command writes to a save"


def test_an_indicator_that_only_has_another_name_is_still_compared(save: Path) -> None:
    words = told(save, edited(("name: The lamp", "name: The great lamp")))
    assert 'indicator lamp is now called "The great lamp", was "The lamp"' in words
    assert "Not compared" not in words
    assert "Rounds 1 to 4 come out as recorded." in words


def test_an_indicator_that_was_probably_renamed_is_compared_under_its_new_id(save: Path) -> None:
    renamed = [("lamp:", "light:")]
    words = told(save, edited(*renamed))
    assert "its contents are those of lamp, so it was probably renamed" in words
    assert "Rounds 1 to 4 come out as recorded." in words
    assert "Compared under its id now, since it was probably renamed: lamp, now light." in words
    assert "Not compared" not in words
    words = told(save, edited(*renamed, ("effects: {light: +8}", "effects: {light: -2}")))
    assert "light is 43, as recorded 53 -2, as recorded +8: scenario (choice east send-oil)" in words
    assert "Round 1 comes out as recorded" not in words
    words = told(save, edited(*renamed, ("start: 40", "start: 41")))
    assert "Before round 1 light is 41, as recorded 40" in words


def test_where_not_all_can_be_compared_the_rounds_do_not_come_out_as_recorded_without_limit(save: Path) -> None:
    text = edited(("lamp:", "light:"), ("name: The lamp", "name: The great lamp"))
    assert "come out as recorded in what can be compared." in told(save, text)
    assert first_difference(Tried("a.jsonl", against=against(save, text))) == "none in what can be compared"


def test_the_same_text_brings_the_same_game(save: Path) -> None:
    words = told(save, lighthouse().text)
    assert "What was edited: nothing that a game or a reader would notice." in words
    assert "Rounds 1 to 4 come out as recorded." in words
    assert not against(save, lighthouse().text).fails
    assert "1 text was changed What" in told(save, edited(("Fog comes in.", "Fog!")))


# ── Choices that cannot be made ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            ("id: pay, label: Pay something,", "id: pay, label: Pay something, when: {lamp: at least 90},"),
            "Choice pay (west, round 2) is no longer open: needs The lamp at least 90 (now 53).",
        ),
        (
            ("id: pay, label: Pay something,", "id: pay, label: Pay, when: {flags: [quarrel]}, why-not: No quarrel.,"),
            "Choice pay (west, round 2) is no longer open: No quarrel.",
        ),
        (
            ("moves: [consult, criticise, mediate]", "moves: [criticise, mediate]"),
            "Choice consult west (east, round 4) no longer exists: consult is no longer among the standing moves.",
        ),
        (
            ("keeper", "warden"),
            "Choice climb (keeper, round 1) no longer exists: there is no actor keeper any more.",
        ),
    ],
)  # fmt: skip
def test_the_first_choice_that_cannot_be_made_is_named_with_the_reason(
    save: Path, change: tuple[str, str], sentence: str
) -> None:
    words = told(save, edited(change))
    assert sentence in words, words
    assert "Here the game stops" in words
    found = against(save, edited(change))
    assert found.fails
    assert found.now.kind == "stopped"
    assert found.missing[0].sentence == sentence
    assert len(found.rounds) == found.missing[0].round - 1, "nothing is played without it"


def test_a_seat_that_is_closed_for_good(save: Path) -> None:
    text = re.sub(r"      keeper:( \[.*\]|\n.*\n.*)\n", "", edited(("keeper: {name", "keeper: {seat: none, name")))
    words = told(save, text)
    assert "actor keeper is played otherwise: seat none, was open" in words
    assert "Choice climb (keeper, round 1) no longer exists: keeper has no seat any more." in words


def test_making_no_move_is_a_choice_too(tmp_path: Path) -> None:
    """With no standing moves, a seat without choices in a round passes; a choice written later changes that."""
    text = edited(("moves: [consult, criticise, mediate]\n", ""))
    recorded = Playthrough(scenario(text), Settings(seed=3))
    play_on(recorded)
    assert {chosen.choice for chosen in recorded.played[-1].step.chosen} == {"pass"}
    other = text.replace(
        "situation: It clears up.", "situation: It clears up.\n    choices: {east: [{id: x, label: X}]}"
    )
    found = play_against(recorded, scenario(other))
    assert [(missing.seat, missing.choice) for missing in found.missing] == [("east", "pass")]
    assert "something is now" in found.missing[0].reason
    assert not play_against(recorded, scenario(text)).fails


def test_decisions_of_an_unfinished_round_count_as_well(tmp_path: Path) -> None:
    path = play(tmp_path / "a.jsonl", 1)
    with_more = tmp_path / "b.jsonl"
    with_more.write_bytes(path.read_bytes())
    with open_game(with_more) as game:
        game.playthrough.decide(Decision("east", "share-cost"))
    text = without("        - {id: share-cost", "      west:\n        - {id: pay")
    assert not against(path, text).missing
    assert against(path, text).now.kind == "goes on"
    found = against(with_more, text)
    assert [missing.choice for missing in found.missing] == ["share-cost"]
    assert found.fails


def test_an_id_that_now_is_of_another_seat_is_not_taken_for_the_same(save: Path) -> None:
    text = edited(("{id: shrug,", "{id: climb-up,"), ("{id: climb,", "{id: shrug,"))
    words = told(save, text)
    assert "choice shrug (keeper, round 1) now belongs to keeper, was west's" in words
    assert "Choice shrug (west, round 1) is no longer in its place: it now belongs to keeper." in words


def test_moves_that_every_round_offers_are_made_but_not_in_silence(tmp_path: Path) -> None:
    """With a round removed, its standing moves are made in the next one: that must be said."""
    path = play(tmp_path / "a.jsonl", 2, moves=(MOVES[0], ("consult west", "consult east", "consult east")))
    words = told(path, without("  - title: Second fog", "  - title: Third fog"))
    assert 'Round 2 "Third fog": east consult west' in words
    assert 'As recorded this was another round, "Second fog".' in words


# ── Endings ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_game_that_now_ends_earlier_or_goes_on(save: Path, tmp_path: Path) -> None:
    early = edited(("early: true, when: {lamp: at most 24}", "early: true, when: {lamp: at most 99}"))
    found = against(save, early)
    assert (found.now.id, found.now.rounds, len(found.rounds)) == ("dark", 1, 1)
    assert found.fails
    assert 'Ending now: "Dark" (dark) after round 1' in told(save, early)
    longer = edited(("moves: [consult", "  - {title: Dusk, situation: It gets dark.}\nmoves: [consult"))
    found = against(save, longer)
    assert (found.now.kind, found.now.rounds, found.fails) == ("goes on", 4, True)
    assert 'round 5 "Dusk" was added' in told(save, longer)
    assert "Ending now: none yet: 4 rounds played, the game goes on" in told(save, longer)


def test_the_last_round_removed_ends_the_game_before_its_choices(save: Path) -> None:
    text = without("  - title: Third fog", "  - title: Clear sky")
    text = text.replace("  - title: Clear sky\n    situation: It clears up.\n", "")
    found = against(save, text)
    assert (found.now.rounds, found.missing, found.fails) == (2, (), True)
    assert [missing.choice for missing in found.later] == ["row-out", "sleep", "wave"]
    assert "The game ends otherwise." in told(save, text)


def test_an_ending_with_another_id_is_another_ending(save: Path) -> None:
    text = edited(("id: bright,", "id: brighter,"))
    assert against(save, text).fails
    assert "ending brighter was added; its contents are those of bright, so it was probably renamed" in told(save, text)
    retold = edited(("title: Bright nights", "title: Light nights"))
    assert not against(save, retold).fails


# ── Chance ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def drawn(found: Playthrough) -> list[str]:
    return [chosen.outcome for played in found.played for chosen in played.step.chosen if chosen.outcome]


def test_a_recorded_outcome_is_kept_where_it_still_exists(save: Path) -> None:
    assert drawn(replayed(save)) == ["spilt", "outcome-1"]
    likely = edited(("chance: 55%", "chance: 99%"), ("chance: 45%", "chance: 1%"))
    words = told(save, likely)
    assert "send-oil (east, round 1) turns out otherwise: dry 99%, was 55%; spilt 1%, was 45%" in words
    assert "Outcome spilt of send-oil (east) is kept as recorded; a new game would draw dry." in words
    assert "lamp is" not in words, "nothing else differs"
    assert not against(save, likely).fails


def test_one_that_is_gone_is_drawn_anew_from_the_same_seed(save: Path) -> None:
    renamed = edited(("id: spilt", "id: lost"))
    words = told(save, renamed)
    assert "Outcome spilt of send-oil (east) no longer exists; lost was drawn anew from the save's seed." in words
    never = edited(("chance: 55%", "chance: 100%"), ("chance: 45%", "chance: 0%"))
    words = told(save, never)
    assert "Outcome spilt of send-oil (east) now has a chance of 0%; dry was drawn anew from the save's seed." in words
    assert (
        "lamp is 57, as recorded 53 +12, as recorded +8: scenario (choice east send-oil): the outcome is dry" in words
    )


def test_what_is_drawn_anew_is_what_a_new_game_would_draw() -> None:
    for seed in range(12):
        text = edited(("id: spilt", "id: lost"), ("id: dry", "id: safe"))
        fresh = Playthrough(scenario(text), Settings(seed=seed))
        old = Playthrough(lighthouse(), Settings(seed=seed))
        step = fresh.restore_round(dict(zip(SEATS, MOVES[0], strict=True)), {}, {}, {})
        old.restore_round(dict(zip(SEATS, MOVES[0], strict=True)), {}, {}, {})
        (note,) = play_against(old, scenario(text)).rounds[0].notes
        assert f"; {step.chosen[0].outcome} was drawn anew from the save's seed." in note


def test_outcomes_that_come_and_go(save: Path) -> None:
    none = without(",\n           outcomes: [{id: dry", "\n        - {id: blame-west")
    none = none.replace("effects: {lamp: +8}", "effects: {lamp: +8}}")
    assert "Choice send-oil (east) has no outcomes now; as recorded it had spilt." in told(save, none)
    new = edited(
        ("label: Sleep}", "label: Sleep, outcomes: [{chance: 50%, text: Deeply.}, {chance: 50%, text: Badly.}]}")
    )
    assert "Choice sleep (west) has outcomes only now; outcome-" in told(save, new)


def test_a_numbered_outcome_that_now_tells_another_story_is_not_silent(save: Path) -> None:
    text = edited(
        ("[{chance: 30%, text: They agree.", "[{chance: 0%, text: They laugh.}, {chance: 30%, text: They agree.")
    )
    words = told(save, text)
    assert "Outcome outcome-1 of share-cost (east) now has a chance of 0%; outcome-" in words
    text = edited(
        ("[{chance: 30%, text: They agree.", "[{chance: 5%, text: They laugh.}, {chance: 25%, text: They agree.")
    )
    words = told(save, text)
    assert 'Outcome outcome-1 of share-cost (east) is kept by its id, but is now told as "They laugh.".' in words


def test_a_save_that_cannot_be_read_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("milk\n")
    with pytest.raises(SaveProblem, match="not a saved game"):
        replayed(tmp_path / "a.jsonl")
