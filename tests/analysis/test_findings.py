"""What is told beside the seeded defects: luck, few games, answers in the file, and what each kind means."""

from __future__ import annotations

import re

import pytest

from game.analysis.findings.finding import PROOFS
from game.analysis.kinds import KINDS
from game.analysis.report import report_of
from game.analysis.running import Run, Wish
from game.analysis.text import report_text
from game.export.playtest import playtest_html
from tests.analysis.harbour import CLEAN, changed, ground_of, report_on, scenario_of
from tests.analysis.test_defects import DEFECTS, LUCK, THANKS, found
from tests.cli.commands import ROOT, Here


def test_a_flag_that_comes_too_late_for_a_choice_is_told_with_the_round_of_that_choice() -> None:
    text = changed("label: Waive the toll,", "label: Waive the toll, when: {no-flags: [lit]},")
    text = text.replace("label: Light the mole,", "label: Light the mole, sets: [lit],")
    (finding,) = found(report_on(text), "loose-end")
    assert finding.message == (
        "The flag 'lit' that 'n-light' sets leads nowhere: it is set in round 3, and what asks for it is looked at "
        "as round 2 begins at the latest"
    )


def test_an_ending_that_all_come_to_who_play_for_their_goals_is_a_note() -> None:
    text = changed("when: {calm: at least 50}, points", "when: {trade: at least 52}, points").replace(
        "when: {calm: at least 55}, points", "when: {trade: at least 60}, points"
    )
    report = report_on(text, 1_000, asked=(("random", 600), ("goal", 400)))
    (finding,) = found(report, "one-ending")
    assert (finding.severity, finding.surety) == ("note", "estimate")
    assert finding.message == "100% of the games played for their goals ended in 'Busy' (busy)"
    assert finding.details[0] == "95% interval 99% to 100%"
    assert re.fullmatch(r"By lot \d\d% of the games end otherwise", finding.details[1])
    assert finding.command.endswith("--computer goal")


LUCKY = "id: wind, when: {round: exactly 2}, chance: 50%, text: Luff., sets: [fair]"


@pytest.mark.parametrize(
    ("when", "surety"),
    [
        ("round: exactly 2", "fact"),
        ("round: exactly 2, trade: at least 1", "estimate"),  # it always holds, as far as games show
        ("round: exactly 2, trade: at least 50", None),
        ("round: exactly 2, chosen: [n-work]", None),
        ("trade: at least 1, round: at least 2", "estimate"),
        ("trade: at least 50", None),
    ],
)
def test_luck_alone_is_told_only_where_no_choice_opens_the_event(when: str, surety: str | None) -> None:
    wind = LUCKY.replace("round: exactly 2", when).replace("50%", "60%" if "least 2" in when else "50%")
    text = changed(THANKS, f"{THANKS}\n  - {{{wind}}}").replace(
        "when: {trade: at least 51}", "when: {trade: at least 45, flags: [fair]}"
    )
    every = found(report_on(text, 3_000), "behind-luck")
    told = [one.surety for one in every if "luck alone sets it" in one.message]
    assert told == ([surety] if surety else [])


def test_a_handful_of_games_makes_no_notes_and_says_what_it_cannot_tell() -> None:
    text = (ROOT / "scenarios" / "two-rivers.yaml").read_text(encoding="utf-8")
    report = report_on(text, asked=(("random", 1),))
    kinds = {finding.kind for finding in report.findings if finding.surety == "limit"}
    assert not kinds - {"flag-never-set"}  # which the file answers
    few = "could not be told for 9 of 9 decisions"
    for page in (report_text(report), playtest_html(report)):
        said = " ".join(page.split())
        assert few in said
        assert "Fewer than 100 games say little of what never happens" in said
    report = report_on(changed("{trade: -9, calm: +7}", "{trade: -9, calm: -9}"), 60, asked=(("random", 60),))
    (finding,) = found(report, "dominated")
    assert finding.severity == "note"
    assert any("no more than a note in 6 of 6 decisions" in caveat for caveat in report.caveats)
    assert report_on(CLEAN, 600).caveats == ()


def test_where_nothing_was_played_nothing_is_said_to_be_sound() -> None:
    report = report_of(ground_of(scenario_of(CLEAN), Run(Wish((("random", 10),)))))
    for page in (report_text(report), playtest_html(report)):
        assert "No game was played, so nothing could be found." in page
        assert "Nothing was found" not in page


def test_a_draw_that_decides_for_those_who_chose_it_is_told_in_a_sentence() -> None:
    text = changed(LUCK, LUCK.replace("text", "sets: [lucky], text")).replace(
        "when: {trade: at least 51}", "when: {any: [{flags: [lucky]}, {chosen: [n-work, s-cheat], calm: at least 40}]}"
    )
    told = [one.message for one in found(report_on(text, 600), "behind-luck") if "Of the games" in one.message]
    assert (
        "Of the games in which 'Sail through it' (s-sail) was chosen, only those that drew 'leak', a chance of 50%, "
        "came to the ending 'Quiet' (quiet)"
    ) in told


def test_large_numbers_have_separators() -> None:
    report = report_on(changed("{trade: -9, calm: +7}", "{trade: -9, calm: -9}"), 4_000, asked=(("random", 4_000),))
    said = [detail for finding in report.findings for detail in finding.details]
    assert any("Compared in 1,000 situations" in detail for detail in said)
    assert not [detail for detail in said if re.search(r"\d{4}", detail)]


def test_an_answer_in_the_file_makes_a_note_of_a_warning() -> None:
    text = changed("{trade: -9, calm: +7}", "{trade: -9, calm: -9}")
    answered = text.replace(
        "        - {id: s-wait",
        "        # note: it tempts the tired,\n        # and that is meant\n        - {id: s-wait",
    )
    (finding,) = found(report_on(answered, 200), "dominated")
    assert finding.severity == "note"
    assert finding.answer == "it tempts the tired, and that is meant"


def test_every_kind_of_finding_is_explained(run: Here) -> None:
    folder = ROOT / "game" / "analysis" / "findings"
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    told = set(re.findall(r'\.finding\(\s*"([a-z-]+)"', source)) | {kind for *_, kind in PROOFS.items()} - {"goal"}
    assert told <= set(KINDS)
    page = (ROOT / "docs" / "playtest.md").read_text(encoding="utf-8")
    assert set(KINDS) <= set(re.findall(r"`([a-z-]+)`", page))
    for kind in KINDS:
        done = run("explain", f"playtest-{kind}")
        assert done.code == 0
        assert done.out == run("explain", kind).out
        assert "What to do: " in done.out


@pytest.mark.parametrize("name", ["a loose end", "a loose end in an outcome"])
def test_what_check_tells_of_a_loose_end_is_told_once(name: str) -> None:
    text, kind, _, part = DEFECTS[name]
    (finding,) = found(report_on(text, 300), kind)
    assert finding.line is not None
    assert part in text.split("\n")[finding.line - 1]
