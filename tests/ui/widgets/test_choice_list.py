"""The list of choices: looking, choosing, and what is not open."""

from __future__ import annotations

import pytest

from game.ui.widgets.choice_list import ChoiceList
from game.ui.widgets.values import ChoiceItem
from tests.ui.widgets.tools import Stage, text_of

ITEMS = (
    ChoiceItem("ask", "Ask the summit", "Consult the summit", basis="reported ¶10", number=1),
    ChoiceItem("rally", "Rally the summit", "Demand action", basis="modelled", number=2),
    ChoiceItem("stop", "Suspend mediation", available=False, reason="needs Israel below -70", number=3),
    ChoiceItem("more", "Another move", number="m"),
)
Highlighted, Chosen, Refused = ChoiceList.Highlighted, ChoiceList.Chosen, ChoiceList.Refused


async def test_it_shows_number_detail_basis_and_reason() -> None:
    app = Stage(ChoiceList(ITEMS))
    async with app.run_test(size=(60, 10)):
        lines = text_of(app).splitlines()
        assert lines[0].startswith("▸ 1  Ask the summit")
        assert lines[1].startswith("     Consult the summit")
        assert lines[1].endswith("reported ¶10")
        assert lines[3].endswith("modelled")
        assert {len(line) for line in lines if line.endswith(("modelled", "reported ¶10"))} == {59}
        assert "not now: needs Israel below -70" in lines[5]


@pytest.mark.parametrize("details", [True, False])
@pytest.mark.parametrize("width", [24, 31, 40, 60])
async def test_every_choice_has_its_basis_however_little_room_there_is(width: int, details: bool) -> None:
    items = (*ITEMS[:2], ITEMS[2]._replace(basis="hypothetical"), ChoiceItem("x", "W" * 50, basis="disputed ¶1 ¶2"))
    app = Stage(ChoiceList(items, details=details))
    async with app.run_test(size=(width, 40)):
        text = text_of(app)
        for item in items:
            assert text.count(item.basis) == 1
        assert "_" not in text
        assert "-70" in text


async def test_in_little_room_a_choice_has_one_line() -> None:
    app = Stage(ChoiceList(ITEMS, details=False), plain_signs=True)
    async with app.run_test(size=(60, 10)):
        lines = text_of(app).splitlines()
        assert len(lines) == len(ITEMS)
        assert "Suspend mediation  not now: needs Israel below -70" in lines[2]
        assert "".join(lines).isascii()


async def test_the_cursor_looks_and_enter_chooses() -> None:
    app = Stage(shown := ChoiceList(ITEMS))
    async with app.run_test(size=(60, 10), message_hook=app.keep) as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("down", "enter", "down", "enter")
        assert app.said(Highlighted, "choice_id") == ["ask", "rally", "stop"]
        assert app.said(Chosen, "choice_id") == ["rally"]
        assert app.said(Refused, "choice_id", "reason") == [("stop", "needs Israel below -70")]


async def test_a_number_looks_first_and_chooses_the_second_time() -> None:
    app = Stage(shown := ChoiceList(ITEMS))
    async with app.run_test(size=(60, 10), message_hook=app.keep) as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("2")
        assert (shown.choice_id, app.said(Chosen, "choice_id")) == ("rally", [])
        await pilot.press("1", "2", "2")
        assert app.said(Chosen, "choice_id") == ["rally"]
        await pilot.press("3", "3")
        assert app.said(Refused, "choice_id") == ["stop"]
        await pilot.press("m")
        assert app.said(Chosen, "choice_id") == ["rally", "more"]


async def test_the_mouse_looks_and_a_click_chooses() -> None:
    app = Stage(shown := ChoiceList(ITEMS))
    async with app.run_test(size=(60, 10), message_hook=app.keep) as pilot:
        await pilot.hover(ChoiceList, offset=(10, 2))
        assert (shown.choice_id, app.said(Chosen, "choice_id")) == ("rally", [])
        await pilot.click(ChoiceList, offset=(10, 3))
        assert app.said(Chosen, "choice_id") == ["rally"]
        await pilot.click(ChoiceList, offset=(10, 5))
        assert (shown.choice_id, app.said(Refused, "choice_id")) == ("stop", []), "a touch screen cannot hover"
        await pilot.click(ChoiceList, offset=(10, 5))
        assert app.said(Refused, "choice_id") == ["stop"]


async def test_other_items_begin_at_the_first() -> None:
    app = Stage(shown := ChoiceList(ITEMS))
    async with app.run_test(size=(60, 10), message_hook=app.keep) as pilot:
        shown.move_to("more")
        await pilot.pause()
        assert shown.choice_id == "more"
        shown.items = (ITEMS[1], ITEMS[0])
        await pilot.pause()
        assert shown.choice_id == "rally"
        shown.details = False
        shown.items = ()
        await pilot.pause()
        assert shown.choice_id is None
