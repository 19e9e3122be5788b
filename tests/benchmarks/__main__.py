"""Print how long things take, beside what they may take: `make bench`, or `python -m tests.benchmarks [playtests]`."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from game.engine import resolve, start
from game.model.base import Policy
from game.model.scenario import Scenario
from game.playthrough import Playthrough, Settings
from game.record import new_game, read_game
from game.scenario import find, load_file
from game.scenario import shipped as shipped_files
from tests.benchmarks.crowd import crowd

GAME = [sys.executable, "-m", "game"]
EMPTY_APP = [sys.executable, "-c", "from textual.app import App; App().run()"]
FRAME = b"\x1b[1;1H"
"""What Textual writes before it paints a whole screen."""
RUNS = 7


def line(what: str, milliseconds: float, limit: float | None = None, more: str = "") -> None:
    """One line of the table; a value over its limit is marked."""
    allowed = "" if limit is None else f"{limit:8.1f}"
    over = "  over" if limit is not None and milliseconds > limit else ""
    print(f"{what:<58}{milliseconds:9.2f}{allowed:>10}{over}  {more}".rstrip(), flush=True)


def median_ms(work: Callable[[], object], runs: int) -> float:
    """The median time of some runs, after one that warms up, in milliseconds."""
    work()
    gc.collect()
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def shipped(name: str) -> Scenario:
    """A scenario that comes with the game."""
    path = find(name)
    scenario = load_file(path).scenario if path else None
    if scenario is None:
        raise SystemExit(f"{name} cannot be loaded; `backchannel check` says why")
    return scenario


def played(scenario: Scenario, policy: Policy, seed: int) -> Playthrough:
    """A whole game in which the computer has every seat."""
    game = Playthrough(scenario, Settings(seed=seed, computers=dict.fromkeys(scenario.seats, policy)))
    while not game.is_over:
        game.play_round()
    return game


def commands() -> None:
    """The commands that answer without a screen, each in a fresh interpreter."""

    def run(*words: str) -> Callable[[], object]:
        return lambda: subprocess.run([*words], check=True, capture_output=True)

    line("an empty Python", median_ms(run(sys.executable, "-c", ""), RUNS))
    line("backchannel --version", median_ms(run(*GAME, "--version"), RUNS))
    for name in ("two-rivers", "after-doha"):
        path = find(name)
        line(f"backchannel check {name}", median_ms(run(*GAME, "check", str(path)), RUNS))


def games() -> None:
    """Whole games and single rounds, in this interpreter."""
    doha = shipped("after-doha")
    policies: tuple[tuple[Policy, float], ...] = (("random", 5), ("goal", 80))
    for policy, limit in policies:
        seeds = iter(range(1000))
        taken = median_ms(lambda policy=policy, seeds=seeds: played(doha, policy, next(seeds)), 30)  # type: ignore[misc]
        line(f"After Doha, 8 rounds, {len(doha.seats)} seats on `{policy}`", taken, limit)
    for actors, limit in ((5, 1.0), (12, 5.0)):
        line(f"one round resolved, {actors} actors", one_round(crowd(actors, 3)), limit)


def one_round(scenario: Scenario) -> float:
    """The second round of a game: every seat takes a choice with acts, and the first round still echoes."""
    state = resolve(scenario, start(scenario), {seat: f"{seat}-1-wait" for seat in scenario.seats}, seed=1).state
    choices = {seat: f"{seat}-2-talk" for seat in scenario.seats}
    return median_ms(lambda: resolve(scenario, state, choices, seed=1), 200)


def saves(folder: Path) -> None:
    """Reading a long game back, which plays it again."""
    scenario = crowd(5, 30)
    path = folder / "long.jsonl"
    game = new_game(scenario, Settings(seed=1), scenario_name="crowd", path=path)
    while not game.playthrough.is_over:
        game.playthrough.play_round()
    game.close()

    def read() -> None:
        assert len(read_game(path).playthrough.played) == 30

    line("a save of 30 rounds read and replayed, 5 actors", median_ms(read, 15), more="(its scenario loaded each time)")
    playthrough = read_game(path).playthrough

    def replay() -> None:
        again = Playthrough(scenario, playthrough.settings)
        for done in playthrough.played:
            choices = {chosen.seat: chosen.choice for chosen in done.step.chosen}
            outcomes = {chosen.seat: chosen.outcome for chosen in done.step.chosen if chosen.outcome}
            again.restore_round(choices, outcomes, done.decisions, done.picks)
        assert again.state.digest() == playthrough.state.digest()

    line("30 rounds replayed, 5 actors", median_ms(replay, 15), 50)


def screens(env: dict[str, str]) -> None:
    """Start and key presses, seen from outside in a terminal of 120 by 34."""
    from tests.benchmarks.terminal import Terminal  # not at the top: Windows has no pseudo-terminals

    def shown(command: list[str], marker: bytes) -> float:
        taken = []
        for _ in range(RUNS):
            with Terminal(command, env) as terminal:
                taken.append(terminal.until(marker))
        return statistics.median(taken)

    shown(GAME, FRAME)
    empty = shown(EMPTY_APP, FRAME)
    line("start to first frame: an empty Textual app", empty)
    ours = shown(GAME, FRAME)
    line("start to first frame: backchannel", ours, 1.3 * empty, f"{ours / empty:.2f} times the empty one")
    line("start to the scenarios on screen", shown(GAME, b"After Doha"))
    with Terminal([*GAME, "play", "two-rivers", "--seed", "1"], env) as terminal:
        terminal.until(FRAME)
        for _ in range(6):
            terminal.settle()
            if b"What will" in terminal.seen:
                break
            terminal.press(b"\r")
        presses = [terminal.press(key) for key in [b"\x1b[B", b"\x1b[B", b"\x1b[A"] * 10]
    painted("situation room", presses)
    own = Path(env["BACKCHANNEL_HOME"]) / "own.yaml"
    own.write_bytes(next(path for path in shipped_files() if path.stem == "after-doha").read_bytes())
    still = env | {"TEXTUAL_ANIMATIONS": "none"}  # a cursor that blinks is never at rest
    with Terminal([*GAME, "edit", str(own)], still) as terminal:
        line("start to the editor with its faults listed", terminal.until(b"No faults"))
        terminal.settle()
        presses = []
        for _ in range(15):
            presses += [terminal.press(b"x"), terminal.press(b"\x7f")]
            terminal.settle(0.6)  # the text is read once the fingers rest
    painted("editor, 2,100 lines", presses, "to the preview's last paint")


def painted(where: str, presses: Sequence[tuple[float, float] | None], after: str = "") -> None:
    """How long keys took to be painted; `after` names what follows the key by itself, where something does."""
    seen = [press for press in presses if press]
    if not seen:
        print(f"{where}: no key painted anything")
        return
    line(f"{where}: key to first paint", statistics.median(first for first, _ in seen), 50)
    last = statistics.median(last for _, last in seen)
    line(f"{where}: key {after or 'to last paint'}", last, None if after else 50)


def main() -> None:
    """Print the whole table; with the word `playtests`, only how fast those are."""
    if os.name == "posix" and sys.argv[1:] in ([], ["playtests"]):
        from tests.benchmarks.playtests import playtests  # not at the top: Windows has no such measure of memory

        playtests(shipped("after-doha"))
        if sys.argv[1:]:
            return
    print(f"{'':<58}{'median ms':>9}{'at most':>10}")
    with tempfile.TemporaryDirectory() as home:
        env = {name: value for name, value in os.environ.items() if not name.startswith(("TEXTUAL", "NO_COLOR"))}
        env |= {"BACKCHANNEL_HOME": home, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        os.environ["BACKCHANNEL_HOME"] = home
        games()
        saves(Path(home))
        commands()
        if os.name == "posix":
            screens(env)


if __name__ == "__main__":
    main()
