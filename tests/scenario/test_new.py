"""New scenarios as text: whatever the title and the names, the file loads without a word and can be played."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from game.diagnostics import cells
from game.model.base import Policy
from game.model.names import RESERVED
from game.model.scenario import Scenario
from game.playthrough import Playthrough, Settings
from game.scenario import load_file, read_scenario
from game.scenario.new import scaffold
from game.scenario.new_article import MOST_PARAGRAPHS, NotMade, numbered, paragraphs, read_article
from game.scenario.new_files import check_free, places_for, write_all
from game.scenario.new_names import LONGEST_INDICATOR, LONGEST_NAME, LONGEST_TITLE, ids_of, quoted, shorts_of, tidy
from game.scenario.new_outline import ACTORS, ROUNDS, Outline
from game.words import FORBIDDEN

NAMES = ("Alder", "Brook", "Ferry", "Marn", "Solde", "League")


def loaded(outline: Outline) -> Scenario:
    """The scenario, of which nothing was said but that it waits for its author's words."""
    found = read_scenario(scaffold(outline), "new.yaml")
    twice = len(outline.actors) - len({*outline.actors})  # whoever types a name twice is told so
    wanted = ["S126", *["S130"] * twice]
    assert [problem.code for problem in found.problems] == wanted, [str(problem) for problem in found.problems]
    assert found.scenario is not None
    return found.scenario


def ending(scenario: Scenario, seed: int = 1, policy: Policy = "goal") -> str:
    """How the computer ends it, playing alone."""
    game = Playthrough(scenario, Settings(seed=seed, computers=dict.fromkeys(scenario.seats, policy)))
    while not game.is_over:
        game.play_round()
    assert len(game.played) == len(scenario.rounds)
    return game.state.ending or ""


# ── Sizes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("indicator", ["", "Talks"])
@pytest.mark.parametrize("actors", ACTORS)
def test_every_size_loads_and_is_played_to_an_ending(actors: int, indicator: str) -> None:
    for rounds in ROUNDS:
        scenario = loaded(Outline("A title", NAMES[:actors], rounds, indicator))
        assert (len(scenario.actors), len(scenario.rounds)) == (actors, rounds)
        assert ending(scenario)


@pytest.mark.parametrize("indicator", ["", "Talks"])
@pytest.mark.parametrize(("actors", "rounds"), [(2, 2), (3, 4), (6, 2), (6, 8)])
def test_every_ending_can_come(actors: int, rounds: int, indicator: str) -> None:
    scenario = loaded(Outline("A title", NAMES[:actors], rounds, indicator))
    found = {ending(scenario, seed, "random") for seed in range(60)} | {ending(scenario)}
    assert found == {"hardest", "half-way", "otherwise"}


def test_it_has_what_an_author_expects() -> None:
    scenario = loaded(Outline("A title", NAMES[:4], 5, "Talks"))
    for actor in scenario.actors.values():
        assert sum(goal.points for goal in actor.goals) == 100
        assert actor.public.startswith("Write here")
        assert actor.brief.startswith("Write here")
    for round_ in scenario.rounds:
        assert [*round_.choices] == [*scenario.actors]
        for choices in round_.choices.values():
            assert len({choice.stance for choice in choices}) == len(choices) == 3
    assert len(scenario.events) == 1
    assert [shape.default for shape in scenario.endings] == [False, False, True]
    assert {*scenario.starting_ties} == {(a, b) for a in scenario.actors for b in scenario.actors if a != b}


def test_every_actor_deals_with_every_other_in_turn() -> None:
    scenario = loaded(Outline("A title", NAMES[:4], 4))
    aims = {seat: {c.acts[0].target for r in scenario.rounds for c in r.choices[seat]} for seat in scenario.actors}
    assert aims == {seat: {*scenario.actors} - {seat} for seat in scenario.actors}


def test_all_invented_text_is_seen_to_be_a_placeholder() -> None:
    """What a student reads is the author's, or says that it waits for the author."""
    text = scaffold(Outline("A title", NAMES[:3], 3, "Talks", paragraphs=3, source_file="x-source.txt"))
    told = re.findall(
        r"(?:subtitle|summary|disclaimer|public|brief|situation|text|label|author|publisher|because|low|high):"
        r" (?:>\n +)?(.*)",
        text,
    )
    told += re.findall(r"^ +(?:- )?(?:title): (.*)", text, re.MULTILINE)
    assert len(told) > 50
    assert [line for line in told if not line.startswith(("Write here", "'Write here"))] == []


def test_it_begins_for_editors_and_explains_itself() -> None:
    text = scaffold(Outline("A title", NAMES[:3], 3, file="my.yaml"))
    assert text.startswith("# yaml-language-server: $schema=./scenario.schema.json\n")
    assert "backchannel check my.yaml" in text
    assert text.count("#") > 20
    assert max(map(len, text.splitlines())) <= 120
    assert text.endswith("described.\n")


def test_what_stands_in_the_comments_may_be_used() -> None:
    """The source that a comment offers is right once the signs before it are gone."""
    text = scaffold(Outline("A title", NAMES[:3], 3))
    used = re.sub(r"^# (sources:|  article:)", r"\1", text, flags=re.MULTILINE)
    assert used != text
    found = read_scenario(used, "new.yaml")
    assert [problem.code for problem in found.problems] == ["S126"]
    assert found.scenario is not None
    assert found.scenario.sources["article"].paragraphs == 16


# ── Any title, any names ─────────────────────────────────────────────────────────────────────────────────────────────

NASTY = (
    "no", "NO", "null", "~", "y", "12:30", "0x1F", "1e5", "-5", "- a", "---", "...", "? a", ": a", "a: b", "a #b", "#",
    "'", '"', "''", "it's", 'say "so"', "{a: b}", "[a]", "a, b", "&a", "*a", "!a", "!!python/object:os.system", "|",
    ">", "%TAG", "@a", "`a`", "\\", "\\n", "<<", "a -> b", "a <-> b", "=", "“so”", "ישראל", "多哈多哈多哈",
    "👩\u200d🚀", "é", "flags", "round", "any", "pass", "chosen", "Actor A", "indicator", "$schema=x", "a" * 40, "_",
    "Ἀ", "[/b]", "{0}", "{",
)  # fmt: skip
LINES = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=70),
    st.text("-#:'\"{}[],&*!|>%@` \\abno01~?", max_size=30),
)


def lines(limit: int) -> st.SearchStrategy[str]:
    return LINES.map(lambda text: tidy(text, limit)).filter(bool)


@given(
    lines(LONGEST_TITLE),
    st.lists(lines(LONGEST_NAME), min_size=2, max_size=6),
    st.one_of(st.just(""), lines(LONGEST_INDICATOR)),
)
@example("wide", ["\uff21a \uff22b \uff23c \uff24d \uff25e", "b"], "")
@example("no", ["no", "on", "No", "null", "~", "pass"], "flags")
@example("'", ["a -> b", "- a", "#", ": ", '"', "it's"], "a -> b")
@example("x" * 80, ["多" * 30, "多" * 30, "." * 60, "a of \u0301", "Wide of 多多多多多", "-"], "i" * 40)
def test_any_title_and_names_give_a_file_that_holds_them(title: str, names: list[str], indicator: str) -> None:
    outline = Outline(title, tuple(names), 2, indicator)
    scenario = loaded(outline)
    assert scenario.title == title
    assert [actor.name for actor in scenario.actors.values()] == names
    assert [shape.name for shape in scenario.indicators.values()] == [indicator] * bool(indicator)
    assert all(re.fullmatch("[a-z][a-z0-9-]{0,15}", name) for name in (*scenario.actors, *scenario.indicators))
    assert all(cells(actor.short) <= 8 and actor.short.strip() for actor in scenario.actors.values())
    assert ending(scenario)


@pytest.mark.parametrize("name", NASTY)
def test_other_readers_of_yaml_see_the_same_text(name: str) -> None:
    """PyYAML takes `no` for false where it stands bare, as do editors; our own reader does not."""
    assert yaml.safe_load(f"title: {quoted(name)}\n") == {"title": name}
    read = yaml.safe_load(scaffold(Outline(name, (name, "Other"), 2, name)))
    assert read["title"] == name
    assert [actor["name"] for actor in read["actors"].values()] == [name, "Other"]
    assert all(isinstance(key, str) for key in read["actors"])


@given(st.lists(LINES, max_size=8))
def test_ids_are_plain_short_and_different(names: list[str]) -> None:
    found = ids_of(names)
    assert len({*found}) == len(found) == len(names)
    assert all(re.fullmatch("[a-z][a-z0-9-]{0,15}", name) and not name.endswith("-") for name in found)
    assert not {*found} & (RESERVED | {"no", "on", "off", "yes", "true", "false", "null", "pass"})


@pytest.mark.parametrize(
    ("names", "ids", "shorts"),
    [
        (["United States", "Qatar"], ["united-states", "qatar"], ["US", "Qatar"]),
        (["Republic of Marn", "Kingdom of Solde"], ["republic-of-marn", "kingdom-of-solde"], ["Marn", "Solde"]),
        (["Łódź", "Ørsted", "İzmir"], ["lodz", "orsted", "izmir"], ["Łódź", "Ørsted", "İzmir"]),
        (["Россия", "中国", "1st Army"], ["actor-1", "actor-2", "st-army"], ["Россия", "中国", "1st Army"]),
        (["Government of India: a #1", "People of 中国 and all"], ["india-a-1", "and-all"], ["India.", "中国 an."]),
        (["any", "round", "No"], ["any-2", "round-2", "no-2"], ["any", "round", "No"]),
        (["Arab-Islamic summit", "Switzerland"], ["arab-islamic", "switzerland"], ["Arab-Is.", "Switzer."]),
        (["Water in the Great Lake", "Peace"], ["water", "peace"], ["WGL", "Peace"]),
        (["European Commission of the North", "Norwegians"], ["north", "norwegians"], ["North", "Norwegi."]),
    ],
)  # fmt: skip
def test_names_become_what_a_person_would_choose(names: list[str], ids: list[str], shorts: list[str]) -> None:
    assert [*ids_of(names)] == ids
    assert [*shorts_of(names)] == shorts


@given(
    st.lists(LINES.filter(lambda text: bool(tidy(text, 60))).map(lambda text: tidy(text, 60)), min_size=2, max_size=6)
)
def test_short_names_fit_and_differ(names: list[str]) -> None:
    found = shorts_of(names)
    assert len({*found}) == len(names)
    assert all(0 < len(short) <= 8 and cells(short) <= 8 for short in found)


@pytest.mark.parametrize("text", ["", "  ", "\u200d", "\u0301", "\x00\x1b", "\u202e\n"])
def test_what_cannot_be_seen_is_no_name(text: str) -> None:
    assert tidy(text, 60) == ""


def test_wide_letters_need_more_room() -> None:
    assert tidy("多" * 30, 60) == "多" * 30
    assert tidy("多" * 31, 60) == "多" * 29 + "…"
    assert tidy("多" * 21, LONGEST_INDICATOR) == "多" * 19 + "…"


# ── An article ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        (" \n\t\n\u200b\n", ()),
        ("One.", ("One.",)),
        ("One.\nTwo.\nThree.\n", ("One.", "Two.", "Three.")),
        ("\n\nOne.\nTwo.\n\n", ("One.", "Two.")),
        ("One.\nstill one.\n\n\n\nTwo.\n \t\nThree.", ("One.\nstill one.", "Two.", "Three.")),
        ("One.\r\n\r\nTwo.\r\rThree.", ("One.", "Two.", "Three.")),
        ("\ufeffOne.\u2028\u2028Two.\x0c\x0cThree.", ("One.", "Two.", "Three.")),
        ("\x1b[31mred\x1b[0m \u202eesrever\n\nTa\x00b\tbed", ("[31mred[0m esrever", "Tab    bed")),
        ("One.\n\u00a0\nTwo.", ("One.", "Two.")),
    ],
)
def test_a_text_is_split_into_paragraphs(text: str, found: tuple[str, ...]) -> None:
    assert paragraphs(text) == found


@given(st.text())
def test_any_text_is_split_numbered_and_harmless(text: str) -> None:
    found = paragraphs(text)
    assert all(part.strip() and not FORBIDDEN.search(part) for part in found)
    if found:
        written = numbered(found, "article.txt", "article")
        numbers = re.findall(r"^¶(\d+)", written, re.MULTILINE)
        assert numbers == [str(number) for number in range(1, len(found) + 1)]
        assert not FORBIDDEN.search(written)


def test_numbers_in_the_text_itself_are_not_taken_for_ours() -> None:
    written = numbered(paragraphs("One.\n¶7 not ours\n\n¶9 Two."), "a.txt", "article")
    assert re.findall(r"^¶\d+.*$", written, re.MULTILINE) == ["¶1  One.", "¶2  ¶9 Two."]


def test_the_source_can_be_cited_to_its_last_paragraph() -> None:
    outline = Outline("A title", NAMES[:2], 2, paragraphs=3, source_file="x-source.txt")
    assert loaded(outline).sources["article"].paragraphs == 3
    text = scaffold(outline)
    for cite, faults in (("article ¶1 ¶3", 0), ("article ¶4", 1)):
        found = read_scenario(text.replace("    situation:", f"    cite: {cite}\n    situation:", 1), "new.yaml")
        assert sum(problem.severity == "error" for problem in found.problems) == faults
    assert f"cite: article ¶1 ¶{outline.paragraphs}" in text
    assert "x-source.txt" in text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "it holds no words"),
        (b"\x00\x07\n\n", "it holds no words"),
        ("Größe".encode("latin-1"), "line 1 is not UTF-8"),
        ("fine\nGröße".encode("latin-1"), "line 2 is not UTF-8"),
        ("Doha".encode("utf-16"), "it is not saved as UTF-8"),
        (b"a" * (1024 * 1024 + 1), "larger than 1 MiB"),
        (b"a\n" * (MOST_PARAGRAPHS + 1), "it has 5001 paragraphs"),
    ],
    ids=["empty", "controls", "latin-1", "latin-1-later", "utf-16", "large", "many"],
)
def test_a_text_that_cannot_be_used_is_told_in_words(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(data)
    with pytest.raises(NotMade, match=said) as told:
        read_article(path)
    assert "scenario" not in str(told.value).replace(str(tmp_path), "")
    assert str(told.value).endswith((".", ")."))


def test_a_text_that_is_not_there_or_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotMade, match="there is no such file"):
        read_article(tmp_path / "nothing.txt")
    with pytest.raises(NotMade, match="this is a folder"):
        read_article(tmp_path)
    with pytest.raises(NotMade, match="no file can have this name"):
        read_article(Path("a\0b"))


# ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_name_without_an_ending_becomes_a_yaml_file(tmp_path: Path) -> None:
    places = places_for(str(tmp_path / "pass"))
    assert (places.scenario.name, places.source.name, places.schema.name) == (
        "pass.yaml", "pass-source.txt", "scenario.schema.json",
    )  # fmt: skip
    assert places_for("a.yml").scenario.name == "a.yml"
    for name in (str(tmp_path), f"{tmp_path}/", f"{tmp_path}/none/", "", "."):
        with pytest.raises(NotMade, match="is a folder"):
            places_for(name)


def test_all_or_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine", encoding="utf-8")
    with pytest.raises(NotMade, match="nothing is overwritten"):
        write_all([(tmp_path / "a", "text"), (tmp_path / "b", "text")])
    assert [path.name for path in tmp_path.iterdir()] == ["b"]
    assert (tmp_path / "b").read_text(encoding="utf-8") == "mine"
    with pytest.raises(NotMade, match="cannot be written"):
        write_all([(tmp_path / "a", "text"), (tmp_path / "no" / "b", "text")])
    with pytest.raises(NotMade, match="No file can have this name"):
        write_all([(tmp_path / "a", "text"), (Path("a\0b"), "text")])
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_a_free_name_is_suggested(tmp_path: Path) -> None:
    for name in ("x.yaml", "x-2.yaml", "x-3-source.txt"):
        (tmp_path / name).touch()
    with pytest.raises(NotMade, match=r"x-3\.yaml"):
        check_free(places_for(str(tmp_path / "x.yaml")), has_source=False)
    with pytest.raises(NotMade, match=r"x-4\.yaml"):
        check_free(places_for(str(tmp_path / "x.yaml")), has_source=True)
    with pytest.raises(NotMade, match="no folder"):
        check_free(places_for(str(tmp_path / "none" / "x.yaml")), has_source=False)


def test_it_loads_from_its_file_as_well(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    write_all([(path, scaffold(Outline("Größe", NAMES[:2], 2)))])
    found = load_file(path)
    assert [problem.code for problem in found.problems] == ["S126"]
    assert b"\r" not in path.read_bytes()
