"""Ready-made styles for the widgets that draw by the cell, for whatever the terminal and the theme allow.

Three kinds: a palette of ours (24-bit or 256 colours); ANSI names chosen by hand for 16 colours, since rounding to the
nearest would merge the steps of the scale; and, for NO_COLOR, bold, dim, underline and reverse only.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color

from game.ui.colours import DEFAULT_THEME, MONOCHROME_THEME, PALETTES, SIXTEEN_THEME, STEP_LIMITS, Palette


def step_of(score: int) -> int:
    """The step of the scale that a score stands on: 0 hostile, 1 cold, 2 neutral, 3 warm, 4 close.

    >>> step_of(-60), step_of(0), step_of(60)
    (0, 2, 4)
    """
    return next((step for step, limit in enumerate(STEP_LIMITS) if score <= limit), len(STEP_LIMITS) - 1)


class Look(NamedTuple):
    """Styles to lay over a widget's own; only `cursor`, `ghost_cell`, `marked` and `fills` change the background."""

    ties: tuple[Style, ...]
    """hostile, cold, neutral, warm, close."""
    text: Style
    strong: Style
    muted: Style
    quiet: Style
    """Lines and dots that are seen, not read."""
    accent: Style
    you: Style
    """The name of the own seat."""
    cursor: Style
    """Laid over what the cursor is on."""
    hover: Style
    """Laid over what the mouse is on."""
    ghost: Style
    """The mark of a forecast: not yet real."""
    ghost_cell: Style
    """Laid over the cell that it stands in."""
    changed: Style
    """The mark of a change that has happened."""
    marked: Style
    """Laid over ties that are pointed out."""
    bar: Style
    """The full part of a bar."""
    gained: Style
    """The part of it that came with the last round."""
    series: tuple[Style, ...]
    """Curves, in turn."""
    fills: tuple[Style, ...]
    """Backgrounds for scores from -100 to 100 in steps of 10; empty where there is no colour to spare."""

    def tie(self, score: int, *, filled: bool = False) -> Style:
        """The style of a score's text; `filled` adds the faint background that the cells of the matrix have."""
        style = self.ties[step_of(score)]
        if filled and self.fills:
            return style + self.fills[(max(-100, min(100, score)) + 105) // 10]
        return style


def _monochrome() -> Look:
    none, bold, underline = Style(), Style(bold=True), Style(underline=True)
    return Look(
        ties=(bold, none, none, none, bold),
        text=none,
        strong=bold,
        muted=none,
        quiet=Style(dim=True),
        accent=bold,
        you=bold + underline,
        cursor=Style(reverse=True, bold=True),
        hover=underline,
        ghost=bold + underline,
        ghost_cell=none,
        changed=none,
        marked=underline,
        bar=none,
        gained=bold,
        series=(none,),
        fills=(),
    )


def _sixteen() -> Look:
    none, bold, underline = Style(), Style(bold=True), Style(underline=True)
    yellow = Style(color="bright_yellow", bold=True)
    curves = ("bright_cyan", "bright_yellow", "bright_magenta", "bright_green", "bright_white", "bright_red")
    return Look(
        ties=tuple(map(Style.parse, ("bold bright_red", "yellow", "default", "cyan", "bold bright_cyan"))),
        text=none,
        strong=bold,
        muted=none,
        quiet=Style(dim=True),
        accent=yellow,
        you=yellow + underline,
        cursor=Style(reverse=True, bold=True),
        hover=underline,
        ghost=yellow + underline,
        ghost_cell=none,
        changed=none,
        marked=underline,
        bar=Style(color="cyan"),
        gained=Style(color="bright_cyan", bold=True),
        series=tuple(Style(color=name) for name in curves),
        fills=(),
    )


def _of_palette(palette: Palette) -> Look:
    surface, accent = Color.parse(palette.surface), Color.parse(palette.accent)
    ends = Color.parse(palette.ties[0]), Color.parse(palette.ties[-1])

    def colour(text: str, bold: bool = False) -> Style:
        return Style(color=text, bold=bold or None)

    def behind(tint: Color, part: float) -> Style:
        return Style(bgcolor=RichColor.parse(surface.blend(tint, part).hex6))

    return Look(
        ties=tuple(colour(text, bold=step in (0, 4)) for step, text in enumerate(palette.ties)),
        text=colour(palette.foreground),
        strong=colour(palette.foreground, bold=True),
        muted=colour(palette.muted),
        quiet=colour(palette.quiet),
        accent=colour(palette.accent),
        you=colour(palette.accent, bold=True),
        cursor=Style(color=palette.background, bgcolor=palette.accent, bold=True),
        hover=Style(underline=True),
        ghost=colour(palette.accent, bold=True),
        ghost_cell=behind(accent, 0.13),
        changed=colour(palette.muted),
        marked=behind(accent, 0.13) + Style(underline=True),
        bar=colour(palette.primary),
        gained=colour(palette.foreground, bold=True),
        series=tuple(colour(text) for text in palette.series),
        fills=tuple(behind(ends[score > 0], palette.fill * abs(score) / 100) for score in range(-100, 101, 10)),
    )


@lru_cache(maxsize=16)
def look_of(theme: str) -> Look:
    """The styles of a theme by name; those of the default one for a theme that is not ours."""
    if theme == MONOCHROME_THEME:
        return _monochrome()
    if theme == SIXTEEN_THEME:
        return _sixteen()
    return _of_palette(PALETTES.get(theme, PALETTES[DEFAULT_THEME]))


def look(app: Any) -> Look:
    """The styles that fit an app now: its terminal first, then its theme."""
    if app.no_color:
        return look_of(MONOCHROME_THEME)
    return look_of(SIXTEEN_THEME if has_sixteen_colours(app) else app.theme)


def has_sixteen_colours(app: Any) -> bool:
    """Whether the terminal has 16 colours and no more (`TERM=xterm`, `linux`, `screen` without COLORTERM)."""
    return app.console.color_system in ("standard", "windows")


def tie_style(score: int, app: Any, *, filled: bool = False) -> Style:
    """The style of a score's text; `filled` adds the faint background that the cells of the matrix have."""
    return look(app).tie(score, filled=filled)
