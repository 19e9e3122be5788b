"""What a playthrough writes to: every decision and every round becomes a line of the save before it counts."""

from __future__ import annotations

from collections.abc import Mapping

from game.playthrough import Decision, NotSaved, Played
from game.record.format import LONGEST_REASON, SavedDecision, SavedEnding, SavedPick, SavedRound
from game.record.lines import encode, fingerprint
from game.record.problem import SaveProblem, why_unwritten
from game.record.store import Store
from game.words import clean_line


class SaveJournal:
    """The :class:`game.playthrough.Journal` that keeps a game in a file."""

    def __init__(self, store: Store, lines: int, endings: Mapping[str, str]) -> None:
        """Go on after so many lines of a file that ends in a whole line; `endings` is id to title."""
        self._store = store
        self._lines = lines
        self._last = fingerprint(store.content[:-1].rpartition(b"\n")[2])
        self._endings = endings
        self.kept: Decision | None = None
        """A decision that the file has, of a round whose own line was lost: made again, it is not written again."""

    def write(self, round_: int, decision: Decision | None, played: Played | None) -> None:
        """Write the one or two lines at once and have the disk keep them. Raises NotSaved; then nothing is kept."""
        data = b""
        last, lines = self._last, self._lines
        if decision is not None and decision != self.kept:
            data += encode(lines, last, "decision", saved_decision(round_, decision).model_dump(mode="json"))
            last, lines = fingerprint(data[:-1]), lines + 1
        if played is not None:
            line = encode(lines, last, "round", self._round(played).model_dump(mode="json"))
            data += line
            last, lines = fingerprint(line[:-1]), lines + 1
        try:
            self._store.append(data)
        except SaveProblem as problem:
            raise NotSaved(f"The decision was not saved. {problem}") from problem
        except OSError as problem:
            why, cure = why_unwritten(problem, self._store.path)
            what = "The round" if decision is None else "The decision"
            raise NotSaved(f"{what} was not saved: {why}. {cure}, then try again; all before it is safe.") from problem
        self._last, self._lines, self.kept = last, lines, None

    def close(self) -> None:
        """Let go of the file, so that another program may open it."""
        self._store.close()

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
        )


def saved_decision(round_: int, decision: Decision) -> SavedDecision:
    """A decision as it is kept; what a person typed is cleaned first."""
    return SavedDecision(
        round=round_,
        seat=decision.seat,
        choice=decision.choice,
        reason=clean_line(decision.reason, LONGEST_REASON),
        predictions=dict(decision.predictions),
    )
