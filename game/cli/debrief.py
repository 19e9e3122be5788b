"""`backchannel debrief`: what saved games came to, as a page, a table, Markdown, or a text to read."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from game import record
from game.cli import output
from game.cli.errors import Exit, Stop, complain
from game.cli.gathered import gathered
from game.debrief.class_figures import class_figures
from game.debrief.class_shapes import Entrant
from game.export.files import ExportProblem, check_place, write_new_or_replace
from game.record.gather import Found
from game.record.telling import comments_of
from game.words import join_words, show_controls

STDOUT = "-"
"""What is named to have one of the files printed."""


def debrief(args: Namespace) -> int:
    """Tell one game, or a class's games together; 1 where a save could not be read, with the rest done all the same."""
    places = _places(args)
    found = gathered(args.saves)
    saves = [*{(one.path, one.variation or 0): one for one in found.saves}.values()]  # SAVE#0 is SAVE
    games, unread = _read(saves)
    unread += found.unread
    if not games:
        nothing = "nothing was written" if places else "there is nothing to tell"
        raise Stop(f"None of these saves could be read, so {nothing}.", Exit.FAULTY)
    text = _One(games[0]) if len(saves) == 1 else _Class(games, unread)
    failed = False
    say = complain if STDOUT in places.values() else output.write
    for kind, place in places.items():
        made = text.made(kind)
        if place == STDOUT:
            output.write(made)
            continue
        try:
            write_new_or_replace(place, made)
        except ExportProblem as problem:
            complain(str(problem))
            failed = True
        else:
            say(f"Written: {show_controls(place)}")
    if not places:
        output.write(text.plain(), is_ascii=args.ascii)
    return Exit.FAULTY if unread or failed else Exit.DONE


class _One:
    """One game in each of its forms."""

    def __init__(self, game: Entrant) -> None:
        from game.export.report import report

        self._games = [game]
        self._report = report(game.playthrough, game.name, game.comments)

    def made(self, kind: str) -> str:
        """The text of a file of this kind: html, csv or markdown."""
        if kind == "html":
            from game.export.game_page import game_page

            return game_page(self._report)
        return _csv(self._games) if kind == "csv" else self._markdown()

    def plain(self) -> str:
        """The text for a terminal."""
        return self._markdown(is_plain=True)

    def _markdown(self, is_plain: bool = False) -> str:
        from game.export.markdown import game_markdown

        return game_markdown(self._report, is_plain=is_plain)


class _Class:
    """A class's games in each of its forms. The table has every game; the figures have those of one scenario."""

    def __init__(self, games: list[Entrant], unread: Sequence[str]) -> None:
        from game.export.class_page import class_report

        self._games = games
        same, others = _same_scenario(games)
        for sentence in others:
            complain(sentence)
        scenario = same[0].playthrough.scenario
        self._report = class_report(scenario, class_figures(same), [*others, *unread])

    def made(self, kind: str) -> str:
        """The text of a file of this kind: html, csv or markdown."""
        if kind == "html":
            from game.export.class_page import class_page

            return class_page(self._report)
        return _csv(self._games) if kind == "csv" else self._markdown()

    def plain(self) -> str:
        """The text for a terminal."""
        return self._markdown(is_plain=True)

    def _markdown(self, is_plain: bool = False) -> str:
        from game.export.markdown import class_markdown

        return class_markdown(self._report, is_plain=is_plain)


def _csv(games: Sequence[Entrant]) -> str:
    from game.export.table import decisions_csv

    return decisions_csv(games)


def _places(args: Namespace) -> dict[str, str]:
    """Where each kind of file goes ("-" is stdout). Raises Stop, before anything is read, where it cannot go there."""
    named = {kind: name for kind in ("html", "csv", "markdown") if (name := getattr(args, kind)) is not None}
    taken: set[Path | str] = set()
    for kind, name in named.items():
        try:
            place = name if name == STDOUT else check_place(name)
        except ExportProblem as problem:
            raise Stop(str(problem), Exit.FAULTY) from problem
        if place in taken:
            raise Stop(f"--{kind} names a file that another option names as well. Give each a name of its own.")
        taken.add(place)
    return named


def _read(saves: Sequence[Found]) -> tuple[list[Entrant], list[str]]:
    """The games that can be read, and a sentence for each save that cannot, which is said at once as well."""
    games: list[Entrant] = []
    unread: list[str] = []
    for one in saves:
        try:
            game = record.read_game(one.path, one.variation or 0)
            comments = comments_of(record.read_notes(one.path, one.variation or 0))
        except record.SaveProblem as problem:
            complain(str(problem))
            unread.append(f"{show_controls(one.name)}: it could not be read.")
            continue
        for note in game.notes:
            complain(f"{show_controls(one.label)}: {note}")
        games.append(Entrant(one.label, game.playthrough, comments))
    return games, unread


def _same_scenario(games: Sequence[Entrant]) -> tuple[list[Entrant], list[str]]:
    """The games of the scenario that most were played with, and a sentence about the others."""
    texts = Counter(game.playthrough.scenario.text for game in games)
    text = max(texts, key=lambda one: texts[one])  # of equals, the first that was named
    same = [game for game in games if game.playthrough.scenario.text == text]
    title = same[0].playthrough.scenario.title
    others: dict[str, list[str]] = {}
    for game in games:
        if game.playthrough.scenario.text != text:
            others.setdefault(game.playthrough.scenario.title, []).append(game.name)
    return same, [_other(title, other, names) for other, names in others.items()]


def _other(title: str, other: str, names: Sequence[str]) -> str:
    """Why games of another scenario are not in the figures."""
    what = f"another version of {title}" if other == title else other
    was, it, them, its = ("was", "it is", "it", "its") if len(names) == 1 else ("were", "they are", "them", "their")
    return (
        f"{join_words(names)} {was} played with {what}, so {it} not in the figures of {title}. "
        f"Sum {them} up in a run of {its} own."
    )
