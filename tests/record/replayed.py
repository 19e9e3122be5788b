"""What the oldest saves, and games played now, come out as: `python -m tests.record.replayed`, one line for each.

A line holds a hash of every choice, outcome, event, ledger line, score and flag (not of words, which may be mended). It
must be the same on every machine, in every version of Python, whatever the hash seed.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from pathlib import Path

from game.record import replay_json, verify
from tests.record.lighthouse import SAVES, SEATS, begin, play_on

KEPT = ("choices", "outcomes", "events", "ledger", "scores", "usual", "indicators", "flags", "digest")
"""What a round comes to; the rest of the document may grow."""
KEPT_OF_ENTRIES = ("round", "quantity", "before", "after", "rule", "cause", "via")


def line(name: str, path: Path) -> str:
    """One save as one line."""
    assert verify(path).ok
    document = replay_json(path)
    rounds = [{key: round_[key] for key in KEPT} for round_ in document["rounds"]]
    for round_ in rounds:
        round_["ledger"] = [{key: entry[key] for key in KEPT_OF_ENTRIES} for entry in round_["ledger"]]
    text = json.dumps([document["start"], rounds, document["ending"]], ensure_ascii=True, separators=(",", ":"))
    return f"{name} {len(rounds)} {hashlib.sha256(text.encode('ascii')).hexdigest()}"


def replayed() -> str:
    """All of them."""
    lines = [line(path.stem, path) for path in sorted((SAVES / "v1").glob("*.jsonl"))]
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(12):
            path = Path(folder) / f"seed-{seed}.jsonl"
            with begin(path, seed=seed, seats=SEATS[: seed % 4]) as game:
                play_on(game.playthrough)
            lines.append(line(path.stem, path))
    return "".join(f"{text}\n" for text in lines)


if __name__ == "__main__":
    sys.stdout.write(replayed())
