"""`backchannel handout`: a lesson in a box, as a page to print or as text."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from game import scenario
from game.cli import output
from game.cli.errors import Exit, Stop
from game.cli.export import STDOUT, deliver
from game.cli.play import find, load
from game.export.files import ExportProblem, check_place
from game.export.handout import handout as box_of
from game.export.handout import handout_html
from game.export.handout_text import handout_text
from game.model.scenario import Scenario
from game.words import join_words, nearest, show_controls


def handout(args: Namespace) -> int:
    """Write the handouts of a scenario: a page for each seat, one for everybody, and the facilitator's sheet."""
    path = find(args.scenario)
    try:
        if args.html not in (None, STDOUT):
            check_place(args.html)
        loaded = load(path)
        if loaded is None:
            return Exit.FAULTY
        seat = _seat(loaded, args.seat)
        box = box_of(loaded, _called(args.scenario, path))
        if args.html is None:
            output.write(handout_text(box, seat), is_ascii=args.ascii)
        else:
            deliver(handout_html(box, seat), args.html)
            if args.html != STDOUT:
                output.write(f"Written: {show_controls(args.html)}")
    except ExportProblem as problem:
        raise Stop(str(problem), Exit.FAULTY) from problem
    return Exit.DONE


def _called(given: str, path: Path) -> str:
    """What commands call the scenario: its id where it was shipped, else the file without its folder."""
    return given if given in scenario.names() else path.name


def _seat(loaded: Scenario, wanted: str | None) -> str:
    """The seat whose page is wanted; empty for the whole box. Raises Stop where there is no such seat."""
    if wanted is None or wanted in loaded.seats:
        return wanted or ""
    if wanted in loaded.actors:
        raise Stop(f"{loaded.actors[wanted].name} makes no moves in this scenario, so it has no page.")
    guess = nearest(wanted, loaded.seats)
    meant = f" Did you mean '{guess}'?" if guess else ""
    raise Stop(f"{loaded.title} has no seat '{wanted}'.{meant} Its seats are {join_words(loaded.seats)}.")
