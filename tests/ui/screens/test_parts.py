"""The small parts that screens are made of: rows of text, the first line, and a forecast in words."""

from __future__ import annotations

from typing import Any

from textual.app import App, ComposeResult
from textual.content import Content

from game.ui.screens.hung import Hung, Row
from game.ui.screens.pen import Pen
from game.ui.screens.situation.brief import Clause, Group, brief_lines, clauses_of
from game.ui.screens.situation.panels import MORE, choice_items, forecast_note, forecast_rows
from game.ui.screens.titleline import TitleLine
from tests.ui.stage import begun

PEN = Pen(None)


def test_rows_hang_from_their_heads() -> None:
    row = Row(Content("one two three four"), Content(" 7"), 4)
    assert [line.plain for line in Hung([row, Row()]).lines(14)] == [" 7  one two", "    three four", ""]


async def test_rows_take_the_room_they_need() -> None:
    class Page(App[None]):
        def compose(self) -> ComposeResult:
            yield Hung([Row(Content("word " * 30))])

    async with Page().run_test(size=(40, 20)) as pilot:
        text = pilot.app.query_one(Hung)
        assert text.size.height == 4
        text.rows = (Row(Content("short")),)
        await pilot.pause()
        assert text.size.height == 1
        await pilot.resize_terminal(20, 20)
        text.rows = (Row(Content("word " * 30)),)
        await pilot.pause()
        assert text.size.height > 6


async def test_the_first_line_gives_up_what_matters_least() -> None:
    class Page(App[None]):
        ascii = False

        def compose(self) -> ComposeResult:
            line = TitleLine()
            line.left, line.right = "After Doha", "You are Qatar"
            line.middle = (
                "Round 3 · The emergency summit · Monday",
                "Round 3 · The emergency summit",
                "Round 3",
            )
            yield line

    async with Page().run_test(size=(120, 5)) as pilot:
        line = pilot.app.query_one(TitleLine)
        seen: list[tuple[str, str, str]] = []
        for width in (120, 65, 52, 38, 28):
            await pilot.resize_terminal(width, 5)
            await pilot.pause()
            seen.append(line.texts())
            assert sum(map(len, line.texts())) < width
        long, short = "Round 3 · The emergency summit · Monday", "Round 3 · The emergency summit"
        assert seen[0] == ("After Doha", long, "You are Qatar")
        assert seen[1] == ("", long, "You are Qatar")
        assert seen[2] == ("", short, "You are Qatar")
        assert seen[3] == ("After Doha", "Round 3", "You are Qatar")
        assert seen[4] == ("", "Round 3", "You are Qatar")


def words(fog: Any, choice: str, seat: str = "north") -> list[str]:
    playthrough = begun(seat, fog=fog).playthrough
    rows = forecast_rows(PEN, playthrough.scenario, seat, playthrough.forecast(seat, choice))
    return [f"{row.head.plain}|{row.body.plain}" for row in rows]


def test_a_forecast_in_words() -> None:
    assert words("exact", "north-lower") == ["▴ up|South → North +4, Trade +6, North → South +3"]
    assert words("direction", "north-keep") == ["▾ down|South → North, North → South"]
    assert words("none", "north-keep") == ["|In this game no effect is foretold."]
    assert words("exact", "south-test", "south")[0] == "± open|Trade -7 to +11"
    assert words("direction", "south-test", "south")[1] == "|Chance has a part in it."


def in_brief(width: int, seat: str, choice: str, fog: Any = "direction") -> list[str]:
    playthrough = begun(seat, fog=fog).playthrough
    forecast = playthrough.forecast(seat, choice)
    clauses = clauses_of(PEN, playthrough.scenario, seat, forecast)
    return [line.plain for line in brief_lines(clauses, forecast_note(PEN, forecast), width)]


def test_a_forecast_in_two_lines() -> None:
    assert in_brief(60, "north", "north-keep") == ["▾ down South → North; North → South"]
    assert in_brief(60, "north", "north-lower", "exact") == ["▴ up South → North +4; Trade +6; North → South +3"]
    assert in_brief(60, "south", "south-test") == ["± open Trade", "Chance has a part in it."]


CLAUSES = (
    Clause(Content("▴ up"), (Group("", ("Hamas", "Summit"), " → Qatar"), Group("", ("Unity of the summit",), ""))),
    Clause(Content("▾ down"), (Group("", ("US", "Israel"), " → Qatar"), Group("Qatar → ", ("Israel",), ""))),
    Clause(Content("± open"), (Group("", ("Ceasefire talks",), ""),)),
)


def test_each_way_keeps_its_line_and_its_share_of_what_is_left_out() -> None:
    up, down, open_ = (clause.content.plain for clause in CLAUSES)
    assert up == "▴ up Hamas, Summit → Qatar; Unity of the summit"

    def lines(width: int) -> list[str]:
        return [line.plain for line in brief_lines(CLAUSES, Content("By chance."), width)]

    assert lines(80) == [f"{up}   {open_}", f"{down}   By chance."]
    assert lines(66) == [f"{up}   By chance.", f"{down}   {open_}"]
    assert lines(56) == [f"▴ up Hamas → Qatar, and 2 more   {open_}", "▾ down US, Israel → Qatar, and 1 more"]
    for width in range(24, 120):
        assert len(lines(width)) <= 2
        assert all(len(line) <= width for line in lines(width))
        if width >= 56:
            assert "Hamas" in lines(width)[0]
            assert "Israel" in lines(width)[1]


def test_the_list_has_every_choice_and_the_way_to_more() -> None:
    playthrough = begun("north").playthrough
    items = choice_items(PEN, playthrough, "north", playthrough.offers("north"))
    assert [(item.id, item.number, item.available) for item in items] == [
        ("north-lower", 1, True),
        ("north-keep", 2, True),
        ("north-close", 3, False),
        (MORE, "m", True),
    ]
    assert items[0].basis == "reported ¶4"
    assert items[2].reason == "trade is still worth too much"
