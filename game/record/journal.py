"""What a playthrough writes to: every decision and every round becomes a line of the save before it counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.playthrough import Decision, NotSaved, Played, Playthrough
from game.playthrough.decisions import LONGEST_REASON
from game.record.format import (
    Line,
    SavedDecision,
    SavedEnding,
    SavedPick,
    SavedRound,
)
from game.record.problem import SaveProblem, why_unwritten
from game.record.writer import Writer
from game.words import clean_line


class SaveJournal:
    """The :class:`game.playthrough.Journal` that keeps a game, or a variation of one, in a file."""

    def __init__(
        self,
        writer: Writer,
        endings: Mapping[str, str],
        *,
        variation: int = 0,
        first: Sequence[tuple[str, Line]] = (),
    ) -> None:
        """`endings` is id to title; `first` are lines that are still to be written: those that begin the variation.

        They are written with the next decision, so that who leaves before that leaves nothing behind.
        """
        self.writer = writer
        self.variation = variation
        self._endings = endings
        self._first = tuple(first)
        self.kept: Decision | None = None
        """A decision that the file has, of a round whose own line was lost: made again, it is not written again."""

    @property
    def is_begun(self) -> bool:
        """Whether the file holds the game or the variation by now."""
        return not self._first

    def write(self, round_: int, decision: Decision | None, played: Played | None) -> None:
        """Write the one or two lines at once and have the disk keep them. Raises NotSaved; then nothing is kept."""
        lines: list[tuple[str, Line]] = [*self._first]
        if decision is not None and decision != self.kept:
            lines.append(("decision", saved_decision(round_, decision, self.variation)))
        if played is not None:
            lines.append(("round", self._round(played)))
        try:
            self.writer.append(lines)
        except SaveProblem as problem:
            raise NotSaved(f"The decision was not saved. {problem}") from problem
        except OSError as problem:
            why, cure = why_unwritten(problem, self.writer.path)
            what = "The round" if decision is None else "The decision"
            raise NotSaved(f"{what} was not saved: {why}. {cure}, then try again; all before it is safe.") from problem
        self._first, self.kept = (), None

    def close(self) -> None:
        """Let go of the file, so that another program may open it."""
        self.writer.close()

    def _round(self, played: Played) -> SavedRound:
        step = played.step
        ending = step.state.ending
        return SavedRound(
            round=step.round,
            choices={chosen.seat: chosen.choice for chosen in step.chosen},
            outcomes={chosen.seat: chosen.outcome for chosen in step.chosen if chosen.outcome},
            picks={
                seat: SavedPick(choice=pick.choice, why=clean_line(pick.why, LONGEST_REASON))
                for seat, pick in played.picks.items()
            },
            events=step.events,
            ending=SavedEnding(id=ending, title=self._endings[ending]) if ending else None,
            digest=step.state.digest(),
            variation=self.variation,
        )


def is_begun(playthrough: Playthrough) -> bool:
    """Whether there is something to come back to: a variation in which nothing was decided is not in the file."""
    return not isinstance(playthrough.journal, SaveJournal) or playthrough.journal.is_begun


def saved_decision(round_: int, decision: Decision, variation: int = 0) -> SavedDecision:
    """A decision as it is kept; what a person typed is cleaned first."""
    return SavedDecision(
        round=round_,
        seat=decision.seat,
        choice=decision.choice,
        reason=clean_line(decision.reason, LONGEST_REASON),
        predictions=dict(decision.predictions),
        seconds=decision.seconds,
        variation=variation,
    )
