"""The story of a score as a table that scrolls."""

from __future__ import annotations

from game.ui.widgets.story_layout import rows, wrap
from game.ui.widgets.story_view import StoryView
from game.ui.widgets.values import StoryLine
from tests.ui.widgets.tools import Stage, text_of

LINES = (
    StoryLine("start", "start", "+40", because="seeks closer assurances", cite="modelled ¶9", amount=40, is_score=True),
    StoryLine("round", "Round 1: Smoke over Doha"),
    StoryLine("entry", "direct", "+6", "+46", "The US expressed sympathy to Qatar", "reported ¶5", 6),
    StoryLine("entry", "ripple", "-1", "+45", "A long reason " * 12, "reported ¶5 ¶6 ¶7 ¶8 ¶9 ¶10", -1),
    StoryLine("now", "now", "+45", amount=45, is_score=True),
    StoryLine("note", "+40 at the start, +5 in round 1: +45 now."),
)


def test_a_long_word_is_broken_and_wide_letters_are_counted() -> None:
    assert wrap("a " + "b" * 7, 3) == ["a", "bbb", "bbb", "b"]
    assert wrap("漢字漢字", 4) == ["漢字", "漢字"]
    assert wrap("", 10) == []


def test_what_an_entry_rests_on_has_a_column_only_where_there_is_room() -> None:
    wide = ["".join(piece.text for piece in row) for row in rows(LINES, 100)]
    narrow = ["".join(piece.text for piece in row) for row in rows(LINES, 50)]
    assert wide[2].endswith("  reported ¶5")
    assert narrow[4].strip() == "to Qatar (reported ¶5)"
    assert any("(reported" in line for line in narrow)
    assert max(map(len, wide)) <= 100
    assert max(map(len, narrow)) <= 50


async def test_it_shows_start_entries_and_sum_and_scrolls() -> None:
    app = Stage(shown := StoryView(LINES))
    async with app.run_test(size=(70, 6)) as pilot:
        lines = text_of(app).splitlines()
        assert lines[0].split()[:2] == ["start", "+40"]
        assert lines[1].startswith("Round 1")
        assert lines[2].split()[:3] == ["direct", "+6", "+46"]
        shown.focus()
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        assert "+45 now." in text_of(app)
        shown.lines = LINES[:1]
        await pilot.pause()
        assert text_of(app).splitlines()[0].startswith("start")


async def test_a_new_width_breaks_the_lines_anew() -> None:
    app = Stage(shown := StoryView(LINES))
    async with app.run_test(size=(120, 20)) as pilot:
        before = len(shown.plain_lines())
        await pilot.resize_terminal(50, 20)
        await pilot.pause()
        assert len(shown.plain_lines()) > before
        assert max(map(len, shown.plain_lines())) <= 50
