"""`backchannel replay` with --against (saved games under an edited scenario) or --rescue (a damaged one)."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from game import record
from game.cli import output
from game.cli.errors import Exit, Stop
from game.cli.gathered import gathered
from game.cli.play import find, load
from game.model.scenario import Scenario
from game.record.gather import Found
from game.record.problem import shown
from game.words import join_words, show_controls

_OTHERS = ("against", "rescue", "verify", "branch", "note", "choice", "text", "mark")
"""What else `replay` can be asked to do with a save."""


def replay_otherwise(args: Namespace) -> int:
    """What `replay` does with --against or --rescue; neither goes with the other, or with --verify."""
    if not (args.against or args.rescue):
        raise Stop(
            "Several saved games can be looked at together only with --against, which plays them under an edited "
            "scenario. Give one of them."
        )
    does = [f"--{name}" for name in _OTHERS if getattr(args, name) not in (None, False)]
    if len(does) > 1:
        raise Stop(f"{join_words(does)} are different things to do. Leave out all but one of them.")
    if args.against:
        return against(args)
    if len(args.save) > 1:
        raise Stop("--rescue makes one new file of one damaged save. Give one of them.")
    if args.format:
        raise Stop("--rescue says in sentences what it did, so it does not go with --format. Leave out one of them.")
    return rescue(args)


def rescue(args: Namespace) -> int:
    """Copy what is whole of a damaged save to a new file, and say what that is."""
    from game.record.rescue import rescue_save

    try:
        rescued = rescue_save(Path(args.save[0]), Path(args.rescue))
    except record.SaveProblem as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    output.write("\n".join(rescued.messages), is_ascii=args.ascii)
    return Exit.DONE


def against(args: Namespace) -> int:
    """Compare one save in full, or several in a table; 1 where one ends otherwise or a choice cannot be made."""
    path = find(args.against)
    edited = load(path)
    if edited is None:
        return Exit.FAULTY
    found = gathered(args.save)
    saves = _lines_of_play(found.saves)
    is_table = len(saves) > 1 or Path(args.save[0]).is_dir()
    from game.record.against_json import tried_json
    from game.record.against_words import Tried, against_text, table_text

    def attempt(save: Found) -> Tried:
        from game.record.against import play_against

        name = show_controls(f"{save.name}#{save.variation}" if save.variation else save.name)
        try:
            game = record.read_game(save.path, save.variation or 0)
        except record.SaveProblem as problem:
            return Tried(name, problem=str(problem))
        recorded = game.playthrough
        inside = recorded.scenario
        told = Tried(name, inside.title, inside.hash, told=game.notes)
        if is_table and _is_other(inside, edited):
            return replace(told, problem=f"a game of {inside.title}, left out", is_other=True)
        return replace(told, against=play_against(recorded, edited))

    tries = [attempt(save) for save in saves]
    name = shown(path)
    if not is_table and tries[0].against is None:
        raise Stop(tries[0].problem, Exit.FAULTY)
    if args.format == "json":
        document = {"against": name, "title": edited.title, "saves": [tried_json(tried) for tried in tries]}
        output.write_json(document)
    else:
        text = table_text(tries, name) if is_table else against_text(tries[0], name)
        output.write(text, is_ascii=args.ascii)
    is_tested = any(not tried.is_other for tried in tries)
    return Exit.FAULTY if not is_tested or found.unread or any(tried.fails for tried in tries) else Exit.DONE


def _lines_of_play(saves: Sequence[Found]) -> list[Found]:
    """Each line of play once: a save without a number behind it means its game and every variation."""
    lines: dict[tuple[Path, int | None], Found] = {}
    for one in saves:
        numbers = [one.variation]
        if one.variation is None:
            try:
                numbers = [branch.id for branch in record.branches(one.path)]
            except record.SaveProblem:
                numbers = [0]  # what is wrong with it is said when it is played
        for number in numbers:
            lines.setdefault((one.path, number), replace(one, variation=number))
    return [*lines.values()]


def _is_other(inside: Scenario, edited: Scenario) -> bool:
    """Whether a save is of quite another scenario: a folder may hold games of several."""
    return inside.title != edited.title and not inside.choices_by_id.keys() & edited.choices_by_id.keys()
