"""Seeded defects: each is named, with its line and a command that shows it; the scenario without a defect has none."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from game.analysis.findings.finding import Finding
from game.analysis.report import Report
from game.scenario import load_file
from tests.analysis.harbour import CLEAN, changed, line_of, report_on
from tests.analysis.sound import SOUND
from tests.cli.commands import ROOT, Here

LIGHT = "{id: n-light, label: Light the mole, effects: {calm: +8, trade: -8}}"
OPEN = "{id: n-open, label: Keep the harbour open, effects: {calm: -8, trade: +9}}"
THANKS = "{id: thanks, when: {round: exactly 2, flags: [paid]}, text: The quay says thanks., effects: {calm: +2}}"
BOTH = "{id: both, title: Busy and calm, when: {trade: at least 52, calm: at least 50}, text: All is well.}"
BUSY = "{id: busy, title: Busy, when: {trade: at least 51}, text: It is loud.}"
LEAK = "{id: leak, chance: 50%, text: It leaks., effects: {trade: +7, calm: -9}}"
LUCK = "{id: luck, chance: 50%, text: It holds., effects: {trade: +9, calm: -7}}"

SOON = "{id: soon, title: Soon, early: true, when: {round: at least 2}, text: It is over.}"

DEFECTS = {
    "an event in a round that does not come": (
        changed("round: exactly 2", "round: exactly 9"), "never-happens", "error", "id: thanks"),
    "an event for which nothing suffices": (
        changed("round: exactly 2", "north -> south: at least 70"), "never-happens", "error", "id: thanks"),
    "a choice that is never offered": (
        changed("id: n-light,", "id: n-light, when: {north -> south: at least 80},"), "never-open", "error", "n-light"),
    "a choice that reasoning alone shuts": (
        changed("id: n-light,", "id: n-light, when: {trade: at least 99},"), "never-open", "error", "n-light"),
    "an ending out of reach": (
        changed("when: {trade: at least 52,", "when: {north -> south: 70,"), "never-ends", "error", "id: both"),
    "two endings with one test": (
        changed(f"  - {BUSY}\n", f"  - {BUSY}\n  - {BUSY.replace('busy', 'loud')}\n"), "shadowed", "error", "id: loud"),
    "an ending that another hides, as games show": (
        changed(f"  - {BOTH}\n  - {BUSY}\n", f"  - {BUSY}\n  - {BOTH.replace('calm:', 'south -> north: 10, calm:')}\n"),
        "shadowed", "error", "id: both"),
    "a dominated choice": (
        changed("{trade: -9, calm: +7}", "{trade: -9, calm: -9}"), "dominated", "warning", "s-wait"),
    "a delayed part that asks for what cannot be": (
        CLEAN.replace("label: Work at night,", "label: Work at night, later: [{rounds: 1, when: "
        "{north -> south: at least 90}, effects: {calm: +3}}],"), "loose-end", "warning", "n-work"),
    "a loose end": (
        changed(OPEN, OPEN.replace("effects:", "later: [{rounds: 2, effects: {calm: +3}}], effects:")),
        "loose-end", "warning", "n-open"),
    "a round in which all can be closed": (
        changed(LIGHT, LIGHT.replace("label", "when: {trade: at least 52}, label")).replace(
            OPEN, OPEN.replace("label", "when: {trade: at least 52}, label")),
        "all-locked", "error", "      north:"),
    "a round in which one choice can be left": (
        changed(LIGHT, LIGHT.replace("label", "when: {trade: at least 52}, label")),
        "one-choice", "warning", "      north:"),
    "a flag that nothing reads": (
        changed("label: Work at night,", "label: Work at night, sets: [tired],"), "check", "warning", "tired"),
    "an indicator driven to a bound": (
        changed(THANKS, "{id: gale, when: {round: at least 1}, once: false, text: It blows., effects: {calm: -45}}"),
        "at-a-bound", "warning", "  calm: {name"),
    "an ending behind one side of a draw": (
        changed(LUCK, LUCK.replace("text", "sets: [lucky], text"))
        .replace("when: {trade: at least 51}", "when: {trade: at least 45, flags: [lucky]}"),
        "behind-luck", "warning", "id: busy"),
    "an ending behind an event that is luck": (
        changed(THANKS, THANKS + "\n  - {id: wind, when: {round: exactly 2}, chance: 50%, text: Luff., sets: [fair]}")
        .replace("when: {trade: at least 51}", "when: {trade: at least 45, flags: [fair]}"),
        "behind-luck", "warning", "id: busy"),
    "an outcome without a chance": (
        changed(LUCK, LUCK.replace("50%", "100%")).replace(LEAK, LEAK.replace("50%", "0%")),
        "never-drawn", "error", "id: leak"),
    "a goal that is never met": (
        changed("{name: Busy cranes, when: {trade: at least 55}", "{name: Busy cranes, when: {south -> north: 60}"),
        "goal-never", "warning", "Busy cranes"),
    "a goal that is always met": (
        changed("{name: Busy cranes, when: {trade: at least 55}", "{name: Busy cranes, when: {south -> north: 10}"),
        "goal-always", "warning", "Busy cranes"),
    "a round that no game comes to": (
        changed("endings:\n", f"endings:\n  - {SOON}\n"),
        "never-played", "error", "  - title: Storm"),
    "a decision that changes nothing": (
        changed("{trade: +9, calm: -8}", "{north -> south: +1}")
        .replace("{trade: -7, calm: +9}", "{north -> south: 0}"),
        "changes-nothing", "warning", "      north:"),
    "an event without a chance": (
        changed("text: The quay", "chance: 0%, text: The quay"), "never-happens", "error", "id: thanks"),
    "an event behind one that happens once and undoes what it asks for": (
        changed(THANKS, THANKS.replace("round: exactly 2, ", "").replace("effects", "clears: [paid], effects")
                + "\n  - {id: again, when: {round: exactly 3, flags: [paid]}, text: Once more.}"),
        "never-happens", "error", "id: again"),
    "a loose end in an outcome": (
        changed(LEAK, LEAK.replace("text", "later: [{rounds: 1, effects: {calm: +3}}], text")),
        "loose-end", "warning", "id: leak"),
    "a flag that is set when nothing asks for it any more": (
        changed(LIGHT, LIGHT.replace("effects", "sets: [paid], effects")).replace(
            "flags:\n  paid: the toll is paid\n", ""), "loose-end", "warning", "id: n-light"),
    "a choice that contradicts its round": (
        changed("id: n-waive,", "id: n-waive, when: {round: exactly 3},"), "never-open", "error", "id: n-waive"),
    "an ending to which every game comes": (
        changed("endings:\n", f"endings:\n  - {SOON}\n"), "one-ending", "warning", "id: soon"),
    "a flag that only a shut choice sets": (
        changed("{id: s-pay,", "{id: s-pay, when: {north -> south: at least 80},"),
        "flag-never-set", "warning", "id: s-pay"),
    "two choices that do the same": (
        changed("{trade: -9, calm: +7}", "{calm: -9, trade: +8}"), "same-choice", "warning", "s-wait"),
    "outcomes that do the same": (
        changed(LEAK, LEAK.replace("{trade: +7, calm: -9}", "{calm: -7, trade: +9}")),
        "same-outcome", "note", "          outcomes:"),
    "an event that nothing keeps away": (
        changed("round: exactly 2, flags: [paid]", "round: exactly 2, trade: at least 1"),
        "always-happens", "note", "id: thanks"),
    "an alternative that never holds": (
        changed("when: {trade: at least 51}", "when: {any: [{trade: at least 51}, {north -> south: 70}]}"),
        "dead-branch", "note", "id: busy"),
    "an indicator that nothing lifts": (CLEAN.replace("calm: +", "calm: -"), "one-way", "warning", "  calm: {name"),
    "an indicator that never moves": (
        CLEAN.replace("  calm: {name", "  fog: {name: Fog, start: 20, low: none, high: thick}\n  calm: {name").replace(
            "{trade: at least 52, calm", "{trade: at least 52, fog: at most 30, calm").replace(
            LIGHT, LIGHT.replace("calm: +8", "fog: +5, calm: +8")).replace(
            OPEN, OPEN.replace("calm: -8", "fog: +5, calm: -8")).replace(
            "{id: n-light,", "{id: n-light, when: {south -> north: 60},").replace(
            "{id: n-open,", "{id: n-open, when: {south -> north: 60},"),
        "never-moves", "warning", "  fog: {name"),
    "a seat that can win nothing": (
        CLEAN.replace("when: {trade: at least 55}, points", "when: {south -> north: 60}, points").replace(
            "when: {calm: at least 50}, points", "when: {north -> south: 60}, points"),
        "seat-never", "warning", "    goals:"),
    "a standing move that is better than every choice": (
        CLEAN.replace("when: {trade: at least 55}", "when: {south -> north: at least 50}").replace(
            "when: {calm: at least 50}, points", "when: {south -> north: at least 55}, points").replace(
            "events:", "moves: [provide-economic-aid]\nevents:"),
        "standing-best", "warning", "      north:"),
}  # fmt: skip

FOLLOWS = {
    "an indicator driven to a bound": ("never-ends",),  # what asks for calm then never comes
    "a round that no game comes to": ("never-ends", "shadowed"),  # the endings that are looked at after it
    "an ending to which every game comes": ("never-played", "never-ends", "shadowed"),
    "a flag that only a shut choice sets": ("never-open", "never-happens"),
    "an indicator that nothing lifts": ("never-ends",),
    "an indicator that never moves": ("never-open", "all-locked", "never-ends"),
    "a choice that contradicts its round": ("never-ends",),
    "a decision that changes nothing": ("never-ends",),  # nor what takes the points that this decision gave
}
"""What is told besides, and follows from the defect."""


def found(report: Report, kind: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.kind == kind]


def test_a_scenario_without_a_defect_has_no_finding() -> None:
    report = report_on(CLEAN, 800)
    assert [finding.message for finding in report.findings if finding.severity != "note"] == []
    assert report.is_whole
    assert report.games == 600  # the 200 that were to seek found everything seen


@pytest.mark.parametrize("name", SOUND)
def test_of_a_sound_scenario_no_more_than_notes_are_told(name: str) -> None:
    report = report_on(SOUND[name], 400)
    assert [finding.message for finding in report.findings if finding.severity != "note"] == []


def test_the_scenario_of_the_guide_is_on_target_and_leaves_nothing_to_mend() -> None:
    report = report_on((ROOT / "docs" / "first-scenario.yaml").read_text(encoding="utf-8"), 2_000)
    assert [finding.message for finding in report.findings if finding.severity != "note"] == []
    assert [measure.name for measure in report.audit.measures if measure.is_off] == []


@pytest.mark.parametrize("name", DEFECTS)
def test_a_defect_is_named_with_its_line_and_a_game_that_shows_it(name: str, tmp_path: Path, run: Here) -> None:
    """Through the command line, as an author sees it; the command that is printed is typed as it stands."""
    text, kind, severity, part = DEFECTS[name]
    path = tmp_path / "harbour.yaml"
    path.write_text(text)
    done = run("playtest", str(path), "--games", "300", "--jobs", "1", "--format", "json")
    assert done.code == 0, done.err
    told = json.loads(done.out)["findings"]
    assert kind in [finding["kind"] for finding in told], [finding["message"] for finding in told]
    lines = {number for number, line in enumerate(text.split("\n"), 1) if part in line}
    finding = next(finding for finding in told if finding["kind"] == kind and finding["line"] in lines)
    assert finding["severity"] == severity
    assert finding["command"]
    shown = run(*shlex.split(finding["command"])[1:])
    assert shown.code == 0, shown.err
    scenario = load_file(path).scenario
    assert scenario is not None
    for number, row in enumerate(finding["choices"]):
        for move in row.split(": ", 1)[1].split("; "):
            choice = scenario.choices_by_id.get(move.split(": ", 1)[1])
            assert choice is None or (choice[0] == number and choice[2].label in shown.out)
    mine = (kind, *FOLLOWS.get(name, ()))
    assert not [one["message"] for one in told if one["severity"] == "error" and one["kind"] not in mine]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("flags: [paid]}, text", "flags: [payed]}, text"),  # a misspelt name
        ("{id: s-pay, label", "{label"),  # a missing id
        ("title: Storm", "title: 1962"),  # a number where text belongs
    ],
)
def test_what_cannot_be_played_is_told_with_its_line(old: str, new: str, tmp_path: Path, run: Here) -> None:
    path = tmp_path / "harbour.yaml"
    path.write_text(changed(old, new))
    done = run("playtest", str(path), "--games", "20", "--fail-on", "warning")
    assert done.code == 1
    assert f"harbour.yaml:{line_of(changed(old, new), new)}:" in done.err
    assert "cannot be played until that is put right" in done.err


def test_the_closest_value_and_its_game_are_told_for_what_was_never_reached() -> None:
    # more rounds than can be enumerated, and a score that some game has, so that nothing is proved
    more = "".join(
        f"""\
  - title: Later {n}
    situation: On it goes.
    choices:
      north:
        - {{id: n{n}a, label: Give, acts: [praise south], effects: {{trade: -1}}}}
        - {{id: n{n}b, label: Take, acts: [criticise south], effects: {{trade: +1}}}}
        - {{id: n{n}c, label: Wait, effects: {{trade: 0}}}}
      south:
        - {{id: s{n}a, label: Give, acts: [praise north], effects: {{calm: -1}}}}
        - {{id: s{n}b, label: Take, acts: [criticise north], effects: {{calm: +1}}}}
        - {{id: s{n}c, label: Wait, effects: {{calm: 0}}}}
"""
        for n in range(4, 8)
    )
    text = changed("events:\n", f"{more}events:\n").replace(
        "{trade: at least 52, calm", "{north -> south: at least 51, calm"
    )
    report = report_on(text, 200, asked=(("random", 200),))
    assert report.enumerated is None
    (finding,) = found(report, "never-ends")
    assert (finding.severity, finding.surety) == ("warning", "limit")
    assert "none of 200 games" in finding.message
    assert "North → South at least +51: the closest value ever reached is +" in finding.details[0]
    assert finding.command


def test_what_is_proved_is_an_error_and_a_fact_and_the_rest_is_not_seen() -> None:
    """So many ways to play that not all of them are played."""
    more = "".join(
        f"""\
  - title: Later {n}
    situation: On it goes.
    choices:
      north: [{", ".join(f"{{id: n{n}{k}, label: Go on, effects: {{trade: {k}}}}}" for k in range(5))}]
      south: [{", ".join(f"{{id: s{n}{k}, label: Go on, effects: {{calm: {k}}}}}" for k in range(5))}]
"""
        for n in range(4, 8)
    )
    text = changed("events:\n", f"{more}events:\n").replace("the day,", "the day, acts: [praise north],")
    rare = text.replace("id: n-light,", "id: n-light, when: {north -> south: 20, trade: 66, calm: 51},")
    report = report_on(rare, 200)
    assert report.enumerated is None
    (finding,) = [one for one in report.findings if one.kind == "never-open"]
    assert (finding.severity, finding.surety) == ("warning", "limit")
    assert "none of 200 games" in finding.message
    report = report_on(text.replace("id: n-light,", "id: n-light, when: {north -> south: at least 23},"), 60)
    (finding,) = [one for one in report.findings if one.kind == "never-open"]
    assert (finding.severity, finding.surety) == ("error", "fact")
    assert finding.message.endswith("is open in no game that there is, by proof")
    assert finding.details[0].startswith("Proof: 'North → South' can be at most +20 before round 3: it starts at +10")
    assert "the closest value ever reached" in finding.details[1]


def test_a_ripple_that_is_larger_than_its_act_is_told() -> None:
    """North is as close to South as can be, so that help moves South little, and East, a friend of South, much."""
    text = changed(
        "  north <-> south: 10", "  north <-> south: 97\n  east -> south: 90\n  east -> north: 0\n  south -> east: 90"
    )
    text = text.replace(
        "indicators:\n", "  east: {name: East Quay, short: East, public: It looks on., seat: none}\nindicators:\n"
    ).replace("label: Rest at night,", "label: Rest at night, acts: [provide-military-aid south],")
    (finding,) = found(report_on(text), "large-ripple")
    assert finding.severity == "note"
    assert finding.line == line_of(text, "n-rest")
    assert "East → North" in finding.message
    assert "--choices" in finding.command or "--computer" in finding.command
