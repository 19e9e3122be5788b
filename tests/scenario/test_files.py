"""Hostile and unlucky files: each is a diagnostic in words, soon, and never an exception."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from game.diagnostics import render_text
from game.scenario import files as files_module
from game.scenario import load_file, read_scenario
from game.words import FORBIDDEN

SMALLEST = Path(__file__).parent.parent / "data" / "good" / "smallest.yaml"


def only_code(path: Path | str) -> str:
    loaded = load_file(path)
    assert loaded.scenario is None
    told = render_text(loaded.problems, loaded.text)
    assert not FORBIDDEN.search(told)
    codes = [problem.code for problem in loaded.problems]
    assert len(codes) == 1, told
    return codes[0]


def test_a_file_that_is_not_there_is_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "after-doha.yaml").touch()
    problem = load_file(tmp_path / "after-dohar.yaml").problems[0]
    assert problem.code == "S001"
    assert "after-doha.yaml" in problem.help
    assert only_code(tmp_path / "none" / "at-all.yaml") == "S001"


def test_a_file_from_which_nothing_comes_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some files of the system look ordinary, and a read without waiting yields nothing at all."""

    class Silent:
        def __enter__(self) -> Silent:
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def read(self, _: int) -> None:
            return None

    def opened(handle: int, _: str) -> Silent:
        os.close(handle)
        return Silent()

    looks = os.stat(SMALLEST)
    monkeypatch.setattr("os.fdopen", opened)
    monkeypatch.setattr("os.fstat", lambda _: looks)
    assert only_code(SMALLEST) == "S003"


@pytest.mark.parametrize("name", ["\0", "a\0b.yaml", "x" * 5000, "\ud800.yaml"])
def test_a_name_that_no_file_can_have(name: str) -> None:
    assert only_code(name) in ("S001", "S003")


def test_a_folder(tmp_path: Path) -> None:
    assert only_code(tmp_path) == "S002"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_that_nobody_writes_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert only_code(tmp_path / "pipe.yaml") == "S002"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such device")
def test_a_device_without_end() -> None:
    assert only_code("/dev/zero") == "S002"


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    link = tmp_path / "loop.yaml"
    try:
        link.symlink_to(link)
    except OSError:
        pytest.skip("this system does not let us make links")
    assert only_code(link) == "S003"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.yaml"
    path.write_text("title: x", encoding="utf-8")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert only_code(path) == "S003"
    assert "you may not read it" in load_file(path).problems[0].message


def test_a_file_that_vanishes_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "gone.yaml"
    path.write_text("title: x", encoding="utf-8")
    opened = os.open

    def vanish(name: str, flags: int) -> int:
        Path(name).unlink()
        return opened(name, flags)

    monkeypatch.setattr(os, "open", vanish)
    assert only_code(path) == "S001"


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"# " + b"x" * (files_module.MAX_BYTES + 1))
    assert only_code(path) == "S004"
    assert read_scenario("x" * (files_module.MAX_BYTES + 1), "text").problems[0].code == "S004"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_another_encoding_is_named(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(SMALLEST.read_text(encoding="utf-8").encode(encoding))
    problem = load_file(path).problems[0]
    assert problem.code == "S005"
    assert "UTF-" in problem.message
    assert "UTF-8" in problem.help


def test_a_letter_of_windows_is_found_and_named(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"format: 1\r\ntitle: \xe4\xb8\xad Caf\xe9\r\n")
    loaded = load_file(path)
    problem = loaded.problems[0]
    assert (problem.code, problem.line, problem.column) == ("S005", 2, 13)
    assert "é" in problem.message
    assert "title: 中 Caf" in render_text(loaded.problems, loaded.text)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing yet\n", "---\n", "\ufeff", "--- {}\n", "[]"])
def test_an_empty_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    assert only_code(path) == "S006"


def laughs(levels: int = 12) -> str:
    """References to references: a gigabyte, if anyone followed them."""
    lines = ["a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    for level in range(1, levels):
        name, before = chr(97 + level), chr(96 + level)
        lines.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    return "\n".join(lines)


HOSTILE: dict[str, Callable[[], str]] = {
    "references to references": laughs,
    "merges": lambda: "a: &a {x: 1}\n" + "".join(f"b{n}: {{<<: [*a, *a]}}\n" for n in range(500)),
    "a reference to itself": lambda: "a: &a [*a]",
    "types by hand": lambda: '!!python/object/apply:os.system ["echo no"]',
    "brackets": lambda: "[" * 500_000,
    "braces": lambda: "{a: " * 200_000,
    "dashes": lambda: "- " * 400_000,
    "steps": lambda: "".join(" " * depth + f"a{depth}:\n" for depth in range(1000)),
    "a number without end": lambda: "format: " + "9" * 900_000,
    "sixty at a time": lambda: "format: 1" + ":59" * 300_000,
    "names without end": lambda: "".join(f"a{number}: 1\n" for number in range(80_000)),
    "one name again and again": lambda: "title: x\n" * 40_000,
    "nothing but names": lambda: "{" + ", ".join(f"a{number}" for number in range(40_000)) + "}",
    "nothing": lambda: "\0" * 1_000_000,
    "escapes": lambda: "title: \x1b]0;gone\x07\n" * 30_000,
    "tabs": lambda: "\ttitle: x\n" * 90_000,
    "colons": lambda: "a: b: c\n" * 90_000,
    "quotes": lambda: 'a: "b\n' * 90_000,
    "one line of tabs": lambda: "\t" * 1_000_000 + "a",
    "one line of spaces in a bracket": lambda: "a: {" + " " * 1_000_000 + "b",
    "brackets below a text": lambda: "title: x\n  " + "a: {" * 200_000,
    "one line": lambda: "title: " + "x" * 1_000_000,
    "odd steps": lambda: "".join(" " * (number * 7 % 41) + "a: b\n" for number in range(20_000)),
    "half a pair": lambda: "title: \ud800\n",
    "half a pair as a code": lambda: 'title: "\\ud800"\n',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_refused_in_words(name: str) -> None:
    loaded = read_scenario(HOSTILE[name](), "hostile.yaml")
    assert loaded.scenario is None
    assert loaded.problems
    told = render_text(loaded.problems, loaded.text)
    assert not FORBIDDEN.search(told)
    assert len(told) < 30_000
