"""The neutrality audit: what is counted, what is off its target, and where the file answers."""

from __future__ import annotations

from game.analysis.loaded_words import LOADED_WORDS
from game.analysis.stances import stances_by_seat
from game.analysis.text import report_text
from game.export.playtest import playtest_html
from tests.analysis.harbour import CLEAN, changed, report_on

SOURCE = 'sources:\n  log: {author: A. Clerk, publisher: Harbour Press, date: "1962", title: The log}\nrounds:\n'


def test_stances_are_counted_by_seat_and_round() -> None:
    text = changed("label: Work at night,", "label: Work at night, stance: firm,")
    text = text.replace("label: Rest at night,", "label: Rest at night, stance: kind,")
    text = text.replace("label: Waive the toll,", "label: Waive the toll, stance: kind,")
    audit = report_on(text, 20).audit
    (north,) = stances_by_seat(audit.stances)
    assert (north.seat, north.by_round) == ("north", (2, 1, None))
    assert north.words == "kind 2, firm 1"
    (measure,) = [one for one in audit.measures if "stances" in one.name]
    assert measure.is_off, "round 2 has one stance"


def test_a_single_source_is_off_the_target_until_the_file_says_why() -> None:
    text = changed("rounds:\n", SOURCE).replace("label: Work at night,", "label: Work at night, cite: log,")
    (measure,) = [one for one in report_on(text, 20).audit.measures if "publisher" in one.name]
    assert (measure.value, measure.is_off, measure.answer) == ("100% (Harbour Press)", True, "")
    answered = text.replace("sources:\n", "# note: nobody else kept one\nsources:\n")
    report = report_on(answered, 20)
    (measure,) = [one for one in report.audit.measures if "publisher" in one.name]
    assert measure.answer == "nobody else kept one"
    row = '<td colspan="4" class="note">Note in the file: nobody else kept one</td>'
    assert row in playtest_html(report), "a row of its own, so that the numbers have room"


def test_a_seat_that_wins_less_is_pointed_to() -> None:
    text = CLEAN.replace("trade: at least 55}, points: 50", "trade: at least 90}, points: 90").replace(
        "{name: Quiet nights, when: {calm: at least 50}, points: 50}",
        "{name: Quiet nights, when: {calm: at least 50}, points: 10}",
    )
    (measure,) = [one for one in report_on(text, 200).audit.measures if one.name == "points of the goals, all by lot"]
    assert measure.is_off
    assert measure.value.split(" (")[1].startswith("North)")
    assert measure.line == text[: text.index("  north:")].count("\n") + 1


def test_few_games_say_nothing_of_goals() -> None:
    audit = report_on(CLEAN, 12).audit
    assert all(row.met_by_lot is None for row in audit.actors)
    assert not any("goals" in measure.name for measure in audit.measures)


def test_what_an_actor_has_none_of_is_a_dash_in_the_text_and_on_the_page() -> None:
    report = report_on(CLEAN, 20)  # nobody acts: the choices write effects on indicators alone
    assert [(row.weight_words, row.aimed_words, row.effects_words) for row in report.audit.actors] == [
        ("–", "–", "+0.0"),
        ("–", "–", "+0.0"),
    ]
    rows = [line.split() for line in report_text(report).split("\n") if " 0/0 " in line]
    assert rows == [[seat, "0/0", "–", "0/0", "–", "+0.0"] for seat in ("north", "south")]
    page = playtest_html(report)
    assert page.count('<td class="number">0/0</td><td class="number">–</td>') == 4
    claims = page[page.index('<th scope="row">claims</th>') :].split("</tr>")[0]
    assert claims.count("–") == 4


def test_every_loaded_word_says_who_advises_care() -> None:
    assert {source for group in LOADED_WORDS for source in group.source.split(", ")} == {
        "WTW", "Reuters", "BBC", "IPI", "own",
    }  # fmt: skip
