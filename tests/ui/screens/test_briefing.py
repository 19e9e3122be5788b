"""The briefing's pages: whatever the terminal's size, each can be read to its last word."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.content import Content

from game.scenario import read_scenario
from game.scenario.library import shipped
from game.ui.screens.briefing import BriefingScreen
from game.ui.screens.hung import Hung, Row
from tests.ui.stage import at_rest, running, shown

SIZES = ((60, 18), (80, 24), (120, 34))


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
async def test_every_page_can_be_read_to_its_last_word(path: Path, size: tuple[int, int]) -> None:
    scenario = read_scenario(path.read_text(encoding="utf-8"), path.name).scenario
    assert scenario is not None
    seats = scenario.seats[:1]
    async with running(lambda: BriefingScreen.before_game(scenario, path.stem, seats), size) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, BriefingScreen)
        for tab in screen.tabs:
            screen.turn_to(tab.id)
            await at_rest(app, pilot)
            page = screen.query_one(f"#{tab.id}", VerticalScroll)
            page.scroll_end(animate=False)
            await at_rest(app, pilot)
            rows = list(page.query(Hung).last().rows)
            last = next(words for row in reversed(rows) if (words := (row.head + row.body).plain.split()))
            seen = " ".join(shown(app).translate(str.maketrans("│▁▂▃▄▅▆▇█▐▕", " " * 11)).split())
            assert " ".join(last[-3:]) in seen, tab.id


TEXT = "The rest of this text goes on for a while, in words of several lengths, so that it must be wrapped."


@pytest.mark.parametrize("width", [20, 33, 50, 78])
@pytest.mark.parametrize("head", ["", "1 ", "kamel  ", "The United Nations: "])
@pytest.mark.parametrize("indent", [0, 2, 10])
def test_a_row_is_wrapped_once_with_one_indent(head: str, indent: int, width: int) -> None:
    lines = [line.plain for line in Row(Content(TEXT), Content(head), indent).lines(width)]
    assert max(map(len, lines)) <= width
    assert " ".join(" ".join(lines).split()) == " ".join((head + TEXT).split())
    lines = lines[1:] if head.startswith(lines[0]) else lines
    for line, following in pairwise(lines[1:]):
        assert line.startswith(" " * indent)
        assert not line[indent:].startswith(" ")
        assert len(line) + 1 + len(following.split()[0]) > width, "a line ends before it is full"


def test_paragraphs_keep_their_empty_line() -> None:
    row = Row(Content("First.\n\nSecond."), Content("kamel  "), 2)
    assert [line.plain.rstrip() for line in row.lines(40)] == ["kamel  First.", "", "  Second."]
