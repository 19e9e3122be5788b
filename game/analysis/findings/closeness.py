"""How near games came to a condition that never held: each part of it, with the closest value ever reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from game.analysis.findings.finding import Ground
from game.analysis.tally import Witness, bits
from game.engine.conditions import slot_tests
from game.engine.wording import choice_label, level
from game.model.conditions import Condition, Range
from game.words import join_words


class Closeness(NamedTuple):
    """What is known about a condition that never held."""

    sentences: tuple[str, ...]
    """What failed, and how near it came; a sentence for each part, without full stops."""
    witness: Witness | None
    """The game that came closest to the first part that failed; else any."""
    parts: tuple[str, ...] = ()
    """Each part by itself."""
    is_open: bool = False
    """Whether each part held in some game: nothing that is known keeps them from holding all at once."""


class _Part(NamedTuple):
    ever: bool
    sentence: str
    witness: Witness | None = None


def closeness(ground: Ground, condition: Condition | None, rounds: Sequence[int]) -> Closeness:
    """How near games came; `rounds` are the numbers of rounds played after which the condition is looked at."""
    if condition is None:
        return Closeness((), ground.any_game())
    parts = _parts(ground, condition, rounds)
    failed = [part for part in parts if not part.ever]
    if failed:
        witness = next((part.witness for part in failed if part.witness), None) or ground.any_game()
        said = tuple(part.sentence for part in failed)
        return Closeness(said, witness, said)
    asked = tuple(part.sentence for part in parts)
    sentences: tuple[str, ...] = (f"Each part was so in some games, never all at once: {'; '.join(asked)}",)
    if len(asked) == 1:
        sentences = (*asked, "By itself this was so in some games, in another round or beside another ending")
    return Closeness(sentences, ground.any_game(), asked, True)


def _parts(ground: Ground, condition: Condition, rounds: Sequence[int]) -> list[_Part]:
    scenario = ground.scenario
    found = [
        _range(ground, slot, Range(low, high), rounds) for slot, low, high in slot_tests(ground.layout.plan, condition)
    ]
    if condition.round is not None:
        found.append(_Part(True, f"round {condition.round.words()}"))
    for flag in condition.flags:
        ever = _flag_counts(ground, flag, rounds)[0] > 0
        found.append(_Part(ever, f"The flag '{flag}' was {'set in some games' if ever else 'never set by then'}"))
    for flag in condition.no_flags:
        ever = _flag_counts(ground, flag, rounds)[1] > 0
        found.append(_Part(ever, f"The flag '{flag}' was {'not set in some games' if ever else 'set in every game'}"))
    for choice in condition.chosen:
        ever = _was_made(ground, choice)
        made = "chosen in some games" if ever else "never chosen"
        found.append(_Part(ever, f"'{choice_label(scenario, choice)}' ({choice}) was {made}"))
    for choice in condition.not_chosen:
        found.append(_Part(True, f"'{choice_label(scenario, choice)}' ({choice}) must not have been chosen"))
    if condition.any:
        inside = [_parts(ground, part, rounds) for part in condition.any]
        ever = any(all(part.ever for part in parts) for parts in inside)
        said = " or ".join(join_words(part.sentence for part in parts) for parts in inside)
        witness = next((part.witness for parts in inside for part in parts if part.witness), None)
        found.append(_Part(ever, f"Of the alternatives: {said}", witness))
    return found


def _range(ground: Ground, slot: int, span: Range, rounds: Sequence[int]) -> _Part:
    name = ground.layout.plan.names[slot]
    called = ground.scenario.quantity_name(name)
    wanted = span.words(lambda number: level(name, number))
    best: tuple[int, int, int] | None = None
    for number in rounds:
        for tally in ground.tallies:
            for value in tally.values[number][slot]:
                distance = max(span.low - value, value - span.high, 0)
                if best is None or distance < best[0]:
                    best = (distance, value, number)
    if best is None:
        return _Part(False, f"{called} {wanted}: no game was played")
    distance, value, number = best
    if not distance:
        return _Part(True, f"{called} {wanted}")
    side = "high" if value < span.low else "low"
    witness = _extreme(ground, side, number, slot, value)
    when = f"after round {number}" if number else "at the start"
    return _Part(False, f"{called} {wanted}: the closest value ever reached is {level(name, value)}, {when}", witness)


def _extreme(ground: Ground, side: str, number: int, slot: int, value: int) -> Witness | None:
    """The game with the lowest or highest value, if that is this one."""
    for tally in ground.tallies:
        counts = tally.values[number][slot]
        if counts and (max(counts) if side == "high" else min(counts)) == value:
            return tally.witnesses.get((side, number, slot))
    return None


def _flag_counts(ground: Ground, flag: str, rounds: Sequence[int]) -> tuple[int, int]:
    """In how many games and rounds a flag was set, and was not."""
    if flag not in ground.layout.flags:
        return 0, 1
    bit = ground.layout.flags.index(flag)
    is_set = is_not = 0
    for tally in ground.tallies:
        for number in rounds:
            for mask, count in tally.flags[number].items():
                if bit in bits(mask):
                    is_set += count
                else:
                    is_not += count
    return is_set, is_not


def _was_made(ground: Ground, choice: str) -> bool:
    return any(aim.kind == "choice" and aim.id == choice for aim in ground.seen)


__all__ = ["Closeness", "closeness"]
