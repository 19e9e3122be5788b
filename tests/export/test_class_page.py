"""The page of a class, as it hangs on the wall."""

from __future__ import annotations

from game.debrief.class_figures import class_figures
from game.debrief.class_shapes import Entrant
from game.export.class_page import class_page, class_report, median_words
from game.playthrough import Playthrough, Settings
from tests.benchmarks.crowd import crowd
from tests.export.games import a_class, crossing, play
from tests.export.pages import Element, Page, check


def page_of(entrants: list[Entrant], *left_out: str) -> Page:
    figures = class_figures(entrants)
    return check(class_page(class_report(entrants[0].playthrough.scenario, figures, left_out)))


def table(page: Page, caption: str) -> Element:
    return next(one for one in page.all("table") if caption in one.all("caption")[0].text)


def test_a_page_tells_endings_division_curves_predictions_and_goals() -> None:
    entrants = a_class(9)
    page = page_of(entrants, "x.jsonl: it could not be read.")
    figures = class_figures(entrants)
    assert "The class: 9 games" in page.text
    assert "x.jsonl: it could not be read." in page.text
    assert "No ending is the right one" in page.text
    assert "Backchannel takes no side and predicts nothing." in page.text
    rows = table(page, "Every ending").all("tr")[1:]
    counts = [(row.all("th")[0].text, int(row.all("td")[0].text)) for row in rows]
    assert counts == [(one.title, len(one.games)) for one in figures.endings]
    assert "which makes 36 pairs of games; in 18 of the pairs the two games chose differently" in page.text
    right, made = figures.predictions
    assert f"{right} of {made} predictions came out as expected." in page.text


def test_each_reason_stands_with_the_name_of_its_save() -> None:
    page = page_of(a_class(6))
    for number in range(6):
        assert f"reason of {number} (group-{number})" in page.text


def test_the_table_of_a_curve_has_its_median() -> None:
    entrants = a_class(9)
    calm = next(bundle for bundle in class_figures(entrants).bundles if bundle.quantity == "calm")
    rows = {row.all("th")[0].text: row for row in table(page_of(entrants), "Calm: the median goes").all("tr")[1:]}
    assert [cell.text for cell in rows["Median"].all("td")] == [median_words("calm", m.median) for m in calm.moments]
    assert [cell.text for cell in rows["Games"].all("td")] == ["9"] * 4


def test_a_picture_of_a_class_has_a_line_for_each_game() -> None:
    picture = next(one for one in page_of(a_class(9)).all("svg") if "Calm" in one.attributes.get("aria-label", ""))
    kinds = [line.attributes["class"] for line in picture.all("polyline")]
    assert kinds.count("each") == 9
    assert kinds.count("main") == kinds.count("record") == 1


def test_a_class_of_one_and_a_class_that_has_only_begun_have_pages() -> None:
    assert "chose alike, or there are too few of them" in page_of(a_class(1)).text
    scenario = crossing()
    begun = [Entrant("a", play(scenario=scenario)), Entrant("b", play(scenario=scenario))]
    assert "Goals are told once a game is over" in page_of(begun).text


def test_hostile_reasons_and_names_stay_words() -> None:
    scenario = crossing()
    entrants = [
        Entrant("<i>a</i>", play("n-regret", scenario=scenario, reason="</q><script>x()</script>\u202e")),
        Entrant("b", play("n-blame", scenario=scenario, reason="[bold]{{ 1 }}")),
    ]
    page = page_of(entrants)
    assert "</q><script>x()</script> (<i>a</i>)" in page.text
    assert "[bold]{{ 1 }} (b)" in page.text
    assert "\u202e" not in page.source


def test_the_largest_scenario_has_a_page_that_fits() -> None:
    scenario = crowd(12, 30)
    entrants = []
    for seed in range(3):
        playthrough = Playthrough(scenario, Settings(seed=seed))
        while not playthrough.is_over:
            playthrough.play_round()
        entrants.append(Entrant(str(seed), playthrough))
    slim = [one for one in page_of(entrants).all("table") if one.attributes.get("class") == "slim"]
    assert max(len(row.all("td")) for one in slim for row in one.all("tr")) <= 13


def test_medians_between_two_values_are_told_as_such() -> None:
    assert median_words("a -> b", 12.5) == "+12.5"
    assert median_words("a -> b", -3.0) == "-3"
    assert median_words("calm", 50.0) == "50"
