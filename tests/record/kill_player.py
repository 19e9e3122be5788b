"""Plays line by line, as a person at the command line does, until it is killed.

`python -m tests.record.kill_player FOLDER TRIALS` plays the tutorial from a script in a process of its own, again and
again, and kills that process with signal 9 at a random moment. It prints a JSON list: for each trial, what each game
had told its player by then ("Round 2 is played"). Each trial is a fork, so that hundreds of them cost one start of
Python.
"""

from __future__ import annotations

import io
import json
import os
import random
import re
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

from game.cli.main import main as backchannel

SCRIPT = "1\n2\n3\n"
"""The guild's choices in its three rounds; all of them are always open."""


def play(folder: Path, trial: int, pipe: int) -> NoReturn:
    """Play one game after another; what the player reads goes through a pipe at once."""
    sys.stdout = io.TextIOWrapper(os.fdopen(pipe, "wb", buffering=0), encoding="utf-8", write_through=True)
    for count in range(10_000):
        path = folder / f"{trial:03}-{count:03}.jsonl"
        sys.stdin = io.StringIO(SCRIPT)
        sys.stdout.write(f"\nGAME {path.name}\n")
        backchannel(["play", "two-rivers", "--seat", "ferry", "--seed", str(trial), "--plain", "--save", str(path)])
    raise SystemExit("the player was not killed")


def told(text: str) -> dict[str, int]:
    """How many rounds each game said were played."""
    games = re.split(r"^GAME (\S+)$", text, flags=re.MULTILINE)[1:]
    return {
        name: len(re.findall(r"^Round \d+ is played", said, re.MULTILINE))
        for name, said in zip(games[::2], games[1::2], strict=True)
    }


def main(folder: Path, trials: int) -> None:
    """Run all trials and print what each was told."""
    lot = random.Random(23)
    sys.stdin, output = io.StringIO(SCRIPT), sys.stdout
    sys.stdout = io.StringIO()
    backchannel(["play", "two-rivers", "--seat", "ferry", "--plain", "--save", str(folder / "warm.jsonl")])
    sys.stdin = io.StringIO(SCRIPT)  # once more, now that everything is loaded
    begun = time.perf_counter()
    backchannel(["play", "two-rivers", "--seat", "ferry", "--plain", "--save", str(folder / "warm-2.jsonl")])
    length = time.perf_counter() - begun
    sys.stdout = output
    found = []
    for trial in range(trials):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            try:
                play(folder, trial, writing)
            finally:
                os._exit(3)
        os.close(writing)
        said = os.read(reading, 65536)  # it has begun
        time.sleep(lot.uniform(0, 1.5 * length))
        os.kill(child, signal.SIGKILL)
        while part := os.read(reading, 65536):
            said += part
        os.close(reading)
        _, status = os.waitpid(child, 0)
        found.append([os.WIFSIGNALED(status), told(said.decode("utf-8", "ignore"))])
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
