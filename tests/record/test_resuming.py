from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.playthrough import Decision, Playthrough, Refused
from game.record import SaveProblem, open_game, read_game, replay_json, verify
from game.words import clean_line
from tests.record.lighthouse import SEATS, begin, lighthouse, next_decision, play_on, saved, scenario_of, uninterrupted

HOT_SEATS = [(), ("east",), ("west",), ("keeper",), ("keeper", "east"), SEATS]


def what_is_known(playthrough: Playthrough) -> list[object]:
    """Everything that a front end can see of a game, apart from the scenario's own text."""
    told = {seat: tidy(decision) for seat, decision in playthrough.sealed.items()}
    past = [
        (
            played.step.state,
            played.step.entries,
            played.step.chosen,
            played.step.events,
            {seat: tidy(decision) for seat, decision in played.decisions.items()},
            dict(played.picks),
        )
        for played in playthrough.played
    ]
    settings = playthrough.settings
    return [past, told, playthrough.next_seat, playthrough.round, settings.seed, settings.seats, settings.fog]


def tidy(decision: Decision) -> Decision:
    """A decision as a save keeps it: the reason without what could drive a terminal."""
    return Decision(decision.seat, decision.choice, clean_line(decision.reason, 1000), decision.predictions)


@pytest.mark.parametrize("seats", HOT_SEATS, ids=lambda seats: "-".join(seats) or "auto")
def test_resumed_after_every_decision_a_game_ends_as_without_a_break(tmp_path: Path, seats: tuple[str, ...]) -> None:
    whole = uninterrupted(seats=seats)
    path = tmp_path / "a.jsonl"
    begin(path, seats=seats).close()
    breaks = 0
    while True:
        with open_game(path) as game:
            assert game.notes == ()
            if not play_on(game.playthrough, 1):
                break
            breaks += 1
            live = what_is_known(game.playthrough)
        assert what_is_known(read_game(path).playthrough) == live
    assert breaks == len(whole.played) * max(len(seats), 1)
    assert what_is_known(game.playthrough) == what_is_known(whole)
    assert verify(path).ok


@pytest.mark.parametrize("seats", HOT_SEATS, ids=lambda seats: "-".join(seats) or "auto")
@pytest.mark.parametrize("so_far", range(0, 12, 3))
def test_broken_off_once_at_any_point_it_ends_the_same(tmp_path: Path, seats: tuple[str, ...], so_far: int) -> None:
    saved(tmp_path / "a.jsonl", so_far, seats=seats)
    with open_game(tmp_path / "a.jsonl") as game:
        play_on(game.playthrough)
    assert game.playthrough.state.digest() == uninterrupted(seats=seats).state.digest()


@given(
    seed=st.integers(-(2**40), 2**40),
    seats=st.permutations(SEATS).flatmap(lambda order: st.integers(0, 3).map(lambda n: tuple(order[:n]))),
    so_far=st.integers(0, 12),
    salt=st.integers(0, 99),
)
def test_what_is_restored_is_what_was_live(
    tmp_path_factory: pytest.TempPathFactory, seed: int, seats: tuple[str, ...], so_far: int, salt: int
) -> None:
    path = tmp_path_factory.mktemp("play") / "a.jsonl"
    with begin(path, seed=seed, seats=seats) as game:
        play_on(game.playthrough, so_far, salt)
    before = path.read_bytes()
    with open_game(path) as again:
        assert what_is_known(again.playthrough) == what_is_known(game.playthrough)
    assert path.read_bytes() == before, "opening writes nothing"
    assert what_is_known(read_game(path).playthrough) == what_is_known(game.playthrough)
    assert len(replay_json(path)["rounds"]) == len(game.playthrough.played)
    assert verify(path).ok


@given(st.text(st.characters(), max_size=300))
def test_any_reason_is_kept_as_one_clean_line(tmp_path_factory: pytest.TempPathFactory, reason: str) -> None:
    path = tmp_path_factory.mktemp("reason") / "a.jsonl"
    with begin(path) as game:
        choice = next_decision(game.playthrough)
        game.playthrough.decide(Decision(choice.seat, choice.choice, reason))
    assert read_game(path).playthrough.sealed[choice.seat].reason == clean_line(reason, 1000)


def test_the_authors_file_is_never_looked_at_again(tmp_path: Path) -> None:
    text = lighthouse().text
    file = tmp_path / "mine.yaml"
    file.write_text(text)
    saved(tmp_path / "a.jsonl", 5)
    before = replay_json(tmp_path / "a.jsonl")
    for other in (text.replace("lamp: +8", "lamp: -8"), text.replace("east", "ost"), "faulty: [", None):
        if other is None:
            file.unlink()
        else:
            file.write_text(other)
        assert replay_json(tmp_path / "a.jsonl") == before
    assert scenario_of(text).hash == before["header"]["scenario"]["hash"]


def test_a_refused_choice_is_not_saved(tmp_path: Path) -> None:
    with begin(tmp_path / "a.jsonl") as game:
        before = game.path.read_bytes()
        assert isinstance(game.playthrough.decide(Decision("east", "make-up")), Refused)
        assert game.path.read_bytes() == before


def test_a_game_that_is_over_can_be_opened_and_takes_no_more(tmp_path: Path) -> None:
    saved(tmp_path / "a.jsonl")
    with open_game(tmp_path / "a.jsonl") as game:
        assert game.playthrough.is_over
        assert isinstance(game.playthrough.decide(Decision("east", "consult west")), Refused)


# ── Two at once ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_second_opener_is_told(tmp_path: Path) -> None:
    with begin(tmp_path / "a.jsonl") as game:
        with pytest.raises(SaveProblem, match="is open in another window"):
            open_game(tmp_path / "a.jsonl")
        play_on(game.playthrough, 3)
        assert len(read_game(tmp_path / "a.jsonl").playthrough.played) == 1, "looking is always possible"
    with open_game(tmp_path / "a.jsonl") as game, pytest.raises(SaveProblem, match="another window"):
        open_game(tmp_path / "a.jsonl")


def test_of_two_threads_one_gets_the_game(tmp_path: Path) -> None:
    saved(tmp_path / "a.jsonl", 3)
    start, done = threading.Barrier(8), threading.Barrier(8)
    answers: list[str] = []

    def opener() -> None:
        start.wait()
        try:
            game = open_game(tmp_path / "a.jsonl")
        except SaveProblem:
            answers.append("told")
            done.wait()
        else:
            answers.append("opened")
            done.wait()
            game.close()

    threads = [threading.Thread(target=opener) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["opened"] + ["told"] * 7


def test_a_second_program_is_told_and_a_killed_one_leaves_no_lock(tmp_path: Path) -> None:
    saved(tmp_path / "a.jsonl", 3)
    code = (
        "import sys, pathlib; from game.record import open_game; "
        "game = open_game(pathlib.Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "a.jsonl")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"open"
        with pytest.raises(SaveProblem, match="another window"):
            open_game(tmp_path / "a.jsonl")
        other.kill()
    open_game(tmp_path / "a.jsonl").close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_closed_game_saves_no_more(tmp_path: Path) -> None:
    game = begin(tmp_path / "a.jsonl")
    game.close()
    game.close()
    before = game.path.read_bytes()
    answer = game.playthrough.decide(next_decision(game.playthrough))
    assert isinstance(answer, Refused)
    assert answer.kind == "not-saved"
    assert game.path.read_bytes() == before
