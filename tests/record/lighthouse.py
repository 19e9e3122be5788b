"""Games of a small scenario, for the tests of saving: played by rule, so that two of them can be compared."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from game.model.scenario import Scenario
from game.playthrough import Decision, Playthrough, Prediction, Refused, Settings
from game.record import Game, new_game
from game.record.lines import decode, encode, fingerprint
from game.scenario import read_scenario

SAVES = Path(__file__).parent.parent / "data" / "saves"
SEATS = ("east", "west", "keeper")
REASONS = (
    "",
    "because of the oil",
    "Χώρος — «näher» ¶4",
    "two  spaces\tand\na line",
    "\x1b[31mred\u202e",
    "\U0001f5fc " * 90,
)
DIRECTIONS: tuple[Prediction, ...] = ("up", "same", "down")


@cache
def lighthouse() -> Scenario:
    """The scenario of tests/data/saves, loaded once."""
    return scenario_of((SAVES / "lighthouse.yaml").read_text(encoding="utf-8"))


def scenario_of(text: str) -> Scenario:
    loaded = read_scenario(text, "lighthouse.yaml")
    assert loaded.scenario is not None, loaded.problems
    return loaded.scenario


def begin(path: Path | None = None, *, seed: int = 7, seats: tuple[str, ...] = SEATS[:2]) -> Game:
    """A new game, saved in `path` or in the usual folder."""
    return new_game(lighthouse(), Settings(seed=seed, seats=seats), scenario_name="lighthouse", path=path)


def number(*words: object) -> int:
    """A number that depends on these words only."""
    return int.from_bytes(hashlib.sha256(repr(words).encode()).digest()[:4], "big")


def next_decision(playthrough: Playthrough, salt: int = 0) -> Decision:
    """What the next seat decides: always the same in the same place of the same game."""
    seat = playthrough.next_seat
    assert seat is not None
    lot = number(playthrough.state.digest(), playthrough.settings.seed, seat, salt)
    open_ = [offer.id for offer in playthrough.offers(seat) if offer.available]
    choice = open_[lot % len(open_)]
    ties = playthrough.prediction_ties(seat, choice) if lot % 2 else ()
    return Decision(seat, choice, REASONS[lot % len(REASONS)], dict.fromkeys(ties, DIRECTIONS[lot % 3]))


def play_on(playthrough: Playthrough, decisions: int = 1000, salt: int = 0) -> int:
    """Make so many decisions, or rounds where no person plays, or as many as there are; how many there were."""
    for made in range(decisions):
        if playthrough.is_over:
            return made
        seat = playthrough.next_seat
        answer = playthrough.play_round() if seat is None else playthrough.decide(next_decision(playthrough, salt))
        assert not isinstance(answer, Refused), answer
    return decisions


def uninterrupted(seed: int = 7, seats: tuple[str, ...] = SEATS[:2], salt: int = 0) -> Playthrough:
    """The same game without any file."""
    playthrough = Playthrough(lighthouse(), Settings(seed=seed, seats=seats))
    play_on(playthrough, salt=salt)
    return playthrough


def saved(path: Path, decisions: int = 1000, *, seed: int = 7, seats: tuple[str, ...] = SEATS[:2]) -> list[bytes]:
    """Play so far, close the game, and return the lines of its file."""
    with begin(path, seed=seed, seats=seats) as game:
        play_on(game.playthrough, decisions)
    return path.read_bytes().splitlines(keepends=True)


def written_again(lines: list[bytes], index: int, change: dict[str, object]) -> bytes:
    """The file with one line changed, and all numbers, links and checksums made to fit: a careful forgery."""
    result: list[bytes] = []
    for position, line in enumerate(lines):
        body = decode(line.rstrip(b"\n"))
        del body["n"], body["prev"]
        kind = body.pop("kind")
        if position == index:
            kind = change.get("kind", kind)
            body |= {name: value for name, value in change.items() if name != "kind"}
        previous = fingerprint(result[-1].rstrip(b"\n")) if result else ""
        result.append(encode(position, previous, kind, body))
    return b"".join(result)
