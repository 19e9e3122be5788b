"""Colours: our themes, and the scale from hostile to close that every screen shares.

The scale runs from orange-brown over a quiet grey to blue, which people with any of the common kinds of colour
blindness can tell apart; sign and number always stand beside it in text, so colour is never the only bearer of
meaning. Five steps, one for each word (hostile, cold, neutral, warm, close).

Four situations: 24-bit or 256 colours (a palette per theme), 16 colours (ANSI names chosen by hand, since rounding to
the nearest merges the steps), and NO_COLOR (bold, dim, underline and reverse only).
"""

from __future__ import annotations

import os
from typing import Any

from textual.color import Color
from textual.theme import Theme

from game.ui.colours import DEFAULT_THEME, MONOCHROME_THEME, PALETTES, SIXTEEN_THEME, STEP_WORDS, Palette
from game.ui.looks import Look, has_sixteen_colours, look, step_of, tie_style


def _theme(name: str, palette: Palette) -> Theme:
    return Theme(
        name=name,
        primary=palette.primary,
        secondary=palette.muted,
        accent=palette.accent,
        foreground=palette.foreground,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        warning=palette.warning,
        error=palette.error,
        success=palette.success,
        variables={
            "text-muted": palette.muted,
            "text-disabled": palette.muted,
            "foreground-muted": palette.muted,
            "border": palette.primary,
            "border-blurred": palette.quiet,
            "block-cursor-background": Color.parse(palette.surface).blend(Color.parse(palette.accent), 0.2).hex,
            "block-cursor-foreground": palette.foreground,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": palette.panel,
            "block-cursor-blurred-foreground": palette.foreground,
            "block-hover-background": palette.panel,
            "footer-background": palette.panel,
            "footer-key-foreground": palette.accent,
            "footer-description-foreground": palette.muted,
            "scrollbar": palette.quiet,
            "scrollbar-hover": palette.muted,
            "scrollbar-active": palette.accent,
            "scrollbar-background": palette.surface,
            "scrollbar-background-hover": palette.surface,
            "scrollbar-background-active": palette.surface,
            "input-selection-background": palette.quiet,
            **{f"tie-{word}": colour for word, colour in zip(STEP_WORDS, palette.ties, strict=True)},
            "you": palette.accent,
        },
    )


def _ansi_theme(name: str, variables: dict[str, str], colours: dict[str, str]) -> Theme:
    """A theme of ANSI names: the terminal's own sixteen colours on its own background."""
    default = "ansi_default"
    return Theme(
        name=name,
        ansi=True,
        foreground=default,
        background=default,
        surface=default,
        panel=default,
        boost=default,
        variables={"text-muted": default, "text-disabled": default, "ansi-background": default, **variables},
        primary=colours.get("primary", default),
        secondary=default,
        accent=colours.get("accent", default),
        warning=colours.get("warning", default),
        error=colours.get("error", default),
        success=colours.get("success", default),
    )


_REVERSE = {
    "block-cursor-foreground": "ansi_default", "block-cursor-background": "ansi_default",
    "block-cursor-text-style": "bold reverse", "block-cursor-blurred-text-style": "bold underline",
    "block-hover-background": "ansi_default", "link-style": "underline", "you": "ansi_default",
    "input-cursor-text-style": "reverse", "border": "ansi_default", "border-blurred": "ansi_default",
}  # fmt: skip

THEMES: tuple[Theme, ...] = (
    *(_theme(name, palette) for name, palette in PALETTES.items()),
    _ansi_theme(
        SIXTEEN_THEME,
        {
            **_REVERSE, "border": "ansi_bright_white", "border-blurred": "ansi_default", "you": "ansi_bright_yellow",
            "tie-hostile": "ansi_bright_red", "tie-cold": "ansi_yellow", "tie-neutral": "ansi_default",
            "tie-warm": "ansi_cyan", "tie-close": "ansi_bright_cyan",
        },
        {
            "primary": "ansi_bright_white", "accent": "ansi_bright_yellow", "warning": "ansi_yellow",
            "error": "ansi_bright_red", "success": "ansi_green",
        },
    ),
    _ansi_theme(
        MONOCHROME_THEME,
        {**_REVERSE, **{f"tie-{word}": "ansi_default" for word in STEP_WORDS}},
        {},
    ),
)  # fmt: skip
"""All of ours; `register` offers those that make sense on the present terminal."""


def no_colour() -> bool:
    """Whether the user asked for no colour (NO_COLOR set to anything); then make the App with `ansi_color=True`."""
    return "NO_COLOR" in os.environ


def starting_theme(app: Any) -> str:
    """The theme that fits the terminal: monochrome for NO_COLOR, ANSI names for 16 colours, else the default."""
    if app.no_color:
        return MONOCHROME_THEME
    return SIXTEEN_THEME if has_sixteen_colours(app) else DEFAULT_THEME


def register(app: Any) -> None:
    """Make our themes the ones on offer, and put on the one that fits the terminal; call it in the App's `__init__`.

    An App that honours NO_COLOR must have been made with `ansi_color=True`, or it shows shades of grey.
    """
    start = starting_theme(app)
    offered = {start, *PALETTES}
    for theme in THEMES:
        if theme.name in offered:
            app.register_theme(theme)
    app.theme = start
    for name in [name for name in app.available_themes if name not in {*offered, "textual-dark"}]:
        app.unregister_theme(name)


__all__ = [
    "DEFAULT_THEME",
    "MONOCHROME_THEME",
    "SIXTEEN_THEME",
    "STEP_WORDS",
    "THEMES",
    "Look",
    "look",
    "no_colour",
    "register",
    "starting_theme",
    "step_of",
    "tie_style",
]
