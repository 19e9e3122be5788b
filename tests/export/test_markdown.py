"""The Markdown of a game and of a class."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from game.debrief.class_figures import class_figures
from game.debrief.class_shapes import Entrant
from game.diagnostics import cells
from game.export.class_page import class_page, class_report
from game.export.markdown import class_markdown, escaped, game_markdown
from game.export.report import report
from game.playthrough import Playthrough
from tests.debrief.crossing import CANARIES, data
from tests.export.games import PATHS, a_class, crossing, play

HOSTILE = "# no *head* [a](http://x.invalid) <b>b</b> `c` | d &amp; ~~e~~ _f_ ![g](h)"


def markdown_of(playthrough: Playthrough, *, is_plain: bool = False) -> str:
    return game_markdown(report(playthrough, "group-1"), is_plain=is_plain)


def shown(text: str) -> str:
    """The text of the document that Markdown makes, as one line."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    inline = [token for token in tokens if token.type == "inline"]
    return " ".join("".join(child.content or " " for child in token.children or []) for token in inline)


def test_a_game_has_its_parts_as_headings() -> None:
    text = markdown_of(play("n-regret", "n-pay", "n-sign", reason="we trade", predictions={"south -> north": "up"}))
    heads = [line for line in text.splitlines() if line.startswith("#")]
    assert heads[0].startswith("# The Crossing: ")
    for part in ("The path", "The scores over the rounds", "The decisions that moved most", "Questions"):
        assert f"## {part}" in heads
    assert "Reason: “we trade”" in text
    assert "1. Who moved first?" in text
    assert "\n\n\n" not in text
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_one_is_one_game_one_point_and_one_pair() -> None:
    goal = {"name": "Toll", "points": 1, "when": {"calm": "at least 10"}}
    north = data()["actors"]["north"] | {"goals": [goal, goal | {"name": "More", "points": 99}]}
    parts = crossing(actors=data()["actors"] | {"north": north})
    class_ = class_figures([Entrant("a", play("n-regret", "n-pay", "n-sign", scenario=parts))])
    told = class_markdown(class_report(parts, class_)) + class_page(class_report(parts, class_))
    two = class_figures([Entrant(str(n), play(*PATHS[n], scenario=parts)) for n in (0, 2)])
    told += class_markdown(class_report(parts, two)) + markdown_of(play("n-regret", "n-pay", "n-sign", scenario=parts))
    assert "in 1 game that is over" in told
    assert "Toll (1 point)" in told
    assert not re.search(r"\b1 (games|points|pairs|rounds|times|decisions|predictions)\b", told)


def test_hostile_words_stay_words() -> None:
    parts = crossing(debrief={"questions": [HOSTILE]})
    text = markdown_of(play("n-regret", "n-pay", "n-sign", scenario=parts, reason=f"{HOSTILE}\u202e"))
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert "<b>" not in html
    assert "<a " not in html
    assert "<img" not in html
    assert "\u202e" not in text
    assert shown(text).count(HOSTILE) == 3
    assert shown(text).count(HOSTILE.replace("*head*", "head")) == 1  # marks of emphasis are an author's alone


@pytest.mark.parametrize("text", ["- item", "1. item", "+ item", "> quote", "# head", "=", "---", "a | b", "&lt;"])
def test_no_text_becomes_anything_but_itself(text: str) -> None:
    assert shown(escaped(text)) == text


def test_the_text_for_a_terminal_has_no_escapes_and_fits() -> None:
    playthrough = play("n-regret", "n-pay", "n-sign", reason="we *must* [go] <now>, 2*3*4")
    text = markdown_of(playthrough, is_plain=True)
    assert "we *must* [go] <now>, 2*3*4" in " ".join(text.split())
    assert "\\" not in text
    assert max(cells(line) for line in text.splitlines() if not line.startswith(("|", "#"))) <= 78


def test_before_the_end_nothing_secret_is_told() -> None:
    text = markdown_of(play("n-regret", "n-pay"))
    assert "This game is not over." in text
    assert CANARIES["south"] not in text
    assert CANARIES["ferry"] not in text
    both = markdown_of(play("n-regret", "s-talk", seats=("north", "south"), reason="my thought"))
    assert "my thought" not in both
    assert not any(canary in both for canary in CANARIES.values())


def test_a_class_tells_its_figures() -> None:
    entrants = a_class(9)
    figures = class_figures(entrants)
    text = class_markdown(class_report(entrants[0].playthrough.scenario, figures, ["x could not be read."]))
    assert "# The Crossing: 9 games of a class" in text
    assert "- x could not be read." in text
    for ending in figures.endings:
        assert f"- {ending.title}: {len(ending.games)}" in text
    assert "“reason of 4” (group-4)" in text
    assert "No ending is the right one" in text
