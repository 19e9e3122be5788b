"""The batch engine gives exactly the numbers of the reference engine, in any scenario and with all its players."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.analysis.batch import BATCH
from game.analysis.batch.block import Block
from game.analysis.batch.compiled import Compiled
from game.analysis.batch.otherwise import probe_many
from game.analysis.batch.playing import start_of
from game.analysis.batch.step import resolve_block
from game.analysis.batch.turn import Turn
from game.analysis.games import OVER, Games, Layout, Players
from game.analysis.lots import lot, lots
from game.analysis.playing import Task, play_chunk, play_game, plays_of
from game.analysis.tally import Tally
from game.engine import State
from game.engine.state import Chosen, Pending
from game.model.scenario import Scenario
from game.scenario import load_file, shipped
from tests.analysis.by_hand import probe_chunk
from tests.analysis.random_scenarios import scenarios

SHIPPED = [path.stem for path in shipped()]
PLAYED: tuple[Players, ...] = ("random", "goal", "mixed")


def layout_of(name: str) -> Layout:
    scenario = load_file(next(path for path in shipped() if path.stem == name)).scenario
    assert scenario is not None
    return Layout(scenario)


def plain(games: Games) -> dict[str, object]:
    """Columns as lists, to be compared."""
    names = "seeds endings fits lengths chosen opened outcomes events flags values goals"
    return {name: _lists(getattr(games, name)) for name in names.split()}


def _lists(column: object) -> object:
    if isinstance(column, np.ndarray):
        return column.tolist()
    return [_lists(part) for part in column] if isinstance(column, list | tuple) else column


def state_of(compiled: Compiled, block: Block, row: int, steps: list[np.ndarray], ending: int) -> State:
    """The state that the reference engine would have for one game of a block."""
    layout = compiled.layout
    chosen, pending = [], []
    for number in range(block.round):
        for place, seat in enumerate(layout.seats):
            move, drawn = int(block.made[number][place, row]), int(block.drawn[number][place, row])
            written = layout.written[number][place]
            outcome = written[move].outcomes[drawn] if drawn >= 0 else None
            chosen.append(Chosen(number + 1, seat, layout.moves[number][place][move], outcome.id if outcome else ""))
            parts = [(written[move], "")] if move < len(written) else []
            for part, name in [*parts, *([(outcome, outcome.id)] if outcome else [])]:
                pending += [
                    Pending(number + 1 + later.rounds, seat, written[move].id, name, k)
                    for k, later in enumerate(part.later)
                    if number + 1 + later.rounds > block.round
                ]
    fired = [layout.events[k] for came in steps for k in np.flatnonzero(came[:, block.rows[row]])]
    return State(
        round=block.round,
        values=tuple(block.values[:, row].tolist()),
        flags=tuple(flag for flag, is_set in zip(layout.flags, block.flags[:, row], strict=True) if is_set),
        pending=tuple(sorted(pending)),
        chosen=tuple(chosen),
        fired=tuple(fired),
        marked=tuple(sorted(key for key, k in compiled.marks.items() if block.marked[k, row])),
        ending=layout.endings[ending] if ending != OVER else "",
    )


def states(layout: Layout, task: Task) -> Iterator[tuple[int, State]]:
    """Every state that the batch engine passes through: the game's number, and the state after each round."""
    block, choose = start_of(layout, task)
    compiled = Compiled(layout)
    steps: list[np.ndarray] = []
    while block.games:
        turn = Turn(compiled, block)
        after = resolve_block(turn, choose(turn))
        came = np.zeros((len(layout.events), task.games), dtype=np.bool_)
        came[:, after.block.rows] = after.events
        steps.append(came)
        for row in range(after.block.games):
            yield int(after.block.rows[row]), state_of(compiled, after.block, row, steps, int(after.endings[row]))
        block = after.block.take(np.flatnonzero(after.endings == OVER))


def check(scenario: Scenario, players: Players, seed: int, games: int) -> None:
    layout = Layout(scenario)
    task = Task(players, seed, seed % 7, games, layout.seats)
    assert plain(BATCH.play(layout, task).games) == plain(play_chunk(layout, task).games)


@given(scenarios(), st.sampled_from(PLAYED), st.integers(0, 99))
def test_every_column_is_that_of_the_reference_engine(scenario: Scenario, players: Players, seed: int) -> None:
    check(scenario, players, seed, 6)


@given(scenarios(), st.integers(0, 99))
def test_seats_that_play_as_the_scenario_says_play_the_same(scenario: Scenario, seed: int) -> None:
    layout = Layout(scenario)
    task = Task("random", seed, 0, 5, layout.seats[:1])
    assert plain(BATCH.play(layout, task).games) == plain(play_chunk(layout, task).games)


@given(scenarios(), st.sampled_from(PLAYED), st.integers(0, 99))
def test_every_state_has_the_digest_of_the_reference_engine(scenario: Scenario, players: Players, seed: int) -> None:
    """Scores, indicators, usual levels, flags, what is pending, what was chosen, came and left a mark."""
    layout = Layout(scenario)
    task = Task(players, seed, 0, 4, layout.seats)
    by_hand: dict[int, list[State]] = {}
    for number, game_seed in enumerate(BATCH.play(layout, task).games.seeds):
        steps = play_game(layout, int(game_seed), plays_of(layout, task, int(game_seed)))
        by_hand[number] = [step.state for step in steps]
    seen: dict[int, list[State]] = {}
    for number, state in states(layout, task):
        seen.setdefault(number, []).append(state)
    assert seen == by_hand
    for number, row in seen.items():
        assert [state.digest() for state in row] == [state.digest() for state in by_hand[number]]


@given(scenarios(), st.sampled_from(("random", "goal")), st.integers(0, 99))
def test_games_played_otherwise_are_those_of_the_reference_engine(
    scenario: Scenario, players: Players, seed: int
) -> None:
    layout = Layout(scenario)
    task = Task(players, seed, 0, 4, layout.seats)
    assert probe_many(layout, task) == probe_chunk(layout, task)


@pytest.mark.parametrize("players", PLAYED)
@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scenarios_play_the_same(name: str, players: Players) -> None:
    check(layout_of(name).scenario, players, 3, 12)


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_scenarios_are_played_otherwise_alike(name: str) -> None:
    layout = layout_of(name)
    task = Task("random", 2, 0, 3, layout.seats)
    assert probe_many(layout, task) == probe_chunk(layout, task)


def test_a_game_does_not_depend_on_the_company_it_is_played_in() -> None:
    layout = layout_of("lantern-strait")
    whole, parts = Tally(layout, "random"), Tally(layout, "random")
    whole.add(BATCH.play(layout, Task("random", 1, 0, 300, layout.seats)).games)
    for first, count in ((0, 1), (1, 99), (100, 200)):
        more = Tally(layout, "random")
        more.add(BATCH.play(layout, Task("random", 1, first, count, layout.seats)).games)
        parts.merge(more)
    assert vars(whole) == vars(parts)


@given(st.integers(0, 2**40), st.integers(0, 29), st.integers(0, 11), st.integers(1, 12))
def test_both_forms_of_a_lot_agree(seed: int, number: int, place: int, count: int) -> None:
    drawn = lot(seed, number, place, count)
    assert 0 <= drawn < count
    assert lots(np.array([seed], dtype=np.uint64), number, place, np.array([count])).tolist() == [drawn]


def test_lots_fall_evenly() -> None:
    """Chi-square with 3 degrees of freedom lies below 16.3 in all but one of a thousand fair tables."""
    for number, place in ((0, 0), (0, 1), (7, 4)):
        drawn = lots(np.arange(10**6, 10**6 + 40_000, dtype=np.uint64), number, place, 4)
        counts = np.bincount(drawn, minlength=4)
        assert ((counts - 10_000) ** 2 / 10_000).sum() < 16.3


def test_the_players_that_it_does_not_know_seek() -> None:
    assert set(get_args(Players)) - set(BATCH.players) == {"seek"}
