"""The colours of our themes, as plain data; `themes` makes Textual themes and styles of them.

A test computes the contrast of every pair that is shown (at least 4.5:1, in the high-contrast theme 7:1) and whether
the steps from hostile to close stay apart for eyes without green cones.
"""

from __future__ import annotations

from typing import NamedTuple

STEP_WORDS = ("hostile", "cold", "neutral", "warm", "close")
"""The five steps of the scale, lowest first; the same words as `game.model.scale.regard` has."""

STEP_LIMITS = (-60, -20, 19, 59, 100)
"""The highest score of each step (points); a test holds both against `game.model.scale.REGARD_BANDS`."""

DEFAULT_THEME = "backchannel"
MONOCHROME_THEME = "backchannel-mono"
"""For NO_COLOR."""
SIXTEEN_THEME = "backchannel-16"
"""For terminals with 16 colours."""


class Palette(NamedTuple):
    """The colours of one theme, as hexadecimal."""

    background: str
    """Behind everything."""
    surface: str
    """Behind panes and lists."""
    panel: str
    """Behind bars, footers and what lies on top."""
    foreground: str
    muted: str
    """Second-rank text: still easy to read."""
    quiet: str
    """Lines, dots and empty parts of bars: seen, not read."""
    accent: str
    """The one colour that says: you are here."""
    primary: str
    """Borders of what has the focus, links, buttons."""
    ties: tuple[str, str, str, str, str]
    """Text on the scale: hostile, cold, neutral, warm, close."""
    series: tuple[str, ...]
    """Curves, in turn."""
    warning: str
    error: str
    success: str
    fill: float = 0.2
    """How much of a tie's colour its cell in the matrix takes at a score of 100 (0 to 1)."""


PALETTES: dict[str, Palette] = {
    "backchannel": Palette(
        background="#0f141a", surface="#141b22", panel="#1c252e", foreground="#d9dfe5", muted="#a3b0bc",
        quiet="#586673", accent="#ecd06f", primary="#6fa8c7",
        ties=("#f08c4f", "#d9b08c", "#949da6", "#86bfe2", "#42b4fb"),
        series=("#6cc5f0", "#f0a35e", "#c5a3f0", "#8fd18a", "#e6e29a", "#f08fa8", "#a3b0bc", "#4fd0c9"),
        warning="#ecb35f", error="#f08a7c", success="#7fcf9a",
    ),
    "backchannel-contrast": Palette(
        background="#000000", surface="#000000", panel="#14181c", foreground="#ffffff", muted="#d2d8de",
        quiet="#8d97a1", accent="#ffe566", primary="#9fd8ff",
        ties=("#ff9d57", "#f7cfaa", "#b9c0c8", "#a5d8ff", "#4fc0ff"),
        series=("#7fd4ff", "#ffb066", "#d8bcff", "#9fe89a", "#ffe566", "#ffa8bd", "#d2d8de", "#45eade"),
        warning="#ffc873", error="#ff9f94", success="#8ff0ae", fill=0.14,
    ),
    "backchannel-safe": Palette(
        background="#101318", surface="#161a20", panel="#1f242c", foreground="#e0e0e0", muted="#a6abb3",
        quiet="#646c7a", accent="#f0e442", primary="#56b4e9",
        ties=("#f27d3b", "#f4d591", "#a3a7ad", "#86caee", "#4ea6f0"),
        series=("#56b4e9", "#e69f00", "#1fae85", "#d98cb8", "#f0e442", "#ee7733", "#a3a7ad", "#8fa8ff"),
        warning="#e69f00", error="#ee7733", success="#2fb58a", fill=0.15,
    ),
}  # fmt: skip
"""Ours, by name: the default, one with at least 7:1 for all text, and one from the colours of Okabe and Ito."""
