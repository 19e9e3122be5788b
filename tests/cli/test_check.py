"""`backchannel check` and `backchannel explain` as commands."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from game.scenario.explain import explain
from tests.cli.commands import ROOT, Here, program

DATA = ROOT / "tests" / "data"
WARNED = str(DATA / "bad" / "S103-a-seat-with-a-single-choice.yaml")
GOOD = (DATA / "good" / "smallest.yaml").read_text(encoding="utf-8")
BAD = GOOD.replace("title: The bridge\n", "titel: The bridge\n")
PATIENCE = 20.0
"""Seconds that a line may take on a machine that is busy with something else."""


def test_strict_makes_warnings_count(run: Here) -> None:
    assert run("check", WARNED).code == 0
    assert run("check", WARNED, "--strict").code == 1
    assert run("check", "two-rivers", "--strict").code == 0


def test_annotations_for_github(run: Here) -> None:
    done = run("check", WARNED, "--format", "github")
    assert done.code == 0
    assert re.match(r"::warning file=.*S103.*,line=30,col=7,endLine=30,endColumn=11,title=S103::", done.out)


def test_watching_is_for_people(run: Here) -> None:
    done = run("check", "two-rivers", "--watch", "--format", "json")
    assert (done.code, done.out) == (2, "")
    assert "--watch" in done.err


# ── explain ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("typed", ["S021", "s021", "error[S021]"])
def test_a_code_is_explained(run: Here, typed: str) -> None:
    done = run("explain", typed)
    assert (done.code, done.out, done.err) == (0, explain("S021"), "")


def test_what_a_page_says_arrives_whole() -> None:
    assert program("explain", "S053").out == explain("S053")
    assert "¶" in program("explain", "S054", LC_ALL="C", PYTHONIOENCODING="ascii").out


def test_without_a_code_all_are_listed(run: Here) -> None:
    done = run("explain")
    assert done.code == 0
    assert "\n  S021  quote never closed\n" in done.out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("S0211", "Did you mean S021 (quote never closed)?"),
        ("quote", "S021 (quote never closed), S025 (quotes end too early)"),
        ("zebra", "There is no code 'zebra'. `backchannel explain` lists them all."),
        ("\x1b[31mred", "`backchannel explain` lists them all."),
        ("x" * 5000, "`backchannel explain` lists them all."),
    ],
)
def test_an_unknown_code_is_answered_with_a_guess(run: Here, typed: str, said: str) -> None:
    done = run("explain", typed)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "\x1b" not in done.err
    assert len(done.err) < 400


# ── --watch, in a process of its own ─────────────────────────────────────────────────────────────────────────────────


START = """
import signal, sys
from game.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(sys.argv[1:]))
"""
"""The program with Ctrl+C as at a terminal: tests that run behind a shell's `&` would hand down that it is ignored."""


class Watching:
    """`backchannel check --watch` on some files, and all that it has written so far."""

    def __init__(self, *names: str, options: tuple[str, ...] = ()) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, *options, "check", "--watch", *names],
            cwd=ROOT, env={**os.environ, "TERM": "dumb"}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        self.out = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.out += line.decode()

    def wait_for(self, text: str, after: int = 0) -> float:
        """Wait until this was written; how long it took."""
        start = time.monotonic()
        while text not in self.out[after:]:
            assert time.monotonic() - start < PATIENCE, f"{text!r} never came: {self.out}"
            time.sleep(0.01)
        return time.monotonic() - start

    def stop(self) -> int:
        """Ctrl+C; returns the exit code."""
        self._process.send_signal(signal.SIGINT)
        return self.end()

    def end(self) -> int:
        try:
            return self._process.wait(PATIENCE)
        finally:
            self._process.kill()
            self._reader.join(PATIENCE)
            assert self._process.stdout is not None
            self._process.stdout.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process alone")
@pytest.mark.parametrize("options", [(), ("--plain",)])
def test_watching_tells_each_save_until_ctrl_c(tmp_path: Path, options: tuple[str, ...]) -> None:
    path = tmp_path / "bridge.yaml"
    path.write_text(BAD, encoding="utf-8")
    watching = Watching(str(path), "two-rivers", options=options)
    try:
        watching.wait_for("Ctrl+C ends this.\n")
        assert "error[S040]" in watching.out
        path.write_text(GOOD, encoding="utf-8")
        took = watching.wait_for("bridge.yaml: mended, no faults.")
        before = len(watching.out)
        other = tmp_path / "bridge.yaml.new"
        other.write_text(BAD, encoding="utf-8")
        path.unlink()
        time.sleep(0.3)
        other.rename(path)
        watching.wait_for("bridge.yaml: 1 error.", before)
        assert "S001" not in watching.out
    finally:
        code = watching.stop()
    assert code == 0
    assert took < 5  # half a second where nothing else is going on
    assert watching.out.endswith("\nNo longer watching.\n")
    assert watching.out.count("two-rivers.yaml: no faults.") == 3
    assert "\x1b" not in watching.out
    assert "Traceback" not in watching.out
