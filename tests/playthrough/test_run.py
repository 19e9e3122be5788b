"""A playthrough answers every decision, keeps the journal first, and tells the story of every number."""

from __future__ import annotations

import pytest

from game.engine.resolve import Step
from game.model.scenario import Scenario
from game.playthrough import Decision, NotSaved, Played, Playthrough, Refused, Settings, cause_sentence, entry_sentence
from tests.builders import scenario

CALM = {"calm": {"name": "Calm", "start": 50, "low": "none", "high": "full", "because": "a quiet week"}}


def talks() -> Scenario:
    """Two rounds; `a` and `b` may talk in the first, everybody may consult."""
    return scenario(
        choices={
            "a": [{"id": "go", "label": "Go", "acts": ["criticise b"], "effects": {"calm": -4}},
                  {"id": "shut", "label": "Shut", "when": {"calm": "above 90"}}],
            "b": [{"id": "answer", "label": "Answer", "acts": ["consult c"]}],
        },
        indicators=CALM,
        moves=["consult"],
        rounds=2,
        ties={"a -> b": {"start": 20, "because": "neighbours"}, "c -> b": 50},
    )  # fmt: skip


class Notebook:
    """A journal that remembers, and can refuse."""

    def __init__(self, works: bool = True) -> None:
        self.works = works
        self.written: list[tuple[int, Decision | None, Played | None]] = []

    def write(self, round_: int, decision: Decision | None, played: Played | None) -> None:
        if not self.works:
            raise NotSaved("The disk is full; free some space and decide again.")
        self.written.append((round_, decision, played))


def test_a_round_is_resolved_when_the_last_person_has_decided() -> None:
    book = Notebook()
    run = Playthrough(talks(), Settings(seed=1, seats=("a", "b")), book)
    assert run.next_seat == "a"
    assert run.decide(Decision("a", "go", reason="to be heard")) is None
    assert run.next_seat == "b"
    step = run.decide(Decision("b", "answer"))
    assert isinstance(step, Step)
    assert run.round == 2
    assert [made.seat for made in step.chosen] == ["a", "b", "c"]
    assert [(n, d.seat if d else None, bool(p)) for n, d, p in book.written] == [(1, "a", False), (1, "b", True)]
    assert run.played[0].decisions["a"].reason == "to be heard"
    assert set(run.played[0].picks) == {"c"}


def test_wrong_and_late_choices_are_answers_with_a_reason() -> None:
    run = Playthrough(talks(), Settings(seed=1, seats=("a", "b")))
    for decision in (Decision("c", "consult a"), Decision("a", "nonsense"), Decision("a", "shut"), Decision("a", "")):
        answer = run.decide(decision)
        assert isinstance(answer, Refused)
        assert answer.kind == "illegal"
    run.decide(Decision("a", "go"))
    late = run.decide(Decision("a", "go"))
    assert isinstance(late, Refused)
    assert "already decided" in late.reason


def test_what_the_journal_cannot_keep_has_not_happened() -> None:
    book = Notebook(works=False)
    run = Playthrough(talks(), Settings(seed=1, seats=("a",)), book)
    answer = run.decide(Decision("a", "go"))
    assert isinstance(answer, Refused)
    assert answer.kind == "not-saved"
    assert run.state.round == 0
    assert run.next_seat == "a"
    book.works = True
    assert isinstance(run.decide(Decision("a", "go")), Step)


def test_a_game_of_computers_plays_itself_to_an_ending() -> None:
    run = Playthrough(talks(), Settings(seed=1))
    while not run.is_over:
        assert isinstance(run.play_round(), Step)
    assert run.play_round() is None
    assert run.state.ending == "over"
    assert run.round == 2
    answer = run.decide(Decision("a", "go"))
    assert isinstance(answer, Refused)


def test_unknown_seats_are_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match="nobody"):
        Playthrough(talks(), Settings(seed=1, seats=("nobody",)))
    with pytest.raises(ValueError, match="twice"):
        Playthrough(talks(), Settings(seed=1, seats=("a", "a")))


def test_the_story_of_a_score_starts_and_adds_up_to_what_it_is_now() -> None:
    run = Playthrough(talks(), Settings(seed=1, seats=("a", "b")))
    run.decide(Decision("a", "go"))
    run.decide(Decision("b", "answer"))
    for quantity in ("a -> b", "b -> a", "calm", "b -> c"):
        story = run.story(quantity)
        assert story.start + sum(entry.change for entry in story.entries) == story.now
        assert story.now == {**run.view().scores, **run.view().indicators}[quantity]
    assert run.story("a -> b").start_because == "neighbours"
    assert run.story("calm").start_because == "a quiet week"
    assert run.story("b -> c").start_because == "not written in the file: neutral"
    assert run.story("a -> b", rounds=0).now == 20
    assert run.view(rounds=0).scores["a -> b"] == 20
    for entry in run.played[0].step.entries:
        assert entry_sentence(run.scenario, entry)
        assert cause_sentence(run.scenario, entry.cause)


def test_predictions_are_asked_about_the_target_and_the_strongest_bystander() -> None:
    run = Playthrough(talks(), Settings(seed=1, seats=("a",)))
    assert run.prediction_ties("a", "go") == ("b -> a", "c -> a")
    assert len(run.prediction_ties("a", "pass")) == 2


def test_a_restored_round_equals_the_round_as_it_was_played() -> None:
    live = Playthrough(talks(), Settings(seed=3, seats=("a", "b")))
    live.decide(Decision("a", "go"))
    live.decide(Decision("b", "answer"))
    again = Playthrough(talks(), Settings(seed=3, seats=("a", "b")))
    played = live.played[0]
    choices = {made.seat: made.choice for made in played.step.chosen}
    again.restore_round(choices, {}, played.decisions, played.picks)
    assert again.state.digest() == live.state.digest()
    again.restore_decision(Decision("a", "consult b"))
    assert again.next_seat == "b"
    with pytest.raises(ValueError, match="not a choice"):
        again.restore_decision(Decision("b", "nonsense"))
