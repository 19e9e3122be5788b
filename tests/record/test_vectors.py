"""The files by which any reader of saves can test itself: ours gives the results that docs/save-format.md promises.

They are never made again. What stands in `expected.json` is what a reader must find, or that it must refuse.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from game.record import MARKS, SaveProblem, add_note, open_game, read_game, verify
from game.record import format as save_format
from game.record.format import Line
from game.record.notes import all_notes
from game.record.reading import parse_save
from tests.record.lighthouse import SAVES

VECTORS = SAVES / "vectors"
EXPECTED: dict[str, dict[str, Any]] = json.loads((VECTORS / "expected.json").read_text(encoding="utf-8"))
READ = [name for name, stated in EXPECTED.items() if stated["reads"]]
REFUSED = [name for name, stated in EXPECTED.items() if not stated["reads"]]
REASONS = {
    "version": "version .* of the format",
    "foreign": "is not a saved game|is empty|breaks off in its first line",
    "checksum": "its checksum does not fit",
    "encoding": "cannot be read as JSON|not written as this program writes",
    "chain": "does not follow from the line before",
    "shape": "is not what it should be|of no kind|is not the one that was saved",
    "order": "it (belongs|begins|leaves|is about|raises)|no decision to make|are not those|had ended|came with",
}


def test_every_vector_has_its_result() -> None:
    assert {path.name for path in VECTORS.glob("*.jsonl")} == EXPECTED.keys()
    assert {stated["why"] for stated in EXPECTED.values() if not stated["reads"]} == REASONS.keys()


@pytest.mark.parametrize("name", READ)
def test_a_file_that_must_be_read(name: str, tmp_path: Path) -> None:
    stated = EXPECTED[name]
    path = tmp_path / name
    shutil.copy(VECTORS / name, path)
    save = parse_save(path.read_bytes(), path)
    assert (save.lines, len(save.torn), save.book.version) == (stated["lines"], stated["torn"], stated["version"])
    assert stated["header"] == {
        "version": save.header.version,
        "seed": save.header.seed,
        "seats": list(save.header.seats),
    }
    assert [
        {
            "id": line.id,
            "parent": line.parent,
            "round": line.round,
            "seats": list(line.seats),
            "choices": [played.choices for played in line.rounds],
            "outcomes": [played.outcomes for played in line.rounds],
            "digests": [played.digest for played in line.rounds],
            "open": {seat: made.choice for seat, made in line.open.items()},
            "over": line.is_over,
        }
        for line in save.variations
    ] == stated["variations"]
    assert [
        [line.id, number, seat, made.seconds]
        for line in save.variations
        for number, decisions in enumerate([*line.decisions, line.open], 1)
        for seat, made in decisions.items()
        if number >= line.round and made.seconds is not None
    ] == stated["seconds"]
    assert [[n.variation, n.round, n.seat, n.mark, n.text] for n in all_notes(save)] == stated["notes"]
    if "differs" in stated:
        assert (verify(path).ok, verify(path).round) == (False, stated["differs"])
        with pytest.raises(SaveProblem, match=f"^Round {stated['differs']} of .* does not come out"):
            read_game(path)
        return
    assert verify(path).ok is not stated.get("damaged", False)
    for line in save.variations:
        digests = [played.step.state.digest() for played in read_game(path, line.id).playthrough.played]
        assert digests[: len(line.rounds)] == [played.digest for played in line.rounds]


@pytest.mark.parametrize("name", [name for name in READ if "differs" not in EXPECTED[name]])
def test_what_may_be_written_to(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    shutil.copy(VECTORS / name, path)
    whole = path.read_bytes()[: len(path.read_bytes()) - EXPECTED[name]["torn"]]
    if EXPECTED[name]["writable"]:
        add_note(read_game(path), 0, text="written")
        assert path.read_bytes().startswith(whole)
        open_game(path).close()
        assert verify(path).ok
        return
    for writing in (open_game, lambda place: add_note(read_game(place), 0, text="written")):
        with pytest.raises(SaveProblem, match=r"lines of version 3 .* can look at it .* but not write to it\. Update"):
            writing(path)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_must_be_refused(name: str) -> None:
    stated = EXPECTED[name]
    with pytest.raises(SaveProblem, match=REASONS[stated["why"]]) as told:
        parse_save((VECTORS / name).read_bytes(), Path(name))
    said = re.match(r"Line (\d+) of", str(told.value))
    assert (int(said[1]) if said else None) == stated["line"]


def test_the_page_about_the_format_names_every_kind_field_and_mark() -> None:
    page = (Path(__file__).parents[2] / "docs" / "save-format.md").read_text(encoding="utf-8")
    shapes = [found for found in vars(save_format).values() if isinstance(found, type) and issubclass(found, Line)]
    names = {name for shape in shapes for name in shape.model_fields} | {*MARKS}
    kinds = {"header", "decision", "round", "branch", "note", "version", "n", "prev", "kind", "crc"}
    assert {name for name in names | kinds if f"`{name}`" not in page} == set()
    assert f"# The format of saved games, version {save_format.VERSION}\n" in page
