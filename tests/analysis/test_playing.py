"""Games are the same whoever plays them, and are exactly those that `play` plays."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

from game.analysis.document import report_document
from game.analysis.exact import enumerate_games
from game.analysis.games import Layout, Players, game_seed
from game.analysis.playing import Engine, Task, play_chunk
from game.analysis.probes import probe_count, probe_rounds
from game.analysis.report import playtest
from game.analysis.running import Wish, run_games
from game.analysis.shares import share_explained, wilson
from game.analysis.tally import Tally, Witness, witness_of
from game.analysis.text import report_text
from game.cli.play import finish_alone
from game.engine.goals import standings
from game.model.scenario import Scenario
from game.playthrough import Playthrough, Settings
from game.scenario import load_file, read_scenario, shipped
from tests.analysis.harbour import CLEAN, report_on
from tests.builders import scenario as built


def shipped_one(name: str) -> Scenario:
    path = next(path for path in shipped() if path.stem == name)
    scenario = load_file(path).scenario
    assert scenario is not None
    return scenario


def harbour() -> Scenario:
    scenario = read_scenario(CLEAN, "harbour.yaml").scenario
    assert scenario is not None
    return scenario


def replayed(scenario: Scenario, witness: Witness) -> Playthrough:
    """The game of a witness, played with its choices."""
    game = Playthrough(scenario, Settings(witness.seed))
    for row in witness.line:
        game.restore_round(dict(zip(scenario.seats, row, strict=True)), {}, {}, {})
    return game


@pytest.mark.parametrize(
    ("name", "players"), [("after-doha", "random"), ("after-doha", "goal"), ("two-rivers", "mixed")]
)
def test_the_columns_hold_what_a_playthrough_shows(name: str, players: Players) -> None:
    scenario = shipped_one(name)
    layout = Layout(scenario)
    games = play_chunk(layout, Task(players, 3, 5, 4, layout.seats)).games
    for place, seed in enumerate(games.seeds):
        assert seed == game_seed(3, 5 + place)
        witness = witness_of(layout, games, place)
        game = replayed(scenario, witness)
        for number, row in enumerate(witness.line):
            step = game.played[number].step
            assert tuple(made.choice for made in step.chosen) == row
            assert [games.values[number + 1][slot][place] for slot in range(layout.plan.size)] == list(
                step.state.values[: layout.plan.size]
            )
            events = [event for k, event in enumerate(layout.events) if games.events[number][place] >> k & 1]
            assert events == list(step.events)
        assert layout.endings[games.endings[place]] == game.state.ending
        assert games.lengths[place] == len(game.played)
        for seat, name_ in enumerate(layout.seats):
            met = [standing.is_met for standing in standings(scenario, game.state, name_)]
            assert games.goals[seat][place] == sum(1 << k for k, is_met in enumerate(met) if is_met)


def test_a_game_for_goals_is_the_one_that_the_command_line_plays() -> None:
    """`play --auto --computer goal --seed` shows the very game of a witness."""
    scenario = shipped_one("after-doha")
    layout = Layout(scenario)
    games = play_chunk(layout, Task("goal", 3, 5, 2, layout.seats)).games
    for place, seed in enumerate(games.seeds):
        game = Playthrough(scenario, Settings(seed, computers=dict.fromkeys(layout.seats, "goal")))
        finish_alone(game)
        line = tuple(tuple(made.choice for made in played.step.chosen) for played in game.played)
        assert line == witness_of(layout, games, place).line


def test_what_is_open_is_what_a_seat_is_offered() -> None:
    scenario = shipped_one("after-doha")
    layout = Layout(scenario)
    games = play_chunk(layout, Task("random", 1, 0, 3, layout.seats)).games
    for place in range(3):
        whole = witness_of(layout, games, place)
        for number in range(layout.rounds):
            game = replayed(scenario, whole._replace(line=whole.line[:number]))
            for seat, name in enumerate(layout.seats):
                offered = [offer.available for offer in game.offers(name) if not offer.standing]
                written = offered[: len(layout.written[number][seat])]
                assert games.opened[number][seat][place] == sum(1 << k for k, is_open in enumerate(written) if is_open)


def test_the_report_is_the_same_with_any_number_of_jobs() -> None:
    scenario = shipped_one("two-rivers")
    asked = (("random", 160), ("mixed", 60), ("seek", 260))
    one, two = (playtest(scenario, "two-rivers", Wish(asked, seed=4, jobs=jobs)) for jobs in (1, 2))  # type: ignore[arg-type]
    assert report_text(one) == report_text(two)
    assert json.dumps(report_document(one)) == json.dumps(report_document(two))
    other = playtest(scenario, "two-rivers", Wish(asked, seed=5))  # type: ignore[arg-type]
    assert report_text(other) != report_text(one)


def test_chunks_are_what_their_games_are() -> None:
    """A stretch of games counts the same in one piece or in several."""
    layout = Layout(harbour())
    whole, parts = Tally(layout, "random"), Tally(layout, "random")
    whole.add(play_chunk(layout, Task("random", 1, 0, 30, layout.seats)).games)
    for first in (0, 10, 20):
        parts.add(play_chunk(layout, Task("random", 1, first, 10, layout.seats)).games)
    assert whole.endings == parts.endings
    assert whole.values == parts.values
    assert whole.chosen == parts.chosen
    assert whole.witnesses == parts.witnesses


def test_another_engine_that_plays_the_same_gives_the_same_report() -> None:
    """It may take its games in other portions; what it does not know is played by the reference engine."""
    scenario = harbour()
    asked: tuple[tuple[Players, int], ...] = (("random", 30), ("goal", 10), ("seek", 60))
    wish = Wish(asked, engine=Engine(play_chunk, 7, ("random",)))
    assert report_text(playtest(scenario, "x", wish)) == report_text(playtest(scenario, "x", Wish(asked)))


def test_seats_that_are_not_asked_for_play_as_the_scenario_says() -> None:
    scenario = shipped_one("two-rivers")
    layout = Layout(scenario)
    games = play_chunk(layout, Task("random", 1, 0, 20, ("alder",))).games
    own = play_chunk(layout, Task("goal", 1, 0, 20, layout.seats)).games
    assert games.chosen[0][0] != own.chosen[0][0]
    assert games.chosen[0][1:] == own.chosen[0][1:]  # the others play for their goals in this file


def test_seeking_reaches_what_play_by_lot_hardly_does() -> None:
    """An ending that asks for one thing in every round: a game in 64 by lot."""
    more = CLEAN.replace(
        "{trade: at least 52, calm: at least 50}", "{chosen: [n-work, s-wait, n-ask, s-pay, n-light, s-stay]}"
    )
    scenario = read_scenario(more, "").scenario
    assert scenario is not None
    lot = run_games(scenario, Wish((("random", 10),), seed=2))
    seek = run_games(scenario, Wish((("random", 10), ("seek", 150)), seed=2))
    assert "both" in [aim.id for aim in lot.aims]
    assert seek.aims == ()


def test_shares_agree_with_all_games_there_are() -> None:
    """The exact shares are found by playing every way by hand here, and lie within the intervals that are printed."""
    scenario = harbour()
    exact = enumerate_games(Layout(scenario))
    assert exact is not None
    by_hand: dict[str, Fraction] = {}
    ways = [
        [(choice.id, o) for choice in row for o in (choice.outcomes or (None,))]
        for r in Layout(scenario).written
        for row in r
    ]
    for way in product(*ways):
        game = Playthrough(scenario, Settings(0, computers={}))
        chance = Fraction(1)
        for number in range(3):
            (north, _), (south, drawn) = way[2 * number], way[2 * number + 1]
            game.restore_round({"north": north, "south": south}, {"south": drawn.id} if drawn else {}, {}, {})
            chance *= Fraction(1, 4) * (Fraction(drawn.chance, 100) if drawn else 1)
        by_hand[game.state.ending] = by_hand.get(game.state.ending, Fraction(0)) + chance
    assert exact.endings == by_hand
    assert sum(exact.endings.values()) == 1
    agree = 0
    for seed in range(100):
        report = playtest(scenario, "x", Wish((("random", 150),), seed=seed))
        (group,) = report.groups
        assert [ending.exact for ending in group.endings] == [float(exact.endings[one.id]) for one in group.endings]
        agree += all(ending.low <= exact.endings[ending.id] <= ending.high for ending in group.endings)
    assert agree >= 95


def test_the_share_that_a_decision_explains() -> None:
    assert share_explained({(0, 0): 50, (1, 1): 50}) == pytest.approx(1)
    assert share_explained({(0, 0): 25, (0, 1): 25, (1, 0): 25, (1, 1): 25}) == 0
    assert share_explained({(0, 0): 50}) == 0
    assert share_explained({}) == 0


def test_a_very_large_scenario_is_not_played_otherwise_without_end() -> None:
    small, large = Layout(shipped_one("two-rivers")), Layout(shipped_one("cuba-1962"))
    assert probe_count(small, 2_000) > probe_count(large, 2_000) >= 59
    assert probe_count(small, 10) == 5
    acts = [{"id": f"c{k}", "label": "Go"} for k in range(12)]
    data = {f"a{n}": [{**act, "id": f"{act['id']}-{n}"} for act in acts] for n in range(12)}
    huge = Layout(built(tuple(data), choices=data, rounds=30))  # one round of it is as much as all of the others
    assert probe_count(huge, 2_000) * probe_rounds(huge) <= 80_000


def test_wilson_against_published_numbers() -> None:
    """Newcombe (1998), table I: 81 of 263, and none of 20."""
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(0, 20) == pytest.approx((0.0, 0.1611), abs=5e-5)


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_a_shipped_scenario_has_no_finding_that_is_not_answered_in_the_file(path: Path) -> None:
    loaded = load_file(path)
    assert loaded.scenario is not None
    lot = 40 if len(loaded.scenario.seats) > 6 else 100
    wish = Wish((("random", lot), ("goal", 5), ("seek", 25)))
    report = playtest(loaded.scenario, str(path), wish, loaded.problems)
    assert [one.message for one in report.findings if one.severity != "note"] == []
    assert [measure.name for measure in report.audit.measures if measure.is_off and not measure.answer] == []


@pytest.mark.parametrize("path", [path for path in shipped() if path.stem in ("two-rivers", "lantern-strait")])
def test_a_report_fits_eighty_columns(path: Path) -> None:
    loaded = load_file(path)
    assert loaded.scenario is not None
    report = playtest(loaded.scenario, path.stem, Wish((("random", 40), ("goal", 4))), loaded.problems)
    lines = report_text(report).splitlines()
    assert [line for line in lines if len(line) > 80 and not line.startswith("  see it: ")] == []


def test_little_is_made_of_few_games() -> None:
    """What three games did not show may well come in the fourth."""
    report = report_on(CLEAN.replace("trade: at least 55", "south -> north: at least 5"), 3)
    assert [one.message for one in report.findings if one.severity != "note" and one.surety == "limit"] == []


def test_every_audit_of_the_clean_scenario_counts_right() -> None:
    audit = report_on(CLEAN).audit
    rows = {row.id: row for row in audit.actors}
    assert (rows["north"].choices, rows["south"].choices) == (6, 6)
    assert rows["north"].public_words == 4
    assert dict(audit.bases)["choices"] == {"reported": 0, "disputed": 0, "modelled": 12, "hypothetical": 0}
    assert dict(audit.bases)["events"]["hypothetical"] == 1


def test_loaded_words_are_told_with_their_lines() -> None:
    text = CLEAN.replace("It is loud.", "The regime is clearly loud.")
    audit = report_on(text, 20).audit
    line = text[: text.index("The regime")].count("\n") + 1
    assert [(row.word, row.line) for row in audit.words] == [("regime", line), ("clearly", line)]
    assert audit.measures[-1].is_off
    noted = text.replace("  - {id: busy", "  # note: so the paper wrote\n  - {id: busy")
    assert [row.answer for row in report_on(noted, 20).audit.words] == ["so the paper wrote"] * 2
