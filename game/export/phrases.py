"""Short clauses that the pages and the Markdown share."""

from __future__ import annotations

from game.debrief import PredictionResult
from game.debrief.phrases import level, moved_words
from game.model.scenario import Scenario
from game.words import join_words, plural

QUESTIONS = (
    "Which decision would you make differently now, and what did you not know when you made it?",
    "Choose a seat that is not yours. Which of its decisions were reasonable from where it stands?",
    "Which rule of the model convinced you least, and what would you put in its place?",
)
"""Asked where a scenario asks nothing itself."""

_EXPECTED = {"up": "to rise", "same": "to stay", "down": "to fall"}


def basis_words(basis: str, cite: str) -> str:
    """What something rests on, with its source: "reported, kamel ¶4"."""
    return ", ".join(part for part in (basis, cite) if part)


def expected_words(found: PredictionResult) -> str:
    """What was expected of a tie: "to rise"."""
    return _EXPECTED[found.expected]


def came_words(change: int) -> str:
    """What a tie did: "rose by 3", "stayed"."""
    return f"{'rose' if change > 0 else 'fell'} by {abs(change)}" if change else "stayed"


def verdict(is_right: bool) -> str:
    """How a prediction came out."""
    return "as expected" if is_right else "otherwise"


def player_words(seats: tuple[str, ...], scenario: Scenario) -> str:
    """Who played a game: "Qatar", "the US and Israel", "the computer alone"."""
    return join_words(scenario.actors[seat].name for seat in seats) or "the computer alone"


def rounds_words(played: int, rounds: int) -> str:
    """How far a game has come: "8 of 8 rounds"."""
    return f"{played} of {plural(rounds, 'round')}"


def curve_words(quantity: str, values: tuple[int, ...]) -> str:
    """A curve in one clause: "+60 at the start, +52 after round 8: down 8"."""
    first = f"{level(quantity, values[0])} at the start"
    if len(values) == 1:
        return first
    last = f"{level(quantity, values[-1])} after round {len(values) - 1}"
    return f"{first}, {last}: {moved_words(values[-1] - values[0])}"


__all__ = [
    "QUESTIONS",
    "basis_words",
    "came_words",
    "curve_words",
    "expected_words",
    "level",
    "moved_words",
    "player_words",
    "rounds_words",
    "verdict",
]
