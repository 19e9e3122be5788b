"""The little arithmetic that estimates need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import sqrt
from statistics import NormalDist

MISSED = 0.05
"""How often an interval may miss: 95 % confidence."""


@lru_cache(maxsize=64)
def deviations(together: int) -> float:
    """Standard deviations on either side, so that so many intervals together hold with 95 % confidence (Bonferroni).

    >>> round(deviations(1), 3), round(deviations(4), 3)
    (1.96, 2.498)
    """
    return NormalDist().inv_cdf(1 - MISSED / (2 * max(1, together)))


def wilson(hits: int, games: int, together: int = 1) -> tuple[float, float]:
    """Between which shares the true one lies with 95 % confidence (Wilson 1927); 0 to 1 where nothing was played.

    Of intervals that are read side by side, say how many there are `together`: then all of them hold with 95 %.

    >>> low, high = wilson(50, 100)
    >>> round(low, 3), round(high, 3)
    (0.404, 0.596)
    """
    if games <= 0:
        return 0.0, 1.0
    share, z = hits / games, deviations(together)
    z2 = z * z
    middle = (share + z2 / (2 * games)) / (1 + z2 / games)
    half = z / (1 + z2 / games) * sqrt(share * (1 - share) / games + z2 / (4 * games * games))
    low, high = max(0.0, middle - half), min(1.0, middle + half)
    return 0.0 if hits == 0 else low, 1.0 if hits == games else high  # the sums above miss these by a hair


def share_explained(counts: Mapping[tuple[int, int], int]) -> float:
    """How much of the variance of one thing another one explains, 0 to 1: Goodman and Kruskal's tau.

    `counts` says how often (cause, effect) went together. What so many causes would explain by luck alone is taken off
    (as an adjusted share of variance does).
    """
    total = sum(counts.values())
    causes, effects = _sums(counts, 0), _sums(counts, 1)
    spread = total - sum(count * count for count in effects.values()) / total if total else 0.0
    if spread <= 0 or total <= len(causes):
        return 0.0
    within = total - sum(count * count / causes[cause] for (cause, _), count in counts.items())
    return max(0.0, 1 - (within / (total - len(causes))) / (spread / (total - 1)))


def _sums(counts: Mapping[tuple[int, int], int], place: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for pair, count in counts.items():
        found[pair[place]] = found.get(pair[place], 0) + count
    return found


def percent_words(share: float) -> str:
    """A share as people read it; what is not nothing never reads as nothing.

    >>> percent_words(0.5), percent_words(0.0004), percent_words(0.0), percent_words(0.9997)
    ('50%', 'under 0.1%', '0%', 'over 99.9%')
    """
    if 0 < share < 0.001:
        return "under 0.1%"
    if 0.999 < share < 1:
        return "over 99.9%"
    number = round(100 * share, 1)
    return f"{number:.0f}%" if number >= 10 or number == int(number) else f"{number:.1f}%"


def interval_words(low: float, high: float) -> str:
    """The ends of an interval as people read it; with a decimal where both would read the same.

    >>> interval_words(0.81, 0.9), interval_words(0.9962, 1.0), interval_words(0.3061, 0.3139)
    ('81% to 90%', '99.6% to 100%', '30.6% to 31.4%')
    """
    first, last = percent_words(low), percent_words(high)
    if low < high and round(100 * low) == round(100 * high):
        first, last = (f"{100 * end:.1f}%" if 0.001 <= end <= 0.999 else percent_words(end) for end in (low, high))
    return f"{first} to {last}"


def counted(count: int, one: str) -> str:
    """So many of something, in words, with separators.

    >>> counted(1, "game"), counted(2000, "game")
    ('1 game', '2,000 games')
    """
    return f"{count:,} {one if count == 1 else one + 's'}"


def mean(numbers: Iterable[float]) -> float:
    """The mean of some numbers; 0 of none."""
    found = list(numbers)
    return sum(found) / len(found) if found else 0.0


__all__ = ["MISSED", "counted", "interval_words", "mean", "percent_words", "share_explained", "wilson"]
