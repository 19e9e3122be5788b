"""A lesson in a box, as a teacher prints it: complete for every scenario, and nobody's brief on another's page."""

from __future__ import annotations

import doctest
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from game import scenario
from game.export import cast, handout_lesson, handout_rules
from game.export.handout import handout, handout_html
from game.export.handout_lesson import timetable
from game.export.handout_text import PAGE, handout_text
from game.model.scenario import Scenario
from game.playthrough import Playthrough, Settings
from game.ui import cast as ui_cast
from game.words import signed
from tests.cli.commands import Here
from tests.ui.stage import TINY, made

SHIPPED = pytest.mark.parametrize("path", scenario.shipped(), ids=lambda path: path.stem)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Here:
    return Here(monkeypatch, capsys)


def test_options_on_the_page_are_never_broken_behind_their_hyphens() -> None:
    page = handout_html(handout(made(TINY), "tiny"))
    assert '<span class="option">(--seat)</span>' in page
    assert ".option { white-space: nowrap; }" in page
    assert re.search(r"<code>[^<]*<span class=\"option\">--seat</span>", page)


def loaded(path: Path) -> Scenario:
    found = scenario.load_file(path).scenario
    assert found is not None
    return found


class Sections(HTMLParser):
    """The text of each section of a page by its id, and every element with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: dict[str, str] = {"": ""}
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self._here = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "section":
            self._here = str(dict(attrs)["id"])
            self.texts[self._here] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self._here = ""

    def handle_data(self, data: str) -> None:
        self.texts[self._here] += data


def words(text: str) -> str:
    """Small letters and digits alone, so that line ends, indents and signs make no difference."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("par. ", "")))


def secrets(made: Scenario, seat: str) -> list[str]:
    """Every sentence of a seat's brief, and why it wants what it wants."""
    actor = made.actors[seat]
    found = [words(part) for part in re.split(r"[.;?]\s", actor.brief)]
    found += [words(goal.because) for goal in actor.goals]
    return [part for part in found if len(part.split()) > 3]


def text_pages(text: str) -> list[str]:
    """The pages of the text form, each with its heading."""
    parts = text.split(PAGE)
    return [head + body for head, body in zip(parts[1::2], parts[2::2], strict=True)]


# ── Secrecy ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@SHIPPED
def test_a_brief_stands_on_its_own_seats_page_alone(path: Path) -> None:
    made = loaded(path)
    page = Sections(handout_html(handout(made, path.stem)))
    for seat in made.seats:
        own = words(page.texts[f"seat-{seat}"])
        others = words(" ".join(text for name, text in page.texts.items() if name != f"seat-{seat}"))
        found = secrets(made, seat)
        assert found
        for secret in found:
            assert secret in own
            assert secret not in others


@SHIPPED
def test_a_brief_stands_on_its_own_seats_page_alone_in_the_text_too(path: Path) -> None:
    made = loaded(path)
    pages = text_pages(handout_text(handout(made, path.stem)))
    for seat in made.seats:
        for secret in secrets(made, seat):
            with_it = [page for page in pages if secret in words(page)]
            assert len(with_it) == 1
            assert words(made.actors[seat].name) in words(with_it[0])[:200]


@SHIPPED
def test_the_page_of_one_seat_holds_no_other_brief_and_nothing_of_the_facilitators(path: Path) -> None:
    made = loaded(path)
    box = handout(made, path.stem)
    for seat in made.seats:
        others = [secret for other in made.seats if other != seat for secret in secrets(made, other)]
        page = " ".join(Sections(handout_html(box, seat)).texts.values())
        for flat in (words(page), words(handout_text(box, seat))):
            assert all(secret in flat for secret in secrets(made, seat))
            assert not any(secret in flat for secret in others)
            assert "how it can end" not in flat


def test_the_page_of_a_closed_seat_is_marked_for_the_facilitator() -> None:
    box = handout(made(), "three-towns")
    page = Sections(handout_html(box))
    closed = next(attrs for tag, attrs in page.elements if tag == "section" and attrs["id"] == "seat-east")
    assert "for-lesson" in str(closed["class"])
    assert "For the facilitator" in page.texts["seat-east"]
    assert "only if you open the seat" in page.texts["seat-east"]
    assert "For the facilitator" not in page.texts["seat-north"]
    assert "For the facilitator: the computer plays this seat" in handout_text(box, "east")
    assert "--open-seat east" in page.texts["lesson"]


@pytest.mark.parametrize(("seat", "kind"), [("", "lesson"), ("north", "seat"), ("east", "lesson")])
def test_the_header_shares_the_first_sheet(seat: str, kind: str) -> None:
    page = handout_html(handout(made(), "three-towns"), seat)
    assert f"body > header.top {{ page: {kind}; }}" in page
    sections = [str(attrs["class"]).split() for tag, attrs in Sections(page).elements if tag == "section"]
    assert f"for-{kind}" in sections[0]
    assert ["first" in classes for classes in sections] == [True, *[False] * (len(sections) - 1)]


# ── What is in it ────────────────────────────────────────────────────────────────────────────────────────────────────


@SHIPPED
@pytest.mark.parametrize("form", ["html", "text"])
def test_the_box_is_complete(path: Path, form: str) -> None:
    made = loaded(path)
    box = handout(made, path.stem)
    if form == "html":
        texts = Sections(handout_html(box)).texts
        seats = {seat: words(texts[f"seat-{seat}"]) for seat in made.seats}
        sheet, everybody = words(texts["lesson"]), words(texts["everybody"])
    else:
        sheet, everybody, *pages, _ = map(words, text_pages(handout_text(box)))
        seats = dict(zip([seat.id for seat in (*box.open_seats, *box.closed_seats)], pages, strict=True))

    def there(text: str, where: str) -> bool:
        return words(text) in where

    start = Playthrough(made, Settings(seed=0)).view().scores
    for seat, page in seats.items():
        assert there(made.actors[seat].public, page)
        for goal in made.actors[seat].goals:
            assert there(goal.name, page)
        for other in made.actors:
            if other != seat:
                assert there(made.actors[other].name, page)
                assert str(abs(start[f"{seat} -> {other}"])) in page.split()
                assert str(abs(start[f"{other} -> {seat}"])) in page.split()
        for term in (*made.glossary, "Ripple", "Usual level", *(one.name for one in made.indicators.values())):
            assert there(term, page)
    for number, round_ in enumerate(made.rounds, 1):
        assert there(f"Round {number}: {round_.title}", sheet)
    disputed = [*made.claims, *(claim for round_ in made.rounds for claim in round_.claims)]
    for position in (text for claim in disputed if claim.basis == "disputed" for text in claim.positions.values()):
        assert there(position, sheet)
    for text in (*made.debrief.questions, *(one.title for one in made.endings), "What the model leaves out"):
        assert there(text, sheet)
    assert there(made.summary, everybody)
    assert there(made.rounds[0].situation, everybody)
    for actor in made.actors.values():
        assert there(actor.name, sheet)
        assert there(actor.public, everybody)


@pytest.mark.parametrize("minutes", [15, 20, 45, 50, 60, 90, 600])
def test_the_timetable_adds_up_and_keeps_the_proportions(minutes: int) -> None:
    parts = timetable(minutes)
    assert [part.name for part in parts] == ["Brief", "Play", "Debrief", "Exit slip"]
    assert (parts[0].begin, parts[-1].end) == (0, minutes)
    assert all(before.end == after.begin for before, after in pairwise(parts))
    for part, share in zip(parts, (5, 25, 10, 5), strict=True):
        assert part.end > part.begin
        assert abs((part.end - part.begin) * 45 - share * minutes) < 45


def test_a_lesson_of_45_minutes_is_brief_play_debrief_and_exit_slip() -> None:
    assert [part.end - part.begin for part in timetable(45)] == [5, 25, 10, 5]


@SHIPPED
def test_the_worked_example_is_what_the_ledger_says(path: Path) -> None:
    made = loaded(path)
    example = handout(made, path.stem).lesson.example
    assert example is not None
    game = Playthrough(made, Settings(seed=0))
    game.play_round()
    moves = {(made.quantity_name(entry.quantity), signed(entry.change)) for entry in game.played[0].step.entries}
    names = {
        f"{made.mention(a)}'s regard for {made.mention(b)}": made.quantity_name(f"{a} -> {b}")
        for a in made.actors
        for b in made.actors
        if a != b
    }
    assert len(example.steps) >= 2
    for step in example.steps:
        assert (names[step.words], step.moves.split(" ")[-1]) in moves


def test_only_conditions_chances_records_and_traces_are_pointed_out() -> None:
    first, second = handout(made(), "three-towns").lesson.watch
    notes = dict(first.notes)
    assert notes["Reported as done"] == ("North: Lower the toll (chronicle ¶4)",)
    assert notes["Open only under a condition"] == ("North: Close the bridge (needs Trade at most 10)",)
    assert notes["Up to chance"] == ("South: Test the ford (50% or 50%)",)
    assert "Counts in later rounds" not in notes
    assert second.notes == ()


# ── Safe, and readable by a voice ────────────────────────────────────────────────────────────────────────────────────

HOSTILE = "<script>alert(1)</script></style>\"'><img src=x onerror=y> {{ 7*7 }} & &lt; *<b>so</b>*"


def hostile(value: Any, key: str = "") -> Any:
    """A scenario whose every free text, read by people, is hostile."""
    kept = {"id", "basis", "cite", "seat", "when", "acts", "chance", "stance", "computer", "short", "fog", "moves"}
    if isinstance(value, dict):
        return {name: item if name in kept else hostile(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [hostile(item, key) for item in value]
    if not isinstance(value, str):
        return value
    return HOSTILE[:40] if key in ("name", "label", "low", "high", "title", "bands") else HOSTILE


def hostile_scenario() -> Scenario:
    data = hostile({name: part for name, part in TINY.items() if name != "sources"})
    data |= {"sources": {"chronicle": {"title": HOSTILE, "paragraphs": 9, "note": HOSTILE}}}
    data["indicators"]["trade"]["bands"] = ["<b>", "&", "'"]
    return made(data)


def test_hostile_text_stays_text() -> None:
    box = handout(hostile_scenario(), "<b>.yaml")
    for page in (handout_html(box), handout_html(box, "north")):
        tags = {tag for tag, _ in Sections(page).elements}
        assert not tags & {"script", "img", "b", "iframe", "object", "link"}
        assert page.count("</style>") == 1
        assert "{{ 7*7 }}" in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_page_loads_nothing_and_leads_nowhere() -> None:
    for tag, attrs in Sections(handout_html(handout(made(), "three-towns"))).elements:
        assert "src" not in attrs
        assert not [name for name in attrs if name.startswith("on")]
        if "href" in attrs:
            assert str(attrs["href"]).startswith("#"), tag


def test_links_lead_to_what_is_there_and_no_id_stands_twice() -> None:
    elements = Sections(handout_html(handout(made(), "three-towns"))).elements
    ids = [attrs["id"] for _, attrs in elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    for _, attrs in elements:
        for name in ("href", "aria-labelledby"):
            if name in attrs:
                assert str(attrs[name]).removeprefix("#") in ids


@pytest.mark.parametrize("seat", ["", "north", "east"])
def test_headings_and_tables_can_be_followed_by_a_voice(seat: str) -> None:
    elements = Sections(handout_html(handout(made(), "three-towns"), seat)).elements
    levels = [int(tag[1]) for tag, _ in elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    tables = sum(tag == "table" for tag, _ in elements)
    assert tables == sum(tag == "caption" for tag, _ in elements) > 0
    assert all(attrs.get("scope") in ("row", "col") for tag, attrs in elements if tag == "th")


def lines_of(text: str) -> Iterator[str]:
    return (line for line in text.splitlines() if not line.startswith("  backchannel "))


@SHIPPED
def test_the_text_fits_a_terminal_and_has_no_arrows_or_signs(path: Path) -> None:
    text = handout_text(handout(loaded(path), path.stem))
    assert max(map(len, lines_of(text))) <= 78
    assert not set(text) & set("→¶·×")


# ── The command ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_it_prints_the_whole_box_or_one_page(run: Here) -> None:
    whole = run("handout", "two-rivers")
    assert (whole.code, whole.err) == (0, "")
    assert len(text_pages(whole.out)) == 6
    one = run("handout", "two-rivers", "--seat", "ferry")
    assert one.code == 0
    assert len(text_pages(one.out)) == 1
    assert "Confidential: only for the guild." in one.out


def test_it_writes_a_page_and_says_where(run: Here, tmp_path: Path) -> None:
    file = tmp_path / "box.html"
    done = run("handout", "two-rivers", "--html", str(file))
    assert (done.code, done.out) == (0, f"Written: {file}\n")
    assert "break-before: page" in file.read_text("utf-8")
    assert run("handout", "two-rivers", "--html", "-").out == file.read_text("utf-8")


def test_a_folder_is_nobodys_business(run: Here, tmp_path: Path) -> None:
    folder = tmp_path / "Jo Ann's things"
    folder.mkdir()
    file = folder / "my rivers.yaml"
    file.write_bytes(next(path for path in scenario.shipped() if path.stem == "two-rivers").read_bytes())
    done = run("handout", str(file))
    assert done.code == 0
    assert 'backchannel play "my rivers.yaml" --seat alder' in done.out
    assert "Jo Ann" not in done.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["two-rivrs"], 2, "Did you mean 'two-rivers'?"),
        (["two-rivers", "--seat", "aldr"], 2, "Did you mean 'alder'? Its seats are alder, brook and ferry."),
        (["two-rivers", "--html", "{tmp}/none/box.html"], 1, "There is no folder"),
        (["two-rivers", "--html", "{tmp}"], 1, "is a folder"),
        (["two-rivers", "--html", "{tmp}/mine.yaml"], 1, "is never written over"),
        (["{tmp}/faulty.yaml"], 1, "cannot be played until that is put right"),
        ([], 2, "required: SCENARIO"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    run: Here, tmp_path: Path, arguments: list[str], code: int, said: str
) -> None:
    (tmp_path / "faulty.yaml").write_text("format: 1\ntitle: x\n")
    (tmp_path / "mine.yaml").write_text("mine")
    done = run("handout", *(word.replace("{tmp}", str(tmp_path)) for word in arguments))
    assert done.code == code
    assert said in done.err
    assert done.out == ""
    assert (tmp_path / "mine.yaml").read_text() == "mine"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["faulty.yaml", "mine.yaml"]


@pytest.mark.parametrize("module", [handout_lesson, handout_rules, cast, ui_cast], ids=lambda module: module.__name__)
def test_the_examples_in_the_code_are_true(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0
