"""What became of saved games under an edited scenario: as text for one, as a table for many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.debrief.text import cut, pad, wrap
from game.diagnostics import cells
from game.engine.plan import USUAL
from game.playthrough.sentences import RULE_NAMES
from game.record.against import Against, EndingAgainst, RoundAgainst
from game.record.against_ledger import LineAgainst, Moved
from game.words import clean_line, plural, signed

WIDTH = 100
"""Cells a line of the text may take; ids of ties and causes are long."""
SHOWN_LATER = 8
"""Choices of later rounds that are named."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One save of a regression test."""

    save: str
    """How the save is called."""
    scenario: str = ""
    """The title of the scenario inside it."""
    hash: str = ""
    """SHA-256 of that scenario's text."""
    against: Against | None = None
    """None where it could not be played: then `problem` says why."""
    problem: str = ""
    """A sentence."""
    told: tuple[str, ...] = ()
    """What the person should know about the file: sentences."""
    is_other: bool = False
    """A game of quite another scenario, which was left out."""

    @property
    def is_unread(self) -> bool:
        """Whether the save could not be read, so that nothing is known of how it ends."""
        return self.against is None and not self.is_other

    @property
    def fails(self) -> bool:
        """Whether it makes the test fail."""
        return self.is_unread or (self.against is not None and self.against.fails)


def ending_words(ending: EndingAgainst) -> str:
    """How a game stands when its choices are used up: `"Truce" (truce) after round 3`."""
    if ending.kind == "ended":
        return f'"{ending.title}" ({ending.id}) after round {ending.rounds}'
    if ending.kind == "stopped":
        return f"none: the game stops in round {ending.rounds + 1}"
    return f"none yet: {plural(ending.rounds, 'round')} played, the game goes on"


def against_text(tried: Tried, file: str) -> str:
    """The whole comparison of one save."""
    against = tried.against
    assert against is not None
    lines = wrap(f"{tried.scenario}: {tried.save} as recorded, and under {file}", WIDTH)
    lines += [line for sentence in tried.told for line in wrap(sentence, WIDTH)] + [""]
    lines += [*_edits(against), "", "What the recorded choices bring now"]
    if against.start:
        lines.append("  Before round 1")
        for moved in [moved for moved in against.start if not _goes_along(moved, against.start)]:
            lines += _line(f"{moved.quantity} is {moved.now}, as recorded {moved.was}", 4)
    limit = _limit(against)
    same: list[RoundAgainst] = []
    for round_ in against.rounds:
        if round_.is_same:
            same.append(round_)
            continue
        lines += _same(same, limit) + _round(round_)
        same = []
    lines += _same(same, limit)
    for missing in against.missing:
        lines += _line(missing.sentence, 2)
    if against.missing:
        lines += _line(
            "Here the game stops, since with another choice it would be another game. Nothing after it was played.", 2,
        )  # fmt: skip
    for missing in against.later[:SHOWN_LATER]:
        lines += _line(missing.sentence, 2)
    if len(against.later) > SHOWN_LATER:
        lines += _line(f"{plural(len(against.later) - SHOWN_LATER, 'more choice')} of later rounds no longer exist.", 2)
    for was, now in against.diff.renames.indicators.items():
        lines += _line(f"Compared under its id now, since it was probably renamed: {was}, now {now}.", 2)
    for names, when, change in ((against.only_recorded, "as recorded", "removed"), (against.only_now, "now", "added")):
        if names:
            lines += _line(f"Not compared, since they are there only {when}: {_gathered(against, names, change)}.", 2)
    lines += ["", *wrap(f"Ending as recorded: {ending_words(against.recorded)}", WIDTH)]
    lines += wrap(f"Ending now:         {ending_words(against.now)}", WIDTH)
    return "\n".join([*lines, _verdict(against)]) + "\n"


def _goes_along(moved: Moved, found: Sequence[Moved]) -> bool:
    """Whether this is the usual level of a tie that starts elsewhere by as much: the author wrote one number."""
    tie = moved.quantity.removeprefix(USUAL)
    return tie != moved.quantity and any((tie, moved.was, moved.now) == (m.quantity, m.was, m.now) for m in found)


def _edits(against: Against) -> list[str]:
    told = against.diff.lines
    if not told:
        return ["What was edited: nothing that a game or a reader would notice."]
    return ["What was edited", *(line for text in told for line in _line(text, 2))]


def _gathered(against: Against, names: Sequence[str], change: str) -> str:
    """Quantities that only one game has; those of an actor that only one game has are not told one by one."""
    actors = [edit.id for edit in against.diff.edits if (edit.kind, edit.change) == ("actor", change)]
    rest = [name for name in names if not any(actor in name.split(" ") for actor in actors)]
    return ", ".join([*(f"the ties from and to {actor}" for actor in actors), *rest])


def _verdict(against: Against) -> str:
    if against.missing:
        return "A recorded choice cannot be made any more."
    if against.is_other_ending:
        return "The game ends otherwise."
    return "The game ends as recorded."


def _limit(against: Against) -> str:
    """How far it can be known that nothing differs: empty where everything that was recorded can be compared."""
    return " in what can be compared" if against.only_recorded else ""


def _same(rounds: Sequence[RoundAgainst], limit: str) -> list[str]:
    """The rounds in which nothing differs; `limit` says how far that can be known."""
    if not rounds:
        return []
    first, last = rounds[0].round, rounds[-1].round
    if first == last:
        return [f"  Round {first} comes out as recorded{limit}."]
    return [f"  Rounds {first} {'and' if last == first + 1 else 'to'} {last} come out as recorded{limit}."]


def _round(round_: RoundAgainst) -> list[str]:
    choices = ", ".join(f"{seat} {choice}" for seat, choice in round_.choices.items())
    heading = _line(f'Round {round_.round} "{round_.title}": {choices}', 2)
    lines = [*heading]
    for text in (*round_.notes, *round_.flags):
        lines += _line(text, 4)
    for moved in [moved for moved in round_.moved if moved.lines]:
        lines += _line(f"{moved.quantity} is {moved.now}, as recorded {moved.was}", 4)
        lines += [text for line in _reasons(moved) for text in _line(line, 6)]
    as_before = [moved for moved in round_.moved if not moved.lines]
    if len(lines) > len(heading) or not all(moved.quantity.startswith(USUAL) for moved in as_before):
        as_before = [moved for moved in as_before if not moved.quantity.startswith(USUAL)]
    carried = [f"{moved.quantity} {signed(moved.now - moved.was)}" for moved in as_before]
    if carried:
        lines += _line(f"As before this round: {', '.join(carried)}", 4)
    return lines


def _reasons(moved: Moved) -> Iterable[str]:
    """The lines that come from the file one by one, those that only follow from other scores in one."""
    for line in moved.lines:
        if line.is_edit:
            yield f"{signed(line.now)}, as recorded {signed(line.was)}: {line_name(line)}: {line.why}"
    follow = [
        f"{line_name(line)} {signed(line.now)}, as recorded {signed(line.was)}"
        for line in moved.lines
        if not line.is_edit
    ]
    if follow:
        yield f"since scores stood elsewhere: {'; '.join(follow)}"
    if moved.carried:
        yield f"{signed(moved.carried)} from before this round"


def line_name(line: LineAgainst) -> str:
    """A line of the ledger by its rule and cause: `ripple through us -> qatar (choice us regret: consult qatar)`."""
    rule = RULE_NAMES[line.rule] + (f" through {line.via}" if line.via else "")
    if line.cause.kind == "rule":
        return rule
    cause = line.cause._replace(act="") if line.cause.act == line.cause.id else line.cause  # a standing move
    return f"{rule} ({cause})"


def _line(text: str, indent: int) -> list[str]:
    return wrap(text, WIDTH, " " * indent, " " * (indent + 2))


def first_difference(tried: Tried) -> str:
    """What to look at first, in a few words."""
    if tried.problem:
        return tried.problem
    against = tried.against
    assert against is not None
    first = against.first
    if against.start and first is not None:
        moved = against.start[0]
        return f"start: {moved.quantity} is {moved.now}, as recorded {moved.was}"
    if first is not None:
        if first.notes or first.flags:
            return f"round {first.round}: {(first.notes + first.flags)[0]}"
        moved = first.moved[0]
        return f"round {first.round}: {moved.quantity} is {moved.now}, as recorded {moved.was}"
    if against.missing:
        return against.missing[0].sentence
    if against.start:
        moved = against.start[0]
        return f"start: {moved.quantity} is {moved.now}, as recorded {moved.was}"
    if against.is_other_ending:
        return "the ending"
    return f"none{_limit(against)}"


def table_text(tries: Sequence[Tried], file: str) -> str:
    """Many saves: what was edited since each version of the scenario in them, and a row for each save."""
    lines = [*wrap(f"{plural(len(tries), 'save')} under {file}", WIDTH), ""]
    versions: dict[str, list[Tried]] = {}
    for tried in tries:
        if tried.against is not None:
            versions.setdefault(tried.hash, []).append(tried)
    for group in versions.values():
        against = group[0].against
        assert against is not None
        who = "" if len(versions) == 1 else f" since {', '.join(tried.save for tried in group)}"
        first, *rest = _edits(against)
        lines += [*wrap(f"{first}{who}", WIDTH), *rest, ""]
    rows = [("save", "ending as recorded", "ending now", "first difference")]
    rows += [(tried.save, *_endings(tried), _difference(tried)) for tried in tries]
    widths = [min(max(cells(row[column]) for row in rows), 34) for column in range(3)]
    for row in rows:
        head = "  ".join(pad(cut(text, width), width) for text, width in zip(row, widths, strict=False))
        lines += wrap(row[3], WIDTH + 20, f"{head}  ")
    return "\n".join([*lines, "", *_verdicts(tries)]) + "\n"


def _verdicts(tries: Sequence[Tried]) -> Iterable[str]:
    """What the test came to: of the games that were played, and of the saves that could not be."""
    played = [tried for tried in tries if tried.against is not None]
    failing = sum(tried.fails for tried in played)
    unread = sum(tried.is_unread for tried in tries)
    if failing:
        yield f"{failing} of {len(played)} fail: another ending, or a choice that cannot be made."
    elif played:
        yield f"{'The one game ends' if len(played) == 1 else f'All {len(played)} games end'} as recorded."
    elif not unread:
        yield "None of them is a game of this scenario."
    if unread:
        yield f"{plural(unread, 'save')} could not be read, so nothing is known of {'it' if unread == 1 else 'them'}."


def _endings(tried: Tried) -> tuple[str, str]:
    if tried.against is None:
        return "-", "-"
    return tuple(_short(one) for one in (tried.against.recorded, tried.against.now))  # type: ignore[return-value]


def _short(ending: EndingAgainst) -> str:
    words = {"ended": ending.id, "stopped": "stopped", "goes on": "goes on"}[ending.kind]
    return f"{words} (round {ending.rounds + (ending.kind == 'stopped')})"


def _difference(tried: Tried) -> str:
    words = clean_line(first_difference(tried), 400)
    if tried.against is not None and tried.against.missing:
        words = tried.against.missing[0].sentence
    mark = "NOT READ: " if tried.is_unread else "FAILS: " if tried.fails else ""
    return " ".join([f"{mark}{words}", *(f"({sentence})" for sentence in tried.told)])
