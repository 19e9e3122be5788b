"""Every command answers, at every prompt, and nonsense is asked again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.plain.help import COMMANDS, read
from game.plain.quantities import find_quantity
from tests.debrief.crossing import CANARIES, crossing
from tests.plain.sitting import answer, flat, new, sit


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("?", "w north south, w calm: Why? The whole story of one score"),
        ("help", "q: save and quit"),
        ("t", "North . +20 -25"),
        ("ties", "South -30 . +40"),
        ("i", "Calm 50 middle - Calm: 0 is riot, 100 is peace. How quiet it is."),
        ("b", "The others: - South Bank: It needs the bridge. Much."),
        ("briefing", "- paper: A. Writer. The bridge."),
        ("b", "Words: - toll: what a crossing costs"),
        ("g", "Not yet: Be liked"),
        ("h", "No round has been played yet."),
        ("h 2", "No round has been played yet."),
        ("w north south", "The north's regard for the south is at +20 (warm). Start +20: old neighbours "
         "(paper par. 1)."),
        ("why North Bank -> South Bank", "Nothing has moved it yet. Start +20, changes 0, now +20."),
        ("w calm", "Why? Calm is at 50. Start 50: a calm week (paper par. 2)."),
        ("Why? the north's regard for the south", "The north's regard for the south is at +20"),
        ("w nroth", "names no score. Did you mean north? Type two actors or an indicator: w north south or w calm."),
        ("w", "names no score"),
        ("w north north", "names no score"),
        ("f 1", "Forecast for 'Express regret', by itself: - Up: the north's regard for the south; the south's"),
        ("f", "Type f and a number from 1 to 2, as in f 1."),
        ("f 9", "Type f and a number from 1 to 2, as in f 1."),
        ("f x", "Type f and a number from 1 to 2"),
        ("", "Nothing was typed. Type a number from 1 to 2, m for another move, or ? for help."),
        ("9", "There is no choice 9 here."),
        ("-1", "'-1' is neither a number nor a command."),
        ("xyzzy", "'xyzzy' is neither a number nor a command."),
        ("1.5", "'1.5' is neither a number nor a command."),
        ("\uff11", "is neither a number nor a command."),
        ("t t", "'t t' is neither a number nor a command."),
    ],
)  # fmt: skip
def test_a_command_answers_and_the_question_stands(typed: str, said: str) -> None:
    told = answer(typed)
    assert said in told
    assert "Nothing more was typed" in told


def test_a_forecast_keeps_to_the_fog() -> None:
    assert "Up: " in answer("f 1")
    assert "up 9" not in answer("f 1")
    exact = answer("f 1", fog="exact")
    assert "- The south's regard for the north: up " in exact
    assert "- Calm: up 5." in exact
    assert "weigh the choice yourself" in answer("f 1", fog="none")
    game = new("south", fog="exact")
    text = flat(sit(game, "f 1"))
    assert "Calm: from down 1 to up 10. Chance decides a part of it." in text
    text = flat(sit(new("south"), "f 1", "f 3"))
    assert "Could go either way: Calm." in text
    assert "It is not open now: needs Calm" in text


def test_why_tells_start_entries_and_sum() -> None:
    game = new()
    text = flat(sit(game, "2", "w south north", "1", "w calm"))
    story = game.story("south -> north", rounds=1)
    assert "Act 112, weight -2.0." in text
    assert f"Start -30, changes {story.now - story.start:+d}, now {story.now:+d}." in text
    assert "When nothing happens it returns to -30." in text
    assert "- Down 20, scenario: Following up an earlier choice: The north: Blame the south. A strike." in text


def test_history_tells_a_round_in_full() -> None:
    game = new()
    text = flat(sit(game, "1", "h", "h 1", "h 2"))
    assert text.count("Round 1, The bridge is gone. Who chose what:") == 2
    assert "The south's regard for the north: up" in text
    assert "That is the act itself." in text
    assert "Played so far: 1 round. Type h 1." in text
    assert "Why:" not in text, "why a computer seat chose is told in the debrief"


def test_secrets_of_others_are_in_no_answer() -> None:
    typed = [usage for command in COMMANDS for usage in (command.key, command.usage) if command.key not in "qm"]
    game = new("north")
    text = sit(game, *typed, "1", *typed, "1", *typed)
    assert not game.is_over
    assert CANARIES["north"] in text
    assert CANARIES["south"] not in text
    assert CANARIES["ferry"] not in text


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("north south", "north -> south"),
        ("north bank the south bank", "north -> south"),
        ("South -> north", "south -> north"),
        ("south towards the ferry", "south -> ferry"),
        ("nor fer", "north -> ferry"),
        ("calm", "calm"),
        ("Cal", "calm"),
        ("calm calm", None),
        ("", None),
        ("north", None),
    ],
)
def test_a_quantity_is_found_by_what_people_call_it(typed: str, found: str | None) -> None:
    assert find_quantity(crossing(), typed) == found


@given(st.text())
def test_reading_a_line_never_fails(line: str) -> None:
    read(line)
    find_quantity(crossing(), line)


WORDS = st.one_of(
    st.sampled_from([*"123?mwtibghf", "", "back", "u", "d", "s", "w calm", "w north south", "f 1", "h 1", "m 1"]),
    st.text(max_size=20),
)


@given(
    st.lists(WORDS, max_size=40),
    st.sampled_from(["off", "reason", "predict"]),
    st.sampled_from([("north",), ("south",), ("ferry", "north")]),
    st.booleans(),
    st.booleans(),
)
def test_whatever_is_typed_the_game_ends_in_a_sentence(
    lines: list[str], reflect: str, seats: tuple[str, ...], is_terminal: bool, is_ascii: bool
) -> None:
    game = new(*seats, reflect=reflect)
    text = sit(game, *lines, is_terminal=is_terminal, is_ascii=is_ascii)
    assert text.endswith("This game was not kept in a file.\n")
    assert "\x1b" not in text
    sit(game)
