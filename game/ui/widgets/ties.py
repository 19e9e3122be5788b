"""What the matrix and the map share: the ties they are given, where the cursor is, and a tie in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive

from game.ui.text import one_line, signed
from game.ui.themes import STEP_WORDS, step_of
from game.ui.widgets.drawing import Drawing

if TYPE_CHECKING:
    from game.ui.widgets.values import Ghost

_NONE: Mapping[str, int] = MappingProxyType({})
_NO_GHOSTS: Mapping[str, Ghost] = MappingProxyType({})


def tie_of(source: str, target: str) -> str:
    """The name of a tie, as everywhere: `qatar -> us` is how Qatar regards the US."""
    return f"{source} -> {target}"


def ends_of(quantity: str) -> tuple[str, str] | None:
    """The two actors of a tie's name; None for an indicator."""
    source, arrow, target = quantity.partition(" -> ")
    return (source, target) if arrow else None


def ghost_words(ghost: Ghost) -> str:
    """A forecast in words: `up 9 with this choice`, `between down 4 and up 9`, `up`."""
    if ghost.low is not None and ghost.high is not None:
        if ghost.low == ghost.high:
            return f"{moved_words(ghost.low)} with this choice"
        return f"between {moved_words(ghost.low)} and {moved_words(ghost.high)} with this choice, as chance has it"
    words = {"up": "up with this choice", "down": "down with this choice"}
    return words.get(ghost.direction, "may go either way with this choice")


def moved_words(points: int) -> str:
    """A change in words: `up 3`, `down 12`, `the same`."""
    return f"{'up' if points > 0 else 'down'} {abs(points)}" if points else "the same"


class TieView(Drawing, can_focus=True):
    """The base of Matrix and Network: their values, and the two things they report."""

    actors: reactive[tuple[tuple[str, str], ...]] = reactive((), layout=True)
    """Every actor: id and short name, in the scenario's order."""
    scores: reactive[Mapping[str, int]] = reactive(_NONE)
    """Every tie to its score (points)."""
    changes: reactive[Mapping[str, int]] = reactive(_NONE)
    """Ties to their change since the last round (points); those that stood still may be left out."""
    ghosts: reactive[Mapping[str, Ghost]] = reactive(_NO_GHOSTS)
    """Ties to what the choice under the cursor would do."""
    you: reactive[str] = reactive("")
    """The own seat; empty for an audience."""
    marked: reactive[frozenset[str]] = reactive(frozenset[str]())
    """Ties that are pointed out."""
    names: reactive[Mapping[str, str]] = reactive(MappingProxyType[str, str]({}))
    """How a sentence names each actor ("the US"); the short name where left out."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,w", "ask", "Why?", show=False),
    ]

    class Pointed(Message):
        """The cursor or the mouse came to a tie, or to none."""

        def __init__(self, view: TieView, quantity: str | None) -> None:
            super().__init__()
            self.view = view
            self.quantity = quantity
            """`qatar -> us`; None where there is no tie."""

        @property
        def control(self) -> TieView:
            """The widget that reports."""
            return self.view

    class Asked(Message):
        """Somebody wants the story of a tie (Enter, w, or a click)."""

        def __init__(self, view: TieView, quantity: str) -> None:
            super().__init__()
            self.view = view
            self.quantity = quantity
            """`qatar -> us`."""

        @property
        def control(self) -> TieView:
            """The widget that reports."""
            return self.view

    def __init__(
        self,
        actors: tuple[tuple[str, str], ...] = (),
        scores: Mapping[str, int] | None = None,
        *,
        changes: Mapping[str, int] | None = None,
        you: str = "",
        names: Mapping[str, str] | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own names
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(TieView.actors, tuple(actors))
        self.set_reactive(TieView.scores, dict(scores or {}))
        self.set_reactive(TieView.changes, dict(changes or {}))
        self.set_reactive(TieView.you, you)
        self.set_reactive(TieView.names, dict(names or {}))

    @property
    def quantity(self) -> str | None:
        """The tie that the cursor is on; None where there is none."""
        return None

    def action_ask(self) -> None:
        """Ask for the story of the tie under the cursor."""
        if self.quantity is not None:
            self.post_message(self.Asked(self, self.quantity))

    def point(self, quantity: str | None) -> None:
        """Report what is pointed at."""
        self.post_message(self.Pointed(self, quantity))

    def point_at_cursor(self) -> None:
        """Report what the cursor is on, if a person can be moving it."""
        if self.has_focus:
            self.point(self.quantity)

    def mention(self, actor: str) -> str:
        """How a sentence names an actor."""
        return one_line(self.names.get(actor) or dict(self.actors).get(actor, actor))

    def describe(self, quantity: str) -> str:
        """A tie in a sentence: "Qatar is warm towards the US: +38, up 3 since last round."."""
        ends = ends_of(quantity)
        if ends is None or quantity not in self.scores:
            return ""
        score = self.scores[quantity]
        text = f"{self.mention(ends[0])} {regards(score, self.mention(ends[1]))}: {signed(score)}"
        change = self.changes.get(quantity, 0)
        if change:
            text += f", {moved_words(change)} since last round"
        ghost = self.ghosts.get(quantity)
        if ghost is not None:
            text += f"; {ghost_words(ghost)}"
        return f"{text[:1].upper()}{text[1:]}."


def regards(score: int, whom: str) -> str:
    """A score as a verb: "is warm towards the US", "is close to the US"."""
    word = STEP_WORDS[step_of(score)]
    return f"is {word} {'to' if word == 'close' else 'towards'} {whom}"
