"""Text from files and people: shown as it stands, never markup, nothing that drives a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.widget import Widget
from textual.widgets import Static

from game.ui.glyphs import ASCII, UNICODE, map_text
from game.ui.text import emphasised, one_line, plain, signed
from game.ui.widgets.choice_list import ChoiceList
from game.ui.widgets.curves import Curves
from game.ui.widgets.drawing import fit
from game.ui.widgets.indicators import Indicators
from game.ui.widgets.matrix import Matrix
from game.ui.widgets.network import Network
from game.ui.widgets.story_view import StoryView
from game.ui.widgets.timeline import Timeline
from game.ui.widgets.values import ChoiceItem, IndicatorItem, Series, StoryLine
from tests.ui.widgets.tools import CONTROL, HOSTILE, Stage, strips, text_of


def widgets(texts: tuple[str, ...]) -> tuple[Widget, ...]:
    """Every widget, with all the texts in every place that takes one."""
    actors = tuple((f"a{number}", text) for number, text in enumerate(texts))
    names = dict(actors)
    scores = {f"{a} -> {b}": 5 for a in names for b in names if a != b}
    network = Network(actors, scores, you="a0", names=names)
    curves = Curves(tuple(Series(text, text, (1, 2)) for text in texts))
    story = StoryView(
        tuple(
            line
            for text in texts
            for line in (
                StoryLine("round", text),
                StoryLine("entry", text, "+1", "+2", text, text),
                StoryLine("note", text),
            )
        )
    )
    network.styles.height = curves.styles.height = 26
    story.styles.height = 40
    return (
        Static(plain("\n".join(texts))),
        Static(emphasised("\n\n".join(texts))),
        Matrix(actors, scores, you="a0", names=names),
        Indicators(tuple(IndicatorItem(text, text, 5, 1, text, text, text) for text in texts)),
        ChoiceList(
            tuple(
                ChoiceItem(text, text, text, number % 2 == 0, text, text, number + 1)
                for number, text in enumerate(texts)
            )
        ),
        Timeline(texts, position=1),
        curves,
        story,
        network,
    )


async def test_hostile_text_is_shown_and_does_nothing() -> None:
    app = Stage(*widgets(HOSTILE))
    async with app.run_test(size=(120, 170)) as pilot:
        shown = text_of(app)
        assert not CONTROL.search(shown.replace("\n", ""))
        assert all(strip.cell_length == 120 for strip in strips(app))
        for widget in app.shown:
            assert not isinstance(widget, ChoiceList) or all(one_line(text) in shown for text in HOSTILE)
            await pilot.click(widget, offset=(6, min(3, widget.size.height - 1)))
            widget.focus()
            await pilot.pause()
            await pilot.press("down", "right", "enter", "1")
        assert app.is_running
        for view in (app.query_one(Matrix), app.query_one(Network)):
            for quantity in view.scores:
                assert not CONTROL.search(view.describe(quantity))


@given(st.text(max_size=60))
def test_plain_text_keeps_what_is_harmless_and_nothing_else(text: str) -> None:
    content = plain(text)
    assert not CONTROL.search(content.plain.replace("\n", ""))
    assert content.spans == []
    assert plain(content.plain).plain == content.plain


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Z"]), max_size=60))
def test_emphasis_takes_away_stars_and_spaces_only(text: str) -> None:
    kept = emphasised(text).plain
    assert "".join(kept.replace("*", "").split()) == "".join(plain(text).plain.replace("*", "").split())


def test_emphasis_and_paragraphs() -> None:
    content = emphasised("It *is* so,\nand **very** so.\n\n2 * 3 * 4 is [b]no[/b] *emphasis.")
    assert content.plain == "It is so, and very so.\n\n2 * 3 * 4 is [b]no[/b] *emphasis."
    styled = {content.plain[span.start : span.end]: span.style for span in content.spans}
    assert styled == {"is": "italic", "very": "bold"}
    assert emphasised("*all*", "$text-muted").plain == "all"


@given(st.text(max_size=40), st.integers(0, 30), st.sampled_from(["left", "right", "center"]))
def test_fitted_text_is_as_wide_as_asked(text: str, width: int, align: str) -> None:
    assert cell_len(fit(text, width, align)) == width


def test_signed_numbers() -> None:
    assert [signed(number) for number in (5, -5, 0)] == ["+5", "-5", "0"]


def test_both_sets_of_signs_are_one_cell_wide_and_one_is_ascii() -> None:
    for signs in (UNICODE, ASCII):
        assert all(cell_len(sign) == 1 for name, sign in signs._asdict().items() if name != "series")
        assert len({*signs.series}) == len(signs.series) == 8
    assert "".join(ASCII).isascii()
    assert map_text("".join(UNICODE)).isascii()
