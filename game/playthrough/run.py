"""A playthrough: scenario, settings and the rounds' choices; its state is a fold over them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from game.engine import State, Step, forecast, offers, resolve, start, view
from game.engine.forecast import Forecast
from game.engine.offers import Offer, refusal
from game.engine.view import View
from game.model.scenario import Scenario
from game.players import Pick, pick
from game.playthrough.decisions import LONGEST_REASON, Decision, Journal, NotSaved, Played, Refused, Settings
from game.playthrough.predictions import prediction_ties
from game.playthrough.sentences import capital
from game.playthrough.story import Story, story
from game.words import too_long


class Playthrough:
    """One run of a scenario. It changes only through :meth:`decide` and :meth:`play_round`.

    Wrong or late choices are answered with :class:`Refused`; nothing here raises for what a person does.
    """

    def __init__(self, scenario: Scenario, settings: Settings, journal: Journal | None = None) -> None:
        """Start at the first round. `settings.seats` names seats of the scenario, each once (ValueError otherwise)."""
        if len(set(settings.seats)) != len(settings.seats):
            raise ValueError("a seat is named twice")
        for seat in settings.seats:
            if seat not in scenario.seats:
                raise ValueError(f"there is no seat '{seat}' in {scenario.title}")
        self.scenario = scenario
        self.settings = settings
        self.journal = journal
        self._start = start(scenario)
        self._played: list[Played] = []
        self._sealed: dict[str, Decision] = {}

    # --- what is known -------------------------------------------------------------------------------------------
    @property
    def state(self) -> State:
        """The state after the last round that was played."""
        return self._played[-1].step.state if self._played else self._start

    @property
    def played(self) -> tuple[Played, ...]:
        """The rounds that are over, in order."""
        return tuple(self._played)

    @property
    def sealed(self) -> Mapping[str, Decision]:
        """Decisions of the present round that wait for the others; only the front end of that seat may show one."""
        return MappingProxyType(self._sealed)

    @property
    def is_over(self) -> bool:
        """Whether an ending has been reached."""
        return self.state.is_over

    @property
    def round(self) -> int:
        """The round now played, counted from 1 (after the end: the last one)."""
        return self.state.round if self.is_over else self.state.round + 1

    @property
    def next_seat(self) -> str | None:
        """Whose decision is asked for now; None when the game is over or no person plays."""
        if self.is_over:
            return None
        return next((seat for seat in self.settings.seats if seat not in self._sealed), None)

    def state_after(self, rounds: int) -> State:
        """The state after so many rounds: 0 is the start, at most as many as were played."""
        return self._played[rounds - 1].step.state if rounds else self._start

    def view(self, seat: str = "", rounds: int | None = None) -> View:
        """What a seat may know now, or after so many rounds; without a seat, what everybody may."""
        return view(self.scenario, self.state if rounds is None else self.state_after(rounds), seat)

    def offers(self, seat: str, rounds: int | None = None) -> tuple[Offer, ...]:
        """Every move of a seat in this round, each with `available` and, if not, the reason.

        With `rounds`: those that it had when so many rounds were over.
        """
        return offers(self.scenario, self.state if rounds is None else self.state_after(rounds), seat)

    def forecast(self, seat: str, choice: str) -> Forecast:
        """What a choice would do by itself, at this game's fog."""
        return forecast(self.scenario, self.state, seat, choice, self.settings.fog)

    def prediction_ties(self, seat: str, choice: str) -> tuple[str, ...]:
        """The two ties about which `--reflect predict` asks before this choice is final."""
        return prediction_ties(self.scenario, self.state, seat, choice)

    def story(self, quantity: str, rounds: int | None = None) -> Story:
        """The whole story of a score or an indicator: start, every entry, and the sum."""
        upto = len(self._played) if rounds is None else rounds
        return story(self.scenario, [played.step for played in self._played[:upto]], quantity)

    # --- what happens --------------------------------------------------------------------------------------------
    def decide(self, decision: Decision) -> Step | Refused | None:
        """Take a person's decision.

        Returns the step if it completed the round, None if other seats are still to decide, or why it was refused. What
        is returned without a refusal has been written to the journal.
        """
        seat = decision.seat
        if seat not in self.settings.seats:
            return Refused(f"'{seat}' is not a seat that a person plays in this game.")
        if seat in self._sealed:
            return Refused(f"{capital(self.scenario.mention(seat))} has already decided in this round.")
        reason = refusal(self.scenario, self.state, seat, decision.choice)
        if reason:
            return Refused(reason)
        if fault := too_long(decision.reason, LONGEST_REASON):
            return Refused(f"The reason cannot be kept whole. {fault}")
        sealed = {**self._sealed, seat: decision}
        played = self._round(sealed) if len(sealed) == len(self.settings.seats) else None
        return self._keep(decision, sealed, played)

    def play_round(self) -> Step | Refused | None:
        """Play a round in which no person has a seat; None if the game is over or a person must decide first."""
        if self.is_over or self.next_seat is not None:
            return None
        return self._keep(None, {}, self._round(self._sealed))

    def _round(self, sealed: Mapping[str, Decision]) -> Played:
        """The round as it comes out when these decisions stand and the computer plays the rest."""
        picks = {seat: self._pick(seat) for seat in self.scenario.seats if seat not in self.settings.seats}
        choices = {seat: decision.choice for seat, decision in sealed.items()}
        choices.update({seat: found.choice for seat, found in picks.items()})
        step = resolve(self.scenario, self.state, choices, seed=self.settings.seed)
        return Played(step, MappingProxyType(dict(sealed)), MappingProxyType(picks))

    def _pick(self, seat: str) -> Pick:
        policy = self.settings.computers.get(seat, self.scenario.actors[seat].computer)
        return pick(self.scenario, self.state, seat, policy, self.settings.seed)

    def _keep(
        self, decision: Decision | None, sealed: dict[str, Decision], played: Played | None
    ) -> Step | Refused | None:
        if self.journal is not None:
            try:
                self.journal.write(self.round, decision, played)
            except NotSaved as problem:
                return Refused(str(problem), kind="not-saved")
        if played is None:
            self._sealed = sealed
            return None
        self._sealed = {}
        self._played.append(played)
        return played.step

    # --- what a record restores ----------------------------------------------------------------------------------
    def restore_round(
        self,
        choices: Mapping[str, str],
        outcomes: Mapping[str, str],
        decisions: Mapping[str, Decision],
        picks: Mapping[str, Pick],
    ) -> Step:
        """Add a round that was played before: recorded choices and drawn outcomes; the journal is not asked.

        Raises ValueError where the round has no such choice (a damaged or foreign record).
        """
        step = resolve(self.scenario, self.state, choices, seed=self.settings.seed, outcomes=outcomes)
        self._sealed = {}
        self._played.append(Played(step, MappingProxyType(dict(decisions)), MappingProxyType(dict(picks))))
        return step

    def restore_decision(self, decision: Decision) -> None:
        """Add a decision of the present round that was made before; the journal is not asked.

        Raises ValueError where it would be refused (a damaged or foreign record).
        """
        reason = refusal(self.scenario, self.state, decision.seat, decision.choice)
        if reason or decision.seat not in self.settings.seats:
            raise ValueError(reason or f"'{decision.seat}' is not a seat that a person plays")
        self._sealed[decision.seat] = decision


__all__ = ["Playthrough"]
