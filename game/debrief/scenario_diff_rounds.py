"""Which round of an older scenario is which of a newer one, and what became of the choices in them."""

from __future__ import annotations

from collections.abc import Iterator

from game.debrief.scenario_diff_facts import Renames, choice_facts, facts_changed, texts, texts_changed
from game.model.moves import Choice
from game.model.parts import Round
from game.model.scenario import Scenario
from game.words import plural

Pairs = dict[int, int]
"""Rounds of the older scenario to those of the newer one, both counted from 0."""
SHOWN_IDS = 12
"""Ids of choices that are named where a whole round goes or comes."""

Told = tuple[str, str, str, str]
"""What a sentence is about, its id, what happened to it (added, removed, moved, changed), and the sentence."""


def pair_rounds(old: Scenario, new: Scenario) -> Pairs:
    """By id where both have one, then by the choices that they share, then by title, then by place."""
    pairs: Pairs = {}

    def free(found: dict[int, Round], taken: object) -> dict[int, Round]:
        return {n: round_ for n, round_ in found.items() if n not in taken}  # type: ignore[operator]

    olds, news = dict(enumerate(old.rounds)), dict(enumerate(new.rounds))
    ids = {round_.id: n for n, round_ in news.items() if round_.id}
    pairs.update({n: ids[round_.id] for n, round_ in olds.items() if round_.id in ids})

    shared = sorted(
        (-len(_ids(a) & _ids(b)), abs(n - m), n, m)
        for n, a in free(olds, pairs).items()
        for m, b in free(news, pairs.values()).items()
        if _ids(a) & _ids(b)
    )
    for _, _, n, m in shared:
        if n not in pairs and m not in pairs.values():
            pairs[n] = m
    for n, round_ in free(olds, pairs).items():
        same = [m for m, other in free(news, pairs.values()).items() if other.title == round_.title]
        if same:
            pairs[n] = same[0]
    for n in free(olds, pairs):
        if n in free(news, pairs.values()):
            pairs[n] = n
    return dict(sorted(pairs.items()))


def _ids(round_: Round) -> set[str]:
    return {choice.id for choices in round_.choices.values() for choice in choices}


def round_edits(old: Scenario, new: Scenario, pairs: Pairs) -> Iterator[Told]:
    """Rounds that were removed, added, moved or called otherwise."""
    for n, round_ in enumerate(old.rounds):
        if n not in pairs:
            gone = [name for name in _in_order(round_) if name not in new.choices_by_id]
            yield "round", _id(round_, n), "removed", f"{_called(round_, n)} was removed{_with(gone)}"
    for m, round_ in enumerate(new.rounds):
        if m not in pairs.values():
            come = [name for name in _in_order(round_) if name not in old.choices_by_id]
            yield "round", _id(round_, m), "added", f"{_called(round_, m)} was added{_with(come)}"
    for n, m in pairs.items():
        was, now = old.rounds[n], new.rounds[m]
        if n != m:
            yield "round", _id(now, m), "moved", f"{_called(now, m)} was round {n + 1}"
        if was.title != now.title:
            yield "round", _id(now, m), "changed", f'round {m + 1} is now called "{now.title}", was "{was.title}"'
        if was.id != now.id:
            words = f"round {m + 1} has the id {_id(now, m)}, was {_id(was, n)}; chance is drawn by it"
            yield "round", _id(now, m), "changed", words


def _called(round_: Round, number: int) -> str:
    return f'round {number + 1} "{round_.title}"'


def _id(round_: Round, number: int) -> str:
    return round_.id or f"round-{number + 1}"


def _in_order(round_: Round) -> list[str]:
    return [choice.id for choices in round_.choices.values() for choice in choices]


def _with(ids: list[str]) -> str:
    if not ids:
        return ""
    more = ", ..." if len(ids) > SHOWN_IDS else ""
    return f", with {plural(len(ids), 'choice')}: {', '.join(ids[:SHOWN_IDS])}{more}"


def rename_choices(old: Scenario, new: Scenario, names: Renames) -> None:
    """Guess which choices only have another id: same seat, same contents, and no other choice like it."""
    gone = [name for name in old.choices_by_id if name not in new.choices_by_id]
    come = [name for name in new.choices_by_id if name not in old.choices_by_id]
    for name in gone:
        _, seat, choice = old.choices_by_id[name]
        like = [
            other
            for other in come
            if new.choices_by_id[other][1] == names.actor(seat) and _same(choice, new.choices_by_id[other][2], names)
        ]
        if len(like) == 1 and like[0] not in names.choices.values():
            names.choices[name] = like[0]


def _same(old: Choice, new: Choice, names: Renames) -> bool:
    return (
        old.label == new.label
        and choice_facts(old, names) == choice_facts(new)
        and sorted(text for _, text in texts(old)) == sorted(text for _, text in texts(new))
    )


def choice_edits(old: Scenario, new: Scenario, pairs: Pairs, names: Renames) -> Iterator[Told]:
    """Choices that were removed, added, moved, or bring something else; whole rounds speak for theirs."""
    was, now = old.choices_by_id, new.choices_by_id
    for name, (n, seat, _) in was.items():
        if name not in now and n in pairs:
            yield "choice", name, "removed", f"choice {name} ({seat}, round {n + 1}) was removed"
    back = {guess: name for name, guess in names.choices.items()}
    for name, (m, seat, _) in now.items():
        if name not in was and m in pairs.values():
            guess = f"; its contents are those of {back[name]}, so it was probably renamed" if name in back else ""
            yield "choice", name, "added", f"choice {name} ({seat}, round {m + 1}) was added{guess}"
    for name, (n, seat, choice) in was.items():
        if name in now:
            yield from _edited(name, (n, seat, choice), now[name], pairs, names)


def _edited(
    name: str, old: tuple[int, str, Choice], new: tuple[int, str, Choice], pairs: Pairs, names: Renames
) -> Iterator[Told]:
    (n, was_seat, was), (m, seat, now) = old, new
    called = f"choice {name} ({seat}, round {m + 1})"
    if names.actor(was_seat) != seat:
        yield "choice", name, "moved", f"{called} now belongs to {seat}, was {was_seat}'s"
    if pairs.get(n) != m:
        yield "choice", name, "moved", f"{called} was in round {n + 1}"
    if was.label != now.label:
        yield "choice", name, "changed", f'{called} is now called "{now.label}", was "{was.label}"'
    for clause in facts_changed(choice_facts(was, names), choice_facts(now)):
        yield "choice", name, "changed", f"{called} {clause}"


def round_texts(old: Scenario, new: Scenario, pairs: Pairs) -> int:
    """How many texts of rounds and choices differ, in those that both scenarios have."""
    count = sum(texts_changed(_frame(old.rounds[n]), _frame(new.rounds[m])) for n, m in pairs.items())
    both = [name for name in old.choices_by_id if name in new.choices_by_id]
    return count + sum(texts_changed(old.choices_by_id[name][2], new.choices_by_id[name][2]) for name in both)


def _frame(round_: Round) -> Round:
    """A round without its choices, which are compared by themselves."""
    return round_.model_copy(update={"choices": {}})
