"""What if: a game played otherwise from a round on, in the same file, while the game itself stays as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.playthrough import Decision, Playthrough, Refused
from game.record import (
    Game,
    SaveProblem,
    branch_game,
    branches,
    latest_unfinished,
    open_game,
    parse_address,
    read_game,
    replay_json,
    saves,
    verify,
)
from tests.record.lighthouse import SAVES, SEATS, begin, play_on, saved, uninterrupted, written_again


def otherwise(game: Game, seat: str | None = None) -> str:
    """Decide for the next seat in another way than the first open one that it took; the id of the choice."""
    playthrough = game.playthrough
    who = playthrough.next_seat if seat is None else seat
    assert who is not None
    was = {made.step.round: made.decisions for made in read_game(game.path).playthrough.played}
    before = was[playthrough.round][who].choice if who in was.get(playthrough.round, {}) else ""
    choice = next(o.id for o in playthrough.offers(who) if o.available and o.id != before)
    answer = playthrough.decide(Decision(who, choice, "what if"))
    assert not isinstance(answer, Refused)
    return choice


def story(playthrough: Playthrough) -> list[object]:
    return [(played.step.chosen, played.step.entries, played.step.state) for played in playthrough.played]


def test_a_variation_changes_nothing_of_the_game(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    before = b"".join(saved(path))
    game = story(read_game(path).playthrough)
    with branch_game(path, 3) as branch:
        assert (branch.variation, branch.address) == (1, f"{path}#1")
        assert branch.playthrough.round == 3
        assert story(branch.playthrough) == game[:2]
        assert path.read_bytes() == before, "nothing is written before something is decided"
        otherwise(branch)
        play_on(branch.playthrough)
        live = story(branch.playthrough)
    assert path.read_bytes().startswith(before)
    assert story(read_game(path).playthrough) == game
    assert replay_json(path)["rounds"] == replay_json(_copy(before, tmp_path))["rounds"]
    again = read_game(path, 1).playthrough
    assert story(again) == live
    assert live[:2] == game[:2]
    assert live[2:] != game[2:]
    assert verify(path).ok
    assert verify(path).message == "4 rounds and 1 variation come out exactly as recorded."


def _copy(data: bytes, folder: Path) -> Path:
    (folder / "copy.jsonl").write_bytes(data)
    return folder / "copy.jsonl"


@pytest.mark.parametrize("round_", [1, 2, 3, 4])
def test_the_same_decisions_meet_the_same_luck(tmp_path: Path, round_: int) -> None:
    path = tmp_path / "a.jsonl"
    saved(path)
    with branch_game(path, round_) as branch:
        play_on(branch.playthrough)
        assert story(branch.playthrough) == story(uninterrupted())


@given(
    seed=st.integers(0, 99),
    leaving=st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4), st.integers(0, 9)), min_size=1, max_size=4),
)
def test_a_tree_of_variations_comes_back_as_it_was_played(
    tmp_path_factory: pytest.TempPathFactory, seed: int, leaving: list[tuple[int, int, int]]
) -> None:
    path = tmp_path_factory.mktemp("tree") / "a.jsonl"
    saved(path, seed=seed)
    live = {0: story(read_game(path).playthrough)}
    for parent, round_, salt in leaving:
        parent %= len(live)
        round_ = min(round_, len(live[parent]))
        with branch_game(path, round_, parent=parent) as branch:
            play_on(branch.playthrough, salt=salt)
            live[branch.variation] = story(branch.playthrough)
        assert live[branch.variation][: round_ - 1] == live[parent][: round_ - 1]
    assert {number: story(read_game(path, number).playthrough) for number in live} == live
    assert verify(path).ok
    tree = branches(path)
    assert sorted(line.id for line in tree) == sorted(live)
    places = {line.id: place for place, line in enumerate(tree)}
    for line in tree[1:]:
        assert places[line.parent] < places[line.id]
        assert line.depth == tree[places[line.parent]].depth + 1
        assert line.rounds == len(live[line.id])
        if line.parting is not None:
            number, seat, choice, was = line.parting
            here, there = (
                {made.seat: made.choice for made in read_game(path, one).playthrough.played[number - 1].step.chosen}
                for one in (line.id, line.parent)
            )
            assert (here[seat], there[seat]) == (choice, was)
            assert choice != was


def test_one_seat_decides_otherwise_and_the_other_people_as_they_did(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    saved(path)
    was = read_game(path).playthrough.played[1].decisions
    with branch_game(path, 2, seat="west") as branch:
        assert branch.playthrough.next_seat == "west"
        assert path.read_bytes().count(b"\n") == 13, "east's decision waits to be written with west's"
        choice = otherwise(branch)
        made = branch.playthrough.played[1].decisions
    assert made["east"] == was["east"]
    assert made["west"].choice == choice
    lines = [json.loads(line) for line in path.read_bytes().splitlines()[13:]]
    assert [line["kind"] for line in lines] == ["branch", "decision", "decision", "round"]
    assert {line.get("variation") for line in lines[1:]} == {1}
    parting = branches(path)[1].parting
    assert parting is not None
    assert parting[:2] == (2, "west")


def test_a_seat_of_the_computer_can_be_taken(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    saved(path, seats=())
    with pytest.raises(SaveProblem, match=r"plays every seat of this game\. Say whose .*: east, west or keeper\."):
        branch_game(path, 2)
    with branch_game(path, 2, seat="keeper") as branch:
        assert branch.playthrough.next_seat == "keeper"
        assert branch.notes[1] == "You take over the keeper here, which the computer played before."
        otherwise(branch)
        play_on(branch.playthrough)
    again = read_game(path, 1).playthrough
    assert again.settings.seats == ("keeper",)
    assert again.is_over
    assert "keeper" in again.played[0].picks
    assert "keeper" in again.played[1].decisions
    assert verify(path).ok


def test_an_unfinished_game_and_its_variation_go_on_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    saved(path, 5)
    with branch_game(path, 2) as branch:
        play_on(branch.playthrough, 1, salt=3)
    with open_game(path) as game:
        assert game.variation == 0
        assert f"variation 1; `backchannel resume '{path}#1'` goes on there" in game.notes[0]
        assert len(game.playthrough.sealed) == 1
        play_on(game.playthrough, 1)
    with open_game(path, 1) as branch:
        assert branch.notes[0].startswith("This is variation 1, which leaves the game before round 2.")
        play_on(branch.playthrough, 3, salt=3)
    with open_game(path) as game:
        play_on(game.playthrough)
    assert story(read_game(path).playthrough) == story(uninterrupted())
    assert verify(path).ok


def test_resume_goes_on_with_the_game_unless_that_is_over(isolated_home: Path) -> None:
    folder = isolated_home / "saves"
    folder.mkdir(parents=True)
    path = folder / "a.jsonl"
    saved(path)
    assert latest_unfinished() is None
    for round_ in (2, 3):
        with branch_game(path, round_) as branch:
            play_on(branch.playthrough, 1)
    assert latest_unfinished() == path
    assert (saves()[0].is_over, saves()[0].variations, saves()[0].goes_on) == (True, 2, 2)
    with open_game(path) as game:
        assert game.variation == 2
        assert game.notes == (
            "This is variation 2, which leaves the game before round 3. Also not over: variation 1; "
            f"`backchannel resume '{path}#1'` goes on there.",
        )
        play_on(game.playthrough)
    with open_game(path) as game:
        assert game.variation == 1
        play_on(game.playthrough)
    with open_game(path) as game:
        assert (game.variation, game.playthrough.is_over, game.notes) == (0, True, ())
    assert latest_unfinished() is None


@pytest.mark.parametrize(
    ("round_", "more", "words"),
    [
        (0, {}, "There is no round 0 to be played otherwise: 4 rounds of it were played. Give a round from 1 to 4."),
        (5, {}, "There is no round 5"),
        (1, {"parent": 1}, "has no variation 1. It has none. The game itself is 0."),
        (1, {"parent": -1}, "has no variation -1"),
        (1, {"seat": "north"}, "This game has no seat 'north'. Its seats are east, west and keeper."),
    ],
)
def test_what_cannot_be_left_is_a_sentence_and_frees_the_file(
    tmp_path: Path, round_: int, more: dict[str, object], words: str
) -> None:
    path = tmp_path / "a.jsonl"
    before = b"".join(saved(path))
    with pytest.raises(SaveProblem) as told:
        branch_game(path, round_, **more)  # type: ignore[arg-type]
    assert words in str(told.value)
    assert path.read_bytes() == before
    open_game(path).close()


def test_a_file_in_use_is_not_branched(tmp_path: Path) -> None:
    with begin(tmp_path / "a.jsonl") as game:
        play_on(game.playthrough, 4)
        with pytest.raises(SaveProblem, match="open in another window"):
            branch_game(game.path, 1)


def test_a_round_line_lost_in_a_variation_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    saved(path)
    with branch_game(path, 2) as branch:
        play_on(branch.playthrough, 2, salt=5)
    whole = path.read_bytes()
    path.write_bytes(b"".join(whole.splitlines(keepends=True)[:-1]))
    assert len(read_game(path, 1).playthrough.played) == 2
    open_game(path, 0).close()
    with open_game(path, 1):
        assert path.read_bytes() == whole


def test_torn_at_any_byte_while_branching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("durable.sync", "durable.sync_folder", "record.store.sync"):
        monkeypatch.setattr(f"game.{name}", lambda _: None)
    source = tmp_path / "a.jsonl"
    game = b"".join(saved(source))
    with branch_game(source, 2, seat="west") as branch:
        play_on(branch.playthrough, 1, salt=1)
    whole = source.read_bytes()
    for length in range(len(game), len(whole), 3):
        path = tmp_path / "torn" / "a.jsonl"
        path.parent.mkdir()
        path.write_bytes(whole[:length])
        assert story(read_game(path).playthrough) == story(uninterrupted())
        with open_game(path) as again:
            play_on(again.playthrough)
        assert verify(path).ok
        shutil.rmtree(path.parent)


FORGED: list[tuple[int, dict[str, object], str]] = [
    (13, {"id": 2}, "it begins variation 2, but the next one is 1"),
    (13, {"parent": 1}, "it leaves variation 1, which was not begun"),
    (13, {"round": 6}, "before round 6, which its parent had not reached"),
    (13, {"round": 0}, "'round' is not what"),
    (13, {"seats": ["east"]}, "its seats are not those of its parent"),
    (13, {"seats": ["east", "west", "north"]}, "its seats are not those of its parent"),
    (13, {"seats": ["east", "west", "west"]}, "its seats are not those of its parent"),
    (14, {"variation": 2}, "variation 2, which was not begun before it"),
    (14, {"variation": 0}, "the game had ended before it"),
    (14, {"round": 1}, "it belongs to round 1, not to round 2"),
    (14, {"seconds": -1}, "'seconds' is not what"),
    (14, {"seconds": 10**6}, "'seconds' is not what"),
    (16, {"digest": "0" * 16}, "^Round 2 of variation 1 in .* does not come out"),
]


@pytest.mark.parametrize(("index", "change", "words"), FORGED, ids=[f"{i}-{next(iter(c))}" for i, c, _ in FORGED])
def test_a_forged_variation_is_a_sentence(tmp_path: Path, index: int, change: dict[str, object], words: str) -> None:
    path = tmp_path / "a.jsonl"
    saved(path)
    with branch_game(path, 2) as branch:
        play_on(branch.playthrough, 2)
    path.write_bytes(written_again(path.read_bytes().splitlines(keepends=True), index, change))
    with pytest.raises(SaveProblem, match=words):
        read_game(path, 1)


def test_verify_finds_what_differs_in_a_variation(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    saved(path, seats=SEATS)
    with branch_game(path, 2) as branch:
        play_on(branch.playthrough)
    lines = path.read_bytes().splitlines(keepends=True)
    last = len(lines) - 1
    path.write_bytes(written_again(lines, last, {"digest": "0" * 16}))
    verdict = verify(path)
    assert (verdict.ok, verdict.round, verdict.variation) == (False, 4, 1)
    assert verdict.message.startswith("Round 4 of variation 1 differs from the record: the scores")
    assert len(read_game(path).playthrough.played) == 4, "the game itself can still be looked at"


def test_an_older_save_can_be_branched(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    shutil.copy(SAVES / "v1" / "two-seats-to-the-end.jsonl", path)
    before = path.read_bytes()
    with branch_game(path, 2) as branch:
        play_on(branch.playthrough)
    assert path.read_bytes().startswith(before)
    kinds = [json.loads(line)["kind"] for line in path.read_bytes()[len(before) :].splitlines()]
    assert kinds[:2] == ["version", "branch"]
    assert kinds.count("version") == 1
    assert verify(path).ok
    assert story(read_game(path).playthrough) == story(
        read_game(SAVES / "v1" / "two-seats-to-the-end.jsonl").playthrough
    )


def test_how_a_variation_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a#1").touch()
    assert parse_address("b.jsonl#12") == (Path("b.jsonl"), 12)
    assert parse_address("b.jsonl") == (Path("b.jsonl"), None)
    assert parse_address("a#1") == (Path("a#1"), None), "a file that is called so"
    assert parse_address("a#1#0") == (Path("a#1"), 0)
    assert parse_address("#3") == (Path("#3"), None)
    assert parse_address("b\0#3") == (Path("b\0"), 3)
