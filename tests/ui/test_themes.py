"""Themes: contrast, eyes without green cones, sixteen colours, and no colour at all."""

from __future__ import annotations

from itertools import combinations

import pytest
from rich.style import Style
from textual.app import App
from textual.color import Color

from game.model.scale import REGARD_BANDS, regard
from game.ui import themes
from game.ui.colours import DEFAULT_THEME, MONOCHROME_THEME, PALETTES, SIXTEEN_THEME, STEP_LIMITS, STEP_WORDS, Palette
from game.ui.looks import Look, look_of, step_of
from game.ui.widgets.choice_list import ChoiceList
from game.ui.widgets.curves import Curves
from game.ui.widgets.indicators import Indicators
from game.ui.widgets.matrix import Matrix
from game.ui.widgets.network import Network
from game.ui.widgets.story_view import StoryView
from game.ui.widgets.timeline import Timeline
from game.ui.widgets.values import ChoiceItem, IndicatorItem, Series, StoryLine
from tests.ui.widgets.tools import ACTORS, CHANGES, GHOSTS, SCORES, Stage, codes_of, text_of

LEAST = {"backchannel": 4.5, "backchannel-contrast": 7.0, "backchannel-safe": 4.5}
"""The lowest ratio of text to what is behind it (WCAG 2: 4.5 is AA, 7 is AAA)."""

ours = pytest.mark.parametrize(("name", "palette"), PALETTES.items(), ids=[*PALETTES])


def luminance(colour: Color) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def front(style: Style) -> Color:
    assert style.color is not None
    return Color.from_rich_color(style.color)


def behind(style: Style) -> Color:
    assert style.bgcolor is not None
    return Color.from_rich_color(style.bgcolor)


@ours
def test_text_stands_out_from_what_is_behind_it(name: str, palette: Palette) -> None:
    grounds = [Color.parse(ground) for ground in (palette.background, palette.surface, palette.panel)]
    texts = (palette.foreground, palette.muted, palette.accent, palette.primary, palette.warning, palette.error,
             palette.success, *palette.ties, *palette.series)  # fmt: skip
    for text in texts:
        for ground in grounds:
            assert contrast(Color.parse(text), ground) >= LEAST[name], (text, ground.hex)


@ours
def test_every_score_stands_out_in_its_cell(name: str, palette: Palette) -> None:
    look = look_of(name)
    for score in range(-100, 101):
        cell = look.tie(score, filled=True)
        assert contrast(front(cell), behind(cell)) >= LEAST[name], score
        assert contrast(front(look.changed), behind(cell)) >= LEAST[name], score
        for over in (look.ghost_cell, look.marked):
            assert contrast(front(cell), behind(cell + over)) >= LEAST[name], (score, over)
    assert contrast(front(look.ghost), behind(look.ghost_cell)) >= LEAST[name]
    assert contrast(front(look.cursor), behind(look.cursor)) >= LEAST[name]


@ours
def test_lines_and_borders_can_be_seen(name: str, palette: Palette) -> None:
    """WCAG asks 3:1 of what has to be seen and is not text; quiet things (dots, empty bars) need not be."""
    ground = Color.parse(palette.background)
    assert contrast(Color.parse(palette.primary), ground) >= 3
    assert contrast(Color.parse(palette.quiet), ground) >= 2.5


def as_deuteranope(colour: Color) -> tuple[float, float, float]:
    """A colour as eyes without green cones see it (Machado, Oliveira and Fernandes 2009, full strength)."""
    red, green, blue = (_linear(part) for part in colour.rgb)
    return (
        0.367322 * red + 0.860646 * green - 0.227968 * blue,
        0.280085 * red + 0.672501 * green + 0.047413 * blue,
        -0.011820 * red + 0.042940 * green + 0.968881 * blue,
    )


def as_protanope(colour: Color) -> tuple[float, float, float]:
    """The same for eyes without red cones."""
    red, green, blue = (_linear(part) for part in colour.rgb)
    return (
        0.152286 * red + 1.052583 * green - 0.204868 * blue,
        0.114503 * red + 0.786281 * green + 0.099216 * blue,
        -0.003882 * red - 0.048116 * green + 1.051998 * blue,
    )


def _linear(part: int) -> float:
    return part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4


def lab(linear: tuple[float, float, float]) -> tuple[float, float, float]:
    """CIE L*a*b* of a linear RGB colour."""
    red, green, blue = (max(0.0, part) for part in linear)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@ours
@pytest.mark.parametrize("sees", [as_deuteranope, as_protanope])
def test_the_steps_stay_apart_for_colour_blind_eyes(name: str, palette: Palette, sees: object) -> None:
    assert callable(sees)
    seen = [lab(sees(Color.parse(text))) for text in palette.ties]
    for (one, a), (other, b) in combinations(zip(STEP_WORDS, seen, strict=True), 2):
        distance = sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5
        assert distance >= 16, (one, other, distance)


def test_the_steps_are_the_bands_of_the_rule_book() -> None:
    assert tuple(limit for limit, _ in REGARD_BANDS) == STEP_LIMITS
    assert all(STEP_WORDS[step_of(score)] == regard(score) for score in range(-100, 101))


@pytest.mark.parametrize("name", [*PALETTES, SIXTEEN_THEME])
def test_each_step_has_a_style_of_its_own(name: str) -> None:
    styles = look_of(name).ties
    assert len({str(style) for style in styles}) == len(STEP_WORDS)


@pytest.mark.parametrize("name", [MONOCHROME_THEME, SIXTEEN_THEME])
def test_without_many_colours_forecast_cursor_and_own_seat_still_differ(name: str) -> None:
    look: Look = look_of(name)
    attributes = [
        (style.bold, style.underline, style.reverse) for style in (look.text, look.ghost, look.cursor, look.you)
    ]
    assert attributes.count(attributes[0]) == 1
    assert look.cursor.reverse
    assert look.ghost.underline
    assert not look.fills
    if name == MONOCHROME_THEME:
        styles = [part for part in look if isinstance(part, Style)] + [*look.ties, *look.series]
        assert all(style.color is None and style.bgcolor is None for style in styles)


def everything() -> Stage:
    """One of each widget."""
    matrix = Matrix(ACTORS, SCORES, changes=CHANGES, you="qatar")
    network = Network(ACTORS, SCORES, changes=CHANGES, you="qatar")
    network.styles.height = 14
    curves = Curves((Series("a", "Qatar → US", (40, 46, -3)),))
    curves.styles.height = 6
    story = StoryView((StoryLine("entry", "direct", "+6", "+46", "The US expressed sympathy", "reported ¶5", 6),))
    story.styles.height = 2
    choices = ChoiceList(
        (ChoiceItem("a", "Ask", "Consult", number=1), ChoiceItem("b", "No", available=False, reason="x"))
    )
    indicators = Indicators((IndicatorItem("talks", "Talks", 28, -2, "fragile"),))
    return Stage(matrix, choices, indicators, Timeline(("One", "Two"), position=1), curves, story, network)


async def test_no_color_sends_no_colour_and_loses_no_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = everything()
    async with app.run_test(size=(90, 40)) as pilot:
        assert app.theme == MONOCHROME_THEME
        for widget in app.shown:
            widget.focus()
            await pilot.pause()
            await pilot.press("down", "right")
            codes = {*codes_of(app)}
            assert codes <= {"", "0", "1", "2", "3", "4", "7", "39", "49"}, codes
            assert "7" in codes or isinstance(widget, StoryView | Curves), "the cursor is shown by reversing"
        app.query_one(Matrix).set_ghosts(GHOSTS)
        await pilot.pause()
        text = text_of(app)
        assert all(sign in text for sign in ("+60", "-95", "▴+9", "▾-12", "±"))


@pytest.mark.parametrize("theme", [*PALETTES])
async def test_every_theme_is_drawn(theme: str) -> None:
    app = everything()
    async with app.run_test(size=(90, 40)) as pilot:
        app.theme = theme
        await pilot.pause()
        assert "38" in {*codes_of(app)}


async def test_sixteen_colours_get_names_chosen_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM")
    app = everything()
    async with app.run_test(size=(90, 40)):
        assert app.theme == SIXTEEN_THEME
        assert themes.tie_style(-95, app).color is not None
        assert themes.tie_style(-95, app).color != themes.tie_style(-30, app).color
        assert themes.tie_style(95, app, filled=True).bgcolor is None


async def test_only_our_themes_are_on_offer() -> None:
    app = Stage()
    async with app.run_test():
        assert app.theme == DEFAULT_THEME
        assert {*app.available_themes} <= {*PALETTES, "textual-dark"}


async def test_a_theme_that_is_not_ours_gets_the_default_scale() -> None:
    class Foreign(App[None]):
        pass

    app = Foreign()
    async with app.run_test():
        assert themes.tie_style(-95, app) == look_of(DEFAULT_THEME).tie(-95)
