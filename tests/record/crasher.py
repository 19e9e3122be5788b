"""Plays and saves until it is killed: `python -m tests.record.crasher FOLDER TRIALS` prints what it was told was saved.

Each trial is a fork, so that thirty of them cost one start of Python. A trial of a named point kills itself there; the
others are killed from outside at a random moment. The last thing printed is a JSON list: file, decisions acknowledged.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

from game import durable
from game.record import store
from tests.record.lighthouse import begin, lighthouse, play_on

POINTS = ("before-write", "in-write", "before-sync", "after-sync", "in-create", "before-name", "after-name")


def die() -> NoReturn:
    """End at once, as by a power switch."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise SystemExit


def arm(point: str, at: int) -> None:
    """Arrange to be killed when `at` more writes of that kind have been done."""
    real_write, real_sync, real_name = os.write, durable.sync, durable._name
    left = [at + (point in ("before-write", "in-write"))]  # the first write of all makes the file

    def due() -> bool:
        left[0] -= 1
        return left[0] < 0

    def write(descriptor: int, data: bytes) -> int:
        if point == "before-write" and due():
            die()
        if point in ("in-write", "in-create") and due():
            real_write(descriptor, data[: len(data) // 2])
            die()
        return real_write(descriptor, data)

    def sync(descriptor: int) -> None:
        if point == "before-sync" and due():
            die()
        real_sync(descriptor)
        if point == "after-sync" and due():
            die()

    def name(temporary: Path, path: Path) -> None:
        if point == "before-name" and due():
            die()
        real_name(temporary, path)
        if point == "after-name" and due():
            die()

    if point in ("in-create", "before-name", "after-name"):
        durable._name = name
        if point == "in-create":
            left[0] = 0
            durable.os.write = write  # type: ignore[attr-defined]
    else:
        store.os.write = write  # type: ignore[attr-defined]
        store.sync = sync  # type: ignore[attr-defined]


def play(folder: Path, trial: int, pipe: int, point: str) -> NoReturn:
    """Play game after game and tell, through a pipe, what has been saved."""
    tell = os.write
    if point:
        arm(point, trial % 4)
    for count in range(10_000):
        path = folder / f"{trial:02}-{count:04}.jsonl"
        with begin(path, seed=trial) as game:
            tell(pipe, f"{path.name} 0\n".encode())
            made = 0
            while play_on(game.playthrough, 1):
                made += 1
                tell(pipe, f"{path.name} {made}\n".encode())
    raise SystemExit("the crasher was not killed")


def main(folder: Path, trials: int) -> None:
    """Run all trials and print what each was told."""
    lot = random.Random(11)
    lighthouse()  # loaded here, so that no fork loads it again
    found = []
    for trial in range(trials):
        point = POINTS[trial] if trial < len(POINTS) else ""
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            try:
                play(folder, trial, writing, point)
            finally:
                os._exit(3)
        os.close(writing)
        told = b""
        if not point:
            told = os.read(reading, 65536)  # it has begun
            time.sleep(lot.uniform(0, 0.03))
            os.kill(child, signal.SIGKILL)
        while part := os.read(reading, 65536):
            told += part
        os.close(reading)
        _, status = os.waitpid(child, 0)
        acknowledged = dict(line.split() for line in told.decode().splitlines())
        found.append([trial, point, os.WIFSIGNALED(status), {name: int(made) for name, made in acknowledged.items()}])
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
