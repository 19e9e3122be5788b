"""The page of one game, as a teacher prints it and a voice reads it."""

from __future__ import annotations

import re

import pytest

from game.debrief import summary
from game.export.game_page import game_page
from game.export.html import render
from game.export.report import report
from game.playthrough import Playthrough, Settings
from tests.benchmarks.crowd import crowd
from tests.debrief.crossing import CANARIES, data
from tests.export.games import crossing, play
from tests.export.pages import Page, check

HOSTILE = "<script>alert(1)</script> [bold]x[/] \"quoted\" & 'single' {{ 7*7 }} \u202egnp.exe\u202c \x1b[31mred"


def page_of(playthrough: Playthrough, name: str = "group-1") -> Page:
    return check(game_page(report(playthrough, name)))


@pytest.fixture(scope="module")
def finished() -> Playthrough:
    """A game of the north that is over, with predictions."""
    return play("n-regret", "n-pay", "n-sign", reason="we trade", predictions={"south -> north": "up"})


def test_a_page_tells_the_ending_the_path_and_why(finished: Playthrough) -> None:
    text = page_of(finished).text
    told = summary(finished, "north")
    assert told.ending is not None
    for wanted in (
        told.ending.title,
        told.ending_because,
        "Played by North Bank",
        "Seed 7",
        "Express regret (reported, paper ¶4)",
        "we trade",
        "Event: Fog",
        "reported choices this game did what the source reports was done",
        "Be liked",
        "Who moved first?",
        "A. Writer, The bridge",
        "All of it is invented.",
    ):
        assert wanted in text, wanted


def test_predictions_stand_with_what_came_of_them(finished: Playthrough) -> None:
    page = page_of(finished)
    table = next(t for t in page.all("table") if t.all("caption")[0].text.startswith("Every prediction"))
    found = summary(finished, "north").predictions
    rows = [row.text for row in table.all("tr")[1:]]
    assert len(rows) == len(found) == 3
    for row, one in zip(rows, found, strict=True):
        assert ("✓ as expected" if one.is_right else "✗ otherwise") in row
    right = sum(one.is_right for one in found)
    assert f"{right} of 3 predictions came out as expected." in page.text


def test_the_numbers_below_the_curves_are_those_of_the_game(finished: Playthrough) -> None:
    page = page_of(finished)
    table = next(t for t in page.all("table") if t.all("caption")[0].text.startswith("The same in numbers"))
    rows = {row.all("th")[0].text: [cell.text for cell in row.all("td")] for row in table.all("tr")[1:]}
    for curve in summary(finished).curves:
        if curve.moved and (name := curve.words[:1].upper() + curve.words[1:]) in rows:
            assert [int(cell) for cell in rows[name]] == list(curve.values)
    assert len(rows) > 3


def test_every_tie_stands_in_a_table_before_and_after(finished: Playthrough) -> None:
    table = next(t for t in page_of(finished).all("table") if t.all("caption")[0].text.startswith("Every tie"))
    row = next(row for row in table.all("tr") if row.all("th")[0].text == "North Bank")
    start, now = finished.view(rounds=0).scores["north -> south"], finished.view().scores["north -> south"]
    assert row.all("td")[1].text == f"{start:+d} → {now:+d}"


def test_a_decisive_moment_names_rule_reason_and_source(finished: Playthrough) -> None:
    page = page_of(finished)
    table = next(t for t in page.all("table") if t.all("caption")[0].text.startswith("It moved"))
    heads = [head.text for head in table.all("thead")[0].all("th")]
    assert heads[:3] == ["What changed", "Points", "By which rule, and why"]
    assert re.search(r"(Direct|Own view|Ripple|Scenario): [A-Z]", table.text)
    sources = [cell.text for t in page.all("table") for cell in t.all("td") if cell.attributes.get("class") == "cite"]
    assert "paper ¶4" in sources


def test_the_same_turn_is_told_from_another_seat(finished: Playthrough) -> None:
    text = page_of(finished).text
    assert "The same turn from another seat" in text
    assert "as the south saw it" in text
    assert "What the south chose at the same time (the computer)" in text


def test_lines_to_write_on_stand_under_each_question(finished: Playthrough) -> None:
    questions = page_of(finished).all("ol")[0]
    assert [len(item.all("span")) for item in questions.all("li")] == [4, 4]


def test_equal_games_give_equal_pages() -> None:
    pages = {game_page(report(play("n-regret", "n-pay", "n-sign"), "a")) for _ in range(2)}
    assert len(pages) == 1


@pytest.mark.parametrize("rounds", [0, 1, 2])
def test_before_the_end_nothing_secret_of_another_seat_is_told(rounds: int) -> None:
    text = game_page(report(play(*("n-regret", "n-pay")[:rounds]), "open"))
    check(text)
    assert "This game is not over." in text
    assert f"{CANARIES['north']}-goal" in text  # its own
    assert CANARIES["south"] not in text
    assert CANARIES["ferry"] not in text
    assert "expected this to bring its goals" not in text


def test_before_the_end_the_record_of_rounds_to_come_is_not_told() -> None:
    text = game_page(report(play("n-regret"), "open"))
    assert "Protest" in text  # what the source reports of the first round
    assert "Cross at night" not in text  # and of the second
    assert "Cross at night" in game_page(report(play("n-regret", "n-pay"), "open"))
    panel = next(one for one in check(text).all("svg") if one.all("polyline"))
    assert len({len(line.attributes["points"].split()) for line in panel.all("polyline")}) == 1


def test_while_several_people_play_nobodys_thoughts_are_told() -> None:
    going = play("n-regret", "s-talk", seats=("north", "south"), reason="my secret thought")
    text = game_page(report(going, "open"))
    check(text)
    assert not any(canary in text for canary in CANARIES.values())
    assert "my secret thought" not in text
    assert "Express regret" in text


def test_a_sealed_decision_is_not_told() -> None:
    going = play("n-blame", seats=("north", "south"), reason="my secret thought")
    text = game_page(report(going, "open"))
    assert "Blame the south" not in text
    assert "my secret thought" not in text


def test_briefs_are_never_told(finished: Playthrough) -> None:
    text = game_page(report(finished, "x"))
    for canary in CANARIES.values():
        assert re.search(rf"{canary}(?!-goal)", text) is None


def test_the_computer_alone_has_a_page() -> None:
    playthrough = Playthrough(crossing(), Settings(seed=3))
    while not playthrough.is_over:
        playthrough.play_round()
    text = page_of(playthrough).text
    assert "Played by the computer alone" in text


def test_hostile_words_stay_words() -> None:
    parts = crossing(
        subtitle='"><svg onload=x>',
        disclaimer="<script>alert(2)</script> *so*",
        debrief={"questions": ["<img src=x onerror=alert(3)> & [link=evil]why[/link]?"]},
    )
    playthrough = play("n-regret", "n-pay", "n-sign", scenario=parts, reason=HOSTILE)
    text = game_page(report(playthrough, "<b>save</b>"))
    page = check(text)
    assert "\u202e" not in text
    assert "\x1b" not in text
    assert "<script" not in text
    assert "[bold]x[/] \"quoted\" & 'single' {{ 7*7 }}" in page.text
    assert "<img src=x onerror=alert(3)> & [link=evil]why[/link]?" in page.text
    assert page.all("em")[-1].text == "so"
    assert "Save <b>save</b>" in page.text


def test_words_in_pictures_are_escaped_too() -> None:
    actors = data()["actors"]
    actors["north"] |= {"short": '<N&">', "mention": '"><g onload="x'}
    page = page_of(play("n-regret", "n-pay", "n-sign", scenario=crossing(actors=actors)))
    assert '<N&">' in {text.text for picture in page.all("svg") for text in picture.all("text")}
    assert not page.all("g")
    assert any('"><g onload="x' in picture.attributes.get("aria-label", "") for picture in page.all("svg"))


def test_the_largest_scenario_has_a_page_that_fits() -> None:
    playthrough = Playthrough(crowd(12, 30), Settings(seed=1))
    while not playthrough.is_over:
        playthrough.play_round()
    page = page_of(playthrough)
    widest = max(
        len(row.all("td")) for table in page.all("table") for row in table.all("tr")
        if "numbers" in table.attributes.get("class", "")
    )  # fmt: skip
    assert widest <= 13


def _colours(scheme: str) -> dict[str, str]:
    css = render("base.css")
    light, dark = css.split("prefers-color-scheme: dark")[0], css.split("prefers-color-scheme: dark")[1]
    found = dict(re.findall(r"--([a-z0-9]+): (#[0-9a-f]{6})", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([a-z0-9]+): (#[0-9a-f]{6})", dark.split("* {")[0]))
    return found


def _luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["ink", "muted", "accent", "hostile", "cold", "neutral", "warm", "close", *(f"s{k}" for k in range(8))]
)
def test_every_colour_of_text_can_be_read_on_paper_and_panel(scheme: str, name: str) -> None:
    colours = _colours(scheme)
    for ground in ("paper", "panel"):
        one, other = sorted((_luminance(colours[name]), _luminance(colours[ground])))
        assert (other + 0.05) / (one + 0.05) >= 4.5
