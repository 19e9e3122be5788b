"""What a replay keeps with a game: comments and variations, and the other games that it can be set beside."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widgets import Input

from game.record import Game, SaveProblem, add_note, branch_game, open_game, read_game, read_notes, verify
from game.ui.screens.compare import CompareScreen
from game.ui.screens.debrief import DebriefScreen
from game.ui.screens.replay import ReplayScreen
from game.ui.screens.replay.noting import NoteScreen
from game.ui.screens.replay.variations import VariationsScreen
from game.ui.screens.situation import SituationScreen
from game.ui.screens.small import AskScreen
from game.ui.widgets.timeline import Timeline
from tests.ui.screens.after_game import opened, play, where
from tests.ui.stage import SIZES, begun, click, press, running, shown


def kept(*seats: str, rounds: int = 99, **settings: Any) -> Game:
    """A game that was played and saved, as `replay` opens it."""
    with begun(*seats, **settings) as game:
        play(game.playthrough, rounds=rounds)
    return read_game(game.path)


def branched(game: Game, round_: int = 1, choice: str = "north-keep", rounds: int = 99) -> Game:
    with branch_game(game.path, round_, seat="north") as branch:
        play(branch.playthrough, {"north": choice}, rounds)
    return branch


async def test_a_comment_is_written_seen_changed_and_taken_away() -> None:
    game = kept("north")
    before = game.path.read_bytes()
    async with running(lambda: ReplayScreen(game, position=1)) as (app, pilot):
        screen = await press(app, pilot, "c")
        assert 'North, "Lower the toll"' in screen
        await pilot.press(*"Why so low?")
        screen = await press(app, pilot, "enter")
        assert "Note  North: Why so low?" in screen
        assert "The comment is saved." in screen
        assert app.screen.query_one(Timeline).marked == {1}
        assert "Why so low?" not in await press(app, pilot, "left")
        await press(app, pilot, "right", "c")
        assert opened(app, NoteScreen).query_one(Input).value == "Why so low?"
        await press(app, pilot, "tab", "down", "right", "right", "enter")
        assert "Note  North: [A question] Why so low?" in shown(app)
        await press(app, pilot, "c", "ctrl+u", "tab", "down", "left", "left", "enter")
        assert "Note" not in shown(app)
        assert app.screen.query_one(Timeline).marked == frozenset()
    assert game.path.read_bytes().startswith(before)
    assert read_notes(game.path) == ()
    assert verify(game.path).ok


async def test_a_comment_that_cannot_be_kept_stands_there_again(monkeypatch: pytest.MonkeyPatch) -> None:
    game = kept("north")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    async with running(lambda: ReplayScreen(game, position=1)) as (app, pilot):
        await press(app, pilot, "c", *"why")
        with monkeypatch.context() as patch:
            patch.setattr("game.record.store.os.write", full)
            assert "This comment is not saved" in await press(app, pilot, "enter")
        await press(app, pilot, "enter")
        assert opened(app, NoteScreen).query_one(Input).value == "why"
        await press(app, pilot, "enter")
    assert [note.text for note in read_notes(game.path)] == ["why"]


async def test_a_comment_half_written_is_not_lost_by_going_back_or_leaving() -> None:
    game = kept("north")
    async with running(lambda: ReplayScreen(game, position=1)) as (app, pilot):
        await press(app, pilot, "c", *"half a")
        assert "Leave now?" in await press(app, pilot, "ctrl+q")
        await press(app, pilot, "escape", "escape")
        assert isinstance(app.screen, ReplayScreen)
        await press(app, pilot, "left", "c")
        assert opened(app, NoteScreen).query_one(Input).value == "", "it belongs to its round"
        await press(app, pilot, "escape", "right", "c")
        assert opened(app, NoteScreen).query_one(Input).value == "half a"
        await press(app, pilot, *"x" * 5)
        app.screen.query_one(Input).value = "x" * 1001
        assert "It has 1001 characters" in await press(app, pilot, "enter")
        await press(app, pilot, "backspace", "enter")
    assert [(note.round, note.text) for note in read_notes(game.path)] == [(1, "x" * 1000)]


async def test_what_a_comment_is_about_can_be_turned() -> None:
    game = kept("north")
    async with running(lambda: ReplayScreen(game)) as (app, pilot):
        assert "Comment on the start" in await press(app, pilot, "c")
        await press(app, pilot, "a", "enter", "right", "c")
        await click(app, pilot, "About")
        assert "the whole of round 1" in shown(app)
        app.screen.query_one(Input).focus()
        await pilot.press(*"all of it")
        await press(app, pilot, "enter", "c")
        assert opened(app, NoteScreen).query_one(Input).value == ""
        await press(app, pilot, "tab", "right")
        assert opened(app, NoteScreen).query_one(Input).value == "all of it", "what stands there is shown"
        await press(app, pilot, "escape")
    assert [(note.round, note.seat, note.text) for note in read_notes(game.path)] == [
        (0, "", "a"),
        (1, "", "all of it"),
    ]


async def test_a_comment_gives_nothing_away_while_the_choices_are_hidden() -> None:
    game = kept("north")
    async with running(lambda: ReplayScreen(game, position=1)) as (app, pilot):
        await press(app, pilot, "c")
        await pilot.press(*"it lowers")
        await press(app, pilot, "enter", "a")
        screen = shown(app)
        assert "What would you do for North?" in screen
        assert "it lowers" not in screen
        screen = await press(app, pilot, "c")
        assert "the whole of round 1" in screen
        assert 'North, "Lower' not in screen
        assert "it lowers" in await press(app, pilot, "escape", "right")


async def test_a_comment_that_cannot_be_kept_is_told() -> None:
    game = kept("north")
    with open_game(game.path):
        async with running(lambda: ReplayScreen(game, position=1)) as (app, pilot):
            await press(app, pilot, "c", "x", "enter")
            opened(app, AskScreen)
            assert "This comment is not saved" in shown(app)
            assert "open in another window" in " ".join(shown(app).split())
    assert read_notes(game.path) == ()


async def test_what_if_is_played_on_and_leaves_the_game_alone() -> None:
    game = kept("north")
    before = game.path.read_bytes()
    async with running(lambda: ReplayScreen(game, position=1)) as (app, pilot):
        await press(app, pilot, "i")
        assert 'What was chosen there: North, "Lower the toll".' in opened(app, AskScreen).sentence
        await press(app, pilot, "escape")
        assert game.path.read_bytes() == before
        await press(app, pilot, "i", "enter")
        room = opened(app, SituationScreen)
        assert "What if: round 1 of 2" in shown(app)
        assert room.playthrough.round == 1
        assert game.path.read_bytes() == before, "nothing is kept before something is decided"
        await press(app, pilot, "2", "enter")
        await press(app, pilot, "enter", "enter", "1", "enter", "enter", "enter")
        assert opened(app, DebriefScreen).game.variation == 1
        screen = await press(app, pilot, "r")
        assert "Replay of variation 1" in screen
        await press(app, pilot, "home", "right")
        assert "Keep the toll" in shown(app)
        await press(app, pilot, "d")
        opened(app, DebriefScreen)
    assert game.path.read_bytes().startswith(before)
    assert verify(game.path).message == "2 rounds and 1 variation come out exactly as recorded."


async def test_the_tree_is_walked() -> None:
    game = kept("north")
    branched(game)
    branched(game, 2, "north-shut", rounds=0)
    with branch_game(game.path, 2, parent=1, seat="north") as branch:
        play(branch.playthrough, {"north": "north-shut"}, rounds=1)
    async with running(lambda: ReplayScreen(game, position=2)) as (app, pilot):
        screen = await press(app, pilot, "b")
        for text in ("The game itself  over: A quiet winter", "Variation 1  over", "Leaves the game before round 1"):
            assert text in screen, text
        window = opened(app, VariationsScreen)
        assert 'in round 1, North chose "Keep the toll" instead of "Lower the toll"' in " ".join(
            window.lines(window.branches[1], 60).plain.split()
        )
        assert "Leaves variation 1 before round 2" in screen
        assert window.branch.id == 0
        await press(app, pilot, "down", "enter")
        assert opened(app, ReplayScreen).game.variation == 1
        assert where(app) == 1
        assert "Keep the toll" in shown(app)
        await press(app, pilot, "b")
        assert opened(app, VariationsScreen).branch.id == 1, "where we are"
        await press(app, pilot, "home", "enter")
        assert opened(app, ReplayScreen).game.variation == 0
        assert "Lower the toll" in shown(app)


async def test_an_unfinished_variation_can_be_gone_on_with() -> None:
    game = kept("north")
    branched(game, rounds=1)
    async with running(lambda: ReplayScreen(game)) as (app, pilot):
        await press(app, pilot, "b", "g")
        opened(app, VariationsScreen)
        await press(app, pilot, "down", "g")
        assert opened(app, SituationScreen).game.variation == 1
        assert "What if: round 2 of 2" in shown(app)


async def test_from_a_debrief_the_file_is_let_go_before_it_is_branched() -> None:
    with begun("north") as playing:
        play(playing.playthrough)
    game = open_game(playing.path)
    async with running(lambda: DebriefScreen(game)) as (app, pilot):
        app.hold(game)
        await press(app, pilot, "r", "right", "i", "enter")
        assert opened(app, SituationScreen).game.variation == 1


async def test_a_game_of_computers_asks_whose_decision_it_is() -> None:
    game = kept()
    async with running(lambda: ReplayScreen(game, position=1)) as (app, pilot):
        screen = await press(app, pilot, "i")
        assert "Whose decisions will you take" in screen
        assert "Town of East" not in screen, "the author leaves that seat to the computer"
        await press(app, pilot, "down", "enter", "enter")
        room = opened(app, SituationScreen)
        assert (room.seat, room.game.variation) == ("south", 1)


def test_a_closed_seat_is_not_taken_over() -> None:
    game = kept()
    with pytest.raises(SaveProblem, match="In this scenario the computer plays East, so its decisions cannot be taken"):
        branch_game(game.path, 1, seat="east")
    branch_game(game.path, 1, seat="south").close()


async def test_with_several_people_the_others_decide_as_they_did() -> None:
    game = kept("north", "south", rounds=1)
    was = game.playthrough.played[0].decisions["north"]
    async with running(lambda: ReplayScreen(game, position=1)) as (app, pilot):
        await press(app, pilot, "n", "i")
        assert "The other people decide that round as they did." in opened(app, AskScreen).sentence
        await press(app, pilot, "enter", "enter", "enter")  # agreed, handed over, and the briefing read
        room = opened(app, SituationScreen)
        assert room.playthrough.next_seat == "south"
        assert room.playthrough.sealed["north"] == was


async def test_other_games_and_variations_are_set_beside() -> None:
    other, game = kept("south"), kept("north")
    branched(game)
    async with running(lambda: ReplayScreen(game)) as (app, pilot):
        screen = await press(app, pilot, "k")
        assert "Variation 1: over: A quiet winter" in screen
        assert "Town of South; over: A quiet winter" in screen
        await press(app, pilot, "enter")
        found = opened(app, CompareScreen)
        assert [side.game.address for side in found.sides] == [str(game.path), f"{game.path}#1"]
        await press(app, pilot, "escape", "k", "down", "enter")
        found = opened(app, CompareScreen)
        assert [side.game.path for side in found.sides] == [game.path, other.path]
        await press(app, pilot, "escape", "b", "down", "k")
        assert opened(app, CompareScreen).sides[1].game.variation == 1


async def test_there_may_be_nothing_to_set_beside() -> None:
    async with running(lambda: ReplayScreen(kept("north"))) as (app, pilot):
        assert "There is no other saved game" in await press(app, pilot, "k")


async def test_without_a_file_nothing_is_offered() -> None:
    game = kept("north")
    game.path.unlink()
    async with running(lambda: ReplayScreen(game, position=1)) as (app, pilot):
        screen = await press(app, pilot, "c", "i", "b", "k")
        opened(app, ReplayScreen)
        assert "What if" not in screen
        assert "Comment" not in screen


@pytest.mark.parametrize("plain_signs", [False, True])
@pytest.mark.parametrize("size", SIZES)
async def test_the_windows_fit_everywhere(size: tuple[int, int], plain_signs: bool) -> None:
    game = kept("north")
    branched(game)
    add_note(game, 1, "north", mark="turning-point", text="So it began")
    async with running(lambda: ReplayScreen(game, position=1), size, plain_signs=plain_signs) as (app, pilot):
        for key, words in (("c", "Keep"), ("b", "Replay this"), ("i", "Choose"), ("k", "Do this")):
            screen = await press(app, pilot, key)
            assert words in screen, key
            assert not plain_signs or not [
                line for line in screen.splitlines() if not line.rstrip("▁▂▃▄▅▆▇█").isascii()
            ]
            await press(app, pilot, "escape")
        opened(app, ReplayScreen)


# ── What would you do? ───────────────────────────────────────────────────────────────────────────────────────────────


async def test_every_way_to_a_round_hides_its_choices_while_asking() -> None:
    game = kept("north")
    async with running(lambda: ReplayScreen(game, position=1), (120, 34)) as (app, pilot):
        await press(app, pilot, "a")
        for keys in (("2",), ("home", "end"), ("home", "right", "right", "right"), ("home", "j", "2", "enter")):
            await press(app, pilot, *keys)
            screen = opened(app, ReplayScreen)
            assert (screen.frame.position, screen.frame.is_covered) == (2, True), keys
            assert "Send boats" in shown(app)
            assert "as they did" not in shown(app)
        assert "Another move: consult, criticise" in shown(app)
        assert not opened(app, ReplayScreen).frame.is_covered or not opened(app, ReplayScreen).frame.moves
        await press(app, pilot, "right")
        assert opened(app, ReplayScreen).frame.moves


async def test_closed_choices_are_shown_with_their_reason() -> None:
    async with running(lambda: ReplayScreen(kept("north"))) as (app, pilot):
        screen = await press(app, pilot, "a", "right")
        assert "× Close the bridge  not open: trade is still" in screen


async def test_an_unfinished_game_says_of_how_many_rounds() -> None:
    async with running(lambda: ReplayScreen(kept("north", rounds=1), position=1)) as (app, _):
        assert "After round 1 of 2" in shown(app)
