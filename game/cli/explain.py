"""`backchannel explain`: what a code means, with an example and the same put right."""

from __future__ import annotations

from argparse import Namespace

from game.analysis.kinds import KINDS, kind_page
from game.cli import output
from game.cli.errors import Exit, Stop
from game.program import program
from game.scenario.codes import CODES
from game.scenario.explain import explain as page_of
from game.scenario.explain import find_code, guesses, list_codes
from game.words import join_words


def explain(args: Namespace) -> int:
    """Print the page of a code, or all codes where none is given."""
    if args.code is None:
        output.write(list_codes())
        return Exit.DONE
    kind = args.code.strip().lower().removeprefix("playtest-")
    if kind in KINDS:
        output.write(kind_page(kind))
        return Exit.DONE
    code = find_code(args.code)
    if code is None:
        meant = [f"{guess} ({CODES[guess].title})" for guess in guesses(args.code)]
        asked = f" Did you mean {join_words(meant, 'or')}?" if meant else ""
        raise Stop(f"There is no code '{args.code[:40]}'.{asked} `{program()} explain` lists them all.")
    output.write(page_of(code))
    return Exit.DONE
