"""The two scales of the game and the one way it rounds.

Scores (how an actor regards another) are whole points from -100 (hostile) to +100 (close); indicators are whole points
from 0 to 100. Everything that the engine computes goes through :func:`rdiv`, so a replay is the same on every machine.
"""

from __future__ import annotations

SCORE_MIN, SCORE_MAX = -100, 100
INDICATOR_MIN, INDICATOR_MAX = 0, 100


def rdiv(numerator: int, denominator: int) -> int:
    """Divide two integers, rounding half away from zero; `denominator` is above 0.

    >>> rdiv(5, 2), rdiv(-5, 2), rdiv(4, 3)
    (3, -3, 1)
    """
    if numerator >= 0:
        return (2 * numerator + denominator) // (2 * denominator)
    return -((-2 * numerator + denominator) // (2 * denominator))


def cube_root(number: int) -> int:
    """The whole number nearest to the cube root of a number that is not negative (integers only, so exact).

    >>> cube_root(27), cube_root(26), cube_root(0)
    (3, 3, 0)
    """
    low = 0
    high = 1
    while high**3 <= number:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        if middle**3 <= number:
            low = middle
        else:
            high = middle
    return low if (2 * low + 1) ** 3 > 8 * number else low + 1


REGARD_BANDS = (
    (-60, "hostile"),
    (-20, "cold"),
    (19, "neutral"),
    (59, "warm"),
    (100, "close"),
)
"""The highest score of each band of regard, and its word: hostile up to -60, cold up to -20, and so on."""


def regard(score: int) -> str:
    """The word for a score: hostile, cold, neutral, warm or close.

    >>> regard(-65), regard(0), regard(60)
    ('hostile', 'neutral', 'close')
    """
    return next(word for highest, word in REGARD_BANDS if score <= highest)
