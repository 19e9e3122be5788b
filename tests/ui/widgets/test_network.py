"""The map: lines by sign, the list of one actor's ties, keys and mouse."""

from __future__ import annotations

import pytest

from game.ui.widgets.network import Network
from game.ui.widgets.network_map import mean, nodes
from tests.ui.widgets.tools import ACTORS, CHANGES, GHOSTS, SCORES, Stage, text_of


def network() -> Network:
    return Network(ACTORS, SCORES, changes=CHANGES, you="qatar")


@pytest.mark.parametrize("count", range(1, 13))
def test_actors_stand_apart_and_within_the_map(count: int) -> None:
    placed = nodes([(f"a{n}", f"Actor{n}") for n in range(count)], 52, 18)
    assert len(placed) == count
    taken = {(x, node.region.y) for node in placed for x in range(node.region.x, node.region.right)}
    assert len(taken) == sum(node.region.width for node in placed)
    assert all(0 <= x < 52 and 0 <= y < 18 for x, y in taken)


def test_a_tie_on_the_map_is_the_mean_of_both_ways() -> None:
    assert mean(SCORES, "us", "qatar") == 50
    assert mean({"a -> b": -3, "b -> a": -2}, "a", "b") == -3
    assert mean({}, "a", "b") == 0


async def test_the_list_gives_sign_change_and_word() -> None:
    app = Stage(shown := network())
    async with app.run_test(size=(90, 24)) as pilot:
        text = text_of(app)
        assert "Qatar regards" in text
        assert "Qatar is regarded by" in text
        assert "US        +40 ▾2   warm" in text
        assert "Israel    -25      cold" in text
        shown.ghosts = GHOSTS
        await pilot.pause()
        assert "US        +60 ▴+9  close" in text_of(app)
        assert "▾2" not in text_of(app)


async def test_under_the_map_all_ties_of_an_actor_are_seen() -> None:
    app = Stage(shown := network())
    async with app.run_test(size=(53, 24), message_hook=app.keep) as pilot:
        lines = text_of(app).splitlines()
        assert lines[-5].split() == ["Qatar", "regards", "is", "regarded", "by"]
        assert lines[-4].split() == ["US", "+40", "▾2", "warm", "+60", "▴3", "close"]
        assert [line.split()[0] for line in lines[-3:]] == ["Israel", "Hamas", "Summit"]
        shown.focus()
        await pilot.pause()
        seen = [shown.quantity]
        for _ in range(7):
            await pilot.press("down")
            assert sum("▸ " in line for line in text_of(app).splitlines()[-5:]) == 1
            seen.append(shown.quantity)
        assert seen == [*shown.listed]
        await pilot.click(Network, offset=(8, 21))
        await pilot.click(Network, offset=(35, 21))
        assert app.said(Network.Asked, "quantity") == ["qatar -> israel", "israel -> qatar"]


async def test_lines_show_the_sign_by_their_pattern() -> None:
    app = Stage(network(), plain_signs=True)
    async with app.run_test(size=(90, 24)):
        text = text_of(app)
        assert "Summit ------" in text
        assert "x x x" in text
        assert text.isascii()


async def test_keys_choose_an_actor_and_a_tie() -> None:
    app = Stage(shown := network())
    async with app.run_test(size=(90, 24), message_hook=app.keep) as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("down", "enter", "right", "w")
        assert app.said(Network.Pointed, "quantity") == ["qatar -> us", "qatar -> israel", "israel -> qatar"]
        assert app.said(Network.Asked, "quantity") == ["qatar -> israel", "israel -> qatar"]
        await pilot.press("left", "left", *["down"] * 20)
        assert shown.quantity == "summit -> us"


@pytest.mark.parametrize("size", [(90, 24), (60, 20)], ids=["wide", "narrow"])
async def test_clicks_choose_an_actor_and_ask_for_a_tie(size: tuple[int, int]) -> None:
    app = Stage(shown := network())
    async with app.run_test(size=size, message_hook=app.keep) as pilot:
        lines = text_of(app).splitlines()
        row = next(y for y, line in enumerate(lines) if " Hamas " in line and not {"neutral", "warm"} & {*line.split()})
        await pilot.click(Network, offset=(lines[row].index(" Hamas ") + 2, row))
        assert shown.actors[shown.chosen][0] == "hamas"
        lines = text_of(app).splitlines()
        row = next(y for y, line in enumerate(lines) if "-70" in line and "hostile" in line)
        column = lines[row].index("hostile")
        await pilot.hover(Network, offset=(column, row))
        await pilot.click(Network, offset=(column, row))
        assert app.said(Network.Asked, "quantity") == ["hamas -> us"]
        assert "hamas -> us" in app.said(Network.Pointed, "quantity")


@pytest.mark.parametrize("size", [(20, 6), (9, 3), (200, 60)])
async def test_no_size_is_too_odd(size: tuple[int, int]) -> None:
    app = Stage(shown := network())
    async with app.run_test(size=size) as pilot:
        shown.focus()
        await pilot.pause()
        await pilot.press("down", "right")
        shown.actors = ()
        await pilot.pause()
        await pilot.press("down", "right", "enter")
