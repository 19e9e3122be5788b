"""A transcript holds the whole game, in the same bytes each time, within its width."""

from __future__ import annotations

import re

import pytest

from game.debrief import groups, indicator_lines, matrix_lines, net_changes, sentences, transcript
from game.debrief.phrases import quantity_words
from game.debrief.text import paragraphs, spoken, wrap
from game.debrief.transcript import WIDTH
from game.diagnostics import cells
from game.playthrough import Playthrough
from tests.debrief.crossing import CANARIES, crossing, data, played
from tests.record.lighthouse import lighthouse

GAMES = {
    "over": ("n-blame", "n-pay", "n-sign"),
    "going": ("n-regret",),
    "moves": ("mediate south ferry", "praise south", "n-refuse"),
    "new": (),
}


@pytest.mark.parametrize("choices", GAMES.values(), ids=GAMES)
def test_it_fits_its_width_and_holds_no_control(choices: tuple[str, ...]) -> None:
    text = transcript(played(*choices))
    assert all(cells(line) <= WIDTH for line in text.splitlines())
    assert not re.search(r"[^\S\n]\n", text), "no line ends in a space"
    assert re.fullmatch(r"[^\x00-\x09\x0b-\x1f\x7f]*", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_the_same_game_gives_the_same_bytes() -> None:
    assert transcript(played(*GAMES["over"])) == transcript(played(*GAMES["over"]))


def test_it_tells_the_game_from_title_to_ending() -> None:
    text = " ".join(transcript(played(*GAMES["over"], predictions={"south -> north": "up"})).split())
    for part in (
        "The Crossing",
        "A bridge is gone. A ferry remains.",
        "Seed 7. 3 rounds. Fog: direction.",
        "North Bank a person South Bank the computer (goal)",
        "Round 1 of 3: The bridge is gone",
        "Monday. Basis: reported, paper par. 1, 2.",
        "The bridge fell at night. Nobody was on it.",
        "Disputed, paper par. 3: It was old. North: It was sound. South: It was rotten.",
        "The north: Blame the south",
        'Reason given: "reason 1"',
        "Expected: the south's regard for the north up",
        "The north accused the south of wrongdoing.",
        "The south's regard for the north: down",
        "Following up an earlier choice: The north: Blame the south. Calm: down 20. A strike.",
        "Event: Fog (hypothetical) Fog on the river.",
        "Ending: A bridge",
        "Why this ending: At the end, the south's regard for the north stood at",
        "What the other endings lacked, nearest first:",
        f"Be liked ({CANARIES['north']}-goal) (60 points)",
        "What moved most",
        "Predictions",
    ):
        assert part in text, part


def test_a_game_that_goes_on_tells_no_goal_and_no_brief() -> None:
    text = transcript(played(*GAMES["going"]))
    assert "The game goes on: 1 round played so far." in text
    assert not any(canary in text for canary in CANARIES.values())


def test_a_brief_is_never_in_a_transcript() -> None:
    text = transcript(played(*GAMES["over"]))
    assert not any(re.search(rf"{canary}(?!-goal)", text) for canary in CANARIES.values())


@pytest.mark.parametrize("choices", GAMES.values(), ids=GAMES)
def test_every_entry_is_in_one_group_and_the_groups_add_up(choices: tuple[str, ...]) -> None:
    game = played(*choices)
    for step in (one.step for one in game.played):
        for seat in ("", "north", "south"):
            found = groups(game.scenario, step, seat)
            assert sorted(e for group in found for e in group.entries) == sorted(step.entries)
            assert len({group.cause for group in found}) == len(found)
            for group in found:
                assert all(entry.cause == group.cause for entry in group.entries)
                told = " ".join(sentences(game.scenario, group.entries))
                assert told.count(": up") + told.count(": down") == sum(entry.rule != "flag" for entry in group.entries)
                assert ".." not in told
    _totals_match(game)


def _totals_match(game: Playthrough) -> None:
    for number, one in enumerate(game.played, 1):
        before, after = game.view(rounds=number - 1), game.view(rounds=number)
        moved = {q: v - before.scores[q] for q, v in after.scores.items() if v != before.scores[q]}
        moved |= {q: v - before.indicators[q] for q, v in after.indicators.items() if v != before.indicators[q]}
        assert net_changes(one.step) == moved


def test_a_seat_reads_its_own_choice_and_ties_first() -> None:
    game = played("n-blame", seat="north")
    found = groups(game.scenario, game.played[0].step, "south")
    assert found[0].cause.seat == "south"
    first = [group.entries[0].quantity for group in found if group.cause.act]
    assert first
    assert all("south" in quantity for quantity in first)


def test_the_matrix_is_aligned_and_signed() -> None:
    made = crossing()
    lines = matrix_lines(made, played(scenario=made).view())
    assert lines == [
        "       North  South  Ferry",
        "North      .    +20    -25",
        "South    -30      .    +40",
        "Ferry    -25    +40      .",
    ]


def test_a_wide_matrix_goes_on_below() -> None:
    names = [f"actor-{n}" for n in range(12)]
    actors = {name: {"name": name, "short": f"Wide-{n:02d}", "public": "x"} for n, name in enumerate(names)}
    rest = {key: value for key, value in data().items() if key not in ("relationships", "indicators", "events")}
    endings = [{"id": "open", "title": "Open", "default": True, "text": "Who knows."}]
    rest |= {"actors": actors, "relationships": {}, "rounds": [{"title": "x", "situation": "y"}], "endings": endings}
    rest |= {"indicators": {}, "events": []}
    made = crossing(**rest)
    lines = matrix_lines(made, Playthrough(made, played().settings.__class__(seed=1)).view(), 78)
    assert max(map(cells, lines)) <= 78
    assert len(lines) == 27
    assert all(sum(line.count(f"Wide-{n:02d}") for line in lines[:13] + lines[13:]) >= 2 for n in range(12))


def test_indicators_say_their_band_and_what_they_did() -> None:
    game = played("n-regret")
    before, after = game.view(rounds=0), game.view()
    change = after.indicators["calm"] - 50
    word = "unchanged" if not change else f"{'up' if change > 0 else 'down'} {abs(change)}"
    line = f"Calm  {after.indicators['calm']:3d}  {game.scenario.indicators['calm'].band(50 + change)}, {word}"
    assert indicator_lines(game.scenario, after, before) == [line]


def test_a_command_is_never_broken_since_somebody_copies_it() -> None:
    command = "`backchannel replay '/a place/after-doha-qatar-20250917.jsonl' --rescue x.jsonl`"
    assert wrap(f"Something changed it: ({command}, which is long) does that.", 30, "- ", "  ") == [
        "- Something changed it:",
        f"  ({command},",
        "  which is long) does that.",
    ]
    assert wrap("A `word of ours` and `backchannel list`.", 16) == ["A `word of ours`", "and", "`backchannel list`."]
    other = wrap("Not `another program's very long command`", 12)
    assert max(map(len, other)) <= 12


def test_an_indicator_that_begins_with_an_article_fits_into_a_sentence() -> None:
    assert quantity_words(lighthouse(), "lamp") == "the lamp"
    assert lighthouse().quantity_name("lamp") == "The lamp", "a label begins with a capital"
    assert quantity_words(crossing(), "calm") == "Calm"


def test_text_is_wrapped_by_cells() -> None:
    assert wrap("aa bb cc", 5, "- ") == ["- aa", "  bb", "  cc"]
    assert wrap("日本語 日本", 8) == ["日本語", "日本"]
    assert wrap("x" * 9, 4) == ["xxxx", "xxxx", "x"]
    assert wrap("") == []
    assert wrap("so well-known a name", 8) == ["so", "well-kno", "wn a", "name"]
    assert paragraphs("one\ntwo\n\n\n*three*") == ["one two", "", "three"]
    assert spoken("a → b, paper ¶1 ¶2; other ¶3") == "a towards b, paper par. 1, 2; other par. 3"
