"""What a replay adds to the file of a game, and takes from it: comments, variations, and games to set beside."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from game.playthrough.sentences import capital
from game.record import Game, SaveProblem, add_note, branch_game, open_game, read_game, saves
from game.record.telling import branch_came, branch_name, decision_words
from game.ui.screens.replay.asking import Asking
from game.ui.screens.replay.kept import Kept
from game.ui.screens.replay.noting import Noted, NoteScreen
from game.ui.screens.replay.variations import VariationsScreen, Wanted
from game.ui.screens.small import AskScreen, PickOneScreen

if TYPE_CHECKING:
    from game.record import SaveInfo

ALL = "all"
"""The answer that sets every variation of the file beside this one."""
TRIED_OUT = "You try it out otherwise. q or Ctrl+Q leads back to the text; none of this is kept."
MOST_OFFERED = 40
"""Saved games that are offered for a comparison, the latest first."""


class Keeping(Asking):
    """The part of the replay screen that works with the file of the game."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a file there is nothing to add to; what was not played cannot be played otherwise.

        A game that is tried out is not kept, so a comment would be lost with it.
        """
        if action == "add_note" and self.shell.is_trial:
            return False
        if action in ("add_note", "compare_games"):
            return bool(self.kept.tree)
        if action == "what_if":
            return (True if self.last else None) if self.kept.tree else False
        if action == "show_variations":
            return len(self.kept.tree) > 1
        return super().check_action(action, parameters)

    def complain(self, title: str, problem: SaveProblem) -> None:
        """Say what went wrong with the file."""
        self.app.push_screen(AskScreen(title, str(problem)))

    # ── Comments ─────────────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def places(self) -> dict[str, str]:
        """What can be commented here: the decision of the seat we look through first, then the round, then others."""
        here = self.frame
        if not here.position:
            return {"": "the start, before the first round"}
        whole = {"": f"the whole of round {here.position}"}
        decisions = {
            move.seat: capital(decision_words(self.playthrough, here.position, move.seat)) for move in here.moves
        }
        own = {self.seat: decisions.pop(self.seat)} if self.seat in decisions else {}
        return own | whole | decisions

    @cached_property
    def unkept(self) -> dict[tuple[int, int], Noted]:
        """Comments that were written and not kept, by variation and round, for when somebody comes back to them."""
        return {}

    def action_add_note(self) -> None:
        """Write a comment."""
        self.stop()
        here = self.frame.position
        before = {note.seat: Noted(note.seat, note.mark, note.text) for note in self.kept.at(here)}
        title = f"Comment on round {here}" if here else "Comment on the start"
        written = self.unkept.pop((self.game.variation, here), None)
        self.app.push_screen(NoteScreen(title, self.places, before, written), self._noted)

    def _noted(self, noted: Noted | None) -> None:
        here = self.frame.position
        if noted is None:
            return
        if not noted.is_final:
            self.unkept[self.game.variation, here] = noted
            return
        was = self.kept.note(here, noted.seat)
        if noted == (Noted(was.seat, was.mark, was.text) if was else Noted(noted.seat, "", "")):
            return
        try:
            told = add_note(self.game, here, noted.seat, mark=noted.mark, text=noted.text)
        except SaveProblem as problem:
            self.unkept[self.game.variation, here] = noted
            self.app.push_screen(
                AskScreen("This comment is not saved", str(problem), answer="Try again"), self._try_again
            )
            return
        self.kept = Kept.of(self.game)
        self.show_frame()
        for sentence in told:
            self.say(sentence, seconds=12)
        self.say("The comment is saved." if noted.mark or noted.text else "The comment is taken away.", seconds=3)

    def _try_again(self, is_agreed: bool | None) -> None:
        if is_agreed:
            self.action_add_note()

    # ── Variations ───────────────────────────────────────────────────────────────────────────────────────────────────

    def action_what_if(self) -> None:
        """Ask once more, then play on from this round in another way."""
        self.stop()
        if self.seat:
            self._ask_what_if(self.seat)
            return
        actors = self.scenario.actors
        names = {seat: actors[seat].name for seat in self.scenario.seats if actors[seat].seat == "open"}
        if not names:
            self.say("In this scenario the computer plays every seat, so nothing can be chosen otherwise.", seconds=6)
            return
        sentence = "The computer played every seat. Whose decisions will you take from here on?"
        self.app.push_screen(PickOneScreen("What if?", sentence, names), self._ask_what_if)

    def _ask_what_if(self, seat: str | None) -> None:
        if seat is None:
            return
        round_ = max(self.frame.position, 1)
        if self.frame.is_covered:
            chose = "What was chosen there stays hidden."
        else:
            chose = f"What was chosen there: {decision_words(self.playthrough, round_, seat)}."
        others = " The other people decide that round as they did." if len(self.playthrough.settings.seats) > 1 else ""
        kept = "It becomes a variation in the same file, with the same luck; this game stays as it is."
        if self.shell.is_trial:
            kept = "It is tried out with the same luck, and is no more kept than this game."
        whose = f"Choose for {self.scenario.mention(seat)} in round {round_}, and play on from there."
        sentence = f"{whose} {chose}{others} {kept}"
        self.app.push_screen(AskScreen("What if?", sentence, answer="Choose"), self._branch(round_, seat))

    def _branch(self, round_: int, seat: str) -> Callable[[bool | None], None]:
        def agreed(is_agreed: bool | None) -> None:
            if is_agreed:
                path, parent = self.game.path, self.game.variation
                self._open("This game cannot be branched", lambda: branch_game(path, round_, parent=parent, seat=seat))

        return agreed

    def _open(self, title: str, make: Callable[[], Game]) -> None:
        """Leave the replay for a game that writes to this file, after letting go of it ourselves."""
        held = self.shell.game
        if held is not None and held.path == self.game.path:
            self.shell.hold(None)
        try:
            game = make()
        except SaveProblem as problem:
            self.complain(title, problem)
            return
        if self.shell.is_trial:
            game = replace(game, notes=(TRIED_OUT,))
        self.shell.open_game(game)

    def action_show_variations(self) -> None:
        """Show the tree."""
        self.stop()
        screen = VariationsScreen(self.playthrough, self.kept.tree, self.game.variation)
        self.app.push_screen(screen, self._wanted)

    def _wanted(self, wanted: Wanted | None) -> None:
        if wanted is None:
            return
        path, id_ = self.game.path, wanted.variation
        if wanted.what == "go-on":
            self._open("This game cannot be gone on with", lambda: open_game(path, id_))
        elif wanted.what == "compare":
            self.compare([(path, id_)])
        elif id_ != self.game.variation:
            self.look_at(id_)

    def look_at(self, variation: int) -> None:
        """Replay another line of play of this file, from where the two part or from where we are."""
        try:
            game = read_game(self.game.path, variation)
        except SaveProblem as problem:
            self.complain("This variation cannot be shown", problem)
            return
        line = self.kept.line(variation)
        here = self.frame.position
        self.show_game(game, line.round if line and variation else here)

    # ── Other games ──────────────────────────────────────────────────────────────────────────────────────────────────

    @work(exclusive=True, group="open")
    async def action_compare_games(self) -> None:
        """Offer the other variations, and the other games of this scenario."""
        self.stop()
        path = self.game.path
        others = [branch for branch in self.kept.tree if branch.id != self.game.variation]
        answers = {str(branch.id): f"{branch_name(branch.id)}: {branch_came(branch)}" for branch in others}
        sides = {str(branch.id): [(path, branch.id)] for branch in others}
        if len(others) > 1:
            answers[ALL], sides[ALL] = "All of these", [(path, branch.id) for branch in others]
        for info in await asyncio.to_thread(saves):
            if info.scenario_hash == self.scenario.hash and info.path != path and len(answers) < MOST_OFFERED:
                name = f"save-{len(answers)}"
                answers[name], sides[name] = save_words(info), [(info.path, 0)]
        if not answers:
            self.say("There is no other saved game of this scenario, and no variation of this one.", seconds=6)
            return
        screen = PickOneScreen("Compare", "Which game is set beside this one?", answers)
        self.app.push_screen(screen, lambda picked: self.compare(sides[picked]) if picked else None)

    def compare(self, others: list[tuple[Path, int]]) -> None:
        """Set other games beside this one."""
        from game.ui.screens.compare import CompareScreen, Side

        sides = [Side(self.game, branch_name(self.game.variation) if len(self.kept.tree) > 1 else "This game")]
        try:
            for path, variation in others[: CompareScreen.MOST - 1]:
                game = read_game(path, variation)
                name = branch_name(variation) if path == self.game.path else game.path.stem
                sides.append(Side(game, name))
        except SaveProblem as problem:
            self.complain("That game cannot be compared", problem)
            return
        self.app.push_screen(CompareScreen(tuple(sides)))


def save_words(info: SaveInfo) -> str:
    """A saved game in a line: who played, how far, when."""
    names = ", ".join(name for _, name in info.seats) or "the computer alone"
    state = f"over: {info.ending_title}" if info.is_over else f"round {info.round} of {info.rounds}"
    return f"{info.when}  {names}; {state}"
